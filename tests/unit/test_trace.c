/* test_trace.c - traces written by hand: what is seen, where it stands, how pieces are cut. */
#include "test.h"

#include "base/utf8.h"
#include "read/pdf/pdf_read.h"
#include "read/pdf/pdf_trace.h"

/* What a page says: its glyphs that are seen, and how many rules it has. */
typedef struct seen {
    char text[256];
    size_t n;
    size_t across, down;
    unsigned pages;
    bao__pdf_glyph first;
    uint32_t sights[BAO__PDF_SIGHT_COUNT];
    uint32_t digits_unseen;
} seen;

static bool whole(void *ud, bao__pdf_page *page)
{
    seen *s = ud;
    s->pages++;
    s->across = page->across.count;
    s->down = page->down.count;
    s->digits_unseen = page->digits_unseen;
    memcpy(s->sights, page->sights, sizeof s->sights);
    for (size_t i = 0; i < page->glyph_count; i++) {
        if (page->glyphs[i].sight == BAO__PDF_SEEN && s->n + 5 < sizeof s->text) {
            s->first = s->n ? s->first : page->glyphs[i];
            s->n += bao_utf8_put(s->text + s->n, page->glyphs[i].c);
        }
    }
    return true;
}

/* Reads a trace in pieces of `step` bytes. */
static seen read_in(const char *trace, size_t step)
{
    seen s = {0};
    static bao__trace t;
    bao__pdf_page page = {.arena = bao_arena_new(&bao_alloc_libc),
                          .scratch = bao_arena_new(&bao_alloc_libc)};
    t = (bao__trace){.page = &page, .whole = whole, .ud = &s, .most = 10};
    for (size_t n = strlen(trace); n;) {
        const size_t piece = n < step ? n : step;
        bao__trace_feed(&t, (bao_span){trace, piece});
        trace += piece;
        n -= piece;
    }
    bao_arena_drop(page.arena);
    bao_arena_drop(page.scratch);
    return s;
}

#define PAGE  "<page number=\"1\" mediabox=\"0 0 200 100\">\n"
#define TEXT  "<fill_text colorspace=\"DeviceRGB\" color=\"0 0 0\" transform=\"1 0 0 1 0 0\">\n"
#define WHITE "<fill_text colorspace=\"DeviceRGB\" color=\"1 1 1\" transform=\"1 0 0 1 0 0\">\n"
#define SPAN  "<span font=\"A>B\" wmode=\"0\" bidi=\"0\" trm=\"10 0 0 -10\">\n"
#define ONE   "<g unicode=\"1\" glyph=\"2\" x=\"10\" y=\"50\" adv=\".5\"/>\n"
#define TWO   "<g unicode=\"年\" glyph=\"3\" x=\"15\" y=\"50\" adv=\"1\"/>\n"
#define ENDS  "</span>\n</fill_text>\n"

static void pieces_may_be_cut_anywhere(void)
{
    static const char trace[] =
        "<document>" PAGE TEXT "<span font=\"AB\" wmode=\"0\" trm=\"10 0 0 -10\">" ONE TWO
        "<g unicode=\"&lt;\" glyph=\"1\" x=\"30\" y=\"50\" adv=\".5\"/>"
        "<g unicode=\"&#x25;\" glyph=\"1\" x=\"35\" y=\"5e1\" adv=\".5\"/>" ENDS "</page>"
        "</document>";
    for (size_t step = 1; step < sizeof trace; step = step * 2 + 1) {
        const seen s = read_in(trace, step);
        CHECK_THAT(strcmp(s.text, "1年<%") == 0, "in pieces of %zu: %s", step, s.text);
        CHECK(s.pages == 1);
        CHECK(s.first.left == 10 && s.first.right == 15 && s.first.base == 50 &&
              s.first.size == 10);
    }
}

static void a_page_that_is_cut_off_is_not_told_of(void)
{
    CHECK(read_in(PAGE TEXT SPAN ONE, 7).pages == 0);
}

static void what_nobody_sees_is_marked(void)
{
    seen s = read_in(PAGE WHITE SPAN ONE ENDS "</page>", 64);
    CHECK(s.n == 0 && s.sights[BAO__PDF_WHITE] == 1 && s.digits_unseen == 1);
    s = read_in(
        PAGE "<ignore_text transform=\"1 0 0 1 0 0\">" SPAN ONE "</span></ignore_text></page>", 64);
    CHECK(s.n == 0 && s.sights[BAO__PDF_INVISIBLE] == 1);
    s = read_in(PAGE "<clip_path transform=\"1 0 0 1 0 0\"><moveto x=\"100\" y=\"0\"/>"
                     "<lineto x=\"200\" y=\"100\"/></clip_path>" TEXT SPAN ONE ENDS
                     "<pop_clip/>" TEXT SPAN TWO ENDS "</page>",
                64);
    CHECK(strcmp(s.text, "年") == 0 && s.sights[BAO__PDF_CLIPPED] == 1);
    s = read_in(PAGE TEXT SPAN ONE TWO ENDS TEXT SPAN
                "<g unicode=\"年\" glyph=\"3\" x=\"15.3\" y=\"50\" adv=\"1\"/>" ENDS "</page>",
                64);
    CHECK(strcmp(s.text, "1年") == 0 && s.sights[BAO__PDF_TWICE] == 1);
}

#define BOX(colour)                                                                                \
    "<fill_path colorspace=\"DeviceGray\" color=\"" colour "\" transform=\"1 0 0 1 0 0\">"         \
    "<moveto x=\"0\" y=\"0\"/><lineto x=\"100\" y=\"0\"/><lineto x=\"100\" y=\"90\"/>"             \
    "<lineto x=\"0\" y=\"90\"/><closepath/></fill_path>"

static void grounds_and_covers_count(void)
{
    seen s = read_in(PAGE BOX("0") WHITE SPAN ONE ENDS "</page>", 64);
    CHECK(strcmp(s.text, "1") == 0);
    s = read_in(PAGE TEXT SPAN ONE ENDS BOX("1") "</page>", 64);
    CHECK(s.n == 0 && s.sights[BAO__PDF_COVERED] == 1);
    s = read_in(PAGE TEXT SPAN ONE ENDS
                "<group blendmode=\"Multiply\" alpha=\"1\">" BOX(".5") "</group></page>",
                64);
    CHECK(strcmp(s.text, "1") == 0);
}

static void thin_areas_and_strokes_are_rules(void)
{
    const seen s = read_in(
        PAGE "<fill_path color=\"0\" colorspace=\"DeviceGray\" transform=\"1 0 0 -1 0 100\">"
             "<moveto x=\"10\" y=\"10\"/><lineto x=\"60\" y=\"10\"/><lineto x=\"60\" y=\"10.5\"/>"
             "<lineto x=\"10\" y=\"10.5\"/><closepath/><moveto x=\"61\" y=\"10\"/>"
             "<lineto x=\"90\" y=\"10\"/><lineto x=\"90\" y=\"10.5\"/><lineto x=\"61\" y=\"10.5\"/>"
             "<closepath/></fill_path>"
             "<stroke_path color=\"0\" colorspace=\"DeviceGray\" transform=\"1 0 0 1 0 0\">"
             "<moveto x=\"10\" y=\"10\"/><lineto x=\"10\" y=\"80\"/><lineto x=\"50\" y=\"99\"/>"
             "</stroke_path></page>",
        64);
    CHECK(s.across == 1); /* its two pieces are one */
    CHECK(s.down == 1);
}

static void a_page_on_its_side_is_turned(void)
{
    const seen s = read_in(
        PAGE TEXT "<span font=\"A\" wmode=\"0\" trm=\"0 10 10 0\">" ONE
                  "<g unicode=\"2\" glyph=\"3\" x=\"10\" y=\"55\" adv=\".5\"/>" ENDS "</page>",
        64);
    CHECK(s.first.left == 50 && s.first.right == 55 && s.first.base == 190);
}

static void nonsense_is_passed_over(void)
{
    CHECK(read_in("<<<>>><page><g/><span trm=\"x\"><pop_clip/></page><g unicode=\"", 3).pages == 1);
    CHECK(read_in("<page mediabox=\"0 0 1e99 -1e-99\"><pop_clip/><end_layer/></mask></group>"
                  "<closepath/><lineto x=\"\"/></fill_path></page>",
                  5)
              .pages == 1);
}

/* All bytes of a file; the caller frees them. */
static char *bytes_of(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    char *bytes = malloc(1 << 20);
    *size = file && bytes ? fread(bytes, 1, 1 << 20, file) : 0;
    if (file) {
        fclose(file);
    }
    return bytes;
}

static void every_allocation_may_fail(void)
{
    size_t size;
    char *bytes = bytes_of("tests/fuzz/seeds/page.trace", &size);
    CHECK(size > 0);
    for (long budget = 0; size; budget++) {
        test_tap tap = {.left = budget};
        const bao_alloc alloc = {&tap, test_tap_realloc};
        bao_arena *arena = bao_arena_new(&alloc);
        bao_report report;
        bao_error error = {BAO_MEMORY, ""};
        if (arena) {
            bao_report_start(&report, arena, BAO_SPAN("a.pdf"), "pdf");
            const bao_span all = {bytes, size};
            bao_status status = bao__pdf_read_trace(&report, all, all, &error);
            status = status == BAO_OK ? bao_report_finish(&report, &error) : status;
            CHECK(status == BAO_OK || status == BAO_MEMORY);
            if (status == BAO_OK) {
                CHECK(report.table_count == 1 && report.box_count > 4);
                CHECK(bao_report_page(&report, 0) == 1);
            }
            error.status = status;
        }
        bao_arena_drop(arena);
        CHECK(tap.live == 0);
        if (error.status == BAO_OK) {
            break;
        }
    }
    free(bytes);
}

static void what_is_made_to_be_slow_is_refused(void)
{
    const size_t n = 70000;
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_buf out = bao_buf_in(arena);
    bao_report report;
    bao_error error;
    bao_buf_string(&out, PAGE TEXT "<span trm=\".01 0 0 .01\">");
    for (size_t i = 0; i < n; i++) { /* one letter, again and again, in one small place */
        bao_buf_format(&out, "<g unicode=\"1\" x=\"%zu.%zu\" y=\"50.%zu\" adv=\".1\"/>",
                       10 + i / 10000 % 7, i % 100, i / 100 % 100);
    }
    bao_buf_string(&out, ENDS "</page>");
    bao_report_start(&report, arena, BAO_SPAN("a.pdf"), "pdf");
    CHECK(bao__pdf_read_trace(&report, bao_buf_view(&out), bao_buf_view(&out), &error) ==
          BAO_LIMIT);
    bao_arena_drop(arena);
}

int main(void)
{
    what_is_made_to_be_slow_is_refused();
    every_allocation_may_fail();
    pieces_may_be_cut_anywhere();
    a_page_that_is_cut_off_is_not_told_of();
    what_nobody_sees_is_marked();
    grounds_and_covers_count();
    thin_areas_and_strokes_are_rules();
    a_page_on_its_side_is_turned();
    nonsense_is_passed_over();
    return test_end();
}

/* test_ways_back.c - from any piece of the folded view back to the source: the bytes found,
 * decoded, are what the piece was folded from, in every encoding; and readers survive want of
 * memory in each. */
#include "reading.h"

#include <iconv.h>

#include "base/file.h"

typedef struct encoding {
    const char *name; /* iconv's */
    const char *mark; /* byte order mark */
    size_t mark_size;
    const char *declared; /* or NULL */
} encoding;

static const encoding encodings[] = {{"UTF-8", "", 0, NULL},
                                     {"GB18030", "", 0, "gb2312"},
                                     {"BIG5-HKSCS", "", 0, "big5"},
                                     {"UTF-16LE", "\xFF\xFE", 2, NULL},
                                     {"UTF-16BE", "\xFE\xFF", 2, NULL},
                                     {"EUC-TW", "", 0, "euc-tw"},
                                     {"UTF-32LE", "", 0, "utf-32le"}};

static uint64_t state = 88172645463325252u;

static uint32_t below(uint32_t n)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)(state % n);
}

/* Converts all of `in`; false when a character is not in the target. */
static bool convert(const char *from, const char *to, bao_span in, char *out, size_t room,
                    size_t *n)
{
    iconv_t cd = iconv_open(to, from);
    char *p = (char *)(uintptr_t)in.p;
    char *q = out;
    size_t left = in.n, space = room;
    const bool done =
        cd != (iconv_t)-1 && iconv(cd, &p, &left, &q, &space) != (size_t)-1 && left == 0;
    if (cd != (iconv_t)-1) {
        iconv_close(cd);
    }
    *n = room - space;
    return done;
}

/* Words as reports have them, in every form that folding changes. */
static const char *const words[] = {"郑州市",   "鄭州市",   "全市共受理",   "政府信息公開",
                                    "申请",     "３２０８", "3208",         "件",
                                    "，",       "。",       "、",           "（一）",
                                    "(二)",     "公報公開", "％",           "%",
                                    " ",        "　",       "\n",           "\r\n",
                                    "網絡申請", "ＡＢＣ",   "檔案",         "繁體",
                                    "1,234",    "近30万条", "：",           "其中",
                                    "〔2016〕", "－",       "未收费。\n\n", "一、概述\n",
                                    "民眾",     "①",        "㈠",           "裏裡"};

/* A report of random words that `e` has, in UTF-8; returns its size. */
static size_t make_text(const encoding *e, char *out, size_t room)
{
    char bytes[64];
    size_t n = 0, used;
    while (n + 64 < room) {
        const bao_span word = bao_span_of(words[below(sizeof words / sizeof *words)]);
        if (convert("UTF-8", e->name, word, bytes, sizeof bytes, &used)) {
            memcpy(out + n, word.p, word.n);
            n += word.n;
        }
    }
    return n;
}

static bool is_white(uint32_t code)
{
    return code == ' ' || code == '\n' || code == '\r' || code == '\t' || code == 0x3000;
}

/* `s` without white space, in `out`. */
static bao_span without_white(bao_span s, char *out)
{
    char *q = out;
    while (s.n) {
        size_t size;
        const uint32_t code = bao_utf8_next(s.p, &size);
        if (!is_white(code)) {
            memcpy(q, s.p, size);
            q += size;
        }
        s.p += size;
        s.n -= size;
    }
    return (bao_span){out, (size_t)(q - out)};
}

static uint32_t at_character(bao_span view, uint32_t at)
{
    while (at > 0 && at < view.n && ((unsigned char)view.p[at] & 0xC0) == 0x80) {
        at--;
    }
    return at;
}

/* One random piece of the view: its source bytes, decoded by iconv, are its raw text, and that
 * folds to the piece. */
static void check_piece(bao_arena *arena, const bao_report *report, const encoding *e)
{
    static char decoded[1 << 16], got[1 << 16], want[1 << 16];
    const bao_span view = bao_fold_view(&report->fold);
    const uint32_t from = at_character(view, below((uint32_t)view.n));
    const uint32_t to = at_character(view, from + below((uint32_t)(view.n - from) + 1));
    if (to <= from) {
        return;
    }
    const bao_source_range source = bao_report_source(report, (bao_range){from, to});
    const bao_span piece = without_white(bao_span_cut(view, (bao_range){from, to}), want);
    CHECK(source.from <= source.to && source.to <= report->text.source.n);
    CHECK(source.from < source.to || piece.n == 0); /* the mark between blocks has no bytes */
    const bao_span bytes = {report->text.source.p + source.from, source.to - source.from};
    size_t n;
    CHECK_THAT(convert(e->name, "UTF-8", bytes, decoded, sizeof decoded, &n), "%s: cut characters",
               e->name);
    const bao_span raw = bao_report_raw(report, (bao_range){from, to});
    CHECK_THAT(bao_span_equal(raw, (bao_span){decoded, n}), "%s: '%.*s' is not '%.*s'", e->name,
               (int)n, decoded, (int)raw.n, raw.p);
    const bao_span folded = without_white(bao_fold_string(arena, raw), got);
    CHECK_THAT(bao_span_equal(folded, piece), "%s: '%.*s' folds to '%.*s', not '%.*s'", e->name,
               (int)raw.n, raw.p, (int)folded.n, folded.p, (int)piece.n, piece.p);
}

static void pieces_lead_to_their_bytes(const encoding *e)
{
    static char text[3000], source[12000];
    for (int round = 0; round < 20; round++) {
        size_t used;
        const size_t n = make_text(e, text, 200 + below(sizeof text - 200));
        memcpy(source, e->mark, e->mark_size);
        CHECK(convert("UTF-8", e->name, (bao_span){text, n}, source + e->mark_size,
                      sizeof source - e->mark_size, &used));
        bao_arena *arena = bao_arena_new(&bao_alloc_libc);
        const bao_read_options options = {.declared = e->declared ? bao_span_of(e->declared)
                                                                  : (bao_span){NULL, 0}};
        bao_report report;
        bao_error error;
        const bao_status status =
            bao_report_read(&report, arena, (bao_span){source, e->mark_size + used},
                            BAO_SPAN("random.txt"), &options, &error);
        CHECK_THAT(status == BAO_OK, "%s: %s", e->name, error.message);
        for (int piece = 0; status == BAO_OK && piece < 200; piece++) {
            check_piece(arena, &report, e);
        }
        bao_arena_drop(arena);
    }
}

/* Reads with 0, 1, 2 … allocations allowed, and then under limits that bite anywhere. */
static void reading_survives_every_refusal(bao_span source, const char *name)
{
    bao_status status = BAO_MEMORY;
    for (long left = 0; status == BAO_MEMORY; left++) {
        test_tap tap = {.left = left};
        const bao_alloc alloc = {&tap, test_tap_realloc};
        bao_arena *arena = bao_arena_new(&alloc);
        bao_report report;
        status = arena ? read_named(arena, source, name, &report) : BAO_MEMORY;
        bao_arena_drop(arena);
        CHECK_THAT(tap.live == 0, "%s: %ld left", name, tap.live);
    }
    CHECK_THAT(status == BAO_OK || status == BAO_EMPTY, "%s: %s", name, bao_status_code(status));
    const bao_status without_limit = status;
    status = BAO_MEMORY;
    for (size_t limit = 64; status == BAO_MEMORY; limit += 64 + limit / 16) {
        bao_arena *arena = bao_arena_new(&bao_alloc_libc);
        bao_report report;
        bao_arena_limit(arena, limit);
        status = read_named(arena, source, name, &report);
        bao_arena_drop(arena);
    }
    CHECK_THAT(status == without_limit, "%s: %s", name, bao_status_code(status));
}

static void samples_survive_every_refusal(const char *root)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_files files = {0};
    CHECK(bao_files_add(&files, arena, root, NULL, NULL) == BAO_OK && files.count > 0);
    for (size_t i = 0; i < files.count; i++) {
        bao_span source;
        bao_error error;
        CHECK(bao_file_read(arena, files.paths[i], 0, &source, &error) == BAO_OK);
        reading_survives_every_refusal(source, files.paths[i]);
    }
    bao_arena_drop(arena);
}

/* A place between characters at or before `at`. */
static uint32_t between(bao_span view, uint32_t at)
{
    while (at && at < view.n && ((unsigned char)view.p[at] & 0xC0) == 0x80) {
        at--;
    }
    return at;
}

/* Looking beside the last place finds what looking from the start does, in whatever order. */
static void places_are_found_beside_the_last(bao_span source, const char *name)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    size_t fold = 0, text = 0;
    uint32_t line = 0;
    CHECK(read_named(arena, source, name, &report) == BAO_OK);
    const bao_span view = bao_fold_view(&report.fold);
    for (int i = 0; i < 3000; i++) {
        const uint32_t n = (uint32_t)view.n, from = between(view, below(n));
        const uint32_t to = between(view, from + below(i % 3 ? 9 : n - from));
        const bao_range place = {from, to > from ? to : from};
        const bao_range want = bao_fold_text(&report.fold, place);
        const bao_range got = bao_fold_text_near(&report.fold, place, &fold);
        const bao_source_range there = bao_text_source(&report.text, want);
        const bao_source_range near = bao_text_source_near(&report.text, want, &text);
        CHECK_THAT(got.from == want.from && got.to == want.to, "fold %u to %u", from, to);
        CHECK_THAT(near.from == there.from && near.to == there.to, "text %u to %u", from, to);
        line = bao_lines_find_near(&report.lines, want.from, line);
        CHECK(line == bao_lines_find(&report.lines, want.from));
    }
    bao_arena_drop(arena);
}

static const char page[] =
    "<html><body><h1>郑州市2016年政府信息公开工作年度报告</"
    "h1>\n<p>一、概述<p>全市共受理&nbsp;３２０８件，\n"
    "网絡申請&#52;２２件&mdash;&mdash;占<b>9</"
    "b>%。\n<table><tr><td>本年新收<td>１２<td>&nbsp;<tr><td>予以公开<td>"
    "1,234<td>件</table>\n<p>二、依申请公開政府信息情況\n<p>公報公開近30万條，未收费。\n</body></"
    "html>\n";

int main(void)
{
    places_are_found_beside_the_last(BAO_SPAN(page), "page.html");
    places_are_found_beside_the_last(BAO_SPAN("一、概述\n全市共受理３２０８件，１２件未答复。\n"),
                                     "a.txt");
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
        pieces_lead_to_their_bytes(&encodings[i]);
    }
    samples_survive_every_refusal("tests/samples");
    samples_survive_every_refusal("tests/fuzz/seeds");
    return test_end();
}

/* markdown_take.c - the text of a report without the marks of Markdown, with the way back. */
#include "base/find.h"
#include "read/html_reference.h"
#include "read/markdown.h"
#include "read/words.h"

typedef struct taking {
    bao_report *report;
    bao_span page;
    bao_buf out;
    bao_piece *pieces;
    size_t count, capacity;
    bool failed;
} taking;

static void add_piece(taking *t, uint32_t at, uint32_t size)
{
    if (!BAO_RESERVE(t->report->arena, t->pieces, t->count, t->capacity)) {
        t->failed = true;
        return;
    }
    t->pieces[t->count++] = (bao_piece){(uint32_t)t->out.n, at, size};
}

static void put(void *user, const char *bytes, size_t n, bao_range page)
{
    taking *t = user;
    if (n) {
        add_piece(t, page.from, page.to - page.from);
        bao_buf_bytes(&t->out, bytes, n);
    }
}

static void copy_plain(taking *t, uint32_t from, uint32_t to)
{
    const bao_piece *last = t->count ? &t->pieces[t->count - 1] : NULL;
    if (from >= to) {
        return;
    }
    if (!last || last->size || t->out.n - last->text != from - last->page) {
        add_piece(t, from, 0);
    }
    bao_buf_bytes(&t->out, t->page.p + from, to - from);
}

/* &nbsp; and the like are what they stand for. */
static void copy(void *user, bao_range page)
{
    taking *t = user;
    uint32_t from = page.from;
    for (const char *p = t->page.p + from, *const end = t->page.p + page.to;
         from < page.to && (p = memchr(p, '&', (size_t)(end - p)));) {
        char text[BAO__REFERENCE_BYTES];
        size_t size;
        const size_t used =
            bao__reference_read((bao_span){p, (size_t)(end - p)}, true, text, &size);
        const uint32_t at = (uint32_t)(p - t->page.p);
        if (used > 3 && p[used - 1] == ';') {
            copy_plain(t, from, at);
            put(t, text, size, (bao_range){at, at + (uint32_t)used});
            from = at + (uint32_t)used;
        }
        p += used ? used : 1;
    }
    copy_plain(t, from, page.to);
}

/* Some mark may be there: most texts are passed over. */
static bool has_marks(bao_span s)
{
    static const char *const marks[] = {"**", "__", "[^", "^[", "\\", "$", "~~",  "<",
                                        "]_", "](", "+-", "--", "==", "&", ":su", "]{"};
    if (memchr(s.p, '^', s.n)) {
        return true;
    }
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (bao_find(s, bao_span_of(marks[i]))) {
            return true;
        }
    }
    return false;
}

/* A title's underline: ======. */
static bool is_underline(bao_span s)
{
    size_t n = 0;
    while (n < s.n && s.p[n] == '=') {
        n++;
    }
    return n >= 4 && bao__blanks(s, n) == s.n;
}

static void take_lines(taking *t, bao__left_out *left_out)
{
    const bao_lines *lines = &t->report->lines;
    const bao__unmarked to = {t, copy, put};
    for (size_t i = 0; i < lines->count && !t->failed;) {
        const bao_range line = lines->items[i];
        const uint32_t next = i + 1 < lines->count ? lines->items[i + 1].from : (uint32_t)t->page.n;
        const size_t used = bao__markdown_table(&to, t->page, lines, i);
        if (used) {
            i += used;
            continue;
        }
        if (!is_underline(bao_span_cut(t->page, line))) {
            bao__markdown_line(&to, t->page, line, left_out);
            copy_plain(t, line.to, next);
        }
        i++;
    }
}

bool bao__markdown_take(bao_report *report)
{
    const bao_span page = report->text.utf8;
    taking t = {.report = report, .page = page, .out = bao_buf_in(report->arena)};
    bao__left_out left_out = {0};
    if (!page.n || !has_marks(page)) {
        return true;
    }
    take_lines(&t, &left_out);
    if (t.failed || t.out.failed) {
        return false;
    }
    if (left_out.count) {
        bao_warn(&report->warnings, "STRUCK_TEXT",
                 bao_text_source(&report->text, (bao_range){left_out.at, left_out.at}).from,
                 "line %u: text that is struck out was left out (%u times)",
                 bao_lines_find(&report->lines, left_out.at), left_out.count);
    }
    if (t.count) {
        bao_text_take(&report->text, bao_buf_view(&t.out), t.pieces, t.count);
        bao_lines_take(&report->lines, &report->text);
    }
    return !report->warnings.failed;
}

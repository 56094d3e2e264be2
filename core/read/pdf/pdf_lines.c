/* pdf_lines.c - glyphs to runs, runs to lines, in the order of the content. */
#include "read/pdf/pdf_doc.h"

#include <stdlib.h>

#include "base/utf8.h"

/* Lines that a run is looked up in, going back. */
#define LINES_BACK 80

/* Glyphs that follow each other. */
typedef struct run {
    uint32_t first, count; /* in `order` */
    float left, right, base, size;
    float reach;   /* its right end with the blanks behind it */
    uint32_t next; /* run of the same line to the right, or NONE */
} run;

typedef struct line {
    uint32_t run; /* the leftmost */
    float left, right, base, size;
    uint32_t paint;
} line;

typedef struct lines {
    bao__pdf_doc *doc;
    bao__pdf_page *page;
    uint32_t *order; /* glyphs, as they were painted */
    uint32_t order_count;
    run *runs;
    size_t run_count, run_capacity;
    line *lines;
    size_t line_count, line_capacity;
} lines;

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(uint32_t c)
{
    return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

bao_span bao__pdf_text(const bao__pdf_doc *doc, bao_range text)
{
    return bao_span_cut(bao_buf_view(&doc->text), text);
}

/* A small digit above the line, behind another digit: a note's number, or a power. */
static bool is_raised(const bao__pdf_glyph *g, const bao__pdf_glyph *plain)
{
    return is_digit(g->c) && g->size < plain->size * 0.8f &&
           g->base < plain->base - plain->size * 0.12f;
}

/* What stands between two glyphs of a line: nothing, or a blank. */
static bool are_apart(const bao__pdf_glyph *last, const bao__pdf_glyph *g)
{
    const bool words = is_word(last->c) && is_word(g->c);
    const float size = g->size < last->size ? g->size : last->size;
    return g->left - last->right > (words ? 0.22f : 0.9f) * size;
}

void bao__pdf_write(bao__pdf_doc *doc, const bao__pdf_page *page, const uint32_t *list, size_t n)
{
    static const uint32_t raised[] = {0x2070, 0xB9,   0xB2,   0xB3,   0x2074,
                                      0x2075, 0x2076, 0x2077, 0x2078, 0x2079};
    const bao__pdf_glyph *last = NULL, *plain = NULL; /* plain: the last one that is not raised */
    bool blank = false, up = false;
    for (size_t i = 0; i < n; i++) {
        const bao__pdf_glyph *g = &page->glyphs[list[i]];
        if (bao__pdf_is_blank(g->c)) {
            blank = true;
            continue;
        }
        const bool was_up = up;
        up = plain && is_raised(g, plain);
        if (last && (blank || are_apart(last, g) || (was_up && !up && is_digit(g->c)))) {
            bao_buf_byte(&doc->text, ' ');
        }
        char bytes[4];
        const bool power = up && is_digit(plain->c);
        bao_buf_bytes(&doc->text, bytes, bao_utf8_put(bytes, power ? raised[g->c - '0'] : g->c));
        plain = up ? plain : g;
        last = g;
        blank = false;
    }
}

bao_range bao__pdf_written(const bao__pdf_doc *doc, size_t from)
{
    return (bao_range){(uint32_t)from, (uint32_t)doc->text.n};
}

bao__pdf_piece *bao__pdf_add_piece(bao__pdf_doc *doc, bao__pdf_kind kind, uint32_t page)
{
    if (!BAO_RESERVE(doc->arena, doc->pieces, doc->piece_count, doc->piece_capacity)) {
        doc->failed = true;
        return NULL;
    }
    bao__pdf_piece *piece = &doc->pieces[doc->piece_count++];
    *piece = (bao__pdf_piece){.page = page, .table = BAO__PDF_NONE, .kind = (uint8_t)kind};
    return piece;
}

static bool near(float a, float b, float most)
{
    return a - b <= most && b - a <= most;
}

/* Glyph `g` goes on where `r` ends. */
static bool follows(const run *r, const bao__pdf_glyph *g)
{
    return near(r->base, g->base, r->size * 0.12f) && near(r->size, g->size, r->size * 0.15f) &&
           g->left > r->reach - r->size * 0.5f && g->left < r->reach + r->size;
}

static bool make_runs(lines *l)
{
    for (uint32_t i = 0; i < l->order_count; i++) {
        const bao__pdf_glyph *g = &l->page->glyphs[l->order[i]];
        run *last = l->run_count ? &l->runs[l->run_count - 1] : NULL;
        if (last && follows(last, g)) {
            last->count++;
            last->reach = g->right > last->reach ? g->right : last->reach;
            last->right = bao__pdf_is_blank(g->c) ? last->right : last->reach;
            continue;
        }
        if (bao__pdf_is_blank(g->c)) {
            if (last && last->first + last->count == i) {
                last->count++; /* keeps glyphs of a run together */
            }
            continue;
        }
        if (!BAO_RESERVE(l->page->scratch, l->runs, l->run_count, l->run_capacity)) {
            return false;
        }
        l->runs[l->run_count++] =
            (run){i, 1, g->left, g->right, g->base, g->size, g->right, BAO__PDF_NONE};
    }
    return true;
}

/* The run stands on the line, or is a small one raised or lowered beside it. */
static bool is_level(const line *to, const run *r)
{
    const float small = r->size < to->size ? r->size : to->size;
    const float large = r->size > to->size ? r->size : to->size;
    if (near(to->base, r->base, small * 0.3f)) {
        return true;
    }
    const float gap = r->left > to->right ? r->left - to->right : to->left - r->right;
    return small < large * 0.8f && near(to->base, r->base, large * 0.55f) && gap < small;
}

/* Puts run number `at` into a line, in order from the left; false where another stands there.
 * `wide`: any distance will do. */
static bool put(lines *l, line *to, uint32_t at, bool wide)
{
    run *r = &l->runs[at];
    const float slack = r->size * 0.5f, most = r->size * 0.45f;
    uint32_t before = BAO__PDF_NONE, after = to->run;
    while (after != BAO__PDF_NONE && l->runs[after].left < r->left) {
        l->page->work++;
        before = after;
        after = l->runs[after].next;
    }
    const run *left = before == BAO__PDF_NONE ? NULL : &l->runs[before];
    const run *right = after == BAO__PDF_NONE ? NULL : &l->runs[after];
    if ((left && r->left < left->right - slack) || (right && r->right > right->left + slack)) {
        return false;
    }
    const bool close =
        (left && r->left - left->right < most) || (right && right->left - r->right < most);
    if (!wide && !close) {
        return false;
    }
    r->next = after;
    if (left) {
        l->runs[before].next = at;
    } else {
        to->run = at;
    }
    if (r->size > to->size) {
        to->size = r->size;
        to->base = r->base;
    }
    to->left = r->left < to->left ? r->left : to->left;
    to->right = r->right > to->right ? r->right : to->right;
    return true;
}

static bool make_lines(lines *l)
{
    for (uint32_t i = 0; i < l->run_count && l->page->work <= BAO__PDF_WORK; i++) {
        const run *r = &l->runs[i];
        bool done = false;
        for (size_t back = 0; back < LINES_BACK && back < l->line_count && !done; back++) {
            line *to = &l->lines[l->line_count - 1 - back];
            done = is_level(to, r) && put(l, to, i, back == 0 && r->left > to->right);
        }
        if (done) {
            continue;
        }
        if (!BAO_RESERVE(l->page->scratch, l->lines, l->line_count, l->line_capacity)) {
            return false;
        }
        l->lines[l->line_count++] = (line){
            i, r->left, r->right, r->base, r->size, l->page->glyphs[l->order[r->first]].order};
    }
    return true;
}

/* How wide the first word of a line is: what is not broken at a line's end, with the mark that may
 * not begin one. */
static float first_word(const lines *l, const line *from)
{
    const run *r = &l->runs[from->run];
    const bao__pdf_glyph *glyphs = l->page->glyphs;
    const bao__pdf_glyph *g = &glyphs[l->order[r->first]];
    float right = g->right;
    bool word = is_word(g->c);
    for (uint32_t i = 1; i < r->count; i++) {
        const bao__pdf_glyph *next = &glyphs[l->order[r->first + i]];
        const bool goes_on = word && (is_word(next->c) || next->c == '.' || next->c == '%' ||
                                      next->c == ',' || next->c == 0xFF05);
        const bool mark = next->c == 0xFF0C || next->c == 0x3002 || next->c == 0x3001 ||
                          next->c == 0xFF1B || next->c == 0xFF1A || next->c == 0xFF09 ||
                          next->c == 0x300B || next->c == 0x201D;
        if (!goes_on && !mark) {
            break;
        }
        word = goes_on;
        right = next->right;
    }
    return right - g->left;
}

/* The glyphs of a line from left to right, in `out`; how many there are. */
static uint32_t gather(const lines *l, const line *from, uint32_t *out)
{
    uint32_t n = 0;
    for (uint32_t at = from->run; at != BAO__PDF_NONE; at = l->runs[at].next) {
        const run *r = &l->runs[at];
        memcpy(out + n, l->order + r->first, r->count * sizeof *out);
        n += r->count;
    }
    return n;
}

static bool are_artifacts(const lines *l, const uint32_t *list, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (!l->page->glyphs[list[i]].artifact) {
            return false;
        }
    }
    return n > 0;
}

static void write_line(lines *l, const line *from, uint32_t *room)
{
    bao__pdf_doc *doc = l->doc;
    bao__pdf_piece *piece = bao__pdf_add_piece(doc, BAO__PDF_LINE, l->page->number);
    const size_t start = doc->text.n;
    if (!piece) {
        return;
    }
    const uint32_t n = gather(l, from, room);
    bao__pdf_write(doc, l->page, room, n);
    piece->text = bao__pdf_written(doc, start);
    piece->artifact = are_artifacts(l, room, n);
    piece->base = from->base;
    piece->size = from->size;
    piece->first = first_word(l, from);
    piece->order = from->paint;
    piece->box = (bao__pdf_rect){from->left, from->base - from->size, from->right,
                                 from->base + from->size * 0.2f};
}

/* What stands askew or on its side, as one piece that is no part of the text. */
static void add_askew(lines *l, uint32_t *room)
{
    bao__pdf_doc *doc = l->doc;
    const bao__pdf_page *page = l->page;
    uint32_t n = 0, digits = 0;
    for (uint32_t i = 0; i < page->glyph_count; i++) {
        const bao__pdf_glyph *g = &page->glyphs[i];
        if (g->sight == BAO__PDF_SEEN && g->turn && g->place == 0) {
            room[n++] = i;
            digits += is_digit(g->c);
        }
    }
    bao__pdf_piece *piece = n ? bao__pdf_add_piece(doc, BAO__PDF_CHROME, page->number) : NULL;
    if (piece) {
        const bao__pdf_glyph *first = &page->glyphs[room[0]];
        const size_t start = doc->text.n;
        bao__pdf_write(doc, page, room, n);
        piece->text = bao__pdf_written(doc, start);
        piece->base = first->base;
        piece->size = first->size;
        piece->box = (bao__pdf_rect){0, 0, page->width, page->height};
        doc->askew_page = doc->askew ? doc->askew_page : page->number;
        doc->askew += digits;
    }
}

void bao__pdf_add_lines(bao__pdf_doc *doc, bao__pdf_page *page)
{
    lines l = {.doc = doc, .page = page};
    l.order = bao_arena_alloc(page->scratch, (page->glyph_count + 1) * sizeof *l.order);
    uint32_t *room = bao_arena_alloc(page->scratch, (page->glyph_count + 1) * sizeof *room);
    if (!l.order || !room) {
        doc->failed = true;
        return;
    }
    for (uint32_t i = 0; i < page->glyph_count; i++) {
        const bao__pdf_glyph *g = &page->glyphs[i];
        if (g->sight == BAO__PDF_SEEN && g->turn == 0 && g->place == 0) {
            l.order[l.order_count++] = i;
        }
    }
    if (!make_runs(&l) || !make_lines(&l)) {
        doc->failed = true;
        return;
    }
    for (size_t i = 0; i < l.line_count; i++) {
        write_line(&l, &l.lines[i], room);
    }
    add_askew(&l, room);
}

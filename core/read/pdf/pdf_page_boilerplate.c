/* pdf_page_boilerplate.c - what pages print around their text: headers, footers, numbers. */
#include "read/pdf/pdf_doc.h"

#include "read/headings.h"
#include "read/line.h"
#include "read/words.h"

/* Lines at either end of a page that are looked at. */
#define ENDS 3

/* Of a page's height: what is printed around the text stands so far out. */
#define MARGIN 0.14f

/* Bytes of a line that are compared. */
#define COMPARED 60

/* Points: lines at one height of their pages. */
#define LEVEL 6.0f

/* Lines of numbers alone that a page with a chart has (changdu_2025_statistical_bulletin.pdf). */
#define LABELS_LEAST 4

/* At most this share of the glyphs is marked as no part of the text; else the marks mean nothing.
 */
#define ARTIFACT_SHARE 8

typedef struct edge {
    uint32_t piece;
    char words[COMPARED]; /* without blanks, every digit a 0 */
    uint8_t size;
    bool above_table; /* nothing but lines of the same kind stands between it and a table */
} edge;

typedef struct edges {
    bao__pdf_doc *doc;
    edge *items;
    size_t count, capacity;
} edges;

static void squeeze(bao_span text, edge *e)
{
    for (size_t i = 0; i < text.n && e->size < COMPARED; i++) {
        const char c = text.p[i];
        if (c != ' ') {
            e->words[e->size++] = c >= '0' && c <= '9' ? '0' : c;
        }
    }
}

/* Digits, perhaps between dashes or behind a slash. */
static bool is_number(bao_span s)
{
    size_t digits = 0;
    for (size_t i = 0; i < s.n; i++) {
        digits += s.p[i] >= '0' && s.p[i] <= '9';
        if (!(s.p[i] >= '0' && s.p[i] <= '9') && s.p[i] != '-' && s.p[i] != ' ' && s.p[i] != '/' &&
            s.p[i] >= 0) {
            return false;
        }
    }
    if (!digits || digits > 6) {
        return false;
    }
    for (size_t i = 0; i + 2 < s.n; i++) { /* of wide characters only dashes and dots */
        if ((unsigned char)s.p[i] >= 0xE0) {
            const bao_span c = {s.p + i, 3};
            if (!bao_span_equal(c, BAO_SPAN("—")) && !bao_span_equal(c, BAO_SPAN("–")) &&
                !bao_span_equal(c, BAO_SPAN("－")) && !bao_span_equal(c, BAO_SPAN("―")) &&
                !bao_span_equal(c, BAO_SPAN("─"))) {
                return false;
            }
            i += 2;
        } else if ((unsigned char)s.p[i] >= 0x80 &&
                   !bao_span_starts((bao_span){s.p + i, s.n - i}, BAO_SPAN("·"))) {
            return false;
        } else if ((unsigned char)s.p[i] >= 0x80) {
            i++;
        }
    }
    return true;
}

static bool is_page_number(const bao__pdf_doc *doc, const bao__pdf_piece *p)
{
    const bao_span text = bao__pdf_text(doc, p->text);
    const float height = doc->heights[p->page - 1];
    const bool outside = p->base > height * 0.88f || p->base < height * 0.08f;
    return text.n && outside && (bao__is_page_mark(text) || is_number(text));
}

static bool add_edge(edges *e, uint32_t at, bool above_table)
{
    if (!BAO_RESERVE(e->doc->arena, e->items, e->count, e->capacity)) {
        e->doc->failed = true;
        return false;
    }
    edge *item = &e->items[e->count++];
    *item = (edge){.piece = at, .above_table = above_table};
    squeeze(bao__pdf_text(e->doc, e->doc->pieces[at].text), item);
    return true;
}

/* The pieces [from, to) are those of a page: its upper and lower lines, by height. */
static void add_page(edges *e, size_t from, size_t to)
{
    bao__pdf_piece *pieces = e->doc->pieces;
    for (size_t i = from; i < to; i++) {
        size_t above = 0, below = 0, lines = 0;
        bool table_below = false;
        if (pieces[i].kind != BAO__PDF_LINE) {
            continue;
        }
        for (size_t k = from; k < to && (above < ENDS || below < ENDS); k++) {
            const bool line = pieces[k].kind == BAO__PDF_LINE;
            if (pieces[k].kind == BAO__PDF_PICTURE) {
                continue;
            }
            above += k != i && pieces[k].base < pieces[i].base - 1;
            below += k != i && (line ? pieces[k].base > pieces[i].base + 1
                                     : pieces[k].box.top > pieces[i].base);
        }
        for (size_t k = i + 1; k < to && lines <= ENDS && !table_below; k++) {
            table_below = pieces[k].kind == BAO__PDF_TABLE;
            lines += pieces[k].kind != BAO__PDF_PICTURE;
        }
        const float height = e->doc->heights[pieces[i].page - 1];
        const bool margin =
            pieces[i].base < height * MARGIN || pieces[i].base > height * (1 - MARGIN);
        if (margin && (above < ENDS || below < ENDS)) {
            add_edge(e, (uint32_t)i, table_below && above < ENDS);
        }
    }
}

static bool same(const edges *e, const edge *a, const edge *b)
{
    const bao__pdf_piece *x = &e->doc->pieces[a->piece], *y = &e->doc->pieces[b->piece];
    const float apart = x->base - y->base;
    return x->page != y->page && a->size == b->size && apart < LEVEL && apart > -LEVEL &&
           memcmp(a->words, b->words, a->size) == 0;
}

/* A line that stands at its place on other pages too is of the page; the title of a table that
 * goes on over several pages is not. */
static void mark_repeated(edges *e)
{
    for (size_t i = 0; i < e->count; i++) {
        const edge *a = &e->items[i];
        bao__pdf_piece *piece = &e->doc->pieces[a->piece];
        bool plain = !a->above_table;
        uint32_t others = 0;
        const size_t low = i > 400 ? i - 400 : 0;
        const size_t high = i + 400 < e->count ? i + 400 : e->count;
        for (size_t k = low; k < high; k++) {
            if (k != i && same(e, a, &e->items[k])) {
                plain |= !e->items[k].above_table;
                others++;
            }
        }
        if (others && plain && (others > 1 || e->doc->pages < 6) && a->size > 2) {
            piece->kind = BAO__PDF_CHROME;
        }
    }
}

/* Digits and their marks alone. */
static bool is_bare(bao_span s)
{
    bool digits = false;
    for (size_t i = 0; i < s.n; i++) {
        digits |= s.p[i] >= '0' && s.p[i] <= '9';
        if (bao_span_starts((bao_span){s.p + i, s.n - i}, BAO_SPAN("％"))) {
            i += 2;
        } else if (!(s.p[i] >= '0' && s.p[i] <= '9') && !strchr(".,-% ", s.p[i])) {
            return false;
        }
    }
    return digits;
}

/* A row of a table that was read without its ruling lines: numbers, gaps, no sentence. */
static bool is_row(bao_span s)
{
    bool digits = false;
    for (size_t i = 0; i < s.n; i++) {
        digits |= s.p[i] >= '0' && s.p[i] <= '9';
    }
    return digits && memchr(s.p, ' ', s.n) && !bao__has_mark(s, "，。；", "");
}

/* Lines of numbers alone, some on a page: the labels of a chart. */
static void mark_labels(bao__pdf_doc *doc, size_t from, size_t to)
{
    uint32_t bare = 0;
    for (size_t i = from; i < to; i++) {
        const bao__pdf_piece *p = &doc->pieces[i];
        bare += p->kind == BAO__PDF_LINE && is_bare(bao__pdf_text(doc, p->text));
    }
    for (size_t i = from; i < to && doc->prose_only; i++) {
        bao__pdf_piece *p = &doc->pieces[i];
        const bool row = p->kind == BAO__PDF_LINE && is_row(bao__pdf_text(doc, p->text));
        p->kind = row ? BAO__PDF_CHROME : p->kind;
    }
    for (size_t i = from; i < to && bare >= LABELS_LEAST; i++) {
        bao__pdf_piece *p = &doc->pieces[i];
        if (p->kind == BAO__PDF_LINE && is_bare(bao__pdf_text(doc, p->text))) {
            p->kind = BAO__PDF_CHROME;
            doc->labels_page = doc->labels++ ? doc->labels_page : p->page;
        }
    }
}

/* The end of the page's pieces that begin at `from`. */
static size_t page_end(const bao__pdf_doc *doc, size_t from)
{
    size_t to = from;
    while (to < doc->piece_count && doc->pieces[to].page == doc->pieces[from].page) {
        to++;
    }
    return to;
}

void bao__pdf_mark_chrome(bao__pdf_doc *doc)
{
    edges e = {.doc = doc};
    const bool marks = doc->artifacts * ARTIFACT_SHARE < doc->glyphs;
    for (size_t from = 0; from < doc->piece_count; from = page_end(doc, from)) {
        add_page(&e, from, page_end(doc, from));
    }
    mark_repeated(&e);
    for (size_t i = 0; i < e.count; i++) {
        bao__pdf_piece *piece = &doc->pieces[e.items[i].piece];
        if (is_page_number(doc, piece) || (piece->artifact && marks)) {
            piece->kind = BAO__PDF_CHROME;
        }
    }
    for (size_t from = 0; from < doc->piece_count; from = page_end(doc, from)) {
        mark_labels(doc, from, page_end(doc, from));
    }
}

/* pdf_doc.c - what a page says, in reading order. */
#include "read/pdf/pdf_doc.h"

#include <stdlib.h>

/* Lines of a page that are compared with each other. */
#define COMPARED_MOST 1500

/* A page that is a picture: as much of it is covered by some. */
#define PICTURE_SHARE 0.3f

static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

/* A character without a meaning: of private use, or none at all. */
static bool is_unknown(uint32_t c)
{
    return c == 0xFFFD || (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000 || c < ' ' ||
           (c >= 0x7F && c < 0xA0);
}

static void count_glyphs(bao__pdf_doc *doc, const bao__pdf_page *page)
{
    uint32_t last = 0;
    for (size_t i = 0; i < page->glyph_count; i++) {
        const bao__pdf_glyph *g = &page->glyphs[i];
        if (g->sight != BAO__PDF_SEEN || bao__pdf_is_blank(g->c)) {
            continue;
        }
        doc->glyphs++;
        doc->han += (g->c >= 0x3400 && g->c <= 0x9FFF) || (g->c >= 0x20000 && g->c < 0xF0000);
        doc->unknown += is_unknown(g->c);
        doc->unknown_digits +=
            (is_unknown(g->c) && is_digit(last)) || (is_unknown(last) && last && is_digit(g->c));
        last = g->c;
        doc->letters += (g->c >= 'A' && g->c <= 'Z') || (g->c >= 'a' && g->c <= 'z') ||
                        (g->c >= 0x80 && !(g->c >= 0x2000 && g->c <= 0x33FF) &&
                         !(g->c >= 0xFE10 && g->c <= 0xFFEF));
        doc->artifacts += g->artifact;
    }
    if (page->letters_unseen) {
        doc->hidden_page = doc->hidden ? doc->hidden_page : page->number;
        doc->hidden += page->letters_unseen;
    }
    if (page->digits_unseen) {
        doc->unseen_page = doc->unseen ? doc->unseen_page : page->number;
        doc->unseen += page->digits_unseen;
    }
}

/* A page without a letter that is seen. */
static void count_empty(bao__pdf_doc *doc, const bao__pdf_page *page)
{
    uint32_t seen = 0;
    for (size_t i = 0; i < page->glyph_count; i++) {
        const bao__pdf_glyph *g = &page->glyphs[i];
        seen += g->sight == BAO__PDF_SEEN && !bao__pdf_is_blank(g->c);
    }
    if (seen < 5 && page->image_share > PICTURE_SHARE) {
        doc->first_empty = doc->empty_pages++ ? doc->first_empty : page->number;
        doc->scans += page->sights[BAO__PDF_INVISIBLE] + page->sights[BAO__PDF_COVERED] > 20;
    }
}

static void add_pictures(bao__pdf_doc *doc, const bao__pdf_page *page)
{
    for (unsigned i = 0; i < page->picture_count; i++) {
        bao__pdf_piece *piece = bao__pdf_add_piece(doc, BAO__PDF_PICTURE, page->number);
        if (piece) {
            piece->box = page->pictures[i];
            piece->base = piece->box.bottom;
        }
    }
}

static int by_order(const void *a, const void *b)
{
    const bao__pdf_piece *x = a, *y = b;
    return x->order < y->order ? -1 : x->order > y->order;
}

static float height_of(const bao__pdf_piece *p)
{
    return p->kind == BAO__PDF_TABLE || p->kind == BAO__PDF_PICTURE ? p->box.top
                                                                    : p->base - p->size * 0.33f;
}

static int by_height(const void *a, const void *b)
{
    const bao__pdf_piece *x = a, *y = b;
    const float hx = height_of(x), hy = height_of(y);
    if (hx != hy) {
        return hx < hy ? -1 : 1;
    }
    return x->box.left < y->box.left ? -1 : x->box.left > y->box.left;
}

/* Lines stand beside each other, as in a newspaper: the order of painting is that of reading. */
static bool has_columns(const bao__pdf_piece *pieces, size_t count)
{
    size_t beside = 0, lines = 0;
    if (count > COMPARED_MOST) {
        return true;
    }
    for (size_t i = 0; i < count; i++) {
        const bao__pdf_piece *a = &pieces[i];
        bool other = false;
        for (size_t k = 0; k < count && a->kind == BAO__PDF_LINE && !other; k++) {
            const bao__pdf_piece *b = &pieces[k];
            const float apart = height_of(a) - height_of(b);
            other = k != i && b->kind == BAO__PDF_LINE && apart < a->size * 0.9f &&
                    apart > -a->size * 0.9f &&
                    (a->box.right < b->box.left || b->box.right < a->box.left);
        }
        lines += a->kind == BAO__PDF_LINE;
        beside += other;
    }
    return beside > 4 && beside * 4 > lines;
}

void bao__pdf_add_page(bao__pdf_doc *doc, bao__pdf_page *page)
{
    const size_t first = doc->piece_count;
    doc->pages = page->number;
    count_glyphs(doc, page);
    count_empty(doc, page);
    bao__pdf_add_tables(doc, page);
    bao__pdf_add_lines(doc, page);
    add_pictures(doc, page);
    bao__pdf_piece *pieces = doc->pieces + first;
    const size_t count = doc->piece_count - first;
    doc->failed |= page->failed || doc->text.failed;
    if (!doc->failed && count > 1) {
        qsort(pieces, count, sizeof *pieces, has_columns(pieces, count) ? by_order : by_height);
    }
    if (!doc->failed &&
        (!BAO_RESERVE(doc->arena, doc->heights, doc->height_count, doc->height_capacity))) {
        doc->failed = true;
    } else if (!doc->failed) {
        doc->heights[doc->height_count++] = page->height;
    }
}

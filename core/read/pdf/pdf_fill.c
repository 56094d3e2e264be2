/* pdf_fill.c - the glyphs inside a frame: columns by gaps where there are no rules, lines of slots.
 */
#include <stdlib.h>

#include "read/pdf/pdf_frame.h"

static float middle(const bao__pdf_glyph *g)
{
    return g->base - g->size * 0.33f;
}

/* Index of the interval of `edges` (count + 1 of them) that holds x. */
static uint32_t interval(const float *edges, uint32_t count, float x)
{
    uint32_t low = 0, high = count;
    while (high - low > 1) {
        const uint32_t at = (low + high) / 2;
        if (edges[at] <= x) {
            low = at;
        } else {
            high = at;
        }
    }
    return low;
}

static bool is_inside(const bao__frame *f, const bao__pdf_glyph *g)
{
    const float x = (g->left + g->right) / 2, y = middle(g);
    return x > f->area.left - 1 && x < f->area.right + 1 && y > f->area.top - 1 &&
           y < f->area.bottom + 1;
}

static bao__slot_item *items_of(const bao__pdf_page *page, const bao__frame *f, uint32_t *count)
{
    bao__slot_item *items = bao_arena_alloc(page->scratch, (page->glyph_count + 1) * sizeof *items);
    *count = 0;
    for (uint32_t i = 0; items && i < page->glyph_count; i++) {
        const bao__pdf_glyph *g = &page->glyphs[i];
        if (g->sight == BAO__PDF_SEEN && g->turn < 2 && g->place == 0 && is_inside(f, g)) {
            items[(*count)++] =
                (bao__slot_item){g, i, interval(f->across, f->rows, middle(g)), 0, 0};
        }
    }
    return items;
}

static int by_line(const void *a, const void *b)
{
    const bao__slot_item *x = a, *y = b;
    if (x->row != y->row) {
        return x->row < y->row ? -1 : 1;
    }
    if (x->column != y->column) {
        return x->column < y->column ? -1 : 1;
    }
    if (x->line != y->line) {
        return x->line < y->line ? -1 : 1;
    }
    if (x->glyph->left != y->glyph->left) {
        return x->glyph->left < y->glyph->left ? -1 : 1;
    }
    return x->index < y->index ? -1 : x->index > y->index;
}

static int by_height(const void *a, const void *b)
{
    const bao__slot_item *x = a, *y = b;
    if (x->row != y->row) {
        return x->row < y->row ? -1 : 1;
    }
    if (x->column != y->column) {
        return x->column < y->column ? -1 : 1;
    }
    if (x->glyph->base != y->glyph->base) {
        return x->glyph->base < y->glyph->base ? -1 : 1;
    }
    return x->index < y->index ? -1 : x->index > y->index;
}

/* Numbers the lines of each slot, and sorts the glyphs into them. */
static void number_lines(bao__slot_item *items, uint32_t count)
{
    qsort(items, count, sizeof *items, by_height);
    float base = 0, size = 0;
    for (uint32_t i = 0; i < count; i++) {
        const bao__pdf_glyph *g = items[i].glyph;
        const bool same = i && items[i].row == items[i - 1].row &&
                          items[i].column == items[i - 1].column &&
                          g->base - base < (size > g->size ? size : g->size) * 0.45f;
        items[i].line = same ? items[i - 1].line : i;
        if (!same || g->size > size) {
            base = g->base;
            size = g->size;
        }
    }
    qsort(items, count, sizeof *items, by_line);
}

static bool is_number(const bao__slot_item *items, uint32_t count)
{
    bool digits = false, dash = false;
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t c = items[i].glyph->c;
        if (c >= '0' && c <= '9') {
            digits = true;
        } else if (c == '-' || c == 0x2014 || c == '/' || c == 0x2013) {
            dash = true;
        } else if (!bao__pdf_is_blank(c) && c != '.' && c != ',' && c != '%' && c != '+' &&
                   c != 0xFF05 && c != '(' && c != ')') {
            return false;
        }
    }
    return digits || dash;
}

static bool add_lines(bao__pdf_page *page, const bao__slot_item *items, uint32_t count,
                      bao__frame_text *text)
{
    text->list = bao_arena_alloc(page->scratch, (count + 1) * sizeof *text->list);
    text->lines = bao_arena_alloc(page->scratch, (count + 1) * sizeof *text->lines);
    if (!text->list || !text->lines) {
        return false;
    }
    text->count = count;
    for (uint32_t i = 0, from = 0; i < count; i++) {
        text->list[i] = items[i].index;
        page->glyphs[items[i].index].place = 1;
        if (i + 1 < count && items[i + 1].line == items[i].line &&
            items[i + 1].row == items[i].row && items[i + 1].column == items[i].column) {
            continue;
        }
        bao__slot_line line = {.row = items[i].row,
                               .column = items[i].column,
                               .first = from,
                               .count = i + 1 - from,
                               .number = is_number(items + from, i + 1 - from)};
        bool any = false;
        for (uint32_t k = from; k <= i; k++) {
            const bao__pdf_glyph *g = items[k].glyph;
            if (bao__pdf_is_blank(g->c)) {
                continue;
            }
            text->overlaps += any && g->left < line.right - (g->right - g->left) * 0.5f;
            line.left = any && line.left < g->left ? line.left : g->left;
            line.right = any && line.right > g->right ? line.right : g->right;
            line.base = any && line.size >= g->size ? line.base : g->base;
            line.size = any && line.size >= g->size ? line.size : g->size;
            any = true;
        }
        if (any) {
            text->lines[text->line_count++] = line;
        }
        from = i + 1;
    }
    return true;
}

/* Puts the glyphs into the slots of the frame. */
static void place_items(const bao__frame *f, bao__slot_item *items, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const bao__pdf_glyph *g = items[i].glyph;
        items[i].row = interval(f->across, f->rows, middle(g));
        items[i].column = interval(f->down, f->columns, (g->left + g->right) / 2);
        bao__frame_first(f, &items[i].row, &items[i].column);
    }
    number_lines(items, count);
}

bool bao__frame_fill(bao__pdf_page *page, bao__frame *f, bao__frame_text *text)
{
    uint32_t count;
    bool changed;
    *text = (bao__frame_text){0};
    bao__slot_item *items = items_of(page, f, &count);
    if (!items) {
        return false;
    }
    place_items(f, items, count);
    if (!bao__frame_columns(page->scratch, f, items, count, &changed)) {
        return false;
    }
    if (changed) {
        place_items(f, items, count);
    }
    return add_lines(page, items, count, text);
}

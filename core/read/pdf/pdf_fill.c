/* pdf_fill.c - the glyphs inside a frame: columns by gaps where there are no rules, lines of slots.
 */
#include <stdlib.h>

#include "read/pdf/pdf_frame.h"

typedef struct item {
    const bao__pdf_glyph *glyph;
    uint32_t index;
    uint32_t row, column;
    uint32_t line; /* downwards, within the frame (while columns are looked for) or its slot */
} item;

/* A run of glyphs of one line with no wide gap inside. */
typedef struct segment {
    float left, right;
    uint32_t line;
} segment;

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

static item *items_of(const bao__pdf_page *page, const bao__frame *f, uint32_t *count)
{
    item *items = bao_arena_alloc(page->scratch, (page->glyph_count + 1) * sizeof *items);
    *count = 0;
    for (uint32_t i = 0; items && i < page->glyph_count; i++) {
        const bao__pdf_glyph *g = &page->glyphs[i];
        if (g->sight == BAO__PDF_SEEN && g->turn == 0 && g->place == 0 && is_inside(f, g)) {
            items[(*count)++] = (item){g, i, interval(f->across, f->rows, middle(g)), 0, 0};
        }
    }
    return items;
}

static int by_line(const void *a, const void *b)
{
    const item *x = a, *y = b;
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
    const item *x = a, *y = b;
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
static void number_lines(item *items, uint32_t count)
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

/* Lines cut at gaps. */
static segment *segments_of(bao_arena *arena, const item *items, uint32_t count, uint32_t *n)
{
    segment *list = bao_arena_alloc(arena, (count + 1) * sizeof *list);
    *n = 0;
    for (uint32_t i = 0; list && i < count; i++) {
        const bao__pdf_glyph *g = items[i].glyph;
        if (bao__pdf_is_blank(g->c)) {
            continue;
        }
        segment *last = *n ? &list[*n - 1] : NULL;
        if (last && last->line == items[i].line && g->left - last->right < g->size * 1.1f) {
            last->right = g->right > last->right ? g->right : last->right;
        } else {
            list[(*n)++] = (segment){g->left, g->right, items[i].line};
        }
    }
    return list;
}

static int by_left(const void *a, const void *b)
{
    const segment *x = a, *y = b;
    return x->left < y->left ? -1 : x->left > y->left;
}

/* The number of segments that most lines with several of them have. */
static uint32_t usual_width(const segment *list, uint32_t n)
{
    uint32_t counts[65] = {0}, best = 0;
    for (uint32_t i = 0, run = 0; i < n; i++) {
        run++;
        if (i + 1 == n || list[i + 1].line != list[i].line) {
            counts[run < 64 ? run : 64]++;
            run = 0;
        }
    }
    for (uint32_t width = 2; width < 65; width++) {
        best = counts[width] && counts[width] >= counts[best] ? width : best;
    }
    return counts[best] && best > 1 ? best : 0;
}

/* The edges of columns between the segments of lines that have as many as most. */
static bool find_columns(bao_arena *arena, bao__frame *f, segment *list, uint32_t n)
{
    const uint32_t usual = usual_width(list, n);
    segment *kept = bao_arena_alloc(arena, (n + 1) * sizeof *kept);
    uint32_t count = 0;
    for (uint32_t i = 0, from = 0; kept && i < n; i++) {
        if (i + 1 == n || list[i + 1].line != list[i].line) {
            if (usual && i + 1 - from == usual) {
                memcpy(&kept[count], &list[from], usual * sizeof *kept);
                count += usual;
            }
            from = i + 1;
        }
    }
    if (!kept || !count) {
        return kept != NULL;
    }
    qsort(kept, count, sizeof *kept, by_left);
    float *edges = bao_arena_alloc(arena, (usual + 2) * 2 * sizeof *edges);
    if (!edges) {
        return false;
    }
    uint32_t columns = 0;
    float right = kept[0].right;
    edges[0] = f->area.left;
    for (uint32_t i = 1; i < count && columns < usual * 2; i++) {
        if (kept[i].left > right + 1) {
            edges[++columns] = (right + kept[i].left) / 2;
        }
        right = kept[i].right > right ? kept[i].right : right;
    }
    edges[++columns] = f->area.right;
    f->down = edges;
    f->columns = columns;
    return true;
}

/* A segment that stands in several columns is in one cell over all of them. */
static bool open_sides(bao_arena *arena, bao__frame *f, const item *items, uint32_t count)
{
    const size_t slots = (size_t)f->rows * f->columns;
    f->right = bao_arena_alloc(arena, slots + 1);
    f->below = bao_arena_alloc(arena, slots + 1);
    if (!f->right || !f->below) {
        return false;
    }
    memset(f->right, true, slots);
    memset(f->below, true, slots);
    float left = 0, right = 0;
    for (uint32_t i = 0; i <= count; i++) {
        const bao__pdf_glyph *g = i < count ? items[i].glyph : NULL;
        if (g && bao__pdf_is_blank(g->c)) {
            continue;
        }
        if (g && i && items[i].line == items[i - 1].line && g->left - right < g->size * 1.1f) {
            right = g->right;
            continue;
        }
        for (uint32_t c = 1; i && c < f->columns; c++) {
            if (left < f->down[c] - 1 && right > f->down[c] + 1) {
                f->right[(size_t)items[i - 1].row * f->columns + c - 1] = false;
            }
        }
        left = g ? g->left : 0;
        right = g ? g->right : 0;
    }
    return true;
}

static bool find_open_columns(bao_arena *arena, bao__frame *f, item *items, uint32_t count)
{
    uint32_t n;
    number_lines(items, count);
    segment *list = segments_of(arena, items, count, &n);
    return list && find_columns(arena, f, list, n) && open_sides(arena, f, items, count);
}

static bool is_number(const item *items, uint32_t count)
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

static bool add_lines(bao__pdf_page *page, const item *items, uint32_t count, bao__frame_text *text)
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

bool bao__frame_fill(bao__pdf_page *page, bao__frame *f, bao__frame_text *text)
{
    uint32_t count;
    *text = (bao__frame_text){0};
    item *items = items_of(page, f, &count);
    if (!items || (f->open && !find_open_columns(page->scratch, f, items, count))) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        const bao__pdf_glyph *g = items[i].glyph;
        items[i].column = interval(f->down, f->columns, (g->left + g->right) / 2);
        bao__frame_first(f, &items[i].row, &items[i].column);
    }
    number_lines(items, count);
    return add_lines(page, items, count, text);
}

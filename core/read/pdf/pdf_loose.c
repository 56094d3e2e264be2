/* pdf_loose.c - tables without any rules: rows of a label and numbers, set apart by wide gaps. */
#include <stdlib.h>

#include "read/pdf/pdf_frame.h"

/* Rows of a table at least. */
#define ROWS_LEAST 3

/* Sizes of the font: a gap between columns; the furthest that two rows are apart; how far the last
 * numbers of two rows may be from one right or left edge. */
#define GAP   1.5f
#define STEP  2.6f
#define ALIGN 1.5f

/* Glyphs of one line over all of the page. */
typedef struct row {
    float base, size, left, right;
    float last_left, last_right; /* of what stands last */
    float second;                /* where the second column begins */
    uint32_t parts;
    bool label, number; /* the first part is no number; the last one is one */
} row;

typedef struct finder {
    const bao__pdf_page *page;
    const bao__pdf_glyph **glyphs;
    uint32_t count;
    row *rows;
    uint32_t row_count;
} finder;

static int by_base(const void *a, const void *b)
{
    const bao__pdf_glyph *x = *(const bao__pdf_glyph *const *)a;
    const bao__pdf_glyph *y = *(const bao__pdf_glyph *const *)b;
    return x->base != y->base  ? (x->base < y->base ? -1 : 1)
           : x->left < y->left ? -1
                               : x->left > y->left;
}

static int by_left(const void *a, const void *b)
{
    const bao__pdf_glyph *x = *(const bao__pdf_glyph *const *)a;
    const bao__pdf_glyph *y = *(const bao__pdf_glyph *const *)b;
    return x->left < y->left ? -1 : x->left > y->left;
}

static bool collect(finder *f)
{
    const bao__pdf_page *page = f->page;
    f->glyphs = bao_arena_alloc(page->scratch, (page->glyph_count + 1) * sizeof *f->glyphs);
    f->rows = bao_arena_alloc(page->scratch, (page->glyph_count + 1) * sizeof *f->rows);
    if (!f->glyphs || !f->rows) {
        return false;
    }
    for (size_t i = 0; i < page->glyph_count; i++) {
        const bao__pdf_glyph *g = &page->glyphs[i];
        if (g->sight == BAO__PDF_SEEN && g->turn == 0 && g->place == 0 &&
            !bao__pdf_is_blank(g->c)) {
            f->glyphs[f->count++] = g;
        }
    }
    qsort(f->glyphs, f->count, sizeof *f->glyphs, by_base);
    return true;
}

static bool is_number(const bao__pdf_glyph *const *glyphs, uint32_t n)
{
    bool digits = false;
    for (uint32_t i = 0; i < n; i++) {
        const uint32_t c = glyphs[i]->c;
        digits |= c >= '0' && c <= '9';
        if (!(c >= '0' && c <= '9') && c != '.' && c != ',' && c != '-' && c != '%') {
            return false;
        }
    }
    return digits;
}

/* The glyphs from..to stand in one line. */
static void add_row(finder *f, uint32_t from, uint32_t to)
{
    const bao__pdf_glyph **list = f->glyphs + from;
    const uint32_t n = to - from;
    qsort(list, n, sizeof *list, by_left);
    row r = {list[0]->base, list[0]->size, list[0]->left, list[0]->right, 0, 0, 0, 0, false, false};
    for (uint32_t i = 0, start = 0; i < n; i++) {
        const bao__pdf_glyph *g = list[i];
        r.right = g->right > r.right ? g->right : r.right;
        r.size = g->size > r.size ? g->size : r.size;
        if (i + 1 < n && list[i + 1]->left - r.right < g->size * GAP) {
            continue;
        }
        const bool number = is_number(list + start, i + 1 - start);
        r.label |= r.parts == 0 && !number;
        r.number = number;
        r.last_left = list[start]->left;
        r.last_right = r.right;
        r.second = r.parts == 1 ? list[start]->left : r.second;
        r.parts++;
        start = i + 1;
    }
    f->rows[f->row_count++] = r;
}

static void make_rows(finder *f)
{
    for (uint32_t i = 1, from = 0; i <= f->count; i++) {
        if (i == f->count ||
            f->glyphs[i]->base - f->glyphs[i - 1]->base > f->glyphs[i]->size * 0.45f) {
            add_row(f, from, i);
            from = i;
        }
    }
}

static bool near(float a, float b, float most)
{
    return a - b < most && b - a < most;
}

static bool is_data(const row *r)
{
    return r->parts > 1 && r->label && r->number;
}

static bool follows(const row *above, const row *below)
{
    return below->base - above->base < below->size * STEP;
}

/* Rows from `at` on that make a table; 0 when there is none. */
static uint32_t rows_of(const finder *f, uint32_t at)
{
    uint32_t last = at, data = is_data(&f->rows[at]);
    for (uint32_t i = at + 1; i < f->row_count && data && follows(&f->rows[i - 1], &f->rows[i]);
         i++) {
        const row *r = &f->rows[i], *before = &f->rows[last];
        if (is_data(r) && (near(r->last_right, before->last_right, r->size * ALIGN) ||
                           near(r->last_left, before->last_left, r->size * ALIGN))) {
            last = i;
            data++;
        } else if (r->parts > 1 || i > last + 1 || r->right > before->second) {
            break; /* a label alone may stand between */
        }
    }
    return data >= ROWS_LEAST ? last + 1 - at : 0;
}

static bool add_frame(const finder *f, uint32_t from, uint32_t to, bao__frame *frame)
{
    bao_arena *arena = f->page->scratch;
    *frame = (bao__frame){.open = true, .rows = 1, .columns = 1};
    frame->across = bao_arena_alloc(arena, 2 * sizeof *frame->across);
    frame->down = bao_arena_alloc(arena, 2 * sizeof *frame->down);
    frame->right = bao_arena_calloc(arena, 2, sizeof *frame->right);
    frame->below = bao_arena_calloc(arena, 2, sizeof *frame->below);
    if (!frame->across || !frame->down || !frame->right || !frame->below) {
        return false;
    }
    const row *first = &f->rows[from], *last = &f->rows[to - 1];
    bao__pdf_rect area = {first->left, first->base - first->size, first->right,
                          last->base + last->size * 0.3f};
    for (uint32_t i = from; i < to; i++) {
        area.left = f->rows[i].left < area.left ? f->rows[i].left : area.left;
        area.right = f->rows[i].right > area.right ? f->rows[i].right : area.right;
    }
    frame->area = (bao__pdf_rect){area.left - 1, area.top, area.right + 1, area.bottom};
    frame->across[0] = area.top;
    frame->across[1] = area.bottom;
    frame->down[0] = frame->area.left;
    frame->down[1] = frame->area.right;
    frame->right[0] = frame->below[0] = true;
    return true;
}

bool bao__frames_loose(const bao__pdf_page *page, bao__frame **frames, size_t *count)
{
    finder f = {.page = page};
    size_t capacity = 0;
    *frames = NULL;
    *count = 0;
    if (!collect(&f)) {
        return false;
    }
    make_rows(&f);
    for (uint32_t at = 0; at < f.row_count;) {
        const uint32_t rows = rows_of(&f, at);
        if (!rows) {
            at++;
            continue;
        }
        const bool head =
            at > 0 && f.rows[at - 1].parts > 1 && follows(&f.rows[at - 1], &f.rows[at]);
        if (!BAO_RESERVE(page->scratch, *frames, *count, capacity) ||
            !add_frame(&f, at - head, at + rows, &(*frames)[*count])) {
            return false;
        }
        ++*count;
        at += rows;
    }
    return true;
}

/* pdf_columns.c - columns without rules between them, told by the gaps that their lines share. */
#include <stdlib.h>

#include "read/pdf/pdf_frame.h"

/* Columns that one column is made of at most. */
#define PARTS_MOST 32

/* In a frame with rules so many lines must have the gap, of 10 that say something. */
#define LINES_LEAST 3
#define SHARE_LEAST 7
#define OPEN_LEAST  3 /* in one without: headers and labels alone have others */

/* A run of glyphs of one line with no wide gap inside. */
typedef struct segment {
    float left, right;
    uint32_t line, row;
} segment;

typedef struct finder {
    bao_arena *arena;
    const bao__frame *frame;
    const bao__slot_item *items;
    uint32_t count;
    segment *list, *kept; /* of one column: all; those of lines that have as many as most */
    uint32_t listed;
} finder;

/* The lines of a column, cut at gaps. `single`: only those in cells of that column alone. */
static void cut_lines(finder *f, uint32_t column, bool single)
{
    f->listed = 0;
    for (uint32_t i = 0; i < f->count; i++) {
        const bao__slot_item *item = &f->items[i];
        const bao__pdf_glyph *g = item->glyph;
        uint32_t rows, columns;
        if (item->column > column || bao__pdf_is_blank(g->c)) {
            continue;
        }
        bao__frame_span(f->frame, item->row, item->column, &rows, &columns);
        if (item->column + columns <= column || (single && columns > 1)) {
            continue;
        }
        segment *last = f->listed ? &f->list[f->listed - 1] : NULL;
        if (last && last->line == item->line && g->left - last->right < g->size * 1.1f) {
            last->right = g->right > last->right ? g->right : last->right;
        } else {
            f->list[f->listed++] = (segment){g->left, g->right, item->line, item->row};
        }
    }
}

/* The number of segments that most lines with several of them have; 0 where that says nothing. */
static uint32_t usual_width(const finder *f)
{
    uint32_t counts[PARTS_MOST + 1] = {0}, best = 0, lines = 0;
    for (uint32_t i = 0, run = 0; i < f->listed; i++) {
        run++;
        if (i + 1 == f->listed || f->list[i + 1].line != f->list[i].line) {
            counts[run < PARTS_MOST ? run : PARTS_MOST]++;
            lines++;
            run = 0;
        }
    }
    for (uint32_t width = 2; width < PARTS_MOST; width++) {
        best = counts[width] && counts[width] >= counts[best] ? width : best;
    }
    const bool open = f->frame->open;
    const bool some = counts[best] >= (open ? 1 : LINES_LEAST) &&
                      counts[best] * 10 >= lines * (open ? OPEN_LEAST : SHARE_LEAST);
    return best > 1 && some ? best : 0;
}

static int by_left(const void *a, const void *b)
{
    const segment *x = a, *y = b;
    return x->left < y->left ? -1 : x->left > y->left;
}

/* The edges inside a column, in `out`; how many there are. */
static uint32_t find_edges(finder *f, uint32_t column, float out[PARTS_MOST])
{
    uint32_t kept = 0, n = 0;
    cut_lines(f, column, true);
    const uint32_t usual = usual_width(f);
    for (uint32_t i = 0, from = 0; usual && i < f->listed; i++) {
        if (i + 1 == f->listed || f->list[i + 1].line != f->list[i].line) {
            if (i + 1 - from == usual) {
                memcpy(&f->kept[kept], &f->list[from], usual * sizeof *f->kept);
                kept += usual;
            }
            from = i + 1;
        }
    }
    if (!kept) {
        return 0;
    }
    qsort(f->kept, kept, sizeof *f->kept, by_left);
    float right = f->kept[0].right;
    for (uint32_t i = 1; i < kept && n < PARTS_MOST; i++) {
        if (f->kept[i].left > right + 1) {
            out[n++] = (right + f->kept[i].left) / 2;
        }
        right = f->kept[i].right > right ? f->kept[i].right : right;
    }
    return f->frame->open || n + 1 == usual ? n : 0; /* gaps at different places are none */
}

/* Text of row `row` goes over edge `x`. */
static bool crosses(const finder *f, uint32_t row, float x)
{
    for (uint32_t i = 0; i < f->listed; i++) {
        const segment *s = &f->list[i];
        if (s->row == row && s->left < x - 1 && s->right > x + 1) {
            return true;
        }
    }
    return false;
}

/* The frame with more columns: edges inside column c are edges[from[c] .. from[c + 1]). */
static bool rebuild(finder *f, bao__frame *frame, const float *edges, const uint32_t *from)
{
    const uint32_t columns = frame->columns + from[frame->columns];
    const size_t slots = (size_t)frame->rows * columns;
    bao__frame next = *frame;
    next.columns = columns;
    next.down = bao_arena_alloc(f->arena, (columns + 1) * sizeof *next.down);
    next.right = bao_arena_alloc(f->arena, slots + 1);
    next.below = bao_arena_alloc(f->arena, slots + 1);
    if (!next.down || !next.right || !next.below) {
        return false;
    }
    uint32_t at = 0;
    for (uint32_t c = 0; c < frame->columns; c++) {
        const uint32_t parts = from[c + 1] - from[c] + 1;
        cut_lines(f, c, false);
        for (uint32_t part = 0; part < parts; part++, at++) {
            next.down[at] = part ? edges[from[c] + part - 1] : frame->down[c];
            for (uint32_t r = 0; r < frame->rows; r++) {
                uint32_t row = r, column = c;
                bao__frame_first(frame, &row, &column);
                const size_t was = (size_t)r * frame->columns + c, now = (size_t)r * columns + at;
                next.below[now] = frame->below[was];
                next.right[now] =
                    part + 1 < parts ? !crosses(f, row, edges[from[c] + part]) : frame->right[was];
            }
        }
    }
    next.down[at] = frame->down[frame->columns];
    *frame = next;
    return true;
}

bool bao__frame_columns(bao_arena *arena, bao__frame *frame, const bao__slot_item *items,
                        uint32_t count, bool *changed)
{
    finder f = {.arena = arena, .frame = frame, .items = items, .count = count};
    float *edges = bao_arena_alloc(arena, (frame->columns + 1) * PARTS_MOST * sizeof *edges);
    uint32_t *from = bao_arena_alloc(arena, (frame->columns + 2) * sizeof *from);
    f.list = bao_arena_alloc(arena, (count + 1) * sizeof *f.list);
    f.kept = bao_arena_alloc(arena, (count + 1) * sizeof *f.kept);
    if (!edges || !from || !f.list || !f.kept) {
        return false;
    }
    from[0] = 0;
    for (uint32_t c = 0; c < frame->columns; c++) {
        from[c + 1] = from[c] + find_edges(&f, c, edges + from[c]);
    }
    *changed = from[frame->columns] > 0;
    return !*changed || rebuild(&f, frame, edges, from);
}

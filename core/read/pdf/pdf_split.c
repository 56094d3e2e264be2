/* pdf_split.c - which slots of a frame are one cell; rows without rules between them, told by the
 * lines that stand in them. */
#include "read/pdf/pdf_frame.h"

#include <stdlib.h>

static size_t slot(const bao__frame *f, uint32_t row, uint32_t column)
{
    return (size_t)row * f->columns + column;
}

/* The end of the run of slots that begins at (row, column): no rules are between them. */
static uint32_t run_end(const bao__frame *f, uint32_t row, uint32_t column)
{
    while (column + 1 < f->columns && !f->right[slot(f, row, column)]) {
        column++;
    }
    return column + 1;
}

static bool begins_run(const bao__frame *f, uint32_t row, uint32_t column)
{
    return column == 0 || f->right[slot(f, row, column - 1)];
}

/* The run at (row, column) goes on in the row below, in the same columns. */
static bool goes_down(const bao__frame *f, uint32_t row, uint32_t column)
{
    const uint32_t end = run_end(f, row, column);
    if (row + 1 >= f->rows || !begins_run(f, row + 1, column) ||
        run_end(f, row + 1, column) != end) {
        return false;
    }
    for (uint32_t c = column; c < end; c++) {
        if (f->below[slot(f, row, c)]) {
            return false;
        }
    }
    return true;
}

void bao__frame_first(const bao__frame *f, uint32_t *row, uint32_t *column)
{
    while (!begins_run(f, *row, *column)) {
        --*column;
    }
    while (*row && begins_run(f, *row - 1, *column) && goes_down(f, *row - 1, *column)) {
        --*row;
    }
}

void bao__frame_span(const bao__frame *f, uint32_t row, uint32_t column, uint32_t *rowspan,
                     uint32_t *colspan)
{
    *colspan = run_end(f, row, column) - column;
    *rowspan = 1;
    while (goes_down(f, row + *rowspan - 1, column)) {
        ++*rowspan;
    }
}

/* Lines of several cells at one height. */
typedef struct group {
    float middle, size;
    uint32_t row; /* that it becomes, from 0 within the band */
    uint32_t cells;
    bool number; /* holds one, right of the first column */
    bool own;    /* is a row */
} group;

typedef struct band {
    const bao__frame *frame;
    bao__slot_line **lines; /* of the row, by height */
    group *groups;
    uint32_t *of_line; /* group of each line */
    uint32_t count, group_count;
    uint32_t numbers; /* groups with a number and something beside it */
    float pitch;      /* between rows */
} band;

static float middle(const bao__slot_line *line)
{
    return line->base - line->size * 0.33f;
}

static int by_height(const void *a, const void *b)
{
    const float x = middle(*(bao__slot_line *const *)a), y = middle(*(bao__slot_line *const *)b);
    return x < y ? -1 : x > y;
}

/* A line that stands in the group's row by its height, in a cell of its own. */
static bool belongs(const band *b, uint32_t line, const group *g)
{
    const bao__slot_line *l = b->lines[line];
    if (middle(l) - g->middle > (l->size < g->size ? l->size : g->size) * 0.6f) {
        return false;
    }
    for (uint32_t i = line; i-- > 0 && &b->groups[b->of_line[i]] == g;) {
        if (b->lines[i]->column == l->column) {
            return false;
        }
    }
    return true;
}

static void make_groups(band *b)
{
    for (uint32_t i = 0; i < b->count; i++) {
        const bao__slot_line *l = b->lines[i];
        group *g = b->group_count ? &b->groups[b->group_count - 1] : NULL;
        if (!g || !belongs(b, i, g)) {
            g = &b->groups[b->group_count++];
            *g = (group){.middle = middle(l), .size = l->size};
        }
        b->of_line[i] = b->group_count - 1;
        g->cells++;
        g->number |= l->number && l->column > 0;
    }
    for (uint32_t i = 0; i < b->group_count; i++) {
        b->numbers += b->groups[i].number && b->groups[i].cells > 1;
        b->groups[i].own = b->groups[i].number;
    }
}

static int compare_floats(const void *a, const void *b)
{
    const float x = *(const float *)a, y = *(const float *)b;
    return x < y ? -1 : x > y;
}

/* The usual distance of rows with numbers; they are at least two. */
static float usual_pitch(const band *b, float *room)
{
    uint32_t n = 0;
    float last = 0;
    bool any = false;
    for (uint32_t i = 0; i < b->group_count; i++) {
        if (b->groups[i].number) {
            if (any) {
                room[n++] = b->groups[i].middle - last;
            }
            last = b->groups[i].middle;
            any = true;
        }
    }
    qsort(room, n, sizeof *room, compare_floats);
    return n ? room[n / 2] : 0;
}

/* The line of group `at` in that column, or NULL. */
static const bao__slot_line *line_in(const band *b, uint32_t at, uint32_t column)
{
    for (uint32_t i = 0; i < b->count; i++) {
        if (b->of_line[i] == at && b->lines[i]->column == column) {
            return b->lines[i];
        }
    }
    return NULL;
}

/* The line reaches the end of its cell: more of it had no room. */
static bool is_full(const band *b, const bao__slot_line *line)
{
    const uint32_t end = run_end(b->frame, line->row, line->column);
    return line->right > b->frame->down[end] - line->size * 1.4f;
}

/* A group without numbers: a row of its own, or more lines of a cell in a row beside it? Gives it
 * the group whose row it belongs to. */
static uint32_t place_of(const band *b, uint32_t at)
{
    const group *g = &b->groups[at];
    uint32_t above = at, below = at;
    while (above > 0 && !b->groups[above].number) {
        above--;
    }
    while (below + 1 < b->group_count && !b->groups[below].number) {
        below++;
    }
    const bool has_above = b->groups[above].number, has_below = b->groups[below].number;
    const float up = has_above ? g->middle - b->groups[above].middle : 1e9f;
    const float down = has_below ? b->groups[below].middle - g->middle : 1e9f;
    if (up < b->pitch * 0.75f || down < b->pitch * 0.75f) {
        return up <= down ? above : below;
    }
    if (g->cells > 1) {
        return at;
    }
    const bao__slot_line *line = NULL, *before = NULL;
    for (uint32_t i = 0; i < b->count && !line; i++) {
        line = b->of_line[i] == at ? b->lines[i] : NULL;
    }
    before = at ? line_in(b, at - 1, line->column) : NULL;
    if (before && is_full(b, before) && b->groups[at - 1].number) {
        return at - 1;
    }
    const bao__slot_line *after = at + 1 < b->group_count ? line_in(b, at + 1, line->column) : NULL;
    return after && is_full(b, line) && b->groups[at + 1].number ? at + 1 : at;
}

/* Gives every group its row; how many rows there are. */
static uint32_t number_rows(band *b)
{
    uint32_t rows = 0;
    for (uint32_t i = 0; i < b->group_count; i++) {
        b->groups[i].row = b->groups[i].number ? i : place_of(b, i);
    }
    for (uint32_t i = 0; i < b->group_count; i++) {
        b->groups[i].own = b->groups[i].row == i;
    }
    for (uint32_t i = 0; i < b->group_count; i++) { /* one may belong to one that belongs on */
        group *g = &b->groups[i];
        g->row = b->groups[g->row].own ? g->row : b->groups[g->row].row;
    }
    for (uint32_t i = 0; i < b->group_count; i++) {
        b->groups[i].cells = b->groups[i].own ? rows++ : 0; /* from here on: number of the row */
    }
    for (uint32_t i = 0; i < b->group_count; i++) {
        b->groups[i].row = b->groups[b->groups[i].row].cells;
    }
    return rows;
}

/* The lines of row `row` in cells of that row alone. */
static void collect(band *b, bao__frame_text *text, uint32_t row)
{
    b->count = b->group_count = b->numbers = 0;
    for (uint32_t i = 0; i < text->line_count; i++) {
        bao__slot_line *line = &text->lines[i];
        if (line->row == row && !goes_down(b->frame, row, line->column)) {
            b->lines[b->count++] = line;
        }
    }
    qsort(b->lines, b->count, sizeof *b->lines, by_height);
}

/* The frame with its rows split into `parts[row]` each; edges[] of the new rows are in order. */
static bool rebuild(bao_arena *arena, bao__frame *f, const uint32_t *parts, uint32_t rows,
                    float *edges)
{
    bool *right = bao_arena_alloc(arena, (size_t)rows * f->columns + 1);
    bool *below = bao_arena_alloc(arena, (size_t)rows * f->columns + 1);
    if (!right || !below) {
        return false;
    }
    uint32_t at = 0;
    for (uint32_t r = 0; r < f->rows; r++) {
        for (uint32_t part = 0; part < parts[r]; part++, at++) {
            for (uint32_t c = 0; c < f->columns; c++) {
                const size_t from = slot(f, r, c), to = (size_t)at * f->columns + c;
                uint32_t row = r, column = c;
                bao__frame_first(f, &row, &column);
                const bool tall = row != r || goes_down(f, r, column);
                right[to] = f->right[from];
                below[to] = part + 1 < parts[r] ? !tall : f->below[from];
            }
        }
    }
    f->right = right;
    f->below = below;
    f->across = edges;
    f->rows = rows;
    return true;
}

/* Splits row `row`, if several rows of numbers stand in it: their count, and where they begin. */
static uint32_t split_row(band *b, bao__frame_text *text, uint32_t row, float *edges)
{
    collect(b, text, row);
    make_groups(b);
    edges[0] = b->frame->across[row];
    if (b->numbers < 2) {
        return 1;
    }
    b->pitch = usual_pitch(b, edges + 1);
    const uint32_t rows = number_rows(b);
    float last = 0;
    for (uint32_t i = 0, n = 0; i < b->group_count; i++) {
        if (b->groups[i].own) {
            edges[n] = n ? (last + b->groups[i].middle) / 2 : b->frame->across[row];
            n++;
            last = b->groups[i].middle;
        }
    }
    return rows;
}

bool bao__frame_split(bao_arena *arena, bao__frame *f, bao__frame_text *text)
{
    const uint32_t most = text->line_count + f->rows + 2;
    band b = {.frame = f};
    b.lines = bao_arena_alloc(arena, most * sizeof *b.lines);
    b.groups = bao_arena_alloc(arena, most * sizeof *b.groups);
    b.of_line = bao_arena_alloc(arena, most * sizeof *b.of_line);
    uint32_t *parts = bao_arena_alloc(arena, (f->rows + 1) * sizeof *parts);
    float *edges = bao_arena_alloc(arena, most * 2 * sizeof *edges);
    uint32_t *rows_of = bao_arena_alloc(arena, most * sizeof *rows_of); /* of lines */
    if (!b.lines || !b.groups || !b.of_line || !parts || !edges || !rows_of) {
        return false;
    }
    uint32_t rows = 0;
    for (uint32_t r = 0; r < f->rows; r++) {
        parts[r] = split_row(&b, text, r, edges + rows);
        for (uint32_t i = 0; i < text->line_count; i++) {
            if (text->lines[i].row == r) {
                rows_of[i] = rows;
            }
        }
        for (uint32_t i = 0; parts[r] > 1 && i < b.count; i++) {
            rows_of[b.lines[i] - text->lines] = rows + b.groups[b.of_line[i]].row;
        }
        rows += parts[r];
    }
    edges[rows] = f->across[f->rows];
    for (uint32_t i = 0; i < text->line_count; i++) {
        text->lines[i].row = rows_of[i];
    }
    return rows == f->rows || rebuild(arena, f, parts, rows, edges);
}

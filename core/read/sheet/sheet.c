/* sheet.c - from the cells of a sheet to tables: what is hidden is left out, blank rows part. */
#include "read/sheet/sheet.h"

#include <stdlib.h>

#include "read/headings.h"
#include "read/line.h"
#include "read/words.h"

/* Slots of a table. */
#define SLOTS_MOST 1000000u

void bao__sheet_add(bao__sheet *sheet, uint32_t row, uint32_t column, bao_span text)
{
    if (bao__trim_span(text).n == 0 || row >= BAO__SHEET_ROWS || column >= BAO__SHEET_COLUMNS) {
        return;
    }
    if (!BAO_RESERVE(sheet->arena, sheet->cells, sheet->cell_count, sheet->cell_capacity)) {
        sheet->failed = true;
        return;
    }
    sheet->cells[sheet->cell_count++] = (bao__sheet_cell){row, column, text};
}

void bao__sheet_merge_cells(bao__sheet *sheet, bao__sheet_merge merge)
{
    if (merge.row >= merge.row_end || merge.column >= merge.column_end) {
        return;
    }
    if (!BAO_RESERVE(sheet->arena, sheet->merges, sheet->merge_count, sheet->merge_capacity)) {
        sheet->failed = true;
        return;
    }
    sheet->merges[sheet->merge_count++] = merge;
}

void bao__sheet_hide_rows(bao__sheet *sheet, uint32_t from, uint32_t to)
{
    bao__sheet_band *last =
        sheet->hidden_row_count ? &sheet->hidden_rows[sheet->hidden_row_count - 1] : NULL;
    if (last && last->to == from) {
        last->to = to;
        return;
    }
    if (!BAO_RESERVE(sheet->arena, sheet->hidden_rows, sheet->hidden_row_count,
                     sheet->hidden_row_capacity)) {
        sheet->failed = true;
        return;
    }
    sheet->hidden_rows[sheet->hidden_row_count++] = (bao__sheet_band){from, to};
}

void bao__sheet_hide_columns(bao__sheet *sheet, uint32_t from, uint32_t to)
{
    if (!BAO_RESERVE(sheet->arena, sheet->hidden_columns, sheet->hidden_column_count,
                     sheet->hidden_column_capacity)) {
        sheet->failed = true;
        return;
    }
    sheet->hidden_columns[sheet->hidden_column_count++] = (bao__sheet_band){from, to};
}

/* A sheet whose rows and columns are those that are shown. */
typedef struct shown {
    bao__sheet *sheet;
    bao__flow *flow;
    uint32_t *rows, *columns; /* of the sheet: the shown one, or that behind */
    uint32_t row_count, column_count;
} shown;

/* One table, or lines: shown rows [top, bottom), columns [left, right). */
typedef struct part {
    uint32_t top, bottom, left, right;
    size_t first, last; /* its cells */
    uint32_t *slots;    /* 1 + index of the cell that stands there; covered ones have COVERED */
    bao__sheet_merge **merges;
} part;

static int by_place(const void *a, const void *b)
{
    const bao__sheet_cell *x = a, *y = b;
    return x->row != y->row        ? (x->row < y->row ? -1 : 1)
           : x->column < y->column ? -1
                                   : x->column > y->column;
}

static int by_row(const void *a, const void *b)
{
    const bao__sheet_merge *x = a, *y = b;
    return x->row != y->row ? (x->row < y->row ? -1 : 1) : 0;
}

static bool is_sorted(const bao__sheet *sheet)
{
    for (size_t i = 1; i < sheet->cell_count; i++) {
        if (by_place(&sheet->cells[i - 1], &sheet->cells[i]) > 0) {
            return false;
        }
    }
    return true;
}

/* For each of `count` rows or columns, how many are shown before it. */
static uint32_t *count_shown(bao_arena *arena, const bao__sheet_band *bands, size_t band_count,
                             uint32_t count)
{
    uint32_t *before = bao_arena_calloc(arena, (size_t)count + 1, sizeof *before);
    for (size_t i = 0; before && i < band_count; i++) {
        for (uint32_t at = bands[i].from; at < bands[i].to && at < count; at++) {
            before[at + 1] = 1; /* hidden */
        }
    }
    for (uint32_t at = 0; before && at < count; at++) {
        before[at + 1] = before[at] + !before[at + 1];
    }
    return before;
}

static bool measure(shown *s)
{
    const bao__sheet *sheet = s->sheet;
    for (size_t i = 0; i < sheet->cell_count; i++) {
        const bao__sheet_cell *cell = &sheet->cells[i];
        s->row_count = cell->row >= s->row_count ? cell->row + 1 : s->row_count;
        s->column_count = cell->column >= s->column_count ? cell->column + 1 : s->column_count;
    }
    s->rows = count_shown(sheet->arena, sheet->hidden_rows, sheet->hidden_row_count, s->row_count);
    s->columns = count_shown(sheet->arena, sheet->hidden_columns, sheet->hidden_column_count,
                             s->column_count);
    return s->rows && s->columns;
}

/* Takes the hidden cells out and gives the others and the merges their places among what is shown.
 */
static void take_shown(shown *s)
{
    bao__sheet *sheet = s->sheet;
    size_t kept = 0;
    uint32_t hidden = 0;
    for (size_t i = 0; i < sheet->cell_count; i++) {
        bao__sheet_cell cell = sheet->cells[i];
        const uint32_t row = s->rows[cell.row], column = s->columns[cell.column];
        if (row == s->rows[cell.row + 1] || column == s->columns[cell.column + 1]) {
            hidden++;
            continue;
        }
        cell.row = row;
        cell.column = column;
        sheet->cells[kept++] = cell;
    }
    sheet->cell_count = kept;
    for (size_t i = 0; i < sheet->merge_count; i++) {
        bao__sheet_merge *m = &sheet->merges[i];
        const uint32_t rows = s->row_count, columns = s->column_count;
        m->row = s->rows[m->row < rows ? m->row : rows];
        m->row_end = s->rows[m->row_end < rows ? m->row_end : rows];
        m->column = s->columns[m->column < columns ? m->column : columns];
        m->column_end = s->columns[m->column_end < columns ? m->column_end : columns];
    }
    if (hidden) {
        bao_warn(&s->flow->report->warnings, "HIDDEN_CELLS", s->flow->page.out.n,
                 "sheet %.*s: %u cells in hidden rows or columns were left out",
                 (int)(sheet->name.n < 90 ? sheet->name.n : 90), sheet->name.p, hidden);
    }
}

/* The first shown row past those that cells and merges from `first` on reach over without a blank
 * row between; *last is the first cell past it. */
static uint32_t find_bottom(const shown *s, const uint32_t *reach, size_t first, size_t *last)
{
    const bao__sheet *sheet = s->sheet;
    uint32_t bottom = sheet->cells[first].row + 1;
    size_t i = first;
    for (; i < sheet->cell_count && sheet->cells[i].row <= bottom; i++) {
        const uint32_t row = sheet->cells[i].row;
        const uint32_t to = reach[row] > row + 1 ? reach[row] : row + 1;
        bottom = to > bottom ? to : bottom;
    }
    *last = i;
    return bottom;
}

/* For each row, how far the merges that begin in it with something in them reach. */
static uint32_t *find_reach(const shown *s)
{
    const bao__sheet *sheet = s->sheet;
    const uint32_t rows = s->rows[s->row_count];
    uint32_t *reach = bao_arena_calloc(sheet->arena, (size_t)rows + 1, sizeof *reach);
    for (size_t i = 0; reach && i < sheet->merge_count; i++) {
        const bao__sheet_merge *m = &sheet->merges[i];
        if (m->row < rows && m->row_end > reach[m->row] && m->row_end <= rows) {
            reach[m->row] = m->row_end;
        }
    }
    return reach;
}

#define COVERED UINT32_MAX

/* The first merge that begins in `row` or below; they are in that order. */
static size_t first_merge(const bao__sheet *sheet, uint32_t row)
{
    size_t low = 0, high = sheet->merge_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (sheet->merges[middle].row < row) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Slots of the part that a merge covers. */
static uint64_t merged_slots(const bao__sheet_merge *m, const part *p)
{
    const uint32_t bottom = m->row_end < p->bottom ? m->row_end : p->bottom;
    const uint32_t left = m->column > p->left ? m->column : p->left;
    const uint32_t right = m->column_end < p->right ? m->column_end : p->right;
    return bottom > m->row && right > left ? (uint64_t)(bottom - m->row) * (right - left) : 0;
}

/* Marks the slots of the part: which cell stands where, what merges cover. */
static bool fill_slots(const shown *s, part *p)
{
    const bao__sheet *sheet = s->sheet;
    const uint32_t wide = p->right - p->left;
    const size_t count = (size_t)(p->bottom - p->top) * wide;
    p->slots = bao_arena_calloc(sheet->arena, count, sizeof *p->slots);
    p->merges = bao_arena_calloc(sheet->arena, count, sizeof *p->merges);
    if (!p->slots || !p->merges) {
        return false;
    }
    for (size_t at = p->first; at < p->last; at++) {
        const bao__sheet_cell *c = &sheet->cells[at];
        p->slots[(size_t)(c->row - p->top) * wide + c->column - p->left] = (uint32_t)at + 1;
    }
    size_t i = first_merge(sheet, p->top);
    uint64_t covered = 0;
    for (; i < sheet->merge_count && sheet->merges[i].row < p->bottom; i++) {
        bao__sheet_merge *m = &sheet->merges[i];
        if (m->column >= p->right || m->column_end <= p->left) {
            continue;
        }
        covered += merged_slots(m, p);
        if (covered > 2 * (uint64_t)count) {
            bao_warn(&s->flow->report->warnings, "SPAN", s->flow->page.out.n,
                     "merged cells of a sheet lie over each other");
            break;
        }
        const uint32_t left = m->column > p->left ? m->column : p->left;
        const size_t anchor = (size_t)(m->row - p->top) * wide + left - p->left;
        for (uint32_t r = m->row; r < m->row_end && r < p->bottom; r++) {
            for (uint32_t c = left; c < m->column_end && c < p->right; c++) {
                const size_t slot = (size_t)(r - p->top) * wide + c - p->left;
                p->slots[slot] = slot == anchor ? p->slots[slot] : COVERED;
            }
        }
        p->merges[anchor] = p->slots[anchor] == COVERED ? NULL : m;
    }
    return true;
}

static void write_cell(const shown *s, const part *p, size_t slot, uint32_t row, uint32_t column)
{
    const bao__sheet_merge *m = p->merges[slot];
    uint32_t down = 1, across = 1;
    if (m) {
        const uint32_t below = m->row_end < p->bottom ? m->row_end : p->bottom;
        const uint32_t right = m->column_end < p->right ? m->column_end : p->right;
        down = below > row ? below - row : 1;
        across = right > column ? right - column : 1;
    }
    bao__flow_open_cell(s->flow, down, across);
    if (p->slots[slot]) {
        bao__flow_text(s->flow, s->sheet->cells[p->slots[slot] - 1].text, 0);
    }
    bao__flow_close_cell(s->flow);
}

/* A cell's text as a line. */
static void write_line(const shown *s, size_t cell)
{
    bao__flow_text(s->flow, s->sheet->cells[cell].text, 0);
    bao__flow_end_line(s->flow, 0);
}

/* Below a table: a row of one cell that is a note, or a sentence. */
static bool is_note(const shown *s, const part *p, size_t cell)
{
    const bao__sheet_cell *c = &s->sheet->cells[cell];
    const bool alone = cell > p->first && c[-1].row < c->row;
    return alone && c->column == p->left && (bao__is_note(c->text) || bao__ends_sentence(c->text));
}

/* Columns that cells of the part stand in. */
static void find_sides(const shown *s, part *p)
{
    p->left = UINT32_MAX;
    p->right = 0;
    for (size_t i = p->first; i < p->last; i++) {
        const uint32_t column = s->sheet->cells[i].column;
        p->left = column < p->left ? column : p->left;
        p->right = column + 1 > p->right ? column + 1 : p->right;
    }
}

static bool write_table(const shown *s, part *p)
{
    if ((uint64_t)(p->bottom - p->top) * (p->right - p->left) > SLOTS_MOST) {
        s->flow->page.full = true;
        return true;
    }
    if (!fill_slots(s, p)) {
        return false;
    }
    bao__flow_open_table(s->flow);
    size_t slot = 0;
    for (uint32_t row = p->top; row < p->bottom; row++) {
        bao__flow_open_row(s->flow);
        for (uint32_t column = p->left; column < p->right; column++, slot++) {
            if (p->slots[slot] != COVERED) {
                write_cell(s, p, slot, row, column);
            }
        }
        bao__flow_close_row(s->flow);
    }
    bao__flow_close_table(s->flow);
    return true;
}

/* Writes the part: rows of one cell alone, or a table and the notes below it. */
static bool write_part(const shown *s, part *p)
{
    const bao__sheet_cell *cells = s->sheet->cells;
    const size_t end = p->last;
    bool single = true;
    for (size_t i = p->first + 1; i < p->last; i++) {
        single &= cells[i].row != cells[i - 1].row;
    }
    find_sides(s, p);
    while (!single && p->last - p->first > 2 && is_note(s, p, p->last - 1)) {
        p->last--;
        p->bottom = cells[p->last].row;
    }
    find_sides(s, p);
    if (!single && !write_table(s, p)) {
        return false;
    }
    for (size_t i = single ? p->first : p->last; i < end; i++) {
        write_line(s, i);
    }
    p->last = end;
    return true;
}

bool bao__sheet_write(bao__sheet *sheet, bao__flow *flow, bool named)
{
    shown s = {.sheet = sheet, .flow = flow};
    if (sheet->failed || !measure(&s)) {
        return false;
    }
    take_shown(&s);
    if (!sheet->cell_count) {
        return true;
    }
    if (!is_sorted(sheet)) {
        qsort(sheet->cells, sheet->cell_count, sizeof *sheet->cells, by_place);
    }
    if (sheet->merge_count) {
        qsort(sheet->merges, sheet->merge_count, sizeof *sheet->merges, by_row);
    }
    const uint32_t *reach = find_reach(&s);
    if (!reach) {
        return false;
    }
    if (!bao_report_add_page(flow->report, (uint32_t)flow->page.out.n, sheet->number)) {
        return false;
    }
    if (named) {
        bao__flow_text(flow, sheet->name, 0);
        bao__flow_end_line(flow, 1);
    }
    for (size_t at = 0; at < sheet->cell_count && !flow->page.full;) {
        part p = {.first = at, .top = sheet->cells[at].row};
        p.bottom = find_bottom(&s, reach, at, &p.last);
        if (!write_part(&s, &p)) {
            return false;
        }
        at = p.last > at ? p.last : at + 1;
        while (at < sheet->cell_count && sheet->cells[at].row < p.bottom) {
            at++;
        }
    }
    return !flow->page.failed;
}

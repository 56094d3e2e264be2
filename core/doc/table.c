/* table.c - grids: which cell covers which slot, and which rows are the header. */
#include "doc/report.h"

/* As HTML has it: no cell is wider than this. */
#define COLSPAN_MOST 1000
#define SLOTS_MOST   1000000u

/* Per column, the row that the cells above reach down to. */
typedef struct shadow {
    uint32_t *down;
    size_t columns, capacity;
} shadow;

static bool widen(bao_arena *arena, shadow *s, size_t columns)
{
    while (s->columns < columns) {
        if (!BAO_RESERVE(arena, s->down, s->columns, s->capacity)) {
            return false;
        }
        s->down[s->columns++] = 0;
    }
    return true;
}

/* Puts `cell` into the first free column from *column on. */
static bool put_cell(bao_arena *arena, shadow *s, bao_cell *cell, uint32_t *column)
{
    while (*column < s->columns && s->down[*column] > cell->row) {
        ++*column;
    }
    cell->column = *column;
    const uint32_t end = cell->column + cell->colspan, down = cell->row + cell->rowspan;
    if (!widen(arena, s, end)) {
        return false;
    }
    for (; *column < end; ++*column) {
        if (s->down[*column] < down) {
            s->down[*column] = down;
        }
    }
    return true;
}

static void clamp_spans(bao_table *table)
{
    table->rows = table->cell_count ? table->cells[table->cell_count - 1].row + 1 : 0;
    for (uint32_t i = 0; i < table->cell_count; i++) {
        bao_cell *cell = &table->cells[i];
        if (cell->colspan == 1 && cell->rowspan == 1) {
            continue;
        }
        const uint32_t below = table->rows - cell->row;
        cell->colspan = cell->colspan < 1              ? 1
                        : cell->colspan > COLSPAN_MOST ? COLSPAN_MOST
                                                       : cell->colspan;
        cell->rowspan = cell->rowspan < 1 ? 1 : cell->rowspan > below ? below : cell->rowspan;
    }
}

/* Gives every cell its column and the table its width; *placed is how many cells fit into the most
 * slots that a table may have. */
static bool place_cells(bao_arena *arena, bao_table *table, uint32_t *placed)
{
    shadow s = {0};
    uint32_t row = 0, column = 0, i = 0;
    bool spanned = false;
    for (; i < table->cell_count && column <= SLOTS_MOST; i++) {
        bao_cell *cell = &table->cells[i];
        if (cell->row > row) {
            row = cell->row;
            column = 0;
            if ((uint64_t)s.columns * (row + 1) > SLOTS_MOST) {
                break;
            }
        }
        if (!spanned && cell->rowspan == 1 && cell->colspan == 1) {
            cell->column = column++;
            table->columns = column > table->columns ? column : table->columns;
            continue;
        }
        spanned = true;
        if (!put_cell(arena, &s, cell, &column)) {
            return false;
        }
    }
    table->columns = s.columns > table->columns ? (uint32_t)s.columns : table->columns;
    *placed = i;
    return true;
}

/* Cuts off what does not fit into the most slots that a table may have. */
static void cut(bao_report *report, bao_table *table, uint32_t placed)
{
    const uint32_t all = table->cell_count, at = table->cells[0].text.from;
    bao_error size;
    bao_fail(&size, BAO_OK, "%u rows x %u", table->rows, table->columns);
    table->columns = table->columns < SLOTS_MOST ? table->columns : SLOTS_MOST;
    const uint32_t most = SLOTS_MOST / table->columns;
    table->rows = table->rows < most ? table->rows : most;
    table->cell_count = 0;
    while (table->cell_count < placed && table->cells[table->cell_count].row < table->rows &&
           table->cells[table->cell_count].column < table->columns) {
        table->cell_count++;
    }
    table->rows = table->cell_count ? table->cells[table->cell_count - 1].row + 1 : 0;
    bao_warn(&report->warnings, "TABLE_SIZE",
             bao_text_source(&report->text, (bao_range){at, at}).from,
             "table in line %u is too large (%s columns): %u of %u cells are cut off",
             bao_lines_find(&report->lines, at), size.message, all - table->cell_count, all);
}

static void fill_grid(bao_table *table)
{
    memset(table->grid, 0xFF, (size_t)table->rows * table->columns * sizeof *table->grid);
    for (uint32_t i = 0; i < table->cell_count; i++) {
        const bao_cell *cell = &table->cells[i];
        if (cell->colspan == 1 && cell->rowspan == 1 && cell->row < table->rows &&
            cell->column < table->columns) {
            uint32_t *slot = &table->grid[(size_t)cell->row * table->columns + cell->column];
            *slot = *slot == BAO_NONE ? i : *slot;
            continue;
        }
        const uint32_t right = cell->column + cell->colspan, below = cell->row + cell->rowspan;
        for (uint32_t r = cell->row; r < below && r < table->rows; r++) {
            for (uint32_t c = cell->column; c < right && c < table->columns; c++) {
                uint32_t *slot = &table->grid[(size_t)r * table->columns + c];
                *slot = *slot == BAO_NONE ? i : *slot;
            }
        }
    }
}

bool bao_table_resolve(bao_report *report, bao_table *table)
{
    table->columns = 0;
    uint32_t placed;
    clamp_spans(table);
    if (!place_cells(report->arena, table, &placed)) {
        return false;
    }
    if (placed < table->cell_count || (uint64_t)table->rows * table->columns > SLOTS_MOST) {
        cut(report, table, placed);
        clamp_spans(table);
    }
    table->grid =
        bao_arena_calloc(report->arena, (size_t)table->rows * table->columns, sizeof *table->grid);
    if (!table->grid) {
        return table->rows == 0;
    }
    fill_grid(table);
    return true;
}

const bao_cell *bao_table_cell(const bao_table *table, uint32_t row, uint32_t column)
{
    if (row >= table->rows || column >= table->columns) {
        return NULL;
    }
    const uint32_t index = table->grid[(size_t)row * table->columns + column];
    return index == BAO_NONE ? NULL : &table->cells[index];
}

/* 2020地方政府债务限额预算数: a label of a year without 年, longer than a number with its unit. */
static bool is_year_label(bao_span s)
{
    const bool year =
        s.n > 15 && ((s.p[0] == '1' && s.p[1] == '9') || (s.p[0] == '2' && s.p[1] == '0'));
    return year && s.p[2] >= '0' && s.p[2] <= '9' && s.p[3] >= '0' && s.p[3] <= '9' &&
           (unsigned char)s.p[4] >= 0xE4;
}

/* A number, perhaps signed and with a unit, but no year and no label like 1. */
static bool is_number(bao_span s)
{
    size_t at = s.n && (s.p[0] == '-' || s.p[0] == '+') ? 1 : 0;
    const bool wide = s.n - at >= 3 && memcmp(s.p + at, "\xEF\xBC", 2) == 0 &&
                      (unsigned char)s.p[at + 2] - 0x90u < 10;
    const bool digit = s.n > at && s.p[at] >= '0' && s.p[at] <= '9';
    return (digit || wide) && !memmem(s.p, s.n, "年", 3) && !is_year_label(s);
}

static bool has_number(const bao_report *report, const bao_table *table, uint32_t row)
{
    for (uint32_t c = 1; c < table->columns; c++) {
        const bao_cell *cell = bao_table_cell(table, row, c);
        if (cell && cell->row == row && is_number(bao_span_cut(report->text.utf8, cell->text))) {
            return true;
        }
    }
    return false;
}

/* The first slot of `row` is blank, or belongs to a cell that began above. */
static bool hangs_on(const bao_table *table, uint32_t row)
{
    const bao_cell *cell = bao_table_cell(table, row, 0);
    return !cell || cell->row < row || cell->text.from == cell->text.to;
}

void bao_table_guess_header(const bao_report *report, bao_table *table)
{
    table->header_rows = 0;
    uint32_t first = 0;
    while (first < table->rows && !has_number(report, table, first)) {
        first++;
    }
    if (first == 0 || first == table->rows) {
        return;
    }
    table->header_rows = 1;
    while (table->header_rows < first && hangs_on(table, table->header_rows)) {
        table->header_rows++;
    }
}

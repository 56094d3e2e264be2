/* sheet.h - a sheet of a workbook, as any format has it, on its way to tables. For this layer only.
 */
#ifndef BAO_READ_SHEET_SHEET_H
#define BAO_READ_SHEET_SHEET_H

#include "read/flow.h"

/* As Excel has it. */
#define BAO__SHEET_ROWS    1048576u
#define BAO__SHEET_COLUMNS 16384u

/* A cell with something in it: what it shows, UTF-8, not blank. */
typedef struct bao__sheet_cell {
    uint32_t row, column; /* from 0 */
    bao_span text;
} bao__sheet_cell;

/* Rows and columns [row, row_end) x [column, column_end) are one cell. */
typedef struct bao__sheet_merge {
    uint32_t row, column, row_end, column_end;
} bao__sheet_merge;

/* Rows or columns [from, to). */
typedef struct bao__sheet_band {
    uint32_t from, to;
} bao__sheet_band;

typedef struct bao__sheet {
    bao_arena *arena;
    bao_span name;
    uint32_t number; /* among all sheets of the workbook, from 1 */
    bool no_zeros;
    bao__sheet_cell *cells;
    size_t cell_count, cell_capacity;
    bao__sheet_merge *merges;
    size_t merge_count, merge_capacity;
    bao__sheet_band *hidden_rows, *hidden_columns; /* in any order */
    size_t hidden_row_count, hidden_row_capacity;
    size_t hidden_column_count, hidden_column_capacity;
    bool failed; /* out of memory */
} bao__sheet;

/* These add to a sheet; what lies outside of any sheet is left out. */
void bao__sheet_add(bao__sheet *sheet, uint32_t row, uint32_t column, bao_span text);
void bao__sheet_merge_cells(bao__sheet *sheet, bao__sheet_merge merge);
void bao__sheet_hide_rows(bao__sheet *sheet, uint32_t from, uint32_t to);
void bao__sheet_hide_columns(bao__sheet *sheet, uint32_t from, uint32_t to);

/* Adds a sheet to a flow: blank rows part its tables, rows of one cell stand for themselves.
 * `named`: its name goes before it as a heading. Warns of what is hidden. False when out of memory.
 */
bool bao__sheet_write(bao__sheet *sheet, bao__flow *flow, bool named);

#endif

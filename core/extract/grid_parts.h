/* grid_parts.h - the steps of reading a grid. For this layer only.
 *
 * Cells have been read (cell.h). Four steps, each of which makes a new value of the one before and
 * leaves that as it is:
 *   locate  which tables the grid is in, their headers, their rows (grid_locate.c, grid_header.c,
 *           grid_table_rows.c): bao__grid_reading
 *   assign  the row of the form that each row is, and the column of each cell
 *           (grid_assign_rows.c: bao__row_match; grid_ruler.c, grid_assign_columns.c, grid_split.c:
 *           bao__assigned_row)
 *   prove   what sums say about rows and columns that labels did not name, and what is left then
 *           (grid_prove.c, grid_sums.c: bao__assigned_row again)
 *   emit    mentions (grid_read.c) */
#ifndef BAO_GRID_PARTS_H
#define BAO_GRID_PARTS_H

#include "extract/grid.h"

/* A table, perhaps turned: its columns are then taken for rows. */
typedef struct bao__oriented_table {
    const bao_table *table;
    const bao_cell_value *values; /* by cell */
    const uint32_t *labels;       /* by cell: number of the label that its text is, or BAO_NONE */
    bao_span unit;                /* that stands above the table, or empty */
    uint32_t rows, columns;
    bool turned;
} bao__oriented_table;

/* ---- what is located */

/* A column of a header: the lowest cells, and what they and those above say. */
typedef struct bao__header_column {
    uint32_t from, to;      /* columns of the table */
    uint64_t columns, rows; /* the one key it names, or 0 */
    bool blank;             /* no text: its label was lost */
    bool unknown;           /* a label of its own, that no column of the form has */
    bao_range text;         /* its lowest label, in the folded view */
    bao_span unit;          /* that its labels state, or empty */
} bao__header_column;

/* Columns in force for the rows below a header, until the next header. */
typedef struct bao__header {
    uint32_t column, column_count; /* its columns, among those of all headers */
    uint32_t values; /* first column of the table that holds values, or BAO_NONE when unknown */
    bool pairs;      /* they name row and column: the rows below have no label of their own */
} bao__header;

typedef enum bao__row_kind {
    BAO__TEXT_ROW,  /* a label, or a part of one, and no cells */
    BAO__BLANK_ROW, /* all its cells are blank */
    BAO__VALUE_ROW
} bao__row_kind;

#define BAO__PIECES 4

/* A row of a table that is no header. */
typedef struct bao__table_row {
    uint32_t table, row;
    uint32_t header;               /* index, or BAO_NONE */
    bool inherited;                /* the header stands in an earlier table */
    bao_range pieces[BAO__PIECES]; /* folded: its label cells, the last ones if there are more */
    uint32_t piece_count;
    const bao_cell *label;     /* the last of them */
    uint32_t cell, cell_count; /* its value cells, among those of all rows */
    uint64_t keys;             /* rows of the form that its own label names */
    uint8_t kind;              /* bao__row_kind */
    bool foreign;              /* another grid's, or another year's */
    bool shifted;              /* a label stands where the header has values */
} bao__table_row;

/* A warning, emitted if this grid is chosen of those of its name. */
typedef struct bao__remark {
    const char *code;
    uint64_t at;
    const char *text;
} bao__remark;

/* All that one grid has to do with in one report. */
typedef struct bao__grid_reading {
    const bao_grids *grids;
    const bao_cells *cells;
    const bao_grid *grid;
    uint32_t number; /* of the grid */
    const bao_report *report;
    bao_span view;
    bao__oriented_table *tables; /* every one of the report */
    const bool *members;         /* those that the grid is in */
    bao__table_row *rows;
    size_t row_count, row_capacity;
    const bao_cell **value_cells;
    size_t cell_count, cell_capacity;
    bao__header *headers;
    size_t header_count, header_capacity;
    bao__header_column *columns;
    size_t column_count, column_capacity;
    bao__remark *remarks; /* of all steps */
    size_t remark_count, remark_capacity;
    bool failed; /* out of memory */
} bao__grid_reading;

/* ---- what is assigned */

/* How a row of a table found its row of the form, best last. */
typedef enum bao__matched_by {
    BAO__LOST,   /* it did not */
    BAO__BESIDE, /* the label stands in the line above or below */
    BAO__ORDER,  /* by the form's order: as many rows without label as the form has there */
    BAO__ALIKE,  /* the label is much like the form's */
    BAO__JOINED, /* the label is broken over lines */
    BAO__LABEL
} bao__matched_by;

/* The row of the form that a row of a table is. */
typedef struct bao__row_match {
    uint32_t key;       /* or BAO_NONE */
    uint8_t matched_by; /* bao__matched_by */
    bool flat;          /* all cells of the form in one row */
    bool blank_first;   /* a blank cell before those, of a label that was lost */
} bao__row_match;

/* How the column of a cell is known. */
typedef enum bao__known_by {
    BAO__NAMED,
    BAO__PLACED, /* by the form's order: no sum may speak against it */
    BAO__GUESSED /* against a header, or one of several ways: a sum must speak for it */
} bao__known_by;

/* A value cell and its place in the form. */
typedef struct bao__value_cell {
    const bao_cell *cell;
    bao_cell_value value; /* of several cells joined: of the whole */
    uint32_t column;      /* of the form, or BAO_NONE */
    uint32_t row;         /* of the form, where the header names it; else that of its table row */
    bao_span unit;        /* that its header states, or empty */
    uint8_t known_by;     /* bao__known_by */
    uint32_t unknown; /* the header's column over it, when no column of the form is called so and
                         nothing else says what it is; or BAO_NONE */
} bao__value_cell;

/* A row of a table as a row of the form. */
typedef struct bao__assigned_row {
    bao__value_cell *cells;
    uint32_t cell_count;
    uint32_t key;       /* its row of the form, or BAO_NONE */
    uint8_t matched_by; /* bao__matched_by */
    bool flat;          /* all cells of the form are in it */
    bool is_short;      /* it has fewer cells than columns */
    bool refused;       /* its cells could not be told apart, or are not confirmed: it has none */
} bao__assigned_row;

/* The row of the form that a cell is in, or BAO_NONE. */
static inline uint32_t bao__form_row(const bao__assigned_row *row, const bao__value_cell *cell)
{
    return cell->row != BAO_NONE ? cell->row : row->key;
}

/* ---- labels: grid_label.c */

/* The number of the label that a cell's text is, or BAO_NONE; a text so short, and without Chinese,
 * is not looked up. */
uint32_t bao__label_of_cell(const bao_grids *grids, bao_span text);

/* Number of the label that `normal` is, or BAO_NONE. */
uint32_t bao__label_number(const bao_grids *grids, bao_span normal);

/* The same for `folded` with the words that it ends with in brackets. */
uint32_t bao__label_opened(const bao_grids *grids, bao_span folded);

/* What label number `label` is to grid number `grid`; nothing for BAO_NONE. */
bao_grid_hit bao__label_hit(const bao_grids *grids, uint32_t grid, uint32_t label);

/* What the text of a cell is to a grid. */
bao_grid_hit bao__cell_hit(const bao__grid_reading *s, const bao__oriented_table *plane,
                           const bao_cell *cell);

/* What the joined text of `count` ranges of the view is to a grid. */
bao_grid_hit bao__joined_hit(const bao__grid_reading *s, const bao_range *pieces, size_t count);

/* The rows whose label ends the joined text, when all before it could be of a group's label. */
uint64_t bao__label_tail(const bao__grid_reading *s, const bao_range *pieces, size_t count);

/* The row of `among` whose label is much like `text` (folded), and no other's is; BAO_NONE. */
uint32_t bao__label_alike(const bao__grid_reading *s, bao_span text, uint64_t among);

/* The rows whose labels stand somewhere in `text` (folded), longer ones hiding shorter ones. */
uint64_t bao__labels_in(const bao__grid_reading *s, bao_span text);

/* `text` (folded) is a part of the label of one of `among` of an axis, or of a group's. */
bool bao__label_part(const bao__grid_reading *s, const bao_grid_axis *axis, bao_span text,
                     uint64_t among);

/* `text` (folded) begins a row's label but is shorter. */
bool bao__label_begins(const bao__grid_reading *s, bao_span text);

/* The number of the only bit of `set`, or BAO_NONE. */
static inline uint32_t bao__only(uint64_t set)
{
    return set && !(set & (set - 1)) ? (uint32_t)__builtin_ctzll(set) : BAO_NONE;
}

/* ---- tables: oriented_table.c */

/* The cell that covers a place of a table; NULL outside. */
const bao_cell *bao__oriented_cell(const bao__oriented_table *table, uint32_t row, uint32_t column);
/* First row / first column / end column of a cell on its table. */
uint32_t bao__oriented_row(const bao__oriented_table *table, const bao_cell *cell);
uint32_t bao__oriented_column(const bao__oriented_table *table, const bao_cell *cell);
uint32_t bao__oriented_end(const bao__oriented_table *table, const bao_cell *cell);
const bao_cell_value *bao__oriented_value(const bao__oriented_table *table, const bao_cell *cell);
/* The number of the label that a cell is, or BAO_NONE. */
uint32_t bao__oriented_label(const bao__oriented_table *table, const bao_cell *cell);
/* What a cell says: a label is words, whatever else it could be. */
bao_cell_kind bao__oriented_kind(const bao__oriented_table *table, const bao_cell *cell);

/* The next cell that begins in `row`, from *column on; *column is then behind it. NULL at the end.
 */
const bao_cell *bao__oriented_next(const bao__oriented_table *table, uint32_t row,
                                   uint32_t *column);

/* ---- locate: grid_locate.c, grid_header.c, grid_table_rows.c */

/* The tables of the facts' report that grid number `grid` is in, turned where it needs that.
 * `members` has room for a flag a table. False when out of memory. */
bool bao__grid_locate(const bao_grids *grids, uint32_t grid, bao_facts *facts,
                      bao__oriented_table *tables, bool *members);

/* Rows [from, to) of a table that are one header become the header in force; its index, or BAO_NONE
 * when out of memory. */
uint32_t bao__header_read(bao__grid_reading *g, const bao__oriented_table *table, uint32_t from,
                          uint32_t to);

/* The end of the header that begins in `row` of a table, or `row` when none does. */
uint32_t bao__header_end(const bao__grid_reading *g, const bao__oriented_table *table,
                         uint32_t row);

/* Rows, value cells and headers of all tables of the reading. False when out of memory. */
bool bao__table_rows_read(bao__grid_reading *g);

/* Value cell `i` of a row. */
static inline const bao_cell *bao__value_cell_of(const bao__grid_reading *g,
                                                 const bao__table_row *row, uint32_t i)
{
    return g->value_cells[row->cell + i];
}

/* What value cell `i` of a row says. */
static inline const bao_cell_value *bao__value_of(const bao__grid_reading *g,
                                                  const bao__table_row *row, uint32_t i)
{
    return bao__oriented_value(&g->tables[row->table], bao__value_cell_of(g, row, i));
}

/* A remark about a row: "line 12: " and the rest. */
void bao__row_warn(bao__grid_reading *g, const bao__table_row *row, const char *code,
                   const char *format, ...) __attribute__((format(printf, 4, 5)));

/* ---- assign: grid_assign_rows.c, grid_ruler.c, grid_assign_columns.c, grid_split.c */

/* The row of the form that each row is. NULL when out of memory. */
const bao__row_match *bao__rows_assign(bao__grid_reading *g);

/* Each row with the places of its cells; rows whose cells cannot be told apart are refused, with a
 * remark. NULL when out of memory. */
const bao__assigned_row *bao__columns_assign(bao__grid_reading *g, const bao__row_match *matches);

/* The columns that row `key` has in the form, or, for BAO_NONE, any row; extra ones too. */
uint64_t bao__columns_wanted(const bao__grid_reading *g, uint32_t key);

/* The part of a header that stands over values, and the column of the form that each is. */
typedef struct bao__ruler {
    const bao__header_column *over;
    uint32_t count;
    uint32_t columns[BAO_GRID_KEYS]; /* or BAO_NONE */
    uint8_t known_by[BAO_GRID_KEYS];
    uint32_t named;
} bao__ruler;

/* The ruler of a row's header; empty when it names none of the columns of the row. */
bao__ruler bao__ruler_of(const bao__grid_reading *g, const bao__table_row *row, uint64_t wanted);

/* Joins cells of a row that has more than `count`, where only one way of joining makes its sums
 * come out; false when none or several do, and the row is as it was. */
bool bao__split_mend(const bao__grid_reading *g, bao__assigned_row *row, uint32_t count);

/* ---- prove: grid_prove.c, grid_sums.c */

/* What sums confirm of the assigned rows; what they do not is left out, with a remark. NULL when
 * out of memory. */
const bao__assigned_row *bao__rows_prove(bao__grid_reading *g, const bao__assigned_row *assigned);

typedef enum bao__sum {
    BAO__SUM_OPEN, /* figures are missing, or all are zero */
    BAO__SUM_HOLDS,
    BAO__SUM_FAILS
} bao__sum;

/* The worse of two: one that fails, then one that holds. */
bao__sum bao__sum_worse(bao__sum a, bao__sum b);

/* The sums over the columns of a row; of its cells in one row of the form alone, unless `key` is
 * BAO_NONE. */
bao__sum bao__row_sum(const bao__grid_reading *g, const bao__assigned_row *row, uint32_t key);

/* The figures of a whole grid, by row and column. */
typedef struct bao__matrix {
    const bao__value_cell *cells[BAO_GRID_KEYS][BAO_GRID_KEYS];
} bao__matrix;

/* Fills a matrix of no cells from all rows. */
void bao__matrix_fill(const bao__grid_reading *g, const bao__assigned_row *rows,
                      bao__matrix *matrix);

/* What the sums over rows say of row `key`, in all columns. */
bao__sum bao__rows_sum(const bao__grid_reading *g, const bao__matrix *matrix, uint32_t key);

/* No figure of the row is other than zero. */
bool bao__all_zero(const bao__assigned_row *row);

#endif

/* grid_parts.h - the steps of reading a grid. For this layer only.
 *
 * Cells have been read (cell.h); rows of all tables that a grid is in become strips below
 * headers (grid_table_rows.c, grid_header.c), strips find their row of the form
 * (grid_assign_rows.c), their cells a column (grid_assign_columns.c), sums confirm what labels did
 * not say (grid_prove.c), and grid.c makes mentions. */
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

/* A column of a header: the lowest cells, and what they and those above say. */
typedef struct bao__header_column {
    uint32_t from, to;      /* columns of the plane */
    uint64_t columns, rows; /* the one key it names, or 0 */
    bool blank;             /* no text: its label was lost */
    bool strange;           /* a label of its own, that no column of the form has */
    bool told;              /* that its figures were not read */
    bao_range text;         /* its lowest label, in the folded view */
    bao_span unit;          /* that its labels state, or empty */
} bao__header_column;

/* Columns in force for the rows below a header, until the next header. */
typedef struct bao__header {
    uint32_t leaf, leaf_count;
    uint32_t values; /* first column of the plane that holds values, or BAO_NONE when unknown */
    bool pairs;      /* leaves name row and column: the strips below have no label of their own */
} bao__header;

typedef enum bao__kind {
    BAO__TEXT_ROW,  /* a label, or a part of one, and no cells */
    BAO__BLANK_ROW, /* all its cells are blank */
    BAO__VALUE_ROW
} bao__kind;

/* How a strip found its row, best first. */
typedef enum bao__matched_by {
    BAO__LOST,   /* it did not */
    BAO__BESIDE, /* the label stands in the line above or below */
    BAO__ORDER,  /* by the form's order: as many rows without label as the form has there */
    BAO__ALIKE,  /* the label is much like the form's */
    BAO__JOINED, /* the label is broken over lines */
    BAO__LABEL
} bao__matched_by;

#define BAO__PIECES 4

/* A row of a plane that is no header. */
typedef struct bao__table_row {
    uint32_t plane, row;
    uint32_t header;               /* index, or BAO_NONE */
    bool inherited;                /* the header stands in an earlier table */
    bao_range pieces[BAO__PIECES]; /* folded: its label cells, the last ones if there are more */
    uint32_t piece_count;
    const bao_cell *label;     /* the last of them */
    uint32_t slot, slot_count; /* its value cells */
    uint64_t keys;             /* rows of the form that its own label names */
    uint32_t key;              /* its row of the form, or BAO_NONE */
    uint8_t kind, how;
    bool flat;     /* all cells of the form in one row */
    bool foreign;  /* another grid's, or another year's */
    bool shifted;  /* a label stands where the header has values */
    bool is_short; /* it has fewer cells than columns */
    bool refused;  /* its cells could not be told apart; already warned of */
} bao__table_row;

/* How a slot's column is known. */
typedef enum bao__proof {
    BAO__NAMED,
    BAO__PLACED, /* by the form's order: no sum may speak against it */
    BAO__GUESSED /* against a header, or one of several ways: a sum must speak for it */
} bao__proof;

/* A value cell of a strip. */
typedef struct bao__value_cell {
    const bao_cell *cell;
    bao_cell_value value; /* of several cells joined: of the whole */
    uint32_t column;      /* its column of the form, or BAO_NONE */
    uint32_t row;         /* its row of the form, where the header names it; else the strip's */
    bao_span unit;        /* that its header states, or empty */
    uint8_t proof;        /* bao__proof */
    uint32_t stranger; /* the leaf over it, when that is strange and nothing else says what it is */
} bao__value_cell;

/* What is to be said when this grid is the one that is used. */
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
    bao_facts *facts;
    bao_span view;
    bao__oriented_table *planes; /* of every table of the report */
    const bool *member;          /* tables that are in this stream */
    size_t *claimed;             /* where the next quantity to be claimed may stand */
    bao__table_row *strips;
    size_t strip_count, strip_capacity;
    bao__value_cell *slots;
    size_t slot_count, slot_capacity;
    bao__header *headers;
    size_t header_count, header_capacity;
    bao__header_column *leaves;
    size_t leaf_count, leaf_capacity;
    bao__remark *remarks;
    size_t remark_count, remark_capacity;
    bool failed; /* out of memory */
} bao__grid_reading;

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

/* ---- planes: oriented_table.c */

/* The cell that covers a place of a plane; NULL outside. */
const bao_cell *bao__oriented_cell(const bao__oriented_table *plane, uint32_t row, uint32_t column);
/* First row / first column / end column of a cell on its plane. */
uint32_t bao__oriented_row(const bao__oriented_table *plane, const bao_cell *cell);
uint32_t bao__oriented_column(const bao__oriented_table *plane, const bao_cell *cell);
uint32_t bao__oriented_end(const bao__oriented_table *plane, const bao_cell *cell);
const bao_cell_value *bao__oriented_value(const bao__oriented_table *plane, const bao_cell *cell);
/* The number of the label that a cell is, or BAO_NONE. */
uint32_t bao__oriented_label(const bao__oriented_table *plane, const bao_cell *cell);
/* What a cell says: a label is words, whatever else it could be. */
bao_cell_kind bao__oriented_kind(const bao__oriented_table *plane, const bao_cell *cell);

/* The next cell that begins in `row`, from *column on; *column is then behind it. NULL at the end.
 */
const bao_cell *bao__oriented_next(const bao__oriented_table *plane, uint32_t row,
                                   uint32_t *column);

/* ---- which tables: grid_locate.c */

/* The tables of the facts' report that grid number `grid` is in, turned where it needs that.
 * `members` has room for a flag a table. False when out of memory. */
bool bao__grid_locate(const bao_grids *grids, uint32_t grid, bao_facts *facts,
                      bao__oriented_table *planes, bool *members);

/* ---- strips: grid_table_rows.c, grid_header.c */

/* Rows [from, to) of a plane that are one header become the header in force; its index, or BAO_NONE
 * when out of memory. */
uint32_t bao__header_read(bao__grid_reading *s, const bao__oriented_table *plane, uint32_t from,
                          uint32_t to);

/* The end of the header that begins in `row` of a plane, or `row` when none does. */
uint32_t bao__header_end(const bao__grid_reading *s, const bao__oriented_table *plane,
                         uint32_t row);

/* Strips, slots and headers of all tables of the stream. False when out of memory. */
bool bao__table_rows_read(bao__grid_reading *s);

/* ---- matching: grid_assign_rows.c, grid_assign_columns.c, grid_split.c, grid_prove.c */

/* Gives strips their rows. False when out of memory. */
bool bao__rows_find(bao__grid_reading *s);

/* Gives slots their columns; strips whose cells cannot be told apart are refused, with a warning.
 */
void bao__columns_find(bao__grid_reading *s);

/* Joins cells of a strip that has more than `count`, where only one way of joining makes its sums
 * come out; false when none or several do. The strip then has `count` slots. */
bool bao__split_mend(bao__grid_reading *s, bao__table_row *strip, uint32_t count);

/* The columns that a strip's row has in the form, or all when it has no row; extra ones too. */
uint64_t bao__columns_wanted(const bao__grid_reading *s, const bao__table_row *strip);

typedef enum bao__sum {
    BAO__SUM_OPEN, /* figures are missing, or all are zero */
    BAO__SUM_HOLDS,
    BAO__SUM_FAILS
} bao__sum;

/* The sums over the columns of one strip. */
bao__sum bao__row_sum(const bao__grid_reading *s, const bao__table_row *strip);

/* Takes back what sums contradict or do not confirm, with a warning. */
void bao__sums_judge(bao__grid_reading *s);

/* A remark about a strip: "line 12: " and the rest. */
void bao__row_warn(bao__grid_reading *s, const bao__table_row *strip, const char *code,
                   const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif

/* grid.h - forms' tables in two dimensions, read by the labels of their rows and columns.
 *
 * A grid is a script's data: rows, columns, and which fact each cell is. Real tables are not as the
 * form is: their headers have lines and spans of their own, labels are broken over lines and pages,
 * rows come in several tables, columns are added, tables are turned or flattened. What the labels
 * do not decide, the form's order does, but only together with its sums; else nothing is read, and
 * a warning says what was left. */
#ifndef BAO_GRID_H
#define BAO_GRID_H

#include "extract/cell.h"

/* The most rows, and the most columns, of a grid: sets of them are the bits of a uint64_t. */
#define BAO_GRID_KEYS 64

/* A row or a column of a form. */
typedef struct bao_grid_key {
    const bao_span *labels; /* as bao_grid_label makes them: as printed, and variants */
    uint32_t label_count;
    bool extra;   /* known, but not of the form: a subtotal, a group with figures of its own */
    bool changes; /* its figures carry a sign: +1036, -8 */
} bao_grid_key;

/* Which fact a cell is. */
typedef struct bao_grid_place {
    uint32_t indicator; /* BAO_NONE: the form has no such cell */
    bao_span dims;
} bao_grid_place;

/* Rows (columns) whose figures in a column (row) add to those of others: sets of their numbers. */
typedef struct bao_grid_sum {
    uint64_t left, right;
} bao_grid_sum;

/* The rows or the columns of a grid, in the form's order. */
typedef struct bao_grid_axis {
    const bao_grid_key *keys;
    uint32_t count;
    uint64_t extra; /* the keys that are extra; filled by bao_grids_index */
    uint64_t ends;  /* of labels, by a hash of the last character; filled by bao_grids_index */
    const bao_grid_sum *sums;
    uint32_t sum_count;
} bao_grid_axis;

/* Arrays are borrowed. Grids of one name are forms of the same table, of which one is used. */
typedef struct bao_grid {
    const char *name;
    uint32_t rule;     /* number that mentions carry */
    bool of_this_form; /* of the script's own form: that it was not found, or a row was not, is a
                          warning */
    bao_grid_axis rows, columns;
    const bao_grid_place *places; /* of row r and column c at r * columns.count + c */
    uint32_t place_count;         /* those with an indicator; filled by bao_grids_index */
    const bao_span *groups;       /* labels that stand over rows or columns and are neither */
    uint32_t group_count;
    const bao_span *near; /* words (folded): a table without labels must stand below one of these */
    uint32_t near_count;
} bao_grid;

/* What a label is to one grid. */
typedef struct bao_grid_hit {
    uint64_t rows, columns;
    bool group;
} bao_grid_hit;

/* All grids of an engine, with one index of their labels. */
typedef struct bao_grids {
    bao_grid *items;
    uint32_t count;
    bao_span *labels;
    bao_grid_hit *hits; /* of label l in grid g at l * count + g */
    uint32_t label_count;
    uint32_t *slots; /* open addressing: hash of a label to 1 + its number */
    size_t slot_count;
    size_t longest; /* bytes of the longest label */
} bao_grids;

/* A label reduced to what printers keep: no number before it ((六) before a short one stays), no
 * notes in brackets, no blanks, quotes or other marks, no 数, 数量 or 情况 at its end. `folded` is
 * of the folded view; `out` has room for folded.n bytes. */
bao_span bao_grid_label(bao_span folded, char *out);

/* Builds the index in `arena`. False when out of memory. */
bool bao_grids_index(bao_arena *arena, bao_grids *grids);

/* Reads every table of the report that is one of the grids: a mention for each cell found, blanks
 * too. read[g] tells whether grid g was (array of grids->count). What belongs to a grid and could
 * not be read, and rows of the form that are not there, are warnings. False when out of memory. */
bool bao_grids_read(const bao_grids *grids, const bao_cells *cells, const bao_report *report,
                    bao_facts *facts, bool *read);

#endif

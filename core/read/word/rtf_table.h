/* rtf_table.h - the tables of an RTF file, whose rows may be told behind their cells: a first pass
 * measures them, a second one writes. For this layer only. */
#ifndef BAO_READ_WORD_RTF_TABLE_H
#define BAO_READ_WORD_RTF_TABLE_H

#include "read/flow.h"
#include "read/word/columns.h"
#include "read/word/rtf.h"

/* A row, and of which table. */
typedef struct bao__rtf_row {
    bao__row cells;
    uint32_t table;
} bao__rtf_row;

typedef struct bao__rtf_table {
    bao__flow *flow;
    bool measure;  /* the first pass: only rows are looked at */
    bool between;  /* there was text since the last row: the next one is of another table */
    bao__row next; /* cells that were defined last */
    bao__row_cell cell;
    bao__rtf_row *rows;
    uint32_t row_count;
    size_t row_capacity;
    uint32_t table, row, column, n; /* where a pass is */
    bool table_open, row_open, cell_open, covered;
    bao__columns columns;
    uint32_t owner[BAO__EDGES]; /* by column: the cell that goes on below, or BAO_NONE */
    bool failed;                /* out of memory */
} bao__rtf_table;

/* Takes a word that defines the next cell; false when it does not. */
bool bao__rtf_define(bao__rtf_table *table, const bao__rtf_token *token);

/* Text comes, in a cell or behind the table: false when another cell covers it. */
bool bao__rtf_place(bao__rtf_table *table, bool in_table);

/* These end a cell, a row (in the first pass it is kept with its cells), a table. */
void bao__rtf_close_cell(bao__rtf_table *table);
void bao__rtf_end_row(bao__rtf_table *table);
void bao__rtf_close_table(bao__rtf_table *table);

#endif

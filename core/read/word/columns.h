/* columns.h - rows whose cells are told by where they end, and the columns that all rows of a table
 * have together. For this layer only. */
#ifndef BAO_READ_WORD_COLUMNS_H
#define BAO_READ_WORD_COLUMNS_H

#include <stdbool.h>
#include <stdint.h>

/* Cells of a row; edges of a table. */
#define BAO__ROW_CELLS 64
#define BAO__EDGES     1000

/* Left and right in twentieths of a point. */
typedef struct bao__row_cell {
    int32_t left, right;
    bool first_merged, merged; /* across */
    bool down, restart;        /* merged down; the first of those */
} bao__row_cell;

typedef struct bao__row {
    bao__row_cell cells[BAO__ROW_CELLS];
    uint32_t count;
    bool shaded;
} bao__row;

typedef struct bao__columns {
    int32_t left, right; /* of the table */
    int32_t edges[BAO__EDGES];
    uint32_t count;
} bao__columns;

/* A table without rows. */
void bao__columns_start(bao__columns *columns);

/* First every row is measured; then each is straightened (rows that stand out a little are as wide
 * as the table), and its edges are added. */
void bao__columns_measure(bao__columns *columns, const bao__row *row);
void bao__columns_straighten(const bao__columns *columns, bao__row *row);
void bao__columns_add(bao__columns *columns, const bao__row *row);

/* The edge nearest to that place: how many columns there are before it. */
uint32_t bao__columns_at(const bao__columns *columns, int32_t place);

/* The cell behind those that cell n of `row` is merged with across. */
uint32_t bao__row_after(const bao__row *row, uint32_t n);

#endif

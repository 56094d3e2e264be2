/* table.h - CSV rows: RFC 4180, UTF-8, LF; and the Excel edition. */
#ifndef BAO_HOST_TABLE_H
#define BAO_HOST_TABLE_H

#include "base/buf.h"
#include "base/decimal.h"

/* Rows being written into a buffer. */
typedef struct bao_rows {
    bao_buf *out;
    bool excel; /* a text cell that starts with = + - @ (or a tab) gets a ' in front */
    bool open;  /* a cell stands before this one */
} bao_rows;

/* A text cell, quoted when it has to be. */
void bao_cell_text(bao_rows *rows, bao_span s);
void bao_cell_string(bao_rows *rows, const char *s);

/* A cell with a number. */
void bao_cell_unsigned(bao_rows *rows, uint64_t n);
void bao_cell_decimal(bao_rows *rows, bool valued, bao_decimal d);

/* An empty cell. */
void bao_cell_empty(bao_rows *rows);

/* Cells that were written before by these same functions, commas inside included. */
void bao_cell_ready(bao_rows *rows, bao_span cells);

/* Cells of a row before, `n` bytes from `from` in the buffer with the comma before them. */
void bao_cell_again(bao_rows *rows, size_t from, size_t n);

/* Ends the row. */
void bao_row_end(bao_rows *rows);

#endif

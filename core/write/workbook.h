/* workbook.h - a workbook for Excel: sheets written from top to bottom, in memory that does not
 * grow with their rows (but for comments). workbook.c is the only user of libxlsxwriter. */
#ifndef BAO_WRITE_WORKBOOK_H
#define BAO_WRITE_WORKBOOK_H

#include <stdint.h>

#include "base/status.h"
#include "write/cell.h"

/* What a sheet can hold. */
#define BAO_SHEET_ROWS    1048576u
#define BAO_SHEET_COLUMNS 16384u
#define BAO_SHEET_TEXT    32767u /* characters of a cell or a comment */

typedef struct bao_workbook bao_workbook;

/* A workbook that is to be the file `path`. NULL with the error: OUTPUT, MEMORY.
 */
bao_workbook *bao_workbook_open(const char *path, bao_error *error);

/* Begins a sheet; the first row that is written is its head, which stays in sight, is bold, and has
 * the filters. `widths` in characters, one a column. LIMIT when there are too many columns. */
bao_status bao_workbook_sheet(bao_workbook *workbook, const char *name, const uint16_t *widths,
                              size_t columns, bao_error *error);

/* Writes the next row of the sheet. A number is shown with the digits that were printed. LIMIT when
 * the sheet is full or a text too long. */
bao_status bao_workbook_row(bao_workbook *workbook, const bao_cell *cells, size_t count,
                            bao_error *error);

/* Hangs a comment on a cell of the row written last; `column` from 0. */
bao_status bao_workbook_comment(bao_workbook *workbook, size_t column, const char *text,
                                bao_error *error);

/* Writes the file and frees. OUTPUT when it cannot be written. */
bao_status bao_workbook_close(bao_workbook *workbook, bao_error *error);

/* Frees without writing. NULL is fine. */
void bao_workbook_abandon(bao_workbook *workbook);

#endif

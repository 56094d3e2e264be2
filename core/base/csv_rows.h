/* csv_rows.h - the rows of a CSV file, one after the other, in memory that does not grow with the
 * file. csv_rows.c is the only user of libcsv. */
#ifndef BAO_CSV_ROWS_H
#define BAO_CSV_ROWS_H

#include "base/span.h"
#include "base/status.h"

typedef struct bao_csv bao_csv;

/* The longest row, in bytes. */
#define BAO_CSV_ROW ((size_t)64 << 20)

/* Opens a file that a program wrote: blanks around a cell belong to it. NULL with the error: IO
 * (its message says why, without the path), MEMORY. */
bao_csv *bao_csv_open(const char *path, bao_error *error);

/* A text that a person wrote, borrowed: blanks around a cell that is not in quotes do not belong to
 * it. NULL when out of memory. */
bao_csv *bao_csv_text(bao_span text);

/* The next row: its cells, borrowed until the next call, each with a NUL behind it that is not
 * counted; `count` is 0 at the end. Empty lines are passed over. Errors: DAMAGED (a quote that is
 * not closed or stands inside a cell), LIMIT (a row too long), IO, MEMORY. */
bao_status bao_csv_next(bao_csv *csv, const bao_span **cells, size_t *count, bao_error *error);

/* NULL is fine. */
void bao_csv_drop(bao_csv *csv);

#endif

/* statistics.h - data files of Stata (.dta, format 118) and SPSS (.sav). statistics.c is the only
 * user of ReadStat.
 *
 * Order: open, tags (Stata), columns, begin, rows, close. */
#ifndef BAO_WRITE_STATISTICS_H
#define BAO_WRITE_STATISTICS_H

#include "base/status.h"
#include "write/cell.h"

typedef enum bao_statistics_format { BAO_STATA, BAO_SPSS } bao_statistics_format;

/* The longest text of a cell, in bytes. */
#define BAO_STATA_TEXT 2045u
#define BAO_SPSS_TEXT  32767u

typedef struct bao_statistics bao_statistics;

/* NULL with the error: OUTPUT when the file cannot be made, MEMORY. */
bao_statistics *bao_statistics_open(const char *path, bao_statistics_format format,
                                    bao_error *error);

/* What a tag of cells without a value means; Stata only, SPSS has no such thing. */
void bao_statistics_tag(bao_statistics *file, char tag, const char *meaning);

/* Adds a column. `width`: of text the bytes of its longest cell; of numbers how many digits stand
 * behind the point in the one with most. LIMIT when the format cannot hold so long a text. */
bao_status bao_statistics_column(bao_statistics *file, const char *name, const char *label,
                                 bao_cell_kind kind, size_t width, bao_error *error);

/* All columns are there; exactly `rows` rows follow. OUTPUT with what the format does not take. */
bao_status bao_statistics_begin(bao_statistics *file, const char *title, size_t rows,
                                bao_error *error);

/* Writes a row, a cell for each column. */
bao_status bao_statistics_row(bao_statistics *file, const bao_cell *cells, size_t count,
                              bao_error *error);

/* Ends the file and frees. OUTPUT when it is not complete. */
bao_status bao_statistics_close(bao_statistics *file, bao_error *error);

/* Frees; the file is not complete. NULL is fine. */
void bao_statistics_abandon(bao_statistics *file);

#endif

/* user_table.h - a table that a person wrote for an option: CSV in UTF-8, its first row names the
 * columns. */
#ifndef BAO_HOST_USER_TABLE_H
#define BAO_HOST_USER_TABLE_H

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

/* The most columns. */
#define BAO_USER_COLUMNS 16

/* Who takes its rows. Both return NULL, or what is wrong with the row: a text that lives on. */
typedef struct bao_user_table {
    const char *option; /* "--meta" */
    const char *names;  /* the columns that it may have, for who gives an empty file */
    const char *(*head)(void *ud, const bao_span *cells, size_t count);
    /* `number` is from 1, the head's own; as many cells as the head has. */
    const char *(*row)(void *ud, const bao_span *cells, size_t number);
    void *ud;
} bao_user_table;

/* Reads the file; cells lie in `arena`. The error names option, file and row: USAGE when it is no
 * such file (not there, no CSV, not UTF-8, a row of another length, what its taker says), else as
 * bao_file_read has them. */
bao_status bao_user_table_read(const bao_user_table *table, const char *path, bao_arena *arena,
                               bao_error *error);

#endif

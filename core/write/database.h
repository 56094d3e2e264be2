/* database.h - an SQLite database that is written from nothing. database.c is the only user of
 * SQLite. */
#ifndef BAO_WRITE_DATABASE_H
#define BAO_WRITE_DATABASE_H

#include "base/status.h"
#include "write/cell.h"

typedef struct bao_database bao_database;

/* A new database in the file `path`, which must not hold anything yet; all that follows is one
 * transaction. NULL with the error: OUTPUT, MEMORY. */
bao_database *bao_database_open(const char *path, bao_error *error);

/* Runs statements that give no rows: CREATE TABLE, CREATE VIEW, ... */
bao_status bao_database_run(bao_database *database, const char *sql, bao_error *error);

/* The INSERT that bao_database_row fills, with a `?` for each cell; it takes the place of the one
 * before. */
bao_status bao_database_insert(bao_database *database, const char *sql, bao_error *error);

/* Inserts a row: texts and numbers as text (the column's affinity decides what they are kept as),
 * cells without a value as NULL. */
bao_status bao_database_row(bao_database *database, const bao_cell *cells, size_t count,
                            bao_error *error);

/* Commits and frees. OUTPUT when that fails. */
bao_status bao_database_close(bao_database *database, bao_error *error);

/* Frees without committing. NULL is fine. */
void bao_database_abandon(bao_database *database);

#endif

/* database.c - one transaction of SQLite. */
#include "write/database.h"

#include <sqlite3.h>
#include <stdlib.h>

struct bao_database {
    sqlite3 *sqlite;
    sqlite3_stmt *insert; /* NULL before the first one */
};

static bao_status refuse(const bao_database *database, bao_error *error)
{
    const int code = sqlite3_errcode(database->sqlite) & 0xFF;
    const bao_status status = code == SQLITE_NOMEM    ? BAO_MEMORY
                              : code == SQLITE_TOOBIG ? BAO_LIMIT
                                                      : BAO_OUTPUT;
    return bao_fail(error, status, "%s", sqlite3_errmsg(database->sqlite));
}

void bao_database_abandon(bao_database *database)
{
    if (database) {
        sqlite3_finalize(database->insert);
        sqlite3_close(database->sqlite);
        free(database);
    }
}

/* The file is new and gets its name when it is whole: nothing needs a journal or a flush. */
static const char begin[] =
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA encoding = "
    "'UTF-8'; BEGIN;";

bao_database *bao_database_open(const char *path, bao_error *error)
{
    bao_database *database = calloc(1, sizeof *database);
    if (!database) {
        bao_fail(error, BAO_MEMORY, "no memory for a database");
        return NULL;
    }
    if (sqlite3_open_v2(path, &database->sqlite, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                        NULL) != SQLITE_OK ||
        bao_database_run(database, begin, error) != BAO_OK) {
        refuse(database, error);
        bao_database_abandon(database);
        return NULL;
    }
    return database;
}

bao_status bao_database_run(bao_database *database, const char *sql, bao_error *error)
{
    return sqlite3_exec(database->sqlite, sql, NULL, NULL, NULL) == SQLITE_OK
               ? BAO_OK
               : refuse(database, error);
}

bao_status bao_database_insert(bao_database *database, const char *sql, bao_error *error)
{
    sqlite3_finalize(database->insert);
    database->insert = NULL;
    return sqlite3_prepare_v2(database->sqlite, sql, -1, &database->insert, NULL) == SQLITE_OK
               ? BAO_OK
               : refuse(database, error);
}

bao_status bao_database_row(bao_database *database, const bao_cell *cells, size_t count,
                            bao_error *error)
{
    int code = SQLITE_OK;
    for (size_t i = 0; i < count && code == SQLITE_OK; i++) {
        const int at = (int)i + 1;
        code = cells[i].kind == BAO_CELL_NONE
                   ? sqlite3_bind_null(database->insert, at)
                   : sqlite3_bind_text(database->insert, at, cells[i].text.p, (int)cells[i].text.n,
                                       SQLITE_STATIC);
    }
    if (code == SQLITE_OK) {
        code = sqlite3_step(database->insert);
    }
    const bao_status status = code == SQLITE_DONE ? BAO_OK : refuse(database, error);
    sqlite3_reset(database->insert);
    sqlite3_clear_bindings(database->insert);
    return status;
}

bao_status bao_database_close(bao_database *database, bao_error *error)
{
    const bao_status status = bao_database_run(database, "COMMIT", error);
    bao_database_abandon(database);
    return status;
}

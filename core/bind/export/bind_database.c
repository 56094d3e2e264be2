/* bind_database.c - databases for Lua. */
#include "bind/export/written.h"
#include "write/database.h"

#define DATABASE_TYPE "baogao.database"

/* A new database in a file that holds nothing yet.
 * @function database
 * @tparam string path
 * @treturn database
 * @treturn[2] nil
 * @treturn[2] string message
 * @treturn[2] string code */
static int l_database(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1);
    bao_error error = {.status = BAO_OK};
    bao_written *box = bao_written_new(L, DATABASE_TYPE);
    box->file = bao_database_open(path, &error);
    return box->file ? 1 : bao_written_result(L, error.status, &error);
}

/* Runs statements that give no rows.
 * @function database:run
 * @tparam string sql */
static int l_run(lua_State *L)
{
    bao_written *box = bao_written_check(L, DATABASE_TYPE);
    bao_error error;
    return bao_written_result(L, bao_database_run(box->file, luaL_checkstring(L, 2), &error),
                              &error);
}

/* Says which statement takes the rows that follow.
 * @function database:insert
 * @tparam string sql with a ? for each cell
 * @tparam string kinds t or n for each cell */
static int l_insert(lua_State *L)
{
    bao_written *box = bao_written_check(L, DATABASE_TYPE);
    const char *sql = luaL_checkstring(L, 2);
    bao_error error;
    bao_written_kinds(L, box, 3);
    box->head = false;
    return bao_written_result(L, bao_database_insert(box->file, sql, &error), &error);
}

/* Inserts a row.
 * @function database:row
 * @tparam {string|false,...} values false is NULL */
static int l_row(lua_State *L)
{
    bao_written *box = bao_written_check(L, DATABASE_TYPE);
    bao_error error;
    luaL_argcheck(L, box->kinds != NULL, 1, "no insert yet");
    bao_written_read(L, box, 2, 3);
    return bao_written_result(L, bao_database_row(box->file, box->cells, box->count, &error),
                              &error);
}

/* Commits.
 * @function database:close */
static int l_close(lua_State *L)
{
    bao_written *box = bao_written_check(L, DATABASE_TYPE);
    bao_database *database = box->file;
    bao_error error;
    box->file = NULL;
    return bao_written_result(L, bao_database_close(database, &error), &error);
}

static int l_abandon(lua_State *L)
{
    bao_written *box = luaL_checkudata(L, 1, DATABASE_TYPE);
    bao_database_abandon(box->file);
    box->file = NULL;
    return 0;
}

void bao_bind_database(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"run", l_run},      {"insert", l_insert},   {"row", l_row}, {"close", l_close},
        {"__gc", l_abandon}, {"__close", l_abandon}, {NULL, NULL}};
    bao_new_type(L, DATABASE_TYPE, methods);
    lua_pushcfunction(L, l_database);
    lua_setfield(L, -2, "database");
}

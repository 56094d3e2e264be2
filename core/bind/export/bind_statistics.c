/* bind_statistics.c - data files of Stata and SPSS for Lua. */
#include "bind/export/written.h"
#include "write/statistics.h"

#define STATISTICS_TYPE "baogao.statistics"

/* A data file.
 * @function statistics
 * @tparam string path
 * @tparam string format dta or sav
 * @treturn statistics
 * @treturn[2] nil
 * @treturn[2] string message
 * @treturn[2] string code */
static int l_statistics(lua_State *L)
{
    static const char *const formats[] = {"dta", "sav", NULL};
    const char *path = luaL_checkstring(L, 1);
    const int format = luaL_checkoption(L, 2, NULL, formats);
    bao_error error = {.status = BAO_OK};
    bao_written *box = bao_written_new(L, STATISTICS_TYPE);
    box->file = bao_statistics_open(path, (bao_statistics_format)format, &error);
    return box->file ? 1 : bao_written_result(L, error.status, &error);
}

/* Says what a letter means that stands for a missing value; of no effect in SPSS's format.
 * @function statistics:tag
 * @tparam string letter
 * @tparam string meaning */
static int l_tag(lua_State *L)
{
    bao_written *box = bao_written_check(L, STATISTICS_TYPE);
    const char *letter = luaL_checkstring(L, 2);
    luaL_argcheck(L, *letter >= 'a' && *letter <= 'z' && !letter[1], 2, "a letter");
    bao_statistics_tag(box->file, *letter, luaL_checkstring(L, 3));
    return 0;
}

static const char *field(lua_State *L, const char *name)
{
    lua_getfield(L, -1, name);
    const char *text = luaL_checkstring(L, -1); /* kept by the column's own table */
    lua_pop(L, 1);
    return text;
}

/* The column in the table on the top of the stack. */
static bao_status add_column(lua_State *L, const bao_written *box, size_t i, bao_error *error)
{
    lua_getfield(L, -1, "width");
    const lua_Integer width = luaL_checkinteger(L, -1);
    lua_pop(L, 1);
    return bao_statistics_column(box->file, field(L, "name"), field(L, "label"),
                                 box->kinds[i] == 'n' ? BAO_CELL_NUMBER : BAO_CELL_TEXT,
                                 width > 0 ? (size_t)width : 0, error);
}

/* Says what the columns are; rows follow.
 * @function statistics:begin
 * @tparam string title
 * @tparam integer rows exactly so many follow
 * @tparam string kinds t or n for each column
 * @tparam {table,...} columns name, label, width (bytes of the longest text, or digits behind the
 * point) */
static int l_begin(lua_State *L)
{
    bao_written *box = bao_written_check(L, STATISTICS_TYPE);
    const char *title = luaL_checkstring(L, 2);
    const lua_Integer rows = luaL_checkinteger(L, 3);
    bao_error error;
    bao_status status = BAO_OK;
    luaL_checktype(L, 5, LUA_TTABLE);
    bao_written_kinds(L, box, 4);
    box->head = false;
    for (size_t i = 0; i < box->count && status == BAO_OK; i++) {
        lua_rawgeti(L, 5, (lua_Integer)i + 1);
        luaL_checktype(L, -1, LUA_TTABLE);
        status = add_column(L, box, i, &error);
        lua_pop(L, 1);
    }
    if (status == BAO_OK) {
        status = bao_statistics_begin(box->file, title, (size_t)rows, &error);
    }
    return bao_written_result(L, status, &error);
}

/* Writes a row.
 * @function statistics:row
 * @tparam {string|false,...} values
 * @tparam[opt] {integer=string} tags column to the letter that says why it has no value */
static int l_row(lua_State *L)
{
    bao_written *box = bao_written_check(L, STATISTICS_TYPE);
    bao_error error;
    luaL_argcheck(L, box->kinds != NULL, 1, "no columns yet");
    bao_written_read(L, box, 2, 3);
    return bao_written_result(L, bao_statistics_row(box->file, box->cells, box->count, &error),
                              &error);
}

/* Ends the file.
 * @function statistics:close */
static int l_close(lua_State *L)
{
    bao_written *box = bao_written_check(L, STATISTICS_TYPE);
    bao_statistics *file = box->file;
    bao_error error;
    box->file = NULL;
    return bao_written_result(L, bao_statistics_close(file, &error), &error);
}

static int l_abandon(lua_State *L)
{
    bao_written *box = luaL_checkudata(L, 1, STATISTICS_TYPE);
    bao_statistics_abandon(box->file);
    box->file = NULL;
    return 0;
}

void bao_bind_statistics(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"tag", l_tag},      {"begin", l_begin},     {"row", l_row}, {"close", l_close},
        {"__gc", l_abandon}, {"__close", l_abandon}, {NULL, NULL}};
    bao_new_type(L, STATISTICS_TYPE, methods);
    lua_pushcfunction(L, l_statistics);
    lua_setfield(L, -2, "statistics");
}

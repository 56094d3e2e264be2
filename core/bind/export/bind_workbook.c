/* bind_workbook.c - workbooks for Lua. */
#include "bind/export/written.h"
#include "write/workbook.h"

#define WORKBOOK_TYPE "baogao.workbook"

/* A workbook that is to be a file.
 * @function workbook
 * @tparam string path
 * @treturn workbook
 * @treturn[2] nil
 * @treturn[2] string message
 * @treturn[2] string code */
static int l_workbook(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1);
    bao_error error = {.status = BAO_OK};
    bao_written *box = bao_written_new(L, WORKBOOK_TYPE);
    box->file = bao_workbook_open(path, &error);
    return box->file ? 1 : bao_written_result(L, error.status, &error);
}

/* Begins a sheet; the first row that follows has the names of its columns.
 * @function workbook:sheet
 * @tparam string name
 * @tparam string kinds t for text, n for numbers, one a column
 * @tparam {integer,...} widths in characters */
static int l_sheet(lua_State *L)
{
    bao_written *box = bao_written_check(L, WORKBOOK_TYPE);
    const char *name = luaL_checkstring(L, 2);
    bao_error error;
    luaL_checktype(L, 4, LUA_TTABLE);
    bao_written_kinds(L, box, 3);
    uint16_t *widths = lua_newuserdatauv(L, (box->count + 1) * sizeof *widths, 0);
    for (size_t i = 0; i < box->count; i++) {
        lua_rawgeti(L, 4, (lua_Integer)i + 1);
        widths[i] = (uint16_t)lua_tointeger(L, -1);
        lua_pop(L, 1);
    }
    return bao_written_result(L, bao_workbook_sheet(box->file, name, widths, box->count, &error),
                              &error);
}

/* Writes the next row.
 * @function workbook:row
 * @tparam {string|false,...} values */
static int l_row(lua_State *L)
{
    bao_written *box = bao_written_check(L, WORKBOOK_TYPE);
    bao_error error;
    bao_written_read(L, box, 2, 3);
    box->head = false;
    return bao_written_result(L, bao_workbook_row(box->file, box->cells, box->count, &error),
                              &error);
}

/* Hangs a comment on a cell of the row written last.
 * @function workbook:comment
 * @tparam integer column from 1
 * @tparam string text */
static int l_comment(lua_State *L)
{
    bao_written *box = bao_written_check(L, WORKBOOK_TYPE);
    const lua_Integer column = luaL_checkinteger(L, 2);
    bao_error error;
    luaL_argcheck(L, column >= 1 && (size_t)column <= box->count, 2, "no such column");
    return bao_written_result(
        L, bao_workbook_comment(box->file, (size_t)column - 1, luaL_checkstring(L, 3), &error),
        &error);
}

/* Writes the file.
 * @function workbook:close */
static int l_close(lua_State *L)
{
    bao_written *box = bao_written_check(L, WORKBOOK_TYPE);
    bao_workbook *workbook = box->file;
    bao_error error;
    box->file = NULL;
    return bao_written_result(L, bao_workbook_close(workbook, &error), &error);
}

static int l_abandon(lua_State *L)
{
    bao_written *box = luaL_checkudata(L, 1, WORKBOOK_TYPE);
    bao_workbook_abandon(box->file);
    box->file = NULL;
    return 0;
}

void bao_bind_workbook(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"sheet", l_sheet}, {"row", l_row},      {"comment", l_comment},
        {"close", l_close}, {"__gc", l_abandon}, {"__close", l_abandon},
        {NULL, NULL}};
    bao_new_type(L, WORKBOOK_TYPE, methods);
    lua_pushcfunction(L, l_workbook);
    lua_setfield(L, -2, "workbook");
}

/* written.c - opening the module baogao.write, which `baogao export` alone loads. */
#include "bind/export/written.h"

bao_written *bao_written_new(lua_State *L, const char *type)
{
    bao_written *box = lua_newuserdatauv(L, sizeof *box, 2);
    *box = (bao_written){.file = NULL};
    luaL_setmetatable(L, type);
    return box;
}

bao_written *bao_written_check(lua_State *L, const char *type)
{
    bao_written *box = luaL_checkudata(L, 1, type);
    luaL_argcheck(L, box->file != NULL, 1, "a closed file");
    return box;
}

void bao_written_kinds(lua_State *L, bao_written *box, int index)
{
    size_t n;
    const char *kinds = luaL_checklstring(L, index, &n);
    lua_pushvalue(L, index);
    lua_setiuservalue(L, 1, 1);
    bao_cell *cells = lua_newuserdatauv(L, (n ? n : 1) * sizeof *cells, 0);
    lua_setiuservalue(L, 1, 2);
    box->count = n;
    box->kinds = kinds;
    box->cells = cells;
    box->head = true;
}

static char tag_at(lua_State *L, int tags, lua_Integer column)
{
    if (lua_type(L, tags) != LUA_TTABLE) {
        return 0;
    }
    lua_rawgeti(L, tags, column);
    const char *tag = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "";
    lua_pop(L, 1);
    return *tag;
}

void bao_written_read(lua_State *L, bao_written *box, int values, int tags)
{
    luaL_checktype(L, values, LUA_TTABLE);
    for (size_t i = 0; i < box->count; i++) {
        bao_cell *cell = &box->cells[i];
        *cell = (bao_cell){.kind = BAO_CELL_NONE};
        lua_rawgeti(L, values, (lua_Integer)i + 1);
        if (lua_type(L, -1) == LUA_TSTRING) {
            cell->kind = box->kinds[i] == 'n' && !box->head ? BAO_CELL_NUMBER : BAO_CELL_TEXT;
            cell->text.p = lua_tolstring(L, -1, &cell->text.n); /* lives on in the table */
        } else if (lua_toboolean(L, -1)) {
            luaL_error(L, "column %d: a string or false expected, got a %s", (int)i + 1,
                       luaL_typename(L, -1));
        } else {
            cell->tag = tag_at(L, tags, (lua_Integer)i + 1);
        }
        lua_pop(L, 1);
    }
}

int bao_written_result(lua_State *L, bao_status status, const bao_error *error)
{
    if (status == BAO_MEMORY) {
        return luaL_error(L, "not enough memory");
    }
    if (status != BAO_OK) {
        return bao_push_failure(L, error);
    }
    lua_pushboolean(L, 1);
    return 1;
}

LUALIB_API int luaopen_baogao_write(lua_State *L);

LUALIB_API int luaopen_baogao_write(lua_State *L)
{
    luaL_checkversion(L);
    lua_newtable(L); /* write */
    bao_bind_workbook(L);
    bao_bind_database(L);
    bao_bind_statistics(L);
    return 1;
}

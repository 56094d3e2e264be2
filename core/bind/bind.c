/* bind.c - what every binding needs. */
#include "bind/bind.h"

int bao_push_failure(lua_State *L, const bao_error *error)
{
    luaL_pushfail(L);
    lua_pushfstring(L, "%s: %s", bao_status_code(error->status), error->message);
    lua_pushstring(L, bao_status_code(error->status));
    return 3;
}

bao_span bao_check_span(lua_State *L, int index)
{
    bao_span s;
    s.p = luaL_checklstring(L, index, &s.n);
    return s;
}

void bao_push_span(lua_State *L, bao_span s)
{
    lua_pushlstring(L, s.n ? s.p : "", s.n);
}

void bao_new_type(lua_State *L, const char *name, const luaL_Reg *methods)
{
    luaL_newmetatable(L, name);     /* type */
    luaL_setfuncs(L, methods, 0);   /* type */
    lua_pushvalue(L, -1);           /* type type */
    lua_setfield(L, -2, "__index"); /* type */
    lua_pushboolean(L, 0);          /* type false */
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 1);
}

/* bind.c - opening the module, and what every binding needs. */
#include "bind/bind.h"

#include <stdio.h>

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

LUALIB_API int luaopen_baogao_core(lua_State *L)
{
    luaL_checkversion(L);
    lua_newtable(L); /* core */
    bao_bind_decimal(L);
    bao_bind_text(L);
    bao_bind_report(L);
    bao_bind_engine(L);
    bao_bind_captures(L);
    bao_bind_context(L);
    bao_bind_pattern(L);
    bao_bind_program(L);
    bao_bind_facts(L);
    bao_bind_pipeline(L);
    bao_bind_file(L);
    bao_bind_identify(L);
    bao_bind_watch(L);
    return 1;
}

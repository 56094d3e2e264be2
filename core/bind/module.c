/* module.c - opening the module baogao.core. */
#include "bind/bind.h"

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
    bao_bind_csv(L);
    bao_bind_places(L);
    bao_bind_identify(L);
    bao_bind_watch(L);
    return 1;
}

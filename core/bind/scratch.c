/* scratch.c - an arena in a to-be-closed userdata. */
#include "bind/scratch.h"

#define TYPE "baogao.scratch"

static int close_box(lua_State *L)
{
    bao_arena **box = lua_touserdata(L, 1);
    bao_arena_drop(*box);
    *box = NULL;
    return 0;
}

bao_arena *bao_scratch(lua_State *L)
{
    static const luaL_Reg methods[] = {{"__gc", close_box}, {"__close", close_box}, {NULL, NULL}};
    bao_arena **box = lua_newuserdatauv(L, sizeof *box, 0); /* box */
    *box = NULL;
    if (luaL_newmetatable(L, TYPE)) {
        luaL_setfuncs(L, methods, 0);
    }
    lua_setmetatable(L, -2);
    *box = bao_arena_new(&bao_alloc_libc);
    if (!*box) {
        luaL_error(L, "not enough memory");
    }
    lua_toclose(L, -1);
    return *box;
}

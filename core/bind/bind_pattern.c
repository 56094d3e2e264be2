/* bind_pattern.c - patterns as authors hold them: a userdata, as LPeg's are, whose user value is
 * its node (lua/baogao/pattern/tree.lua). */
#include "bind/bind.h"

#define BAO_PATTERN_TYPE "baogao.pattern"

/* A pattern of a node.
 * @function pattern
 * @tparam table node
 * @treturn pattern */
static int l_pattern(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    lua_newuserdatauv(L, 0, 1);
    lua_pushvalue(L, 1);
    lua_setiuservalue(L, -2, 1);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_setmetatable(L, -2);
    return 1;
}

/* The node of a pattern.
 * @function node
 * @param value
 * @treturn table|nil nil for other values */
static int l_node(lua_State *L)
{
    lua_settop(L, 1);
    if (lua_type(L, 1) != LUA_TUSERDATA || !lua_getmetatable(L, 1)) {
        return 0;
    }
    if (!lua_rawequal(L, -1, lua_upvalueindex(1))) {
        return 0;
    }
    lua_getiuservalue(L, 1, 1);
    return 1;
}

void bao_bind_pattern(lua_State *L)
{
    static const luaL_Reg functions[] = {{"pattern", l_pattern}, {"node", l_node}, {NULL, NULL}};
    luaL_newmetatable(L, BAO_PATTERN_TYPE);
    lua_pushvalue(L, -1);
    lua_setfield(L, -3, "pattern_operators"); /* tree.lua fills it */
    luaL_setfuncs(L, functions, 1);
}

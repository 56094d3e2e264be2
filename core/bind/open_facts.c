/* open_facts.c - facts as values of Lua, and when they end. */
#include "bind/handles.h"

typedef struct facts_box {
    bao_extraction *x; /* NULL: the report is gone */
} facts_box;

/* In the registry: the facts that are open, by the address of their extraction; kept weakly. */
static const char open_key = 'f';

void bao_push_facts(lua_State *L, bao_extraction *x)
{
    facts_box *box = lua_newuserdatauv(L, sizeof *box, 1); /* facts */
    *box = (facts_box){NULL};
    luaL_setmetatable(L, BAO_FACTS_TYPE);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &open_key); /* facts open */
    lua_pushvalue(L, -2);
    lua_rawsetp(L, -2, x);
    lua_pop(L, 1);
    box->x = x; /* now that it can be found */
}

void bao_close_facts(lua_State *L, const bao_extraction *x)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &open_key);
    if (lua_rawgetp(L, -1, x) == LUA_TUSERDATA) {
        facts_box *box = lua_touserdata(L, -1);
        box->x = NULL;
    }
    lua_pop(L, 2);
}

bao_extraction *bao__check_facts(lua_State *L)
{
    facts_box *box = luaL_checkudata(L, 1, BAO_FACTS_TYPE);
    luaL_argcheck(L, box->x && box->x->engine, 1, "these facts belong to a report that is done");
    if (lua_getiuservalue(L, 1, 1) == LUA_TUSERDATA) { /* extraction */
        lua_getiuservalue(L, -1, 2);                   /* extraction report */
        bao_check_report(L, lua_gettop(L));
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return box->x;
}

void bao__open_facts(lua_State *L)
{
    lua_newtable(L);
    lua_createtable(L, 0, 1);
    lua_pushliteral(L, "v");
    lua_setfield(L, -2, "__mode");
    lua_setmetatable(L, -2);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &open_key);
}

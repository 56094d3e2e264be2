/* bind_places.c - the list of places for the Lua half of the host. */
#include <stdio.h>

#include "bind/bind.h"
#include "doc/place.h"

/* A code as a field of the table on the top of the stack: six digits, "" for none. */
static void set_code(lua_State *L, const char *key, uint32_t adcode)
{
    char digits[12] = "";
    if (adcode) {
        snprintf(digits, sizeof digits, "%06u", (unsigned)adcode);
    }
    lua_pushstring(L, digits);
    lua_setfield(L, -2, key);
}

/* All places down to counties, by code: adcode, name, parent, level.
 * @function places
 * @treturn {table,...} */
static int l_places(lua_State *L)
{
    lua_newtable(L); /* places */
    const bao_place *place;
    for (size_t i = 0; (place = bao_place_at(i)) != NULL; i++) {
        lua_createtable(L, 0, 4); /* places place */
        set_code(L, "adcode", place->adcode);
        set_code(L, "parent", place->parent);
        lua_pushstring(L, place->name);
        lua_setfield(L, -2, "name");
        lua_pushstring(L, place->level);
        lua_setfield(L, -2, "level");
        lua_rawseti(L, -2, (lua_Integer)i + 1); /* places */
    }
    return 1;
}

void bao_bind_places(lua_State *L)
{
    lua_pushcfunction(L, l_places);
    lua_setfield(L, -2, "places");
}

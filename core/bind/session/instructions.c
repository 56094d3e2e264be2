/* instructions.c - a hook that counts. */
#include "bind/session/instructions.h"

#include <lauxlib.h>

#include "bind/session/session_messages.h"

/* Instructions between looks at how many there were. */
#define STEP 10000

static const char hook_key;

/* Coroutines inherit the hook, and no script can take it away: `debug` is not theirs. */
static void on_instructions(lua_State *L, lua_Debug *activation)
{
    (void)activation;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &hook_key);
    bao_instructions *instructions = lua_touserdata(L, -1);
    lua_pop(L, 1);
    instructions->executed += STEP;
    if (instructions->executed > instructions->most) {
        lua_sethook(L, on_instructions, LUA_MASKCOUNT, 1); /* pcall holds none of these up */
        luaL_error(L, BAO_SAY_INSTRUCTIONS, (lua_Integer)(instructions->most / 1000000));
    }
}

void bao_instructions_limit(lua_State *L, bao_instructions *instructions)
{
    if (instructions->most) {
        lua_pushlightuserdata(L, instructions);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &hook_key);
        lua_sethook(L, on_instructions, LUA_MASKCOUNT, STEP);
    }
}

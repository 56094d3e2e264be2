/* test_engine.c - a report through an engine in a Lua state whose memory ends after 0, 1, 2 …
 * allocations: each want of memory is told, and the state reads the same report well afterwards. */
#include "test.h"

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include "bind/handles.h"

int luaopen_lpeg(lua_State *L); /* the packaged library has no header */

/* Lua's memory; `left` allocations may still succeed, -1: any number. */
typedef struct budget {
    long left;
} budget;

static void *limited(void *ud, void *block, size_t old_size, size_t size)
{
    budget *b = ud;
    const size_t old = block ? old_size : 0;
    if (size == 0) {
        free(block);
        return NULL;
    }
    if (size > old && b->left >= 0 && b->left-- <= 0) {
        b->left = 0;
        return NULL;
    }
    return realloc(block, size);
}

/* Compiles a form, and leaves a function that reads a sample and counts its facts. */
static const char setting[] =
    "local build = ...\n"
    "package.path, package.cpath = build .. '/lua/?.lua;' .. build .. '/lua/?/init.lua', ''\n"
    "local core, loader = require 'baogao.core', require 'baogao.compile.loader'\n"
    "local registry = loader.new()\n"
    "local script = assert(registry:find(build .. '/scripts/form/ogi-2014.lua'))\n"
    "local compiled = assert(registry:compile(script))\n"
    "local bytes = assert(core.read_file 'tests/samples/slips_2018.txt')\n"
    "return function()\n"
    "  local report = assert(core.read_bytes(bytes, 'slips_2018.txt'))\n"
    "  local facts = core.extract(compiled.engine, report)\n"
    "  local sum = 0\n"
    "  for _, fact in ipairs(facts:all()) do\n"
    "    sum = sum + (math.type(fact.value) == 'integer' and fact.value or 0)\n"
    "  end\n"
    "  return sum * 1000 + #facts:outcomes()\n"
    "end\n";

static lua_State *open_state(budget *b, const char *build)
{
    lua_State *L = lua_newstate(limited, b);
    CHECK(L != NULL);
    luaL_openlibs(L);
    luaL_requiref(L, "lpeg", luaopen_lpeg, 0);
    luaL_requiref(L, "baogao.core", luaopen_baogao_core, 0);
    lua_settop(L, 0);
    luaL_loadstring(L, setting);
    lua_pushstring(L, build);
    const int status = lua_pcall(L, 1, 1, 0); /* function */
    CHECK_THAT(status == LUA_OK, "%s", lua_tostring(L, -1));
    return L;
}

/* Runs the function at the bottom with `left` allocations; true when it came to its end. */
static bool run(lua_State *L, budget *b, long left, lua_Integer *result)
{
    lua_pushvalue(L, 1);
    b->left = left;
    const int status = lua_pcall(L, 0, 1, 0); /* function result */
    b->left = -1;
    if (status == LUA_OK) {
        *result = lua_tointeger(L, -1);
    } else {
        const char *message = lua_tostring(L, -1);
        CHECK_THAT(status == LUA_ERRMEM || (message && strstr(message, "not enough memory")), "%s",
                   message ? message : luaL_typename(L, -1));
    }
    lua_settop(L, 1);
    return status == LUA_OK;
}

int main(int argc, char **argv)
{
    budget b = {-1};
    lua_State *L = open_state(&b, argc > 1 ? argv[1] : "build");
    lua_Integer want = 0, got = 0;
    if (!run(L, &b, -1, &want)) {
        return test_end(); /* without limits it must work; a loop over failures would not end */
    }
    CHECK(want > 0);
    long refused = 0;
    for (long left = 0; !run(L, &b, left, &got); left += 1 + left / 200) {
        refused++;
        CHECK(refused % 20 != 0 || (run(L, &b, -1, &got) && got == want));
    }
    CHECK(got == want);
    CHECK(refused > 100);
    CHECK(run(L, &b, -1, &got) && got == want);
    lua_close(L);
    return test_end();
}

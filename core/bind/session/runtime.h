/* runtime.h - a Lua state of our own: capped memory, our own modules only, the runtime's Lua files.
 */
#ifndef BAO_RUNTIME_H
#define BAO_RUNTIME_H

#include <lua.h>

#include "base/arena.h"
#include "base/status.h"
#include "bind/session/lua_memory.h"

typedef struct bao_runtime {
    lua_State *L;
    bao_lua_memory memory;
    char lua_folder[4096];    /* lua/: the runtime */
    char script_folder[4096]; /* scripts/: what is shipped */
} bao_runtime;

/* Opens a state with `limit` bytes at the most over the folders lua/ and scripts/ of `home`; where
 * that is NULL, of BAOGAO_HOME, or beside the program, or where they were installed. Fills
 * `runtime`. Errors: NOT_FOUND (no runtime), MEMORY, SCRIPT (the runtime itself does not load). */
bao_status bao_runtime_open(bao_runtime *runtime, const char *home, size_t limit, bao_error *error);

/* Closes the Lua state and all that lives in it; nothing happens when it is closed already. */
void bao_runtime_close(bao_runtime *runtime);

/* Pushes the function `name` of lua/baogao/host.lua. */
void bao_runtime_function(bao_runtime *runtime, const char *name);

/* lua_pcall with a traceback in debug runs; a message that is no string is replaced by one. LIMIT
 * when the state reached its limit of memory. On
 * failure the message is in `error` and the stack is as before the call. */
bao_status bao_runtime_call(bao_runtime *runtime, int arguments, int results, bao_error *error);

/* The string at `index`, copied; "" when it is none or there is no memory. */
const char *bao_runtime_string(lua_State *L, int index, bao_arena *arena);

#endif

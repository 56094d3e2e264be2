/* runtime.c - opening the Lua state. */
#include "bind/session/runtime.h"

#include <lauxlib.h>
#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/plain.h"
#include "bind/handles.h"

int luaopen_lpeg(lua_State *L); /* the packaged library has no header */

#define HOST_MODULE "baogao.host"

/* So much of a message is looked at; less is kept. */
#define MESSAGE_MOST 4096

static bool is_folder(const char *folder, const char *file)
{
    char path[8192];
    snprintf(path, sizeof path, "%s/%s", folder, file);
    return access(path, R_OK) == 0;
}

/* Tries <base>/lua and takes <base>/scripts with it. */
static bool try_base(bao_runtime *runtime, const char *base)
{
    char folder[4096];
    int n = snprintf(folder, sizeof folder, "%s/lua", base);
    if (n < 0 || (size_t)n >= sizeof folder || !is_folder(folder, "baogao/host.lua")) {
        return false;
    }
    memcpy(runtime->lua_folder, folder, (size_t)n + 1);
    snprintf(runtime->script_folder, sizeof runtime->script_folder, "%.4000s/scripts", base);
    return true;
}

static bool find_runtime(bao_runtime *runtime, const char *home)
{
    home = home ? home : getenv("BAOGAO_HOME");
    if (home && *home) {
        char *plain = realpath(home, NULL); /* what lies below a .. would be hidden */
        const bool found = plain && try_base(runtime, plain);
        free(plain);
        return found;
    }
    char exe[2048];
    char installed[4096];
    ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);
    if (n > 0) {
        exe[n] = '\0';
        char *slash = strrchr(exe, '/');
        if (slash) {
            *slash = '\0';
        }
        snprintf(installed, sizeof installed, "%s/%s", exe, BAO_FROM_BIN);
        if (try_base(runtime, exe) || try_base(runtime, installed)) {
            return true;
        }
    }
    return try_base(runtime, BAO_DATA_DIR);
}

/* Only the runtime's own files: never the working folder. Its one C module is baogao.write. */
static void set_paths(lua_State *L, const char *folder)
{
    lua_getglobal(L, "package"); /* package */
    lua_pushfstring(L, "%s/?.lua;%s/?/init.lua", folder, folder);
    lua_setfield(L, -2, "path");
    lua_pushfstring(L, "%s/?.so", folder);
    lua_setfield(L, -2, "cpath");
    lua_pop(L, 1);
}

static int open_state(lua_State *L)
{
    const bao_runtime *runtime = lua_touserdata(L, 1);
    luaL_openlibs(L);
    set_paths(L, runtime->lua_folder);
    luaL_requiref(L, "lpeg", luaopen_lpeg, 0);
    luaL_requiref(L, "baogao.core", luaopen_baogao_core, 0);
    lua_getglobal(L, "require");
    lua_pushliteral(L, HOST_MODULE);
    lua_call(L, 1, 1);
    lua_setfield(L, LUA_REGISTRYINDEX, HOST_MODULE);
    lua_gc(L, LUA_GCGEN, 0, 0); /* measured: a fifth faster on many small objects a report */
    return 0;
}

bao_status bao_runtime_open(bao_runtime *runtime, const char *home, size_t limit, bao_error *error)
{
    *runtime = (bao_runtime){.memory.limit = limit};
    if (!find_runtime(runtime, home)) {
        return bao_fail(
            error, BAO_NOT_FOUND,
            "the Lua runtime (lua/baogao/host.lua) is neither beside the program nor in "
            "%s; set BAOGAO_HOME to the folder that holds lua/ and scripts/",
            BAO_DATA_DIR);
    }
    runtime->L = lua_newstate(bao_lua_alloc, &runtime->memory);
    if (!runtime->L) {
        return bao_fail(error, BAO_MEMORY, "no memory for a Lua state");
    }
    lua_pushcfunction(runtime->L, open_state);
    lua_pushlightuserdata(runtime->L, runtime);
    return bao_runtime_call(runtime, 1, 0, error);
}

void bao_runtime_close(bao_runtime *runtime)
{
    if (runtime->L) {
        lua_close(runtime->L);
        runtime->L = NULL;
    }
}

void bao_runtime_function(bao_runtime *runtime, const char *name)
{
    lua_getfield(runtime->L, LUA_REGISTRYINDEX, HOST_MODULE); /* host */
    lua_getfield(runtime->L, -1, name);                       /* host function */
    lua_remove(runtime->L, -2);
}

/* A script's message as one line of plain text: it may hold anything. Shown whole where it fits. */
static void keep_message(const char *message, size_t n, bao_status status, bao_error *error)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    const char *text = NULL;
    if (arena) {
        bao_buf line = bao_buf_in(arena);
        bao_plain_print(&line, (bao_span){message, n < MESSAGE_MOST ? n : MESSAGE_MOST}, false);
        text = bao_buf_cstring(&line);
    }
    bao_fail(error, status, "%s", text ? text : "not enough memory");
    bao_arena_drop(arena);
}

bao_status bao_runtime_call(bao_runtime *runtime, int arguments, int results, bao_error *error)
{
    lua_State *L = runtime->L;
    runtime->memory.refused = false;
    int status = lua_pcall(L, arguments, results, 0);
    if (status == LUA_OK) {
        return BAO_OK;
    }
    bao_captures_end(L);
    size_t n = 0;
    const char *message = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &n) : NULL;
    /* What lacked memory in C, or was raised again by Lua, is no fault of a script. */
    const bool lack =
        status == LUA_ERRMEM || (message && strcmp(message, "not enough memory") == 0);
    bao_status code = !lack ? BAO_SCRIPT : runtime->memory.refused ? BAO_LIMIT : BAO_MEMORY;
    if (code == BAO_LIMIT) {
        bao_fail(error, code, "more than %zu MiB of memory for scripts",
                 runtime->memory.limit >> 20);
    } else if (message) {
        keep_message(message, n, code, error);
    } else {
        bao_fail(error, code, "the script raised an error that is no message");
    }
    lua_pop(L, 1);
    return code;
}

const char *bao_runtime_string(lua_State *L, int index, bao_arena *arena)
{
    size_t n;
    const char *s = lua_tolstring(L, index, &n);
    const char *copy = s ? bao_arena_copy(arena, s, n) : NULL;
    return copy ? copy : "";
}

/* bind_file.c - files for the Lua half of the host: never handed to scripts. */
#include <errno.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/hash.h"
#include "bind/bind.h"
#include "bind/scratch.h"

/* The longest script or golden file. */
#define TEXT_LIMIT ((size_t)16 << 20)

/* The bytes of a file.
 * @function read_file
 * @tparam string path
 * @treturn string
 * @treturn[2] nil
 * @treturn[2] string message
 * @treturn[2] string code */
static int l_read_file(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1);
    bao_span bytes;
    bao_error error;
    bao_arena *arena = bao_scratch(L);
    bao_status status = bao_file_read(arena, path, TEXT_LIMIT, &bytes, &error);
    if (status == BAO_MEMORY) {
        return luaL_error(L, "not enough memory");
    }
    if (status != BAO_OK) {
        return bao_push_failure(L, &error);
    }
    bao_push_span(L, bytes);
    return 1;
}

/* The files below a folder, sorted by path bytes; a path that is no folder is the list of itself.
 * @function list
 * @tparam string folder
 * @treturn {string,...} */
static int l_list(lua_State *L)
{
    const char *folder = luaL_checkstring(L, 1);
    bao_files files = {0};
    bao_arena *arena = bao_scratch(L);
    if (bao_files_add(&files, arena, folder, NULL, NULL) != BAO_OK) {
        return luaL_error(L, "not enough memory");
    }
    lua_createtable(L, (int)files.count, 0);
    for (size_t i = 0; i < files.count; i++) {
        lua_pushstring(L, files.paths[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* Makes a folder and those above it; one that is there already is fine.
 * @function make_folder
 * @tparam string path
 * @treturn boolean true
 * @treturn[2] nil
 * @treturn[2] string message
 * @treturn[2] string code */
static int l_make_folder(lua_State *L)
{
    bao_span path = bao_check_span(L, 1);
    bao_arena *arena = bao_scratch(L);
    char *copy = bao_arena_copy(arena, path.p, path.n);
    if (!copy) {
        return luaL_error(L, "not enough memory");
    }
    int failed = 0;
    for (size_t i = 1; i <= path.n; i++) {
        if (copy[i] == '/' || copy[i] == '\0') {
            char kept = copy[i];
            copy[i] = '\0';
            failed = mkdir(copy, 0777) != 0 && errno != EEXIST ? errno : 0;
            copy[i] = kept;
        }
    }
    if (failed) {
        bao_error error;
        bao_fail(&error, BAO_OUTPUT, "%.200s: %s", copy, strerror(failed));
        return bao_push_failure(L, &error);
    }
    lua_pushboolean(L, 1);
    return 1;
}

/* SHA-256 of a string, in hex.
 * @function sha256
 * @tparam string bytes
 * @treturn string */
static int l_sha256(lua_State *L)
{
    char hex[65];
    bao_sha256_hex(bao_check_span(L, 1), hex);
    lua_pushstring(L, hex);
    return 1;
}

void bao_bind_file(lua_State *L)
{
    static const luaL_Reg functions[] = {{"read_file", l_read_file},
                                         {"list", l_list},
                                         {"make_folder", l_make_folder},
                                         {"sha256", l_sha256},
                                         {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}

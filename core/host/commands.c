/* commands.c - sessions with what the command line says; the commands that are written in Lua. */
#include "host/commands.h"

#include <lauxlib.h>

#include "bind/session/runtime.h"
#include "read/meta.h"

/* Instructions that a stranger's scripts have for one report; the shipped ones need 5 million to
 * load and less to read one. */
#define STRANGERS_MOST 1000000000

static void set_string(lua_State *L, const char *name, const char *value)
{
    if (value) {
        lua_pushstring(L, value);
        lua_setfield(L, -2, name);
    }
}

static void set_flag(lua_State *L, const char *name, bool value)
{
    lua_pushboolean(L, value);
    lua_setfield(L, -2, name);
}

static void push_strings(lua_State *L, const char *const *strings, size_t count)
{
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lua_pushstring(L, strings[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

static void push_targets(lua_State *L, const bao_options *options)
{
    lua_newtable(L);
    for (int i = 0; i < BAO_TARGET_COUNT; i++) {
        set_string(L, bao_target_name((bao_target)i), options->targets[i]);
    }
    lua_setfield(L, -2, "targets");
}

/* Adds what host.lua needs to know of the command line. */
static void add_options(void *ud, lua_State *L)
{
    const bao_options *options = ((const bao_caller *)ud)->options;
    set_string(L, "command", options->words ? options->words[0] : NULL);
    set_string(L, "output", options->folder);
    set_string(L, "from", options->from);
    set_string(L, "rule", options->rule);
    set_string(L, "before", options->before);
    set_string(L, "after", options->after);
    set_string(L, "seal", options->seal);
    set_string(L, "near", options->near);
    set_string(L, "section", options->section);
    set_string(L, "lines", options->lines);
    lua_pushinteger(L, options->depth);
    lua_setfield(L, -2, "depth");
    if (options->read.declared.n) {
        set_string(L, "charset", options->read.declared.p);
    }
    push_strings(L, (const char *const *)options->inputs, (size_t)options->input_count);
    lua_setfield(L, -2, "inputs");
    push_targets(L, options);
    set_string(L, "by", options->by);
    set_flag(L, "status", options->status);
    set_flag(L, "csv", options->csv);
    set_flag(L, "json", options->json);
    set_flag(L, "why", options->why);
    set_flag(L, "update", options->update);
    set_flag(L, "quiet", options->quiet);
    set_flag(L, "watch", options->watch);
    set_flag(L, "prompt", options->prompt);
    set_flag(L, "all", options->all);
    set_flag(L, "json_log", options->json_log);
    set_flag(L, "strict_text", options->read.strict);
}

static bool add_metadata(void *ud, bao_span path, bao_report *report)
{
    const bao_caller *caller = ud;
    for (size_t i = 0; i < caller->given_count; i++) {
        if (!bao_meta_give(report, caller->given[i].key, caller->given[i].value)) {
            return false;
        }
    }
    return (!caller->given_count || bao_meta_given_place(report)) &&
           (!caller->user_metadata || bao_user_metadata_apply(caller->user_metadata, path, report));
}

static bao_corrections find_corrections(void *ud, const char *sha256)
{
    return bao_overrides_find(((const bao_caller *)ud)->overrides, sha256);
}

static void tell(void *ud, bao_span path, const bao_error *error)
{
    const bao_caller *caller = ud;
    if (caller->tell) {
        caller->tell(caller->ud, path, error);
    }
}

bao_session *bao_command_session(const bao_caller *caller, bao_error *error)
{
    const bao_options *options = caller->options;
    const bao_session_settings settings = {.folders = options->folders,
                                           .folder_count = options->folder_count,
                                           .script = options->script,
                                           .exports = options->exports,
                                           .export_count = options->export_count,
                                           .read = options->read,
                                           .instructions = options->distrust ? STRANGERS_MOST : 0,
                                           .add_metadata = add_metadata,
                                           .find_corrections = find_corrections,
                                           .tell = tell,
                                           .add_options = add_options,
                                           .ud = (void *)(uintptr_t)caller};
    return bao_session_open(&settings, error);
}

bool bao_command_scripts(bao_session *session, bao_arena *arena, const char *const **strings,
                         size_t *count)
{
    bao_runtime *runtime = bao_session_runtime(session);
    lua_State *L = runtime->L;
    bao_runtime_function(runtime, "script_list");
    if (bao_runtime_call(runtime, 0, 1, NULL) != BAO_OK) {
        return false;
    }
    size_t n = lua_rawlen(L, -1);
    const char **list = bao_arena_calloc(arena, n + 1, sizeof *list);
    for (size_t i = 0; list && i < n; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        list[i] = bao_runtime_string(L, -1, arena);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    *strings = list;
    *count = n / 3;
    return list != NULL;
}

typedef struct command_call {
    bao_session *session;
    const char *name;
} command_call;

/* call -> exit code */
static int call_command(lua_State *L)
{
    const command_call *call = lua_touserdata(L, 1);
    bao_runtime_function(bao_session_runtime(call->session), call->name);
    bao_session_push_options(call->session);
    lua_call(L, 1, 1);
    return 1;
}

bao_status bao_command_run(bao_session *session, const char *name, int *exit_code, bao_error *error)
{
    bao_runtime *runtime = bao_session_runtime(session);
    lua_State *L = runtime->L;
    command_call call = {session, name};
    lua_pushcfunction(L, call_command);
    lua_pushlightuserdata(L, &call);
    bao_status status = bao_runtime_call(runtime, 1, 1, error);
    if (status == BAO_OK) {
        *exit_code = (int)lua_tointeger(L, -1);
        lua_pop(L, 1);
    }
    return status;
}

/* session.c - the program's side of lua/baogao/host.lua. */
#include "host/session.h"

#include <lauxlib.h>
#include <stdio.h>

#include "bind/handles.h"
#include "host/messages.h"

#define LUA_MEMORY ((size_t)512 << 20)

static const char identifier_key = 'i';

static void push_strings(lua_State *L, const char *const *strings, size_t count)
{
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lua_pushstring(L, strings[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

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

/* Pushes what host.lua needs to know of the command line. */
static void push_options(const bao_session *session, const bao_options *options)
{
    lua_State *L = session->runtime.L;
    lua_newtable(L);
    set_string(L, "shipped", session->runtime.script_folder);
    set_string(L, "lua", session->runtime.lua_folder);
    set_string(L, "command", options->words ? options->words[0] : NULL);
    set_string(L, "script", options->script);
    set_string(L, "output", options->folder);
    set_string(L, "from", options->from);
    set_string(L, "rule", options->rule);
    set_string(L, "before", options->before);
    set_string(L, "after", options->after);
    set_string(L, "seal", options->seal);
    lua_pushinteger(L, options->depth);
    lua_setfield(L, -2, "depth");
    if (options->read.declared.n) {
        set_string(L, "charset", options->read.declared.p);
    }
    push_strings(L, options->folders, options->folder_count);
    lua_setfield(L, -2, "folders");
    push_strings(L, options->exports, options->export_count);
    lua_setfield(L, -2, "exports");
    push_strings(L, (const char *const *)options->inputs, (size_t)options->input_count);
    lua_setfield(L, -2, "inputs");
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

static int keep_identifier(lua_State *L)
{
    bao_session *session = lua_touserdata(L, 2);
    session->identifier = bao_check_identifier(L, 1, &session->candidates);
    lua_pushvalue(L, 1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &identifier_key);
    return 0;
}

bao_status bao_session_open(bao_session *session, const bao_options *options, bao_error *error)
{
    *session = (bao_session){0};
    bao_status status = bao_runtime_open(&session->runtime, LUA_MEMORY, error);
    if (status != BAO_OK) {
        return status;
    }
    lua_State *L = session->runtime.L;
    bao_runtime_function(&session->runtime, "start");
    push_options(session, options);
    status = bao_runtime_call(&session->runtime, 1, 3, error); /* identifier problems message */
    if (status != BAO_OK) {
        return status;
    }
    if (lua_type(L, -1) == LUA_TSTRING) {
        return bao_fail(error, BAO_USAGE, "%s", lua_tostring(L, -1));
    }
    session->problems = (uint32_t)lua_tointeger(L, -2);
    lua_pop(L, 2);
    lua_pushcfunction(L, keep_identifier);
    lua_insert(L, -2);
    lua_pushlightuserdata(L, session);
    return bao_runtime_call(&session->runtime, 2, 0, error);
}

void bao_session_close(bao_session *session)
{
    bao_runtime_close(&session->runtime);
}

static bao_span reason(bao_result *result, const char *code, bao_span text)
{
    bao_buf buf = bao_buf_in(result->report->arena);
    bao_buf_string(&buf, code);
    bao_buf_string(&buf, ": ");
    bao_buf_span(&buf, text);
    return buf.failed ? bao_span_of(code) : bao_buf_view(&buf);
}

/* "no script fits: ogi-2014 0 (does not say 政府信息公开); …; see baogao scripts --why FILE" */
static void tell_no_script(const bao_session *session, bao_result *result, const bao_score *scores,
                           const char *const *names)
{
    bao_buf text = bao_buf_in(result->report->arena);
    bao_buf_string(&text, session->candidates ? BAO_SAY_NO_SCRIPT_FITS : BAO_SAY_NO_SCRIPTS);
    for (uint32_t i = 0; i < session->candidates && i < 3; i++) {
        bao_buf_format(&text, "%s %s %u (%.*s)", i ? ";" : ":", names[scores[i].candidate],
                       scores[i].score, (int)scores[i].reason.n,
                       scores[i].reason.n ? scores[i].reason.p : "");
    }
    bao_buf_string(&text, BAO_SAY_WHY_NO_SCRIPT);
    result->verdict = BAO_RESULT_NO_SCRIPT;
    result->reason = reason(result, "NO_SCRIPT", bao_buf_view(&text));
}

static const char *keep_string(lua_State *L, int index, bao_arena *arena)
{
    size_t n;
    const char *s = lua_tolstring(L, index, &n);
    const char *copy = s ? bao_arena_copy(arena, s, n) : NULL;
    return copy ? copy : "";
}

/* Names of the candidates in their order. NULL when out of memory. */
static const char *const *candidate_names(bao_session *session, bao_arena *arena)
{
    lua_State *L = session->runtime.L;
    const char **names = bao_arena_calloc(arena, session->candidates + 1u, sizeof *names);
    bao_runtime_function(&session->runtime, "candidate_names");
    if (!names || bao_runtime_call(&session->runtime, 0, 1, NULL) != BAO_OK) {
        return NULL;
    }
    for (uint32_t i = 0; i < session->candidates; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        names[i] = keep_string(L, -1, arena);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return names;
}

static void fail_script(bao_result *result, const bao_error *error)
{
    result->verdict = BAO_RESULT_FAILED;
    result->script_error = error->status == BAO_SCRIPT;
    result->reason = reason(result, bao_status_code(error->status), bao_span_of(error->message));
    result->extraction = NULL;
}

typedef struct job {
    bao_report *report;
    bao_extraction *x;
} job;

/* engine job -> nothing; the facts are closed before the report goes. */
static int run_engine(lua_State *L)
{
    job *j = lua_touserdata(L, 2);
    bao_run_engine(L, 1, j->report, j->x); /* engine job facts */
    return 1;
}

/* Pushes engine, "name@version", form of candidate `index` (from 0), compiled when first asked for.
 */
static bao_status push_engine(bao_session *session, uint32_t index, bao_error *error)
{
    bao_runtime_function(&session->runtime, "engine");
    lua_pushinteger(session->runtime.L, (lua_Integer)index + 1);
    return bao_runtime_call(&session->runtime, 1, 3, error);
}

/* Looks for the words of the identifier and of the engine that is likely to be chosen at once.
 * False when out of memory. */
static bool scan_ahead(const bao_session *session, const bao_report *report, bao_hits *hits)
{
    const bao_engine *engine = session->engine;
    return !engine || engine->watched != session->identifier ||
           bao_literals_scan(engine->literals, bao_fold_view(&report->fold), SIZE_MAX,
                             report->arena, hits);
}

static bool run_script(bao_session *session, uint32_t candidate, const bao_hits *hits,
                       bao_result *result)
{
    lua_State *L = session->runtime.L;
    bao_arena *arena = result->report->arena;
    bao_error error;
    bao_extraction *x = bao_arena_calloc(arena, 1, sizeof *x);
    if (!x) {
        return false;
    }
    int top = lua_gettop(L);
    if (push_engine(session, candidate, &error) != BAO_OK) {
        fail_script(result, &error);
        return error.status != BAO_MEMORY;
    }
    result->script = keep_string(L, -2, arena);
    result->form = keep_string(L, -1, arena);
    lua_settop(L, top + 1); /* engine */
    const bao_engine *engine = bao_check_engine(L, top + 1);
    x->hits = engine == session->engine ? *hits : (bao_hits){0};
    session->engine = engine;
    lua_pushcfunction(L, run_engine);
    lua_insert(L, -2); /* run engine */
    job j = {result->report, x};
    lua_pushlightuserdata(L, &j);
    bao_status status = bao_runtime_call(&session->runtime, 2, 1, &error); /* facts */
    if (status == BAO_OK) {
        result->extraction = x;
        bao_close_facts(L, -1);
    } else {
        fail_script(result, &error);
    }
    lua_settop(L, top);
    return status != BAO_MEMORY;
}

bool bao_session_read(bao_session *session, const bao_options *options, bao_result *result)
{
    bao_arena *arena = result->report->arena;
    const bao_no_report *none = &result->report->no_report;
    if (none->code && !options->script) {
        result->verdict = BAO_RESULT_NOT_A_REPORT;
        result->reason = reason(result, none->code, none->reason);
        return true;
    }
    bao_hits hits = {0};
    bao_score *scores = bao_arena_calloc(arena, session->candidates + 1u, sizeof *scores);
    if (!scores || !scan_ahead(session, result->report, &hits) ||
        !bao_identify(session->identifier, result->report, hits.items ? &hits : NULL,
                      hits.items ? session->engine->literal_count : 0, arena, false, scores)) {
        return false;
    }
    bool found =
        session->candidates && (options->script ? true : scores[0].score >= BAO_SCORE_MATCH);
    if (found) {
        return run_script(session, scores[0].candidate, &hits, result);
    }
    const char *const *names = candidate_names(session, arena);
    if (!names ||
        !bao_identify(session->identifier, result->report, NULL, 0, arena, true, scores)) {
        return false;
    }
    tell_no_script(session, result, scores, names);
    return true;
}

typedef struct export_job {
    const bao_result *result;
    lua_Integer index;
} export_job;

/* export(function) job -> name, bytes */
static int run_export(lua_State *L)
{
    export_job *j = lua_touserdata(L, 2);
    lua_settop(L, 1);
    bao_push_facts(L, (bao_extraction *)(uintptr_t)j->result->extraction); /* export facts */
    lua_pushvalue(L, 1);
    lua_pushvalue(L, 2);
    lua_pushinteger(L, j->index);
    bao_push_span(L, j->result->path);
    lua_pushstring(L, j->result->script);
    lua_call(L, 4, 2); /* export facts name bytes */
    bao_close_facts(L, 2);
    return 2;
}

static bool take_string(lua_State *L, int index, bao_arena *arena, bao_span *out)
{
    size_t n;
    const char *s = lua_tolstring(L, index, &n);
    *out = (bao_span){"", 0};
    if (s) {
        *out = (bao_span){bao_arena_copy(arena, s, n), n};
    }
    return out->p != NULL;
}

bao_status bao_session_export(bao_session *session, size_t index, const bao_result *result,
                              bao_span *name, bao_span *bytes, bao_error *error)
{
    lua_State *L = session->runtime.L;
    export_job j = {result, (lua_Integer)index + 1};
    lua_pushcfunction(L, run_export);
    bao_runtime_function(&session->runtime, "export");
    lua_pushlightuserdata(L, &j);
    bao_status status = bao_runtime_call(&session->runtime, 2, 2, error); /* name bytes */
    if (status != BAO_OK) {
        return status;
    }
    bool kept = take_string(L, -2, result->report->arena, name) &&
                take_string(L, -1, result->report->arena, bytes);
    lua_pop(L, 2);
    return kept ? BAO_OK : bao_fail(error, BAO_MEMORY, "no memory for an export");
}

bool bao_session_scripts(bao_session *session, bao_arena *arena, const char *const **strings,
                         size_t *count)
{
    lua_State *L = session->runtime.L;
    bao_runtime_function(&session->runtime, "script_list");
    if (bao_runtime_call(&session->runtime, 0, 1, NULL) != BAO_OK) {
        return false;
    }
    size_t n = lua_rawlen(L, -1);
    const char **list = bao_arena_calloc(arena, n + 1, sizeof *list);
    for (size_t i = 0; list && i < n; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        list[i] = keep_string(L, -1, arena);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    *strings = list;
    *count = n / 3;
    return list != NULL;
}

bao_status bao_session_command(bao_session *session, const char *name, const bao_options *options,
                               int *exit_code, bao_error *error)
{
    lua_State *L = session->runtime.L;
    bao_runtime_function(&session->runtime, name);
    push_options(session, options);
    bao_status status = bao_runtime_call(&session->runtime, 1, 1, error);
    if (status == BAO_OK) {
        *exit_code = (int)lua_tointeger(L, -1);
        lua_pop(L, 1);
    }
    return status;
}

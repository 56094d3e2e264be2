/* session.c - the C side of lua/baogao/host.lua: one report after the other through one Lua state.
 */
#include "bind/session/session.h"

#include <lauxlib.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/hash.h"
#include "bind/handles.h"
#include "bind/identifier.h"
#include "bind/session/instructions.h"
#include "bind/session/runtime.h"
#include "bind/session/session_messages.h"
#include "extract/engine.h"

#define MIB        ((size_t)1 << 20)
#define LUA_MEMORY (512 * MIB)

/* Rows of evidence.csv of one report; the real ones have some hundred. */
#define EVIDENCE_MOST ((size_t)100000)

struct bao_session {
    bao_session_settings settings;
    bao_runtime runtime;
    const bao_identifier *identifier;
    uint32_t candidates;
    const bao_engine *engine; /* that read the last report, and most likely reads the next */
    uint32_t problems;        /* scripts that did not load */
    bao_instructions instructions;
};

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

void bao_session_push_options(const bao_session *session)
{
    lua_State *L = session->runtime.L;
    const bao_session_settings *settings = &session->settings;
    lua_newtable(L);
    set_string(L, "shipped", session->runtime.script_folder);
    set_string(L, "lua", session->runtime.lua_folder);
    set_string(L, "script", settings->script);
    push_strings(L, settings->folders, settings->folder_count);
    lua_setfield(L, -2, "folders");
    push_strings(L, settings->exports, settings->export_count);
    lua_setfield(L, -2, "exports");
    if (settings->add_options) {
        settings->add_options(settings->ud, L);
    }
}

static int keep_identifier(lua_State *L)
{
    bao_session *session = lua_touserdata(L, 2);
    session->identifier = bao_check_identifier(L, 1, &session->candidates);
    lua_pushvalue(L, 1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &identifier_key);
    return 0;
}

/* session -> identifier problems message */
static int call_start(lua_State *L)
{
    bao_session *session = lua_touserdata(L, 1);
    bao_runtime_function(&session->runtime, "start");
    bao_session_push_options(session);
    lua_call(L, 1, 3);
    return 3;
}

/* Starts host.lua with the settings. */
static bao_status start(bao_session *session, bao_error *error)
{
    lua_State *L = session->runtime.L;
    lua_pushcfunction(L, call_start);
    lua_pushlightuserdata(L, session);
    bao_status status =
        bao_runtime_call(&session->runtime, 1, 3, error); /* identifier problems message */
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

bao_session *bao_session_open(const bao_session_settings *settings, bao_error *error)
{
    bao_session *session = calloc(1, sizeof *session);
    if (!session) {
        bao_fail(error, BAO_MEMORY, "no memory for a session");
        return NULL;
    }
    session->settings = settings ? *settings : (bao_session_settings){0};
    bao_status status =
        bao_runtime_open(&session->runtime, session->settings.home, LUA_MEMORY, error);
    if (status == BAO_OK) {
        session->instructions.most = session->settings.instructions;
        bao_instructions_limit(session->runtime.L, &session->instructions);
        status = start(session, error);
    }
    if (status != BAO_OK) {
        bao_session_close(session);
        return NULL;
    }
    return session;
}

void bao_session_close(bao_session *session)
{
    if (session) {
        bao_runtime_close(&session->runtime);
        free(session);
    }
}

bao_runtime *bao_session_runtime(bao_session *session)
{
    return &session->runtime;
}

uint32_t bao_session_problems(const bao_session *session)
{
    return session ? session->problems : 0;
}

static bao_span reason(bao_arena *arena, const char *code, bao_span text)
{
    bao_buf buf = bao_buf_in(arena);
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
    result->reason = reason(result->report->arena, "NO_SCRIPT", bao_buf_view(&text));
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
        names[i] = bao_runtime_string(L, -1, arena);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return names;
}

static void fail_script(bao_result *result, const bao_error *error)
{
    result->verdict = BAO_RESULT_FAILED;
    result->script_error = error->status == BAO_SCRIPT || error->status == BAO_LIMIT;
    result->reason =
        reason(result->report->arena, bao_status_code(error->status), bao_span_of(error->message));
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

static bao_corrections corrections_of(const bao_session *session, const bao_result *result)
{
    const bao_session_settings *settings = &session->settings;
    return settings->find_corrections ? settings->find_corrections(settings->ud, result->sha256)
                                      : (bao_corrections){0};
}

/* Nobody applies the corrections of a report that no script reads. */
static void warn_corrections(const bao_session *session, const bao_result *result)
{
    const size_t count = corrections_of(session, result).count;
    if (count && result->report && !result->extraction) {
        bao_warn(&result->report->warnings, BAO_CORRECTION_NOT_APPLIED, 0, BAO_SAY_CORRECTIONS_IDLE,
                 count);
    }
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
    result->script = bao_runtime_string(L, -2, arena);
    result->form = bao_runtime_string(L, -1, arena);
    lua_settop(L, top + 1); /* engine */
    const bao_engine *engine = bao_check_engine(L, top + 1);
    x->hits = engine == session->engine ? *hits : (bao_hits){0};
    x->corrections = corrections_of(session, result);
    session->engine = engine;
    lua_pushcfunction(L, run_engine);
    lua_insert(L, -2); /* run engine */
    job j = {result->report, x};
    lua_pushlightuserdata(L, &j);
    bao_status status = bao_runtime_call(&session->runtime, 2, 1, &error); /* facts */
    bao_close_facts(L, x);
    if (status == BAO_OK) {
        result->extraction = x;
    } else {
        fail_script(result, &error);
    }
    lua_settop(L, top);
    return status != BAO_MEMORY;
}

/* Finds the script for result->report and runs it: fills verdict, reason, extraction, script, form.
 * What the result borrows lives in the report's arena and the session. False when out of memory. */
static bool find_facts(bao_session *session, bao_result *result)
{
    bao_arena *arena = result->report->arena;
    const bao_no_report *none = &result->report->no_report;
    if (none->code && !session->settings.script) {
        result->verdict = BAO_RESULT_NOT_A_REPORT;
        result->reason = reason(arena, none->code, none->reason);
        return true;
    }
    bao_hits hits = {0};
    bao_score *scores = bao_arena_calloc(arena, session->candidates + 1u, sizeof *scores);
    if (!scores || !scan_ahead(session, result->report, &hits) ||
        !bao_identify(session->identifier, result->report, hits.items ? &hits : NULL,
                      hits.items ? session->engine->literal_count : 0, arena, false, scores)) {
        return false;
    }
    bool found = session->candidates &&
                 (session->settings.script ? true : scores[0].score >= BAO_SCORE_MATCH);
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

/* Runs export number `index` of the settings over the result. SCRIPT when it fails; the name is
 * empty when the script has no such export. */
static bao_status run_one_export(bao_session *session, size_t index, const bao_result *result,
                                 bao_export *out, bao_error *error)
{
    lua_State *L = session->runtime.L;
    export_job j = {result, (lua_Integer)index + 1};
    lua_pushcfunction(L, run_export);
    bao_runtime_function(&session->runtime, "write_export");
    lua_pushlightuserdata(L, &j);
    bao_status status = bao_runtime_call(&session->runtime, 2, 2, error); /* name bytes */
    bao_close_facts(L, result->extraction);
    if (status != BAO_OK) {
        return status;
    }
    bool kept = take_string(L, -2, result->report->arena, &out->name) &&
                take_string(L, -1, result->report->arena, &out->bytes);
    lua_pop(L, 2);
    return kept ? BAO_OK : bao_fail(error, BAO_MEMORY, "no memory for an export");
}

static void run_exports(bao_session *session, bao_result *result)
{
    const bao_session_settings *settings = &session->settings;
    result->exports = bao_arena_calloc(result->report->arena, settings->export_count + 1,
                                       sizeof *result->exports);
    for (size_t i = 0; result->exports && i < settings->export_count; i++) {
        bao_export *export = &result->exports[result->export_count];
        bao_error error;
        if (run_one_export(session, i, result, export, &error) == BAO_OK) {
            result->export_count += export->name.n > 0;
        } else if (settings->tell) {
            settings->tell(settings->ud, result->path, &error);
        }
    }
}

static void fail_result(bao_result *result, bao_arena *arena, const bao_error *error)
{
    result->verdict = BAO_RESULT_FAILED;
    result->reason = reason(arena, bao_status_code(error->status), bao_span_of(error->message));
    result->report = NULL;
    result->extraction = NULL;
    result->export_count = 0;
}

/* Whose memory ended: the report's or the machine's. */
static void fail_memory(bao_result *result, bao_arena *arena)
{
    bao_error error;
    if (bao_arena_refused(arena)) {
        bao_fail(&error, BAO_LIMIT, BAO_SAY_REPORT_LIMIT,
                 bao_report_memory((size_t)result->bytes) / MIB);
    } else {
        bao_fail(&error, BAO_MEMORY, BAO_SAY_NO_MEMORY_FOR_REPORT);
    }
    bao_arena_limit(arena, 0); /* what is left to make is small */
    fail_result(result, arena, &error);
}

/* Reads the source and makes the report of it, with what the user knows. */
static bao_status read_source(const bao_session *session, bao_span source, const char *path,
                              bao_arena *arena, bao_result *result, bao_error *error)
{
    const bao_session_settings *settings = &session->settings;
    result->bytes = source.n;
    bao_sha256_hex(source, result->sha256);
    result->report = bao_arena_calloc(arena, 1, sizeof *result->report);
    if (!result->report) {
        return bao_fail(error, BAO_MEMORY, "no memory for a report");
    }
    const bao_status status =
        bao_report_read(result->report, arena, source, bao_span_of(path), &settings->read, error);
    if (status == BAO_OK && settings->add_metadata &&
        !settings->add_metadata(settings->ud, result->path, result->report)) {
        return bao_fail(error, BAO_MEMORY, "no memory for metadata");
    }
    return status;
}

static bool is_warned(const bao_result *result)
{
    return result->report->warnings.count ||
           (result->extraction && result->extraction->facts.warnings.count);
}

static bao_result new_result(const char *path, bao_arena *arena)
{
    bao_buf name = bao_buf_in(arena);
    bao_path_text(&name, bao_span_of(path));
    const char *text = bao_buf_cstring(&name);
    return (bao_result){.path = bao_span_of(text ? text : path), .script = "", .form = ""};
}

bool bao_session_read(bao_session *session, bao_span source, const char *path, bao_arena *arena,
                      bao_record *record)
{
    bao_error error;
    bao_result result = new_result(path, arena);
    bao_arena_limit(arena, bao_report_memory(source.n));
    const bao_status status = read_source(session, source, path, arena, &result, &error);
    if (status != BAO_OK && status != BAO_MEMORY) {
        fail_result(&result, arena, &error);
    } else if (status == BAO_MEMORY) {
        fail_memory(&result, arena);
    } else if (!find_facts(session, &result)) {
        fail_memory(&result, arena);
    } else if (result.verdict == BAO_RESULT_OK && is_warned(&result)) {
        result.verdict = BAO_RESULT_WARNED;
    }
    warn_corrections(session, &result);
    if (result.extraction && session->settings.export_count) {
        run_exports(session, &result);
    }
    if (bao_arena_refused(arena) || !bao_record_make(record, arena, &result)) {
        fail_memory(&result, arena);
        return bao_record_make(record, arena, &result);
    }
    bao_arena_limit(arena, 0);
    if (record->evidence_count > EVIDENCE_MOST) {
        bao_fail(&error, BAO_LIMIT, BAO_SAY_EVIDENCE_LIMIT, record->evidence_count, EVIDENCE_MOST);
        result.script_error = true;
        fail_result(&result, arena, &error);
        return bao_record_make(record, arena, &result);
    }
    return true;
}

bool bao_session_fail(const char *path, bao_span source, const bao_error *error, bao_arena *arena,
                      bao_record *record)
{
    bao_result result = new_result(path, arena);
    if (source.p) {
        result.bytes = source.n;
        bao_sha256_hex(source, result.sha256);
    }
    fail_result(&result, arena, error);
    return bao_record_make(record, arena, &result);
}

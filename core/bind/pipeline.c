/* pipeline.c - one report through one engine: rules, metrics, checks; and the same for stock Lua.
 */
#include "bind/handles.h"
#include "bind/language.h"
#include "extract/extract.h"

/* Calls the function `name` of the engine's values with the facts, if there is one. */
static void call_part(lua_State *L, int engine_index, const char *name, int facts_index)
{
    lua_getiuservalue(L, engine_index, 1);            /* values */
    if (lua_getfield(L, -1, name) == LUA_TFUNCTION) { /* values part */
        lua_pushvalue(L, facts_index);
        lua_call(L, 1, 0);
    }
    lua_settop(L, facts_index);
}

/* Raises when something of the extraction is missing. */
static void check_whole(lua_State *L, const bao_extraction *x)
{
    if (x->limit) {
        luaL_error(L, "LIMIT: more than %s in one report", x->limit);
    }
    if (x->failed || x->facts.warnings.failed) {
        luaL_error(L, "not enough memory");
    }
}

void bao_run_engine(lua_State *L, int engine_index, const bao_report *report, bao_extraction *x)
{
    engine_index = lua_absindex(L, engine_index);
    bao_push_facts(L, x); /* facts */
    int facts = lua_gettop(L);
    call_part(L, engine_index, "begin", facts);
    bao__extract(L, engine_index, report, x);
    call_part(L, engine_index, "metrics", facts);
    bao_extract_finish(x);
    check_whole(L, x);
    call_part(L, engine_index, "checks", facts);
    check_whole(L, x);
}

static int run_protected(lua_State *L)
{
    bao_extraction *x = lua_touserdata(L, 3);
    bao_run_engine(L, 1, bao_check_report(L, 2), x);
    return 1;
}

/* Runs a compiled script over a report.
 * @function extract
 * @tparam engine engine
 * @tparam report report
 * @treturn facts */
static int l_extract(lua_State *L)
{
    bao_check_engine(L, 1);
    bao_check_report(L, 2);
    lua_settop(L, 2);
    bao_extraction *x = lua_newuserdatauv(L, sizeof *x, 2); /* engine report x */
    *x = (bao_extraction){0};
    lua_pushvalue(L, 1);
    lua_setiuservalue(L, 3, 1);
    lua_pushvalue(L, 2);
    lua_setiuservalue(L, 3, 2);
    lua_pushcfunction(L, run_protected);
    lua_pushvalue(L, 1);
    lua_pushvalue(L, 2);
    lua_pushvalue(L, 3);
    bao_extraction *before = bao_captures_begin(L, NULL);
    bao_hold_report(L, 2);
    int status = lua_pcall(L, 3, 1, 0); /* engine report x facts */
    bao_let_report(L, 2);
    bao_captures_begin(L, before);
    if (status != LUA_OK) {
        bao_close_facts(L, x);
        return lua_error(L);
    }
    lua_pushvalue(L, 3);
    lua_setiuservalue(L, -2, 1); /* the facts keep x, x keeps engine and report */
    return 1;
}

void bao_bind_pipeline(lua_State *L)
{
    lua_pushcfunction(L, l_extract);
    lua_setfield(L, -2, "extract");
}

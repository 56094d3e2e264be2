/* captures.c - the functions that patterns call when they have matched: a fact was found, a list
 * stopped (a number was read: read_captures.c). They work on the extraction that runs; without one
 * they only read. */
#include "bind/captures.h"

#include "bind/handles.h"
#include "bind/scratch.h"
#include "extract/make_facts.h"
#include "text/fold.h"

static const char context_key = 'x';

typedef struct context {
    bao_extraction *now; /* NULL when nothing runs */
    bao_about assumed;   /* while nothing runs */
} context;

static context *context_of(lua_State *L)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &context_key) != LUA_TUSERDATA) {
        lua_pop(L, 1);
        context *made = lua_newuserdatauv(L, sizeof *made, 1);
        *made = (context){.now = NULL};
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &context_key);
    }
    context *c = lua_touserdata(L, -1);
    lua_pop(L, 1); /* the registry keeps it */
    return c;
}

bao_extraction *bao_captures_begin(lua_State *L, bao_extraction *x)
{
    context *c = context_of(L);
    bao_extraction *before = c->now;
    c->now = x;
    return before;
}

void bao_captures_end(lua_State *L)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &context_key) == LUA_TUSERDATA) { /* else none began */
        context *c = lua_touserdata(L, -1);
        c->now = NULL;
    }
    lua_pop(L, 1);
}

bao_extraction *bao__running(lua_State *L)
{
    const context *c = lua_touserdata(L, lua_upvalueindex(1));
    return c->now;
}

void bao__push_context(lua_State *L)
{
    context_of(L);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &context_key);
}

const bao_about *bao__about_of(lua_State *L)
{
    const context *c = lua_touserdata(L, lua_upvalueindex(1));
    return c->now ? &c->now->about : &c->assumed;
}

/* Says which report subjects are of that are matched while no engine runs; nothing: of none.
 * @function assume
 * @tparam[opt] string place
 * @tparam[opt] string year */
static int l_assume(lua_State *L)
{
    context *c = lua_touserdata(L, lua_upvalueindex(1));
    lua_settop(L, 2);
    const bao_span given = bao_span_of(luaL_optstring(L, 1, ""));
    const bao_span place = given.n ? bao_fold_string(bao_scratch(L), given) : given;
    if (!place.p) {
        return luaL_error(L, "not enough memory");
    }
    lua_createtable(L, 2, 0); /* keeps the strings */
    bao_push_span(L, place);
    c->assumed.place = bao_check_span(L, -1);
    lua_rawseti(L, -2, 1);
    c->assumed.year = bao_span_of(luaL_optstring(L, 2, ""));
    lua_pushvalue(L, 2);
    lua_rawseti(L, -2, 2);
    lua_setiuservalue(L, lua_upvalueindex(1), 1);
    return 0;
}

static bao__value value_at(lua_State *L, int index)
{
    if (lua_isinteger(L, index)) {
        return (bao__value){.kind = BAO__INTEGER, .integer = lua_tointeger(L, index)};
    }
    if (lua_type(L, index) == LUA_TSTRING) {
        return (bao__value){.kind = BAO__TEXT, .text = bao_check_span(L, index)};
    }
    return (bao__value){.kind = lua_isnil(L, index) ? BAO__NIL : BAO__NUMBER};
}

/* Gives all arguments to `found`, when something runs. */
static int give(lua_State *L, void (*found)(bao_extraction *, const bao__value *, size_t))
{
    bao_extraction *x = bao__running(L);
    const int n = lua_gettop(L);
    bao__value *values =
        x ? bao_arena_calloc(x->report->arena, (size_t)n + 1, sizeof *values) : NULL;
    for (int i = 0; values && i < n; i++) {
        values[i] = value_at(L, i + 1);
    }
    if (values) {
        found(x, values, (size_t)n);
    } else if (x) {
        x->failed = true;
    }
    return 0;
}

/* What a fact pattern captured: target, dims, from, ..., to. Makes the mention; captures nothing.
 */
static int l_capture_fact(lua_State *L)
{
    return give(L, bao__make_fact);
}

/* What a none-statement captured (未收费, 没有): target, dims, from, ..., to. */
static int l_capture_none(lua_State *L)
{
    return give(L, bao__make_none);
}

/* Where a list stopped. */
static int l_capture_list_end(lua_State *L)
{
    bao_extraction *x = bao__running(L);
    if (x) {
        bao__make_list_end(x, luaL_checkinteger(L, 1));
    }
    return 0;
}

/* Calls its upvalue: what that matches makes no facts, for its subject is none of ours. */
static int l_apart_call(lua_State *L)
{
    context *c = lua_touserdata(L, lua_upvalueindex(1));
    bao_extraction *now = c->now;
    lua_pushvalue(L, lua_upvalueindex(2));
    lua_insert(L, 1);
    c->now = NULL;
    const int status = lua_pcall(L, lua_gettop(L) - 1, LUA_MULTRET, 0);
    c->now = now;
    return status == LUA_OK ? lua_gettop(L) : lua_error(L);
}

/* A function that matches subjects of its own, as scripts call it: positions in them are none of
 * the report, even while a pattern runs over that.
 * @function apart
 * @tparam function match
 * @treturn function */
static int l_apart(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TFUNCTION);
    bao__push_context(L);
    lua_pushvalue(L, 1);
    lua_pushcclosure(L, l_apart_call, 2);
    return 1;
}

/* A number for an indicator's name, the same for the same name in this Lua state, from 0: what fact
 * patterns carry.
 * @function target
 * @tparam string name
 * @treturn integer */
static int l_target(lua_State *L)
{
    luaL_checkstring(L, 1);
    lua_pushvalue(L, 1);
    if (lua_rawget(L, lua_upvalueindex(2)) == LUA_TNIL) {
        lua_Integer next = 0;
        lua_rawgeti(L, lua_upvalueindex(2), 0); /* nil count */
        next = lua_tointeger(L, -1);
        lua_pushinteger(L, next + 1);
        lua_rawseti(L, lua_upvalueindex(2), 0);
        lua_pushvalue(L, 1);
        lua_pushinteger(L, next);
        lua_rawset(L, lua_upvalueindex(2));
        lua_pushinteger(L, next);
    }
    return 1;
}

/* Adds functions to the table on the top; their upvalues are the context and the targets. */
static void add_functions(lua_State *L, const luaL_Reg *functions)
{
    for (const luaL_Reg *f = functions; f->name; f++) {
        lua_rawgetp(L, LUA_REGISTRYINDEX, &context_key);
        luaL_getsubtable(L, LUA_REGISTRYINDEX, "baogao.targets");
        lua_pushcclosure(L, f->func, 2);
        lua_setfield(L, -2, f->name);
    }
}

void bao_bind_captures(lua_State *L)
{
    static const luaL_Reg functions[] = {{"capture_fact", l_capture_fact},
                                         {"capture_none", l_capture_none},
                                         {"capture_list_end", l_capture_list_end},
                                         {"target", l_target},
                                         {"assume", l_assume},
                                         {"apart", l_apart},
                                         {NULL, NULL}};
    context_of(L);
    add_functions(L, functions);
    add_functions(L, bao__reading_functions);
}

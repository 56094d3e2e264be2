/* captures.c - the functions that patterns call when they have matched: a fact was found, a list
 * stopped (a number was read: reading.c). They work on the extraction that runs; without one they
 * only read. */
#include "bind/reading.h"

static const char context_key = 'x';

typedef struct context {
    bao_extraction *now; /* NULL when nothing runs */
} context;

static context *context_of(lua_State *L)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &context_key) != LUA_TUSERDATA) {
        lua_pop(L, 1);
        context *made = lua_newuserdatauv(L, sizeof *made, 0);
        made->now = NULL;
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &context_key);
    }
    context *c = lua_touserdata(L, -1);
    lua_pop(L, 1); /* the registry keeps it */
    return c;
}

void bao_captures_begin(lua_State *L, bao_extraction *x)
{
    context_of(L)->now = x;
}

void bao_captures_end(lua_State *L)
{
    context_of(L)->now = NULL;
}

bao_extraction *bao__running(lua_State *L)
{
    const context *c = lua_touserdata(L, lua_upvalueindex(1));
    return c->now;
}

static bool is_dim(bao_span s)
{
    const char *colon = memchr(s.p, ':', s.n);
    return colon && colon > s.p && s.p[0] >= 'a' && s.p[0] <= 'z';
}

static int compare_dims(bao_span a, bao_span b)
{
    int order = memcmp(a.p, b.p, a.n < b.n ? a.n : b.n);
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

/* `dims` with `dim` in its place among them. */
static bao_span insert_dim(bao_span dims, bao_span dim, bao_arena *arena)
{
    bao_buf joined = bao_buf_in(arena);
    bool placed = false;
    while (dims.n) {
        const char *end = memchr(dims.p, ';', dims.n);
        bao_span one = {dims.p, end ? (size_t)(end - dims.p) : dims.n};
        if (!placed && compare_dims(dim, one) <= 0) {
            bao_buf_span(&joined, dim);
            bao_buf_byte(&joined, ';');
            placed = true;
        }
        bao_buf_span(&joined, one);
        size_t used = one.n + (end != NULL);
        dims = (bao_span){dims.p + used, dims.n - used};
        bao_buf_string(&joined, dims.n ? ";" : "");
    }
    if (!placed) {
        bao_buf_byte(&joined, ';');
        bao_buf_span(&joined, dim);
    }
    return joined.failed ? (bao_span){NULL, 0} : bao_buf_view(&joined);
}

/* The default dims (argument 2) and the captured ones (arguments 4 to top-1), sorted as those of a
 * name are; p is NULL when out of memory. */
static bao_span join_dims(lua_State *L, int top, bao_arena *arena)
{
    bao_span all = bao_check_span(L, 2);
    for (int i = 4; i < top && all.p; i++) {
        if (lua_type(L, i) == LUA_TSTRING && is_dim(bao_check_span(L, i))) {
            bao_span dim = bao_check_span(L, i);
            all = all.n ? insert_dim(all, dim, arena) : dim;
        }
    }
    return all;
}

static void warn_misread(const bao_extraction *x, bao_range place, const char *why)
{
    bao_span quote = bao_report_raw(x->report, place);
    bao_warn(&x->report->warnings, "RULE_MISREAD", bao_report_source(x->report, place).from,
             "line %u: rule %s matched \"%.*s\" but made no fact: %s",
             bao_report_line(x->report, place.from), x->engine->rules[x->rule].name,
             (int)(quote.n > 90 ? 90 : quote.n), quote.p, why);
}

static uint32_t target_indicator(lua_State *L, const bao_extraction *x)
{
    lua_Integer target = luaL_checkinteger(L, 1);
    const bao_engine *engine = x->engine;
    bool known = target >= 0 && (uint64_t)target < engine->target_count;
    return known ? engine->targets[target] : BAO_NONE;
}

static void add_mention(bao_extraction *x, uint32_t indicator, bao_span dims, bao_mention *m)
{
    m->rule = x->rule;
    m->fallback = x->engine->rules[x->rule].fallback;
    x->failed |= !dims.p || !bao_facts_add(&x->facts, indicator, dims, m);
}

/* What a fact pattern captured: target, dims, from, ..., to. Makes the mention; captures nothing.
 */
static int l_capture_fact(lua_State *L)
{
    bao_extraction *x = bao__running(L);
    int top = lua_gettop(L);
    if (!x || top < 4) {
        return 0;
    }
    bao_range place = {x->window.from + (uint32_t)lua_tointeger(L, 3) - 1,
                       x->window.from + (uint32_t)lua_tointeger(L, top) - 1};
    uint32_t indicator = target_indicator(L, x);
    bao_reading *r = bao__reading_take(x, place);
    if (!r || indicator == BAO_NONE) {
        warn_misread(x, place, r ? "its indicator is not declared" : "no readable number there");
        return 0;
    }
    bao_mention m = {.raw = r->raw, .status = BAO_FACT_REPORTED, .valued = true};
    bao_span unit = bao_span_of(x->engine->indicators[indicator].unit);
    bao_error error;
    if (bao__reading_mention(x, r, unit, &m, &error) != BAO_OK) {
        warn_misread(x, place, error.message);
        return 0;
    }
    add_mention(x, indicator, join_dims(L, top, x->report->arena), &m);
    return 0;
}

/* What a none-statement captured (未收费, 没有): target, dims, from, ..., to. */
static int l_capture_none(lua_State *L)
{
    bao_extraction *x = bao__running(L);
    int top = lua_gettop(L);
    if (!x || top < 4) {
        return 0;
    }
    bao_range place = {x->window.from + (uint32_t)lua_tointeger(L, 3) - 1,
                       x->window.from + (uint32_t)lua_tointeger(L, top) - 1};
    uint32_t indicator = target_indicator(L, x);
    if (indicator == BAO_NONE) {
        warn_misread(x, place, "its indicator is not declared");
        return 0;
    }
    bao_mention m = {.raw = place, .status = BAO_FACT_NONE_STATED, .valued = true};
    add_mention(x, indicator, join_dims(L, top, x->report->arena), &m);
    return 0;
}

/* Where a list stopped. */
static int l_capture_list_end(lua_State *L)
{
    bao_extraction *x = bao__running(L);
    if (x) {
        if (!BAO_RESERVE(x->report->arena, x->list_ends, x->list_end_count, x->list_end_capacity)) {
            x->failed = true;
            return 0;
        }
        x->list_ends[x->list_end_count++] = x->window.from + (uint32_t)luaL_checkinteger(L, 1) - 1;
    }
    return 0;
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
                                         {NULL, NULL}};
    context_of(L);
    add_functions(L, functions);
    add_functions(L, bao__reading_functions);
}

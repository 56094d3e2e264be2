/* language.c - Lua as the language of an engine: its patterns matched by LPeg, its functions asked,
 * and a function told of every try. */
#include "bind/language.h"

#include "bind/handles.h"
#include "extract/extract.h"
#include "extract/program.h"

/* Stack slots while patterns run. */
enum { MATCH_SLOT = 1, PATTERNS_SLOT, OBSERVE_SLOT, CONDITIONS_SLOT, SUBJECT_SLOT };

typedef struct lua_side {
    lua_State *L;
    int base; /* slots are base + MATCH_SLOT … */
    bool observed;
    bao_range pushed; /* window of the string in SUBJECT_SLOT */
} lua_side;

static void push_subject(lua_side *l, const bao_extraction *x)
{
    if (l->pushed.from != x->window.from || l->pushed.to != x->window.to) {
        bao_push_span(l->L, bao_span_cut(bao_fold_view(&x->report->fold), x->window));
        lua_replace(l->L, l->base + SUBJECT_SLOT);
        l->pushed = x->window;
    }
    lua_pushvalue(l->L, l->base + SUBJECT_SLOT);
}

/* Calls the values' function `observe` after a try: rule, subject, where the try began in it and
 * where it ended (`ended`: stack index of a position, or of nil), and where the subject begins in
 * the folded view; all from 1. What it matches makes no facts. */
static void observe(lua_side *l, bao_extraction *x, uint32_t at, int ended)
{
    lua_State *L = l->L;
    luaL_checkstack(L, LUA_MINSTACK, NULL);
    lua_pushvalue(L, l->base + OBSERVE_SLOT);
    lua_pushinteger(L, (lua_Integer)x->rule + 1);
    push_subject(l, x);
    lua_pushinteger(L, (lua_Integer)(at - x->window.from) + 1);
    lua_pushvalue(L, ended);
    lua_pushinteger(L, (lua_Integer)x->window.from + 1);
    bao_extraction *now = bao_captures_begin(L, NULL);
    lua_call(L, 5, 0);
    bao_captures_begin(L, now);
}

static uint32_t match(void *ud, bao_extraction *x, uint32_t at)
{
    lua_side *l = ud;
    lua_State *L = l->L;
    const int top = lua_gettop(L);
    uint32_t end = BAO_NONE;
    lua_pushvalue(L, l->base + MATCH_SLOT);
    lua_rawgeti(L, l->base + PATTERNS_SLOT, (lua_Integer)x->rule + 1);
    push_subject(l, x);
    lua_pushinteger(L, (lua_Integer)(at - x->window.from) + 1);
    lua_call(L, 3, LUA_MULTRET);
    if (lua_gettop(L) > top && lua_isinteger(L, -1)) { /* the pattern ends in a position */
        end = x->window.from + (uint32_t)lua_tointeger(L, -1) - 1;
    }
    if (l->observed) {
        observe(l, x, at, lua_gettop(L)); /* a match ends in a position, a failure is nil */
    }
    lua_settop(L, top);
    return end;
}

/* The position that a function returned first, from offset `at`, as LPeg takes it. */
static size_t returned(lua_State *L, int index, size_t at, size_t n)
{
    if (lua_isboolean(L, index) && lua_toboolean(L, index)) {
        return at;
    }
    if (!lua_toboolean(L, index)) {
        return BAO_PEG_FAIL;
    }
    const lua_Integer to = lua_tointeger(L, index);
    if (to < (lua_Integer)at + 1 || (size_t)to > n + 1) {
        luaL_error(L, "invalid position returned by match-time capture");
    }
    return (size_t)to - 1;
}

/* A capture of a function; other values than strings only say that they are there. */
static bao__value value_at(lua_State *L, int index)
{
    if (lua_type(L, index) == LUA_TSTRING) {
        return (bao__value){.kind = BAO__TEXT, .text = bao_check_span(L, index)};
    }
    return (bao__value){.kind = lua_isnil(L, index) ? BAO__NIL : BAO__NUMBER};
}

static size_t ask(void *ud, bao__player *player, const bao_peg_node *node, size_t at)
{
    const lua_side *l = ud;
    lua_State *L = l->L;
    const bao_span subject = player->match.subject;
    const int top = lua_gettop(L);
    luaL_checkstack(L, LUA_MINSTACK, NULL);
    lua_rawgeti(L, l->base + CONDITIONS_SLOT, (lua_Integer)node->least + 1);
    bao_push_span(L, subject);
    lua_pushinteger(L, (lua_Integer)at + 1);
    lua_call(L, 2, LUA_MULTRET);
    size_t end = lua_gettop(L) > top ? returned(L, top + 1, at, subject.n) : BAO_PEG_FAIL;
    for (int i = top + 2; end != BAO_PEG_FAIL && i <= lua_gettop(L); i++) {
        if (!bao__player_given(player, node, at, value_at(L, i))) {
            break;
        }
    }
    lua_settop(L, top);
    return end;
}

void bao__extract(lua_State *L, int engine_index, const bao_report *report, bao_extraction *x)
{
    const bao_engine *engine = bao_check_engine(L, engine_index);
    const int base = lua_gettop(L);
    lua_getiuservalue(L, engine_index, 1); /* values */
    lua_getfield(L, -1, "match");          /* values match */
    lua_getfield(L, -2, "patterns");       /* values match patterns */
    lua_getfield(L, -3, "observe");        /* values match patterns observe */
    lua_getfield(L, -4, "conditions");     /* values match patterns observe conditions */
    lua_remove(L, base + 1);
    lua_pushnil(L); /* match patterns observe conditions subject */
    lua_side l = {.L = L, .base = base, .observed = lua_isfunction(L, base + OBSERVE_SLOT)};
    const bao_language language = {.ud = &l, .observed = l.observed, .match = match, .ask = ask};
    bao_extraction *before = bao_captures_begin(L, x);
    const bool done = bao_extract(engine, &language, report, x);
    bao_captures_begin(L, before);
    lua_settop(L, base);
    if (!done) {
        luaL_error(L, "not enough memory");
    }
}

/* bind_context.c - conditions as functions for lpeg.Cmt. */
#include "bind/captures.h"

/* The strings of the table at `index`, borrowed: whoever keeps them keeps the table. */
static bao_texts fill_texts(lua_State *L, int index, bao_span *items)
{
    const bao_texts texts = {items, (uint32_t)lua_rawlen(L, index)};
    for (uint32_t i = 0; i < texts.count; i++) {
        lua_rawgeti(L, index, (lua_Integer)i + 1);
        items[i] = bao_check_span(L, -1);
        luaL_argcheck(L, items[i].n > 0, index, "an empty word");
        lua_pop(L, 1);
    }
    return texts;
}

/* Upvalues: the context, the condition, what its words stand for. Subject, position: the position
 * where it ends, with what the word that it tells stands for; or false. */
static int l_condition(lua_State *L)
{
    const bao_span subject = bao_check_span(L, 1);
    const bao__condition *c = lua_touserdata(L, lua_upvalueindex(2));
    const bool takes = c->kind == BAO__PLACE || c->kind == BAO__LAST_YEAR;
    const lua_Integer at = luaL_checkinteger(L, 2) - takes; /* LPeg has taken a byte */
    luaL_argcheck(L, at >= 1 && (size_t)at <= subject.n + 1, 2, "no position of the subject");
    uint32_t word;
    const size_t end =
        bao__condition_end(c, bao__about_of(L), subject, (size_t)at - 1, NULL, &word);
    if (end == BAO__NOWHERE) {
        lua_pushboolean(L, false);
        return 1;
    }
    lua_pushinteger(L, (lua_Integer)end + 1);
    if (word == BAO_NONE) {
        return 1;
    }
    lua_rawgeti(L, lua_upvalueindex(3), (lua_Integer)word + 1);
    return 2;
}

static bao__condition *new_condition(lua_State *L, int kind)
{
    const lua_Unsigned words = lua_rawlen(L, 2), others = lua_rawlen(L, 3);
    const size_t size = sizeof(bao__condition) + (words + others) * sizeof(bao_span);
    bao__condition *c = lua_newuserdatauv(L, size, 2);
    *c = (bao__condition){.kind = (uint8_t)kind};
    c->words = fill_texts(L, 2, c->texts);
    c->others = fill_texts(L, 3, c->texts + words);
    for (int list = 2; list <= 3; list++) { /* keeps their bytes */
        lua_pushvalue(L, list);
        lua_setiuservalue(L, -2, list - 1);
    }
    luaL_setmetatable(L, BAO_CONDITION_TYPE);
    return c;
}

/* A function for lpeg.Cmt that looks at what stands around its place. Kinds: "without" (none of the
 * words begins earlier in the sentence, but for those right behind one of the others),
 * "clause_without" (the same behind the last comma, colon or semicolon), "last_word" (captures what
 * stands for the word that begins last before here), "told" (the same, where there is none before
 * here the last one in the headings above; nothing matches where there is none; with others only
 * where it is one of them, and nothing is captured), "headed" (the same of the headings alone),
 * "under" (a word begins earlier, and none of the others ends behind it), "this_year" (the year
 * told of last is none before the report's; one right behind a word or before one of the others is
 * not told of), "last_year" (the year before the report's stands here) and "place" (the report's
 * place does, in full, without one of the words at its end, or, where one of the others stands
 * before its last character, by its first characters and the last). These two are of P(1), whose
 * byte is the first they look at.
 * @function condition
 * @tparam string kind
 * @tparam[opt] {string,...} words folded
 * @tparam[opt] {string,...} others
 * @tparam[opt] {string,...} values what the words stand for
 * @treturn function */
static int l_make_condition(lua_State *L)
{
    static const char *const kinds[BAO__CONDITION_KINDS + 1] = {
        "without",   "clause_without", "last_word", "under", "this_year",
        "last_year", "told",           "headed",    "place", NULL};
    const int kind = luaL_checkoption(L, 1, NULL, kinds);
    lua_settop(L, 4);
    for (int i = 2; i <= 4; i++) {
        if (lua_isnil(L, i)) {
            lua_newtable(L);
            lua_replace(L, i);
        }
        luaL_checktype(L, i, LUA_TTABLE);
    }
    bao__push_context(L);
    new_condition(L, kind); /* kind words others values context condition */
    lua_pushvalue(L, 4);
    lua_pushcclosure(L, l_condition, 3);
    return 1;
}

const bao__condition *bao__condition_of(lua_State *L, int index)
{
    if (lua_tocfunction(L, index) != l_condition || !lua_getupvalue(L, index, 2)) {
        return NULL;
    }
    const bao__condition *c = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return c;
}

/* Where the clause of a place begins: behind the last mark before it that is not in brackets, or
 * behind a bracket that is open.
 * @function clause_start
 * @tparam string subject folded
 * @tparam integer at
 * @treturn integer */
static int l_clause_start(lua_State *L)
{
    const bao_span subject = bao_check_span(L, 1);
    const lua_Integer at = luaL_checkinteger(L, 2);
    luaL_argcheck(L, at >= 1 && (size_t)at <= subject.n + 1, 2, "no position of the subject");
    lua_pushinteger(L, (lua_Integer)bao__clause_start(subject, (size_t)at - 1) + 1);
    return 1;
}

void bao_bind_context(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"condition", l_make_condition}, {"clause_start", l_clause_start}, {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
    luaL_newmetatable(L, BAO_CONDITION_TYPE);
    lua_pop(L, 1);
}

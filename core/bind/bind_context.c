/* bind_context.c - functions for lpeg.Cmt that look at words before a place of the subject. */
#include "bind/bind.h"

#include "base/utf8.h"

/* The next of words with '|' between; takes it off. */
static bao_span next_word(bao_span *words)
{
    const char *end = memchr(words->p, '|', words->n);
    const bao_span word = {words->p, end ? (size_t)(end - words->p) : words->n};
    const size_t used = word.n + (end != NULL);
    *words = (bao_span){words->p + used, words->n - used};
    return word;
}

/* One of `words` begins in [from, at) of the subject. */
static bool begins_before(bao_span subject, size_t from, size_t at, bao_span words)
{
    while (words.n && from < at) {
        const bao_span word = next_word(&words);
        const size_t most = at - 1 + word.n, end = most < subject.n ? most : subject.n;
        if (end > from && memmem(subject.p + from, end - from, word.p, word.n)) {
            return true;
        }
    }
    return false;
}

/* Argument 2 of a function for Cmt, from 0. */
static size_t check_at(lua_State *L, bao_span subject)
{
    const lua_Integer at = luaL_checkinteger(L, 2);
    luaL_argcheck(L, at >= 1 && (size_t)at <= subject.n + 1, 2, "no position of the subject");
    return (size_t)at - 1;
}

static bool ends_with_any(bao_span s, bao_span words)
{
    while (words.n) {
        const bao_span word = next_word(&words);
        if (word.n && bao_span_ends(s, word)) {
            return true;
        }
    }
    return false;
}

/* The same, but for a word right behind one of `after`. */
static bool begins_alone(bao_span subject, size_t at, bao_span words, bao_span after)
{
    while (words.n) {
        const bao_span word = next_word(&words);
        for (size_t from = 0; word.n && begins_before(subject, from, at, word);) {
            const char *found = memmem(subject.p + from, subject.n - from, word.p, word.n);
            from = (size_t)(found - subject.p);
            if (!ends_with_any((bao_span){subject.p, from}, after)) {
                return true;
            }
            from += word.n;
        }
    }
    return false;
}

/* Upvalue 1 holds words, upvalue 2 those behind which they do not count. Subject, position: false
 * when one of them stands earlier. */
static int l_guard_but(lua_State *L)
{
    const bao_span subject = bao_check_span(L, 1);
    const size_t at = check_at(L, subject);
    lua_pushboolean(L, !begins_alone(subject, at, bao_check_span(L, lua_upvalueindex(1)),
                                     bao_check_span(L, lua_upvalueindex(2))));
    return 1;
}

/* Upvalue 1 holds words. Subject, position: false when one of them stands earlier. */
static int l_guard(lua_State *L)
{
    const bao_span subject = bao_check_span(L, 1);
    const size_t at = check_at(L, subject);
    lua_pushboolean(L, !begins_before(subject, 0, at, bao_check_span(L, lua_upvalueindex(1))));
    return 1;
}

/* The same within the clause: behind the last , : or ; before the position. */
static int l_clause_guard(lua_State *L)
{
    const bao_span subject = bao_check_span(L, 1);
    const size_t at = check_at(L, subject);
    size_t from = at;
    while (from && subject.p[from - 1] != ',' && subject.p[from - 1] != ':' &&
           subject.p[from - 1] != ';') {
        from--;
    }
    lua_pushboolean(L, !begins_before(subject, from, at, bao_check_span(L, lua_upvalueindex(1))));
    return 1;
}

static uint64_t first_bits(bao_span words)
{
    uint64_t bits = 0;
    while (words.n) {
        const bao_span word = next_word(&words);
        bits |= word.n ? bao_utf8_bit(word) : 0;
    }
    return bits;
}

/* 1 + the number of the word that `text` begins with, 0 when there is none. */
static lua_Integer word_at(bao_span text, bao_span words)
{
    for (lua_Integer i = 1; words.n; i++) {
        const bao_span word = next_word(&words);
        if (word.n && bao_span_starts(text, word)) {
            return i;
        }
    }
    return 0;
}

/* Upvalue 1 holds words, upvalue 2 what each of them captures, upvalue 3 bits of what they begin
 * with. Subject, position: that position, and what the word captures that begins last before it. */
static int l_last_word(lua_State *L)
{
    const bao_span subject = bao_check_span(L, 1);
    const bao_span words = bao_check_span(L, lua_upvalueindex(1));
    const uint64_t bits = (uint64_t)lua_tointeger(L, lua_upvalueindex(3));
    lua_pushvalue(L, 2);
    for (size_t i = check_at(L, subject); i-- > 0;) {
        const bao_span rest = {subject.p + i, subject.n - i};
        const bool begins = !bao_utf8_goes_on(*rest.p);
        const lua_Integer word = begins && (bits & bao_utf8_bit(rest)) ? word_at(rest, words) : 0;
        if (word) {
            lua_rawgeti(L, lua_upvalueindex(2), word);
            return 2;
        }
    }
    return 1;
}

/* A function for lpeg.Cmt that fails where one of some words stands earlier in the subject.
 * @function guard
 * @tparam string words folded, with "|" between
 * @tparam[opt] string after words behind which they do not count
 * @treturn function */
static int l_make_guard(lua_State *L)
{
    luaL_checkstring(L, 1);
    luaL_optstring(L, 2, NULL);
    const bool but = !lua_isnoneornil(L, 2);
    lua_settop(L, 1 + but);
    lua_pushcclosure(L, but ? l_guard_but : l_guard, 1 + but);
    return 1;
}

/* The same for words in the clause: behind the last , : or ; of the folded text.
 * @function clause_guard
 * @tparam string words
 * @treturn function */
static int l_make_clause_guard(lua_State *L)
{
    luaL_checkstring(L, 1);
    lua_pushvalue(L, 1);
    lua_pushcclosure(L, l_clause_guard, 1);
    return 1;
}

/* A function for lpeg.Cmt that captures what stands for the word that begins last before a place;
 * nothing when there is none.
 * @function last_word
 * @tparam string words folded, with "|" between
 * @tparam {string,...} captures one for each word
 * @treturn function */
static int l_make_last_word(lua_State *L)
{
    const bao_span words = bao_check_span(L, 1);
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 2);
    lua_pushinteger(L, (lua_Integer)first_bits(words));
    lua_pushcclosure(L, l_last_word, 3);
    return 1;
}

void bao_bind_context(lua_State *L)
{
    static const luaL_Reg functions[] = {{"guard", l_make_guard},
                                         {"clause_guard", l_make_clause_guard},
                                         {"last_word", l_make_last_word},
                                         {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}

/* read_captures.c - the functions that number patterns call: plain numbers, rises and falls,
 * indexes, parts of a ratio. Without an extraction they only return values. */
#include "bind/captures.h"
#include "bind/scratch.h"
#include "extract/reading.h"

static int push_literal(lua_State *L, bao_span text)
{
    bao_quantity q = {0};
    bao_arena *arena = bao_scratch(L);
    bao_status status = bao_quantity_parse(arena, text, &q, NULL);
    if (status == BAO_OK && q.valued) {
        bao_push_number(L, q.value);
    } else {
        lua_pushnil(L);
    }
    return 1;
}

/* What a number pattern captured: `at` (Lua position in the subject) and its text. Pushes the
 * value, or nil when the report's scan found no readable number there. */
static int l_capture_number(lua_State *L)
{
    bao_extraction *x = bao__running(L);
    lua_Integer at = luaL_checkinteger(L, 1);
    if (!x) {
        return push_literal(L, bao_check_span(L, 2));
    }
    const bao_quantity *q = bao__read_number(x, at);
    if (q) {
        bao_push_number(L, q->value);
    } else {
        lua_pushnil(L);
    }
    return 1;
}

/* The number captured last, at index `value` of the stack, with its sign: `at` where its sign word
 * (or else it) begins, 1 or -1. Pushes the signed value. */
static int l_capture_growth(lua_State *L)
{
    bao_extraction *x = bao__running(L);
    const lua_Integer at = luaL_checkinteger(L, 1);
    const bool falls = luaL_checkinteger(L, 2) < 0;
    if (x && !lua_isnil(L, 3)) {
        bao__read_growth(x, at, falls);
    }
    bao_decimal value;
    if (!bao_to_decimal(L, 3, &value) || (falls && !bao__negate(&value))) {
        lua_pushnil(L);
    } else {
        bao_push_number(L, value);
    }
    return 1;
}

/* Words that say 0: 持平 from `at` to `to`; the third argument tells whether it is only about. */
static int l_capture_same(lua_State *L)
{
    bao_extraction *x = bao__running(L);
    const lua_Integer at = luaL_checkinteger(L, 1), to = luaL_checkinteger(L, 2);
    if (x) {
        bao__read_same(x, at, to, lua_toboolean(L, 3));
    }
    lua_pushinteger(L, 0);
    return 1;
}

/* The number captured last is an index, 100 for the year before. Pushes the change. */
static int l_capture_index(lua_State *L)
{
    if (!lua_isnil(L, 1)) {
        bao__read_index(bao__running(L));
    }
    bao_decimal value;
    if (bao_to_decimal(L, 1, &value) && bao__less_hundred(value, &value)) {
        bao_push_number(L, value);
    } else {
        lua_pushnil(L);
    }
    return 1;
}

/* A number that is part of a ratio, as captured: `at` and its text. */
static int l_capture_part(lua_State *L)
{
    bao_extraction *x = bao__running(L);
    const lua_Integer at = luaL_checkinteger(L, 1);
    const bao_span text = bao_check_span(L, 2);
    bao_decimal value;
    if (bao__read_part(x, at, text, &value)) {
        bao_push_number(L, value);
    } else {
        lua_pushnil(L);
    }
    return 1;
}

const luaL_Reg bao__reading_functions[] = {
    {"capture_number", l_capture_number}, {"capture_growth", l_capture_growth},
    {"capture_same", l_capture_same},     {"capture_index", l_capture_index},
    {"capture_part", l_capture_part},     {NULL, NULL}};

/* bind_text.c - encodings, folding and numbers for Lua. */
#include "bind/bind.h"
#include "bind/scratch.h"
#include "base/plain.h"
#include "base/utf8.h"
#include "text/decode.h"
#include "text/quantity.h"

/* The folded form of a string: simplified characters, half-width forms, no loose white space. What
 * rules are matched against.
 * @function fold
 * @tparam string s valid UTF-8
 * @treturn string */
static int l_fold(lua_State *L)
{
    bao_span s = bao_check_span(L, 1);
    luaL_argcheck(L, bao_utf8_valid(s) == s.n, 1, "not UTF-8");
    bao_arena *arena = bao_scratch(L);
    bao_span folded = bao_fold_string(arena, s);
    if (!folded.p && s.n) {
        return luaL_error(L, "not enough memory");
    }
    bao_push_span(L, folded);
    return 1;
}

/* Text that a terminal and a log can take: what is not UTF-8 is ?, and control characters, marks
 * that turn the direction of text and the like are spelt out: \\u001B.
 * @function plain
 * @tparam string s
 * @tparam[opt=false] boolean lines leave line ends and tabs
 * @treturn string */
static int l_plain(lua_State *L)
{
    const bao_span s = bao_check_span(L, 1);
    const bool lines = lua_toboolean(L, 2);
    if (bao_plain_valid(s, lines) == s.n) {
        lua_settop(L, 1);
        return 1;
    }
    bao_buf out = bao_buf_in(bao_scratch(L));
    bao_plain_print(&out, s, lines);
    if (out.failed) {
        return luaL_error(L, "not enough memory");
    }
    bao_push_span(L, bao_buf_view(&out));
    return 1;
}

static bool states_none(bao_span s)
{
    return bao_span_equal(s, BAO_SPAN("无")) || bao_span_equal(s, BAO_SPAN("無")) ||
           bao_span_equal(s, BAO_SPAN("没有")) || bao_span_equal(s, BAO_SPAN("沒有"));
}

/* Reads a string that should be one number and nothing else.
 * @function number
 * @tparam string s "1.2万", "百分之四十六点五"; 无 is 0
 * @treturn integer|decimal value
 * @treturn string kind count, percent, permille, ..., none
 * @treturn string hedge "" when exact
 * @treturn[2] nil
 * @treturn[2] string message
 * @treturn[2] string "NUMBER" */
static int l_number(lua_State *L)
{
    bao_span s = bao_check_span(L, 1);
    bao_quantity q = {0};
    bao_error error;
    if (states_none(s)) {
        lua_pushinteger(L, 0);
        lua_pushliteral(L, "none");
        lua_pushliteral(L, "");
        return 3;
    }
    bao_arena *arena = bao_scratch(L);
    bao_status status = bao_quantity_parse(arena, s, &q, &error);
    if (status == BAO_MEMORY) {
        return luaL_error(L, "not enough memory");
    }
    if (status != BAO_OK) {
        return bao_push_failure(L, &error);
    }
    bao_push_number(L, q.value);
    lua_pushstring(L, bao_quantity_kind_name((bao_quantity_kind)q.kind));
    lua_pushstring(L, bao_hedge_name((bao_hedge)q.hedge));
    return 3;
}

/* Decodes bytes of any of the five encodings.
 * @function decode
 * @tparam string bytes
 * @tparam[opt] string charset what somebody declared
 * @treturn string UTF-8
 * @treturn string encoding
 * @treturn integer certainty 0 to 100
 * @treturn[2] nil
 * @treturn[2] string message
 * @treturn[2] string code */
static int l_decode(lua_State *L)
{
    bao_span bytes = bao_check_span(L, 1);
    bao_decode_options options = {0};
    if (!lua_isnoneornil(L, 2)) {
        options.declared = bao_check_span(L, 2);
    }
    bao_arena *arena = bao_scratch(L);
    bao_warnings warnings = {.arena = arena};
    bao_text text;
    bao_error error;
    bao_status status = bao_text_decode(arena, bytes, &options, &warnings, &text, &error);
    if (status == BAO_MEMORY) {
        return luaL_error(L, "not enough memory");
    }
    if (status != BAO_OK) {
        return bao_push_failure(L, &error);
    }
    bao_push_span(L, text.utf8);
    lua_pushstring(L, bao_encoding_shown(&text.guess));
    lua_pushinteger(L, text.guess.certainty);
    return 3;
}

void bao_bind_text(lua_State *L)
{
    static const luaL_Reg functions[] = {{"fold", l_fold},
                                         {"plain", l_plain},
                                         {"number", l_number},
                                         {"decode", l_decode},
                                         {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}

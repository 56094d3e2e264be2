/* whose_spec.c - spec.whose: groups of words that say whose a figure is. */
#include "bind/spec.h"

#include "extract/whose.h"

static uint8_t read_kind(lua_State *L)
{
    static const char *const names[BAO_WHOSE_KINDS + 1] = {
        "other", "own",       "since", "level", "part",   "own_level",
        "organ", "territory", "year",  "month", "behind", "fill"};
    lua_getfield(L, -1, "kind");
    const int kind = luaL_checkoption(L, -1, NULL, names);
    lua_pop(L, 1);
    return (uint8_t)kind;
}

/* What the words of the group on top have in common; `count` of them. */
static bao_whose_word read_group(lua_State *L, bao_engine *e, uint32_t *count)
{
    bao_whose_word word = {.of = bao__field_span(L, e, "of"), .kind = read_kind(L)};
    word.after.items = bao__field_spans(L, e, "after", &word.after.count);
    word.before.items = bao__field_spans(L, e, "before", &word.before.count);
    word.strict = bao__field_flag(L, "strict");
    word.verb = bao__field_flag(L, "verb");
    lua_getfield(L, -1, "axes");
    word.axes = (uint8_t)lua_tointeger(L, -1);
    lua_getfield(L, -2, "shift");
    word.shift = (int8_t)(lua_isinteger(L, -1) ? lua_tointeger(L, -1) : INT8_MIN);
    lua_pop(L, 1);
    lua_getfield(L, -2, "words");
    *count = (uint32_t)lua_rawlen(L, -1);
    lua_pop(L, 2);
    return word;
}

/* The list `answers` of the table on top. */
static void read_answers(lua_State *L, bao_engine *e, bao_whose *whose)
{
    lua_getfield(L, -1, "answers"); /* answers */
    whose->answer_count = (uint32_t)lua_rawlen(L, -1);
    bao_whose_answer *answers = bao__room(L, e, whose->answer_count, sizeof *answers);
    for (uint32_t i = 0; i < whose->answer_count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1); /* answers answer */
        answers[i].dim = bao__field_span(L, e, "dim");
        answers[i].this_year = bao__field_flag(L, "this_year");
        lua_getfield(L, -1, "axes");
        answers[i].axes = (uint8_t)lua_tointeger(L, -1);
        lua_pop(L, 2);
    }
    whose->answers = answers;
    lua_pop(L, 1);
}

void bao__read_whose(lua_State *L, bao_engine *e)
{
    const uint32_t groups = bao__open_list(L, "whose"); /* whose */
    lua_getfield(L, -1, "count");
    bao_whose_word *words = bao__room(L, e, (size_t)lua_tointeger(L, -1), sizeof *words);
    lua_pop(L, 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < groups; i++) {
        uint32_t count;
        lua_rawgeti(L, -1, (lua_Integer)i + 1); /* whose group */
        const bao_whose_word common = read_group(L, e, &count);
        const bao_span *texts = bao__field_spans(L, e, "words", &count);
        for (uint32_t k = 0; k < count; k++) {
            words[n] = common;
            words[n++].text = texts[k];
        }
        lua_pop(L, 1);
    }
    bao_whose *whose = bao__room(L, e, 1, sizeof *whose);
    if (n && !bao_whose_init(whose, e->arena, words, n)) {
        luaL_error(L, "not enough memory");
    }
    read_answers(L, e, whose);
    lua_pop(L, 1);
    lua_getfield(L, 1, "covers");
    whose->covers = (int32_t)lua_tointeger(L, -1);
    lua_pop(L, 1);
    e->whose = n ? whose : NULL;
}

/* spec.c - fields of the tables that lua/baogao/compile/engine.lua makes. */
#include "bind/spec.h"

void *bao__need(lua_State *L, void *p)
{
    if (!p) {
        luaL_error(L, "not enough memory");
    }
    return p;
}

void *bao__room(lua_State *L, bao_engine *e, size_t count, size_t size)
{
    return bao__need(L, bao_arena_calloc(e->arena, count ? count : 1, size));
}

bao_span bao__field_span(lua_State *L, bao_engine *e, const char *name)
{
    bao_span s = {"", 0};
    if (lua_getfield(L, -1, name) == LUA_TSTRING) {
        bao_span found = bao_check_span(L, -1);
        s = (bao_span){bao__need(L, bao_arena_copy(e->arena, found.p, found.n)), found.n};
    }
    lua_pop(L, 1);
    return s;
}

const char *bao__field_string(lua_State *L, bao_engine *e, const char *name)
{
    return bao__field_span(L, e, name).p;
}

bool bao__field_flag(lua_State *L, const char *name)
{
    lua_getfield(L, -1, name);
    bool flag = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return flag;
}

uint32_t bao__field_index(lua_State *L, const char *name)
{
    uint32_t index = BAO_NONE;
    if (lua_getfield(L, -1, name) == LUA_TNUMBER) {
        index = (uint32_t)lua_tointeger(L, -1) - 1;
    }
    lua_pop(L, 1);
    return index;
}

bao_decimal bao__field_decimal(lua_State *L, const char *name)
{
    bao_decimal d = {0, 0};
    if (lua_getfield(L, -1, name) == LUA_TSTRING && !bao_decimal_parse(bao_check_span(L, -1), &d)) {
        luaL_error(L, "engine: %s is no decimal", name);
    }
    lua_pop(L, 1);
    return d;
}

const bao_span *bao__spans(lua_State *L, bao_engine *e, uint32_t *count)
{
    *count = (uint32_t)lua_rawlen(L, -1);
    bao_span *items = bao__room(L, e, *count, sizeof *items);
    for (uint32_t i = 0; i < *count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        bao_span s = bao_check_span(L, -1);
        items[i] = (bao_span){bao__need(L, bao_arena_copy(e->arena, s.p, s.n)), s.n};
        lua_pop(L, 1);
    }
    return items;
}

const bao_span *bao__field_spans(lua_State *L, bao_engine *e, const char *name, uint32_t *count)
{
    const bao_span *items = NULL;
    *count = 0;
    if (lua_getfield(L, -1, name) == LUA_TTABLE) {
        items = bao__spans(L, e, count);
    }
    lua_pop(L, 1);
    return items;
}

uint32_t bao__open_list(lua_State *L, const char *name)
{
    if (lua_getfield(L, 1, name) != LUA_TTABLE) {
        luaL_error(L, "engine: no field %s", name);
    }
    return (uint32_t)lua_rawlen(L, -1);
}

bao_cell_words bao__field_cell_words(lua_State *L, bao_engine *e, const char *name)
{
    bao_cell_words words;
    if (lua_getfield(L, -1, name) != LUA_TTABLE) {
        luaL_error(L, "engine: no field %s", name);
    }
#define X(field) words.field.items = bao__field_spans(L, e, #field, &words.field.count);
    BAO_CELL_WORDS_MAP(X)
#undef X
    lua_pop(L, 1);
    return words;
}

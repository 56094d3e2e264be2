/* bind_identify.c - baogao.identifier for Lua: the scripts' conditions, scored for a report. */
#include "bind/handles.h"
#include "bind/identifier.h"
#include "bind/scratch.h"

typedef struct identifier_box {
    bao_arena *arena;
    const bao_identifier *identifier;
    bao_candidate *candidates;
    uint32_t count;
} identifier_box;

static int close_box(lua_State *L)
{
    identifier_box *box = luaL_checkudata(L, 1, BAO_IDENTIFIER_TYPE);
    bao_arena_drop(box->arena);
    box->arena = NULL;
    box->identifier = NULL;
    return 0;
}

static void *need(lua_State *L, void *p)
{
    if (!p) {
        luaL_error(L, "not enough memory");
    }
    return p;
}

static bao_span copy_field(lua_State *L, bao_arena *arena, const char *name)
{
    lua_getfield(L, -1, name);
    bao_span s = bao_check_span(L, -1);
    s.p = need(L, bao_arena_copy(arena, s.p, s.n));
    lua_pop(L, 1);
    return s;
}

/* An array of groups of words in a field of the table on top. */
static bao_said copy_said(lua_State *L, bao_arena *arena, const char *name)
{
    lua_getfield(L, -1, name); /* candidate groups */
    bao_said said = {.group_count = (uint32_t)lua_rawlen(L, -1)};
    for (uint32_t g = 0; g < said.group_count; g++) {
        lua_rawgeti(L, -1, (lua_Integer)g + 1);
        said.count += (uint32_t)lua_rawlen(L, -1);
        lua_pop(L, 1);
    }
    bao_span *words = need(L, bao_arena_calloc(arena, said.count + 1u, sizeof *words));
    uint32_t *groups = need(L, bao_arena_calloc(arena, said.count + 1u, sizeof *groups));
    uint32_t n = 0;
    for (uint32_t g = 0; g < said.group_count; g++) {
        lua_rawgeti(L, -1, (lua_Integer)g + 1); /* candidate groups group */
        for (lua_Integer i = 1; lua_rawgeti(L, -1, i) == LUA_TSTRING; i++) {
            const bao_span s = bao_check_span(L, -1);
            words[n] = (bao_span){need(L, bao_arena_copy(arena, s.p, s.n)), s.n};
            groups[n++] = g;
            lua_pop(L, 1);
        }
        lua_pop(L, 2);
    }
    lua_pop(L, 1);
    said.words = words;
    said.groups = groups;
    return said;
}

static uint32_t year_field(lua_State *L, const char *name)
{
    lua_getfield(L, -1, name);
    uint32_t year = (uint32_t)luaL_checkinteger(L, -1);
    lua_pop(L, 1);
    return year;
}

static void read_candidate(lua_State *L, bao_arena *arena, bao_candidate *c)
{
    c->name = copy_field(L, arena, "name").p;
    c->place = copy_field(L, arena, "place");
    c->adcode = copy_field(L, arena, "adcode");
    c->year_from = year_field(L, "year_from");
    c->year_to = year_field(L, "year_to");
    c->must = copy_said(L, arena, "must");
    c->any = copy_said(L, arena, "any");
    c->none = copy_said(L, arena, "none");
    c->untitled = copy_said(L, arena, "untitled");
    c->titled = copy_said(L, arena, "titled");
}

/* Compiles the conditions of all scripts.
 * @function identifier
 * @tparam {table,...} candidates name, place, adcode, year_from, year_to; must, any, none,
 * untitled, titled: lists of lists of words
 * @treturn identifier */
static int l_identifier(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    identifier_box *box = lua_newuserdatauv(L, sizeof *box, 0);
    *box = (identifier_box){0};
    luaL_setmetatable(L, BAO_IDENTIFIER_TYPE);
    box->arena = need(L, bao_arena_new(&bao_alloc_libc));
    box->count = (uint32_t)lua_rawlen(L, 1);
    box->candidates =
        need(L, bao_arena_calloc(box->arena, box->count + 1u, sizeof *box->candidates));
    for (uint32_t i = 0; i < box->count; i++) {
        lua_rawgeti(L, 1, (lua_Integer)i + 1);
        read_candidate(L, box->arena, &box->candidates[i]);
        lua_pop(L, 1);
    }
    box->identifier = bao_identifier_new(box->arena, box->candidates, box->count);
    if (!box->identifier) {
        return luaL_error(L, "not enough memory");
    }
    return 1;
}

const bao_identifier *bao_check_identifier(lua_State *L, int index, uint32_t *count)
{
    const identifier_box *box = luaL_checkudata(L, index, BAO_IDENTIFIER_TYPE);
    luaL_argcheck(L, box->identifier, index, "a closed identifier");
    *count = box->count;
    return box->identifier;
}

/* Scores every candidate for a report, best first.
 * @function identifier:score
 * @tparam report report
 * @treturn {table,...} candidate (index from 1), score (0 to 100; 50 is a match), reason */
static int l_score(lua_State *L)
{
    uint32_t count;
    const bao_identifier *identifier = bao_check_identifier(L, 1, &count);
    const bao_report *report = bao_check_report(L, 2);
    bao_arena *arena = bao_scratch(L);
    bao_score *scores = bao_arena_calloc(arena, count + 1u, sizeof *scores);
    if (!scores || !bao_identify(identifier, report, NULL, 0, arena, true, scores)) {
        return luaL_error(L, "not enough memory");
    }
    lua_createtable(L, (int)count, 0);
    for (uint32_t i = 0; i < count; i++) {
        lua_createtable(L, 0, 3);
        lua_pushinteger(L, (lua_Integer)scores[i].candidate + 1);
        lua_setfield(L, -2, "candidate");
        lua_pushinteger(L, scores[i].score);
        lua_setfield(L, -2, "score");
        bao_push_span(L, scores[i].reason);
        lua_setfield(L, -2, "reason");
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

void bao_bind_identify(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"__gc", close_box}, {"__close", close_box}, {"score", l_score}, {NULL, NULL}};
    bao_new_type(L, BAO_IDENTIFIER_TYPE, methods);
    lua_pushcfunction(L, l_identifier);
    lua_setfield(L, -2, "identifier");
}

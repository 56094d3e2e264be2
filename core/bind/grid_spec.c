/* grid_spec.c - spec.grids: forms' tables in two dimensions, with their labels reduced. */
#include "bind/spec.h"

static bao_span reduce(lua_State *L, bao_engine *e, bao_span label)
{
    const bao_span folded = bao_fold_string(e->arena, label);
    char *out = bao__need(L, bao_arena_alloc(e->arena, folded.n + 1));
    bao__need(L, (void *)(uintptr_t)folded.p);
    return bao_grid_label(folded, out);
}

/* An array of labels in a field of the table on top. */
static const bao_span *read_labels(lua_State *L, bao_engine *e, const char *name, uint32_t *count)
{
    const bao_span *printed = bao__field_spans(L, e, name, count);
    bao_span *labels = bao__room(L, e, *count, sizeof *labels);
    for (uint32_t i = 0; i < *count; i++) {
        labels[i] = reduce(L, e, printed[i]);
    }
    return labels;
}

/* A set of keys from an array of their numbers (from 1). */
static uint64_t read_set(lua_State *L, const char *name)
{
    uint64_t set = 0;
    lua_getfield(L, -1, name); /* numbers */
    for (lua_Integer i = 1; lua_rawgeti(L, -1, i) == LUA_TNUMBER; i++) {
        set |= UINT64_C(1) << ((lua_tointeger(L, -1) - 1) & 63);
        lua_pop(L, 1);
    }
    lua_pop(L, 2);
    return set;
}

static const bao_grid_sum *read_sums(lua_State *L, bao_engine *e, uint32_t *count)
{
    lua_getfield(L, -1, "sums"); /* sums */
    *count = (uint32_t)lua_rawlen(L, -1);
    bao_grid_sum *sums = bao__room(L, e, *count, sizeof *sums);
    for (uint32_t i = 0; i < *count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1); /* sums sum */
        sums[i] = (bao_grid_sum){.left = read_set(L, "left"), .right = read_set(L, "right")};
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return sums;
}

static bao_grid_axis read_axis(lua_State *L, bao_engine *e, const char *name)
{
    bao_grid_axis axis = {.extra = 0};
    lua_getfield(L, -1, name);   /* axis */
    lua_getfield(L, -1, "keys"); /* axis keys */
    axis.count = (uint32_t)lua_rawlen(L, -1);
    if (axis.count > BAO_GRID_KEYS) {
        luaL_error(L, "a grid has more than %d %s", BAO_GRID_KEYS, name);
    }
    bao_grid_key *keys = bao__room(L, e, axis.count, sizeof *keys);
    for (uint32_t i = 0; i < axis.count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1); /* axis keys key */
        keys[i].labels = read_labels(L, e, "labels", &keys[i].label_count);
        keys[i].extra = bao__field_flag(L, "extra");
        keys[i].changes = bao__field_flag(L, "changes");
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    axis.keys = keys;
    axis.sums = read_sums(L, e, &axis.sum_count);
    lua_pop(L, 1);
    return axis;
}

static const bao_grid_place *read_places(lua_State *L, bao_engine *e, size_t count)
{
    bao_grid_place *places = bao__room(L, e, count, sizeof *places);
    lua_getfield(L, -1, "places"); /* places */
    for (size_t i = 0; i < count; i++) {
        places[i].indicator = BAO_NONE;
        if (lua_rawgeti(L, -1, (lua_Integer)i + 1) == LUA_TTABLE) {
            places[i].indicator = bao__field_index(L, "indicator");
            places[i].dims = bao__field_span(L, e, "dims");
        }
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return places;
}

static void read_grid(lua_State *L, bao_engine *e, bao_grid *grid)
{
    *grid = (bao_grid){.name = bao__field_string(L, e, "name"),
                       .rule = bao__field_index(L, "rule"),
                       .of_this_form = bao__field_flag(L, "of_this_form"),
                       .rows = read_axis(L, e, "rows"),
                       .columns = read_axis(L, e, "columns")};
    grid->places = read_places(L, e, (size_t)grid->rows.count * grid->columns.count);
    grid->groups = read_labels(L, e, "groups", &grid->group_count);
    grid->near = bao__field_spans(L, e, "near", &grid->near_count);
}

void bao__read_grids(lua_State *L, bao_engine *e)
{
    e->grids.count = bao__open_list(L, "grids");
    e->grids.items = bao__room(L, e, e->grids.count, sizeof *e->grids.items);
    for (uint32_t i = 0; i < e->grids.count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        read_grid(L, e, &e->grids.items[i]);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    if (!bao_grids_index(e->arena, &e->grids)) {
        luaL_error(L, "not enough memory");
    }
}

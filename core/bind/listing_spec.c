/* listing_spec.c - listings of an engine's spec, as lua/baogao/script/listing.lua makes them. */
#include "bind/spec.h"

static bao_words field_words(lua_State *L, bao_engine *e, const char *name)
{
    bao_words words;
    words.items = bao__field_spans(L, e, name, &words.count);
    return words;
}

/* The array of labels in field "labels" of the row on top, made as tables' labels are compared. */
static const bao_span *field_labels(lua_State *L, bao_engine *e, uint32_t *count)
{
    const bao_span *printed = bao__field_spans(L, e, "labels", count);
    bao_span *labels = bao__room(L, e, *count, sizeof *labels);
    for (uint32_t i = 0; i < *count; i++) {
        labels[i] = bao_label_normal(printed[i], bao__room(L, e, printed[i].n + 1, 1));
    }
    return labels;
}

static const bao_listing_row *field_rows(lua_State *L, bao_engine *e, uint32_t *count)
{
    lua_getfield(L, -1, "rows"); /* rows */
    *count = (uint32_t)lua_rawlen(L, -1);
    bao_listing_row *rows = bao__room(L, e, *count, sizeof *rows);
    for (uint32_t i = 0; i < *count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        rows[i] = (bao_listing_row){.value = bao__field_index(L, "value"),
                                    .growth = bao__field_index(L, "growth"),
                                    .under = bao__field_index(L, "under")};
        rows[i].labels = field_labels(L, e, &rows[i].label_count);
        rows[i].columns = field_words(L, e, "columns");
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return rows;
}

static void read_listing(lua_State *L, bao_engine *e, bao_listing *listing)
{
    *listing = (bao_listing){.name = bao__field_string(L, e, "name"),
                             .rule = bao__field_index(L, "rule"),
                             .growth = field_words(L, e, "growth"),
                             .falls = field_words(L, e, "falls"),
                             .other = field_words(L, e, "other"),
                             .other_first = field_words(L, e, "other_first"),
                             .unit = field_words(L, e, "unit"),
                             .prefer = field_words(L, e, "prefer"),
                             .not_in = field_words(L, e, "not_in"),
                             .same = field_words(L, e, "same")};
    listing->rows = field_rows(L, e, &listing->row_count);
}

void bao__read_listings(lua_State *L, bao_engine *e)
{
    e->listing_count = bao__open_list(L, "listings");
    e->listings = bao__room(L, e, e->listing_count, sizeof *e->listings);
    for (uint32_t i = 0; i < e->listing_count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        read_listing(L, e, &e->listings[i]);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

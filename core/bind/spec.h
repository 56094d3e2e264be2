/* spec.h - reading the spec of an engine, the tables that lua/baogao/compile/engine.lua makes: for
 * this layer only. A field of the wrong type is a fault of ours and raises; so does a lack of
 * memory. */
#ifndef BAO_SPEC_H
#define BAO_SPEC_H

#include "bind/bind.h"
#include "extract/engine.h"

/* p, or an error when it is NULL. */
void *bao__need(lua_State *L, void *p);

/* Cleared memory of the engine. */
void *bao__room(lua_State *L, bao_engine *e, size_t count, size_t size);

/* A string field of the table on top, copied; "" when absent. */
bao_span bao__field_span(lua_State *L, bao_engine *e, const char *name);
const char *bao__field_string(lua_State *L, bao_engine *e, const char *name);

/* A field of the table on top as a truth value. */
bool bao__field_flag(lua_State *L, const char *name);

/* An index from 1 as an index from 0; BAO_NONE when absent. */
uint32_t bao__field_index(lua_State *L, const char *name);

/* A decimal as text; 0 when absent. */
bao_decimal bao__field_decimal(lua_State *L, const char *name);

/* The array of strings on top. */
const bao_span *bao__spans(lua_State *L, bao_engine *e, uint32_t *count);

/* An array of strings in a field of the table on top. */
const bao_span *bao__field_spans(lua_State *L, bao_engine *e, const char *name, uint32_t *count);

/* The words that cells are read by, in a field of the table on top; raises when there are none. */
bao_cell_words bao__field_cell_words(lua_State *L, bao_engine *e, const char *name);

/* Pushes the array in field `name` of the spec (index 1) and returns its length. */
uint32_t bao__open_list(lua_State *L, const char *name);

/* Reads spec.whose (whose_spec.c). */
void bao__read_whose(lua_State *L, bao_engine *e);

/* Reads spec.grids (grid_spec.c). */
void bao__read_grids(lua_State *L, bao_engine *e);

/* Reads spec.listings (listing_spec.c). */
void bao__read_listings(lua_State *L, bao_engine *e);

#endif

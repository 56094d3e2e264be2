/* captures.h - the functions that patterns call in Lua, and what they work on. For this layer only.
 */
#ifndef BAO_CAPTURES_H
#define BAO_CAPTURES_H

#include "bind/bind.h"
#include "extract/extraction.h"

#define BAO_CONDITION_TYPE "baogao.condition"

/* The extraction that a capture works on, of the context that is upvalue 1; NULL when nothing runs.
 */
bao_extraction *bao__running(lua_State *L);

/* Who a subject is about, of the same context. */
const bao_about *bao__about_of(lua_State *L);

/* Pushes the context, for an upvalue. */
void bao__push_context(lua_State *L);

/* The condition that the function at `index`, made by core.condition, asks; NULL for others. */
const bao__condition *bao__condition_of(lua_State *L, int index);

/* capture_number, capture_growth, capture_same, capture_index, capture_part (read_captures.c). */
extern const luaL_Reg bao__reading_functions[];

#endif

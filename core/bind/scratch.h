/* scratch.h - memory for the length of one C function: freed however the function leaves. */
#ifndef BAO_SCRATCH_H
#define BAO_SCRATCH_H

#include "base/arena.h"
#include "bind/bind.h"

/* Pushes a to-be-closed box and returns its new arena. Call it before any luaL_Buffer. Raises when
 * out of memory. */
bao_arena *bao_scratch(lua_State *L);

#endif

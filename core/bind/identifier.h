/* identifier.h - the identifier that Lua made, for the program. */
#ifndef BAO_BIND_IDENTIFIER_H
#define BAO_BIND_IDENTIFIER_H

#include "bind/bind.h"
#include "extract/identify.h"

#define BAO_IDENTIFIER_TYPE "baogao.identifier"

/* The identifier at `index`, borrowed from it, and how many candidates it scores. Raises when there
 * is none. */
const bao_identifier *bao_check_identifier(lua_State *L, int index, uint32_t *count);

#endif

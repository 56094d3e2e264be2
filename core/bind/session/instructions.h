/* instructions.h - how many instructions the scripts of a Lua state may execute, coroutines
 * included. */
#ifndef BAO_INSTRUCTIONS_H
#define BAO_INSTRUCTIONS_H

#include <lua.h>
#include <stdint.h>

typedef struct bao_instructions {
    uint64_t executed, most; /* 0: no limit */
} bao_instructions;

/* From now on; `instructions` must live as long as the state. Once they are used up every call of a
 * script raises. */
void bao_instructions_limit(lua_State *L, bao_instructions *instructions);

#endif

/* lua_memory.h - the memory of a Lua state: counted and capped. */
#ifndef BAO_LUA_MEMORY_H
#define BAO_LUA_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes in use, and the most there may be (0: no limit). */
typedef struct bao_lua_memory {
    size_t used, limit;
    bool refused; /* something that did not fit below the limit */
} bao_lua_memory;

/* A lua_Alloc; `memory` is a bao_lua_memory. */
void *bao_lua_alloc(void *memory, void *block, size_t old_size, size_t size);

#endif

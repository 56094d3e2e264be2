/* lua_memory.c - mimalloc for Lua's many small objects; the C library's own under a sanitizer. */
#include "bind/session/lua_memory.h"

#ifdef BAO_MIMALLOC
#include <mimalloc.h>
#define resize  mi_realloc
#define release mi_free

/* Scripts fill tens of MiB at once: pages of 2 MiB, where the system has them, halve a start. */
__attribute__((constructor)) static void ask_for_large_pages(void)
{
    mi_option_enable(mi_option_large_os_pages);
}
#else
#include <stdlib.h>
#define resize  realloc
#define release free
#endif

/* `old_size` is a type tag when there is no block. */
void *bao_lua_alloc(void *ud, void *block, size_t old_size, size_t size)
{
    bao_lua_memory *memory = ud;
    const size_t old = block ? old_size : 0;
    if (size == 0) {
        memory->used -= old;
        release(block);
        return NULL;
    }
    if (size > old && memory->limit && memory->used + (size - old) > memory->limit) {
        memory->refused = true;
        return NULL;
    }
    void *p = resize(block, size);
    if (p) {
        memory->used += size - old;
    }
    return p;
}

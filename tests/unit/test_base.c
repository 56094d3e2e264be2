/* test_base.c - arena, buffer, decimal, UTF-8, status and hash. */
#include "test.h"

#include "base/arena.h"

int main(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    CHECK(bao_arena_alloc(arena, 100) != NULL);
    bao_arena_drop(arena);
    return test_end();
}

/* arena.h - memory that dies together. One arena holds all that belongs to one report. */
#ifndef BAO_ARENA_H
#define BAO_ARENA_H

#include <stddef.h>

/* A user's allocator: like realloc, told the old size; `size` 0 frees. Returns NULL on failure. */
typedef struct bao_alloc {
    void *ud;
    void *(*realloc)(void *ud, void *ptr, size_t old_size, size_t size);
} bao_alloc;

extern const bao_alloc bao_alloc_libc;

typedef struct bao_arena bao_arena;

/* A new, empty arena; give it back with drop. `alloc` is copied. NULL when out of memory. */
bao_arena *bao_arena_new(const bao_alloc *alloc);

/* Frees everything. NULL is fine. */
void bao_arena_drop(bao_arena *arena);

/* Forgets everything allocated but keeps the memory for the next report (up to a few MiB). */
void bao_arena_reset(bao_arena *arena);

/* The most bytes the arena may hold from now on; 0 is no limit. Allocation past it gives NULL. */
void bao_arena_limit(bao_arena *arena, size_t bytes);

/* True when something was refused for the limit since it was set. */
int bao_arena_refused(const bao_arena *arena);

/* `size` bytes, aligned for any object, not cleared; NULL when out of memory or over the limit. */
void *bao_arena_alloc(bao_arena *arena, size_t size);

/* The same, cleared to zero. `count * size` may not wrap: NULL when it would. */
void *bao_arena_calloc(bao_arena *arena, size_t count, size_t size);

/* A larger copy of `old` (in place when it was the last allocation). NULL leaves `old` usable. */
void *bao_arena_grow(bao_arena *arena, void *old, size_t old_size, size_t size);

/* A NUL-terminated copy of n bytes; NULL when out of memory. */
char *bao_arena_copy(bao_arena *arena, const char *p, size_t n);

/* Room for one more in a growable array `items` of `count`, `capacity` (a size_t or uint32_t
 * lvalue). True when there is room; false when out of memory, and then nothing has changed. */
#define BAO_RESERVE(arena, items, count, capacity)                                                 \
    ((count) < (capacity) ||                                                                       \
     bao_arena_reserve((arena), (void **)&(items), &(capacity), (count) + 1, sizeof *(items)))

/* Grows `*items` to hold at least `need` of `size` bytes each, doubling; see BAO_RESERVE. */
int bao_arena_reserve(bao_arena *arena, void **items, size_t *capacity, size_t need, size_t size);

#endif

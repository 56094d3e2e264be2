/* arena.c - a chain of blocks; reset keeps the blocks it may need again. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#ifndef BAO_ARENA_BLOCK
#define BAO_ARENA_BLOCK (64u << 10) /* tests build with a tiny one, to run the growth path */
#endif

/* What a reset arena may keep: enough for all but a few reports, little enough to forget. Where a
 * sanitizer watches (BAO_ARENA_EXACT), nothing, and every allocation has a block of its own, as
 * large as it is: what is used after its report, or beyond its end, is then seen. */
#ifdef BAO_ARENA_EXACT
#define KEEP_MAX 0u
#else
#define KEEP_MAX (8u << 20)
#endif

typedef struct block {
    struct block *next;
    size_t size; /* of data */
    size_t used;
    alignas(max_align_t) char data[];
} block;

struct bao_arena {
    bao_alloc alloc;
    block *head;  /* the block allocations come from */
    block *spare; /* kept by reset */
    size_t held;  /* bytes in both lists */
    size_t limit;
    bool refused; /* something, for the limit */
    char *last;   /* the last allocation, which may grow in place */
};

static void *libc_realloc(void *ud, void *ptr, size_t old_size, size_t size)
{
    (void)ud;
    (void)old_size;
    if (size == 0) {
        free(ptr);
        return NULL;
    }
    return realloc(ptr, size);
}

const bao_alloc bao_alloc_libc = {NULL, libc_realloc};

static size_t round_up(size_t n)
{
    const size_t a = alignof(max_align_t);
    return (n + a - 1) & ~(a - 1);
}

bao_arena *bao_arena_new(const bao_alloc *alloc)
{
    bao_arena *arena = alloc->realloc(alloc->ud, NULL, 0, sizeof *arena);
    if (arena) {
        *arena = (bao_arena){.alloc = *alloc};
    }
    return arena;
}

static void free_block(bao_arena *arena, block *b)
{
    arena->held -= b->size;
    arena->alloc.realloc(arena->alloc.ud, b, sizeof *b + b->size, 0);
}

static void free_blocks(bao_arena *arena, block *b)
{
    while (b) {
        block *next = b->next;
        free_block(arena, b);
        b = next;
    }
}

void bao_arena_drop(bao_arena *arena)
{
    if (arena) {
        free_blocks(arena, arena->head);
        free_blocks(arena, arena->spare);
        arena->alloc.realloc(arena->alloc.ud, arena, sizeof *arena, 0);
    }
}

void bao_arena_reset(bao_arena *arena)
{
    block *b = arena->head;
    arena->head = NULL;
    arena->last = NULL;
    while (b) {
        block *next = b->next;
        if (arena->held > KEEP_MAX) {
            free_block(arena, b);
        } else {
            b->used = 0;
            b->next = arena->spare;
            arena->spare = b;
        }
        b = next;
    }
}

void bao_arena_limit(bao_arena *arena, size_t bytes)
{
    arena->limit = bytes;
    arena->refused = false;
}

int bao_arena_refused(const bao_arena *arena)
{
    return arena->refused;
}

/* A spare block of at least `size`, unlinked; NULL when there is none. */
static block *take_spare(bao_arena *arena, size_t size)
{
    for (block **at = &arena->spare; *at; at = &(*at)->next) {
        block *b = *at;
        if (b->size >= size) {
            *at = b->next;
            return b;
        }
    }
    return NULL;
}

/* The size of a new block for an allocation of `size`. */
static size_t block_size(size_t size)
{
#ifdef BAO_ARENA_EXACT
    return size;
#else
    return round_up(size > BAO_ARENA_BLOCK / 4 ? size + size / 2 : BAO_ARENA_BLOCK);
#endif
}

static block *add_block(bao_arena *arena, size_t size)
{
    block *b = take_spare(arena, size);
    if (!b) {
        size_t room = block_size(size);
        if (room < size || room > SIZE_MAX - sizeof *b) {
            return NULL;
        }
        if (arena->limit && (room > arena->limit || arena->held > arena->limit - room)) {
            arena->refused = true;
            return NULL;
        }
        b = arena->alloc.realloc(arena->alloc.ud, NULL, 0, sizeof *b + room);
        if (!b) {
            return NULL;
        }
        b->size = room;
        b->used = 0;
        arena->held += room;
    }
    b->next = arena->head;
    arena->head = b;
    return b;
}

void *bao_arena_alloc(bao_arena *arena, size_t size)
{
    size_t room = round_up(size ? size : 1);
    if (room < size) {
        return NULL;
    }
    block *b = arena->head;
    if (!b || b->size - b->used < room) {
        b = add_block(arena, room);
        if (!b) {
            return NULL;
        }
    }
    arena->last = b->data + b->used;
    b->used += room;
    return arena->last;
}

void *bao_arena_calloc(bao_arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) {
        return NULL;
    }
    void *p = bao_arena_alloc(arena, count * size);
    if (p) {
        memset(p, 0, count * size);
    }
    return p;
}

static bool grow_in_place(bao_arena *arena, char *old, size_t size)
{
    block *b = arena->head;
    if (!old || old != arena->last || round_up(size) < size) {
        return false;
    }
    size_t start = (size_t)(old - b->data);
    if (b->size - start < round_up(size)) {
        return false;
    }
    b->used = start + round_up(size);
    return true;
}

void *bao_arena_grow(bao_arena *arena, void *old, size_t old_size, size_t size)
{
    if (grow_in_place(arena, old, size)) {
        return old;
    }
    void *p = bao_arena_alloc(arena, size);
    if (p && old_size) {
        memcpy(p, old, old_size < size ? old_size : size);
    }
    return p;
}

char *bao_arena_copy(bao_arena *arena, const char *p, size_t n)
{
    char *copy = n < SIZE_MAX ? bao_arena_alloc(arena, n + 1) : NULL;
    if (copy) {
        if (n) {
            memcpy(copy, p, n);
        }
        copy[n] = '\0';
    }
    return copy;
}

int bao_arena_reserve(bao_arena *arena, void **items, size_t *capacity, size_t need, size_t size)
{
    if (need <= *capacity) {
        return 1;
    }
    size_t want = *capacity ? *capacity * 2 : 16;
    want = want < need ? need : want;
    if (want > SIZE_MAX / size) {
        return 0;
    }
    void *p = bao_arena_grow(arena, *items, *capacity * size, want * size);
    if (!p) {
        return 0;
    }
    *items = p;
    *capacity = want;
    return 1;
}

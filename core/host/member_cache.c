/* member_cache.c - a list in the order of names. */
#include "host/member_cache.h"

#include <stdlib.h>
#include <string.h>

/* What is kept at most, in one process. */
#define BYTES_MOST ((size_t)64 << 20)
#define COUNT_MOST 16384

/* What a member costs besides its bytes. */
static size_t cost_of(const char *name, size_t n)
{
    return n + strlen(name) + sizeof(bao_member) + 64;
}

/* The first member that does not stand before `name`. */
static size_t find(const bao_member_cache *cache, const char *name)
{
    size_t from = 0, to = cache->count;
    while (from < to) {
        const size_t middle = from + (to - from) / 2;
        if (strcmp(cache->members[middle].name, name) < 0) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    return from;
}

/* Takes the first member out of the list. */
static bao_member shift(bao_member_cache *cache)
{
    const bao_member first = cache->members[0];
    cache->bytes -= cost_of(first.name, first.n);
    cache->count--;
    memmove(cache->members, cache->members + 1, cache->count * sizeof *cache->members);
    return first;
}

static void drop(bao_member member)
{
    free(member.name);
    free(member.bytes);
}

bool bao_member_cache_wants(const bao_member_cache *cache, const char *name, size_t n)
{
    const size_t cost = cost_of(name, n);
    if (n > BYTES_MOST || cost > BYTES_MOST / 2) {
        return false;
    }
    const size_t at = find(cache, name);
    const bool is_there = at < cache->count && strcmp(cache->members[at].name, name) == 0;
    const bool has_room = cache->bytes + cost <= BYTES_MOST && cache->count < COUNT_MOST;
    return !is_there && (has_room || at < cache->count);
}

static bool make_room(bao_member_cache *cache)
{
    if (cache->count < cache->capacity) {
        return true;
    }
    const size_t capacity = cache->capacity ? cache->capacity * 2 : 256;
    bao_member *grown = realloc(cache->members, capacity * sizeof *grown);
    if (grown) {
        cache->members = grown;
        cache->capacity = capacity;
    }
    return grown != NULL;
}

void bao_member_cache_add(bao_member_cache *cache, const char *name, char *bytes, size_t n)
{
    char *copy = strdup(name);
    if (!bytes || !copy || !bao_member_cache_wants(cache, name, n) || !make_room(cache)) {
        free(copy);
        free(bytes);
        return;
    }
    const size_t at = find(cache, name);
    memmove(cache->members + at + 1, cache->members + at,
            (cache->count - at) * sizeof *cache->members);
    cache->members[at] = (bao_member){copy, bytes, n};
    cache->count++;
    cache->bytes += cost_of(name, n);
    while (cache->bytes > BYTES_MOST || cache->count > COUNT_MOST) {
        const bao_member last = cache->members[--cache->count];
        cache->bytes -= cost_of(last.name, last.n);
        drop(last);
    }
}

bool bao_member_cache_take(bao_member_cache *cache, const char *name, bao_member *out)
{
    int order = -1;
    while (cache->count && (order = strcmp(cache->members[0].name, name)) < 0) {
        drop(shift(cache));
    }
    if (!cache->count || order != 0) {
        return false;
    }
    *out = shift(cache);
    return true;
}

void bao_member_cache_close(bao_member_cache *cache)
{
    for (size_t i = 0; i < cache->count; i++) {
        drop(cache->members[i]);
    }
    free(cache->members);
    *cache = (bao_member_cache){0};
}

/* member_cache.h - members of an archive that a stream passed and that will be asked for later,
 * since inputs are read by name and archives hold them in any order. */
#ifndef BAO_HOST_MEMBER_CACHE_H
#define BAO_HOST_MEMBER_CACHE_H

#include <stdbool.h>
#include <stddef.h>

/* One member. Owned by the cache. */
typedef struct bao_member {
    char *name;
    char *bytes; /* n of them, and a NUL */
    size_t n;
} bao_member;

/* All zero is an empty one. */
typedef struct bao_member_cache {
    bao_member *members; /* by name */
    size_t count, capacity, bytes;
} bao_member_cache;

/* Whether a member of `n` bytes would be kept: there is room, or what comes behind it gives way. */
bool bao_member_cache_wants(const bao_member_cache *cache, const char *name, size_t n);

/* Keeps a member; `bytes` is malloc'd and the cache's from here on. What does not fit is dropped:
 * it must be read again. */
void bao_member_cache_add(bao_member_cache *cache, const char *name, char *bytes, size_t n);

/* Takes the member out: its name and bytes are the caller's to free. False when it is not there.
 * What comes before it is dropped: it will not be asked for any more. */
bool bao_member_cache_take(bao_member_cache *cache, const char *name, bao_member *out);

/* Frees all of it. */
void bao_member_cache_close(bao_member_cache *cache);

#endif

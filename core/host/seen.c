/* seen.c - a table of hashes. */
#include "host/seen.h"

#include <stdlib.h>

static unsigned digit(char c)
{
    return (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
}

static bool same(const bao_seen_entry *e, const unsigned char *key)
{
    return memcmp(e->sha256, key, sizeof e->sha256) == 0;
}

/* Where the entry of a key is, or belongs. */
static bao_seen_entry *slot_of(const bao_seen *seen, const unsigned char *key)
{
    size_t i;
    memcpy(&i, key, sizeof i);
    for (i &= seen->room - 1; seen->entries[i].report && !same(&seen->entries[i], key);) {
        i = (i + 1) & (seen->room - 1);
    }
    return &seen->entries[i];
}

static bool make_room(bao_seen *seen)
{
    const bao_seen old = *seen;
    if (seen->room && seen->count < seen->room / 2) {
        return true;
    }
    seen->room = old.room ? old.room * 2 : 1024;
    seen->entries = calloc(seen->room, sizeof *seen->entries);
    seen->arena = old.arena ? old.arena : bao_arena_new(&bao_alloc_libc);
    if (!seen->entries || !seen->arena) {
        free(seen->entries);
        seen->entries = old.entries;
        seen->room = old.room;
        return false;
    }
    for (size_t i = 0; i < old.room; i++) {
        if (old.entries[i].report) {
            *slot_of(seen, old.entries[i].sha256) = old.entries[i];
        }
    }
    free(old.entries);
    return true;
}

const char *bao_seen_before(bao_seen *seen, bao_span sha256, bao_span report)
{
    unsigned char key[sizeof seen->entries->sha256];
    if (sha256.n < 2 * sizeof key) {
        return NULL; /* nobody knows its bytes */
    }
    if (!make_room(seen)) {
        return "";
    }
    for (size_t i = 0; i < sizeof key; i++) {
        key[i] = (unsigned char)(digit(sha256.p[2 * i]) << 4 | digit(sha256.p[2 * i + 1]));
    }
    bao_seen_entry *e = slot_of(seen, key);
    if (e->report) {
        return e->report;
    }
    memcpy(e->sha256, key, sizeof key);
    e->report = bao_arena_copy(seen->arena, report.p, report.n);
    seen->count += e->report != NULL;
    return e->report ? NULL : "";
}

void bao_seen_close(bao_seen *seen)
{
    free(seen->entries);
    bao_arena_drop(seen->arena);
    *seen = (bao_seen){0};
}

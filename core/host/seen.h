/* seen.h - the bytes that a run has met, and the first report that had them. */
#ifndef BAO_HOST_SEEN_H
#define BAO_HOST_SEEN_H

#include "base/arena.h"
#include "base/span.h"

typedef struct bao_seen_entry {
    unsigned char sha256[16]; /* half of it is enough to tell files apart */
    const char *report;       /* NULL: no entry */
} bao_seen_entry;

typedef struct bao_seen {
    bao_arena *arena; /* of the reports' paths */
    bao_seen_entry *entries;
    size_t count, room;
} bao_seen;

/* The first report with these bytes (their SHA-256 in hex), or NULL when this is the first, which
 * is noted. "" when out of memory. */
const char *bao_seen_before(bao_seen *seen, bao_span sha256, bao_span report);

/* Frees all. */
void bao_seen_close(bao_seen *seen);

#endif

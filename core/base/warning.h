/* warning.h - what was odd about a report that could be read all the same. */
#ifndef BAO_WARNING_H
#define BAO_WARNING_H

#include "base/arena.h"
#include "base/span.h"

/* One kind of oddity. Repeats of a code are counted, and the first one is told. */
typedef struct bao_warning {
    const char *code;    /* stable, upper case: "BAD_BYTES" */
    const char *message; /* of the first one; says what and where */
    uint64_t at;         /* source byte of the first one */
    uint32_t count;      /* how many there were, at least 1 */
} bao_warning;

/* So many places of one code are kept; the others are only counted. */
#define BAO_WARNED_MOST 200

/* One time that a warning was given. */
typedef struct bao_warned {
    uint32_t warning; /* index of its code's */
    const char *message;
    uint64_t at; /* source byte; 0: of the whole source */
} bao_warned;

typedef struct bao_warnings {
    bao_arena *arena;
    bao_warning *items; /* in order of first appearance */
    size_t count, capacity;
    bao_warned *places; /* in order */
    size_t place_count, place_capacity;
    bool failed; /* one was lost for want of memory: the report must fail */
} bao_warnings;

/* Adds a warning, or counts it when `code` (a literal) was there already. */
void bao_warn(bao_warnings *warnings, const char *code, uint64_t at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif

/* literals.h - one pass over a text for many phrases at once. Finds where rules are worth trying.
 */
#ifndef BAO_LITERALS_H
#define BAO_LITERALS_H

#include "base/arena.h"
#include "base/span.h"

typedef struct bao_literals bao_literals;

/* Phrase `id` stands at text offset `at`. */
typedef struct bao_hit {
    uint32_t at;
    uint32_t id;
} bao_hit;

typedef struct bao_hits {
    bao_hit *items;
    size_t count, capacity;
} bao_hits;

/* A scanner for `count` phrases; ids are their indexes. Phrases are valid UTF-8, not empty; equal
 * ones are allowed and all reported. The bytes are copied. NULL when out of memory. Lives as long
 * as `arena`. */
const bao_literals *bao_literals_new(bao_arena *arena, const bao_span *phrases, size_t count);

/* Every place of every phrase in `text` (valid UTF-8), overlaps included, by offset and then by id,
 * appended to `hits` in `arena`. At most `most` hits; then it stops. False when out of memory. */
bool bao_literals_scan(const bao_literals *literals, bao_span text, size_t most, bao_arena *arena,
                       bao_hits *hits);

#endif

/* foreign.h - charsets that are not ours but are declared or give themselves away: through iconv,
 * with the way back to the bytes. For this layer only. */
#ifndef BAO_TEXT_FOREIGN_H
#define BAO_TEXT_FOREIGN_H

#include "base/arena.h"
#include "text/decode.h"

/* A character of the converted text, or what stands for an escape sequence, begins at both. */
typedef struct bao__turn {
    uint32_t text, source;
} bao__turn;

struct bao_foreign {
    const char *name; /* "euc-kr" */
    bao__turn *turns; /* by both; the last stands at both ends */
    size_t count, capacity;
    size_t bad;         /* sequences that mean nothing, each one U+FFFD */
    uint32_t first_bad; /* source byte */
    bool declared;      /* not told by the bytes alone */
    bool undone;        /* UTF-8 that had been read as GBK and saved as UTF-8 */
    bool lost;          /* it had been so, but not all of it comes back */
};

/* Converts `source` to UTF-8 when it is in a foreign charset: declared, and the bytes make at least
 * as good a text in it as in ours; or told by its escapes (HZ, ISO-2022); or UTF-8 of which all was
 * read as GBK. *out is NULL when it is none. False when out of memory. */
bool bao__foreign_convert(bao_arena *arena, bao_span source, bao_span declared, bao_foreign **out,
                          bao_span *utf8);

/* The range of the converted text that some source bytes became. */
bao_range bao__foreign_text(const bao_foreign *foreign, bao_source_range source);

/* The source bytes of a range of the converted text. */
bao_source_range bao__foreign_source(const bao_foreign *foreign, bao_source_range range);

#endif

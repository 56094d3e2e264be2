/* decode.h - source bytes to one clean UTF-8 text, with an exact way back. */
#ifndef BAO_DECODE_H
#define BAO_DECODE_H

#include "base/arena.h"
#include "base/status.h"
#include "base/warning.h"
#include "text/encoding.h"

typedef struct bao_decode_options {
    bao_span declared; /* the charset somebody declared, or empty */
    bool strict;       /* the first bad byte is an error */
} bao_decode_options;

typedef struct bao_text_map bao_text_map;
typedef struct bao_foreign bao_foreign;

/* A run of a text that was taken out of a page of markup. From `text` up to the next piece it is
 * the page from `page` on, byte by byte; or, when `size` is not 0, it stands for `size` bytes of
 * the page: a character reference, a tag that ends a line. */
typedef struct bao_piece {
    uint32_t text, page;
    uint32_t size;
} bao_piece;

/* The text of a report: valid UTF-8 without NUL, surrogates or a leading byte order mark. Line ends
 * are as in the source. A byte sequence that means nothing is one U+FFFD. */
typedef struct bao_text {
    bao_span utf8;
    bao_span page;   /* the whole decoded source: utf8 itself, or what it was taken out of */
    bao_span source; /* borrowed; must live as long as the text */
    bao_encoding_guess guess;
    size_t bad; /* sequences replaced by U+FFFD */
    const bao_text_map *map;
    const bao_foreign *foreign; /* the charset that the source is in, when it is none of ours */
    const bao_piece *pieces;    /* none when utf8 is the page */
    size_t piece_count;
    bool made; /* by its reader: the source has no places for it */
} bao_text;

/* Decodes `source` into `arena`. In UTF-8 without errors the text is the source itself, not a copy.
 * Lenient: each bad sequence costs one U+FFFD and a BAD_BYTES warning with its place; a file whose
 * lines are partly GB18030 and partly UTF-8 is decoded line by line, with a MIXED_ENCODING warning
 * at the first switch. More than 5 % bad sequences, NUL bytes above 1 %: BAO_ENCODING, BAO_BINARY.
 * Errors: MEMORY, ENCODING, BINARY, EMPTY (no byte but a byte order mark), LIMIT (2 GiB and more).
 */
bao_status bao_text_decode(bao_arena *arena, bao_span source, const bao_decode_options *options,
                           bao_warnings *warnings, bao_text *out, bao_error *error);

/* Makes `utf8` the text and page of `text`: its reader made it out of `source`, and places in it
 * are its own (bao_text_source gives them back). Both are borrowed. */
void bao_text_make(bao_text *text, bao_span utf8, bao_span source);

/* The smallest range of source bytes that holds the characters touched by `range` of the text.
 * An empty range gives the empty range at its place. Offsets past the end are clamped. */
bao_source_range bao_text_source(const bao_text *text, bao_range range);

/* The same, for one place after the other: *near, 0 at first, remembers where the last one was. */
bao_source_range bao_text_source_near(const bao_text *text, bao_range range, size_t *near);

/* Makes `utf8` the text of `text`, whose decoded source stays its page; `pieces` (at least one, in
 * the order of both, the first at text offset 0) say the way back. Both are borrowed. */
void bao_text_take(bao_text *text, bao_span utf8, const bao_piece *pieces, size_t count);

/* Decodes a piece of the source (as bao_text_source gave it) by itself, for showing and for tests.
 */
bao_span bao_text_decode_piece(bao_arena *arena, const bao_text *text, bao_source_range piece);

#endif

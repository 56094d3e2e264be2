/* mime.h - the parts of a MIME message: a web page that was saved as one file. For this layer only.
 */
#ifndef BAO_READ_MIME_H
#define BAO_READ_MIME_H

#include "base/arena.h"
#include "base/span.h"

/* A part: its headers and its bytes, still in their transfer encoding. */
typedef struct bao__mime_part {
    bao_span head, body;
} bao__mime_part;

/* The whole message as a part. */
bao__mime_part bao__mime_whole(bao_span message);

/* The next part of one that has parts, from *at on, 0 at first; false behind the last. */
bool bao__mime_next(const bao__mime_part *whole, size_t *at, bao__mime_part *part);

/* The value of a header (folded lines and all) without outer blanks; empty when it is not there. */
bao_span bao__mime_header(const bao__mime_part *part, const char *name);

/* The value of `name=` in a header's value, without quotes; empty when it is not there. */
bao_span bao__mime_field(bao_span value, const char *name);

/* The bytes of a part, decoded (quoted-printable, base64) into `arena`; p is NULL when out of
 * memory.
 */
bao_span bao__mime_decode(bao_arena *arena, const bao__mime_part *part);

#endif

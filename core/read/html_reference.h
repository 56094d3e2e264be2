/* html_reference.h - character references: &nbsp; &#8194; &amp. For this layer only. */
#ifndef BAO_READ_HTML_REFERENCE_H
#define BAO_READ_HTML_REFERENCE_H

#include "base/arena.h"
#include "base/span.h"

/* The most bytes that a reference stands for. */
#define BAO__REFERENCE_BYTES 8

/* The reference at `s`, which begins with '&': how many bytes it takes, and what it stands for (in
 * UTF-8, *size bytes). 0 when it is none. In an attribute, &copy=1 is none. */
size_t bao__reference_read(bao_span s, bool attribute, char out[BAO__REFERENCE_BYTES],
                           size_t *size);

/* An attribute's value without references. In `arena` where it has some; p is NULL when out of
 * memory. */
bao_span bao__reference_resolve(bao_arena *arena, bao_span value);

#endif

/* plain.h - text that a terminal, a log and a table can take, whatever it was made of. */
#ifndef BAO_PLAIN_H
#define BAO_PLAIN_H

#include "base/buf.h"

/* How many bytes of s, from its first, are plain: valid UTF-8 without control characters (C0, DEL,
 * C1), line separators, marks that turn the direction of text, and invisible tags. Line ends and
 * tabs are plain where `lines` is true. */
size_t bao_plain_valid(bao_span s, bool lines);

/* Appends s; what is not plain stands as \u001B, as in JSON, and a byte that is no UTF-8 as ?. */
void bao_plain_print(bao_buf *out, bao_span s, bool lines);

/* Drops from `text` the bytes that are no UTF-8, as where something was cut within a character. */
void bao_plain_trim(char *text);

#endif

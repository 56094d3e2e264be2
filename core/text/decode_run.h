/* decode_run.h - bytes whose encoding is known, as UTF-8: runs of text inside another format. */
#ifndef BAO_DECODE_RUN_H
#define BAO_DECODE_RUN_H

#include "base/buf.h"
#include "text/encoding.h"

/* Adds `bytes` in `encoding` to `out`; what means nothing in it is U+FFFD. */
void bao_decode_run(bao_buf *out, bao_span bytes, bao_encoding encoding);

/* The character that byte `c` is in cp1252. */
uint32_t bao_windows_character(unsigned char c);

#endif

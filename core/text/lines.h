/* lines.h - the lines of a text. LF, CRLF and CR end a line; so do U+2028 and U+2029. */
#ifndef BAO_LINES_H
#define BAO_LINES_H

#include "base/arena.h"
#include "base/span.h"

typedef struct bao_lines {
    bao_range *items; /* without their line ends */
    size_t count, capacity;
} bao_lines;

/* Splits `text` into `lines` (in `arena`). False when out of memory. */
bool bao_lines_split(bao_arena *arena, bao_span text, bao_lines *lines);

/* Number of the line that holds `offset`, counting from 1. */
uint32_t bao_lines_find(const bao_lines *lines, uint32_t offset);

#endif

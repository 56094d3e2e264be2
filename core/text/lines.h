/* lines.h - the lines of a text. LF, CRLF and CR end a line; so do U+2028 and U+2029. */
#ifndef BAO_LINES_H
#define BAO_LINES_H

#include "base/arena.h"
#include "base/span.h"
#include "text/decode.h"

typedef struct bao_lines {
    bao_range *items; /* without their line ends */
    size_t count, capacity;
} bao_lines;

/* Splits `text` into `lines` (in `arena`). False when out of memory. */
bool bao_lines_split(bao_arena *arena, bao_span text, bao_lines *lines);

/* Moves the lines of a page to where what stands in them begins in the text that was taken out of
 * it (bao_text_take). Lines without text begin where the next text does. */
void bao_lines_take(bao_lines *lines, const bao_text *text);

/* Number of the line that holds `offset`, counting from 1. */
uint32_t bao_lines_find(const bao_lines *lines, uint32_t offset);

/* The same; `near` is a line that may be at hand, or 0. */
uint32_t bao_lines_find_near(const bao_lines *lines, uint32_t offset, uint32_t near);

#endif

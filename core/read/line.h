/* line.h - what a line looks like from afar. For this layer only. */
#ifndef BAO_READ_LINE_H
#define BAO_READ_LINE_H

#include "base/span.h"
#include "text/lines.h"

/* A line without outer white space. */
typedef struct bao__line {
    bao_range text;
    uint32_t columns; /* about as many as it takes on a screen, blanks not counted */
    bool pipe;        /* has '|' */
    bool tab;         /* has a tab inside */
    bool wide_gap;    /* has two blanks in a row inside */
    bool indented;    /* by two ideographic spaces or four blanks */
} bao__line;

/* Looks at one line of `text`. */
bao__line bao__line_shape(bao_span text, bao_range line);

/* Lines that are one cell of a table and the mark behind it lose the mark (one_cell_lines.c). */
void bao__one_cell_lines(bao_span text, bao__line *lines, size_t count);

/* `range` of `text` without white space (U+3000, U+00A0 and the like too) at both ends. */
bao_range bao__trim(bao_span text, bao_range range);

/* The same for a span by itself. */
bao_span bao__trim_span(bao_span s);

/* `range` without ** or __ around all of it: Markdown in bold. */
bao_range bao__without_bold(bao_span text, bao_range range);

/* The same where the first byte may be that of white space. */
size_t bao__white_at(bao_span s);

/* Length of the white space character at s.p, or 0; s is not empty. */
static inline size_t bao__white(bao_span s)
{
    const unsigned char c = (unsigned char)s.p[0];
    const bool never = c > ' ' && (c < 0xC2 || (c >= 0xE4 && c < 0xEF));
    return never ? 0 : c == ' ' ? 1 : bao__white_at(s);
}

/* The width that lines are broken at (columns), or 0 when the lines of `text` are whole paragraphs.
 * `lines` are looks. */
uint32_t bao__wrap_width(const bao__line *lines, size_t count);

/* The number that `before` ends in and the one that `line` below begins with are halves of one:
 * neither stands in a column of its own. */
bool bao__is_cut_number(bao_span before, bao_span line);

#endif

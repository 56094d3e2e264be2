/* counting.h - the numbers that Word puts in front of paragraphs, and how they count on. For this
 * layer only. */
#ifndef BAO_READ_WORD_COUNTING_H
#define BAO_READ_WORD_COUNTING_H

#include "base/buf.h"

#define BAO__LEVELS 9

/* Ways to count: the numbers are those of [MS-OSHARED] MSONFC, as Word's binary files hold them. */
enum { BAO__COUNT_DECIMAL = 0, BAO__COUNT_BULLET = 23, BAO__COUNT_NONE = 255 };

/* The way to count that a numFmt of DOCX names; decimal when it is none of them. */
uint8_t bao__count_find(bao_span name);

/* Adds `n` as it is counted in way `kind`. */
void bao__count_put(bao_buf *out, uint8_t kind, uint32_t n);

/* One level of a list. In `text` a byte 1 to 9 stands for the number of that level, other bytes are
 * valid UTF-8. */
typedef struct bao__list_level {
    bao_span text;
    uint32_t start;
    uint8_t kind;
    bool legal;      /* all numbers in it are decimal */
    bool no_restart; /* counts on behind a higher level */
    bool blank;      /* a tab or a blank follows */
} bao__list_level;

/* Where a list stands: the number of each level + 1, 0 before its first. */
typedef struct bao__list_state {
    uint32_t at[BAO__LEVELS];
} bao__list_state;

/* Counts on at `level` (below BAO__LEVELS) of the list with `levels` and adds the label, with a
 * blank behind it where it ends in a narrow character. */
void bao__list_step(bao_buf *out, const bao__list_level *levels, bao__list_state *state,
                    unsigned level);

#endif

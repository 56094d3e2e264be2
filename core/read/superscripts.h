/* superscripts.h - raised, lowered and small digits: a footnote's number is no part of the number
 * beside it. For this layer only. */
#ifndef BAO_READ_SUPERSCRIPTS_H
#define BAO_READ_SUPERSCRIPTS_H

#include "read/html_tree.h"

/* What an inline element may be to the digits in it. */
typedef enum bao__mark {
    BAO__NO_MARK,
    BAO__SUBSCRIPT,
    BAO__SMALL_MARK, /* small, lifted, a link into the page: a mark beside a number alone */
    BAO__SUPERSCRIPT,
    BAO__NOTE_MARK /* said to be a footnote's */
} bao__mark;

/* Bytes of a mark: 〔12〕, [2][3]. */
#define BAO__MARK_BYTES 16

/* s, not empty, is made of what marks are made of: 2 [2] 〔12〕 (3) 注2 2,3 ① *. *digits: it is
 * nothing but 1 to 3 digits; of a subscript (PM2.5) with a point. */
bool bao__mark_is(bao_span s, bool subscript, bool *digits);

/* What stands before a mark takes a power: 平方米², km²; *ten: 10⁴. */
bool bao__mark_power(bao_span before, bool *ten);

/* What the start tag that was read last is, by its element and attributes. */
bao__mark bao__mark_of(const bao__tree *tree, uint16_t element, const bao__shown *shown);

/* An inline element that may be a mark ends: what it holds is left out, when it is one. */
void bao__mark_end(bao__tree *tree, const bao__inline *element);

/* A mark is pending: before the text that begins with `next` is added behind it; '\0': its line
 * ends. */
void bao__mark_follow(bao__tree *tree, char next);

#endif

/* html_raised.h - raised and lowered digits: a footnote's number is no part of the number behind
 * it. For this layer only. */
#ifndef BAO_READ_HTML_RAISED_H
#define BAO_READ_HTML_RAISED_H

#include "read/html_tree.h"

/* At <sup> or <sub>; at its end tag. */
void bao__raised_start(bao__tree *tree);
void bao__raised_end(bao__tree *tree);

/* Before the text `next` (some bytes of the page) is added behind it. */
void bao__raised_follow(bao__tree *tree, char next);

#endif

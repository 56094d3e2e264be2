/* html_inline.h - inline elements, as far as something is said of them. For this layer only. */
#ifndef BAO_READ_HTML_INLINE_H
#define BAO_READ_HTML_INLINE_H

#include "read/html_tree.h"

/* What the start tag that was read last says of how its element is shown: its attributes and the
 * page's style sheets. Returns BAO__HIDES, BAO__CONTROLS or 0. */
uint8_t bao__inline_shown(const bao__tree *tree, uint16_t element, bao__shown *shown);

/* The size of letters and the background in the element that was opened last, as a tag or a page's
 * style says them. */
void bao__inline_set(bao__tree *tree, const bao__shown *shown);

/* The start tag, the end tag of an inline element. */
void bao__inline_start(bao__tree *tree, uint16_t element);
void bao__inline_end(bao__tree *tree);

#endif

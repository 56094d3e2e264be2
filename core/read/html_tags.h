/* html_tags.h - start and end tags. For this layer only. */
#ifndef BAO_READ_HTML_TAGS_H
#define BAO_READ_HTML_TAGS_H

#include "read/html_tree.h"

/* Does what the start tag / the end tag that was read last asks for. */
void bao__tags_start(bao__tree *tree);
void bao__tags_end(bao__tree *tree);

/* svg or math, when text stands right in it; BAO__HTML_OTHER in HTML. */
static inline uint16_t bao__tags_foreign(const bao__tree *tree)
{
    const bao__open *top = tree->depth ? &tree->stack[tree->depth - 1] : NULL;
    return top && (top->looks & BAO__FOREIGN) ? top->element : BAO__HTML_OTHER;
}

#endif

/* pdf_tag.h - the attributes of a tag of a trace, and what stands in them. For this layer only. */
#ifndef BAO_READ_PDF_TAG_H
#define BAO_READ_PDF_TAG_H

#include "base/span.h"

/* The number that s begins with, as printf's %g writes it; *used bytes of it, 0 when there is none.
 */
float bao__tag_number(bao_span s, size_t *used);

/* Up to `most` numbers with blanks or commas between; how many there were. What was not there is
 * left as it is. */
unsigned bao__tag_numbers(bao_span s, float *out, unsigned most);

/* The next attribute of a tag, of which `rest` is left; false at its end. */
bool bao__tag_next(bao_span *rest, bao_span *name, bao_span *value);

/* The value of attribute `key`, or empty. */
bao_span bao__tag_find(bao_span rest, const char *key);

/* The character that an attribute writes; U+FFFD for none. */
uint32_t bao__tag_character(bao_span s);

#endif

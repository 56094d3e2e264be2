/* html_outline.h - reads a page. For this layer only. */
#ifndef BAO_READ_HTML_OUTLINE_H
#define BAO_READ_HTML_OUTLINE_H

#include "read/html_page.h"

/* Fills `page` from the report's decoded source, of which the first `skip` bytes are no part of it,
 * and which becomes its text. Warns of what was odd. False when out of memory, or `full`. */
bool bao__page_read(bao__page *page, bao_report *report, size_t skip);

#endif

/* html_layout.h - tables that hold data, and tables that only place what is in them. For this layer
 * only. */
#ifndef BAO_READ_HTML_LAYOUT_H
#define BAO_READ_HTML_LAYOUT_H

#include "read/html_page.h"

/* Marks the tables of `page` that only place things (BAO__LAYOUT), and those that say of the report
 * who, where and when (BAO__ROLE_ABOUT). */
void bao__layout_mark(bao__page *page);

#endif

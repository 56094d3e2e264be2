/* flow_titles.h - rows of a table that are its title. For this layer only. */
#ifndef BAO_READ_FLOW_TITLES_H
#define BAO_READ_FLOW_TITLES_H

#include "read/html_page.h"

/* Documents and workbooks often have a table's title, who fills it in and the unit in its first
 * rows: those rows of the tables of `page`, whose text is the report's, become their captions. */
void bao__flow_titles(bao__page *page);

#endif

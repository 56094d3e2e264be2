/* html_meta.h - what a page says of its report beside the text: meta tags, tables and lines above
 * the article. For this layer only. */
#ifndef BAO_READ_HTML_META_H
#define BAO_READ_HTML_META_H

#include "read/html_article.h"

/* Fills report->stated: title (`name`), publisher, date, url, index number. False when out of
 * memory. */
bool bao__html_meta_find(bao__page *page, bao_span name);

#endif

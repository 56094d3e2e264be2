/* html_verdict.h - pages that hold no report, and why. For this layer only. */
#ifndef BAO_READ_HTML_VERDICT_H
#define BAO_READ_HTML_VERDICT_H

#include "read/html_article.h"

/* Sets report->no_report when the article is none. */
void bao__verdict_find(bao__page *page, const bao__article *article);

/* Warns of what is in the article and cannot be read or should not be trusted: frames, hidden text.
 */
void bao__verdict_warn(bao__page *page, const bao__article *article);

#endif

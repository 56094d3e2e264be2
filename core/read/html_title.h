/* html_title.h - lines that could be the title of the report in a page. For this layer only. */
#ifndef BAO_READ_HTML_TITLE_H
#define BAO_READ_HTML_TITLE_H

#include "read/html_page.h"

/* How much a line looks like a title: bits. */
enum {
    BAO__TITLE_HEADING = 1, /* it stands in <h1> to <h3> */
    BAO__TITLE_WORDED = 2,  /* it ends as titles of reports do */
    BAO__TITLE_NAMED = 4    /* the page is called like it */
};

/* Enough for a title; so sure that none is looked for elsewhere. */
#define BAO__TITLE_LEAST BAO__TITLE_HEADING
#define BAO__TITLE_SURE  BAO__TITLE_WORDED

/* How much a line looks like the title of the page's report; `name` is what the page calls itself,
 * or empty. */
unsigned bao__title_score(const bao__page *page, const bao__item *line, bao_span name);

/* The page's own name for its report: <meta name=ArticleTitle>, or the first part of <title>,
 * without references and outer white space; empty when there is none. In the report's arena; p is
 * NULL when out of memory. */
bao_span bao__title_of_page(const bao__page *page);

#endif

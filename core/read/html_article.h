/* html_article.h - the report among what is around it in a page. For this layer only. */
#ifndef BAO_READ_HTML_ARTICLE_H
#define BAO_READ_HTML_ARTICLE_H

#include "read/html_page.h"

typedef struct bao__article {
    uint32_t from, to; /* its items; none: there is no article */
    uint64_t prose;    /* bytes of sentences and of data in the page */
    uint32_t tables;   /* with numbers, in the page */
    uint64_t text;     /* bytes of all lines of the page that are shown */
    uint64_t links;    /* of those, in links */
    bool hidden;       /* nothing of it is shown */
} bao__article;

/* Finds the article, its title and what is said about it; gives the items their roles. `name` is
 * the page's title without references, or empty. False when out of memory. */
bool bao__article_find(bao__page *page, bao_span name, bao__article *out);

#endif

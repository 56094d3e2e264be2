/* markdown.h - the marks of Markdown, reStructuredText and formulas among the words of a report, as
 * converters (pandoc, MinerU, markitdown, docling) write them. For this layer only. */
#ifndef BAO_READ_MARKDOWN_H
#define BAO_READ_MARKDOWN_H

#include "doc/report.h"

/* Where text without marks goes. Ranges are of the page, in its order. */
typedef struct bao__unmarked {
    void *user;
    void (*copy)(void *user, bao_range page); /* as it stands */
    void (*put)(void *user, const char *bytes, size_t n,
                bao_range page); /* for what stands there */
} bao__unmarked;

/* What was left out of some lines beside marks: ~~struck~~ text. */
typedef struct bao__left_out {
    uint32_t count, at; /* how often, and where first in the page */
} bao__left_out;

/* Passes on `line` of the page without its marks: emphasis, links, escapes, footnote marks, struck
 * text; $5.1\%$ is 5.1%. */
void bao__markdown_line(const bao__unmarked *to, bao_span page, bao_range line,
                        bao__left_out *left_out);

/* Makes the text of a report that is its page one without marks, with tables drawn by pipes where
 * they were drawn by rules; report->lines follow. Nothing is done to a report without marks. False
 * when out of memory. */
bool bao__markdown_take(bao_report *report);

/* A table of a converter that begins in line `at` of `lines` (of the page): passes it on with pipes
 * between its cells and returns how many lines it takes; 0 when there is none. */
size_t bao__markdown_table(const bao__unmarked *to, bao_span page, const bao_lines *lines,
                           size_t at);

#endif

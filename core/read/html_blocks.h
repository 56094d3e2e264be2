/* html_blocks.h - from the article in a page's outline to the blocks of a report. For this layer
 * only. */
#ifndef BAO_READ_HTML_BLOCKS_H
#define BAO_READ_HTML_BLOCKS_H

#include "read/html_article.h"
#include "read/text_table.h"

/* Adds the blocks and tables of the article to the report, what is around it as BAO_CHROME. False
 * when out of memory. */
bool bao__blocks_add(bao__page *page, const bao__article *article);

/* On their way into blocks. */
typedef struct bao__blocks {
    bao__page *page;
    bao_report *report;
    const bao__article *article;
    uint32_t item;    /* the first that is in no block yet */
    uint32_t hidden;  /* the first hidden piece that was not passed yet */
    uint32_t broken;  /* columns of a line that was broken to fit */
    bool body;        /* the title's place is over */
    bool notes;       /* 注释： was read, and what follows is numbered */
    bao__line *lines; /* a run of short ones, that end before item `lines_end` */
    size_t line_count, line_capacity;
    uint32_t lines_end;
    bao__tried tried; /* of those */
    bool failed;
} bao__blocks;

/* Adds the table that the lines from item `at` on are, drawn in paragraphs; false when they are
 * none. */
bool bao__blocks_drawn(bao__blocks *b, uint32_t at);

/* Adds the table that begins at item `at`, its captions and stray text. */
void bao__blocks_table(bao__blocks *b, uint32_t at);

/* Leaves out of the text [from, to) what is hidden and what stands between the lines of the items
 * [first, last). */
void bao__blocks_gaps(bao__blocks *b, bao_range text, uint32_t first, uint32_t last);

/* Shows what is hidden in `text` as BAO_CHROME; `first` is the first piece that may be. */
void bao__blocks_show_hidden(bao__blocks *b, size_t first, bao_range text);

/* Adds a line of the report as a paragraph, or what else it is. */
void bao__blocks_line(bao__blocks *b, uint32_t at);

/* Adds a block; NULL when out of memory. */
bao_block *bao__blocks_new(bao__blocks *b, bao_block_kind kind, bao_range text);

#endif

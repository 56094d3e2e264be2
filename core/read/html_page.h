/* html_page.h - a page in outline: its text without tags, and the lines, tables and boxes that the
 * text stands in. For this layer only. */
#ifndef BAO_READ_HTML_PAGE_H
#define BAO_READ_HTML_PAGE_H

#include "doc/report.h"
#include "read/html_token.h"

typedef enum bao__item_kind {
    BAO__ITEM_LINE, /* a run of text between the borders of blocks, or between <br>s */
    BAO__ITEM_TABLE,
    BAO__ITEM_CELL,
    BAO__ITEM_CAPTION, /* holds lines, as a cell does */
    BAO__ITEM_IMAGE,
    BAO__ITEM_FRAME, /* something embedded: iframe, object, embed, frame */
    BAO__ITEM_FILE   /* a link to a PDF, a Word file and the like */
} bao__item_kind;

enum {
    BAO__AFTER_BREAK = 1, /* a line: only a <br> stands between it and the one before */
    BAO__IN_LIST = 2,
    BAO__IN_ASIDE = 4, /* in nav, footer, aside */
    BAO__HIDDEN = 8,   /* all of it is hidden, or a part of a control */
    BAO__STRAY = 16,   /* a line in a table, but in no cell; a table that only its cells tell of */
    BAO__LAYOUT = 32,  /* a table that only places what is in it */
    BAO__IS_HEADER = 64, /* a cell: <th> */
    BAO__IN_PRE = 128
};

/* What an item is to the report. */
typedef enum bao__role {
    BAO__ROLE_PAGE,  /* of the page around it */
    BAO__ROLE_ABOUT, /* says of the report who, where, when; of the page all the same */
    BAO__ROLE_TITLE, /* its title, above it */
    BAO__ROLE_REPORT
} bao__role;

/* In the order of the page. */
typedef struct bao__item {
    bao_range text;   /* in the report's text, white space at the ends and all */
    uint32_t end;     /* index past what is inside it */
    uint32_t box;     /* the innermost box it stands in */
    uint32_t links;   /* of a line: bytes in links */
    uint32_t unseen;  /* of a line: bytes that are hidden, or of a control */
    uint32_t row;     /* of a cell, from 0 */
    uint32_t page;    /* of image, frame, file: where its tag stands in the page */
    uint16_t rowspan; /* of a cell, not clamped to the table; of a table: parts with th */
    uint16_t colspan;
    uint16_t element; /* of a line: the innermost block around it; of others: theirs */
    uint8_t kind;     /* bao__item_kind */
    uint8_t looks;
    uint8_t heading; /* of a line in <h1> to <h6>: 1 to 6 */
    uint8_t role;    /* bao__role */
    uint8_t marks;   /* of a cell: BAO_CELL_ bits, see bao_cell */
} bao__item;

/* An element that may hold an article. A box begins behind the box that holds it. */
typedef struct bao__box {
    uint32_t parent;   /* the first is its own */
    uint32_t from, to; /* items */
    uint16_t element;
} bao__box;

/* A piece of the text that is not shown. */
typedef struct bao__hidden {
    bao_range text;
    bool control; /* a button or list to choose from; nothing that anyone hid */
    bool blank;   /* parts words */
} bao__hidden;

/* What the page says of itself beside its text; ranges of the page. */
typedef struct bao__meta_tag {
    bao_span name, content; /* as written, with references */
} bao__meta_tag;

typedef struct bao__page {
    bao_report *report;
    bao_buf out; /* the text */
    bao_piece *pieces;
    size_t piece_count, piece_capacity;
    bao__item *items;
    size_t item_count, item_capacity;
    bao__box *boxes;
    size_t box_count, box_capacity;
    bao__hidden *hidden; /* in text order */
    size_t hidden_count, hidden_capacity;
    bao__meta_tag *tags;
    size_t tag_count, tag_capacity;
    bao_range title; /* in the page, with references */
    size_t scripts;  /* bytes of scripts */
    uint32_t script_count;
    uint32_t cells;
    bool verbatim; /* some text is in <pre> */
    bool failed;   /* out of memory */
    bool full;     /* too many items: the page is refused */
} bao__page;

/* The text of an item without outer white space. */
bao_span bao__item_text(const bao__page *page, const bao__item *item);

#endif

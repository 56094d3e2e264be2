/* doc.h - a Word 97-2003 document in its streams: pieces, properties, styles, lists. For this layer
 * only. [MS-DOC] is the source of all numbers. */
#ifndef BAO_READ_WORD_DOC_H
#define BAO_READ_WORD_DOC_H

#include "read/flow.h"
#include "read/ole.h"
#include "read/word/columns.h"
#include "read/word/counting.h"

/* The parts of the text, in this order. */
typedef enum bao__doc_part {
    BAO__DOC_BODY,
    BAO__DOC_FOOTNOTES,
    BAO__DOC_HEADERS,
    BAO__DOC_MACROS,
    BAO__DOC_COMMENTS,
    BAO__DOC_ENDNOTES,
    BAO__DOC_BOXES,
    BAO__DOC_HEADER_BOXES,
    BAO__DOC_PARTS
} bao__doc_part;

/* Tables of the file header, by their place in it. */
enum {
    BAO__DOC_STYLES = 1,
    BAO__DOC_FOOTNOTE_TEXTS = 3,
    BAO__DOC_CHARACTER_PAGES = 12,
    BAO__DOC_PARAGRAPH_PAGES = 13,
    BAO__DOC_PIECES = 33,
    BAO__DOC_ENDNOTE_TEXTS = 47,
    BAO__DOC_LISTS = 73,
    BAO__DOC_LIST_USES = 74
};

/* Characters [from, to) of the text lie in the main stream from `place` on. */
typedef struct bao__doc_piece {
    uint32_t from, to, place;
    bool wide;      /* two bytes each, not one of cp1252 */
    bao_span extra; /* properties of all of it */
} bao__doc_piece;

/* Bytes [from, to) of the main stream have these properties. */
typedef struct bao__doc_run {
    uint32_t from, to;
    bao_span properties;
    uint16_t style; /* of a paragraph */
} bao__doc_run;

typedef struct bao__doc_runs {
    bao__doc_run *items;
    size_t count, capacity;
} bao__doc_runs;

/* What a paragraph is. */
typedef struct bao__doc_paragraph {
    uint32_t from, to; /* characters; `to` is its mark */
    uint32_t list;     /* 1 and up, 0: none */
    uint16_t style;
    uint8_t level;   /* of the list */
    uint8_t heading; /* 1 to 9, or 0 */
    uint8_t depth;   /* of the tables it stands in */
    bool ends_row, ends_cell;
    bool shaded;   /* it has a ground of its own */
    bool in_table; /* before depth is known by itself */
    bao_span row;  /* of one that ends a row: its properties */
    bao_span more; /* the same, those that lie in the data stream */
} bao__doc_paragraph;

typedef struct bao__doc_style {
    uint16_t base;
    uint32_t list;
    uint8_t level, heading;
    bool hidden, has_list;
} bao__doc_style;

typedef struct bao__doc_list {
    uint32_t id;
    bao__list_level levels[BAO__LEVELS];
    bao__list_state state;
} bao__doc_list;

/* How paragraphs use a list: by number, from 1. */
typedef struct bao__doc_use {
    uint32_t list;                 /* index, or BAO_NONE */
    bao__list_level *levels;       /* its own, or NULL */
    uint32_t restart[BAO__LEVELS]; /* 1 + where its level starts anew at first use, or 0 */
} bao__doc_use;

typedef struct bao__doc {
    bao_report *report;
    bao__flow flow;
    bao_span main, table, data;
    size_t tables_at; /* of the header's list of tables, and how many */
    uint32_t table_count;
    uint32_t part_from[BAO__DOC_PARTS + 1]; /* first characters */
    bao__doc_piece *pieces;
    size_t piece_count, piece_capacity;
    bao__doc_runs characters, paragraphs;
    bao__doc_style *styles;
    uint32_t style_count;
    bao__doc_list *lists;
    uint32_t list_count;
    bao__doc_use *uses;
    uint32_t use_count;
    bao__doc_paragraph *items; /* of the part that is read */
    size_t item_count, item_capacity;
    size_t piece_near, run_near; /* where characters were looked up last */
    bao_buf label;
    uint32_t fields, code; /* as in docx.h */
    uint32_t contents;     /* likewise */
    bool shaded;
    bool failed; /* out of memory */
} bao__doc;

/* Reads the header and its tables out of the streams. Errors: DAMAGED, ENCRYPTED, UNSUPPORTED,
 * LIMIT, MEMORY. */
bao_status bao__doc_open(bao__doc *doc, const bao__ole *ole, bao_error *error);

/* Table `n` of the header. */
bao_span bao__doc_table_of(const bao__doc *doc, unsigned n);

/* Fills `characters` and `paragraphs` from their pages. False when out of memory. */
bool bao__doc_read_runs(bao__doc *doc);

/* Styles; lists and their uses. False when out of memory. */
bool bao__doc_read_styles(bao__doc *doc);
bool bao__doc_read_lists(bao__doc *doc);

/* Adds the label of the next paragraph of list `use` at `level`. */
void bao__doc_label(bao__doc *doc, uint32_t use, unsigned level);

/* One property: its number and operand. `*at` moves on; false at the end. */
bool bao__doc_next(bao_span properties, size_t *at, uint16_t *number, bao_span *operand);

/* A colour that white letters show on: neither automatic nor white. */
bool bao__doc_is_ground(uint32_t color);

/* The piece that holds a character; NULL: none does. */
const bao__doc_piece *bao__doc_piece_at(bao__doc *doc, uint32_t at);

/* The run of `runs` that holds byte `place`; NULL: none does. */
const bao__doc_run *bao__doc_run_at(const bao__doc_runs *runs, uint32_t place, size_t *near);

/* Character `at` of the text, one UTF-16 unit. */
uint32_t bao__doc_character(bao__doc *doc, uint32_t at);

/* What the run of characters around `at` looks like (BAO__RUN_…), *deleted, and where it ends, at
 * most at `end`. */
uint8_t bao__doc_looks(bao__doc *doc, uint32_t at, bool *deleted, uint32_t *end);

/* Finds the paragraphs of characters [from, to) into `items`. */
void bao__doc_paragraphs(bao__doc *doc, uint32_t from, uint32_t to);

/* Adds paragraphs [first, last) with the tables in them that are deeper than `depth`. */
void bao__doc_blocks(bao__doc *doc, size_t first, size_t last, unsigned depth);

/* Adds the table of depth `depth` that paragraphs [first, last) are. */
void bao__doc_add_table(bao__doc *doc, size_t first, size_t last, unsigned depth);

#endif

/* html_tree.h - what is open while a page is read: elements, tables, a line. For this layer only.
 */
#ifndef BAO_READ_HTML_TREE_H
#define BAO_READ_HTML_TREE_H

#include "read/html_page.h"
#include "read/html_style.h"

/* No element is opened deeper, but that the parts of tables may go so much further. */
#define BAO__DEPTH_MOST  512
#define BAO__DEPTH_PARTS 192

/* Inline elements of which something is said, in one another. */
#define BAO__INLINES_MOST 64

/* Tables in tables. */
#define BAO__TABLES_MOST 32

enum {
    BAO__HIDES = 1,      /* what is inside is not shown */
    BAO__CONTROLS = 2,   /* what is inside is a control */
    BAO__IMPLICIT = 4,   /* no tag opened it: a table around a stray cell */
    BAO__FOREIGN = 8,    /* svg or math */
    BAO__HOLDS_HTML = 16 /* an element of theirs that holds HTML again */
};

typedef struct bao__open {
    uint16_t element;
    uint8_t looks;
    uint8_t heading;     /* what was before, to be restored */
    uint32_t part;       /* likewise */
    uint32_t box;        /* likewise */
    uint32_t item;       /* of a table, cell or caption */
    uint32_t background; /* what was before, to be restored */
    uint16_t size;       /* likewise */
} bao__open;

/* A table that is open. */
typedef struct bao__open_table {
    uint32_t item;
    uint32_t row;        /* of the next row */
    uint32_t group_item; /* the first item of the group of rows that is open */
    uint32_t reach;      /* of the cells in it: the row that the lowest reaches to */
    bool captioned, foot;
} bao__open_table;

/* A line that is open. */
typedef struct bao__open_line {
    bool is_open, after_break;
    uint32_t from; /* in the text */
    uint32_t links, hidden;
    uint8_t looks, heading;
    uint16_t element;
} bao__open_line;

/* An inline element of which something is said: it hides, it may be a footnote's mark, its letters
 * are of another size or stand on another colour. */
typedef struct bao__inline {
    uint64_t key;        /* of its name */
    uint32_t nested;     /* elements of the same name inside of which nothing is said */
    uint32_t depth;      /* of the stack when it began */
    uint32_t from;       /* in the text */
    uint32_t background; /* what was before, to be restored */
    uint16_t size;       /* likewise */
    uint16_t element;
    uint8_t looks; /* BAO__HIDES, BAO__CONTROLS */
    uint8_t mark;  /* bao__mark */
} bao__inline;

/* Digits that stand raised or small beside a number, were closed, and may have to be parted from
 * what follows. */
typedef struct bao__raised {
    bool pending, lowered, behind_digit;
    bool sure;         /* nothing but a footnote's mark looks like that */
    uint32_t from, to; /* in the text */
    bao_range tag;     /* the end tag */
} bao__raised;

typedef struct bao__oddities {
    uint32_t deep, deep_at;
    uint32_t nested_tables, nested_at;
    uint32_t stray_cells, stray_at;
    uint32_t ends, ends_at;         /* end tags of tables that end nothing */
    uint32_t fostered, fostered_at; /* text in tables outside cells */
    uint32_t spans, spans_at;
    uint32_t captions, captions_at;
    uint32_t feet, feet_at;
    uint32_t escaped, escaped_at; /* &lt;td */
    uint32_t breakouts, breakouts_at;
    uint32_t struck, struck_at;
    uint32_t marks, marks_at; /* small digits beside a number */
} bao__oddities;

typedef struct bao__tree {
    bao__page *page;
    bao__tokens tokens;
    bao__open stack[BAO__DEPTH_MOST + BAO__DEPTH_PARTS];
    uint32_t depth;
    uint32_t unpushed;  /* elements that were not opened for their depth */
    uint32_t breakouts; /* inline elements that are open, about */
    uint32_t part;      /* 1 + index of the innermost part of a table, 0: none */
    uint32_t box;
    bao__open_table tables[BAO__TABLES_MOST];
    uint32_t table_depth;
    bao__open_line line;
    uint32_t hiders, controls; /* open elements that hide, that are controls */
    bao__inline inlines[BAO__INLINES_MOST];
    uint32_t inline_count, inline_hiders, inline_controls;
    bao__raised raised;
    bao__sheet sheet;
    uint32_t background;  /* that text stands on, 0xRRGGBB */
    uint16_t size;        /* of letters, tenths of a pixel; 0: not known */
    uint16_t text_size;   /* of those that were written last on the line */
    uint32_t hidden_from; /* where a hidden piece began */
    uint32_t link;        /* bytes of the link that is open, UINT32_MAX: none is */
    uint32_t pre;         /* how many are open */
    bool marks;           /* Markdown around HTML: its marks are no text */
    uint32_t lists, asides;
    uint8_t heading;
    bool form;
    bao__oddities odd;
} bao__tree;

/* Adds text, opening a line. `page` is a run of the page, with references unless it is verbatim. */
void bao__tree_text(bao__tree *tree, bao_range page, bool verbatim);

/* Ends the line that is open, if one is; what stands at `at` in the page ends it. */
void bao__tree_end_line(bao__tree *tree, bao_range at, bool is_break);

/* Text begins to be hidden or ceases to be; call it when what hides has changed
 * from none or to none. */
void bao__tree_hide(bao__tree *tree);
void bao__tree_show(bao__tree *tree, bool control);
bool bao__tree_hides(const bao__tree *tree);

/* Closes the inline element of that index. */
void bao__tree_close_inline(bao__tree *tree, uint32_t index);

/* Says of the cell that is open, if one is, what stands in it beside text: BAO_CELL_ bits. */
void bao__tree_mark_cell(bao__tree *tree, uint8_t marks);

/* Adds an item, or NULL. */
bao__item *bao__tree_add(bao__tree *tree, bao__item_kind kind);

/* Writes a character that stands for `at` of the page. */
void bao__tree_put(bao__tree *tree, const char *bytes, size_t n, bao_range at);

/* Opens and closes elements. `index` is how many stay open. */
void bao__tree_push(bao__tree *tree, uint16_t element, uint8_t looks);
void bao__tree_pop_to(bao__tree *tree, uint32_t index);

/* 1 + the index of the innermost open `element` that end tags may reach, or 0. */
uint32_t bao__tree_in_scope(const bao__tree *tree, uint16_t element);

/* The tags of tables and their parts. */
void bao__tree_start_part(bao__tree *tree, uint16_t element, uint8_t looks);
void bao__tree_end_part(bao__tree *tree, uint16_t element);

/* Finish a table, a group of rows (no cell reaches out of it), a cell or caption when it is popped.
 */
void bao__tree_close_table(bao__tree *tree, const bao__open *open);
void bao__tree_close_group(bao__tree *tree);
void bao__tree_close_cell(bao__tree *tree, const bao__open *open);

/* The innermost part of a table, as an element; BAO__HTML_OTHER outside of tables. */
uint16_t bao__tree_part(const bao__tree *tree);

/* Leaves a table that only stray cells told of, when none of its cells is open. */
void bao__tree_leave_implicit(bao__tree *tree);

/* Counts an oddity, and where the first was. */
void bao__tree_note(const bao__tree *tree, uint32_t *count, uint32_t *at);

#endif

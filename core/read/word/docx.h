/* docx.h - what the parts of a DOCX file say beside its text: styles, lists. For this layer only.
 */
#ifndef BAO_READ_WORD_DOCX_H
#define BAO_READ_WORD_DOCX_H

#include "read/flow.h"
#include "read/word/counting.h"
#include "read/xml.h"
#include "read/zip_file.h"

/* A paragraph or character style, what it is based on already in it. */
typedef struct bao__docx_style {
    bao_span id;
    const bao__xml *node;
    uint8_t heading; /* 1 to 9 for an outline level, or 0 */
    bool hidden;
    bool shaded; /* a table style that paints its cells */
    long list;   /* numId, or -1 */
    long level;  /* ilvl, or -1 */
} bao__docx_style;

typedef struct bao__docx_styles {
    bao__docx_style *items;
    size_t count, capacity;
} bao__docx_styles;

/* Reads styles.xml's root, which may be NULL. False when out of memory. */
bool bao__docx_styles_read(bao__docx_styles *styles, bao_arena *arena, const bao__xml *root);

/* The style of that id; one without anything when there is none. */
const bao__docx_style *bao__docx_style_find(const bao__docx_styles *styles, bao_span id);

/* A list as paragraphs name it; several may count on with the same abstract one. */
typedef struct bao__docx_list {
    long id;
    uint32_t shared;               /* index of the abstract one */
    const bao__list_level *levels; /* BAO__LEVELS */
    bao_span styles[BAO__LEVELS];  /* whose paragraphs are of that level */
    uint32_t restart[BAO__LEVELS]; /* 1 + where its level starts anew at first use, or 0 */
} bao__docx_list;

typedef struct bao__docx_lists {
    bao__docx_list *items;
    size_t count, capacity;
    bao__list_state *states; /* by abstract list */
    size_t state_count;
} bao__docx_lists;

/* Reads numbering.xml's root, which may be NULL. False when out of memory. */
bool bao__docx_lists_read(bao__docx_lists *lists, bao_arena *arena, const bao__xml *root);

/* Adds the label of the next paragraph of list `id` at `level`; nothing for a list that is not
 * there. */
void bao__docx_label(bao__docx_lists *lists, bao_buf *out, long id, long level);

/* The level of list `id` that paragraphs of that style have; 0 when none names it. */
long bao__docx_level_of(const bao__docx_lists *lists, long id, bao_span style);

/* A document on its way into a flow. */
typedef struct bao__docx {
    bao_report *report;
    bao__flow flow;
    bao__docx_styles styles;
    bao__docx_lists lists;
    bao_buf label;
    const bao__xml **boxes; /* text boxes of the open paragraph */
    size_t box_count, box_capacity;
    long *notes; /* ids of the footnotes in the order of their marks; of endnotes: -1 - id */
    size_t note_count, note_capacity;
    uint32_t fields;   /* open fields */
    uint32_t code;     /* the outermost of them whose result has not begun, 1 based; 0: none */
    uint32_t contents; /* the field that is a table of contents; 0: none */
    uint32_t depth;    /* of calls */
    bool shaded;       /* the cell or its table is painted: white letters show */
    bool failed;
} bao__docx;

/* Adds the blocks in `node` (a body, a cell, a note). */
void bao__docx_blocks(bao__docx *docx, const bao__xml *node);

/* Adds one paragraph; one table. */
void bao__docx_paragraph(bao__docx *docx, const bao__xml *p);
void bao__docx_table(bao__docx *docx, const bao__xml *tbl);

/* The branch of an AlternateContent that is read, or NULL. */
const bao__xml *bao__docx_choice(const bao__xml *alternate);

#endif

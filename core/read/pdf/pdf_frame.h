/* pdf_frame.h - a table on a page: its edges, its slots, what stands in them. For this layer only.
 */
#ifndef BAO_READ_PDF_FRAME_H
#define BAO_READ_PDF_FRAME_H

#include "read/pdf/pdf_doc.h"

/* Edges of a table that are looked at, each way. */
#define BAO__FRAME_EDGES 400

typedef struct bao__frame {
    bao__pdf_rect area;
    float *across, *down; /* edges between rows (rows + 1), between columns (columns + 1) */
    uint32_t rows, columns;
    bool *right; /* rows * columns: a rule at the right of the slot */
    bool *below; /* rows * columns: a rule below the slot */
    bool open;   /* no column rules: columns are found by the gaps */
} bao__frame;

/* A glyph in a slot. */
typedef struct bao__slot_item {
    const bao__pdf_glyph *glyph;
    uint32_t index;       /* of the page's glyph */
    uint32_t row, column; /* of the slot */
    uint32_t line;        /* a number for each line of a slot, growing downwards */
} bao__slot_item;

/* A line in a slot: glyphs list[first .. first + count), from left to right. */
typedef struct bao__slot_line {
    uint32_t row, column; /* of the slot; row changes when its row is split */
    uint32_t first, count;
    float left, right, base, size;
    bool number; /* digits with their marks, or a dash for none */
} bao__slot_line;

typedef struct bao__frame_text {
    uint32_t *list; /* glyphs of the page */
    uint32_t count;
    bao__slot_line *lines; /* by row, column, then downwards */
    uint32_t line_count;
    uint32_t overlaps; /* glyphs that lie over the one before */
} bao__frame_text;

/* The first slot of the cell that covers slot (*row, *column). */
void bao__frame_first(const bao__frame *frame, uint32_t *row, uint32_t *column);

/* How far the cell reaches whose first slot is (row, column). */
void bao__frame_span(const bao__frame *frame, uint32_t row, uint32_t column, uint32_t *rowspan,
                     uint32_t *colspan);

/* The frames that the page's rules make. False when out of memory. */
bool bao__frames_find(const bao__pdf_page *page, bao__frame **frames, size_t *count);

/* The frames of tables without any rules, among the glyphs that are in no table (place 0). False
 * when out of memory. */
bool bao__frames_loose(const bao__pdf_page *page, bao__frame **frames, size_t *count);

/* Columns that gaps show in the lines of a column, where it has no rules inside: the frame gets
 * more columns, and *changed is true. `items` are in order of slots, lines, and places in them.
 * False when out of memory. */
bool bao__frame_columns(bao_arena *arena, bao__frame *frame, const bao__slot_item *items,
                        uint32_t count, bool *changed);

/* Sorts the glyphs inside into lines of slots. False when out of memory. */
bool bao__frame_fill(bao__pdf_page *page, bao__frame *frame, bao__frame_text *text);

/* Splits rows without rules inside by the lines that stand in them. False when out of memory. */
bool bao__frame_split(bao_arena *arena, bao__frame *frame, bao__frame_text *text);

#endif

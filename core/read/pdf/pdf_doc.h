/* pdf_doc.h - a PDF on its way into a report: lines and tables of its pages, in reading order. For
 * this layer only. */
#ifndef BAO_READ_PDF_DOC_H
#define BAO_READ_PDF_DOC_H

#include "base/buf.h"
#include "read/pdf/pdf_page.h"

#define BAO__PDF_NONE UINT32_MAX

typedef struct bao__pdf_cell {
    uint32_t row, column, rowspan, colspan;
    bao_range text; /* in bao__pdf_doc.text */
    bao__pdf_rect box;
    uint32_t page;
} bao__pdf_cell;

typedef struct bao__pdf_table {
    uint32_t page; /* that it begins on */
    uint32_t last; /* page that it ends on */
    float *edges;  /* columns + 1, from left to right */
    uint32_t rows, columns;
    bao__pdf_cell *cells; /* by row, then column */
    uint32_t cell_count;
} bao__pdf_table;

typedef enum bao__pdf_kind {
    BAO__PDF_LINE,
    BAO__PDF_TABLE,
    BAO__PDF_PICTURE,
    BAO__PDF_CHROME, /* a line that is of the page, not of the text */
    BAO__PDF_GONE    /* a table that became a part of the one before */
} bao__pdf_kind;

/* A line, or a table, on a page. */
typedef struct bao__pdf_piece {
    bao_range text; /* of a line, in bao__pdf_doc.text */
    bao__pdf_rect box;
    float base, size; /* of a line */
    float first;      /* of a line: how wide its first word is, that is not broken */
    uint32_t page;
    uint32_t table; /* index, or NONE */
    uint32_t order; /* in which the page paints */
    uint8_t kind;   /* bao__pdf_kind */
    bool placed;    /* it stands in the report already */
    bool artifact;  /* all of a line is marked as no part of the text */
} bao__pdf_piece;

typedef struct bao__pdf_doc {
    bao_arena *arena;
    bao_buf text; /* of lines and cells, one after the other */
    bao__pdf_piece *pieces;
    size_t piece_count, piece_capacity;
    bao__pdf_table *tables;
    size_t table_count, table_capacity;
    float *heights; /* of pages */
    size_t height_count, height_capacity;
    uint32_t pages;
    uint32_t empty_pages, first_empty; /* without a glyph that is seen, but with a picture */
    uint32_t scans;                    /* of those, with text that nobody sees */
    uint64_t glyphs, han, unknown;     /* that are seen: all, Chinese, without a meaning */
    uint64_t unknown_digits;           /* of those, beside a digit */
    uint64_t letters;                  /* all but digits and marks */
    uint32_t unseen, unseen_page;      /* digits that are not seen, the first page with some */
    uint32_t hidden, hidden_page;      /* other characters that are not seen */
    uint32_t overlaps, overlap_page;   /* cells whose lines lie over each other */
    uint32_t stacks, stack_page;       /* cells with two numbers */
    uint32_t shifted, shifted_page;    /* cells with two labels above an empty one */
    uint32_t askew, askew_page;        /* digits that stand askew or on their side */
    uint32_t labels, labels_page;      /* lines of numbers alone, as charts have them */
    uint64_t artifacts;                /* glyphs marked as no part of the text */
    bool prose_only; /* nobody said where ruling lines are: rows of tables are no text */
    bool failed;
} bao__pdf_doc;

/* Adds what a page says to the document. */
void bao__pdf_add_page(bao__pdf_doc *doc, bao__pdf_page *page);

/* Writes glyphs of one line, from left to right, at the end of the document's text: `list` are
 * indices of the page's glyphs. */
void bao__pdf_write(bao__pdf_doc *doc, const bao__pdf_page *page, const uint32_t *list, size_t n);

/* Ends what was written from `from` on. */
bao_range bao__pdf_written(const bao__pdf_doc *doc, size_t from);

/* The bytes of a line or cell. Moves with what is written next. */
bao_span bao__pdf_text(const bao__pdf_doc *doc, bao_range text);

/* The tables among the page's rules and glyphs become tables of the document; their glyphs get the
 * place 1, all others that are seen 0. */
void bao__pdf_add_tables(bao__pdf_doc *doc, bao__pdf_page *page);

/* The lines of the glyphs that are seen and in no table (place 0). */
void bao__pdf_add_lines(bao__pdf_doc *doc, bao__pdf_page *page);

/* A glyph that says nothing but a blank. */
static inline bool bao__pdf_is_blank(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) || c == 0xFEFF;
}

/* Adds an empty piece; NULL (and `failed`) when out of memory. */
bao__pdf_piece *bao__pdf_add_piece(bao__pdf_doc *doc, bao__pdf_kind kind, uint32_t page);

/* All pages are there: page headers, footers and numbers become CHROME; tables that go on over the
 * end of a page become one. */
void bao__pdf_mark_chrome(bao__pdf_doc *doc);
void bao__pdf_join_tables(bao__pdf_doc *doc);

#endif

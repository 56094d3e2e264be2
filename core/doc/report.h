/* report.h - the one structure every format becomes: a text, its blocks, tables, quantities,
 * metadata. Everything is a range of one text. Nothing inside a report is freed alone: it lives in
 * one arena. Once it is read (and the user's own metadata is in it), nothing changes a report: what
 * scripts make of it is theirs (extract/facts.h). */
#ifndef BAO_REPORT_H
#define BAO_REPORT_H

#include "base/arena.h"
#include "base/warning.h"
#include "text/decode.h"
#include "text/fold.h"
#include "text/lines.h"
#include "text/quantity.h"

typedef enum bao_block_kind {
    BAO_HEADING,
    BAO_PARAGRAPH,
    BAO_TABLE,
    BAO_CAPTION, /* of the table that follows */
    BAO_NOTE,    /* 注：… below a table, footnotes at the end */
    BAO_CHROME,  /* of the page, not of the report: not in the folded view */
    BAO_BLOCK_COUNT
} bao_block_kind;

#define BAO_NONE UINT32_MAX

typedef struct bao_block {
    bao_range text;   /* without outer white space and Markdown marks */
    bao_range folded; /* its part of the folded view; of a table: all its cells */
    uint32_t section; /* index of the heading block it stands under, or BAO_NONE */
    uint32_t table;   /* index of the table, or BAO_NONE */
    uint8_t kind;     /* bao_block_kind */
    uint8_t
        level; /* of a heading: 0 for a report's title, which is no section; 1 for 一、 and 第一部分
                  (which holds those), 2 for (一), 3 for 1. 4 for (1) 5 for ① and 一是 */
    uint16_t label; /* of a heading: bytes of its number with punctuation ("三、") at the start of
                       `text` */
} bao_block;

/* What else a cell shows. Either may be the sign of its figure. */
enum {
    BAO_CELL_PICTURE = 1, /* a picture without words for it */
    BAO_CELL_COLOURED = 2 /* a colour or a class of its own (down, fall, up) on a part of it */
};

typedef struct bao_cell {
    bao_range text; /* content without outer white space; empty (at its place) for a blank cell */
    bao_range folded;
    uint32_t row, column;      /* of its first slot, from 0 */
    uint32_t rowspan, colspan; /* at least 1 */
    uint8_t marks;             /* BAO_CELL_ bits: what stands there that is no text */
} bao_cell;

typedef struct bao_table {
    bao_cell *cells; /* in source order */
    uint32_t cell_count;
    uint32_t rows, columns;
    uint32_t *grid;       /* rows * columns: index of the cell that covers the slot, or BAO_NONE */
    uint32_t header_rows; /* at the top, 0 when there are none */
    uint32_t block;       /* its block */
    uint32_t caption;     /* block of its caption, or BAO_NONE */
} bao_table;

/* A part of a block or cell that is no content: a page mark in a paragraph, a tag. Not in the
 * folded view. */
typedef struct bao_gap {
    bao_range text;
    bool blank; /* parts words, as a line break does; an inline tag does not */
} bao_gap;

/* Where a piece of metadata was found, in the order of trust. */
#define BAO_ORIGIN_MAP(X)                                                                          \
    X(NOWHERE, "")                                                                                 \
    X(GIVEN, "given") /* --meta */                                                                 \
    X(TITLE, "title")                                                                              \
    X(CAPTION_LINE, "caption") /* of a table */                                                    \
    X(BYLINE, "byline")                                                                            \
    X(PERIOD, "period")     /* 统计期限自… */                                               \
    X(SENTENCE, "sentence") /* a heading or first sentence with 年 */                             \
    X(FILE_NAME, "filename")

typedef enum bao_origin {
#define X(name, text) BAO_FROM_##name,
    BAO_ORIGIN_MAP(X)
#undef X
        BAO_ORIGIN_COUNT
} bao_origin;

const char *bao_origin_name(bao_origin origin);

/* name, column. Order is the order in reports.csv. */
#define BAO_META_MAP(X)                                                                            \
    X(TITLE, "title")                                                                              \
    X(PLACE, "place")                                                                              \
    X(ADCODE, "adcode")                                                                            \
    X(PUBLISHER, "publisher")                                                                      \
    X(LEVEL, "level")   /* nation, province, prefecture, county, township */                       \
    X(YEAR, "year")     /* the year reported on, 2016 */                                           \
    X(DATE, "date")     /* of publication, 2017-02-10 */                                           \
    X(PERIOD, "period") /* 2016-01-01/2016-12-31 */                                                \
    X(URL, "url")                                                                                  \
    X(INDEX, "index") /* 索引号, as printed */

typedef enum bao_meta_key {
#define X(name, text) BAO_META_##name,
    BAO_META_MAP(X)
#undef X
        BAO_META_COUNT
} bao_meta_key;

const char *bao_meta_name(bao_meta_key key);

typedef struct bao_meta {
    bao_span value; /* UTF-8, simplified characters for places and publishers; empty when unknown */
    uint8_t origin; /* bao_origin */
} bao_meta;

/* From `text` on, up to the next one, the text stands on this page of the source (from 1), or in
 * this sheet of a workbook. */
typedef struct bao_page_start {
    uint32_t text;
    uint32_t page;
} bao_page_start;

/* Where on its page a piece of the text is printed, for showing it there: in points, from the upper
 * left corner of the page as it is shown. */
typedef struct bao_box {
    bao_range text;
    uint32_t page;
    float left, top, right, bottom;
} bao_box;

/* Why a source holds no report, though it could be read; `code` is NULL when it does. */
typedef struct bao_no_report {
    const char *code; /* stable, upper case: "PDF_VIEWER" */
    bao_span reason;  /* what, where, what to try */
} bao_no_report;

typedef struct bao_report {
    bao_arena *arena;
    bao_span name;      /* path as given; bytes, perhaps not UTF-8 */
    const char *format; /* "text", "markdown", … */
    bao_text text;
    bao_lines lines; /* of the source: where they begin in the text */
    bao_fold fold;
    bao_block
        *blocks; /* by where they start; a CHROME block may lie inside a paragraph before it */
    size_t block_count, block_capacity;
    bool collapsed; /* a run of white space is one blank, as HTML shows it */
    bao_gap *gaps;  /* in text order */
    size_t gap_count, gap_capacity;
    bao_table *tables;
    size_t table_count, table_capacity;
    bao_page_start *pages; /* in text order; none where the format has no pages */
    size_t page_count, page_capacity;
    bao_box *boxes; /* in text order; none where the source does not say where it prints its text */
    size_t box_count, box_capacity;
    bao_quantities quantities;
    bao_meta meta[BAO_META_COUNT];
    bao_span stated[BAO_META_COUNT]; /* what the format says beside the text (a page's meta tags,
                                        the lines above its article), as written; empty: nothing */
    bao_no_report no_report;
    uint32_t pictures, picture_line; /* among the text: how many, the line of the first */
    bao_warnings warnings;
} bao_report;

/* An empty report over decoded `text` and `name`; all of it in `arena`. */
void bao_report_start(bao_report *report, bao_arena *arena, bao_span name, const char *format);

/* Adds a block / a table and returns it, or NULL when out of memory. */
bao_block *bao_report_add_block(bao_report *report, bao_block_kind kind, bao_range text);
bao_table *bao_report_add_table(bao_report *report);

/* Leaves `text` out of the block or cell it lies in; see bao_gap. Gaps are added in text order and
 * do not overlap. False when out of memory. */
bool bao_report_add_gap(bao_report *report, bao_range text, bool blank);

/* What is added to the text from `text` on stands on `page`: see bao_page_start. Called in text
 * order. False when out of memory. */
bool bao_report_add_page(bao_report *report, uint32_t text, uint32_t page);

/* The page (from 1) that offset `text` stands on; 0 where there are no pages. */
uint32_t bao_report_page(const bao_report *report, uint32_t text);

/* Resolves rowspan and colspan of `table->cells` (row, rowspan, colspan set; column is filled here)
 * into `grid`. Slots are clamped to 1,000,000 with a TABLE_SIZE warning. False when out of memory.
 */
bool bao_table_resolve(bao_report *report, bao_table *table);

/* The cell that covers (row, column), from 0; NULL outside and in a hole. */
const bao_cell *bao_table_cell(const bao_table *table, uint32_t row, uint32_t column);

/* Sets header_rows of a resolved table by its looks: the rows above the first one with a number
 * right of its label, as far as they hang together. */
void bao_table_guess_header(const bao_report *report, bao_table *table);

/* After the reader has added blocks and tables: sections, folded view, quantities, their warnings.
 * Errors: MEMORY, EMPTY (no text at all, and no_report does not say why). */
bao_status bao_report_finish(bao_report *report, bao_error *error);

/* The block that holds folded offset `at` (binary search); NULL between blocks. */
const bao_block *bao_report_block_at(const bao_report *report, uint32_t at);

/* Titles of the sections around a block, outermost first, joined by " / ", as printed. In `arena`;
 * "" when there are none, and p is NULL when there is no memory. */
bao_span bao_report_section_path(const bao_report *report, const bao_block *block);

/* Source bytes and line (from 1) of a folded range. */
bao_source_range bao_report_source(const bao_report *report, bao_range folded);
uint32_t bao_report_line(const bao_report *report, uint32_t folded_at);

/* Index of the first gap that ends past text offset `at`, or their number. */
size_t bao_report_gap_after(const bao_report *report, uint32_t at);

/* A range of the text without its gaps. In `arena` where it has some; p is NULL when out of memory.
 */
bao_span bao_report_content(const bao_report *report, bao_range text);

/* The text (as decoded, not folded) of a folded range, without gaps; see bao_report_content. */
bao_span bao_report_raw(const bao_report *report, bao_range folded);

#endif

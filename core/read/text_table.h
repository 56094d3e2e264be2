/* text_table.h - tables drawn with characters: pipes, tabs, columns of blanks. For this layer only.
 */
#ifndef BAO_READ_TEXT_TABLE_H
#define BAO_READ_TEXT_TABLE_H

#include "doc/report.h"
#include "read/line.h"

/* Lines before which no table of a kind begins, as a look at an earlier line has told: long runs of
 * lines that are no table are gone through once. */
typedef struct bao__tried {
    size_t units;   /* of label, unit and figure */
    size_t figures; /* of figures without a label, one a line */
} bao__tried;

/* The looks of lines. */
typedef struct bao__lines {
    const bao__line *items;
    size_t count;
    uint32_t max_columns;
    bao__tried *tried;
    const bao_range *ranges; /* their white space and all; NULL where it is gone */
} bao__lines;

/* A table as it is drawn: how many lines it takes (0: there is none), and how to take it apart. */
typedef struct bao__table_layout bao__table_layout;

typedef bool bao__read_layout(bao_report *report, const bao__lines *lines, size_t at,
                              const bao__table_layout *layout);

struct bao__table_layout {
    bao__read_layout *read; /* adds block and table, or a CHROME block for rules without rows;
                                false when out of memory */
    size_t lines, columns;
    size_t indent;    /* tabs that every line begins with */
    bool ruled;       /* |---|---| below the first row */
    bool open, close; /* a pipe at the edge is only an edge: no blank cell stands outside it */
};

/* The table that begins in line `at`. Looks only. */
bao__table_layout bao__table_find(bao_report *report, const bao__lines *lines, size_t at);

/* The drawings, in files of their own. */
bao__table_layout bao__pipe_table(bao_report *report, const bao__lines *lines, size_t at);
bao__table_layout bao__tab_table(bao_report *report, const bao__lines *lines, size_t at);
bao__table_layout bao__aligned_table(bao_report *report, const bao__lines *lines, size_t at);
bao__table_layout bao__number_table(bao_report *report, const bao__lines *lines, size_t at);
bao__table_layout bao__unit_table(bao_report *report, const bao__lines *lines, size_t at);
bao__table_layout bao__stacked_table(bao_report *report, const bao__lines *lines, size_t at);

/* The words of line `at`. */
bao_span bao__table_line(const bao_report *report, const bao__lines *lines, size_t at);

/* A blank line or a page mark: tables go on across it. */
bool bao__is_passed_over(const bao_report *report, const bao__lines *lines, size_t at);

/* The next line from `at` on that is not passed over; lines->count at the end. */
size_t bao__next_table_line(const bao_report *report, const bao__lines *lines, size_t at);

/* A line taken apart at white space: how many pieces are words, and how many figures end it. */
typedef struct bao__row_shape {
    uint32_t labels, numbers;
} bao__row_shape;

/* The next piece of s from *at on; false when there is none. `gap` blanks part two pieces: 1, for
 * lines torn out of a page (a figure keeps its 万元), or 2, where columns are kept apart. */
bool bao__next_piece(bao_span s, int gap, size_t *at, bao_span *piece);

/* What bao__next_piece finds in s, counted. */
bao__row_shape bao__row_shape_of(bao_span s, int gap);

/* 12, 1,234, -8, 251000元; or what stands for no number: / — 无. */
bool bao__is_table_number(bao_span s);

/* 条, 件, 人次, 万元 and the like, alone. */
bool bao__is_table_unit(bao_span s);

/* A look or two: false when no bao__number_table can begin in line `at`. */
bool bao__may_be_numbers(const bao_report *report, const bao__lines *lines, size_t at);

/* 1 when the row in line `last` is bare figures, and the line below is the end of its label; else
 * 0. */
size_t bao__label_ends_below(const bao_report *report, const bao__lines *lines, size_t last);

/* Cells on their way into a table. */
typedef struct bao__cells {
    bao_report *report;
    bao_cell *items;
    size_t count, capacity;
    uint32_t rows;
    bool failed;
} bao__cells;

/* Adds a cell to the last row; `text` is trimmed here. */
void bao__add_cell(bao__cells *cells, uint32_t column, bao_range text);

/* Makes one cell of those that say the same because they were merged. */
void bao__merge_repeated(bao__cells *cells);

/* Makes a table and its block of `cells` over `text`. NULL when out of memory. */
bao_table *bao__finish_table(bao__cells *cells, bao_range text);

/* The same over lines [from, to), and a block of its own for each page mark between them; false
 * when out of memory. */
bool bao__finish_table_of_lines(bao__cells *cells, const bao__lines *lines, size_t from, size_t to);

/* Warns of a cell that a spreadsheet would run: =1+1, @x. */
void bao__warn_of_formula(bao_report *report, bao_range text);

/* Warns that the table in `text` has too many columns to be read as one. */
void bao__warn_of_columns(bao_report *report, bao_range text, size_t columns, uint32_t most);

#endif

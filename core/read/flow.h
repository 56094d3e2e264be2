/* flow.h - a document whose text its reader makes: lines, tables, cells, notes in reading order,
 * given over as the outline that blocks are made of (html_page.h). For this layer only.
 *
 * In the text a line ends in LF, a cell in a tab, a row of a table in LF. Out of memory and too
 * many parts are remembered, and told by bao__flow_finish. */
#ifndef BAO_READ_FLOW_H
#define BAO_READ_FLOW_H

#include "read/html_page.h"

/* Tables in tables. */
#define BAO__FLOW_TABLES 32

/* How a run of text looks. */
enum {
    BAO__RUN_HIDDEN = 1,
    BAO__RUN_RAISED = 2, /* superscript */
    BAO__RUN_LOWERED = 4
};

typedef struct bao__flow_table {
    uint32_t item, row; /* of the next row */
    uint32_t cell;      /* the open cell, or BAO_NONE */
} bao__flow_table;

typedef struct bao__flow {
    bao_report *report;
    bao__page page;
    bool line_open, after_break;
    bool aside; /* lines are not of the report: a table of contents */
    bool line_aside;
    bool soft; /* the ends of paragraphs are blanks: in a note, in a cell of a workbook */
    uint32_t line_from, line_hidden;
    uint32_t hidden_from; /* of the hidden piece that is open, or BAO_NONE */
    uint8_t raised; /* BAO__RUN_RAISED or BAO__RUN_LOWERED while such a run is open or pending */
    uint32_t raised_from, raised_to;
    bao__flow_table tables[BAO__FLOW_TABLES];
    uint32_t depth;
} bao__flow;

/* An empty flow of `report`. */
void bao__flow_start(bao__flow *flow, bao_report *report);

/* Adds valid UTF-8 to the open line, which it opens. */
void bao__flow_text(bao__flow *flow, bao_span text, uint8_t looks);

/* Ends the line. `heading` is 1 to 6 for one that is marked as a heading, else 0. A break is a line
 * end inside a paragraph. */
void bao__flow_end_line(bao__flow *flow, uint8_t heading);
void bao__flow_break(bao__flow *flow);

/* Something is open in the line. */
static inline bool bao__flow_has_line(const bao__flow *flow)
{
    return flow->line_open;
}

/* Tables. More than BAO__FLOW_TABLES deep their cells become lines of the cell around. */
void bao__flow_open_table(bao__flow *flow);
void bao__flow_open_row(bao__flow *flow);
/* Returns the cell's item for bao__flow_extend, or BAO_NONE. Spans are at least 1. */
uint32_t bao__flow_open_cell(bao__flow *flow, uint32_t rowspan, uint32_t colspan);
void bao__flow_close_cell(bao__flow *flow);
void bao__flow_close_row(bao__flow *flow);
void bao__flow_close_table(bao__flow *flow);

/* Cell `item` covers its columns in the next row too. */
void bao__flow_extend(bao__flow *flow, uint32_t item);

/* A picture stands here. */
void bao__flow_picture(bao__flow *flow);

/* Makes the text, the blocks and tables of the report. In a document, tables that only place things
 * are looked for, and what is in them becomes lines; of the tables of `sheets` the first rows may
 * be their titles. Errors: MEMORY, LIMIT. */
bao_status bao__flow_finish(bao__flow *flow, bao_span source, bool sheets, bao_error *error);

#endif

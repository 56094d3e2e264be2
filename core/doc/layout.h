/* layout.h - a report as JSON for showing it: its blocks in order, their text cut where marks begin
 * and end. */
#ifndef BAO_LAYOUT_H
#define BAO_LAYOUT_H

#include "doc/report.h"

/* A place to be marked, in the source. */
typedef struct bao_mark {
    bao_source_range source;
    uint32_t id; /* the caller's */
} bao_mark;

/* The text that a range of the source is; false when it is no text of the report. */
bool bao_report_find(const bao_report *report, bao_source_range source, bao_range *text);

/* Appends { "blocks": [...], "lost": [id, ...] }. A block: kind, line (from 1), page (where there
 * are pages), level (of a heading), and runs; a table: rows, columns, header, and cells, each with
 * row, column (from 0), rowspan, colspan (where above 1) and runs. A run is a text, or a list of a
 * text and the ids of marks on it; of a blank
 * cell the text is empty. `lost` are marks whose place was not found. Nothing is shown of
 * marks beyond the first `count`. False when out of memory (of the report's arena). */
bool bao_report_layout(const bao_report *report, const bao_mark *marks, size_t count, bao_buf *out);

#endif

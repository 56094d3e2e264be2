/* untagged_tables.c - tables of a page that are no tables: a paragraph for each cell, or for each
 * row.
 */
#include "read/html_blocks.h"

/* A paragraph of more columns is no cell. */
#define CELL_COLUMNS 100
#define COLUMNS_MOST 1024

/* The look of item `at`; of no columns when it is no line of the report. */
static bao__line look_at(const bao__blocks *b, uint32_t at)
{
    const bao__page *page = b->page;
    const bool line = at < page->item_count && page->items[at].kind == BAO__ITEM_LINE &&
                      page->items[at].role == BAO__ROLE_REPORT;
    return line ? bao__line_shape(b->report->text.utf8, page->items[at].text) : (bao__line){0};
}

static bool is_cell(const bao__line *line)
{
    return line->columns > 0 && line->columns <= CELL_COLUMNS;
}

/* Lines of the report from `at` on that could be cells or rows, into b->lines; 0 when out of memory
 * or when there are none. */
static size_t collect(bao__blocks *b, uint32_t at)
{
    bao__line line = look_at(b, at), next = look_at(b, at + 1);
    b->line_count = 0;
    b->tried = (bao__tried){0};
    if (!is_cell(&line) || !is_cell(&next)) {
        return 0;
    }
    for (; is_cell(&line); line = look_at(b, ++at)) {
        if (!BAO_RESERVE(b->report->arena, b->lines, b->line_count, b->line_capacity)) {
            b->failed = true;
            return 0;
        }
        b->lines[b->line_count++] = line;
    }
    b->lines_end = at;
    return b->line_count;
}

bool bao__blocks_drawn(bao__blocks *b, uint32_t at)
{
    /* lines that were collected before and have no table are not collected again */
    if (at >= b->lines_end && !collect(b, at)) {
        return false;
    }
    const uint32_t first = b->lines_end - (uint32_t)b->line_count;
    const bao__lines lines = {b->lines, b->line_count, COLUMNS_MOST, &b->tried, NULL};
    const size_t from = at - first;
    bao__table_layout layout = bao__unit_table(b->report, &lines, from);
    if (!layout.lines) {
        layout = bao__stacked_table(b->report, &lines, from);
    }
    if (!layout.lines) {
        return false;
    }
    const uint32_t end = at + (uint32_t)layout.lines;
    const bao_range text = {b->lines[from].text.from, b->lines[from + layout.lines - 1].text.to};
    bao__blocks_gaps(b, text, at, end);
    b->failed |= !layout.read(b->report, &lines, from, &layout);
    b->item = end;
    b->body = true;
    return true;
}

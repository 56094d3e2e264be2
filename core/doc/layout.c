/* layout.c - blocks as JSON, their text cut into runs at marks. */
#include "doc/layout.h"

#include "base/json.h"

#include <stdlib.h>

/* A mark in the text. */
typedef struct placed {
    bao_range text;
    uint32_t id;
} placed;

typedef struct layout {
    const bao_report *report;
    const placed *marks; /* by where they begin */
    size_t count;
    uint32_t longest; /* bytes of the longest mark */
} layout;

/* The first offset of the text whose source lies at or behind `at`. */
static uint32_t offset_of(const bao_report *report, uint64_t at)
{
    uint32_t low = 0, high = (uint32_t)report->text.utf8.n;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (bao_text_source(&report->text, (bao_range){middle, middle}).from < at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

bool bao_report_find(const bao_report *report, bao_source_range source, bao_range *text)
{
    *text = (bao_range){offset_of(report, source.from), offset_of(report, source.to)};
    if (text->to < text->from || (text->to == text->from) != (source.to == source.from)) {
        return false;
    }
    const bao_source_range back = bao_text_source(&report->text, *text);
    return back.from == source.from && back.to == source.to;
}

static int compare_marks(const void *a, const void *b)
{
    const placed *x = a, *y = b;
    if (x->text.from != y->text.from) {
        return x->text.from < y->text.from ? -1 : 1;
    }
    return (x->id > y->id) - (x->id < y->id);
}

/* The first mark that may reach behind `at`. */
static size_t first_mark(const layout *l, uint32_t at)
{
    const uint32_t from = at > l->longest ? at - l->longest : 0;
    size_t low = 0, high = l->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (l->marks[middle].text.from < from) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Where the run that begins at `from` ends: where a mark begins or ends, at `to` at the latest. */
static uint32_t run_end(const layout *l, uint32_t from, uint32_t to)
{
    for (size_t i = first_mark(l, from); i < l->count && l->marks[i].text.from < to; i++) {
        const bao_range m = l->marks[i].text;
        if (m.from > from) {
            to = m.from;
        } else if (m.to > from && m.to < to) {
            to = m.to;
        }
    }
    return to;
}

static void add_run(const layout *l, bao_json_node runs, bao_range text)
{
    const bao_span piece = bao_span_cut(l->report->text.utf8, text);
    bao_json_node marked = {0};
    for (size_t i = first_mark(l, text.from); i < l->count && l->marks[i].text.from < text.to;
         i++) {
        if (l->marks[i].text.to <= text.from) {
            continue;
        }
        if (!marked.json) {
            marked = bao_json_list(runs, NULL);
            bao_json_span(marked, NULL, piece);
        }
        bao_json_unsigned(marked, NULL, l->marks[i].id);
    }
    if (!marked.json) {
        bao_json_span(runs, NULL, piece);
    }
}

/* A piece without gaps. */
static void add_piece(const layout *l, bao_json_node runs, bao_range text)
{
    while (text.from < text.to) {
        const uint32_t end = run_end(l, text.from, text.to);
        add_run(l, runs, (bao_range){text.from, end});
        text.from = end;
    }
}

/* Marks without any text, of blank cells, behind the text. */
static void add_blanks(const layout *l, bao_json_node runs, uint32_t from, uint32_t to)
{
    for (size_t i = first_mark(l, from); i < l->count && l->marks[i].text.from <= to; i++) {
        const bao_range m = l->marks[i].text;
        if (m.from == m.to && m.from >= from) {
            bao_json_node marked = bao_json_list(runs, NULL);
            bao_json_string(marked, NULL, "");
            bao_json_unsigned(marked, NULL, l->marks[i].id);
        }
    }
}

static void add_runs(const layout *l, bao_json_node owner, bao_range text, bool whole)
{
    const bao_report *report = l->report;
    const uint32_t from = text.from;
    bao_json_node runs = bao_json_list(owner, "runs");
    size_t gap = whole ? report->gap_count : bao_report_gap_after(report, text.from);
    for (; gap < report->gap_count && report->gaps[gap].text.from < text.to; gap++) {
        const bao_gap *g = &report->gaps[gap];
        if (g->text.from > text.from) {
            add_piece(l, runs, (bao_range){text.from, g->text.from});
        }
        if (g->blank) {
            bao_json_string(runs, NULL, " ");
        }
        text.from = g->text.to < text.to ? g->text.to : text.to;
    }
    add_piece(l, runs, text);
    add_blanks(l, runs, from, text.to);
}

static void add_cells(const layout *l, bao_json_node block, const bao_table *table)
{
    bao_json_unsigned(block, "rows", table->rows);
    bao_json_unsigned(block, "columns", table->columns);
    bao_json_unsigned(block, "header", table->header_rows);
    bao_json_node cells = bao_json_list(block, "cells");
    for (uint32_t i = 0; i < table->cell_count; i++) {
        const bao_cell *cell = &table->cells[i];
        bao_json_node c = bao_json_object(cells, NULL);
        bao_json_unsigned(c, "row", cell->row);
        bao_json_unsigned(c, "column", cell->column);
        if (cell->rowspan > 1) {
            bao_json_unsigned(c, "rowspan", cell->rowspan);
        }
        if (cell->colspan > 1) {
            bao_json_unsigned(c, "colspan", cell->colspan);
        }
        add_runs(l, c, cell->text, false);
    }
}

static void add_block(const layout *l, bao_json_node blocks, const bao_block *block)
{
    static const char *const names[BAO_BLOCK_COUNT] = {"heading", "paragraph", "table",
                                                       "caption", "note",      "chrome"};
    const uint32_t page = bao_report_page(l->report, block->text.from);
    bao_json_node b = bao_json_object(blocks, NULL);
    bao_json_string(b, "kind", names[block->kind]);
    bao_json_unsigned(b, "line", bao_lines_find(&l->report->lines, block->text.from));
    if (page) {
        bao_json_unsigned(b, "page", page);
    }
    if (block->kind == BAO_HEADING) {
        bao_json_unsigned(b, "level", block->level);
    }
    if (block->kind == BAO_TABLE && block->table != BAO_NONE) {
        add_cells(l, b, &l->report->tables[block->table]);
    } else { /* a block of the page may be a gap of the one before */
        add_runs(l, b, block->text, block->kind == BAO_CHROME);
    }
}

/* The marks whose place is found, sorted; the others go into `lost`. NULL when out of memory. */
static const placed *place(layout *l, const bao_mark *marks, size_t count, bao_json_node lost)
{
    placed *list = bao_arena_calloc(l->report->arena, count + 1, sizeof *list);
    for (size_t i = 0; list && i < count; i++) {
        placed *p = &list[l->count];
        if (bao_report_find(l->report, marks[i].source, &p->text)) {
            const uint32_t size = p->text.to - p->text.from;
            p->id = marks[i].id;
            l->longest = size > l->longest ? size : l->longest;
            l->count++;
        } else {
            bao_json_unsigned(lost, NULL, marks[i].id);
        }
    }
    if (list) {
        qsort(list, l->count, sizeof *list, compare_marks);
    }
    return list;
}

bool bao_report_layout(const bao_report *report, const bao_mark *marks, size_t count, bao_buf *out)
{
    bao_json_node root = bao_json_start(report->arena);
    bao_json_node blocks = bao_json_list(root, "blocks"), lost = bao_json_list(root, "lost");
    layout l = {.report = report};
    l.marks = place(&l, marks, count, lost);
    for (size_t i = 0; l.marks && i < report->block_count; i++) {
        add_block(&l, blocks, &report->blocks[i]);
    }
    return bao_json_print(root, false, out) && l.marks;
}

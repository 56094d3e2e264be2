/* html_grid.c - a table of a page as a table of the report: its grid, its caption, what stands in
 * it by mistake. */
#include "read/headings.h"
#include "read/html_blocks.h"
#include "read/page_vocabulary.h"
#include "read/line.h"
#include "read/text_table.h"
#include "read/words.h"
#include "read/word_lists.h"

/* Characters: a caption is no longer. */
#define CAPTION_MOST 48

typedef struct grid {
    bao__blocks *blocks;
    const bao__page *page;
    bao_cell *cells;
    uint32_t count;
    uint32_t *rows; /* by row of the page's table: rows with cells above it */
    uint32_t page_rows;
} grid;

static bool is_shown(const grid *g, const bao__item *item)
{
    return g->blocks->article->hidden || !(item->looks & BAO__HIDDEN);
}

/* Rows without cells (Word leaves some) are not rows of the grid. */
static bool count_rows(grid *g, uint32_t at)
{
    const bao__item *table = &g->page->items[at];
    const bao__item *items = g->page->items;
    g->page_rows = table->row;
    g->rows = bao_arena_calloc(g->page->report->arena, (size_t)table->row + 2, sizeof *g->rows);
    if (!g->rows) {
        return false;
    }
    for (uint32_t i = at + 1; i < table->end; i = items[i].end) {
        if (items[i].kind == BAO__ITEM_CELL && is_shown(g, &items[i])) {
            g->rows[items[i].row + 1] = 1;
            g->count++;
        }
    }
    for (uint32_t row = 1; row <= table->row + 1; row++) {
        g->rows[row] += g->rows[row - 1];
    }
    return true;
}

static uint32_t rows_to(const grid *g, uint32_t row)
{
    return g->rows[row < g->page_rows ? row : g->page_rows];
}

/* What a cell holds, without outer white space and hidden lines. */
static bao_range cell_text(const grid *g, uint32_t at)
{
    const bao__item *cell = &g->page->items[at];
    const bao_span text = g->page->report->text.utf8;
    bao_range out = {cell->text.from, cell->text.from};
    bool any = false;
    for (uint32_t i = at + 1; i < cell->end; i++) {
        const bao__item *line = &g->page->items[i];
        if (line->kind == BAO__ITEM_LINE && is_shown(g, line)) {
            const bao_range trimmed = bao__trim(text, line->text);
            out.from = any ? out.from : trimmed.from;
            out.to = trimmed.to;
            any = true;
        }
    }
    return out;
}

static void add_cell(grid *g, uint32_t at)
{
    const bao__item *item = &g->page->items[at];
    bao_cell *cell = &g->cells[g->count++];
    *cell = (bao_cell){.text = cell_text(g, at), .colspan = item->colspan, .marks = item->marks};
    cell->row = rows_to(g, item->row);
    cell->rowspan = rows_to(g, item->row + item->rowspan) - cell->row;
    bao__blocks_gaps(g->blocks, cell->text, at + 1, item->end);
    bao__warn_of_formula(g->blocks->report, cell->text);
}

static void add_cells(grid *g, uint32_t at)
{
    const bao__item *items = g->page->items;
    const uint32_t end = items[at].end;
    g->count = 0;
    for (uint32_t i = at + 1; i < end; i = items[i].end) {
        if (items[i].kind == BAO__ITEM_CELL && is_shown(g, &items[i])) {
            add_cell(g, i);
        }
    }
}

/* Rows at the top whose cells are all <th>. */
static uint32_t marked_rows(const grid *g, uint32_t at)
{
    const bao__item *items = g->page->items;
    uint32_t rows = 0;
    for (uint32_t i = at + 1; i < items[at].end; i = items[i].end) {
        if (items[i].kind != BAO__ITEM_CELL || !is_shown(g, &items[i])) {
            continue;
        }
        const uint32_t row = rows_to(g, items[i].row);
        if (!(items[i].looks & BAO__IS_HEADER)) {
            return row < rows ? row : rows;
        }
        rows = row + 1;
    }
    return rows;
}

static bao_span span_of(const bao__blocks *b, const bao_block *block)
{
    return bao_span_cut(b->report->text.utf8, block->text);
}

/* 单位：亿元 */
static bool is_unit_line(bao_span s)
{
    return s.n < 90 && bao__starts_with_any(s, bao__words_unit_line_openings);
}

/* A block right above a table that names it. */
static bool names_table(const bao__blocks *b, const bao_block *block)
{
    const bao_span s = span_of(b, block);
    if (bao_span_starts(s, BAO_SPAN("图"))) {
        return false;
    }
    if (block->kind != BAO_PARAGRAPH && (block->kind != BAO_HEADING || block->level == 0)) {
        return false;
    }
    return bao__is_caption(s) ||
           (block->kind == BAO_PARAGRAPH && bao__count_characters(s) <= CAPTION_MOST &&
            !bao__ends_sentence(s) && !bao__has_sentence(s) && !bao__label_find(s).size);
}

/* The caption that the last blocks are, perhaps with a unit below it. */
static uint32_t take_caption(bao__blocks *b)
{
    bao_report *report = b->report;
    if (!report->block_count) {
        return BAO_NONE;
    }
    bao_block *last = &report->blocks[report->block_count - 1];
    const bool unit = last->kind == BAO_PARAGRAPH && is_unit_line(span_of(b, last));
    if (unit && report->block_count > 1 && names_table(b, last - 1)) {
        last[-1].text.to = last->text.to;
        report->block_count--;
        last--;
    } else if (!unit && !names_table(b, last)) {
        return BAO_NONE;
    }
    last->kind = BAO_CAPTION;
    last->level = 0;
    last->label = 0;
    return (uint32_t)(last - report->blocks);
}

/* The lines of <caption>, or those that stand in the table by mistake, as far as they stand before
 * (behind) its first cell. */
static uint32_t add_lines(grid *g, uint32_t at, bool behind)
{
    const bao__item *items = g->page->items;
    const bao__blocks *b = g->blocks;
    const uint32_t first = g->count ? g->cells[0].text.from : UINT32_MAX;
    uint32_t caption = BAO_NONE;
    for (uint32_t i = at + 1; i < items[at].end; i++) {
        const bao__item *item = &items[i];
        if (item->kind == BAO__ITEM_CELL) {
            i = item->end - 1;
        } else if (item->kind == BAO__ITEM_LINE && is_shown(g, item) &&
                   (item->text.from >= first) == behind) {
            const bao_range text = bao__trim(b->report->text.utf8, item->text);
            const bool stray = item->looks & BAO__STRAY;
            bao_block *block =
                bao__blocks_new(g->blocks, stray ? BAO_PARAGRAPH : BAO_CAPTION, text);
            caption = !stray && block ? (uint32_t)(block - b->report->blocks) : caption;
        }
    }
    return caption;
}

static void add_table(grid *g, uint32_t at, uint32_t caption)
{
    bao_report *report = g->blocks->report;
    const bao_cell *last = &g->cells[g->count - 1];
    bao_range text = {g->cells[0].text.from, last->text.to};
    text.to = text.to > text.from ? text.to : text.from;
    bao_block *block = bao__blocks_new(g->blocks, BAO_TABLE, text);
    bao_table *table = bao_report_add_table(report);
    if (!block || !table) {
        g->blocks->failed = true;
        return;
    }
    block->table = (uint32_t)report->table_count - 1;
    table->block = (uint32_t)report->block_count - 1;
    table->caption = caption;
    table->cells = g->cells;
    table->cell_count = g->count;
    if (!bao_table_resolve(report, table)) {
        g->blocks->failed = true;
        return;
    }
    bao_table_guess_header(report, table);
    const uint32_t marked = marked_rows(g, at);
    if (marked && marked < table->rows) {
        table->header_rows = marked;
    }
}

void bao__blocks_table(bao__blocks *b, uint32_t at)
{
    grid g = {.blocks = b, .page = b->page};
    const size_t hidden = b->hidden;
    if (!count_rows(&g, at)) {
        b->failed = true;
        return;
    }
    g.cells = bao_arena_alloc(b->report->arena, (g.count + 1) * sizeof *g.cells);
    if (!g.cells) {
        b->failed = true;
        return;
    }
    add_cells(&g, at);
    const uint32_t own = add_lines(&g, at, false);
    const uint32_t caption = own == BAO_NONE ? take_caption(b) : own;
    if (g.count) {
        add_table(&g, at, caption);
    }
    const uint32_t below = add_lines(&g, at, true);
    if (g.count && caption == BAO_NONE && !b->failed) {
        b->report->tables[b->report->table_count - 1].caption = below;
    }
    bao__blocks_show_hidden(b, hidden, b->page->items[at].text);
    b->item = b->page->items[at].end;
    b->body = true;
}

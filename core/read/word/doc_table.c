/* doc_table.c - tables of a Word document: rows as their properties tell them, columns by the edges
 * of all their cells. */
#include "read/word/doc.h"

typedef struct table {
    bao__doc *doc;
    bao__columns columns;
    uint32_t owner[BAO__EDGES]; /* by column: the cell that goes on below, or BAO_NONE */
    unsigned depth;
} table;

/* sprmTDefTable: the number of cells, their edges, what each of them is. */
static void define(bao__row *row, bao_span operand)
{
    const uint32_t count = bao__le(operand, 0, 1);
    const size_t kinds = 1 + ((size_t)count + 1) * 2;
    row->count = count < BAO__ROW_CELLS ? count : BAO__ROW_CELLS;
    for (uint32_t i = 0; i < row->count; i++) {
        const uint32_t flags = bao__le(operand, kinds + (size_t)i * 20, 2);
        bao__row_cell *cell = &row->cells[i];
        *cell = (bao__row_cell){.left = (int16_t)bao__le(operand, 1 + (size_t)i * 2, 2),
                                .right = (int16_t)bao__le(operand, 3 + (size_t)i * 2, 2)};
        cell->first_merged = flags & 1;
        cell->merged = flags & 2;
        cell->down = flags & 0x20;
        cell->restart = flags & 0x40;
    }
}

/* sprmTVertMerge: one cell, 1 goes on, 3 begins. */
static void merge_down(bao__row *row, bao_span operand)
{
    const uint32_t at = bao__le(operand, 0, 1), how = bao__le(operand, 1, 1);
    if (at < row->count) {
        row->cells[at].down = how & 1;
        row->cells[at].restart = how == 3;
    }
}

/* sprmTMerge: cells from the first up to the limit are one. */
static void merge_across(bao__row *row, bao_span operand)
{
    const uint32_t first = bao__le(operand, 0, 1), limit = bao__le(operand, 1, 1);
    for (uint32_t i = first; i < limit && i < row->count; i++) {
        row->cells[i].first_merged = i == first;
        row->cells[i].merged = i > first;
    }
}

/* Grounds of cells: 4 bytes fore, 4 back, 2 pattern. White letters show on one that is painted. */
static void take_grounds(bao__row *row, bao_span operand)
{
    for (size_t i = 0; i + 10 <= operand.n; i += 10) {
        row->shaded |= bao__doc_is_ground(bao__le(operand, i + 4, 4));
    }
}

static void take_row(bao__row *row, bao_span properties)
{
    size_t at = 0;
    uint16_t number;
    bao_span operand;
    while (bao__doc_next(properties, &at, &number, &operand)) {
        switch (number) {
        case 0xD608:
            define(row, operand);
            break;
        case 0xD62B:
            merge_down(row, operand);
            break;
        case 0x5624:
            merge_across(row, operand);
            break;
        case 0xD612:
        case 0xD616:
        case 0xD60C:
            take_grounds(row, operand);
            break;
        default:
            break;
        }
    }
}

/* The row that the paragraph ends. */
static void read_row(const bao__doc_paragraph *end, bao__row *row)
{
    row->count = 0;
    row->shaded = false;
    take_row(row, end->row);
    take_row(row, end->more);
}

/* The paragraph past the row of depth `depth` that begins at `at`; its end is at *row_end, or
 * `last` where there is none. */
static size_t find_row(const bao__doc *doc, size_t at, size_t last, unsigned depth, size_t *row_end)
{
    for (; at < last; at++) {
        if (doc->items[at].ends_row && doc->items[at].depth == depth) {
            *row_end = at;
            return at + 1;
        }
    }
    *row_end = last;
    return last;
}

static void find_columns(table *t, size_t first, size_t last)
{
    bao__row row;
    bao__columns_start(&t->columns);
    for (int pass = 0; pass < 2; pass++) {
        size_t end;
        for (size_t at = first; at < last;) {
            at = find_row(t->doc, at, last, t->depth, &end);
            if (end == last) {
                break;
            }
            read_row(&t->doc->items[end], &row);
            if (pass == 0) {
                bao__columns_measure(&t->columns, &row);
                continue;
            }
            bao__columns_straighten(&t->columns, &row);
            bao__columns_add(&t->columns, &row);
        }
    }
}

static void warn_of_covered(const table *t, size_t first, size_t last)
{
    for (size_t i = first; i < last; i++) {
        if (t->doc->items[i].to > t->doc->items[i].from) {
            bao_warn(&t->doc->report->warnings, "HIDDEN_TEXT", t->doc->flow.page.out.n,
                     "text in a table cell that another one covers was left out");
            return;
        }
    }
}

/* Adds one cell, which the paragraphs [first, last) stand in, from *column on. */
static void add_cell(table *t, const bao__row *row, uint32_t n, size_t first, size_t last,
                     uint32_t *column)
{
    static const bao__row_cell loose;
    const bao__row_cell *cell = n < row->count ? &row->cells[n] : &loose;
    bao__flow *flow = &t->doc->flow;
    const uint32_t last_cell = bao__row_after(row, n) - 1;
    uint32_t to =
        n < row->count ? bao__columns_at(&t->columns, row->cells[last_cell].right) : *column + 1;
    to = to > *column ? to : *column + 1;
    const uint32_t span = to - *column;
    uint32_t item = *column < BAO__EDGES ? t->owner[*column] : BAO_NONE;
    if (cell->down && !cell->restart && item != BAO_NONE) {
        bao__flow_extend(flow, item);
        warn_of_covered(t, first, last);
    } else {
        item = bao__flow_open_cell(flow, 1, span);
        bao__doc_blocks(t->doc, first, last, t->depth);
        bao__flow_close_cell(flow);
    }
    for (uint32_t i = *column; i < to && i < BAO__EDGES; i++) {
        t->owner[i] = cell->down && i == *column ? item : BAO_NONE;
    }
    *column = to;
}

/* Columns before the first cell of a row that begins further in. */
static void skip_columns(table *t, const bao__row *row, uint32_t *column)
{
    const uint32_t from = row->count ? bao__columns_at(&t->columns, row->cells[0].left) : 0;
    if (from) {
        bao__flow_open_cell(&t->doc->flow, 1, from);
        bao__flow_close_cell(&t->doc->flow);
        for (uint32_t i = 0; i < from && i < BAO__EDGES; i++) {
            t->owner[i] = BAO_NONE;
        }
        *column = from;
    }
}

static void add_row(table *t, const bao__row *row, size_t first, size_t end)
{
    uint32_t column = 0, n = 0;
    const bao__doc *doc = t->doc;
    bao__flow_open_row(&t->doc->flow);
    skip_columns(t, row, &column);
    for (size_t at = first, start = first; at < end && !doc->failed; at++) {
        const bao__doc_paragraph *p = &doc->items[at];
        if ((!p->ends_cell || p->depth != t->depth) && at + 1 < end) {
            continue;
        }
        if (n < row->count && row->cells[n].merged && n && !row->cells[n].first_merged) {
            warn_of_covered(t, start, at + 1);
        } else {
            add_cell(t, row, n, start, at + 1, &column);
        }
        start = at + 1;
        n++;
    }
    while (column < BAO__EDGES) {
        t->owner[column++] = BAO_NONE;
    }
    bao__flow_close_row(&t->doc->flow);
}

void bao__doc_add_table(bao__doc *doc, size_t first, size_t last, unsigned depth)
{
    table *t = bao_arena_calloc(doc->report->arena, 1, sizeof *t);
    bao__row row;
    if (!t || depth > BAO__FLOW_TABLES) {
        doc->failed |= !t;
        return;
    }
    t->doc = doc;
    t->depth = depth;
    memset(t->owner, 0xFF, sizeof t->owner);
    find_columns(t, first, last);
    const bool shaded = doc->shaded;
    bao__flow_open_table(&doc->flow);
    for (size_t at = first, end; at < last && !doc->failed;) {
        const size_t start = at;
        at = find_row(doc, at, last, depth, &end);
        row.count = 0;
        row.shaded = false;
        if (end < last) {
            read_row(&doc->items[end], &row);
            bao__columns_straighten(&t->columns, &row);
        }
        doc->shaded = shaded || row.shaded;
        add_row(t, &row, start, end);
    }
    doc->shaded = shaded;
    bao__flow_close_table(&doc->flow);
}

/* repeated_cells.c - tables whose merged cells were written once for each place they cover. */
#include "read/line.h"
#include "read/text_table.h"

/* A row of so many cells, all with the same words, tells that they were. */
#define CELLS_LEAST 3

static bao_span text_of(const bao__cells *cells, size_t i)
{
    return bao_span_cut(cells->report->text.utf8, cells->items[i].text);
}

static bool is_words(bao_span s)
{
    return s.n && !bao__is_table_number(s);
}

/* The end of the row that begins with cell `at`. */
static size_t row_end(const bao__cells *cells, size_t at)
{
    const uint32_t row = cells->items[at].row;
    while (at < cells->count && cells->items[at].row == row) {
        at++;
    }
    return at;
}

/* Cells [at, end) have the same text. */
static bool all_same(const bao__cells *cells, size_t at, size_t end)
{
    for (size_t i = at + 1; i < end; i++) {
        if (!bao_span_equal(text_of(cells, i), text_of(cells, at))) {
            return false;
        }
    }
    return true;
}

static bool are_repeated(const bao__cells *cells)
{
    for (size_t at = 0; at < cells->count;) {
        const size_t end = row_end(cells, at);
        if (end - at >= CELLS_LEAST && is_words(text_of(cells, at)) && all_same(cells, at, end)) {
            return true;
        }
        at = end;
    }
    return false;
}

/* The cells of a header, and the one that the last cell asked for stands below. */
typedef struct header {
    size_t from, to, at;
} header;

/* The end of the cells from `at` on that were one: words, or figures below one cell of the header.
 * Cells of a row are asked for in order. */
static size_t one_end(const bao__cells *cells, size_t at, size_t end, header *head)
{
    size_t last = at + 1;
    if (is_words(text_of(cells, at))) {
        while (last < end && bao_span_equal(text_of(cells, last), text_of(cells, at))) {
            last++;
        }
        return last;
    }
    const uint32_t column = cells->items[at].column;
    while (head->at < head->to && cells->items[head->at].column < column) {
        head->at++;
    }
    const bao_cell *over = head->at < head->to ? &cells->items[head->at] : NULL;
    const bool merged = over && over->column == column && at + over->colspan <= end &&
                        all_same(cells, at, at + over->colspan);
    return merged ? at + over->colspan : last;
}

void bao__merge_repeated(bao__cells *cells)
{
    if (!are_repeated(cells)) {
        return;
    }
    size_t count = 0;
    header head = {0};
    for (size_t at = 0; at < cells->count;) {
        const size_t end = row_end(cells, at), first = count;
        bool words = true;
        head.at = head.from;
        while (at < end) {
            const size_t next = one_end(cells, at, end, &head);
            words = words && is_words(text_of(cells, at));
            cells->items[count] = cells->items[at];
            cells->items[count++].colspan = (uint32_t)(next - at);
            at = next;
        }
        if (words) {
            head = (header){first, count, first};
        }
    }
    cells->count = count;
}

/* grid_ruler.c - the columns of the form that the columns of a header are. */
#include "extract/grid_parts.h"

uint64_t bao__columns_wanted(const bao__grid_reading *g, uint32_t key)
{
    const bao_grid *grid = g->grid;
    const bool any = key == BAO_NONE;
    uint64_t wanted = grid->columns.extra;
    for (uint32_t c = 0; c < grid->columns.count; c++) {
        for (uint32_t r = any ? 0 : key; r < (any ? grid->rows.count : key + 1); r++) {
            const bool place = grid->places[r * grid->columns.count + c].indicator != BAO_NONE;
            wanted |= (uint64_t)place << c;
        }
    }
    return wanted;
}

/* The columns strictly between `after` and `before` (BAO_NONE: no bound) that are wanted and not
 * extra. */
static uint64_t between(const bao__grid_reading *g, uint64_t wanted, uint32_t after,
                        uint32_t before)
{
    uint64_t found = wanted & ~g->grid->columns.extra;
    if (after != BAO_NONE) {
        found &= ~((UINT64_C(2) << after) - 1);
    }
    return before == BAO_NONE ? found : found & ((UINT64_C(1) << before) - 1);
}

/* One of the header's columns `from` to `to` has a label that no column of the form has. */
static bool has_unknown(const bao__ruler *r, uint32_t from, uint32_t to)
{
    bool unknown = false;
    for (uint32_t i = from; i < to; i++) {
        unknown |= r->over[i].unknown;
    }
    return unknown;
}

/* A run of columns without a name takes the columns between its neighbours, if they are as many. Of
 * one with another name only sums can tell that it is meant. */
static void fill_run(const bao__grid_reading *g, bao__ruler *r, uint64_t wanted, uint32_t from,
                     uint32_t to)
{
    const uint32_t after = from ? r->columns[from - 1] : BAO_NONE;
    const uint32_t before = to < r->count ? r->columns[to] : BAO_NONE;
    if (after != BAO_NONE && before != BAO_NONE && after >= before) {
        return;
    }
    uint64_t missing = between(g, wanted, after, before);
    for (uint32_t i = 0; i < r->count; i++) {
        missing &= r->columns[i] == BAO_NONE ? UINT64_MAX : ~(UINT64_C(1) << r->columns[i]);
    }
    const bool unknown = has_unknown(r, from, to);
    if ((uint32_t)__builtin_popcountll(missing) != to - from ||
        (unknown && !g->grid->columns.sum_count)) {
        return;
    }
    for (uint32_t i = from; i < to; i++, missing &= missing - 1) {
        r->columns[i] = (uint32_t)__builtin_ctzll(missing);
        r->known_by[i] = unknown ? BAO__GUESSED : BAO__PLACED;
    }
}

static void fill_unnamed(const bao__grid_reading *g, bao__ruler *r, uint64_t wanted)
{
    for (uint32_t i = 0; i < r->count && r->named; i++) {
        uint32_t end = i;
        while (end < r->count && r->columns[end] == BAO_NONE) {
            end++;
        }
        if (end > i) {
            fill_run(g, r, wanted, i, end);
            i = end;
        }
    }
}

/* Of two columns with one name the first is a subtotal. */
static void part_twins(const bao__grid_reading *g, bao__ruler *r)
{
    const uint64_t extra = g->grid->columns.extra;
    for (uint32_t i = 0; i < r->count; i++) {
        for (uint32_t j = i + 1; j < r->count && r->columns[i] != BAO_NONE; j++) {
            if (r->columns[i] == r->columns[j]) {
                r->columns[i] = extra ? (uint32_t)__builtin_ctzll(extra) : BAO_NONE;
            }
        }
    }
}

bao__ruler bao__ruler_of(const bao__grid_reading *g, const bao__table_row *row, uint64_t wanted)
{
    bao__ruler r = {.count = 0};
    if (row->header == BAO_NONE || g->headers[row->header].values == BAO_NONE) {
        return r;
    }
    const bao__header *header = &g->headers[row->header];
    const bao__header_column *columns = g->columns + header->column;
    uint32_t first = 0;
    while (first < header->column_count && columns[first].from < header->values) {
        first++;
    }
    r.over = columns + first;
    r.count = header->column_count - first;
    if (r.count > BAO_GRID_KEYS) {
        return (bao__ruler){.count = 0};
    }
    for (uint32_t i = 0; i < r.count; i++) {
        r.columns[i] = bao__only(r.over[i].columns & wanted);
        r.known_by[i] = BAO__NAMED;
        r.named += r.columns[i] != BAO_NONE;
    }
    while (r.count && r.columns[r.count - 1] == BAO_NONE && r.over[r.count - 1].blank) {
        r.count--; /* a longer row has made the table wider than its header */
    }
    if (!header->pairs) {
        part_twins(g, &r);
        fill_unnamed(g, &r, wanted);
    }
    return r.named ? r : (bao__ruler){.count = 0};
}

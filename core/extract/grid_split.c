/* grid_split.c - rows with too many cells, because numbers were cut in two: 20 as 2 | 0. */
#include "extract/grid_parts.h"

/* More cells than this in a row are not put together. */
#define CELLS_MOST 16

typedef struct mending {
    const bao__grid_reading *g;
    const bao__assigned_row *row; /* as it was */
    uint32_t count;
    bao__value_cell tried[CELLS_MOST], good[CELLS_MOST];
    uint32_t ways;
} mending;

static bool is_digits(const bao__grid_reading *g, const bao__value_cell *cell)
{
    const bao_span text = bao_span_cut(g->view, cell->cell->folded);
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] < '0' || text.p[i] > '9') {
            return false;
        }
    }
    return text.n > 0;
}

/* The number that the digits of `n` cells make; false when they are no number. */
static bool join(const mending *m, uint32_t from, uint32_t n, bao__value_cell *out)
{
    char digits[CELLS_MOST * 8];
    size_t length = 0;
    *out = m->row->cells[from];
    if (n == 1) {
        return true;
    }
    for (uint32_t i = from; i < from + n; i++) {
        const bao_span text = bao_span_cut(m->g->view, m->row->cells[i].cell->folded);
        if (!is_digits(m->g, &m->row->cells[i]) || length + text.n > sizeof digits) {
            return false;
        }
        memcpy(digits + length, text.p, text.n);
        length += text.n;
    }
    out->value.quantity.raw.to = m->row->cells[from + n - 1].value.quantity.raw.to;
    out->value.quantity.number = out->value.quantity.raw;
    out->value.quantity.unit = (bao_range){out->value.quantity.raw.to, out->value.quantity.raw.to};
    return digits[0] != '0' &&
           bao_decimal_parse((bao_span){digits, length}, &out->value.quantity.value);
}

/* Tries the cells as they are now. */
static void judge(mending *m)
{
    bao__assigned_row row = *m->row;
    row.cells = m->tried;
    row.cell_count = m->count;
    uint64_t set = bao__columns_wanted(m->g, row.key) & ~m->g->grid->columns.extra;
    for (uint32_t i = 0; i < m->count; i++, set &= set - 1) {
        m->tried[i].column = (uint32_t)__builtin_ctzll(set);
    }
    if (bao__row_sum(m->g, &row, BAO_NONE) == BAO__SUM_HOLDS && m->ways++ == 0) {
        memcpy(m->good, m->tried, m->count * sizeof *m->good);
    }
}

/* All ways to make cells `made` and on of the old cells `used` and on. */
static void try_all(mending *m, uint32_t used, uint32_t made)
{
    if (made == m->count) {
        if (used == m->row->cell_count) {
            judge(m);
        }
        return;
    }
    const uint32_t most = m->row->cell_count - used - (m->count - made - 1);
    for (uint32_t n = 1; n <= most && m->ways < 2; n++) {
        if (join(m, used, n, &m->tried[made])) {
            try_all(m, used + n, made + 1);
        }
    }
}

bool bao__split_mend(const bao__grid_reading *g, bao__assigned_row *row, uint32_t count)
{
    mending m = {.g = g, .row = row, .count = count};
    if (row->cell_count > CELLS_MOST || count == 0) {
        return false;
    }
    try_all(&m, 0, 0);
    if (m.ways == 1) {
        memcpy(row->cells, m.good, count * sizeof *m.good);
        row->cell_count = count;
    }
    return m.ways == 1;
}

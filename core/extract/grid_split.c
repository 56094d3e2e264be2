/* grid_split.c - rows with too many cells, because numbers were cut in two: 20 as 2 | 0. */
#include "extract/grid_parts.h"

/* More cells than this in a row are not put together. */
#define CELLS_MOST 16

typedef struct mending {
    bao__grid_reading *s;
    const bao__table_row *strip; /* as it is tried; its slots are in `tried` */
    const bao__value_cell *old;
    uint32_t old_count, count;
    bao__value_cell tried[CELLS_MOST], good[CELLS_MOST];
    uint32_t ways;
} mending;

static bool is_digits(const bao__grid_reading *s, const bao__value_cell *slot)
{
    const bao_span text = bao_span_cut(s->view, slot->cell->folded);
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
    *out = m->old[from];
    if (n == 1) {
        return true;
    }
    for (uint32_t i = from; i < from + n; i++) {
        const bao_span text = bao_span_cut(m->s->view, m->old[i].cell->folded);
        if (!is_digits(m->s, &m->old[i]) || length + text.n > sizeof digits) {
            return false;
        }
        memcpy(digits + length, text.p, text.n);
        length += text.n;
    }
    out->value.quantity.raw.to = m->old[from + n - 1].value.quantity.raw.to;
    out->value.quantity.number = out->value.quantity.raw;
    out->value.quantity.unit = (bao_range){out->value.quantity.raw.to, out->value.quantity.raw.to};
    return digits[0] != '0' &&
           bao_decimal_parse((bao_span){digits, length}, &out->value.quantity.value);
}

/* Tries the slots as they are now. */
static void judge(mending *m)
{
    bao__value_cell *const slots = m->s->slots + m->strip->slot;
    bao__table_row strip = *m->strip;
    bao__value_cell kept[CELLS_MOST];
    strip.slot_count = m->count;
    memcpy(kept, slots, m->old_count * sizeof *kept);
    memcpy(slots, m->tried, m->count * sizeof *slots);
    uint64_t set = bao__columns_wanted(m->s, &strip) & ~m->s->grid->columns.extra;
    for (uint32_t i = 0; i < m->count; i++, set &= set - 1) {
        slots[i].column = (uint32_t)__builtin_ctzll(set);
    }
    if (bao__row_sum(m->s, &strip) == BAO__SUM_HOLDS && m->ways++ == 0) {
        memcpy(m->good, m->tried, m->count * sizeof *m->good);
    }
    memcpy(slots, kept, m->old_count * sizeof *kept);
}

/* All ways to make slots `made` and on of the old cells `used` and on. */
static void try_all(mending *m, uint32_t used, uint32_t made)
{
    if (made == m->count) {
        if (used == m->old_count) {
            judge(m);
        }
        return;
    }
    const uint32_t most = m->old_count - used - (m->count - made - 1);
    for (uint32_t n = 1; n <= most && m->ways < 2; n++) {
        if (join(m, used, n, &m->tried[made])) {
            try_all(m, used + n, made + 1);
        }
    }
}

bool bao__split_mend(bao__grid_reading *s, bao__table_row *strip, uint32_t count)
{
    mending m = {.s = s,
                 .strip = strip,
                 .old = s->slots + strip->slot,
                 .old_count = strip->slot_count,
                 .count = count};
    bao__value_cell old[CELLS_MOST];
    if (strip->slot_count > CELLS_MOST || count == 0) {
        return false;
    }
    memcpy(old, m.old, m.old_count * sizeof *old);
    m.old = old;
    try_all(&m, 0, 0);
    if (m.ways != 1) {
        return false;
    }
    memcpy(s->slots + strip->slot, m.good, count * sizeof *m.good);
    strip->slot_count = count;
    bao__row_warn(s, strip, "CELLS_JOINED",
                  "%u cells where the table \"%s\" has %u: numbers were cut in two, and were "
                  "joined in the only way that makes the row's total right",
                  m.old_count, s->grid->name, count);
    return true;
}

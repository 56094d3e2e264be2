/* grid_assign_columns.c - which column of the form each value cell of a strip is: by the header
 * above it, by counting, by the form's order. */
#include "extract/grid_parts.h"

/* The part of a header that stands over values, and the column that each leaf is. */
typedef struct ruler {
    const bao__header_column *leaves;
    uint32_t count;
    uint32_t columns[BAO_GRID_KEYS]; /* or BAO_NONE */
    uint8_t proofs[BAO_GRID_KEYS];
    uint32_t named;
} ruler;

uint64_t bao__columns_wanted(const bao__grid_reading *s, const bao__table_row *strip)
{
    const bao_grid *grid = s->grid;
    uint64_t wanted = grid->columns.extra;
    for (uint32_t c = 0; c < grid->columns.count; c++) {
        const bool any = strip->key == BAO_NONE;
        for (uint32_t r = any ? 0 : strip->key; r < (any ? grid->rows.count : strip->key + 1);
             r++) {
            const bool place = grid->places[r * grid->columns.count + c].indicator != BAO_NONE;
            wanted |= (uint64_t)place << c;
        }
    }
    return wanted;
}

/* The columns strictly between `after` and `before` (BAO_NONE: no bound) that are wanted and not
 * extra. */
static uint64_t between(const bao__grid_reading *s, uint64_t wanted, uint32_t after,
                        uint32_t before)
{
    uint64_t found = wanted & ~s->grid->columns.extra;
    if (after != BAO_NONE) {
        found &= ~((UINT64_C(2) << after) - 1);
    }
    return before == BAO_NONE ? found : found & ((UINT64_C(1) << before) - 1);
}

/* A leaf of `from` to `to` has a label that no column of the form has. */
static bool has_strange(const ruler *r, uint32_t from, uint32_t to)
{
    bool strange = false;
    for (uint32_t i = from; i < to; i++) {
        strange |= r->leaves[i].strange;
    }
    return strange;
}

/* A run of leaves without a name takes the columns between its neighbours, if they are as many. Of
 * one with another name only sums can tell that it is meant. */
static void fill_run(const bao__grid_reading *s, ruler *r, uint64_t wanted, uint32_t from,
                     uint32_t to)
{
    const uint32_t after = from ? r->columns[from - 1] : BAO_NONE;
    const uint32_t before = to < r->count ? r->columns[to] : BAO_NONE;
    if (after != BAO_NONE && before != BAO_NONE && after >= before) {
        return;
    }
    uint64_t missing = between(s, wanted, after, before);
    for (uint32_t i = 0; i < r->count; i++) {
        missing &= r->columns[i] == BAO_NONE ? UINT64_MAX : ~(UINT64_C(1) << r->columns[i]);
    }
    const bool strange = has_strange(r, from, to);
    if ((uint32_t)__builtin_popcountll(missing) != to - from ||
        (strange && !s->grid->columns.sum_count)) {
        return;
    }
    for (uint32_t i = from; i < to; i++, missing &= missing - 1) {
        r->columns[i] = (uint32_t)__builtin_ctzll(missing);
        r->proofs[i] = strange ? BAO__GUESSED : BAO__PLACED;
    }
}

static void fill_unnamed(const bao__grid_reading *s, ruler *r, uint64_t wanted)
{
    for (uint32_t i = 0; i < r->count && r->named; i++) {
        uint32_t end = i;
        while (end < r->count && r->columns[end] == BAO_NONE) {
            end++;
        }
        if (end > i) {
            fill_run(s, r, wanted, i, end);
            i = end;
        }
    }
}

/* Of two leaves with one name the first is a subtotal. */
static void part_twins(const bao__grid_reading *s, ruler *r)
{
    const uint64_t extra = s->grid->columns.extra;
    for (uint32_t i = 0; i < r->count; i++) {
        for (uint32_t j = i + 1; j < r->count && r->columns[i] != BAO_NONE; j++) {
            if (r->columns[i] == r->columns[j]) {
                r->columns[i] = extra ? (uint32_t)__builtin_ctzll(extra) : BAO_NONE;
            }
        }
    }
}

/* The ruler of a strip's header; empty when it names none of the columns of the strip's row. */
static ruler ruler_of(const bao__grid_reading *s, const bao__table_row *strip, uint64_t wanted)
{
    ruler r = {.count = 0};
    if (strip->header == BAO_NONE || s->headers[strip->header].values == BAO_NONE) {
        return r;
    }
    const bao__header *header = &s->headers[strip->header];
    const bao__header_column *leaves = s->leaves + header->leaf;
    uint32_t first = 0;
    while (first < header->leaf_count && leaves[first].from < header->values) {
        first++;
    }
    r.leaves = leaves + first;
    r.count = header->leaf_count - first;
    if (r.count > BAO_GRID_KEYS) {
        return (ruler){.count = 0};
    }
    for (uint32_t i = 0; i < r.count; i++) {
        r.columns[i] = bao__only(r.leaves[i].columns & wanted);
        r.proofs[i] = BAO__NAMED;
        r.named += r.columns[i] != BAO_NONE;
    }
    while (r.count && r.columns[r.count - 1] == BAO_NONE && r.leaves[r.count - 1].blank) {
        r.count--; /* a longer row has made the table wider than its header */
    }
    if (!header->pairs) {
        part_twins(s, &r);
        fill_unnamed(s, &r, wanted);
    }
    return r.named ? r : (ruler){.count = 0};
}

static bao__value_cell *slot_at(const bao__grid_reading *s, const bao__table_row *strip, uint32_t i)
{
    return &s->slots[strip->slot + i];
}

static void give(const bao__grid_reading *s, const bao__table_row *strip, uint32_t slot,
                 const ruler *r, uint32_t leaf)
{
    bao__value_cell *to = slot_at(s, strip, slot);
    const bool paired = s->headers[strip->header].pairs;
    to->column = r->columns[leaf];
    to->proof = r->proofs[leaf];
    to->unit = r->leaves[leaf].unit;
    to->stranger = to->column == BAO_NONE && r->leaves[leaf].strange && !s->grid->columns.sum_count
                       ? (uint32_t)(r->leaves + leaf - s->leaves)
                       : BAO_NONE;
    to->row = paired && r->leaves[leaf].rows ? bao__only(r->leaves[leaf].rows) : BAO_NONE;
}

/* Slots that have figures but no column. */
static uint32_t left_over(const bao__grid_reading *s, const bao__table_row *strip)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < strip->slot_count; i++) {
        const bao__value_cell *slot = slot_at(s, strip, i);
        n += slot->column == BAO_NONE && slot->stranger == BAO_NONE &&
             bao_cell_is_figure((bao_cell_kind)slot->value.kind);
    }
    return n;
}

static void take_back(const bao__grid_reading *s, const bao__table_row *strip)
{
    for (uint32_t i = 0; i < strip->slot_count; i++) {
        bao__value_cell *slot = slot_at(s, strip, i);
        slot->column = slot->row = slot->stranger = BAO_NONE;
    }
}

/* As many cells as the header has: the first is the first. */
static bool by_count(const bao__grid_reading *s, const bao__table_row *strip, const ruler *r)
{
    if (r->count == 0 || strip->slot_count != r->count) {
        return false;
    }
    for (uint32_t i = 0; i < r->count; i++) {
        give(s, strip, i, r, i);
    }
    return left_over(s, strip) == 0;
}

/* Spans that were lost leave blank cells: as many cells with something as the header has names. */
static bool by_filled(const bao__grid_reading *s, const bao__table_row *strip, const ruler *r)
{
    uint32_t filled = 0, leaf = 0;
    for (uint32_t i = 0; i < strip->slot_count; i++) {
        filled += slot_at(s, strip, i)->value.kind != BAO_CELL_BLANK;
    }
    if (filled == 0 || filled != r->named || filled == r->count || strip->inherited) {
        return false;
    }
    for (uint32_t i = 0; i < strip->slot_count; i++) {
        if (slot_at(s, strip, i)->value.kind == BAO_CELL_BLANK) {
            continue;
        }
        while (r->columns[leaf] == BAO_NONE) {
            leaf++;
        }
        give(s, strip, i, r, leaf++);
    }
    return !s->grid->columns.sum_count || bao__row_sum(s, strip) == BAO__SUM_HOLDS;
}

/* The only leaf over a cell; the leaves' number when there is none, BAO_NONE when there are
 * several.
 */
static uint32_t leaf_over(const bao__grid_reading *s, const bao__table_row *strip, const ruler *r,
                          const bao_cell *cell)
{
    const bao__oriented_table *plane = &s->planes[strip->plane];
    const uint32_t from = bao__oriented_column(plane, cell), to = bao__oriented_end(plane, cell);
    uint32_t found = r->count;
    for (uint32_t i = 0; i < r->count; i++) {
        if (r->leaves[i].from < to && r->leaves[i].to > from) {
            if (found != r->count) {
                return BAO_NONE;
            }
            found = i;
        }
    }
    return found;
}

/* Columns of the form that the header has and no cell of the strip is in. */
static bool is_short(const bao__grid_reading *s, const bao__table_row *strip, const ruler *r)
{
    uint64_t named = 0;
    for (uint32_t i = 0; i < r->count; i++) {
        named |= r->columns[i] == BAO_NONE ? 0 : UINT64_C(1) << r->columns[i];
    }
    for (uint32_t i = 0; i < strip->slot_count; i++) {
        const uint32_t column = slot_at(s, strip, i)->column;
        named &= column == BAO_NONE ? UINT64_MAX : ~(UINT64_C(1) << column);
    }
    return (named & ~s->grid->columns.extra) != 0;
}

/* A figure that is not zero. */
static bool has_figures(const bao__grid_reading *s, const bao__table_row *strip)
{
    for (uint32_t i = 0; i < strip->slot_count; i++) {
        const bao_cell_value *value = &slot_at(s, strip, i)->value;
        if (value->kind == BAO_CELL_NUMBER && value->quantity.value.coefficient) {
            return true;
        }
    }
    return false;
}

/* Every cell below a leaf of its own. A row with fewer cells than columns may have lost one before
 * the others: sums must tell. */
static bool by_place(const bao__grid_reading *s, bao__table_row *strip, const ruler *r)
{
    uint32_t last = BAO_NONE;
    if (r->count == 0 || strip->inherited || strip->shifted) {
        return false;
    }
    for (uint32_t i = 0; i < strip->slot_count; i++) {
        const uint32_t leaf = leaf_over(s, strip, r, slot_at(s, strip, i)->cell);
        if (leaf == r->count && slot_at(s, strip, i)->value.kind == BAO_CELL_BLANK) {
            continue;
        }
        if (leaf >= r->count || (last != BAO_NONE && leaf <= last)) {
            return false;
        }
        give(s, strip, i, r, leaf);
        last = leaf;
    }
    strip->is_short = is_short(s, strip, r);
    if (strip->slot_count > r->count && s->grid->columns.sum_count && has_figures(s, strip) &&
        bao__row_sum(s, strip) != BAO__SUM_HOLDS) {
        return false; /* a number cut in two could have moved the others */
    }
    return left_over(s, strip) == 0 && (!strip->is_short || s->grid->columns.sum_count);
}

/* The columns of `set` in the form's order, from slot `first` on. */
static void lay_out(const bao__grid_reading *s, const bao__table_row *strip, uint64_t set,
                    bao__proof proof)
{
    for (uint32_t i = 0; set; i++, set &= set - 1) {
        bao__value_cell *slot = slot_at(s, strip, i);
        slot->column = (uint32_t)__builtin_ctzll(set);
        slot->proof = (uint8_t)proof;
    }
}

/* Every subtotal has a figure, or nothing has. */
static bool subtotals_stand(const bao__grid_reading *s, const bao__table_row *strip)
{
    bool blank = false, any = false;
    for (uint32_t i = 0; i < strip->slot_count; i++) {
        const bao__value_cell *slot = slot_at(s, strip, i);
        const bool filled = bao_cell_is_figure((bao_cell_kind)slot->value.kind);
        any |= filled;
        blank |= !filled && (s->grid->columns.extra >> slot->column & 1);
    }
    return !any || !blank;
}

/* Most rows of the strip's table have `count` cells. */
static bool most_have(const bao__grid_reading *s, const bao__table_row *strip, uint32_t count)
{
    uint32_t all = 0, have = 0;
    for (size_t i = 0; i < s->strip_count; i++) {
        const bao__table_row *other = &s->strips[i];
        if (other->plane == strip->plane && other->kind != BAO__TEXT_ROW) {
            all++;
            have += other->slot_count == count;
        }
    }
    return have * 2 > all;
}

/* The form's own columns, counted; with the subtotals where there are as many more. Without sums to
 * speak, only a row of one figure is sure. */
static bool by_order(const bao__grid_reading *s, const bao__table_row *strip, uint64_t wanted,
                     bool headed)
{
    const uint64_t own = wanted & ~s->grid->columns.extra;
    const uint32_t count = (uint32_t)__builtin_popcountll(own);
    const bool sums = s->grid->columns.sum_count > 0;
    const uint32_t with_extra = (uint32_t)__builtin_popcountll(wanted);
    if (sums && with_extra > count && strip->slot_count == count &&
        most_have(s, strip, with_extra)) {
        return false; /* its total is cut off, and a subtotal stands last */
    }
    if (strip->slot_count == count && (sums || (count == 1 && !headed))) {
        lay_out(s, strip, own, headed ? BAO__GUESSED : BAO__PLACED);
        return true;
    }
    if (sums && wanted != own && strip->slot_count == with_extra) {
        lay_out(s, strip, wanted, BAO__GUESSED);
        return bao__row_sum(s, strip) != BAO__SUM_FAILS && subtotals_stand(s, strip);
    }
    return false;
}

/* The header was torn into fewer pieces than there are cells: it names some of the row's columns
 * and nothing else, and the row has a cell for each of its columns. */
static bool by_torn_header(const bao__grid_reading *s, const bao__table_row *strip, uint64_t wanted)
{
    const uint64_t own = wanted & ~s->grid->columns.extra;
    const uint32_t count = (uint32_t)__builtin_popcountll(own);
    if (strip->header == BAO_NONE || strip->inherited || count < 2 || strip->slot_count != count) {
        return false;
    }
    const bao__header *header = &s->headers[strip->header];
    uint64_t named = 0;
    for (uint32_t i = 0; i < header->leaf_count; i++) {
        const bao__header_column *leaf = &s->leaves[header->leaf + i];
        if (leaf->strange || (leaf->columns && bao__only(leaf->columns) == BAO_NONE)) {
            return false;
        }
        named |= leaf->columns;
    }
    if (!named || (named & ~own) || named == own) {
        return false;
    }
    lay_out(s, strip, own, BAO__PLACED);
    return true;
}

/* Blank cells past the last one that could be of the form. */
static void trim_blanks(const bao__grid_reading *s, bao__table_row *strip, uint32_t count)
{
    while (count && strip->slot_count > count &&
           slot_at(s, strip, strip->slot_count - 1)->value.kind == BAO_CELL_BLANK) {
        strip->slot_count--;
    }
}

static bool place(bao__grid_reading *s, bao__table_row *strip, uint64_t wanted)
{
    const ruler r = ruler_of(s, strip, wanted);
    const uint32_t own = (uint32_t)__builtin_popcountll(wanted & ~s->grid->columns.extra);
    if (by_count(s, strip, &r) || by_place(s, strip, &r)) {
        return true;
    }
    take_back(s, strip);
    strip->is_short = false;
    if (by_filled(s, strip, &r)) {
        return true;
    }
    take_back(s, strip);
    trim_blanks(s, strip, own);
    if (by_order(s, strip, wanted, r.count > 0) || by_torn_header(s, strip, wanted)) {
        return true;
    }
    take_back(s, strip);
    if (strip->slot_count > own && strip->slot_count <= own + 4 && s->grid->columns.sum_count &&
        bao__split_mend(s, strip, own)) {
        lay_out(s, strip, wanted & ~s->grid->columns.extra, BAO__GUESSED);
        return true;
    }
    return false;
}

static void refuse(bao__grid_reading *s, bao__table_row *strip)
{
    strip->refused = true;
    take_back(s, strip);
    bao__row_warn(s, strip, "CELLS_UNCLEAR",
                  "%u cells in a row of the table \"%s\": which column each of them is in cannot "
                  "be told; the row was not read",
                  strip->slot_count, s->grid->name);
}

/* Says once of a column that it is none of the form's and that its figures were not read. */
static void tell_strangers(bao__grid_reading *s, const bao__table_row *strip)
{
    for (uint32_t i = 0; i < strip->slot_count; i++) {
        const bao__value_cell *slot = slot_at(s, strip, i);
        bao__header_column *leaf = slot->stranger == BAO_NONE ? NULL : &s->leaves[slot->stranger];
        if (leaf && !leaf->told && slot->value.kind == BAO_CELL_NUMBER) {
            const bao_span label = bao_span_cut(s->view, leaf->text);
            leaf->told = true;
            bao__row_warn(s, strip, "COLUMN_UNKNOWN",
                          "the table \"%s\" has a column \"%.*s\" that the script does not "
                          "know; its figures were not read",
                          s->grid->name, (int)(label.n > 60 ? 60 : label.n), label.p);
        }
    }
}

/* A form cut off or in one row: its blocks, as far as they are whole. */
static void unroll(const bao__grid_reading *s, const bao__table_row *strip)
{
    const bao_grid *grid = s->grid;
    uint32_t i = 0;
    for (uint32_t r = 0; r < grid->rows.count; r++) {
        for (uint32_t c = 0; c < grid->columns.count; c++) {
            const bool place = grid->places[r * grid->columns.count + c].indicator != BAO_NONE;
            if (!place || i == strip->slot_count) {
                continue;
            }
            bao__value_cell *slot = slot_at(s, strip, i++);
            slot->row = r;
            slot->column = c;
            slot->proof = BAO__GUESSED;
        }
    }
}

void bao__columns_find(bao__grid_reading *s)
{
    for (size_t i = 0; i < s->strip_count; i++) {
        bao__table_row *strip = &s->strips[i];
        const bool paired = strip->header != BAO_NONE && s->headers[strip->header].pairs;
        if (strip->foreign || strip->kind == BAO__TEXT_ROW) {
            continue;
        }
        if (strip->flat) {
            unroll(s, strip);
        } else if (strip->key != BAO_NONE || paired) {
            if (!place(s, strip, bao__columns_wanted(s, strip))) {
                refuse(s, strip);
            }
            tell_strangers(s, strip);
        }
    }
}

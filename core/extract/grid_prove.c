/* grid_prove.c - what sums say about rows and columns that labels did not name. Nothing is
 * repaired: what is not confirmed is not read. */
#include "extract/grid_parts.h"

typedef const bao__value_cell *figure_fn(const void *from, uint32_t key);

/* One side of a sum. */
typedef struct side {
    bao_decimal sum;
    uint32_t valued, blank, absent;
    bool overflow;
} side;

static void add_figure(side *to, const bao__value_cell *slot)
{
    if (!slot) {
        to->absent++;
    } else if (slot->value.kind == BAO_CELL_NUMBER) {
        to->valued++;
        to->overflow |= !bao_decimal_add(to->sum, slot->value.quantity.value, &to->sum);
    } else if (slot->value.kind == BAO_CELL_NONE) {
        to->valued++;
    } else {
        to->blank++;
    }
}

static side add_side(figure_fn *figure, const void *from, uint64_t keys)
{
    side made = {.sum = {0, 0}};
    for (; keys; keys &= keys - 1) {
        add_figure(&made, figure(from, (uint32_t)__builtin_ctzll(keys)));
    }
    return made;
}

/* A sum with blanks as zero. Open when a figure is not there, when a side is blank, or all zero. */
static bao__sum weigh(figure_fn *figure, const void *from, const bao_grid_sum *sum)
{
    const side left = add_side(figure, from, sum->left);
    const side right = add_side(figure, from, sum->right);
    if (left.absent || right.absent || !left.valued || !right.valued || left.overflow ||
        right.overflow) {
        return BAO__SUM_OPEN;
    }
    if (bao_decimal_compare(left.sum, right.sum) != 0) {
        return BAO__SUM_FAILS;
    }
    return left.sum.coefficient ? BAO__SUM_HOLDS : BAO__SUM_OPEN;
}

static bao__sum worse(bao__sum a, bao__sum b)
{
    return a == BAO__SUM_FAILS || b == BAO__SUM_FAILS   ? BAO__SUM_FAILS
           : a == BAO__SUM_HOLDS || b == BAO__SUM_HOLDS ? BAO__SUM_HOLDS
                                                        : BAO__SUM_OPEN;
}

/* Slots of one strip, or of one row of a flat strip. */
typedef struct line {
    const bao__value_cell *slots;
    uint32_t count, row;
} line;

static const bao__value_cell *in_line(const void *from, uint32_t column)
{
    const line *l = from;
    for (uint32_t i = 0; i < l->count; i++) {
        if (l->slots[i].column == column && (l->row == BAO_NONE || l->slots[i].row == l->row)) {
            return &l->slots[i];
        }
    }
    return NULL;
}

static bao__sum line_sum(const bao__grid_reading *s, const bao__table_row *strip, uint32_t row)
{
    const line l = {s->slots + strip->slot, strip->slot_count, row};
    bao__sum found = BAO__SUM_OPEN;
    for (uint32_t i = 0; i < s->grid->columns.sum_count; i++) {
        found = worse(found, weigh(in_line, &l, &s->grid->columns.sums[i]));
    }
    return found;
}

bao__sum bao__row_sum(const bao__grid_reading *s, const bao__table_row *strip)
{
    return line_sum(s, strip, BAO_NONE);
}

static void take_back(const bao__grid_reading *s, bao__table_row *strip)
{
    strip->refused = true;
    for (uint32_t i = 0; i < strip->slot_count; i++) {
        s->slots[strip->slot + i].column = s->slots[strip->slot + i].row = BAO_NONE;
    }
}

/* The weakest proof of a strip's columns. */
static uint8_t proof_of(const bao__grid_reading *s, const bao__table_row *strip)
{
    uint8_t proof = BAO__NAMED;
    for (uint32_t i = 0; i < strip->slot_count; i++) {
        const bao__value_cell *slot = &s->slots[strip->slot + i];
        proof = slot->column != BAO_NONE && slot->proof > proof ? slot->proof : proof;
    }
    return proof;
}

static bool all_zero(const bao__grid_reading *s, const bao__table_row *strip)
{
    for (uint32_t i = 0; i < strip->slot_count; i++) {
        const bao_cell_value *value = &s->slots[strip->slot + i].value;
        if (value->kind == BAO_CELL_NUMBER && value->quantity.value.coefficient) {
            return false;
        }
    }
    return true;
}

/* Strips whose columns were found in the same way stand and fall together. */
static bool alike(const bao__table_row *a, const bao__table_row *b)
{
    return a->header == b->header && a->slot_count == b->slot_count && !b->flat && !b->refused;
}

static void judge_columns(bao__grid_reading *s, size_t at, uint8_t *proofs)
{
    uint32_t holds = 0, fails = 0;
    bool zero = true;
    for (size_t i = at; i < s->strip_count; i++) {
        if (proofs[i] == proofs[at] && alike(&s->strips[at], &s->strips[i])) {
            const bao__sum sum = bao__row_sum(s, &s->strips[i]);
            holds += sum == BAO__SUM_HOLDS;
            fails += sum == BAO__SUM_FAILS;
            zero = zero && all_zero(s, &s->strips[i]);
        }
    }
    const bool headed = s->strips[at].header != BAO_NONE || s->grid->columns.sum_count == 0;
    const bool sure = zero || (headed && proofs[at] == BAO__PLACED && !fails);
    const bool good = (holds || sure) && fails * 3 <= holds;
    if (!good) {
        bao__row_warn(s, &s->strips[at], "COLUMNS_UNCLEAR",
                      "the columns of the table \"%s\" have no names that tell which they are, "
                      "and its sums do not: %u come out, %u do not; its rows were not read",
                      s->grid->name, holds, fails);
    }
    const uint8_t proof = proofs[at];
    for (size_t i = s->strip_count; i-- > at;) {
        if (proofs[i] == proof && alike(&s->strips[at], &s->strips[i])) {
            proofs[i] = BAO__NAMED;
            if (!good && i != at) {
                take_back(s, &s->strips[i]);
            }
        }
    }
    if (!good) {
        take_back(s, &s->strips[at]);
    }
}

/* The sums of all rows in a flat strip. Zeros alone need none, if none is cut off. */
static bool flat_confirmed(const bao__grid_reading *s, const bao__table_row *strip, bool cut)
{
    bao__sum found = BAO__SUM_OPEN;
    for (uint32_t r = 0; r < s->grid->rows.count; r++) {
        found = worse(found, line_sum(s, strip, r));
    }
    return found == BAO__SUM_HOLDS || (found == BAO__SUM_OPEN && !cut && all_zero(s, strip));
}

/* A flat strip is read if the sums of its rows hold; of one cut off, the rows that are whole. */
static void judge_flat(bao__grid_reading *s, bao__table_row *strip)
{
    const bao__value_cell *end = &s->slots[strip->slot + strip->slot_count - 1];
    const bool cut = end->row + 1 < s->grid->rows.count || end->column + 1 < s->grid->columns.count;
    const uint32_t cut_row = end->column + 1 < s->grid->columns.count ? end->row : BAO_NONE;
    const bool good = flat_confirmed(s, strip, cut);
    uint32_t lost = 0;
    for (uint32_t i = 0; i < strip->slot_count; i++) {
        bao__value_cell *slot = &s->slots[strip->slot + i];
        if (!good || slot->row == cut_row) {
            slot->column = slot->row = BAO_NONE;
            lost++;
        }
    }
    strip->refused = lost == strip->slot_count;
    if (lost) {
        bao__row_warn(s, strip, "CELLS_UNCLEAR",
                      "%u of %u figures in one row of the table \"%s\" have no label, and no sum "
                      "tells what they are; they were not read",
                      lost, strip->slot_count, s->grid->name);
    }
}

/* Digits that stand apart are one number if the sum of their line says so; each by itself, if it
 * does not say otherwise. */
static void judge_apart(const bao__grid_reading *s, const bao__table_row *strip)
{
    for (uint32_t i = 0; i < strip->slot_count; i++) {
        bao__value_cell *slot = &s->slots[strip->slot + i];
        const bao__sum sum = slot->value.apart ? line_sum(s, strip, slot->row) : BAO__SUM_HOLDS;
        if (sum == BAO__SUM_FAILS || (sum == BAO__SUM_OPEN && !slot->value.spaced)) {
            slot->value.kind = BAO_CELL_UNREADABLE;
            slot->value.reason = "its digits stand apart, and no sum says that they are one number";
        }
    }
}

/* The figures of a whole table, by row and column. */
typedef struct matrix {
    const bao__value_cell *cells[BAO_GRID_KEYS][BAO_GRID_KEYS];
    uint32_t column; /* that is looked at */
} matrix;

static const bao__value_cell *in_matrix(const void *from, uint32_t row)
{
    const matrix *m = from;
    return m->cells[row][m->column];
}

static void fill_matrix(const bao__grid_reading *s, matrix *m)
{
    for (size_t i = 0; i < s->strip_count; i++) {
        const bao__table_row *strip = &s->strips[i];
        for (uint32_t j = 0; j < strip->slot_count && !strip->refused; j++) {
            const bao__value_cell *slot = &s->slots[strip->slot + j];
            const uint32_t row = slot->row != BAO_NONE ? slot->row : strip->key;
            if (row != BAO_NONE && slot->column != BAO_NONE && !m->cells[row][slot->column]) {
                m->cells[row][slot->column] = slot;
            }
        }
    }
}

static bool is_inferred(const bao__table_row *strip)
{
    return strip->key != BAO_NONE && strip->kind != BAO__TEXT_ROW && !strip->refused &&
           (strip->how == BAO__ORDER || strip->how == BAO__BESIDE);
}

/* What the sums over rows say of row `key`, in all columns. */
static bao__sum row_sums(const bao__grid_reading *s, matrix *m, uint32_t key)
{
    const bao_grid_axis *rows = &s->grid->rows;
    bao__sum found = BAO__SUM_OPEN;
    for (uint32_t i = 0; i < rows->sum_count; i++) {
        if (!((rows->sums[i].left | rows->sums[i].right) >> key & 1)) {
            continue;
        }
        for (m->column = 0; m->column < s->grid->columns.count; m->column++) {
            found = worse(found, weigh(in_matrix, m, &rows->sums[i]));
        }
    }
    return found;
}

/* Rows that the form's order named: all of them, or none. */
static bool rows_confirmed(const bao__grid_reading *s, matrix *m)
{
    bool holds = false, zero = true;
    for (size_t i = 0; i < s->strip_count; i++) {
        const bao__table_row *strip = &s->strips[i];
        if (!is_inferred(strip)) {
            continue;
        }
        const bao__sum own = bao__row_sum(s, strip);
        const bao__sum sum = s->grid->rows.sum_count ? row_sums(s, m, strip->key) : own;
        if (sum == BAO__SUM_FAILS || (own != BAO__SUM_HOLDS && !all_zero(s, strip))) {
            return false; /* where its cells begin is not sure either */
        }
        holds |= sum == BAO__SUM_HOLDS;
        zero = zero && all_zero(s, strip);
    }
    return holds || zero;
}

/* A row with fewer cells than columns: its own sums must hold. */
static void judge_short(bao__grid_reading *s, matrix *m)
{
    for (size_t i = 0; i < s->strip_count; i++) {
        bao__table_row *strip = &s->strips[i];
        if (!strip->is_short || strip->refused || strip->key == BAO_NONE) {
            continue;
        }
        if (all_zero(s, strip) || row_sums(s, m, strip->key) == BAO__SUM_HOLDS) {
            bao__row_warn(s, strip, "CELLS_MISSING",
                          "a row of the table \"%s\" has %u cells, fewer than columns; what the "
                          "others would say is not known",
                          s->grid->name, strip->slot_count);
        } else {
            take_back(s, strip);
            bao__row_warn(s, strip, "CELLS_UNCLEAR",
                          "a row of the table \"%s\" has lost a cell, and no sum tells which; it "
                          "was not read",
                          s->grid->name);
        }
    }
}

static void judge_rows(bao__grid_reading *s, matrix *m)
{
    uint32_t lost = 0;
    bao__table_row *first = NULL;
    if (rows_confirmed(s, m)) {
        return;
    }
    for (size_t i = 0; i < s->strip_count; i++) {
        bao__table_row *strip = &s->strips[i];
        if (is_inferred(strip)) {
            first = first ? first : strip;
            lost++;
            take_back(s, strip);
        }
    }
    bao__row_warn(s, first, "ROWS_UNCLEAR",
                  "%u rows of the table \"%s\" have lost their label or a cell, and the sums do "
                  "not tell which they are; they were not read",
                  lost, s->grid->name);
}

static bool any_unsure(const bao__grid_reading *s)
{
    for (size_t i = 0; i < s->strip_count; i++) {
        if (s->strips[i].is_short || is_inferred(&s->strips[i])) {
            return true;
        }
    }
    return false;
}

/* Rows that are short or have no label. */
static void judge_unsure(bao__grid_reading *s)
{
    matrix m = {.column = 0};
    fill_matrix(s, &m);
    judge_short(s, &m);
    judge_rows(s, &m);
}

void bao__sums_judge(bao__grid_reading *s)
{
    uint8_t *proofs = bao_arena_calloc(s->report->arena, s->strip_count + 1, 1);
    if (!proofs) {
        s->failed = true;
        return;
    }
    for (size_t i = 0; i < s->strip_count; i++) {
        bao__table_row *strip = &s->strips[i];
        if (strip->flat && !strip->foreign) {
            judge_flat(s, strip);
        } else if (!strip->refused) {
            judge_apart(s, strip);
            proofs[i] = proof_of(s, strip);
        }
    }
    for (size_t i = 0; i < s->strip_count; i++) {
        if (proofs[i] != BAO__NAMED) {
            judge_columns(s, i, proofs);
        }
    }
    if (any_unsure(s)) {
        judge_unsure(s);
    }
}

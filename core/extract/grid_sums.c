/* grid_sums.c - the sums of a form, over the columns of a row and over the rows of a column. */
#include "extract/grid_parts.h"

typedef const bao__value_cell *figure_fn(const void *from, uint32_t key);

/* One side of a sum. */
typedef struct side {
    bao_decimal sum;
    uint32_t valued, blank, absent;
    bool overflow;
} side;

static void add_figure(side *to, const bao__value_cell *cell)
{
    if (!cell) {
        to->absent++;
    } else if (cell->value.kind == BAO_CELL_NUMBER) {
        to->valued++;
        to->overflow |= !bao_decimal_add(to->sum, cell->value.quantity.value, &to->sum);
    } else if (cell->value.kind == BAO_CELL_NONE) {
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

bao__sum bao__sum_worse(bao__sum a, bao__sum b)
{
    return a == BAO__SUM_FAILS || b == BAO__SUM_FAILS   ? BAO__SUM_FAILS
           : a == BAO__SUM_HOLDS || b == BAO__SUM_HOLDS ? BAO__SUM_HOLDS
                                                        : BAO__SUM_OPEN;
}

/* The cells of a row that are in one row of the form, or all. */
typedef struct line {
    const bao__assigned_row *row;
    uint32_t key; /* or BAO_NONE */
} line;

static const bao__value_cell *in_line(const void *from, uint32_t column)
{
    const line *l = from;
    for (uint32_t i = 0; i < l->row->cell_count; i++) {
        const bao__value_cell *cell = &l->row->cells[i];
        if (cell->column == column && (l->key == BAO_NONE || cell->row == l->key)) {
            return cell;
        }
    }
    return NULL;
}

bao__sum bao__row_sum(const bao__grid_reading *g, const bao__assigned_row *row, uint32_t key)
{
    const line l = {row, key};
    bao__sum found = BAO__SUM_OPEN;
    for (uint32_t i = 0; i < g->grid->columns.sum_count; i++) {
        found = bao__sum_worse(found, weigh(in_line, &l, &g->grid->columns.sums[i]));
    }
    return found;
}

void bao__matrix_fill(const bao__grid_reading *g, const bao__assigned_row *rows,
                      bao__matrix *matrix)
{
    for (size_t i = 0; i < g->row_count; i++) {
        for (uint32_t j = 0; j < rows[i].cell_count; j++) {
            const bao__value_cell *cell = &rows[i].cells[j];
            const uint32_t row = bao__form_row(&rows[i], cell);
            if (row != BAO_NONE && cell->column != BAO_NONE && !matrix->cells[row][cell->column]) {
                matrix->cells[row][cell->column] = cell;
            }
        }
    }
}

/* One column of a matrix. */
typedef struct column_of {
    const bao__matrix *matrix;
    uint32_t column;
} column_of;

static const bao__value_cell *in_column(const void *from, uint32_t row)
{
    const column_of *c = from;
    return c->matrix->cells[row][c->column];
}

bao__sum bao__rows_sum(const bao__grid_reading *g, const bao__matrix *matrix, uint32_t key)
{
    const bao_grid_axis *rows = &g->grid->rows;
    bao__sum found = BAO__SUM_OPEN;
    for (uint32_t i = 0; i < rows->sum_count; i++) {
        if (!((rows->sums[i].left | rows->sums[i].right) >> key & 1)) {
            continue;
        }
        for (uint32_t c = 0; c < g->grid->columns.count; c++) {
            const column_of column = {matrix, c};
            found = bao__sum_worse(found, weigh(in_column, &column, &rows->sums[i]));
        }
    }
    return found;
}

bool bao__all_zero(const bao__assigned_row *row)
{
    for (uint32_t i = 0; i < row->cell_count; i++) {
        const bao_cell_value *value = &row->cells[i].value;
        if (value->kind == BAO_CELL_NUMBER && value->quantity.value.coefficient) {
            return false;
        }
    }
    return true;
}

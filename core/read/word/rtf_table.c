/* rtf_table.c - tables of an RTF file: cells as \trowd and \cellx define them, on the columns of
 * all rows. */
#include "read/word/rtf_table.h"

#define ROWS_MOST 20000u

/* The columns of the table that the row stands in. */
static void find_columns(bao__rtf_table *t)
{
    bao__columns_start(&t->columns);
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = t->row; i < t->row_count && t->rows[i].table == t->rows[t->row].table;
             i++) {
            if (pass == 0) {
                bao__columns_measure(&t->columns, &t->rows[i].cells);
            } else {
                bao__columns_straighten(&t->columns, &t->rows[i].cells);
                bao__columns_add(&t->columns, &t->rows[i].cells);
            }
        }
    }
    memset(t->owner, 0xFF, sizeof t->owner);
}

static void open_row(bao__rtf_table *t)
{
    if (!t->table_open) {
        bao__flow_open_table(t->flow);
        t->table_open = true;
        find_columns(t);
    }
    bao__flow_open_row(t->flow);
    t->row_open = true;
    t->column = t->n = 0;
    const bao__row *row = &t->rows[t->row].cells;
    const uint32_t from = row->count ? bao__columns_at(&t->columns, row->cells[0].left) : 0;
    if (from) {
        bao__flow_open_cell(t->flow, 1, from);
        bao__flow_close_cell(t->flow);
        for (uint32_t i = 0; i < from && i < BAO__EDGES; i++) {
            t->owner[i] = BAO_NONE;
        }
        t->column = from;
    }
}

/* The cell that the text belongs to is open. */
static void open_cell(bao__rtf_table *t)
{
    static const bao__row_cell loose;
    if (t->cell_open || t->row >= t->row_count) {
        return;
    }
    if (!t->row_open) {
        open_row(t);
    }
    const bao__row *row = &t->rows[t->row].cells;
    const bao__row_cell *cell = t->n < row->count ? &row->cells[t->n] : &loose;
    t->cell_open = true;
    t->covered = cell->merged && t->n && !cell->first_merged;
    if (t->covered) {
        return;
    }
    const uint32_t last = bao__row_after(row, t->n) - 1;
    uint32_t to = t->n < row->count ? bao__columns_at(&t->columns, row->cells[last].right) : 0;
    to = to > t->column ? to : t->column + 1;
    uint32_t item = t->column < BAO__EDGES ? t->owner[t->column] : BAO_NONE;
    t->covered = cell->down && !cell->restart && item != BAO_NONE;
    if (t->covered) {
        bao__flow_extend(t->flow, item);
    } else {
        item = bao__flow_open_cell(t->flow, 1, to - t->column);
    }
    for (uint32_t i = t->column; i < to && i < BAO__EDGES; i++) {
        t->owner[i] = cell->down && i == t->column ? item : BAO_NONE;
    }
    t->column = to;
}

void bao__rtf_close_cell(bao__rtf_table *t)
{
    open_cell(t);
    if (t->cell_open && !t->covered) {
        bao__flow_close_cell(t->flow);
    }
    t->cell_open = t->covered = false;
    t->n++;
}

static void close_row(bao__rtf_table *t)
{
    if (t->cell_open) {
        bao__rtf_close_cell(t);
    }
    if (t->row_open) {
        while (t->column < BAO__EDGES) {
            t->owner[t->column++] = BAO_NONE;
        }
        bao__flow_close_row(t->flow);
    }
    t->row_open = false;
    t->row++;
}

void bao__rtf_close_table(bao__rtf_table *t)
{
    if (t->row_open) {
        close_row(t);
    }
    if (t->table_open) {
        bao__flow_close_table(t->flow);
    }
    t->table_open = false;
}

/* Text comes: in a cell, or behind the table. False: it is not shown. */
bool bao__rtf_place(bao__rtf_table *t, bool in_table)
{
    if (in_table) {
        open_cell(t);
    } else if (t->table_open) {
        bao__rtf_close_table(t);
    }
    return !t->covered;
}

/* A row is whole: in the first pass it is kept with its cells. */
void bao__rtf_end_row(bao__rtf_table *t)
{
    if (!t->measure) {
        close_row(t);
        return;
    }
    if (t->row_count >= ROWS_MOST ||
        !BAO_RESERVE(t->flow->report->arena, t->rows, t->row_count, t->row_capacity)) {
        t->failed |= t->row_count < ROWS_MOST;
        return;
    }
    t->table += t->between;
    t->between = false;
    t->rows[t->row_count++] = (bao__rtf_row){t->next, t->table};
}

/* What the cell that is defined next is like. */
bool bao__rtf_define(bao__rtf_table *t, const bao__rtf_token *token)
{
    if (token->word == bao__rtf_w_trowd) {
        t->next.count = 0;
        t->cell = (bao__row_cell){0};
    } else if (token->word == bao__rtf_w_trleft) {
        t->cell.left = (int32_t)token->number;
    } else if (token->word == bao__rtf_w_clmgf) {
        t->cell.first_merged = true;
    } else if (token->word == bao__rtf_w_clmrg) {
        t->cell.merged = true;
    } else if (token->word == bao__rtf_w_clvmgf) {
        t->cell.down = t->cell.restart = true;
    } else if (token->word == bao__rtf_w_clvmrg) {
        t->cell.down = true;
    } else if (token->word == bao__rtf_w_cellx) {
        t->cell.right = (int32_t)token->number;
        if (t->next.count < BAO__ROW_CELLS) {
            t->next.cells[t->next.count++] = t->cell;
        }
        t->cell = (bao__row_cell){.left = (int32_t)token->number};
    } else {
        return false;
    }
    return true;
}

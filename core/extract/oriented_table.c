/* oriented_table.c - a table as it is, or turned so that its columns are rows. */
#include "extract/grid_parts.h"

const bao_cell *bao__oriented_cell(const bao__oriented_table *plane, uint32_t row, uint32_t column)
{
    return plane->turned ? bao_table_cell(plane->table, column, row)
                         : bao_table_cell(plane->table, row, column);
}

uint32_t bao__oriented_row(const bao__oriented_table *plane, const bao_cell *cell)
{
    return plane->turned ? cell->column : cell->row;
}

uint32_t bao__oriented_column(const bao__oriented_table *plane, const bao_cell *cell)
{
    return plane->turned ? cell->row : cell->column;
}

uint32_t bao__oriented_end(const bao__oriented_table *plane, const bao_cell *cell)
{
    return plane->turned ? cell->row + cell->rowspan : cell->column + cell->colspan;
}

const bao_cell_value *bao__oriented_value(const bao__oriented_table *plane, const bao_cell *cell)
{
    return &plane->values[cell - plane->table->cells];
}

uint32_t bao__oriented_label(const bao__oriented_table *plane, const bao_cell *cell)
{
    return plane->labels[cell - plane->table->cells];
}

bao_cell_kind bao__oriented_kind(const bao__oriented_table *plane, const bao_cell *cell)
{
    return bao__oriented_label(plane, cell) != BAO_NONE
               ? BAO_CELL_WORDS
               : (bao_cell_kind)bao__oriented_value(plane, cell)->kind;
}

const bao_cell *bao__oriented_next(const bao__oriented_table *plane, uint32_t row, uint32_t *column)
{
    while (*column < plane->columns) {
        const uint32_t at = (*column)++;
        const bao_cell *cell = bao__oriented_cell(plane, row, at);
        if (cell && bao__oriented_row(plane, cell) == row &&
            bao__oriented_column(plane, cell) == at) {
            return cell;
        }
    }
    return NULL;
}

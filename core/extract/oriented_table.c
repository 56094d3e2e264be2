/* oriented_table.c - a table as it is, or turned so that its columns are rows. */
#include "extract/grid_parts.h"

const bao_cell *bao__oriented_cell(const bao__oriented_table *table, uint32_t row, uint32_t column)
{
    return table->turned ? bao_table_cell(table->table, column, row)
                         : bao_table_cell(table->table, row, column);
}

uint32_t bao__oriented_row(const bao__oriented_table *table, const bao_cell *cell)
{
    return table->turned ? cell->column : cell->row;
}

uint32_t bao__oriented_column(const bao__oriented_table *table, const bao_cell *cell)
{
    return table->turned ? cell->row : cell->column;
}

uint32_t bao__oriented_end(const bao__oriented_table *table, const bao_cell *cell)
{
    return table->turned ? cell->row + cell->rowspan : cell->column + cell->colspan;
}

const bao_cell_value *bao__oriented_value(const bao__oriented_table *table, const bao_cell *cell)
{
    return &table->values[cell - table->table->cells];
}

uint32_t bao__oriented_label(const bao__oriented_table *table, const bao_cell *cell)
{
    return table->labels[cell - table->table->cells];
}

bao_cell_kind bao__oriented_kind(const bao__oriented_table *table, const bao_cell *cell)
{
    return bao__oriented_label(table, cell) != BAO_NONE
               ? BAO_CELL_WORDS
               : (bao_cell_kind)bao__oriented_value(table, cell)->kind;
}

const bao_cell *bao__oriented_next(const bao__oriented_table *table, uint32_t row, uint32_t *column)
{
    while (*column < table->columns) {
        const uint32_t at = (*column)++;
        const bao_cell *cell = bao__oriented_cell(table, row, at);
        if (cell && bao__oriented_row(table, cell) == row &&
            bao__oriented_column(table, cell) == at) {
            return cell;
        }
    }
    return NULL;
}

/* cell_number.h - the one number that a cell states. For this layer only. */
#ifndef BAO_CELL_NUMBER_H
#define BAO_CELL_NUMBER_H

#include "extract/cell.h"

/* Length of the longest of `words` that `text` begins with; 0 for none. */
size_t bao__begins_with(bao_words words, bao_span text);

/* Makes *value the number that the cell `folded` states; false, and *value untouched, when it
 * states something else, or more. */
bool bao__cell_number(const bao_report *report, const bao_cell_words *words, bao_range folded,
                      bao_cell_value *value);

#endif

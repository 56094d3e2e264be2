/* cell.h - one cell of a table that is written. */
#ifndef BAO_WRITE_CELL_H
#define BAO_WRITE_CELL_H

#include "base/span.h"

typedef enum bao_cell_kind { BAO_CELL_NONE, BAO_CELL_TEXT, BAO_CELL_NUMBER } bao_cell_kind;

/* Text is UTF-8 with a NUL behind it that is not counted, borrowed for the call. A number is a
 * plain decimal as it is printed in facts.csv. `tag` of a cell without a value says why there is
 * none, 'a' to 'z'; 0 when nothing is known of it. */
typedef struct bao_cell {
    bao_cell_kind kind;
    bao_span text;
    char tag;
} bao_cell;

#endif

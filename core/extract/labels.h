/* labels.h - a form's table, read by the labels of its rows. The labels and their order are a
 * script's data; this file only compares and counts. */
#ifndef BAO_LABELS_H
#define BAO_LABELS_H

#include "extract/cell.h"

/* A row of a form: what stands in its label cell, and which fact its value is. Rows without an
 * indicator are headings (三、依申请公开情况): they tell which of two equal labels is meant. */
typedef struct bao_form_row {
    uint32_t indicator; /* or BAO_NONE */
    bao_span dims;
    const bao_span *labels; /* folded and normalised (bao_label_normal), as printed and variants */
    size_t label_count;
} bao_form_row;

/* A table that a form prescribes. Borrowed arrays; see bao_form_table_index. */
typedef struct bao_form_table {
    const char *name;
    uint32_t rule;  /* number that mentions carry */
    uint32_t least; /* labels that must be found before a table is taken for this one */
    const bao_form_row *rows;
    uint32_t row_count;
    const bao_span *totals; /* normal labels of a column that adds up the others */
    uint32_t total_count;
    uint32_t value_rows; /* rows with an indicator */
    uint32_t *slots;     /* hash of a label to 1 + row of its first row, filled by index */
    size_t slot_count;
    uint32_t *chain;           /* next row with an equal label (1 + row), by label number */
    uint32_t *label_row;       /* row of each label number */
    const bao_span **label_at; /* text of each label number */
} bao_form_table;

/* A label without the numbers and the 其中 before it. `s` is folded. */
bao_span bao_label_body(bao_span s);

/* A label without what printers add or leave out: its number (一、 (一) 1. 其中:), brackets with
 * notes, white space, a final 数 or 情况. `s` is folded. The result points into `out` (of s.n
 * bytes). */
bao_span bao_label_normal(bao_span s, char *out);

/* Builds the label index in `arena`. False when out of memory. */
bool bao_form_table_index(bao_arena *arena, bao_form_table *form);

/* Reads every table of the report that has at least `least` of the form's labels: a mention for
 * each row found, blanks too. Rows without a label are one UNLABELLED_ROWS warning; rows whose
 * label is none of the form's and that hold a number stay in the residue. False when out of memory.
 */
bool bao_form_table_read(const bao_form_table *form, const bao_cells *cells,
                         const bao_report *report, bao_facts *facts);

#endif

/* printed_unit.h - units that stand apart from their numbers: in the head of a column, behind a
 * label, above a table. */
#ifndef BAO_PRINTED_UNIT_H
#define BAO_PRINTED_UNIT_H

#include "extract/cell.h"

/* What stands in the last brackets of `text`; empty when it has none. */
bao_span bao_unit_bracketed(bao_span text);

/* 亿元 of 单位:亿元, up to the end or a closing bracket; empty when no word for unit stands in it.
 */
bao_span bao_unit_stated(bao_words words, bao_span text);

/* The unit that the caption of a table, or one of the two short lines above it, states. */
bao_span bao_unit_above(const bao_report *report, bao_words words, const bao_table *table);

/* The unit that a label carries: in brackets, perhaps behind a word for unit, or money at its end.
 */
bao_span bao_unit_of_label(const bao_cell_words *words, bao_span label);

/* `text` is one unit and nothing else: 亿元, %, not 按现价. */
bool bao_unit_is_one(const bao_report *report, bao_span text);

/* The unit of `printed` (one, or several: 万元、吨、%) in which a NUMBER is one of `unit`; empty
 * when there is none, or the number would differ by which of them is meant. */
bao_span bao_unit_fitting(const bao_report *report, const bao_cell_value *value, bao_span printed,
                          bao_span unit);

#endif

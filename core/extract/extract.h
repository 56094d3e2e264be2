/* extract.h - an engine at work on a report: its tables and rules make facts. */
#ifndef BAO_EXTRACT_H
#define BAO_EXTRACT_H

#include "extract/language.h"

/* Reads the tables, tries the rules, settles the facts. The report stays as it is. `x`, which is
 * overwritten but for its `hits` and `corrections`, and the report's arena are the caller's. False
 * when out of memory. */
bool bao_extract(const bao_engine *engine, const bao_language *language, const bao_report *report,
                 bao_extraction *x);

/* After the metrics: what is residue, what was set aside, warnings of lists; then the checks that
 * are data. Lack of memory is x->failed. */
void bao_extract_finish(bao_extraction *x);

#endif

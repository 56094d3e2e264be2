/* claims.h - whose the numbers of a report are. For this layer only. */
#ifndef BAO_CLAIMS_H
#define BAO_CLAIMS_H

#include "extract/extraction.h"

/* True when a heading above `block` (or itself) contains one of `words`. */
bool bao__under_heading(const bao_report *report, const bao_block *block, const bao_span *words,
                        uint32_t count);

/* Counts the amounts, and those that no fact claimed; sets aside what the script ignores; warns of
 * numbers that were read as two facts. After the facts are settled. */
void bao__claims_count(bao_extraction *x);

#endif

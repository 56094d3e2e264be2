/* apply_corrections.h - lets corrections stand over what was read. */
#ifndef BAO_APPLY_CORRECTIONS_H
#define BAO_APPLY_CORRECTIONS_H

#include "extract/facts.h"

/* Over settled facts; a correction of a figure that nothing was read of makes a fact. False when
 * out of memory. */
bool bao__corrections_apply(bao_facts *facts);

/* Warns of those that were not applied, and of those that say what was read. */
void bao__corrections_tell(bao_facts *facts);

#endif

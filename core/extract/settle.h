/* settle.h - the value of each fact. For this layer only. */
#ifndef BAO_DOC_SETTLE_H
#define BAO_DOC_SETTLE_H

#include "extract/facts.h"

/* Chooses each fact's value and judges its other mentions, which are in order of trust. False when
 * out of memory. */
bool bao__settle_values(bao_facts *facts);

#endif

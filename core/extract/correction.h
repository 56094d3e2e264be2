/* correction.h - what a person says of a figure of one file, and what becomes of that. A correction
 * stands over the mentions, which stay as evidence. */
#ifndef BAO_CORRECTION_H
#define BAO_CORRECTION_H

#include "base/decimal.h"

/* Texts are the giver's, and live as long as the session. */
typedef struct bao_correction {
    bao_span indicator, dims;
    bao_decimal value;
    uint8_t status; /* bao_fact_status: OVERRIDDEN with a value; UNREADABLE, BLANK, NOT_APPLICABLE
                     * without */
    bool confirmed; /* the figure is what was read: `value`, or none where it is not `valued` */
    bool valued;
    bao_span why, who, when;
} bao_correction;

typedef struct bao_corrections {
    const bao_correction *items;
    size_t count;
} bao_corrections;

/* Codes of the warnings about them. */
#define BAO_CORRECTION_NOT_NEEDED  "CORRECTION_NOT_NEEDED"
#define BAO_CORRECTION_NOT_APPLIED "CORRECTION_NOT_APPLIED"

#endif

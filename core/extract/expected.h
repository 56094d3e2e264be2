/* expected.h - why a report lacks a figure that such reports nearly always state. */
#ifndef BAO_EXPECTED_H
#define BAO_EXPECTED_H

#include "extract/extraction.h"

typedef struct bao__absence {
    const char *why; /* a code; see codes.lua */
    uint32_t rule;   /* that stopped, or BAO_NONE */
    uint32_t line;   /* where its first words stand, from 1; 0 without a rule */
} bao__absence;

/* `marks` has room for a number for each node of the engine's program, all 0 before the first call
 * for a report; `visit` counts on from call to call. */
typedef struct bao__absences {
    const bao_extraction *x;
    uint32_t *marks, visit;
    const char *general; /* what is known of the whole report, or NULL */
} bao__absences;

/* False when out of memory (of the report's arena). */
bool bao__absences_start(bao__absences *a, const bao_extraction *x);

/* Why there is no fact of `indicator` with these dims. */
bao__absence bao__absence_of(bao__absences *a, uint32_t indicator, bao_span dims);

#endif

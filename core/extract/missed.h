/* missed.h - the places where rules for figures that reports should state came to nothing, kept for
 * missing.h. For this layer. */
#ifndef BAO_MISSED_H
#define BAO_MISSED_H

#include "extract/extraction.h"

/* A rule was tried at `at` and did not match. */
void bao__missing_stopped(bao_extraction *x, uint32_t rule, uint32_t at);

/* The rule at work read `figure`, which is another's on these axes (whose.h). */
void bao__missing_refused(bao_extraction *x, uint32_t indicator, bao_span dims, bao_range figure,
                          uint8_t axes);

#endif

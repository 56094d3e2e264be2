/* whose_name.h - whether a name that a clause begins with, or a word for a place, is the report's
 * own. For this layer only.
 */
#ifndef BAO_WHOSE_NAME_H
#define BAO_WHOSE_NAME_H

#include "extract/whose_word.h"

typedef enum bao__owner { BAO__NO_NAME, BAO__OWN_NAME, BAO__OTHER_NAME } bao__owner;

/* `name` holds `word`, which is not empty. */
bool bao__name_has(bao_span name, bao_span word);

/* Whose `name` (clean text, which ends in `suffix` bytes of a word for bodies or places) is; no
 * name when it cannot be one. `prefixed`: the name of the report's place stands before it. */
bao__owner bao__name_owner(const bao_about *report, bao_span name, uint32_t suffix, bool organ,
                           bool prefixed);

/* The place that `word`, of the kinds level, part and own level, tells of is the report's; of a
 * fact of its own level where so said. */
bool bao__word_is_own(const bao_about *report, const bao_whose_word *word, bool own_level);

#endif

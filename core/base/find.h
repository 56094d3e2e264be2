/* find.h - words in bytes. */
#ifndef BAO_FIND_H
#define BAO_FIND_H

#include "base/span.h"

/* The first place in s where `word`, which is not empty, stands; NULL when there is none. Made for
 * short words: the time is that of s times the length of the word at worst. */
const char *bao_find(bao_span s, bao_span word);

/* `word` (a C string, not empty) stands somewhere in s. */
static inline bool bao_has(bao_span s, const char *word)
{
    return bao_find(s, bao_span_of(word)) != NULL;
}

#endif

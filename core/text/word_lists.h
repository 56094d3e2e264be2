/* word_lists.h - words around numbers that an official could dispute; each list ends with NULL. For
 * this layer only. */
#ifndef BAO_TEXT_WORD_LISTS_H
#define BAO_TEXT_WORD_LISTS_H

#include <stddef.h>

/* Static, and so in every file that looks at one: the compiler knows the words it compares with. */
#define BAO__WORDS(name, ...)                                                                      \
    __attribute__((unused)) static const char *const bao__words_##name[] = {__VA_ARGS__, NULL};
#include "text/quantity_words.def"
#undef BAO__WORDS

#endif

/* words.h - beginnings, ends and parts of lines. For this layer only. */
#ifndef BAO_READ_WORDS_H
#define BAO_READ_WORDS_H

#include "base/span.h"

/* s begins with one of `words`, which end in NULL; its length or 0. */
size_t bao__starts_with_any(bao_span s, const char *const *words);

/* The same for the end of s. */
size_t bao__ends_with_any(bao_span s, const char *const *words);

/* The first character of s is one of `set`, which are of three bytes each. */
bool bao__starts_in(bao_span s, const char *set);

/* The last character of s is one of `wide`, which are of three bytes each, or of `narrow`, ASCII.
 */
bool bao__ends_in(bao_span s, const char *wide, const char *narrow);

/* One of them stands anywhere in s, which is valid UTF-8. The lead byte of each of `wide` is E2, E3
 * or EF: punctuation. */
bool bao__has_mark(bao_span s, const char *wide, const char *narrow);

/* One of `words` stands anywhere in s, which is valid UTF-8. */
bool bao__has_any(bao_span s, const char *const *words);

/* s is one of `words` (of less than 32 bytes) when blanks are taken out of it. */
bool bao__is_word(bao_span s, const char *const *words);

/* Copies s without blanks to `out`; the length, 0 when it is more than `size`. */
size_t bao__squeeze(bao_span s, char *out, size_t size);

/* What is left of s from `from` on. */
static inline bao_span bao__rest(bao_span s, size_t from)
{
    return (bao_span){s.p + from, s.n - from};
}

/* Offset of the first character from `at` on that is not white space. */
size_t bao__blanks(bao_span s, size_t at);

/* Length of the digit (0-9 or full-width) that s begins with, or 0. */
size_t bao__digit(bao_span s);

/* End of a numeral (in digits, or in words: `han`) of at most `most` characters at `at`, blanks
 * between allowed; `at` if there is none. */
size_t bao__numeral(bao_span s, size_t at, bool han, int most);

/* Characters of s that are not blanks or U+3000. */
size_t bao__count_characters(bao_span s);

/* The sentence is over: 。！？；： perhaps followed by closing quotes or brackets. */
bool bao__ends_sentence(bao_span line);

/* Begins with what cannot begin a sentence: ，。、） … */
bool bao__goes_on(bao_span line);

#endif

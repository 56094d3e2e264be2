/* view.h - looking around in the folded view without leaving it. Offsets past the end read as '\0',
 * and every block ends in '\n' or '\t', so that no word that is looked for crosses a block. */
#ifndef BAO_VIEW_H
#define BAO_VIEW_H

#include <uchar.h>

#include "base/utf8.h"
#include "text/fold.h"

typedef struct bao__view {
    const char *p;
    uint32_t n;
    const bao_fold *fold; /* NULL: there is no text behind the view */
    bool literal;         /* one number is wanted, alone */
} bao__view;

/* The byte at `at`; 0 past the end. */
/* The byte at `at`, 0 past the end. */
static inline unsigned char bao__at(const bao__view *v, uint32_t at)
{
    return at < v->n ? (unsigned char)v->p[at] : 0;
}

/* ASCII only, like the next two. */
/* ASCII classes of one byte. */
static inline bool bao__is_digit(unsigned c)
{
    return c - '0' < 10;
}

/* a to z, A to Z. */
static inline bool bao__is_letter(unsigned c)
{
    return (c | 0x20) - 'a' < 26;
}

/* A digit stands at `at`. */
/* An ASCII digit stands at `at`. */
static inline bool bao__digit_at(const bao__view *v, uint32_t at)
{
    return bao__is_digit(bao__at(v, at));
}

/* A block ends (or the view does) at `at`. */
static inline bool bao__edge(const bao__view *v, uint32_t at)
{
    return at >= v->n || v->p[at] == '\n' || v->p[at] == '\t';
}

/* A block begins at `at`. */
static inline bool bao__head(const bao__view *v, uint32_t at)
{
    return at == 0 || v->p[at - 1] == '\n' || v->p[at - 1] == '\t';
}

/* The n bytes of `word` stand at `at`. */
static inline bool bao__word_at(const bao__view *v, uint32_t at, const char *word, size_t n)
{
    return at <= v->n && v->n - at >= n && memcmp(v->p + at, word, n) == 0;
}

/* The n bytes of `word` end at `at`. */
static inline bool bao__word_before(const bao__view *v, uint32_t at, const char *word, size_t n)
{
    return at >= n && memcmp(v->p + at - n, word, n) == 0;
}

/* The literal `word` stands at, or ends at, offset `at` of view `v`. */
#define AT(v, at, word)     bao__word_at((v), (at), (word), sizeof(word) - 1)
#define BEFORE(v, at, word) bao__word_before((v), (at), (word), sizeof(word) - 1)

/* The character at `at`, or 0 at the end; *size is its length. */
static inline uint32_t bao__char(const bao__view *v, uint32_t at, uint32_t *size)
{
    size_t length = 0;
    const uint32_t c = at < v->n ? bao_utf8_next(v->p + at, &length) : 0;
    *size = (uint32_t)length;
    return c;
}

/* The character at `at`, or 0 at the end. */
static inline uint32_t bao__peek(const bao__view *v, uint32_t at)
{
    uint32_t size;
    return bao__char(v, at, &size);
}

/* Where the character before `at` begins; 0 stays 0. */
static inline uint32_t bao__back(const bao__view *v, uint32_t at)
{
    while (at > 0 && ((unsigned char)v->p[--at] & 0xC0) == 0x80) {
    }
    return at;
}

/* The character before `at`; '\n' at the head of a block. */
static inline uint32_t bao__previous(const bao__view *v, uint32_t at)
{
    return bao__head(v, at) ? '\n' : bao__peek(v, bao__back(v, at));
}

/* `c` is one of the characters of `set`, which ends in 0. */
static inline bool bao__one_of(uint32_t c, const char32_t *set)
{
    while (*set && *set != c) {
        set++;
    }
    return *set != 0;
}

/* A Chinese character of the basic planes. */
static inline bool bao__is_han(uint32_t c)
{
    return c >= 0x3400 && c < 0xA000;
}

/* The length of the first of `words` (each a C string, NULL at the end) at `at`; 0 if none. */
static inline uint32_t bao__any_at(const bao__view *v, uint32_t at, const char *const *words)
{
    const char first = (char)bao__at(v, at);
    for (; *words; words++) {
        const size_t n = (*words)[0] == first ? strlen(*words) : 0;
        if (n && bao__word_at(v, at, *words, n)) {
            return (uint32_t)n;
        }
    }
    return 0;
}

/* The length of the first of `words` that ends at `at`; 0 if none. */
static inline uint32_t bao__any_before(const bao__view *v, uint32_t at, const char *const *words)
{
    for (; *words; words++) {
        const size_t n = strlen(*words);
        if (bao__word_before(v, at, *words, n)) {
            return (uint32_t)n;
        }
    }
    return 0;
}

#endif

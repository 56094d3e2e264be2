/* span.h - bytes somebody else owns, and ranges of offsets into a text. */
#ifndef BAO_SPAN_H
#define BAO_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* n bytes at p; borrowed; not NUL-terminated. p may be NULL when n is 0. */
typedef struct bao_span {
    const char *p;
    size_t n;
} bao_span;

/* Half-open byte range [from, to) of a text, counted from 0. Texts are shorter than 2 GiB. */
typedef struct bao_range {
    uint32_t from, to;
} bao_range;

/* Half-open byte range of a source file. */
typedef struct bao_source_range {
    uint64_t from, to;
} bao_source_range;

#define BAO_SPAN(literal) ((bao_span){(literal), sizeof(literal) - 1})

/* The bytes of a C string, without its NUL. */
static inline bao_span bao_span_of(const char *s)
{
    return (bao_span){s, strlen(s)};
}

/* The part r of s, which must reach that far. */
static inline bao_span bao_span_cut(bao_span s, bao_range r)
{
    return (bao_span){s.p + r.from, r.to - r.from};
}

/* The same bytes; empty spans are equal. The last byte is asked for first: it differs most. */
static inline bool bao_span_equal(bao_span a, bao_span b)
{
    return a.n == b.n && (a.n == 0 || (a.p[a.n - 1] == b.p[a.n - 1] && memcmp(a.p, b.p, a.n) == 0));
}

/* s begins with `head`; every span begins with an empty one. */
static inline bool bao_span_starts(bao_span s, bao_span head)
{
    return s.n >= head.n && (head.n == 0 || (s.p[head.n - 1] == head.p[head.n - 1] &&
                                             memcmp(s.p, head.p, head.n) == 0));
}

/* s ends with `tail`; every span ends with an empty one. */
static inline bool bao_span_ends(bao_span s, bao_span tail)
{
    return s.n >= tail.n && (tail.n == 0 || (s.p[s.n - 1] == tail.p[tail.n - 1] &&
                                             memcmp(s.p + s.n - tail.n, tail.p, tail.n) == 0));
}

#endif

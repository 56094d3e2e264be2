/* find.c - looks for the last two bytes of a word: in Chinese text they tell more than the first.
 */
#include "base/find.h"

#include "base/lanes.h"

/* The first place from `p` to `last` where the word stands. */
static const char *find_plain(const char *p, const char *last, bao_span word)
{
    const size_t end = word.n - 1;
    while (p <= last) {
        const char *at = memchr(p + end, word.p[end], (size_t)(last - p) + 1);
        if (!at) {
            return NULL;
        }
        if (memcmp(at - end, word.p, end) == 0) {
            return at - end;
        }
        p = at - end + 1;
    }
    return NULL;
}

#ifdef BAO_LANES
/* The first of the places p + i, for the bits i of `mask`, where the word stands. */
static const char *first_of(const char *p, unsigned mask, bao_span word)
{
    for (; mask; mask &= mask - 1) {
        const char *at = p + __builtin_ctz(mask);
        if (memcmp(at, word.p, word.n) == 0) {
            return at;
        }
    }
    return NULL;
}

static const char *find(bao_span s, bao_span word)
{
    const char *p = s.p, *const last = s.p + s.n - word.n;
    const bao_lanes end = bao_lanes_of((unsigned char)word.p[word.n - 1]);
    const bao_lanes before = bao_lanes_of((unsigned char)word.p[word.n - 2]);
    for (; last - p >= BAO_LANES - 1; p += BAO_LANES) {
        const bao_lanes ends = bao_lanes_same(bao_lanes_load(p + word.n - 1), end);
        const bao_lanes befores = bao_lanes_same(bao_lanes_load(p + word.n - 2), before);
        const unsigned mask = bao_lanes_mask(bao_lanes_and(ends, befores));
        const char *at = mask ? first_of(p, mask, word) : NULL;
        if (at) {
            return at;
        }
    }
    return find_plain(p, last, word);
}
#else
static const char *find(bao_span s, bao_span word)
{
    return find_plain(s.p, s.p + s.n - word.n, word);
}
#endif

const char *bao_find(bao_span s, bao_span word)
{
    if (s.n < word.n) {
        return NULL;
    }
    return word.n == 1 ? memchr(s.p, word.p[0], s.n) : find(s, word);
}

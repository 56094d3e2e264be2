/* lanes.h - sixteen bytes at once, where the processor can (BAO_LANES is defined then). Whoever
 * includes this has a plain way as well; BAO_PLAIN forces it, for tests. */
#ifndef BAO_LANES_H
#define BAO_LANES_H

#if defined __SSE2__ && !defined BAO_PLAIN
#include <emmintrin.h>

#define BAO_LANES 16

typedef __m128i bao_lanes;

/* The sixteen bytes at p. */
static inline bao_lanes bao_lanes_load(const void *p)
{
    return _mm_loadu_si128(p);
}

/* Sixteen times `byte`. */
static inline bao_lanes bao_lanes_of(unsigned byte)
{
    return _mm_set1_epi8((char)byte);
}

/* 0xFF where a and b are the same, 0 elsewhere. */
static inline bao_lanes bao_lanes_same(bao_lanes a, bao_lanes b)
{
    return _mm_cmpeq_epi8(a, b);
}

/* 0 where a is at most `byte`, anything else elsewhere. */
static inline bao_lanes bao_lanes_above(bao_lanes a, unsigned byte)
{
    return _mm_subs_epu8(a, bao_lanes_of(byte));
}

/* 0xFF for the bytes 0x80 to 0xBF, which go on with a character; 0 for others. */
static inline bao_lanes bao_lanes_trail(bao_lanes a)
{
    return _mm_cmpgt_epi8(_mm_set1_epi8(-64), a);
}

/* 0xFF for ASCII, 0 for others. */
static inline bao_lanes bao_lanes_ascii(bao_lanes a)
{
    return _mm_cmpgt_epi8(a, _mm_set1_epi8(-1));
}

/* Bit by bit. */
static inline bao_lanes bao_lanes_and(bao_lanes a, bao_lanes b)
{
    return _mm_and_si128(a, b);
}

/* Bit by bit. */
static inline bao_lanes bao_lanes_or(bao_lanes a, bao_lanes b)
{
    return _mm_or_si128(a, b);
}

/* The larger of each two. */
static inline bao_lanes bao_lanes_larger(bao_lanes a, bao_lanes b)
{
    return _mm_max_epu8(a, b);
}

/* The highest bits, that of the first byte lowest. */
static inline unsigned bao_lanes_mask(bao_lanes a)
{
    return (unsigned)_mm_movemask_epi8(a);
}

/* Adds one to each byte of `count` where `where` is 0xFF. */
static inline bao_lanes bao_lanes_count(bao_lanes count, bao_lanes where)
{
    return _mm_sub_epi8(count, where);
}

/* All bytes added up. */
static inline unsigned bao_lanes_sum(bao_lanes a)
{
    const __m128i halves = _mm_sad_epu8(a, _mm_setzero_si128());
    return (unsigned)_mm_cvtsi128_si32(halves) +
           (unsigned)_mm_cvtsi128_si32(_mm_unpackhi_epi64(halves, halves));
}

#endif

#endif

/* utf8.h - decoding, encoding and checking UTF-8. No surrogates, nothing above U+10FFFF. */
#ifndef BAO_UTF8_H
#define BAO_UTF8_H

#include "base/span.h"

#define BAO_REPLACEMENT 0xFFFDu

/* What the marks of three valid bytes add up to, shifted as their bits are. */
#define BAO_UTF8_MARKS_OF_3 0xE2080u

/* Length of the valid prefix of s, in bytes: s.n when all is valid UTF-8. */
size_t bao_utf8_valid(bao_span s);

/* The character at s.p, which must be valid UTF-8 of at least one byte; *size is its length. */
static inline uint32_t bao_utf8_next(const char *p, size_t *size)
{
    const unsigned char *s = (const unsigned char *)p;
    if (s[0] < 0x80) {
        *size = 1;
        return s[0];
    }
    if (s[0] < 0xE0) {
        *size = 2;
        return (uint32_t)(s[0] & 0x1F) << 6 | (s[1] & 0x3Fu);
    }
    if (s[0] < 0xF0) {
        *size = 3;
        return ((uint32_t)s[0] << 12) + ((uint32_t)s[1] << 6) + s[2] - BAO_UTF8_MARKS_OF_3;
    }
    *size = 4;
    return (uint32_t)(s[0] & 0x07) << 18 | (uint32_t)(s[1] & 0x3F) << 12 |
           (uint32_t)(s[2] & 0x3F) << 6 | (s[3] & 0x3Fu);
}

/* Writes c (a scalar value) as 1 to 4 bytes and returns how many. */
static inline size_t bao_utf8_put(char *out, uint32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

/* A bit for the character that s, not empty, begins with: what cannot begin a text is told at once.
 * Chinese characters differ in their last two bytes. */
static inline uint64_t bao_utf8_bit(bao_span s)
{
    const unsigned char *p = (const unsigned char *)s.p;
    return UINT64_C(1) << ((p[0] >= 0xE0 && s.n > 2 ? p[1] ^ p[2] << 2 : p[0]) & 63);
}

/* bao_span_starts, with a look ahead at the byte in which Chinese characters differ most. */
static inline bool bao_utf8_starts(bao_span s, bao_span head)
{
    return s.n >= head.n && (head.n < 3 || s.p[2] == head.p[2]) && bao_span_starts(s, head);
}

/* The byte goes on a character that began before. */
static inline bool bao_utf8_goes_on(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* Display columns of valid UTF-8: a Chinese character or full-width form is 2. */
size_t bao_utf8_columns(bao_span s);

#endif

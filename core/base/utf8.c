/* utf8.c - validation, eight ASCII bytes or one character at a time; display width. */
#include "base/utf8.h"

/* Bytes of the well-formed sequence at s (n bytes left), by table 3-7 of the Unicode Standard; 0 if
 * none. */
static size_t sequence(const unsigned char *s, size_t n)
{
    if (s[0] < 0x80) {
        return 1;
    }
    if (s[0] < 0xE0) {
        return s[0] >= 0xC2 && n >= 2 && (s[1] & 0xC0) == 0x80 ? 2 : 0;
    }
    if (s[0] < 0xF0) {
        unsigned low = s[0] == 0xE0 ? 0xA0 : 0x80;
        unsigned high = s[0] == 0xED ? 0x9F : 0xBF;
        return n >= 3 && s[1] >= low && s[1] <= high && (s[2] & 0xC0) == 0x80 ? 3 : 0;
    }
    unsigned low = s[0] == 0xF0 ? 0x90 : 0x80;
    unsigned high = s[0] == 0xF4 ? 0x8F : 0xBF;
    return s[0] <= 0xF4 && n >= 4 && s[1] >= low && s[1] <= high && (s[2] & 0xC0) == 0x80 &&
                   (s[3] & 0xC0) == 0x80
               ? 4
               : 0;
}

static inline uint64_t load_eight(const unsigned char *p)
{
    return p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 |
           (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 |
           (uint64_t)p[7] << 56;
}

/* First bytes of three-byte characters behind which any two further ones may follow: all but E0 and
 * ED. Nearly all Chinese text begins with them. */
static inline bool is_free(uint64_t lead)
{
    return 0xDFFE >> (lead & 15) & 1;
}

/* Bytes of the ASCII or Chinese characters that v surely begins with. */
static inline size_t usual(uint64_t v)
{
    if ((v & 0xC0C0F0C0C0F0u) == 0x8080E08080E0u && (is_free(v) & is_free(v >> 24))) {
        return 6;
    }
    const uint64_t high = v & 0x8080808080808080u;
    if (!high) {
        return 8;
    }
    if ((v & 0xC0C0F0) == 0x8080E0 && is_free(v)) {
        return 3;
    }
    return (size_t)__builtin_ctzll(high) / 8;
}

/* Behind the ASCII that goes on at `i`, a few words at a time; markup has long runs of it. */
static inline size_t pass_ascii(const unsigned char *p, size_t i, size_t n)
{
    const uint64_t highs = 0x8080808080808080u;
    while (n - i >= 16 && !((load_eight(p + i) | load_eight(p + i + 8)) & highs)) {
        i += 16;
    }
    return i;
}

size_t bao_utf8_valid(bao_span s)
{
    const unsigned char *p = (const unsigned char *)s.p;
    size_t i = 0;
    while (i < s.n) {
        size_t size = s.n - i >= 8 ? usual(load_eight(p + i)) : 0;
        if (!size) {
            size = sequence(p + i, s.n - i);
        }
        if (!size) {
            return i;
        }
        i = size == 8 ? pass_ascii(p, i + size, s.n) : i + size;
    }
    return i;
}

static bool is_wide(uint32_t c)
{
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
           (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
           (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) ||
           (c >= 0x20000 && c <= 0x3FFFD);
}

static bool is_unseen(uint32_t c)
{
    return (c >= 0x200B && c <= 0x200F) || c == 0xFEFF || (c >= 0x300 && c <= 0x36F);
}

size_t bao_utf8_columns(bao_span s)
{
    size_t columns = 0;
    for (size_t i = 0, size; i < s.n; i += size) {
        uint32_t c = bao_utf8_next(s.p + i, &size);
        columns += is_unseen(c) ? 0 : is_wide(c) ? 2 : 1;
    }
    return columns;
}

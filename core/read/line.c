/* line.c - trimming, measuring, and whether lines were broken at a width. */
#include "read/line.h"

#define ONES  0x0101010101010101u
#define HIGHS 0x8080808080808080u

/* Lines wider than this are not broken by hand. */
#define WRAP_MOST  160
#define WRAP_LEAST 40

size_t bao__white(bao_span s)
{
    const unsigned char *p = (const unsigned char *)s.p;
    if (p[0] <= 0x20) {
        return p[0] == ' ' || (p[0] >= 9 && p[0] <= 13);
    }
    if (p[0] == 0xC2) {
        return s.n > 1 && (p[1] == 0xA0 || p[1] == 0x85) ? 2 : 0;
    }
    if (s.n < 3 || (p[0] != 0xE2 && p[0] != 0xE3 && p[0] != 0xEF)) {
        return 0;
    }
    const unsigned c = (p[0] & 15u) << 12 | (p[1] & 63u) << 6 | (p[2] & 63u);
    const bool white = c == 0x3000 || (c >= 0x2000 && c <= 0x200D) || c == 0x2028 || c == 0x2029 ||
                       c == 0x202F || c == 0x205F || c == 0x2060 || c == 0xFEFF;
    return white ? 3 : 0;
}

/* Length of the white space character that s ends with, or 0. */
static size_t white_end(bao_span s)
{
    const unsigned char last = (unsigned char)s.p[s.n - 1];
    if (last < 0x80) {
        return bao__white((bao_span){s.p + s.n - 1, 1});
    }
    for (size_t size = 2; size <= 3 && size <= s.n; size++) {
        if (((unsigned char)s.p[s.n - size] & 0xC0) == 0xC0) {
            return bao__white((bao_span){s.p + s.n - size, size}) == size ? size : 0;
        }
    }
    return 0;
}

bao_span bao__trim_span(bao_span s)
{
    size_t size;
    while (s.n && (size = bao__white(s))) {
        s.p += size;
        s.n -= size;
    }
    while (s.n && (size = white_end(s))) {
        s.n -= size;
    }
    return s;
}

bao_range bao__trim(bao_span text, bao_range range)
{
    const bao_span s = bao__trim_span(bao_span_cut(text, range));
    const uint32_t from = s.n ? (uint32_t)(s.p - text.p) : range.from;
    return (bao_range){from, from + (uint32_t)s.n};
}

/* High bit set in each byte of v that is zero, and perhaps in bytes above one that is. */
static uint64_t zero_bytes(uint64_t v)
{
    return (v - ONES) & ~v & HIGHS;
}

/* The sum of the bytes of v. */
static size_t sum_bytes(uint64_t v)
{
    const uint64_t evens = 0x00FF00FF00FF00FFu;
    return (size_t)(((v & evens) + (v >> 8 & evens)) * 0x0001000100010001u >> 48);
}

/* A sum of bytes holds so many words of ones. */
#define WORDS_MOST 255

typedef struct sight {
    uint64_t gap;   /* two blanks in a row */
    uint64_t carry; /* the byte before was a blank */
    size_t ascii, blanks;
} sight;

/* Looks at n whole words at p, at most WORDS_MOST. */
static void see(sight *seen, const char *p, size_t n)
{
    uint64_t ascii = 0, blanks = 0;
    for (size_t i = 0; i < n; i++) {
        uint64_t v;
        memcpy(&v, p + i * sizeof v, sizeof v);
        const uint64_t blank = zero_bytes(v ^ ONES * ' ');
        seen->gap |= blank & (blank << 8 | seen->carry);
        seen->carry = blank >> 56;
        ascii += ~v >> 7 & ONES;
        blanks += blank >> 7;
    }
    seen->ascii += sum_bytes(ascii);
    seen->blanks += sum_bytes(blanks);
}

static sight see_all(bao_span s)
{
    sight seen = {0};
    size_t words = s.n / 8;
    const char *p = s.p;
    while (words) {
        const size_t n = words < WORDS_MOST ? words : WORDS_MOST;
        see(&seen, p, n);
        words -= n;
        p += n * 8;
    }
    char last[8];
    memset(last, 0x80, sizeof last);
    memcpy(last, p, s.n % 8);
    see(&seen, last, 1);
    return seen;
}

static bool is_indented(bao_span s)
{

    return bao_span_starts(s, BAO_SPAN("\u3000\u3000")) || bao_span_starts(s, BAO_SPAN("    "));
}

bao__line bao__line_look(bao_span text, bao_range line)
{
    bao__line look = {.text = bao__trim(text, line)};
    const bao_span s = bao_span_cut(text, look.text);
    if (!s.n) {
        return look;
    }
    const sight seen = see_all(s);
    look.columns = (uint32_t)(seen.ascii - seen.blanks + (s.n - seen.ascii) / 3 * 2);
    look.pipe = memchr(s.p, '|', s.n) != NULL;
    look.tab = memchr(s.p, '\t', s.n) != NULL;
    look.wide_gap = seen.gap && memmem(s.p, s.n, "  ", 2);
    look.indented = look.text.from > line.from && is_indented(bao_span_cut(text, line));
    return look;
}

uint32_t bao__wrap_width(const bao__line *lines, size_t count)
{
    uint32_t by_width[WRAP_MOST + 1] = {0};
    uint32_t lines_seen = 0, wide = 0;
    for (size_t i = 0; i < count; i++) {
        if (lines[i].columns > WRAP_MOST) {
            wide++;
        } else if (lines[i].columns >= 20 && !lines[i].pipe && !lines[i].tab) {
            by_width[lines[i].columns]++;
            lines_seen++;
        }
    }
    if (lines_seen < 6 || wide * 10 > lines_seen) {
        return 0;
    }
    uint32_t width = WRAP_MOST, above = by_width[WRAP_MOST];
    while (above * 10 <= lines_seen) {
        above += by_width[--width];
    }
    uint32_t near = 0;
    for (uint32_t w = width * 85 / 100; w <= WRAP_MOST; w++) {
        near += by_width[w];
    }
    return width >= WRAP_LEAST && near * 5 >= lines_seen * 2 ? width : 0;
}

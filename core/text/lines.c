/* lines.c - finds line ends, eight bytes at a time. */
#include "text/lines.h"

#define ONES  0x0101010101010101u
#define HIGHS 0x8080808080808080u

/* High bit set in each byte of v that is zero, and perhaps in bytes above one that is. */
static uint64_t zero_bytes(uint64_t v)
{
    return (v - ONES) & ~v & HIGHS;
}

/* The first byte from p on that may start a line end, or `end`. */
static const char *candidate(const char *p, const char *end)
{
    for (; end - p >= 8; p += 8) {
        uint64_t v;
        memcpy(&v, p, sizeof v);
        if (zero_bytes(v ^ ONES * '\n') | zero_bytes(v ^ ONES * '\r') |
            zero_bytes(v ^ ONES * 0xE2)) {
            break;
        }
    }
    while (p < end && *p != '\n' && *p != '\r' && (unsigned char)*p != 0xE2) {
        p++;
    }
    return p;
}

/* Length of the line end at p, or 0. */
static size_t line_end(const char *p, const char *end)
{
    if (*p == '\n') {
        return 1;
    }
    if (*p == '\r') {
        return end - p > 1 && p[1] == '\n' ? 2 : 1;
    }
    const bool separator = end - p > 2 && (unsigned char)p[1] == 0x80 &&
                           ((unsigned char)p[2] == 0xA8 || (unsigned char)p[2] == 0xA9);
    return separator ? 3 : 0;
}

static bool add(bao_arena *arena, bao_lines *lines, size_t from, size_t to)
{
    if (!BAO_RESERVE(arena, lines->items, lines->count, lines->capacity)) {
        return false;
    }
    lines->items[lines->count++] = (bao_range){(uint32_t)from, (uint32_t)to};
    return true;
}

bool bao_lines_split(bao_arena *arena, bao_span text, bao_lines *lines)
{
    *lines = (bao_lines){0};
    if (!text.n) {
        return true;
    }
    const char *const end = text.p + text.n;
    const char *start = text.p, *p = start;
    while ((p = candidate(p, end)) < end) {
        const size_t size = line_end(p, end);
        if (!size) {
            p++;
            continue;
        }
        if (!add(arena, lines, (size_t)(start - text.p), (size_t)(p - text.p))) {
            return false;
        }
        p += size;
        start = p;
    }
    return start == end || add(arena, lines, (size_t)(start - text.p), text.n);
}

uint32_t bao_lines_find(const bao_lines *lines, uint32_t offset)
{
    size_t low = 0, high = lines->count;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (lines->items[middle].from <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return (uint32_t)low + 1;
}

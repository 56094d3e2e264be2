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

/* The first byte of the text that stands at or behind `page` of the page; *piece is the piece that
 * was looked at last, and never goes back. */
static uint32_t text_of(const bao_text *text, uint32_t page, size_t *piece)
{
    const bao_piece *at = text->pieces + *piece, *const end = text->pieces + text->piece_count;
    while (end - at > 1 && at[1].page < page) {
        at++;
    }
    *piece = (size_t)(at - text->pieces);
    const uint32_t next = end - at > 1 ? at[1].text : (uint32_t)text->utf8.n;
    if (page <= at->page) {
        return at->text;
    }
    return !at->size && page - at->page < next - at->text ? at->text + page - at->page : next;
}

void bao_lines_take(bao_lines *lines, const bao_text *text)
{
    size_t from = 0, to = 0;
    for (size_t i = 0; i < lines->count; i++) {
        bao_range *line = &lines->items[i];
        *line = (bao_range){text_of(text, line->from, &from), text_of(text, line->to, &to)};
    }
}

/* lines.c - finds line ends. */
#include "text/lines.h"

#include "base/lanes.h"

/* The first byte from p on that may start a line end, or `end`. */
static const char *candidate(const char *p, const char *end)
{
#ifdef BAO_LANES
    for (; end - p >= BAO_LANES; p += BAO_LANES) {
        const bao_lanes v = bao_lanes_load(p);
        const bao_lanes breaks = bao_lanes_or(bao_lanes_same(v, bao_lanes_of('\n')),
                                              bao_lanes_same(v, bao_lanes_of('\r')));
        const unsigned mask =
            bao_lanes_mask(bao_lanes_or(breaks, bao_lanes_same(v, bao_lanes_of(0xE2))));
        if (mask) {
            return p + __builtin_ctz(mask);
        }
    }
#endif
    while (p < end && *p != '\n' && *p != '\r' && *p != '\xE2') {
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

uint32_t bao_lines_find_near(const bao_lines *lines, uint32_t offset, uint32_t near)
{
    for (uint32_t i = near; near && i < near + 4 && i <= lines->count; i++) {
        const bool begun = lines->items[i - 1].from <= offset;
        if (begun && (i == lines->count || lines->items[i].from > offset)) {
            return i;
        }
    }
    return bao_lines_find(lines, offset);
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

/* line.c - trimming, measuring, and whether lines were broken at a width. */
#include "read/line.h"

#include "base/lanes.h"

/* Lines wider than this are not broken by hand. */
#define WRAP_MOST  160
#define WRAP_LEAST 40

/* Columns of the narrowest text, of a line that tells of it, and how many such lines it takes
 * (reports saved at 17 and at 30 columns). */
#define NARROW_LEAST 12
#define NARROW_SEEN  4
#define NARROW_LINES 8

size_t bao__white_at(bao_span s)
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
static inline size_t white_end(bao_span s)
{
    const char *last = s.p + s.n - 1;
    if ((unsigned char)*last < 0x80) {
        return *last > ' ' ? 0 : bao__white((bao_span){last, 1});
    }
    for (size_t size = 2; size <= 3 && size <= s.n; size++) {
        if (((unsigned char)s.p[s.n - size] & 0xC0) == 0xC0) {
            return bao__white((bao_span){s.p + s.n - size, size}) == size ? size : 0;
        }
    }
    return 0;
}

static inline bao_span trim(bao_span s)
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

bao_span bao__trim_span(bao_span s)
{
    return trim(s);
}

bao_range bao__trim(bao_span text, bao_range range)
{
    const bao_span s = trim(bao_span_cut(text, range));
    const uint32_t from = s.n ? (uint32_t)(s.p - text.p) : range.from;
    return (bao_range){from, from + (uint32_t)s.n};
}

bao_range bao__without_bold(bao_span text, bao_range range)
{
    const bao_span s = bao_span_cut(text, range);
    const char mark = s.n > 4 ? s.p[0] : 0;
    if ((mark != '*' && mark != '_') || s.p[1] != mark || s.p[s.n - 1] != mark ||
        s.p[s.n - 2] != mark || memmem(s.p + 2, s.n - 4, s.p, 2)) {
        return range;
    }
    return bao__trim(text, (bao_range){range.from + 2, range.to - 2});
}

typedef struct sight {
    size_t ascii, blanks;
    bool gap; /* two blanks in a row */
    bool pipe, tab;
} sight;

#ifdef BAO_LANES
/* A byte of a count holds so many blocks, and one more. */
#define BLOCKS_MOST 254

/* Counts, and where the marks are, of blocks. */
typedef struct lanes_sight {
    bao_lanes ascii, blanks, gap, pipe, tab;
} lanes_sight;

/* Looks at a block, where `next` is the block one byte on. */
static inline void see(lanes_sight *seen, bao_lanes v, bao_lanes next)
{
    const bao_lanes blank = bao_lanes_of(' ');
    const bao_lanes blanks = bao_lanes_same(v, blank);
    seen->ascii = bao_lanes_count(seen->ascii, bao_lanes_ascii(v));
    seen->blanks = bao_lanes_count(seen->blanks, blanks);
    seen->gap = bao_lanes_or(seen->gap, bao_lanes_and(blanks, bao_lanes_same(next, blank)));
    seen->pipe = bao_lanes_or(seen->pipe, bao_lanes_same(v, bao_lanes_of('|')));
    seen->tab = bao_lanes_or(seen->tab, bao_lanes_same(v, bao_lanes_of('\t')));
}

static void add(sight *sum, const lanes_sight *seen)
{
    sum->ascii += bao_lanes_sum(seen->ascii);
    sum->blanks += bao_lanes_sum(seen->blanks);
    sum->gap |= bao_lanes_mask(seen->gap) != 0;
    sum->pipe |= bao_lanes_mask(seen->pipe) != 0;
    sum->tab |= bao_lanes_mask(seen->tab) != 0;
}

/* The n bytes at p, at most a block, and others that nobody counts. `room` can be read. */
static inline bao_lanes load_some(const char *p, size_t n, size_t room)
{
    static const unsigned char keep[2 * BAO_LANES] = {[0 ... BAO_LANES - 1] = 0xFF};
    static const unsigned char fill[2 * BAO_LANES] = {[BAO_LANES... 2 * BAO_LANES - 1] = 0x80};
    char bytes[BAO_LANES] = {0};
    if (room < sizeof bytes) {
        memcpy(bytes, p, n);
        p = bytes;
    }
    return bao_lanes_or(bao_lanes_and(bao_lanes_load(p), bao_lanes_load(keep + BAO_LANES - n)),
                        bao_lanes_load(fill + BAO_LANES - n));
}

/* `room` can be read from s.p on; s is not empty. */
static sight see_all(bao_span s, size_t room)
{
    const char *p = s.p, *const last = p + (s.n - 1) / BAO_LANES * BAO_LANES, *const end = p + room;
    const bao_lanes none = bao_lanes_of(0);
    sight sum = {0};
    for (;;) {
        lanes_sight seen = {none, none, none, none, none};
        const size_t most = (size_t)(last - p), size = BLOCKS_MOST * BAO_LANES;
        for (const char *const stop = most < size ? last : p + size; p < stop; p += BAO_LANES) {
            see(&seen, bao_lanes_load(p), bao_lanes_load(p + 1));
        }
        if (p == last) {
            const size_t n = s.n - (size_t)(p - s.p), left = (size_t)(end - p);
            see(&seen, load_some(p, n, left), load_some(p + 1, n - 1, left - 1));
            add(&sum, &seen);
            return sum;
        }
        add(&sum, &seen);
    }
}
#else
static sight see_all(bao_span s, size_t room)
{
    (void)room;
    sight seen = {.pipe = memchr(s.p, '|', s.n), .tab = memchr(s.p, '\t', s.n)};
    for (size_t i = 0; i < s.n; i++) {
        const bool blank = s.p[i] == ' ';
        seen.ascii += (unsigned char)s.p[i] < 0x80;
        seen.blanks += blank;
        seen.gap |= blank && i && s.p[i - 1] == ' ';
    }
    return seen;
}
#endif

static bool is_indented(bao_span s)
{
    return bao_span_starts(s, BAO_SPAN("\u3000\u3000")) || bao_span_starts(s, BAO_SPAN("    "));
}

bao__line bao__line_shape(bao_span text, bao_range line)
{
    bao__line shape = {.text = bao__without_bold(text, bao__trim(text, line))};
    const bao_span s = bao_span_cut(text, shape.text);
    if (!s.n) {
        return shape;
    }
    const sight seen = see_all(s, text.n - shape.text.from);
    shape.columns = (uint32_t)(seen.ascii - seen.blanks + (s.n - seen.ascii) / 3 * 2);
    shape.pipe = seen.pipe;
    shape.tab = seen.tab;
    shape.wide_gap = seen.gap;
    shape.indented = shape.text.from > line.from && is_indented(bao_span_cut(text, line));
    return shape;
}

/* A text in a narrow column: nearly no line is wider, two of five are about as wide (a paragraph's
 * first line may be set in by four), a quarter reaches to the edge but for one character. */
static uint32_t narrow_width(const bao__line *lines, size_t count)
{
    uint32_t by_width[WRAP_LEAST + 1] = {0}, seen = 0;
    for (size_t i = 0; i < count; i++) {
        const uint32_t columns = lines[i].columns < WRAP_LEAST ? lines[i].columns : WRAP_LEAST;
        if (columns >= NARROW_SEEN && !lines[i].pipe && !lines[i].tab) {
            by_width[columns]++;
            seen++;
        }
    }
    uint32_t width = WRAP_LEAST, above = by_width[WRAP_LEAST], near = 0, full = 0;
    while (width > NARROW_LEAST && above * 33 <= seen) {
        above += by_width[--width];
    }
    for (uint32_t w = width - 5; w <= WRAP_LEAST; w++) {
        near += by_width[w];
        full += w + 2 >= width ? by_width[w] : 0;
    }
    const bool narrow = width > NARROW_LEAST && width < WRAP_LEAST;
    return seen >= NARROW_LINES && narrow && near * 5 >= seen * 2 && full * 4 >= seen ? width : 0;
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
    if (lines_seen < 4 || wide * 10 > lines_seen) {
        return wide ? 0 : narrow_width(lines, count);
    }
    uint32_t width = WRAP_MOST, above = by_width[WRAP_MOST];
    while (above * 10 <= lines_seen) {
        above += by_width[--width];
    }
    uint32_t near = 0;
    for (uint32_t w = width * 85 / 100; w <= WRAP_MOST; w++) {
        near += by_width[w];
    }
    return width < WRAP_LEAST           ? wide ? 0 : narrow_width(lines, count)
                     : near * 5 >= lines_seen * 2 ? width
                                        : 0;
}

static bool is_ascii_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_numeral(char c)
{
    return is_ascii_digit(c) || c == '.' || c == ',';
}

bool bao__is_cut_number(bao_span before, bao_span line)
{
    size_t from = before.n, to = 0;
    while (from && is_numeral(before.p[from - 1])) {
        from--;
    }
    while (to < line.n && is_numeral(line.p[to])) {
        to++;
    }
    return from && from < before.n && to && to < line.n && before.p[from - 1] != ' ' &&
           before.p[from - 1] != '\t' && line.p[to] != ' ' && line.p[to] != '\t' &&
           (is_ascii_digit(before.p[before.n - 1]) || is_ascii_digit(line.p[0]));
}

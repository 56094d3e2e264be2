/* table.c - writing CSV cells. */
#include "host/table.h"

#include "base/lanes.h"
#include "base/utf8.h"

#define ONES  0x0101010101010101u
#define HIGHS 0x8080808080808080u

/* The next cell begins, and will have at most n bytes. False when out of memory. */
static inline bool open_cell(bao_rows *rows, size_t n)
{
    bao_buf *out = rows->out;
    if (!bao_buf_room(out, n + 1)) {
        return false;
    }
    out->p[out->n] = ',';
    out->n += rows->open;
    rows->open = true;
    return true;
}

/* Not 0 when one of the bytes of v is below '-': few are, and the marks that need quotes are. */
static uint64_t suspects(uint64_t v)
{
    return (v - ONES * '-') & ~v & HIGHS;
}

/* Copies eight bytes; what is suspect in them. */
static inline uint64_t copy_eight(char *to, const char *from)
{
    uint64_t v;
    memcpy(&v, from, sizeof v);
    memcpy(to, &v, sizeof v);
    return suspects(v);
}

static inline uint64_t copy_few(char *to, bao_span s)
{
    uint64_t suspect = 0;
    if (s.n >= 4) {
        uint32_t first, last; /* which overlap */
        memcpy(&first, s.p, sizeof first);
        memcpy(&last, s.p + s.n - sizeof last, sizeof last);
        memcpy(to, &first, sizeof first);
        memcpy(to + s.n - sizeof last, &last, sizeof last);
        return suspects(first | (uint64_t)last << 32);
    }
    for (size_t i = 0; i < s.n; i++) {
        to[i] = s.p[i];
        suspect |= s.p[i] < '-' && s.p[i] >= 0;
    }
    return suspect;
}

/* Copies s to a place with room for it; true when something in it is suspect. */
static inline bool copy(char *to, bao_span s)
{
    if (s.n < 8) {
        return copy_few(to, s) != 0;
    }
    uint64_t suspect = copy_eight(to + s.n - 8, s.p + s.n - 8);
    for (size_t i = 0; i + 8 < s.n; i += 8) {
        suspect |= copy_eight(to + i, s.p + i);
    }
    return suspect != 0;
}

static uint64_t has_byte(uint64_t v, unsigned char c)
{
    v ^= ONES * c;
    return (v - ONES) & ~v & HIGHS;
}

/* How many bytes at the beginning of s, full lanes, have no mark that needs quotes. */
static size_t pass_lanes(bao_span s)
{
    size_t i = 0;
#ifdef BAO_LANES
    for (; s.n - i >= BAO_LANES; i += BAO_LANES) {
        const bao_lanes v = bao_lanes_load(s.p + i);
        const bao_lanes words = bao_lanes_or(bao_lanes_same(v, bao_lanes_of(',')),
                                             bao_lanes_same(v, bao_lanes_of('"')));
        const bao_lanes lines = bao_lanes_or(bao_lanes_same(v, bao_lanes_of('\n')),
                                             bao_lanes_same(v, bao_lanes_of('\r')));
        if (bao_lanes_mask(bao_lanes_or(words, lines))) {
            break;
        }
    }
#else
    (void)s;
#endif
    return i;
}

/* s is not empty. */
static bool needs_quotes(bao_span s)
{
    size_t i = pass_lanes(s);
    for (uint64_t v; s.n - i >= sizeof v; i += sizeof v) {
        memcpy(&v, s.p + i, sizeof v);
        if (has_byte(v, ',') | has_byte(v, '"') | has_byte(v, '\n') | has_byte(v, '\r')) {
            return true;
        }
    }
    for (; i < s.n; i++) {
        if (s.p[i] == ',' || s.p[i] == '"' || s.p[i] == '\n' || s.p[i] == '\r') {
            return true;
        }
    }
    return s.p[0] == ' ' || s.p[s.n - 1] == ' ';
}

static bool is_formula(bao_span s)
{
    return s.n && strchr("=+-@\t\r", s.p[0]) != NULL;
}

static void quote(bao_buf *out, bao_span s, bool guarded)
{
    bao_buf_byte(out, '"');
    bao_buf_string(out, guarded ? "'" : "");
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"') {
            bao_buf_byte(out, '"');
        }
        bao_buf_byte(out, s.p[i]);
    }
    bao_buf_byte(out, '"');
}

/* A cell that is perhaps to be quoted or guarded. */
static void write_odd(bao_rows *rows, bao_span s)
{
    const bool guarded = rows->excel && is_formula(s);
    if (needs_quotes(s)) {
        quote(rows->out, s, guarded);
    } else {
        bao_buf_string(rows->out, guarded ? "'" : "");
        bao_buf_span(rows->out, s);
    }
}

void bao_cell_text(bao_rows *rows, bao_span s)
{
    if (!open_cell(rows, s.n + 1)) {
        return;
    }
    if (copy(rows->out->p + rows->out->n, s) || (rows->excel && is_formula(s))) {
        write_odd(rows, s); /* over the copy */
    } else {
        rows->out->n += s.n;
    }
}

void bao_cell_string(bao_rows *rows, const char *s)
{
    bao_cell_text(rows, bao_span_of(s));
}

void bao_cell_unsigned(bao_rows *rows, uint64_t n)
{
    if (open_cell(rows, 20)) {
        bao_buf_unsigned(rows->out, n);
    }
}

void bao_cell_decimal(bao_rows *rows, bool valued, bao_decimal d)
{
    if (open_cell(rows, BAO_DECIMAL_TEXT) && valued) {
        rows->out->n += bao_decimal_print(d, rows->out->p + rows->out->n);
    }
}

void bao_cell_empty(bao_rows *rows)
{
    open_cell(rows, 0);
}

void bao_cell_ready(bao_rows *rows, bao_span cells)
{
    if (open_cell(rows, cells.n)) {
        bao_buf_span(rows->out, cells);
    }
}

void bao_cell_again(bao_rows *rows, size_t from, size_t n)
{
    bao_buf *out = rows->out;
    if (bao_buf_room(out, n)) {
        memcpy(out->p + out->n, out->p + from, n);
        out->n += n;
    }
}

void bao_row_end(bao_rows *rows)
{
    bao_buf_byte(rows->out, '\n');
    rows->open = false;
}

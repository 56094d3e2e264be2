/* codec_legacy.c - GB18030 and Big5 by table, with the errors of the WHATWG Encoding Standard. */
#include "text/codec.h"

#include "base/utf8.h"

/* A character outside the BMP: U+2xxxx. */
typedef struct astral {
    uint16_t index; /* of the two-byte table */
    uint16_t low;
} astral;

/* Pointers of four-byte GB18030 from here on are `code` and the ones after it. */
typedef struct range {
    uint16_t pointer, code;
} range;

/* gb18030_table, gb18030_astral, gb18030_ranges, big5_table, big5_astral: by gen_tables.c. */
#include "text_tables.inc"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A row of a table is a lead byte from 0x81 on, a column any trail byte; 0 is no character. */
#define ROW 256

/* Four-byte pointers: the end of the BMP, and U+10000. */
#define BMP_END    39420u
#define SUPPLEMENT 189000u

static size_t put(uint32_t code, bao__kind kind, size_t size, bao__char *out)
{
    out->code = code;
    out->second = 0;
    out->kind = kind;
    return size;
}

static size_t bad(size_t size, bao__char *out)
{
    return put(BAO_REPLACEMENT, BAO__BAD, size, out);
}

static size_t ascii(unsigned byte, bao__char *out)
{
    return byte ? put(byte, BAO__PLAIN, 1, out) : put(BAO_REPLACEMENT, BAO__NUL, 1, out);
}

static uint32_t find_astral(const astral *list, size_t count, unsigned index)
{
    size_t low = 0, high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (list[middle].index == index) {
            return 0x20000u + list[middle].low;
        }
        if (list[middle].index < index) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return 0;
}

/* Bytes that a bad pair costs: an ASCII byte after a bad lead byte is read again. */
static size_t bad_pair(unsigned trail, bao__char *out)
{
    return bad(trail < 0x80 ? 1 : 2, out);
}

/* ASCII, NUL, and two-byte characters without trouble. */
static inline void table_run(bao__cursor *c, const unsigned char *stop, const uint16_t *table)
{
    const unsigned char *p = c->p, *const halt = bao__halt(c, stop);
    unsigned char *out = c->out;
    while (p < halt) {
        const unsigned row = p[0] - 0x81u;
        if (row >= 126) {
            const unsigned n = bao__ascii(p);
            if (n == 0) {
                break;
            }
            memcpy(out, p, 8);
            out += n;
            p += n;
            continue;
        }
        const unsigned code = table[row * ROW + p[1]];
        if (code >= 0x800) {
            out[0] = (unsigned char)(0xE0 | code >> 12);
            out[1] = (unsigned char)(0x80 | (code >> 6 & 0x3F));
            out[2] = (unsigned char)(0x80 | (code & 0x3F));
            out += 3;
        } else if (code) {
            out[0] = (unsigned char)(0xC0 | code >> 6);
            out[1] = (unsigned char)(0x80 | (code & 0x3F));
            out += 2;
        } else {
            break;
        }
        p += 2;
    }
    c->p = p;
    c->out = out;
}

static void gb18030_run(bao__cursor *c, const unsigned char *stop)
{
    table_run(c, stop, gb18030_table);
}

static void big5_run(bao__cursor *c, const unsigned char *stop)
{
    table_run(c, stop, big5_table);
}

static bool is_digit(unsigned byte)
{
    return byte - '0' < 10;
}

static bool is_lead(unsigned byte)
{
    return byte - 0x81u < 126;
}

/* The code point of a four-byte pointer; 0 when it has none. */
static uint32_t four_bytes(uint32_t pointer)
{
    if (pointer >= SUPPLEMENT) {
        const uint32_t code = 0x10000 + (pointer - SUPPLEMENT);
        return code <= 0x10FFFF ? code : 0;
    }
    if (pointer >= BMP_END) {
        return 0;
    }
    size_t low = 0, high = COUNT(gb18030_ranges);
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (gb18030_ranges[middle].pointer <= pointer) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return gb18030_ranges[low].code + (pointer - gb18030_ranges[low].pointer);
}

static size_t gb18030_four(const unsigned char *p, size_t n, bao__char *out)
{
    if (n > 2 && !is_lead(p[2])) {
        return bad(1, out);
    }
    if (n > 3 && !is_digit(p[3])) {
        return bad(1, out);
    }
    if (n < 4) {
        return bad(n, out);
    }
    const uint32_t pointer =
        (((p[0] - 0x81u) * 10 + (p[1] - 0x30u)) * 126 + (p[2] - 0x81u)) * 10 + (p[3] - 0x30u);
    const uint32_t code = four_bytes(pointer);
    return code ? put(code, BAO__PLAIN, 4, out) : bad(4, out);
}

static size_t gb18030_next(const unsigned char *p, size_t n, bao__char *out)
{
    if (p[0] < 0x80) {
        return ascii(p[0], out);
    }
    if (p[0] == 0x80) {
        return put(0x20AC, BAO__EURO, 1, out);
    }
    if (p[0] == 0xFF || n < 2) {
        return bad(1, out);
    }
    if (is_digit(p[1])) {
        return gb18030_four(p, n, out);
    }
    const unsigned index = (p[0] - 0x81u) * ROW + p[1];
    uint32_t code = gb18030_table[index];
    if (!code) {
        code = find_astral(gb18030_astral, COUNT(gb18030_astral), index);
    }
    return code ? put(code, BAO__PLAIN, 2, out) : bad_pair(p[1], out);
}

/* The four Big5 characters that Unicode has only as a letter and a combining mark. */
static size_t big5_composed(const unsigned char *p, bao__char *out)
{
    static const struct {
        uint16_t pair, code, second;
    } composed[] = {
        {0x8862, 0xCA, 0x304},
        {0x8864, 0xCA, 0x30C},
        {0x88A3, 0xEA, 0x304},
        {0x88A5, 0xEA, 0x30C},
    };
    const unsigned pair = (unsigned)p[0] << 8 | p[1];
    for (size_t i = 0; i < COUNT(composed); i++) {
        if (composed[i].pair == pair) {
            put(composed[i].code, BAO__PLAIN, 2, out);
            out->second = composed[i].second;
            return 2;
        }
    }
    return bad_pair(p[1], out);
}

static size_t big5_next(const unsigned char *p, size_t n, bao__char *out)
{
    if (p[0] < 0x80) {
        return ascii(p[0], out);
    }
    if (!is_lead(p[0]) || n < 2) {
        return bad(1, out);
    }
    const unsigned index = (p[0] - 0x81u) * ROW + p[1];
    uint32_t code = big5_table[index];
    if (!code) {
        code = find_astral(big5_astral, COUNT(big5_astral), index);
    }
    return code ? put(code, BAO__PLAIN, 2, out) : big5_composed(p, out);
}

const bao__codec bao__gb18030 = {"gb18030", gb18030_next, gb18030_run};
const bao__codec bao__big5 = {"big5", big5_next, big5_run};

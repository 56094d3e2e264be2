/* codec_unicode.c - UTF-8, UTF-16 and UTF-32, with the errors of the WHATWG Encoding Standard. */
#include "text/codec.h"

#include "base/utf8.h"

static size_t bad(size_t size, bao__char *out)
{
    out->code = BAO_REPLACEMENT;
    out->second = 0;
    out->kind = BAO__BAD;
    return size;
}

static size_t plain(uint32_t code, size_t size, bao__char *out)
{
    out->code = code ? code : BAO_REPLACEMENT;
    out->second = 0;
    out->kind = code ? BAO__PLAIN : BAO__NUL;
    return size;
}

/* A bad sequence is as long as it could still have become a good one ("maximal subpart"). */
static size_t utf8_next(const unsigned char *p, size_t n, bao__char *out)
{
    const unsigned lead = p[0];
    if (lead < 0x80) {
        return plain(lead, 1, out);
    }
    if (lead < 0xC2 || lead > 0xF4) {
        return bad(1, out);
    }
    const size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    uint32_t code = lead & (0x7Fu >> size);
    for (size_t i = 1; i < size; i++) {
        if (i == n || p[i] < low || p[i] > high) {
            return bad(i, out);
        }
        code = code << 6 | (p[i] & 0x3Fu);
        low = 0x80;
        high = 0xBF;
    }
    return plain(code, size, out);
}

static void utf8_run(bao__cursor *c, const unsigned char *stop)
{
    size_t n = bao_utf8_valid((bao_span){(const char *)c->p, (size_t)(stop - c->p)});
    const unsigned char *nul = memchr(c->p, '\0', n);
    n = nul ? (size_t)(nul - c->p) : n;
    memcpy(c->out, c->p, n);
    c->p += n;
    c->out += n;
}

static unsigned unit_le(const unsigned char *p)
{
    return p[0] | (unsigned)p[1] << 8;
}

static unsigned unit_be(const unsigned char *p)
{
    return p[1] | (unsigned)p[0] << 8;
}

static inline size_t utf16_next(const unsigned char *p, size_t n, bao__char *out,
                                unsigned unit(const unsigned char *))
{
    if (n < 2) {
        return bad(n, out);
    }
    const uint32_t first = unit(p);
    if ((first & 0xF800) != 0xD800) {
        return plain(first, 2, out);
    }
    if (first >= 0xDC00) {
        return bad(2, out);
    }
    if (n < 4) {
        return bad(n, out);
    }
    const uint32_t second = unit(p + 2);
    if ((second & 0xFC00) != 0xDC00) {
        return bad(2, out);
    }
    return plain(0x10000 + ((first & 0x3FF) << 10 | (second & 0x3FF)), 4, out);
}

static inline void utf16_run(bao__cursor *c, const unsigned char *stop,
                             unsigned unit(const unsigned char *))
{
    const unsigned char *p = c->p, *const halt = bao__halt(c, stop);
    unsigned char *out = c->out;
    while (p < halt) {
        const unsigned code = unit(p);
        if (code >= 0x800) {
            if ((code & 0xF800) == 0xD800) {
                break;
            }
            out[0] = (unsigned char)(0xE0 | code >> 12);
            out[1] = (unsigned char)(0x80 | (code >> 6 & 0x3F));
            out[2] = (unsigned char)(0x80 | (code & 0x3F));
            out += 3;
        } else if (code >= 0x80) {
            out[0] = (unsigned char)(0xC0 | code >> 6);
            out[1] = (unsigned char)(0x80 | (code & 0x3F));
            out += 2;
        } else if (code) {
            *out++ = (unsigned char)code;
        } else {
            break;
        }
        p += 2;
    }
    c->p = p;
    c->out = out;
}

static size_t utf16le_next(const unsigned char *p, size_t n, bao__char *out)
{
    return utf16_next(p, n, out, unit_le);
}

static size_t utf16be_next(const unsigned char *p, size_t n, bao__char *out)
{
    return utf16_next(p, n, out, unit_be);
}

static void utf16le_run(bao__cursor *c, const unsigned char *stop)
{
    utf16_run(c, stop, unit_le);
}

static void utf16be_run(bao__cursor *c, const unsigned char *stop)
{
    utf16_run(c, stop, unit_be);
}

static size_t utf32_char(uint32_t code, bao__char *out)
{
    return code > 0x10FFFF || (code & 0xFFFFF800u) == 0xD800 ? bad(4, out) : plain(code, 4, out);
}

static size_t utf32le_next(const unsigned char *p, size_t n, bao__char *out)
{
    return n < 4 ? bad(n, out) : utf32_char(unit_le(p) | (uint32_t)unit_le(p + 2) << 16, out);
}

static size_t utf32be_next(const unsigned char *p, size_t n, bao__char *out)
{
    return n < 4 ? bad(n, out) : utf32_char(unit_be(p + 2) | (uint32_t)unit_be(p) << 16, out);
}

/* UTF-32 is rare enough to go one character at a time. */
static void no_run(bao__cursor *c, const unsigned char *stop)
{
    (void)c;
    (void)stop;
}

const bao__codec bao__utf8 = {"utf-8", utf8_next, utf8_run};
const bao__codec bao__utf16le = {"utf-16le", utf16le_next, utf16le_run};
const bao__codec bao__utf16be = {"utf-16be", utf16be_next, utf16be_run};
const bao__codec bao__utf32le = {"utf-32le", utf32le_next, no_run};
const bao__codec bao__utf32be = {"utf-32be", utf32be_next, no_run};

const bao__codec *bao__codec_of(const bao_encoding_guess *guess)
{
    static const bao__codec *const codecs[BAO_ENCODING_COUNT] = {
        [BAO_UTF8] = &bao__utf8,       [BAO_UTF16LE] = &bao__utf16le, [BAO_UTF16BE] = &bao__utf16be,
        [BAO_GB18030] = &bao__gb18030, [BAO_BIG5] = &bao__big5,
    };
    if (guess->bom_size == 4 && guess->encoding == BAO_UTF16LE) {
        return &bao__utf32le;
    }
    if (guess->bom_size == 4 && guess->encoding == BAO_UTF16BE) {
        return &bao__utf32be;
    }
    return codecs[guess->encoding];
}

size_t bao__put(char *out, const bao__char *c)
{
    const size_t n = bao_utf8_put(out, c->code);
    return c->second ? n + bao_utf8_put(out + n, c->second) : n;
}

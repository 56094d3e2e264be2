/* suspect.c - known first bytes, NUL and control characters, escape sequences of other codes. */
#include "text/suspect.h"

#include "base/lanes.h"
#include "text/codec.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Bytes of a file that are searched for control characters. */
#define CONTROL_SAMPLE 4096

/* More than these shares, and more than a few, are not text. */
enum { NUL_PERCENT = 1, NULS_ALLOWED = 3, CONTROL_PERCENT = 5, CONTROLS_ALLOWED = 3 };

static const struct {
    char bytes[9];
    uint8_t size;
    const char *what;
} formats[] = {
    {"\x89PNG\r\n\x1A\n", 8, "a PNG image"},
    {"\xFF\xD8\xFF", 3, "a JPEG image"},
    {"GIF8", 4, "a GIF image"},
    {"\x1F\x8B", 2, "gzip data"},
    {"PK\3\4", 4, "a ZIP archive"},
    {"7z\xBC\xAF\x27\x1C", 6, "a 7z archive"},
    {"Rar!\x1A\7", 6, "a RAR archive"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, "an OLE file (old Word or Excel)"},
    {"\x7F"
     "ELF",
     4, "a program"},
    {"%PDF-", 5, "a PDF file"},
};

static bool is_control(unsigned char c)
{
    return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f';
}

/* A header of zlib data, and control characters where text would have none. */
static bool is_zlib(bao_span source)
{
    if (source.n < 8 || source.p[0] != 0x78 || ((0x78 << 8) + (unsigned char)source.p[1]) % 31) {
        return false;
    }
    for (size_t i = 1; i < source.n && i < 256; i++) {
        if (is_control((unsigned char)source.p[i])) {
            return true;
        }
    }
    return false;
}

static const char *known_format(bao_span source)
{
    for (size_t i = 0; i < COUNT(formats); i++) {
        if (bao_span_starts(source, (bao_span){formats[i].bytes, formats[i].size})) {
            return formats[i].what;
        }
    }
    return is_zlib(source) ? "zlib data" : NULL;
}

static size_t count_nuls(bao_span source)
{
    size_t count = 0;
    const char *p = source.p, *const end = p + source.n;
    while ((p = memchr(p, '\0', (size_t)(end - p))) != NULL) {
        count++;
        p++;
    }
    return count;
}

/* A control character other than white space, and than escapes and shifts, which are told of. */
static bool is_odd_control(char c)
{
    return is_control((unsigned char)c) && c != 0x0E && c != 0x0F && c != 0x1B;
}

static size_t count_controls(bao_span source)
{
    size_t count = 0, i = 0;
#ifdef BAO_LANES
    for (; source.n - i >= BAO_LANES; i += BAO_LANES) {
        const bao_lanes above = bao_lanes_above(bao_lanes_load(source.p + i), ' ' - 1);
        unsigned mask = bao_lanes_mask(bao_lanes_same(above, bao_lanes_of(0)));
        for (; mask; mask &= mask - 1) {
            count += is_odd_control(source.p[i + (unsigned)__builtin_ctz(mask)]);
        }
    }
#endif
    for (; i < source.n; i++) {
        count += is_odd_control(source.p[i]);
    }
    return count;
}

bao_status bao__refuse_binary(bao_span source, const bao_encoding_guess *guess, bao_error *error)
{
    const char *what = guess->bom_size ? NULL : known_format(source);
    if (what) {
        return bao_fail(error, BAO_BINARY, "the bytes are %s, not text", what);
    }
    if (guess->encoding == BAO_UTF16LE || guess->encoding == BAO_UTF16BE) {
        return BAO_OK;
    }
    const size_t nuls = count_nuls(source);
    if (nuls > NULS_ALLOWED && nuls * 100 > source.n * NUL_PERCENT) {
        return bao_fail(error, BAO_BINARY, "%zu of %zu bytes are NUL", nuls, source.n);
    }
    const bao_span head = {source.p, source.n < CONTROL_SAMPLE ? source.n : CONTROL_SAMPLE};
    const size_t controls = count_controls(head);
    if (controls > CONTROLS_ALLOWED && controls * 100 > head.n * CONTROL_PERCENT) {
        return bao_fail(error, BAO_BINARY, "%zu of the first %zu bytes are control characters",
                        controls, head.n);
    }
    return BAO_OK;
}

static const char *find_iso2022(const char *p, const char *end)
{
    while ((p = memchr(p, 0x1B, (size_t)(end - p))) != NULL) {
        if (end - p > 1 && (p[1] == '$' || p[1] == '(' || p[1] == ')')) {
            return p;
        }
        p++;
    }
    return NULL;
}

/* ~{ pairs of letters ~} on one line, as HZ writes Chinese. */
static bool is_hz(const char *p, const char *end)
{
    const char *q = p + 2;
    while (end - q > 1 && q[0] > ' ' && q[0] < 0x7F && q[1] > ' ' && q[1] < 0x7F) {
        if (q[0] == '~' && q[1] == '}') {
            return q > p + 2;
        }
        q += 2;
    }
    return false;
}

static const char *find_hz(const char *p, const char *end)
{
    while ((p = memchr(p, '~', (size_t)(end - p))) != NULL) {
        if (end - p > 3 && p[1] == '{' && is_hz(p, end)) {
            return p;
        }
        p++;
    }
    return NULL;
}

void bao__warn_of_escapes(const bao_text *text, bao_warnings *warnings)
{
    const char *start = text->utf8.p, *const end = start + text->utf8.n;
    const char *at = find_iso2022(start, end);
    at = at ? at : find_hz(start, end);
    if (at) {
        const uint32_t offset = (uint32_t)(at - start);
        const uint64_t byte = bao_text_source(text, (bao_range){offset, offset}).from;
        bao_warn(warnings, "ESCAPE_CODES", byte,
                 "byte %llu: ISO-2022 or HZ escape sequences are not decoded",
                 (unsigned long long)byte);
    }
}

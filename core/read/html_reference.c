/* html_reference.c - character references, as browsers read them. */
#include "read/html_reference.h"

#include "base/buf.h"
#include "base/utf8.h"

#define HTML_ENTITIES
#include "html_tables.inc"

/* Names have at most so many bytes, with the semicolon. */
#define NAME_MOST 32

/* Longest name without a semicolon. */
#define SHORT_MOST 6

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_alphanumeric(char c)
{
    return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static int digit_of(char c, unsigned base)
{
    if (is_digit(c)) {
        return c - '0';
    }
    const char low = (char)(c | 0x20);
    return base == 16 && low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

/* What a number in a reference means: 128 to 159 are those of Windows-1252. */
static uint32_t character_of(uint32_t code)
{
    static const uint16_t windows[32] = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    if (code >= 0x80 && code < 0xA0) {
        return windows[code - 0x80];
    }
    return code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000) ? BAO_REPLACEMENT
                                                                             : code;
}

/* &#8194; &#x2002 */
static size_t read_number(bao_span s, char *out, size_t *size)
{
    const bool hex = s.n > 2 && (s.p[2] | 0x20) == 'x';
    const unsigned base = hex ? 16 : 10;
    const size_t start = hex ? 3 : 2;
    size_t at = start;
    uint32_t code = 0;
    int digit;
    for (; at < s.n && (digit = digit_of(s.p[at], base)) >= 0; at++) {
        code = code > 0x10FFFF ? code : code * base + (unsigned)digit;
    }
    if (at == start) {
        return 0;
    }
    *size = bao_utf8_put(out, character_of(code));
    return at + (at < s.n && s.p[at] == ';');
}

/* The entity called `name`, or -1. */
static int find_entity(bao_span name)
{
    const unsigned letter = (unsigned char)name.p[0];
    size_t low = entity_letters[letter], high = entity_letters[letter + 1];
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const size_t n = entities[middle].size;
        int order = memcmp(name.p, entity_names + entities[middle].name, name.n < n ? name.n : n);
        order = order ? order : name.n < n ? -1 : name.n > n;
        if (order == 0) {
            return (int)middle;
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return -1;
}

static void put_entity(int entity, char *out, size_t *size)
{
    *size = entities[entity].bytes;
    memcpy(out, entities[entity].text, sizeof entities[entity].text);
}

/* &nbsp; &amp */
static size_t read_name(bao_span s, bool attribute, char *out, size_t *size)
{
    const bao_span name = {s.p + 1, s.n - 1 < NAME_MOST ? s.n - 1 : NAME_MOST};
    size_t n = 0;
    while (n < name.n && is_alphanumeric(name.p[n])) {
        n++;
    }
    int entity = n && n < name.n && name.p[n] == ';' ? find_entity((bao_span){name.p, n + 1}) : -1;
    if (entity >= 0) {
        put_entity(entity, out, size);
        return n + 2;
    }
    for (n = n < SHORT_MOST ? n : SHORT_MOST; n > 1; n--) {
        entity = find_entity((bao_span){name.p, n});
        if (entity >= 0) {
            const char next = n < name.n ? name.p[n] : ' ';
            if (attribute && (next == '=' || is_alphanumeric(next))) {
                return 0;
            }
            put_entity(entity, out, size);
            return n + 1;
        }
    }
    return 0;
}

size_t bao__reference_read(bao_span s, bool attribute, char out[BAO__REFERENCE_BYTES], size_t *size)
{
    if (s.n < 3) {
        return 0;
    }
    if (s.n >= 6 && memcmp(s.p, "&nbsp;", 6) == 0) {
        memcpy(out, "\u00A0", 2);
        *size = 2;
        return 6;
    }
    if (s.p[1] == '#') {
        return read_number(s, out, size);
    }
    return is_alphanumeric(s.p[1]) ? read_name(s, attribute, out, size) : 0;
}

bao_span bao__reference_resolve(bao_arena *arena, bao_span value)
{
    if (!value.n || !memchr(value.p, '&', value.n)) {
        return value.p ? value : (bao_span){"", 0};
    }
    bao_buf out = bao_buf_in(arena);
    for (size_t i = 0; i < value.n;) {
        const char *and = memchr(value.p + i, '&', value.n - i);
        const size_t end = and? (size_t)(and-value.p) : value.n;
        bao_buf_bytes(&out, value.p + i, end - i);
        char text[BAO__REFERENCE_BYTES];
        size_t size = 1;
        size_t used =
            and? bao__reference_read((bao_span){and, value.n - end}, true, text, &size) : 0;
        if (and&&!used) {
            used = 1;
            text[0] = '&';
            size = 1;
        }
        bao_buf_bytes(&out, text, and? size : 0);
        i = end + used;
    }
    return out.failed ? (bao_span){NULL, 0} : bao_buf_view(&out);
}

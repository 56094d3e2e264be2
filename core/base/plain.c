/* plain.c - characters that do something to who shows them are spelt out. */
#include "base/plain.h"

#include "base/utf8.h"

static const struct {
    uint32_t from, to;
} acting[] = {{0x00, 0x1F},     {0x7F, 0x9F},     {0x061C, 0x061C}, {0x200E, 0x200F},
              {0x2028, 0x202E}, {0x2066, 0x2069}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F}};

static bool acts(uint32_t c, bool lines)
{
    if (lines && (c == '\n' || c == '\t')) {
        return false;
    }
    for (size_t i = 0; i < sizeof acting / sizeof *acting && c >= acting[i].from; i++) {
        if (c <= acting[i].to) {
            return true;
        }
    }
    return false;
}

size_t bao_plain_valid(bao_span s, bool lines)
{
    const size_t valid = bao_utf8_valid(s);
    size_t at = 0, size;
    while (at < valid && !acts(bao_utf8_next(s.p + at, &size), lines)) {
        at += size;
    }
    return at;
}

static void print_unit(bao_buf *out, uint32_t unit)
{
    bao_buf_format(out, "\\u%04X", (unsigned)unit);
}

static void print_acting(bao_buf *out, uint32_t c)
{
    if (c >= 0x10000) {
        print_unit(out, 0xD800 + ((c - 0x10000) >> 10));
        c = 0xDC00 + ((c - 0x10000) & 0x3FF);
    }
    print_unit(out, c);
}

void bao_plain_print(bao_buf *out, bao_span s, bool lines)
{
    while (s.n) {
        const size_t plain = bao_plain_valid(s, lines);
        bao_buf_bytes(out, s.p, plain);
        s = (bao_span){s.p + plain, s.n - plain};
        if (!s.n) {
            return;
        }
        size_t size = 1;
        if (bao_utf8_valid((bao_span){s.p, s.n < 4 ? s.n : 4}) == 0) {
            bao_buf_byte(out, '?');
        } else {
            print_acting(out, bao_utf8_next(s.p, &size));
        }
        s = (bao_span){s.p + size, s.n - size};
    }
}

void bao_plain_trim(char *text)
{
    bao_span rest = bao_span_of(text);
    char *to = text;
    while (rest.n) {
        const size_t good = bao_utf8_valid(rest);
        memmove(to, rest.p, good);
        to += good;
        const size_t used = good < rest.n ? good + 1 : good;
        rest = (bao_span){rest.p + used, rest.n - used};
    }
    *to = '\0';
}

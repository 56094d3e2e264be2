/* pdf_tag.c - reading attributes and numbers. */
#include "read/pdf/pdf_tag.h"

#include "base/utf8.h"

float bao__tag_number(bao_span s, size_t *used)
{
    size_t i = 0;
    const bool minus = i < s.n && s.p[i] == '-';
    i += minus;
    double value = 0, scale = 1;
    const size_t first = i;
    for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++) {
        value = value * 10 + (s.p[i] - '0');
    }
    const bool point = i < s.n && s.p[i] == '.';
    i += point;
    for (; point && i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++) {
        scale /= 10;
        value += (s.p[i] - '0') * scale;
    }
    *used = i > first + point ? i : 0;
    if (*used && i + 2 < s.n && s.p[i] == 'e') {
        int power = 0;
        const bool less = s.p[i + 1] == '-';
        for (i += 2; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++) {
            power = power < 100 ? power * 10 + (s.p[i] - '0') : power;
        }
        for (*used = i; power > 0 && power <= 40; power--) {
            value = less ? value / 10 : value * 10;
        }
        value = power ? 0 : value;
    }
    value = value < 1e9 ? value : 1e9; /* no page is as large */
    return (float)(minus ? -value : value);
}

unsigned bao__tag_numbers(bao_span s, float *out, unsigned most)
{
    unsigned n = 0;
    while (n < most) {
        size_t used;
        const float value = bao__tag_number(s, &used);
        if (!used) {
            return n;
        }
        out[n++] = value;
        s = (bao_span){s.p + used, s.n - used};
        while (s.n && (s.p[0] == ' ' || s.p[0] == ',')) {
            s = (bao_span){s.p + 1, s.n - 1};
        }
    }
    return n;
}

bool bao__tag_next(bao_span *rest, bao_span *name, bao_span *value)
{
    while (rest->n && (rest->p[0] == ' ' || rest->p[0] == '/')) {
        *rest = (bao_span){rest->p + 1, rest->n - 1};
    }
    const char *sign = rest->n ? memchr(rest->p, '=', rest->n) : NULL;
    const size_t head = sign ? (size_t)(sign - rest->p) : 0;
    if (!head || rest->n < head + 2 || sign[1] != '"') {
        return false;
    }
    *name = (bao_span){rest->p, head};
    const char *const from = sign + 2, *const end = rest->p + rest->n;
    const char *to = memchr(from, '"', (size_t)(end - from));
    to = to ? to : end;
    *value = (bao_span){from, (size_t)(to - from)};
    *rest = to < end ? (bao_span){to + 1, (size_t)(end - to - 1)} : (bao_span){end, 0};
    return true;
}

bao_span bao__tag_find(bao_span rest, const char *key)
{
    bao_span name, value;
    while (bao__tag_next(&rest, &name, &value)) {
        if (bao_span_equal(name, bao_span_of(key))) {
            return value;
        }
    }
    return (bao_span){"", 0};
}

uint32_t bao__tag_character(bao_span s)
{
    static const struct {
        const char *name;
        uint32_t c;
    } known[] = {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}};
    if (s.n > 3 && s.p[0] == '&' && s.p[1] == '#') {
        uint32_t c = 0;
        const bool hex = s.p[2] == 'x';
        for (size_t i = hex ? 3 : 2; i < s.n && s.p[i] != ';' && c < 0x110000; i++) {
            const char d = s.p[i];
            c = c * (hex ? 16 : 10) +
                (uint32_t)(d <= '9' ? (d - '0') & 15 : ((d | 0x20) - 'a' + 10) & 15);
        }
        return c && c < 0x110000 && (c < 0xD800 || c > 0xDFFF) ? c : BAO_REPLACEMENT;
    }
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (bao_span_equal(s, bao_span_of(known[i].name))) {
            return known[i].c;
        }
    }
    size_t size;
    return s.n && bao_utf8_valid(s) == s.n ? bao_utf8_next(s.p, &size) : BAO_REPLACEMENT;
}

/* score.c - counts frequent and bad characters. */
#include "text/score.h"

#include "text_frequent.inc"

/* Bytes that are enough to tell UTF-16. */
#define UTF16_SAMPLE 256

static bool is_frequent(uint32_t code)
{
    return (code < 0x10000) & (frequent[(code & 0xFFFF) / 8] >> code % 8);
}

static const unsigned char *skip_ascii(const unsigned char *p, const unsigned char *end)
{
    unsigned n = 8;
    while (n == 8 && end - p >= 8) {
        n = bao__ascii(p);
        p += n;
    }
    while (p < end && *p < 0x80) {
        p++;
    }
    return p;
}

bao__score bao__score_of(const bao__codec *codec, bao_span source, uint32_t limit)
{
    bao__score score = {0};
    const unsigned char *p = (const unsigned char *)source.p, *const end = p + source.n;
    while (score.characters < limit) {
        p = skip_ascii(p, end);
        if (p == end) {
            break;
        }
        bao__char c;
        p += codec->next(p, (size_t)(end - p), &c);
        score.characters++;
        score.bad += c.kind == BAO__BAD;
        score.common += c.kind == BAO__PLAIN && is_frequent(c.code);
    }
    return score;
}

int bao__quality(bao__score score)
{
    const int64_t balance = (int64_t)score.common - score.bad;
    return score.characters ? (int)(balance * 100 / score.characters) : 0;
}

/* What one character of a UTF-16 reading says for it. */
static int utf16_weight(const bao__char *c)
{
    const uint32_t code = c->code;
    if (c->kind != BAO__PLAIN) {
        return -1;
    }
    if (is_frequent(code) || (code >= ' ' && code < 0x7F) || (code >= 9 && code <= 13)) {
        return 1;
    }
    const bool likely = (code >= 0x4E00 && code < 0xA000) || (code >= 0x2000 && code < 0x3100) ||
                        (code >= 0xFF00 && code < 0xFFF0);
    return likely ? 0 : -1;
}

int bao__utf16_quality(const bao__codec *codec, bao_span source)
{
    const unsigned char *p = (const unsigned char *)source.p;
    const size_t n = source.n < UTF16_SAMPLE ? source.n & ~(size_t)1 : UTF16_SAMPLE;
    int characters = 0, weight = 0;
    for (size_t i = 0; i < n;) {
        bao__char c;
        i += codec->next(p + i, source.n - i, &c);
        weight += utf16_weight(&c);
        characters++;
    }
    return characters ? weight * 100 / characters : 0;
}

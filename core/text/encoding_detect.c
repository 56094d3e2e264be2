/* encoding_detect.c - which encoding some bytes are in. */
#include "base/utf8.h"
#include "text/encoding.h"
#include "text/score.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Characters other than ASCII that are enough to tell encodings apart. */
#define SAMPLE 512

/* Mostly, fewer are: when the best reading is so far ahead. */
#define FIRST_SAMPLE 96
#define CLEAR_GAP    30

static bool is_utf16(bao_encoding encoding)
{
    return encoding == BAO_UTF16LE || encoding == BAO_UTF16BE;
}

static bool find_bom(bao_span source, bao_encoding_guess *guess)
{
    static const struct {
        char bytes[5];
        uint8_t size;
        bao_encoding encoding;
    } boms[] = {
        {"\xEF\xBB\xBF", 3, BAO_UTF8},    {"\xFF\xFE\0\0", 4, BAO_UTF16LE},
        {"\0\0\xFE\xFF", 4, BAO_UTF16BE}, {"\xFF\xFE", 2, BAO_UTF16LE},
        {"\xFE\xFF", 2, BAO_UTF16BE},     {"\x84\x31\x95\x33", 4, BAO_GB18030},
    };
    for (size_t i = 0; i < COUNT(boms); i++) {
        if (bao_span_starts(source, (bao_span){boms[i].bytes, boms[i].size})) {
            guess->encoding = boms[i].encoding;
            guess->origin = BAO_BY_BOM;
            guess->certainty = 100;
            guess->bom_size = boms[i].size;
            return true;
        }
    }
    return false;
}

/* UTF-16 without a byte order mark: one byte order makes text of the bytes, the other does not. */
static bool find_utf16(bao_span source, bao_encoding_guess *guess)
{
    const int le = bao__utf16_quality(&bao__utf16le, source);
    const int be = bao__utf16_quality(&bao__utf16be, source);
    const int best = le > be ? le : be, other = le > be ? be : le;
    if (source.n < 4 || best < 35 || best - other < 25) {
        return false;
    }
    guess->encoding = le > be ? BAO_UTF16LE : BAO_UTF16BE;
    guess->origin = BAO_BY_CONTENT;
    guess->certainty = (uint8_t)(best < 95 ? best : 95);
    return true;
}

/* Valid UTF-8 by chance: a few characters of GB18030, each pair of bytes a letter of UTF-8. */
static bool is_chance(bao_span source)
{
    if (source.n > 64) {
        return false;
    }
    for (size_t i = 0; i < source.n; i++) {
        if ((unsigned char)source.p[i] >= 0xE0) {
            return false;
        }
    }
    const bao__score gb = bao__score_of(&bao__gb18030, source, SAMPLE);
    const bao__score utf8 = bao__score_of(&bao__utf8, source, SAMPLE);
    return gb.characters > 1 && utf8.common == 0 && bao__quality(gb) >= 75;
}

static const bao_encoding candidates[] = {BAO_UTF8, BAO_GB18030, BAO_BIG5};

/* How the candidates do on a sample. */
typedef struct contest {
    int quality[COUNT(candidates)];
    uint32_t bad[COUNT(candidates)];
    uint32_t sample;
    size_t best, second;
} contest;

static contest compare(bao_span source, uint32_t sample)
{
    static const bao__codec *const codecs[] = {&bao__utf8, &bao__gb18030, &bao__big5};
    contest c = {.best = 0, .second = 1};
    for (size_t i = 0; i < COUNT(candidates); i++) {
        const bao__score score = bao__score_of(codecs[i], source, sample);
        c.quality[i] = bao__quality(score);
        c.bad[i] = score.bad;
        c.sample = score.characters > c.sample ? score.characters : c.sample;
        if (i && c.quality[i] > c.quality[c.best]) {
            c.second = c.best;
            c.best = i;
        } else if (i > 1 && c.quality[i] > c.quality[c.second]) {
            c.second = i;
        }
    }
    return c;
}

/* True when the declared encoding does about as well as the best one. */
static bool agrees(const contest *c, size_t candidate)
{
    return c->bad[candidate] * 20 <= c->sample + 20 &&
           c->quality[candidate] + 20 >= c->quality[c->best];
}

/* The encoding whose reading of the bytes has most common and fewest bad characters, or the
 * declared one when it does about as well. */
static void find_by_content(bao_span source, const bao_encoding *declared,
                            bao_encoding_guess *guess)
{
    contest c = compare(source, FIRST_SAMPLE);
    if (c.quality[c.best] - c.quality[c.second] < CLEAR_GAP) {
        c = compare(source, SAMPLE);
    }
    guess->origin = BAO_BY_CONTENT;
    for (size_t i = 0; declared && i < COUNT(candidates); i++) {
        if (candidates[i] == *declared && agrees(&c, i)) {
            c.second = c.best == i ? c.second : c.best;
            c.best = i;
            guess->origin = BAO_BY_DECLARATION;
        }
    }
    const int gap = c.quality[c.best] - c.quality[c.second];
    const int most = guess->origin == BAO_BY_DECLARATION ? 98 : c.sample < 8 ? 60 : 95;
    guess->encoding = candidates[c.best];
    guess->certainty = (uint8_t)(gap < 0 ? 50 : 50 + gap < most ? 50 + gap : most);
}

static bool is_ascii(bao_span source)
{
    return bao__score_of(&bao__utf8, source, 1).characters == 0;
}

static void find_encoding(bao_span source, const bao_encoding *declared, bao_encoding_guess *guess)
{
    if (find_bom(source, guess)) {
        return;
    }
    const bool valid = bao_utf8_valid(source) == source.n;
    if ((!valid || memchr(source.p, '\0', source.n < 4096 ? source.n : 4096)) &&
        find_utf16(source, guess)) {
        return;
    }
    if (valid && !is_chance(source)) {
        guess->encoding = BAO_UTF8;
        guess->origin = BAO_BY_VALIDITY;
        guess->certainty = 100;
        return;
    }
    find_by_content(source, declared, guess);
}

bao_encoding_guess bao_encoding_detect(bao_span source, bao_span declared)
{
    bao_encoding_guess guess = {0};
    bao_encoding label;
    const bool known = bao_encoding_find(declared, &label);
    source.p = source.p ? source.p : "";
    find_encoding(source, known ? &label : NULL, &guess);
    guess.declaration_unknown = !known && bao__label_trim(declared).n > 0;
    if (known && label != guess.encoding) {
        /* A page whose ASCII declaration says UTF-16 was read: the HTML standard takes UTF-8. */
        const bool excused = is_utf16(label) && (guess.origin != BAO_BY_BOM);
        guess.declaration_lied = !excused && !(guess.encoding == BAO_UTF8 && is_ascii(source));
    }
    return guess;
}

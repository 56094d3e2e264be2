/* counting.c - 1, (二), ③, 甲: numbers in front of paragraphs. */
#include "read/word/counting.h"

#include <stdio.h>

#include "base/utf8.h"

#define NUMBER_MOST 32767u

/* MSONFC, name of ST_NumberFormat. */
static const struct {
    uint8_t kind;
    const char *name;
} kinds[] = {{0, "decimal"},
             {1, "upperRoman"},
             {2, "lowerRoman"},
             {3, "upperLetter"},
             {4, "lowerLetter"},
             {5, "ordinal"},
             {10, "ideographDigital"},
             {11, "japaneseCounting"},
             {14, "decimalFullWidth"},
             {16, "japaneseLegal"},
             {17, "japaneseDigitalTenThousand"},
             {18, "decimalEnclosedCircle"},
             {19, "decimalFullWidth2"},
             {22, "decimalZero"},
             {23, "bullet"},
             {26, "decimalEnclosedFullstop"},
             {27, "decimalEnclosedParen"},
             {28, "decimalEnclosedCircleChinese"},
             {29, "ideographEnclosedCircle"},
             {30, "ideographTraditional"},
             {31, "ideographZodiac"},
             {33, "taiwaneseCounting"},
             {34, "ideographLegalTraditional"},
             {35, "taiwaneseCountingThousand"},
             {36, "taiwaneseDigital"},
             {37, "chineseCounting"},
             {38, "chineseLegalSimplified"},
             {39, "chineseCountingThousand"},
             {255, "none"}};

uint8_t bao__count_find(bao_span name)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (bao_span_equal(name, bao_span_of(kinds[i].name))) {
            return kinds[i].kind;
        }
    }
    return BAO__COUNT_DECIMAL;
}

static void put_character(bao_buf *out, uint32_t c)
{
    char bytes[4];
    bao_buf_bytes(out, bytes, bao_utf8_put(bytes, c));
}

/* The n-th character (from 0) of a string of three-byte ones. */
static void put_of(bao_buf *out, const char *set, uint32_t n)
{
    bao_buf_bytes(out, set + (size_t)n * 3, 3);
}

static void put_roman(bao_buf *out, uint32_t n, bool lower)
{
    static const struct {
        uint16_t value;
        const char *upper, *lower;
    } marks[] = {{1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"}, {400, "CD", "cd"},
                 {100, "C", "c"},  {90, "XC", "xc"},  {50, "L", "l"},  {40, "XL", "xl"},
                 {10, "X", "x"},   {9, "IX", "ix"},   {5, "V", "v"},   {4, "IV", "iv"},
                 {1, "I", "i"}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        for (; n >= marks[i].value; n -= marks[i].value) {
            bao_buf_string(out, lower ? marks[i].lower : marks[i].upper);
        }
    }
}

/* A, …, Z, AA, BB */
static void put_letter(bao_buf *out, uint32_t n, char first)
{
    for (uint32_t times = (n - 1) / 26 + 1; times; times--) {
        bao_buf_byte(out, (char)(first + (int)((n - 1) % 26)));
    }
}

/* Digit by digit: 一〇二 */
static void put_digits(bao_buf *out, const char *digits, uint32_t n)
{
    char decimal[12];
    const int size = snprintf(decimal, sizeof decimal, "%u", n);
    for (int i = 0; i < size; i++) {
        put_of(out, digits, (uint32_t)(decimal[i] - '0'));
    }
}

/* In words: 十二, 一百零三; `ten` is said without a one before it: 十 and not 一十. */
static void put_words(bao_buf *out, const char *digits, const char *units, bool ten, uint32_t n)
{
    uint32_t unit = 10000, place = 4;
    bool any = false, zero = false;
    for (; unit; unit /= 10, place--) {
        const uint32_t digit = n / unit % 10;
        if (!digit) {
            zero = any;
            continue;
        }
        if (zero) {
            put_of(out, digits, 0);
        }
        zero = false;
        if (!(ten && !any && place == 1 && digit == 1)) {
            put_of(out, digits, digit);
        }
        if (place) {
            put_of(out, units, place - 1);
        }
        any = true;
    }
}

/* One character for each of 1 to `most`, else decimal. */
static void put_single(bao_buf *out, uint32_t first, uint32_t most, uint32_t n)
{
    if (n >= 1 && n <= most) {
        put_character(out, first + n - 1);
    } else {
        bao_buf_unsigned(out, n);
    }
}

static void put_stem(bao_buf *out, const char *set, uint32_t count, uint32_t n)
{
    if (n >= 1 && n <= count) {
        put_of(out, set, n - 1);
    } else {
        bao_buf_unsigned(out, n);
    }
}

static void put_circle(bao_buf *out, uint32_t n)
{
    if (n > 20 && n <= 35) {
        put_character(out, 0x3251 + n - 21);
    } else {
        put_single(out, 0x2460, 20, n);
    }
}

static void put_wide(bao_buf *out, uint32_t n)
{
    char decimal[12];
    const int size = snprintf(decimal, sizeof decimal, "%u", n);
    for (int i = 0; i < size; i++) {
        put_character(out, 0xFF10u + (uint32_t)(decimal[i] - '0'));
    }
}

/* Ways that say a number in Chinese words; false for others. */
static bool put_han(bao_buf *out, uint8_t kind, uint32_t n)
{
    static const char digits[] = "零一二三四五六七八九", round[] = "〇一二三四五六七八九";
    static const char legal[] = "零壹贰叁肆伍陆柒捌玖", legal_old[] = "零壹貳參肆伍陸柒捌玖";
    static const char units[] = "十百千万", legal_units[] = "拾佰仟萬";
    switch (kind) {
    case 10:
    case 17:
    case 36:
        put_digits(out, round, n);
        return true;
    case 11:
    case 33:
    case 35:
    case 37:
    case 39:
        put_words(out, digits, units, true, n);
        return true;
    case 16:
    case 34:
        put_words(out, legal_old, legal_units, false, n);
        return true;
    case 38:
        put_words(out, legal, legal_units, false, n);
        return true;
    case 30:
        put_stem(out, "甲乙丙丁戊己庚辛壬癸", 10, n);
        return true;
    case 31:
        put_stem(out, "子丑寅卯辰巳午未申酉戌亥", 12, n);
        return true;
    default:
        return false;
    }
}

static void put_latin(bao_buf *out, uint8_t kind, uint32_t n)
{
    if (kind <= 2) {
        put_roman(out, n, kind == 2);
    } else {
        put_letter(out, n, kind == 3 ? 'A' : 'a');
    }
}

void bao__count_put(bao_buf *out, uint8_t kind, uint32_t n)
{
    n = n > NUMBER_MOST ? NUMBER_MOST : n;
    kind = n || kind >= BAO__COUNT_BULLET ? kind : BAO__COUNT_DECIMAL;
    if (kind == BAO__COUNT_BULLET || kind == BAO__COUNT_NONE || put_han(out, kind, n)) {
        return;
    }
    if (kind >= 1 && kind <= 4) {
        put_latin(out, kind, n);
    } else if (kind == 14 || kind == 19) {
        put_wide(out, n);
    } else if (kind == 18 || kind == 28) {
        put_circle(out, n);
    } else if (kind == 26 || kind == 27) {
        put_single(out, kind == 26 ? 0x2488 : 0x2474, 20, n);
    } else if (kind == 29) {
        put_single(out, 0x3280, 10, n);
    } else {
        bao_buf_format(out, kind == 22 ? "%02u" : "%u", n);
    }
}

/* The numbers below start anew; those above begin when nothing has begun them. */
static void count_on(const bao__list_level *levels, bao__list_state *state, unsigned level)
{
    for (unsigned i = 0; i < level; i++) {
        state->at[i] = state->at[i] ? state->at[i] : levels[i].start + 1;
    }
    state->at[level] = state->at[level] ? state->at[level] + 1 : levels[level].start + 1;
    for (unsigned i = level + 1; i < BAO__LEVELS; i++) {
        state->at[i] = levels[i].no_restart ? state->at[i] : 0;
    }
}

void bao__list_step(bao_buf *out, const bao__list_level *levels, bao__list_state *state,
                    unsigned level)
{
    const bao__list_level *own = &levels[level];
    count_on(levels, state, level);
    if (own->kind == BAO__COUNT_BULLET) {
        return;
    }
    const size_t from = out->n;
    for (size_t i = 0; i < own->text.n; i++) {
        const unsigned char c = (unsigned char)own->text.p[i];
        if (c >= 1 && c <= BAO__LEVELS && state->at[c - 1]) {
            const bool decimal = own->legal && c - 1u < level;
            bao__count_put(out, decimal ? BAO__COUNT_DECIMAL : levels[c - 1].kind,
                           state->at[c - 1] - 1);
        } else {
            bao_buf_byte(out, own->text.p[i]);
        }
    }
    const bool narrow = !out->failed && out->n > from && out->p[out->n - 1] > ' ';
    if (own->blank && narrow) {
        bao_buf_byte(out, ' ');
    }
}

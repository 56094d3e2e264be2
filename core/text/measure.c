/* measure.c - units by a sorted table, scale words by a short one. */
#include "text/measure.h"

/* Besides bao__unit_kind: the unit is the first character alone, a counter word. */
enum { KEEPS_FIRST = UINT8_MAX };

typedef struct word {
    const char *text;
    uint8_t length, kind;
} word;

#define ROW(w, kind) {(w), sizeof(w) - 1, (kind)},
#define C(w)         ROW(w, BAO__COUNTER)
#define D(w)         ROW(w, BAO__DIGITS)
#define R(w)         ROW(w, BAO__RANK)
#define T(w)         ROW(w, BAO__DURATION)
#define P(w)         ROW(w, BAO__PER_CENT)
#define M(w)         ROW(w, BAO__PER_MILLE)
#define X(w)         ROW(w, BAO__TIMES)
#define H(w)         ROW(w, BAO__NUMBER_OF)
#define N(w)         ROW(w, BAO__NO_UNIT)
#define K(w)         ROW(w, KEEPS_FIRST)
static const word units[] = {
#include "text/measure_units.def"
};

/* In Latin letters; no other letter may follow. */
static const word latin_units[] = {C("TEU") C("km2") C("km") C("kg") C("kWh") C("kwh") C("kW")
                                       C("kw") C("MW") C("mm") C("cm") C("ml") C("mg") C("ha")
                                           C("TB") C("GB") C("MB") C("KB") C("hm2") C("m3") C("m2")
                                               C("m") C("t")};

/* The first three bytes as a number that sorts like them. */
static uint32_t head_of(const char *p)
{
    const unsigned char *s = (const unsigned char *)p;
    return (uint32_t)s[0] << 16 | (uint32_t)s[1] << 8 | s[2];
}

/* The first unit whose first character is not before that at p. */
static size_t first_unit(uint32_t head)
{
    size_t low = 0, high = sizeof units / sizeof *units;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (head_of(units[middle].text) < head) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static bao__unit latin_unit_at(const bao__view *v, uint32_t at)
{
    for (size_t i = 0; i < sizeof latin_units / sizeof *latin_units; i++) {
        const word *w = &latin_units[i];
        const unsigned next = bao__at(v, at + w->length);
        if (bao__word_at(v, at, w->text, w->length) && !bao__is_letter(next) &&
            !bao__is_digit(next)) {
            return (bao__unit){w->length, w->kind};
        }
    }
    return (bao__unit){0, BAO__NO_UNIT};
}

bao__unit bao__unit_at(const bao__view *v, uint32_t at)
{
    const word *found = NULL;
    const unsigned first = bao__at(v, at);
    if (first == '%') {
        return (bao__unit){1, BAO__PER_CENT};
    }
    if (bao__is_letter(first)) {
        return latin_unit_at(v, at);
    }
    if (first < 0xE0 || v->n - at < 3) {
        return (bao__unit){0, BAO__NO_UNIT};
    }
    const uint32_t head = head_of(v->p + at);
    for (size_t i = first_unit(head); i < sizeof units / sizeof *units; i++) {
        const word *w = &units[i];
        if (head_of(w->text) != head) {
            break;
        }
        if ((!found || w->length > found->length) && bao__word_at(v, at, w->text, w->length)) {
            found = w;
        }
    }
    if (!found || found->kind == BAO__NO_UNIT) {
        return (bao__unit){0, BAO__NO_UNIT};
    }
    return found->kind == KEEPS_FIRST ? (bao__unit){3, BAO__COUNTER}
                                      : (bao__unit){found->length, found->kind};
}

/* Longest first where one begins another. */
static const struct {
    const char *text;
    uint8_t length, power;
} scales[] = {{"万亿", 6, 12}, {"万", 3, 4},   {"亿", 3, 8},    {"百万", 6, 6}, {"百亿", 6, 10},
              {"百", 3, 2},    {"千万", 6, 7}, {"千亿", 6, 11}, {"千", 3, 3}};

int bao__scale_at(const bao__view *v, uint32_t at, uint32_t *length)
{
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
        if (!bao__word_at(v, at, scales[i].text, scales[i].length)) {
            continue;
        }
        *length = scales[i].length;
        const bool weak = scales[i].power < 4; /* 百强, 千克 */
        const bool ends = !bao__is_han(bao__peek(v, at + scales[i].length));
        if (weak && (bao__unit_at(v, at).length || !(ends || bao__unit_at(v, at + 3).length))) {
            return 0;
        }
        return scales[i].power;
    }
    return 0;
}

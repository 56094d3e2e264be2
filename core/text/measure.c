/* measure.c - units by their first character, scale words. */
#include "text/measure.h"

#include "text/roles.h"

/* Besides bao__unit_kind: the unit is the first character alone, a counter word. */
enum { KEEPS_FIRST = UINT8_MAX };

/* In order of the first character, longer ones first. */
typedef struct unit_word {
    uint32_t first, second; /* bytes 0 to 2 and 3 to 5; 0 when there are none */
    const char *text;
    uint8_t length, kind;
} unit_word;

#include "units.inc"

/* In Latin letters; no other letter may follow. */
static const struct {
    const char *text;
    uint8_t length;
} latin_units[] = {{"TEU", 3}, {"km2", 3}, {"km", 2}, {"kg", 2}, {"kWh", 3}, {"kwh", 3},
                   {"kW", 2},  {"kw", 2},  {"MW", 2}, {"mm", 2}, {"cm", 2},  {"ml", 2},
                   {"mg", 2},  {"ha", 2},  {"TB", 2}, {"GB", 2}, {"MB", 2},  {"KB", 2},
                   {"hm2", 3}, {"m3", 2},  {"m2", 2}, {"m", 1},  {"t", 1}};

static const bao__unit no_unit = {0, BAO__NO_UNIT};

static bao__unit latin_unit_at(const bao__view *v, uint32_t at)
{
    for (size_t i = 0; i < sizeof latin_units / sizeof *latin_units; i++) {
        const uint8_t length = latin_units[i].length;
        const unsigned next = bao__at(v, at + length);
        if (bao__word_at(v, at, latin_units[i].text, length) && !bao__is_letter(next) &&
            !bao__is_digit(next)) {
            return (bao__unit){length, BAO__COUNTER};
        }
    }
    return no_unit;
}

static uint32_t three_bytes(const unsigned char *p)
{
    return (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
}

/* The first of the words at `w`, which begin alike, that stands at `at`; NULL if none. */
static const unit_word *word_at(const bao__view *v, uint32_t at, const unit_word *w)
{
    const unsigned char *p = (const unsigned char *)v->p + at;
    const uint32_t left = v->n - at, first = w->first;
    const uint32_t second = left >= 6 ? three_bytes(p + 3) : 0;
    for (; w->first == first; w++) {
        if (w->length == 3 || (w->second == second && w->length <= left &&
                               memcmp(p + 6, w->text + 6, w->length - 6u) == 0)) {
            return w;
        }
    }
    return NULL;
}

bao__unit bao__unit_at(const bao__view *v, uint32_t at)
{
    const unsigned char *p = (const unsigned char *)v->p + at;
    const unsigned first = bao__at(v, at);
    if (first < 0x80) {
        return first == '%'            ? (bao__unit){1, BAO__PER_CENT}
               : bao__is_letter(first) ? latin_unit_at(v, at)
                                       : no_unit;
    }
    if (first < 0xE0 || first >= 0xF0) {
        return no_unit;
    }
    const uint16_t start =
        bao__unit_starts[bao__role_rows[(p[0] & 15u) << 6 | (p[1] & 63u)]][p[2] & 63u];
    const unit_word *w = start ? word_at(v, at, &units[start]) : NULL;
    if (!w || w->kind == BAO__NO_UNIT) {
        return no_unit;
    }
    return w->kind == KEEPS_FIRST ? (bao__unit){3, BAO__COUNTER} : (bao__unit){w->length, w->kind};
}

/* 百 and 千 alone: 5千克 has a unit 千克, 500百强 is a name. */
static int weak_scale(const bao__view *v, uint32_t at, int power)
{
    const bool ends = !bao__is_han(bao__peek(v, at + 3));
    return bao__unit_at(v, at).length || !(ends || bao__unit_at(v, at + 3).length) ? 0 : power;
}

int bao__scale_at(const bao__view *v, uint32_t at, uint32_t *length)
{
    if (!(bao__role_at(v, at) & BAO__SCALES)) {
        return 0;
    }
    const bool wan = AT(v, at + 3, "万"), yi = AT(v, at + 3, "亿");
    *length = 3;
    switch (bao__peek(v, at)) {
    case U'万':
        *length = yi ? 6 : 3;
        return yi ? 12 : 4;
    case U'亿':
        return 8;
    case U'百':
        *length = wan || yi ? 6 : 3;
        return wan ? 6 : yi ? 10 : weak_scale(v, at, 2);
    case U'千':
        *length = wan || yi ? 6 : 3;
        return wan ? 7 : yi ? 11 : weak_scale(v, at, 3);
    default:
        return 0;
    }
}

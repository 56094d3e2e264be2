/* numeral.h - digits and Han numerals into decimals, without what stands around them. */
#ifndef BAO_NUMERAL_H
#define BAO_NUMERAL_H

#include "base/decimal.h"
#include "text/quantity.h"
#include "text/view.h"

typedef struct bao__number {
    bao_range at;      /* from the first digit to the last digit or scale */
    bao_decimal value; /* as printed; scaled once bao__scale has run */
    uint16_t odd;
    uint8_t digits; /* of its first run: 4 of 2016 */
    bool readable;  /* value holds */
    bool han;       /* written in Han numerals */
    bool series;    /* Han digits in a row: 二〇一六 */
    bool bare;      /* 百, 千, 百亿 with nothing before it: taken as one of them */
    bool digit;     /* Han: has one of 一 to 九 */
    bool powers;    /* has 百 or more: 一百二, 三万 */
    bool scaled;    /* a scale word follows: 万, 亿 */
    bool point;
    int64_t above; /* Han: its part in 亿, which 余万 does not scale again */
    uint8_t power; /* of ten, of the scale word that follows */
    uint8_t hedge; /* of 余 or 多 inside: 230余万 */
} bao__number;

/* What a Han numeral stands for: 0 to 9, or 10, 100, 1000, 10000, 100000000; -1 if it is none. */
int32_t bao__han_value(uint32_t c);

/* The number that begins at `at`, an ASCII digit: groups, point, marks. */
bao__number bao__arabic(const bao__view *v, uint32_t at);

/* The Han numeral that begins at `at`; at.to == at.from when none does. */
bao__number bao__han(const bao__view *v, uint32_t at);

/* Either of them, by what stands at `at`; at.to == at.from when neither. */
bao__number bao__digits_or_han(const bao__view *v, uint32_t at);

/* Takes the scale words that follow (万, 余万, 亿多; 12万3千) into the number. */
void bao__scale(const bao__view *v, bao__number *number);

/* The digits at `at` (at most nine) as a whole number; *to is where they end. */
uint32_t bao__small(const bao__view *v, uint32_t at, uint32_t *to);

#endif

/* measure.h - units, counter words and scale words: 件, 平方米, 个百分点, 万, 亿. */
#ifndef BAO_MEASURE_H
#define BAO_MEASURE_H

#include "text/view.h"

typedef enum bao__unit_kind {
    BAO__NO_UNIT,
    BAO__COUNTER,  /* counts also after a single Han numeral: 三件 */
    BAO__DIGITS,   /* counts after digits and longer Han numerals only: 5部, 三十部 */
    BAO__RANK,     /* ranks rather than counts after Han numerals: 二级, 八届 */
    BAO__PER_CENT, /* %, 个百分点 */
    BAO__PER_MILLE,
    BAO__TIMES,    /* 倍 */
    BAO__DURATION, /* 年, 个月, 天 */
    BAO__NUMBER_OF /* 号: a name, not an amount */
} bao__unit_kind;

typedef struct bao__unit {
    uint32_t length; /* in bytes; 0 when there is no unit */
    bao__unit_kind kind;
} bao__unit;

/* The longest unit at `at`. Words that only begin like one (部分, 处理, 起诉) are none. */
bao__unit bao__unit_at(const bao__view *v, uint32_t at);

/* The power of ten of the scale word at `at`, 0 if there is none; *length in bytes. 百 and 千 only
 * in front of a unit that does not begin with them (5千克 has the unit 千克). */
int bao__scale_at(const bao__view *v, uint32_t at, uint32_t *length);

#endif

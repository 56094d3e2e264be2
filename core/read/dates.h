/* dates.h - years, dates and periods as reports write them, in folded text. For this layer only. */
#ifndef BAO_READ_DATES_H
#define BAO_READ_DATES_H

#include "base/span.h"

/* month and day are 0 when not stated. */
typedef struct bao__date {
    uint16_t year;
    uint8_t month, day;
} bao__date;

/* The date that begins at `at` (2016年, 2016年4月1日, 2016-04-01, 二〇一六年); its end, or `at`. */
size_t bao__date_read(bao_span s, size_t at, bao__date *out);

/* The first date of s at or after `from`, with at least `parts` parts (1: a year is enough); *range
 * is where it stands. */
bool bao__date_find(bao_span s, size_t from, int parts, bao__date *out, bao_range *range);

/* The first period of s: 2023年1月1日起至12月31日止. The year may be missing from its end. */
bool bao__period_find(bao_span s, bao__date *from, bao__date *to);

#endif

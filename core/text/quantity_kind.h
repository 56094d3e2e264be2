/* quantity_kind.h - numbers that are no amounts: dates, documents, articles, telephones, codes. */
#ifndef BAO_QUANTITY_KIND_H
#define BAO_QUANTITY_KIND_H

#include "text/numeral.h"

/* One way to be no amount: tells whether the number that begins at `at` is one, and fills `q` (raw,
 * number, kind, perhaps value). `before` is where the last quantity ended, and `last` what it was.
 */
typedef struct bao__place {
    uint32_t at;     /* the first digit or numeral */
    uint32_t before; /* no quantity may begin earlier */
    bao_quantity_kind last;
} bao__place;

/* The kinds that begin with an ASCII digit at place.at; false when it is none of them. */
bool bao__special(const bao__view *v, bao__place place, bao_quantity *q);

/* The same for the Han numeral n at place.at. */
bool bao__han_special(const bao__view *v, bao__place place, bao__number n, bao_quantity *q);

/* Dates, years and times alone: what cannot be the far end of a range of amounts. */
bool bao__date(const bao__view *v, bao__place place, bao_quantity *q);
bool bao__han_date(const bao__view *v, bao__number n, bao_quantity *q);

/* Codes: digits glued to Latin letters, in addresses, with slashes; telephones. */
bool bao__code(const bao__view *v, bao__place place, bao_quantity *q);
bool bao__phone(const bao__view *v, bao__place place, bao_quantity *q);

/* Fills q with [from, to) of `kind`, the number itself being [at, number_to). Always true. */
bool bao__found(bao_quantity *q, bao_quantity_kind kind, bao_range raw, bao_range number);

#endif

/* quantity_measured.h - a number with all that follows it: scale, hedges, unit. */
#ifndef BAO_QUANTITY_MEASURED_H
#define BAO_QUANTITY_MEASURED_H

#include "text/measure.h"
#include "text/numeral.h"
#include "text/quantity_hedge.h"

typedef struct bao__measured {
    bao__number n;
    bao__unit unit;
    uint32_t unit_at;
    uint32_t from, to; /* raw */
    bao__hedge lead;   /* before the number */
    bao_hedge trail;   /* inside or after it */
    bao_quantity_kind kind;
    uint16_t odd;
    bool parts;   /* 百分之, 三分之 stand before it */
    bool counted; /* a unit, a scale, a hedge or a percent word says that it is an amount */
} bao__measured;

/* Takes what follows the number m->n: sets all but `from`, `lead`, and a kind that was set before
 * and that the unit does not change. */
void bao__measure(const bao__view *v, bao__measured *m);

/* Takes the unit at m->to alone. */
void bao__measure_unit(const bao__view *v, bao__measured *m);

/* 三成 and 3成 are 30 percent, when nothing goes on after 成. After bao__measure, and
 * after the hedge in front is known. */
void bao__measure_tenths(const bao__view *v, bao__measured *m);

/* No value can be had, for the reasons `odd`. */
static inline void bao__unreadable(bao__measured *m, uint16_t odd)
{
    m->n.readable = false;
    m->odd |= odd;
}

#endif

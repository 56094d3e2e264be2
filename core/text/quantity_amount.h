/* quantity_amount.h - numbers that are amounts: hedge, sign, number, scale, unit, range, ratio. */
#ifndef BAO_QUANTITY_AMOUNT_H
#define BAO_QUANTITY_AMOUNT_H

#include "text/quantity_kind.h"

/* Reads the amount whose number n begins at place.at, after the special kinds have said no. A
 * number in digits always is one. False for Han numerals that are part of a word; then q->raw.to is
 * where to go on. */
bool bao__amount(const bao__view *v, bao__place place, bao__number n, bao_quantity *q);

#endif

/* quantity_word.h - Han numerals that count nothing: phrases, names, points in time. */
#ifndef BAO_QUANTITY_WORD_H
#define BAO_QUANTITY_WORD_H

#include "text/measure.h"
#include "text/numeral.h"

/* A numeral from 一 to 十 with a counter word, as it stands in the text. */
typedef struct bao__counted {
    bao_range number;
    bao__unit unit;
    uint32_t unit_at, to; /* `to` is past the unit and what belongs to it */
    bool hedged;
} bao__counted;

/* It is part of a phrase (一次性, 八项规定), a name in quotation marks (“两个中心”), a point in
 * time (今后五年), an article (一个 before a noun) or a session (七届五次会议). */
bool bao__is_phrase(const bao__view *v, const bao__counted *c);

/* 2025》, “8337”, 500强, 2.0版: digits from number.from to number.to without a unit that count
 * nothing. */
bool bao__is_label(const bao__view *v, bao_range number, bool whole);

#endif

/* reading.h - numbers that patterns read, between the pattern and the fact. For this layer and
 * bind. */
#ifndef BAO_READING_H
#define BAO_READING_H

#include "extract/extraction.h"

/* The place in the folded view from one position of the subject to another (from 1; `to` is the
 * next byte). False when they are no positions of it in that order, between characters. */
bool bao__place(const bao_extraction *x, int64_t from, int64_t to, bao_range *place);

/* The last number read inside `place` that no inner fact took, now taken; NULL when there is none.
 */
bao_reading *bao__reading_take(bao_extraction *x, bao_range place);

/* Sets value and hedge of `mention` from a reading, in an indicator's `unit`, and claims the
 * quantity. Errors: NUMBER, with the reason. */
bao_status bao__reading_mention(bao_extraction *x, const bao_reading *reading, bao_span unit,
                                bao_mention *mention, bao_error *error);

/* The quantity at a position (from 1) of the subject, read; NULL when there is none or it has no
 * value. */
const bao_quantity *bao__read_number(bao_extraction *x, int64_t at);

/* The reading of last is growth: its sign word begins at `at`. */
void bao__read_growth(bao_extraction *x, int64_t at, bool falls);

/* Words that say 0 from `at` to `to`. */
void bao__read_same(bao_extraction *x, int64_t at, int64_t to, bool about);

/* The reading of last is an index. */
void bao__read_index(bao_extraction *x);

/* A part of a ratio, as written at `at`; false when it is no number. `x` may be NULL. */
bool bao__read_part(bao_extraction *x, int64_t at, bao_span text, bao_decimal *value);

/* A value fell: its negative. False when it is less than nothing already. */
bool bao__negate(bao_decimal *d);

/* The change that an index of 100 for the year before says; false when `value` is no such index. */
bool bao__less_hundred(bao_decimal value, bao_decimal *out);

#endif

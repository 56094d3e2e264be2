/* decimal.h - exact decimal numbers with the digits that were printed. */
#ifndef BAO_DECIMAL_H
#define BAO_DECIMAL_H

#include "base/span.h"

/* The most digits after the point. */
#define BAO_DECIMAL_DIGITS 18

/* The longest text of a decimal, with sign, point and the ending NUL. */
#define BAO_DECIMAL_TEXT 44

/* coefficient / 10^digits. 217.00 is {21700, 2}: printed zeros are kept. INT64_MIN is never used.
 */
typedef struct bao_decimal {
    int64_t coefficient;
    uint8_t digits;
} bao_decimal;

/* "-12.30", no other form (no blanks, no exponent, no '+'). False when it is not one, or does not
 * fit. */
bool bao_decimal_parse(bao_span s, bao_decimal *out);

/* Writes text and NUL; returns the length. "0.05", never ".05" or "-0" (a zero has no sign). */
size_t bao_decimal_print(bao_decimal d, char out[BAO_DECIMAL_TEXT]);

/* -1, 0 or 1; 4 equals 4.00. */
int bao_decimal_compare(bao_decimal a, bao_decimal b);

/* Exact; false when the result does not fit. The result has the larger number of digits. */
bool bao_decimal_add(bao_decimal a, bao_decimal b, bao_decimal *out);
bool bao_decimal_subtract(bao_decimal a, bao_decimal b, bao_decimal *out);

/* Exact; digits add up, then trailing zeros are cut back as far as needed to fit. False if it
 * cannot. */
bool bao_decimal_multiply(bao_decimal a, bao_decimal b, bao_decimal *out);

/* a/b with exactly `digits` places, half away from zero ("half up" of a magnitude). False when b is
 * 0 or the result does not fit. */
bool bao_decimal_divide(bao_decimal a, bao_decimal b, unsigned digits, bao_decimal *out);

/* Rounded (half away from zero) or padded to exactly `digits` places; false when it does not fit.
 */
bool bao_decimal_round(bao_decimal d, unsigned digits, bao_decimal *out);

/* d times 10^power. A shift down keeps the printed places and adds only digits that are not zero:
 * 251000 by -4 is 25.1; 217.00 by 0 stays 217.00; 1.30 by 4 is 13000. False when it does not fit.
 */
bool bao_decimal_shift(bao_decimal d, int power, bao_decimal *out);

#endif

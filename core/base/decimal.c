/* decimal.c - arithmetic over a 128-bit intermediate, checked on the way out. */
#include "base/decimal.h"

__extension__ typedef __int128 wide;

static const int64_t powers[] = {1,
                                 10,
                                 100,
                                 1000,
                                 10000,
                                 100000,
                                 1000000,
                                 10000000,
                                 100000000,
                                 1000000000,
                                 10000000000,
                                 100000000000,
                                 1000000000000,
                                 10000000000000,
                                 100000000000000,
                                 1000000000000000,
                                 10000000000000000,
                                 100000000000000000,
                                 1000000000000000000};

_Static_assert(sizeof powers / sizeof *powers == BAO_DECIMAL_DIGITS + 1, "one power a digit");

static bool fit(wide coefficient, unsigned digits, bao_decimal *out)
{
    if (coefficient > INT64_MAX || coefficient < -INT64_MAX || digits > BAO_DECIMAL_DIGITS) {
        return false;
    }
    *out = (bao_decimal){(int64_t)coefficient, (uint8_t)digits};
    return true;
}

bool bao_decimal_parse(bao_span s, bao_decimal *out)
{
    size_t i = s.n && s.p[0] == '-';
    bool negative = i == 1;
    wide value = 0;
    unsigned digits = 0;
    bool point = false;
    bool any = false;
    for (; i < s.n; i++) {
        if (s.p[i] == '.' && any && !point && i + 1 < s.n) {
            point = true;
            continue;
        }
        if (s.p[i] < '0' || s.p[i] > '9') {
            return false;
        }
        value = value * 10 + (s.p[i] - '0');
        any = true;
        digits += point;
        if (value > INT64_MAX || digits > BAO_DECIMAL_DIGITS) {
            return false;
        }
    }
    return any && fit(negative ? -value : value, digits, out);
}

size_t bao_decimal_print(bao_decimal d, char out[BAO_DECIMAL_TEXT])
{
    char digits[24];
    size_t n = 0;
    uint64_t left = d.coefficient < 0 ? 0 - (uint64_t)d.coefficient : (uint64_t)d.coefficient;
    while (left || n <= d.digits) {
        digits[n++] = (char)('0' + left % 10);
        left /= 10;
    }
    size_t at = 0;
    if (d.coefficient < 0) {
        out[at++] = '-';
    }
    while (n) {
        if (n == d.digits) {
            out[at++] = '.';
        }
        out[at++] = digits[--n];
    }
    out[at] = '\0';
    return at;
}

/* Both coefficients at the larger number of digits. */
static unsigned align(bao_decimal a, bao_decimal b, wide *x, wide *y)
{
    unsigned digits = a.digits > b.digits ? a.digits : b.digits;
    *x = (wide)a.coefficient * powers[digits - a.digits];
    *y = (wide)b.coefficient * powers[digits - b.digits];
    return digits;
}

int bao_decimal_compare(bao_decimal a, bao_decimal b)
{
    if (a.digits == b.digits) {
        return (a.coefficient > b.coefficient) - (a.coefficient < b.coefficient);
    }
    wide x;
    wide y;
    align(a, b, &x, &y);
    return (x > y) - (x < y);
}

bool bao_decimal_add(bao_decimal a, bao_decimal b, bao_decimal *out)
{
    int64_t sum;
    if (a.digits == b.digits && !__builtin_add_overflow(a.coefficient, b.coefficient, &sum) &&
        sum > INT64_MIN) {
        *out = (bao_decimal){sum, a.digits};
        return true;
    }
    wide x;
    wide y;
    unsigned digits = align(a, b, &x, &y);
    return fit(x + y, digits, out);
}

bool bao_decimal_subtract(bao_decimal a, bao_decimal b, bao_decimal *out)
{
    b.coefficient = -b.coefficient;
    return bao_decimal_add(a, b, out);
}

bool bao_decimal_multiply(bao_decimal a, bao_decimal b, bao_decimal *out)
{
    wide product = (wide)a.coefficient * b.coefficient;
    unsigned digits = (unsigned)a.digits + b.digits;
    while (digits && product % 10 == 0 &&
           (digits > BAO_DECIMAL_DIGITS || product > INT64_MAX || product < -INT64_MAX)) {
        product /= 10;
        digits--;
    }
    return fit(product, digits, out);
}

static wide divide_half_away(wide a, wide b)
{
    if (b < 0) {
        a = -a;
        b = -b;
    }
    wide quotient = a / b;
    wide rest = a % b;
    rest = rest < 0 ? -rest : rest;
    return rest >= b - rest ? quotient + (a < 0 ? -1 : 1) : quotient;
}

bool bao_decimal_divide(bao_decimal a, bao_decimal b, unsigned digits, bao_decimal *out)
{
    int power = (int)digits + b.digits - a.digits;
    if (b.coefficient == 0 || digits > BAO_DECIMAL_DIGITS || power > BAO_DECIMAL_DIGITS ||
        power < -BAO_DECIMAL_DIGITS) {
        return false;
    }
    wide x = a.coefficient;
    wide y = b.coefficient;
    if (power >= 0) {
        x *= powers[power];
    } else {
        y *= powers[-power];
    }
    return fit(divide_half_away(x, y), digits, out);
}

bool bao_decimal_round(bao_decimal d, unsigned digits, bao_decimal *out)
{
    return bao_decimal_divide(d, (bao_decimal){1, 0}, digits, out);
}

static bool shift_up(bao_decimal d, unsigned power, bao_decimal *out)
{
    unsigned eaten = power < d.digits ? power : d.digits;
    d.digits = (uint8_t)(d.digits - eaten);
    power -= eaten;
    return power <= BAO_DECIMAL_DIGITS && fit((wide)d.coefficient * powers[power], d.digits, out);
}

bool bao_decimal_shift(bao_decimal d, int power, bao_decimal *out)
{
    if (power >= 0) {
        return shift_up(d, (unsigned)power, out);
    }
    unsigned digits = d.digits + (unsigned)-power;
    int64_t coefficient = d.coefficient;
    while (digits > d.digits && coefficient % 10 == 0) {
        coefficient /= 10;
        digits--;
    }
    return fit(coefficient, digits, out);
}

/* numeral_han.c - 三千二百零八, 二〇一六, 一点二. Exact: what does not fit is unreadable. */
#include "text/numeral.h"

enum {
    TEN = 10,
    HUNDRED = 100,
    THOUSAND = 1000,
    WAN = 10000,
    YI = 100000000,
    NO_POWER = INT32_MAX
};

/* No two numerals share a slot: a second initializer would be an error. */
#define SLOT(c)       (((c)*39559u >> 16) & 63u)
#define ROW(c, value) [SLOT(c)] = {(c), (value)},
static const struct {
    uint32_t c;
    int32_t value;
} han_values[64] = {ROW(U'〇', 0) ROW(U'一', 1) ROW(U'七', 7) ROW(U'万', WAN) ROW(U'三', 3)
                        ROW(U'两', 2) ROW(U'九', 9) ROW(U'二', 2) ROW(U'五', 5) ROW(U'亿', YI)
                            ROW(U'仟', THOUSAND) ROW(U'伍', 5) ROW(U'佰', HUNDRED) ROW(U'八', 8)
                                ROW(U'六', 6) ROW(U'十', TEN) ROW(U'千', THOUSAND) ROW(U'卅', 30)
                                    ROW(U'卌', 40) ROW(U'叁', 3) ROW(U'四', 4) ROW(U'壹', 1)
                                        ROW(U'廿', 20) ROW(U'拾', TEN) ROW(U'捌', 8) ROW(U'柒', 7)
                                            ROW(U'玖', 9) ROW(U'百', HUNDRED) ROW(U'肆', 4)
                                                ROW(U'贰', 2) ROW(U'陆', 6) ROW(U'零', 0)};

int32_t bao__han_value(uint32_t c)
{
    const uint32_t slot = SLOT(c);
    return c && han_values[slot].c == c ? han_values[slot].value : -1;
}

/* A Han numeral while it is read. */
typedef struct reading {
    int64_t total, group, section; /* of 亿, of 万 below it, below 万 */
    int32_t digit, last;           /* -1: none; the last of 十 百 千, WAN after a larger one */
    bool zero, wan, yi, proper, fits;
} reading;

static void take_section(reading *r)
{
    if (r->digit >= 0) {
        r->proper &= r->last <= TEN || r->last == NO_POWER || r->zero; /* 一百五 says 150 */
        r->section += r->digit;
    }
    r->digit = -1;
    r->zero = false;
}

static void take_power(reading *r, int32_t power)
{
    const bool ten = power == TEN && r->digit < 0 &&
                     (r->section == 0 || r->zero || r->last == HUNDRED); /* 二百十七 */
    r->proper &= (r->digit > 0 || ten) && power < r->last;
    r->section += (int64_t)(r->digit > 0 ? r->digit : 1) * power;
    r->last = power;
    r->digit = -1;
    r->zero = false;
}

static void take_large(reading *r, int32_t power)
{
    take_section(r);
    int64_t part = r->section;
    if (power == WAN) {
        r->proper &= part > 0 && !r->wan;
        r->wan = true;
        r->group = part * WAN;
    } else {
        part += r->group;
        r->proper &= part > 0 && !r->yi;
        r->fits &= !__builtin_mul_overflow(part, (int64_t)YI, &r->total);
        r->yi = true;
        r->wan = false;
        r->group = 0;
    }
    r->section = 0;
    r->last = WAN;
}

static void take_numeral(reading *r, int32_t value)
{
    if (value >= WAN) {
        take_large(r, value);
    } else if (value == 20 || value == 30 || value == 40) {
        r->proper &= r->digit < 0 && r->last > TEN;
        r->section += value;
        r->last = TEN;
    } else if (value >= TEN) {
        take_power(r, value);
    } else if (value == 0) {
        r->proper &= r->digit < 0;
        r->zero = true;
    } else {
        r->proper &= r->digit < 0;
        r->digit = value;
    }
}

/* 两 is none: 一点两地 is no number. */
static bool is_fraction_digit(uint32_t c)
{
    const int32_t value = bao__han_value(c);
    return value >= 0 && value < TEN && c != U'两';
}

/* 点 and digits; a scale word may follow. */
static uint32_t take_han_fraction(const bao__view *v, uint32_t at, bao_decimal *value, bool *fits)
{
    bao_decimal digit;
    while (is_fraction_digit(bao__peek(v, at))) {
        digit = (bao_decimal){bao__han_value(bao__peek(v, at)), (uint8_t)(value->digits + 1)};
        *fits =
            *fits && digit.digits <= BAO_DECIMAL_DIGITS && bao_decimal_add(*value, digit, value);
        digit.digits = *fits ? digit.digits : BAO_DECIMAL_DIGITS;
        at += 3;
    }
    int32_t power;
    while ((power = bao__han_value(bao__peek(v, at))) >= WAN) {
        *fits = *fits && bao_decimal_shift(*value, power == WAN ? 4 : 8, value);
        at += 3;
    }
    return at;
}

/* 二〇一六: one digit after another. */
static bool take_series(const bao__view *v, uint32_t at, uint32_t to, int64_t *value)
{
    bool fits = true;
    *value = 0;
    for (; at < to; at += 3) {
        const uint32_t c = bao__peek(v, at);
        const int32_t digit = c == U'○' ? 0 : bao__han_value(c);
        fits = fits && !__builtin_mul_overflow(*value, (int64_t)10, value) &&
               !__builtin_add_overflow(*value, (int64_t)digit, value);
    }
    return fits;
}

/* 一九八○: a circle stands for zero between digits. */
static int32_t value_at(const bao__view *v, uint32_t at, uint32_t from)
{
    const uint32_t c = bao__peek(v, at);
    return c == U'○' && at > from ? 0 : bao__han_value(c);
}

static void finish_han(reading *r, bao__number *n)
{
    if (r->digit >= 0 && n->at.to - n->at.from > 3) {
        take_section(r);
    } else if (r->digit >= 0) {
        r->section = r->digit;
    }
    int64_t value;
    r->fits = r->fits && !__builtin_add_overflow(r->total, r->group + r->section, &value);
    n->value = (bao_decimal){r->fits ? value : 0, 0};
    n->odd |= r->proper ? 0 : BAO_ODD_FORM;
    n->odd |= r->fits ? 0 : BAO_ODD_SIZE;
    n->readable = r->proper && r->fits;
    n->above = r->fits ? r->total : 0;
}

/* 百, 千, 万, 百万, 千亿, 万亿: not 万万, not 亿百. */
static bool is_bare(const bao__view *v, const bao__number *n)
{
    const uint32_t length = n->at.to - n->at.from;
    if (!n->powers || n->digit || length > 6) {
        return false;
    }
    const int32_t first = bao__han_value(bao__peek(v, n->at.from));
    const int32_t second = bao__han_value(bao__peek(v, n->at.from + 3));
    return first >= HUNDRED && (length == 3 || (second >= WAN && second > first));
}

static void read_bare(const bao__view *v, bao__number *n)
{
    n->value = (bao_decimal){1, 0};
    for (uint32_t at = n->at.from; at < n->at.to; at += 3) {
        n->value.coefficient *= bao__han_value(bao__peek(v, at));
    }
    n->readable = true;
    n->odd = 0;
}

/* One numeral below ten, and no other or 点 behind it. */
static bool is_single(const bao__view *v, uint32_t at)
{
    const int32_t value = bao__han_value(bao__peek(v, at));
    return value >= 0 && value < TEN && value_at(v, at + 3, at) < 0 && !AT(v, at + 3, "点");
}

static bao__number single(const bao__view *v, uint32_t at)
{
    const int32_t value = bao__han_value(bao__peek(v, at));
    bao__number n = {.at = {at, at + 3}, .value = {value, 0}, .digits = 1};
    n.readable = n.han = true;
    n.digit = value > 0;
    return n;
}

bao__number bao__han(const bao__view *v, uint32_t at)
{
    if (is_single(v, at)) {
        return single(v, at);
    }
    bao__number n = {.at = {at, at}, .han = true};
    reading r = {.digit = -1, .last = NO_POWER, .proper = true, .fits = true};
    bool only_digits = true;
    int32_t value;
    for (; (value = value_at(v, n.at.to, at)) >= 0; n.at.to += 3) {
        only_digits &= value < TEN;
        n.digit |= value > 0 && value < TEN;
        n.powers |= value >= HUNDRED;
        take_numeral(&r, value);
    }
    const uint32_t length = (n.at.to - at) / 3;
    if (length == 0) {
        return n;
    }
    n.digits = (uint8_t)(length < 255 ? length : 255);
    n.bare = is_bare(v, &n);
    n.series = only_digits && length > 1;
    if (n.series) {
        n.readable = take_series(v, at, n.at.to, &n.value.coefficient);
        n.odd |= n.readable ? 0 : BAO_ODD_SIZE;
    } else {
        finish_han(&r, &n);
    }
    if (n.bare) {
        read_bare(v, &n);
    }
    if (n.readable && !n.bare && AT(v, n.at.to, "点") &&
        is_fraction_digit(bao__peek(v, n.at.to + 3))) {
        bool fits = true;
        n.at.to = take_han_fraction(v, n.at.to + 3, &n.value, &fits);
        n.point = true;
        n.readable = fits;
        n.odd |= fits ? 0 : BAO_ODD_SIZE;
    }
    return n;
}

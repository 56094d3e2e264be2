/* numeral.c - digits and Han numerals. Exact: what does not fit is unreadable, never rounded. */
#include "text/numeral.h"

#include "text/measure.h"

enum {
    TEN = 10,
    HUNDRED = 100,
    THOUSAND = 1000,
    WAN = 10000,
    YI = 100000000,
    MOST_DIGITS = 40,
    NO_POWER = INT32_MAX
};

/* By code point. */
static const struct {
    uint32_t c;
    int32_t value;
} han_values[] = {
    {U'〇', 0},        {U'一', 1},        {U'七', 7},    {U'万', WAN},      {U'三', 3},
    {U'两', 2},        {U'九', 9},        {U'二', 2},    {U'五', 5},        {U'亿', YI},
    {U'仟', THOUSAND}, {U'伍', 5},        {U'佰', HUNDRED}, {U'八', 8},     {U'六', 6},
    {U'十', TEN},      {U'千', THOUSAND}, {U'卅', 30},   {U'卌', 40},       {U'叁', 3},
    {U'四', 4},        {U'壹', 1},        {U'廿', 20},   {U'拾', TEN},      {U'捌', 8},
    {U'柒', 7},        {U'玖', 9},        {U'百', HUNDRED}, {U'肆', 4},     {U'贰', 2},
    {U'陆', 6},        {U'零', 0},
};

int32_t bao__han_value(uint32_t c)
{
    size_t low = 0, high = sizeof han_values / sizeof *han_values;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (han_values[middle].c == c) {
            return han_values[middle].value;
        }
        if (han_values[middle].c < c) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return -1;
}

uint32_t bao__small(const bao__view *v, uint32_t at, uint32_t *to)
{
    uint32_t value = 0;
    const uint32_t end = at + 9;
    while (at < end && bao__digit_at(v, at)) {
        value = value * 10 + (unsigned)(v->p[at++] - '0');
    }
    *to = at;
    return value;
}

static uint32_t skip_digits(const bao__view *v, uint32_t at)
{
    while (bao__digit_at(v, at)) {
        at++;
    }
    return at;
}

/* How the text writes the separator that is folded to ',' or ' ' at `at`. */
static uint32_t separator_in_text(const bao__view *v, uint32_t at)
{
    if (!v->fold) {
        return (unsigned char)v->p[at];
    }
    const bao_range range = bao_fold_text(v->fold, (bao_range){at, at + 1});
    size_t size;
    return range.from < range.to ? bao_utf8_next(v->fold->text.p + range.from, &size) : 0;
}

/* The digit before `at` is written as ASCII in the text, not full-width. */
static bool is_narrow(const bao__view *v, uint32_t at)
{
    const bao_range range =
        v->fold ? bao_fold_text(v->fold, (bao_range){at, at + 1}) : (bao_range){0, 1};
    return range.to - range.from == 1;
}

typedef struct groups {
    uint32_t to;
    bool wide;   /* a comma between narrow digits is full-width; a space is no plain one */
    bool exact;  /* one to three digits, then threes */
    bool longer; /* a later group has more than three digits */
    bool single; /* every group is one digit */
} groups;

/* The digits from `at` with every `separator` that a digit follows. */
static groups read_groups(const bao__view *v, uint32_t at, char separator)
{
    uint32_t to = skip_digits(v, at);
    groups g = {.to = to, .single = to - at == 1};
    g.exact = to - at <= 3 && (v->p[at] != '0' || g.single);
    const bool zero = g.single && v->p[at] == '0';
    g.exact = g.exact && !zero;
    while (bao__at(v, to) == (unsigned char)separator && bao__digit_at(v, to + 1)) {
        const uint32_t written = separator_in_text(v, to);
        g.wide |= separator == ',' ? written != ',' && is_narrow(v, to - 1)
                                   : written != ' ' && written != '\n' && written != '\r';
        const uint32_t next = skip_digits(v, to + 1);
        const uint32_t length = next - to - 1;
        g.exact &= length == 3;
        g.longer |= length > 3;
        g.single &= length == 1;
        to = next;
    }
    g.to = to;
    return g;
}

/* Extends the first run of digits by groups of thousands; *readable is false for a wrong form. */
static uint32_t take_groups(const bao__view *v, uint32_t at, uint32_t to, bao__number *n)
{
    const char separator = (char)bao__at(v, to);
    if ((separator != ',' && separator != ' ') || !bao__digit_at(v, to + 1)) {
        return to;
    }
    const groups g = read_groups(v, at, separator);
    if (g.exact) {
        n->odd |= g.wide ? (separator == ',' ? BAO_ODD_COMMA : BAO_ODD_SPLIT) : 0;
        return g.to;
    }
    if (separator == ' ' ? g.single : !g.longer && !g.wide) {
        n->odd |= separator == ' ' ? BAO_ODD_SPLIT : BAO_ODD_GROUPING;
        n->readable = false;
        return g.to;
    }
    n->odd |= separator == ' ' ? BAO_ODD_SPLIT : 0;
    return to;
}

/* A superscript, a combining mark or a digit of another script. 2 is a mark around the digit. */
static int mark_kind(uint32_t c)
{
    if (c >= 0x20DD && c <= 0x20E4) {
        return 2;
    }
    const bool combining = (c >= 0x300 && c < 0x370) || (c >= 0x20D0 && c < 0x2100);
    const bool raised =
        c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0x2070 && c < 0x208A) || (c >= 0xBC && c < 0xBF);
    return combining || raised;
}

/* Marks on the digits before `to`, and the digits they part. */
static uint32_t take_marks(const bao__view *v, uint32_t to, bao__number *n)
{
    uint32_t size;
    int kind;
    while (bao__at(v, to) >= 0xC2 && (kind = mark_kind(bao__char(v, to, &size))) != 0) {
        to = skip_digits(v, to + size);
        n->odd |= BAO_ODD_FORM;
        n->readable &= kind == 2 && !bao__digit_at(v, to - 1);
    }
    return to;
}

/* 1.2.3, 1e308, 0x10, 2⁵. */
static uint32_t take_malformed(const bao__view *v, uint32_t at, uint32_t to, bao__number *n)
{
    const uint32_t start = to;
    while (bao__at(v, to) == '.' && bao__digit_at(v, to + 1)) {
        to = skip_digits(v, to + 1);
    }
    const unsigned letter = bao__at(v, to) | 0x20;
    if (letter == 'e') {
        const uint32_t sign = bao__at(v, to + 1) == '+' || bao__at(v, to + 1) == '-';
        to = bao__digit_at(v, to + 1 + sign) ? skip_digits(v, to + 1 + sign) : to;
    } else if (letter == 'x' && to == at + 1 && v->p[at] == '0') {
        while (bao__is_digit(bao__at(v, to)) || bao__is_letter(bao__at(v, to))) {
            to++;
        }
    }
    if (to != start) {
        n->odd |= BAO_ODD_FORM;
        n->readable = false;
    }
    return take_marks(v, to, n);
}

static void read_value(const bao__view *v, bao__number *n)
{
    char plain[MOST_DIGITS];
    size_t length = 0;
    for (uint32_t i = n->at.from; i < n->at.to && length < sizeof plain; i++) {
        if (bao__digit_at(v, i) || v->p[i] == '.') {
            plain[length++] = v->p[i];
        }
    }
    if (length == sizeof plain || !bao_decimal_parse((bao_span){plain, length}, &n->value)) {
        n->odd |= BAO_ODD_SIZE;
        n->readable = false;
    }
}

/* 7 4 7 7 2 亿元, 1 0 .0 6 ‰: single digits, and a unit that says they are one number. */
static void join_digits(const bao__view *v, bao__number *n)
{
    uint32_t to = n->at.to, length;
    while (n->point && bao__at(v, to) == ' ' && bao__digit_at(v, to + 1) &&
           !bao__digit_at(v, to + 2)) {
        to += 2;
    }
    const bool measured = bao__unit_at(v, to).length || bao__scale_at(v, to, &length) ||
                          AT(v, to, "余") || AT(v, to, "多");
    if (measured && v->p[n->at.from] != '0') {
        n->at.to = to;
        n->readable = true;
    }
}

bao__number bao__arabic(const bao__view *v, uint32_t at)
{
    bao__number n = {.at = {at, at}, .readable = true};
    uint32_t to = skip_digits(v, at);
    n.digits = (uint8_t)(to - at < 255 ? to - at : 255);
    if (n.digits > 1 && v->p[at] == '0') {
        n.odd |= BAO_ODD_ZEROS;
    }
    to = take_groups(v, at, to, &n);
    if (bao__at(v, to) == '.' && bao__digit_at(v, to + 1)) {
        to = skip_digits(v, to + 1);
        n.point = true;
    }
    n.at.to = take_malformed(v, at, to, &n);
    if (!n.readable && n.odd == BAO_ODD_SPLIT) {
        join_digits(v, &n);
    }
    if (n.readable) {
        read_value(v, &n);
    }
    return n;
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
        *fits = *fits && digit.digits <= BAO_DECIMAL_DIGITS && bao_decimal_add(*value, digit, value);
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
    const int32_t first = bao__han_value(bao__peek(v, n->at.from));
    const int32_t second = bao__han_value(bao__peek(v, n->at.from + 3));
    const uint32_t length = n->at.to - n->at.from;
    return first >= HUNDRED && (length == 3 || (length == 6 && second >= WAN && second > first));
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

bao__number bao__han(const bao__view *v, uint32_t at)
{
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

bao__number bao__digits_or_han(const bao__view *v, uint32_t at)
{
    return bao__digit_at(v, at) ? bao__arabic(v, at) : bao__han(v, at);
}

static bool apply_scale(bao__number *n, int power)
{
    if (n->readable && !bao_decimal_shift(n->value, power, &n->value)) {
        n->readable = false;
        n->odd |= BAO_ODD_SIZE;
    }
    n->scaled = true;
    return n->readable;
}

/* 12万3千, 1亿2000万, 1万2000: a smaller part after a scale word. */
static void take_smaller_part(const bao__view *v, bao__number *n, int power)
{
    if (!bao__digit_at(v, n->at.to)) {
        return;
    }
    bao__number part = bao__arabic(v, n->at.to);
    uint32_t length = 0;
    const int smaller = bao__scale_at(v, part.at.to, &length);
    const bool whole = smaller == 0 && part.digits == power && part.at.to - part.at.from == part.digits;
    n->at.to = part.at.to + (smaller ? length : 0);
    if (smaller >= power || (smaller == 0 && !whole) || !part.readable) {
        n->odd |= BAO_ODD_FORM;
        n->readable = false;
    } else if (n->readable && apply_scale(&part, smaller)) {
        n->readable = bao_decimal_add(n->value, part.value, &n->value);
        n->odd |= n->readable ? 0 : BAO_ODD_SIZE;
    }
}

/* 二十五亿七千多万: what follows scales the part below 亿 alone. */
static bool apply_more(bao__number *n, int power)
{
    const int64_t part = n->value.coefficient - n->above;
    const bool fits = n->value.digits == 0 && (power == 4 ? part < WAN : n->above == 0);
    bao_decimal below = {part, 0};
    if (n->readable && (!fits || !bao_decimal_shift(below, power, &below) ||
                        !bao_decimal_add(below, (bao_decimal){n->above, 0}, &n->value))) {
        n->readable = false;
        n->odd |= BAO_ODD_FORM;
    }
    n->scaled = true;
    return n->readable;
}

/* 4万多亿, and 百亿亿: a second scale word. */
static void take_second(const bao__view *v, bao__number *n)
{
    const uint32_t more = AT(v, n->at.to, "多亿") || AT(v, n->at.to, "余亿") ? 3 : 0;
    if (!AT(v, n->at.to + more, "亿")) {
        return;
    }
    n->at.to += more + 3;
    n->hedge = more ? BAO_OVER : n->hedge;
    n->power = (uint8_t)(n->power + 8);
    apply_scale(n, 8);
}

void bao__scale(const bao__view *v, bao__number *n)
{
    const bool more = AT(v, n->at.to, "余") || AT(v, n->at.to, "多");
    const uint32_t to = n->at.to + (more ? 3 : 0);
    uint32_t length = 0;
    const int power = bao__scale_at(v, to, &length);
    if (power == 0 || (power < 4 && (more || n->han))) {
        return;
    }
    n->hedge = more ? BAO_OVER : BAO_EXACT;
    n->power = (uint8_t)power;
    n->at.to = to + length;
    if (n->han) {
        apply_more(n, power);
        return;
    }
    apply_scale(n, power);
    take_second(v, n);
    take_smaller_part(v, n, power);
}

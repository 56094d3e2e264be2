/* numeral.c - digits, and the scale words after a number. Exact: what does not fit is unreadable,
 * never rounded. */
#include "text/numeral.h"

#include "text/measure.h"

enum {
    WAN = 10000,
    SAFE_DIGITS = 18, /* of which any fit */
    MOST_DIGITS = 40
};

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

/* How the text writes the comma at `at`. */
static uint32_t comma_in_text(const bao__view *v, uint32_t at)
{
    if (!v->fold) {
        return ',';
    }
    const bao_range range = bao_fold_text(v->fold, (bao_range){at, at + 1});
    size_t size;
    return bao_utf8_next(v->fold->text.p + range.from, &size);
}

/* The digit before `at` is written as ASCII in the text, not full-width. */
static bool is_narrow(const bao__view *v, uint32_t at)
{
    const bao_range range =
        v->fold ? bao_fold_text(v->fold, (bao_range){at, at + 1}) : (bao_range){0, 1};
    return range.to - range.from == 1;
}

/* More than one blank stands at the space at `at`: columns, not groups of digits. */
static bool is_gap(const bao__view *v, uint32_t at)
{
    if (!v->fold) {
        return false;
    }
    const uint32_t from = bao_fold_text(v->fold, (bao_range){at, at + 1}).from;
    const uint32_t next = bao_fold_text(v->fold, (bao_range){at + 1, at + 2}).from;
    uint32_t blanks = 0;
    for (uint32_t i = from; i < next; i++) {
        const unsigned char c = (unsigned char)v->fold->text.p[i];
        const bool same = v->fold->collapsed && c <= ' ' && i > from &&
                          (unsigned char)v->fold->text.p[i - 1] <= ' ';
        blanks += (c & 0xC0) != 0x80 && !same;
    }
    return blanks > 1;
}

typedef struct groups {
    uint32_t to;
    bool wide;   /* a comma between narrow digits is full-width */
    bool exact;  /* one to three digits, then threes */
    bool longer; /* a later group has more than three digits */
    bool single; /* every group is one digit */
} groups;

/* The digits from `at` with every `separator` that a digit follows. */
static groups read_groups(const bao__view *v, uint32_t at, char separator)
{
    uint32_t to = skip_digits(v, at);
    groups g = {.to = to, .single = to - at == 1};
    g.exact = to - at <= 3 && v->p[at] != '0';
    while (bao__at(v, to) == (unsigned char)separator && bao__digit_at(v, to + 1) &&
           (separator == ',' || !is_gap(v, to))) {
        g.wide |= separator == ',' && comma_in_text(v, to) != ',' && is_narrow(v, to - 1);
        const uint32_t next = skip_digits(v, to + 1);
        const uint32_t length = next - to - 1;
        g.exact &= length == 3;
        g.longer |= length > 3;
        g.single &= length == 1;
        to = next;
        if (!g.exact && (separator == ' ' ? !g.single : g.longer || g.wide)) {
            break; /* numbers beside one another, however many */
        }
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
    if (g.to == to) {
        return to;
    }
    if (g.exact) {
        n->odd |= separator == ' ' ? (bao__unit_at(v, g.to).length ? 0 : BAO_ODD_SPLIT)
                  : g.wide         ? BAO_ODD_COMMA
                                   : 0;
        return g.to;
    }
    if (separator == ' ' ? g.single : !g.longer && !g.wide) {
        n->odd |= separator == ' ' ? BAO_ODD_SPLIT : BAO_ODD_GROUPING;
        n->readable = false;
        return g.to;
    }
    return to;
}

/* A superscript, a combining mark or a digit of another script. 2 is a mark around the digit. */
static int mark_kind(uint32_t c)
{
    if (c >= 0x20DD && c <= 0x20E4) {
        return 2;
    }
    const bool combining = (c >= 0x300 && c < 0x370) || (c >= 0x20D0 && c < 0x2100);
    const bool raised = c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0x2070 && c < 0x208A) ||
                        (c >= 0xBC && c < 0xBF);
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

/* Any number of digits, some of them leading zeros. */
static bool read_long(const bao__view *v, bao__number *n)
{
    char plain[MOST_DIGITS];
    size_t length = 0;
    for (uint32_t i = n->at.from; i < n->at.to && length < sizeof plain; i++) {
        if (bao__digit_at(v, i) || v->p[i] == '.') {
            plain[length++] = v->p[i];
        }
    }
    return length < sizeof plain && bao_decimal_parse((bao_span){plain, length}, &n->value);
}

static void read_value(const bao__view *v, bao__number *n)
{
    if (n->at.to - n->at.from <= SAFE_DIGITS) {
        bao_decimal value = {0, 0};
        bool point = false;
        for (uint32_t i = n->at.from; i < n->at.to; i++) {
            const unsigned digit = (unsigned char)v->p[i] - '0';
            point |= v->p[i] == '.';
            value.digits = (uint8_t)(value.digits + (point && digit < 10));
            value.coefficient = digit < 10 ? value.coefficient * 10 + digit : value.coefficient;
        }
        n->value = value;
    } else if (!read_long(v, n)) {
        n->odd |= BAO_ODD_SIZE;
        n->readable = false;
    }
}

/* 7 4 7 7 2 亿元, 1 0 .0 6 ‰: single digits, and a unit that says they are one number. */
static bool join_digits(const bao__view *v, bao__number *n)
{
    uint32_t to = n->at.to, length;
    while (n->point && bao__at(v, to) == ' ' && bao__digit_at(v, to + 1) &&
           !bao__digit_at(v, to + 2)) {
        to += 2;
    }
    const bool measured = bao__unit_at(v, to).length || bao__scale_at(v, to, &length) ||
                          AT(v, to, "余") || AT(v, to, "多");
    if (!measured) {
        return false;
    }
    n->at.to = to;
    n->readable = true;
    return true;
}

/* "5 .1 6 亿": a blank of the text stands before the point, and another one in the decimals. */
static bool is_spaced_out(const bao__view *v, const bao__number *n)
{
    const uint32_t point = n->at.from + n->digits;
    if (!v->fold || !n->point || n->digits != 1 || bao__at(v, n->at.to) != ' ') {
        return false;
    }
    const bao_range digit = bao_fold_text(v->fold, (bao_range){point - 1, point});
    return digit.to < bao_fold_text(v->fold, (bao_range){point, point + 1}).from;
}

/* Digits with anything in them or right behind them. */
static bao__number read_general(const bao__view *v, uint32_t at)
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
    if (!n.readable && n.odd == BAO_ODD_SPLIT && v->p[at] != '0') {
        join_digits(v, &n);
    } else if (n.readable && is_spaced_out(v, &n) && join_digits(v, &n)) {
        n.odd |= BAO_ODD_SPLIT;
    }
    if (n.readable) {
        read_value(v, &n);
    }
    return n;
}

/* What may go on with digits: groups, a second point, exponents, marks. */
static bool goes_on(unsigned c)
{
    return c == ',' || c == ' ' || c == '.' || (c | 0x20) == 'e' || (c | 0x20) == 'x' ||
           (c >= 0xC2 && c < 0xE0) || c == 0xE2;
}

/* Digits of a number that was printed twice to look bold: 3333221100 is 33210. By chance, one
 * number of 10,000 with eight digits is so. */
#define DOUBLED_LEAST 8

static bool is_doubled(const char *p, uint32_t n)
{
    bool differ = false;
    if (n < DOUBLED_LEAST || n % 2) {
        return false;
    }
    for (uint32_t i = 0; i + 1 < n; i += 2) {
        if (p[i] != p[i + 1]) {
            return false;
        }
        differ |= p[i] != p[0];
    }
    return differ && p[n - 3] != '0'; /* 55000000 is round */
}

bao__number bao__arabic(const bao__view *v, uint32_t at)
{
    bao__number n = {.at = {at, at}, .readable = true};
    int64_t value = 0;
    const uint32_t most = v->n - at > SAFE_DIGITS ? at + SAFE_DIGITS : v->n;
    uint32_t to = at;
    while (to < most && bao__is_digit((unsigned char)v->p[to])) {
        value = value * 10 + (v->p[to++] - '0');
    }
    n.digits = (uint8_t)(to - at);
    if (to + 1 < most && v->p[to] == '.' && bao__is_digit((unsigned char)v->p[to + 1])) {
        const uint32_t point = to++;
        while (to < most && bao__is_digit((unsigned char)v->p[to])) {
            value = value * 10 + (v->p[to++] - '0');
        }
        n.point = true;
        n.value.digits = (uint8_t)(to - point - 1);
    }
    if (to >= most ? to < v->n : goes_on((unsigned char)v->p[to])) {
        return read_general(v, at);
    }
    n.odd = n.digits > 1 && v->p[at] == '0' ? BAO_ODD_ZEROS : 0;
    if (n.digits >= DOUBLED_LEAST && is_doubled(v->p + at, n.digits)) {
        n.odd |= BAO_ODD_FORM;
        n.readable = false;
    }
    n.value.coefficient = value;
    n.at.to = to;
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
    const bool whole =
        smaller == 0 && part.digits == power && part.at.to - part.at.from == part.digits;
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

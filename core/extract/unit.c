/* unit.c - a quantity's value in the unit of an indicator. */
#include "extract/facts.h"
#include "extract/word_lists.h"

/* Words before a unit that scale it, longest first. */
static const struct {
    const char *word;
    int power;
} scales[] = {{"万亿", 12}, {"亿", 8}, {"百万", 6}, {"万", 4}, {"千", 3}};

/* Measures that convert exactly: one `from` is `factor` * 10^power `to`. */
typedef struct conversion {
    const char *from, *to;
    int factor, power;
} conversion;

static const conversion conversions[] = {{"斤", "吨", 5, -4},
                                         {"公斤", "吨", 1, -3},
                                         {"千克", "吨", 1, -3},
                                         {"千米", "公里", 1, 0},
                                         {"米", "公里", 1, -3}};

static bool is_measure(bao_span unit)
{
    for (size_t i = 0; bao__words_measures[i]; i++) {
        if (bao_span_equal(unit, bao_span_of(bao__words_measures[i]))) {
            return true;
        }
    }
    return false;
}

/* Takes the scale word off a unit: 万 of 万吨, and nothing of 千米. */
static int scale_of(bao_span *unit)
{
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
        bao_span word = bao_span_of(scales[i].word);
        if (unit->n > word.n && bao_span_starts(*unit, word)) {
            if (is_measure(*unit)) {
                return 0;
            }
            unit->p += word.n;
            unit->n -= word.n;
            return scales[i].power;
        }
    }
    return 0;
}

static bao_quantity_kind kind_wanted(bao_span unit)
{
    if (bao_span_starts(unit, BAO_SPAN("%")) || bao_span_equal(unit, BAO_SPAN("个百分点"))) {
        return BAO_PERCENT;
    }
    if (bao_span_equal(unit, BAO_SPAN("‰"))) {
        return BAO_PERMILLE;
    }
    return bao_span_equal(unit, BAO_SPAN("倍")) ? BAO_MULTIPLE : BAO_COUNT;
}

/* The digits as printed, before the scale word: 217.00 of 217.00亿. False for Han numerals. */
static bool printed_digits(bao_span number, bao_decimal *out)
{
    char plain[40];
    size_t n = 0;
    for (size_t i = 0; i < number.n && n < sizeof plain; i++) {
        char c = number.p[i];
        if ((c >= '0' && c <= '9') || c == '.' || (c == '-' && n == 0)) {
            plain[n++] = c;
        } else if (c != ',' && c != ' ') {
            break;
        }
    }
    return bao_decimal_parse((bao_span){plain, n}, out);
}

/* The power of ten by which `value` is the printed number; false when it is none of those of scale
 * words. */
static bool power_between(bao_decimal printed, bao_decimal value, int *power)
{
    static const int powers[] = {0, 2, 3, 4, 6, 7, 8, 12, -2, -3, -4, -6, -7, -8, -12};
    bao_decimal scaled;
    for (size_t i = 0; i < sizeof powers / sizeof *powers; i++) {
        *power = powers[i];
        if (bao_decimal_shift(printed, *power, &scaled) &&
            bao_decimal_compare(scaled, value) == 0) {
            return true;
        }
    }
    return false;
}

/* The value moved to a unit of 10^power, with its printed digits: 217.00亿元 in 亿元 is 217.00. */
static bool rescale(const bao_quantity *quantity, bao_span number, int power, bao_decimal *out)
{
    bao_decimal printed;
    int scale;
    if (printed_digits(number, &printed) && power_between(printed, quantity->value, &scale)) {
        return bao_decimal_shift(printed, scale - power, out);
    }
    return bao_decimal_shift(quantity->value, -power, out);
}

static bool has_scale(bao_span number)
{
    return bao_span_ends(number, BAO_SPAN("万")) || bao_span_ends(number, BAO_SPAN("亿"));
}

static const conversion *conversion_of(bao_span from, bao_span to)
{
    for (size_t i = 0; i < sizeof conversions / sizeof *conversions; i++) {
        const conversion *c = &conversions[i];
        if (bao_span_equal(from, bao_span_of(c->from)) && bao_span_equal(to, bao_span_of(c->to))) {
            return c;
        }
    }
    return NULL;
}

static bool units_fit(bao_span wanted, bao_span printed)
{
    return printed.n == 0 || bao_span_equal(wanted, printed) ||
           (!is_measure(wanted) && !is_measure(printed));
}

/* `number` is no more than the digits of `value`. */
static bool is_plain(bao_span number, bao_decimal value)
{
    int64_t read = 0;
    for (size_t i = 0; i < number.n && number.n < 19; i++) {
        if (number.p[i] < '0' || number.p[i] > '9') {
            return false;
        }
        read = read * 10 + (number.p[i] - '0');
    }
    return number.n && number.n < 19 && value.digits == 0 && value.coefficient == read;
}

/* The value of a quantity of `view` in `unit`. */
static bao_status value_in_unit(bao_span view, const bao_quantity *quantity, bao_span unit,
                                bao_decimal *out, bao_error *error)
{
    bao_span printed = bao_span_cut(view, quantity->unit);
    bao_span number = bao_span_cut(view, quantity->number);
    if (printed.n == 0 && quantity->kind == BAO_COUNT && quantity->valued &&
        is_plain(number, quantity->value)) {
        *out = quantity->value;
        return BAO_OK;
    }
    const char *kind = bao_quantity_kind_name((bao_quantity_kind)quantity->kind);
    if (!quantity->valued || quantity->kind == BAO_RANGE) {
        return bao_fail(error, BAO_NUMBER, "a %s has no single value", kind);
    }
    bool bare = printed.n == 0 && !has_scale(number); /* a cell: in the indicator's unit already */
    if (quantity->kind == BAO_PERMILLE && kind_wanted(unit) == BAO_PERCENT) {
        *out = quantity->value; /* 增长51‰ is 5.1% */
        return bao_decimal_shift(*out, -1, out)
                   ? BAO_OK
                   : bao_fail(error, BAO_NUMBER, "the value does not fit in %%");
    }
    if (quantity->kind != kind_wanted(unit) && !(bare && quantity->kind == BAO_COUNT)) {
        return bao_fail(error, BAO_NUMBER, "a %s where %.*s is wanted", kind, (int)unit.n, unit.p);
    }
    bool same = bao_span_equal(printed, unit);
    int power = scale_of(&unit);
    if (!same) {
        scale_of(&printed);
    }
    const conversion *to = same ? NULL : conversion_of(printed, unit);
    if (quantity->kind == BAO_COUNT && !same && !to && !units_fit(unit, printed)) {
        return bao_fail(error, BAO_NUMBER, "the unit %.*s where %.*s is wanted", (int)printed.n,
                        printed.p, (int)unit.n, unit.p);
    }
    if (!rescale(quantity, number, bare ? 0 : power - (to ? to->power : 0), out) ||
        (to && !bao_decimal_multiply(*out, (bao_decimal){to->factor, 0}, out))) {
        return bao_fail(error, BAO_NUMBER, "the value does not fit in %.*s", (int)unit.n, unit.p);
    }
    return BAO_OK;
}

bao_status bao_quantity_in_unit(const bao_report *report, const bao_quantity *quantity,
                                bao_span unit, bao_decimal *out, bao_error *error)
{
    return value_in_unit(bao_fold_view(&report->fold), quantity, unit, out, error);
}

bao_status bao_number_in_unit(bao_arena *arena, bao_span number, bao_span printed, bao_span unit,
                              bao_decimal *out, bao_error *error)
{
    bao_buf text = bao_buf_in(arena);
    bao_buf_span(&text, number);
    bao_buf_span(&text, printed);
    if (text.failed) {
        return bao_fail(error, BAO_MEMORY, "not enough memory");
    }
    bao_quantity q = {0};
    bao_status status = bao_quantity_parse(arena, bao_buf_view(&text), &q, error);
    if (status != BAO_OK) {
        return status;
    }
    if (q.unit.from == q.unit.to) {
        return bao_fail(error, BAO_NUMBER, "%.*s is no unit", (int)printed.n, printed.p);
    }
    return value_in_unit(bao_buf_view(&text), &q, unit, out, error);
}

bao_decimal bao_printed_unit(const bao_report *report, bao_range raw, bao_decimal value)
{
    bao_span text = bao_span_cut(bao_fold_view(&report->fold), raw);
    bao_decimal printed;
    bao_decimal unit;
    int power;
    while (text.n && (text.p[0] < '0' || text.p[0] > '9')) {
        text = (bao_span){text.p + 1, text.n - 1};
    }
    if (value.coefficient < 0) {
        value.coefficient = -value.coefficient;
    }
    if (printed_digits(text, &printed) && power_between(printed, value, &power) &&
        bao_decimal_shift((bao_decimal){1, printed.digits}, power, &unit)) {
        return unit;
    }
    return (bao_decimal){1, value.digits};
}

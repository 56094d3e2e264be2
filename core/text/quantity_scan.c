/* quantity_scan.c - one pass over the folded view for every number in it. */
#include "text/quantity.h"

#include "text/measure.h"
#include "text/quantity_amount.h"
#include "text/roles.h"

enum { LONGEST_LITERAL = 4096 };

/* No number, whatever stands further on: 一 of 统一的. */
static bool is_idle(const bao__view *v, uint32_t at)
{
    const unsigned before = bao__role_before(v, at), after = bao__role_at(v, at + 3);
    const unsigned live = BAO__NUMERAL | BAO__BEGINS_UNIT | BAO__SCALES | BAO__SPECIAL_AFTER;
    return !(before & (BAO__SPECIAL_BEFORE | BAO__HEDGES)) && !(after & live);
}

/* A digit stands at `at`, or a Han numeral that may be part of a number. */
static bool is_live(const bao__view *v, uint32_t at)
{
    return bao__digit_at(v, at) ||
           (bao__han_value(bao__peek(v, at)) >= 0 && (v->literal || !is_idle(v, at)));
}

/* The first digit, or Han numeral that is not idle, at or after `at`; the end when there is none.
 * `*next`, of fold->numbers, never goes back. */
static uint32_t next_number(const bao__view *v, uint32_t at, size_t *next)
{
    const uint32_t *const numbers = v->fold->numbers;
    if (bao__digit_at(v, at)) {
        return at;
    }
    for (; *next < v->fold->number_count; ++*next) {
        const uint32_t number = numbers[*next];
        if (number >= at && is_live(v, number)) {
            return number;
        }
    }
    return v->n;
}

/* Nothing around the number n, in digits, can make it anything but an amount. */
static bool is_plain(const bao__view *v, const bao__number *n)
{
    const unsigned before = bao__role_before(v, n->at.from), after = bao__role_at(v, n->at.to);
    const bool begins = n->point && before & BAO__STOPS; /* 1. and 1.1 */
    const bool percent = bao__at(v, n->at.to) == '%';
    if (n->odd || before & BAO__SPECIAL_BEFORE || begins ||
        (after & BAO__SPECIAL_AFTER && !percent)) {
        return false;
    }
    const bool year = n->digits == 4 && before & BAO__STOPS; /* 年份:2016 */
    return n->point || percent || n->digits < 3 || (n->digits == 4 && !year) ||
           bao__unit_at(v, n->at.to).length;
}

/* One or two digits that are a block of their own, as in most cells of tables. */
static bool read_cell(const bao__view *v, bao__place place, bao_quantity *q)
{
    const uint32_t at = place.at, n = bao__digit_at(v, at + 1) ? 2 : 1;
    if (!bao__head(v, at) || !bao__edge(v, at + n) || (n == 2 && v->p[at] == '0')) {
        return false;
    }
    const bao_range all = {at, at + n};
    bao__found(q, BAO_COUNT, all, all);
    q->value.coefficient = n == 2 ? (v->p[at] - '0') * 10 + (v->p[at + 1] - '0') : v->p[at] - '0';
    return q->valued = true;
}

/* The number at place.at. When it is none, q->raw.to is where to go on. */
static bool read_number(const bao__view *v, bao__place place, bao_quantity *q)
{
    if (bao__digit_at(v, place.at)) {
        if (read_cell(v, place, q)) {
            return true;
        }
        const bao__number n = bao__arabic(v, place.at);
        return (!is_plain(v, &n) && bao__special(v, place, q)) || bao__amount(v, place, n, q);
    }
    const bao__number n = bao__han(v, place.at);
    return bao__han_special(v, place, n, q) || bao__amount(v, place, n, q);
}

/* The code and the words for each BAO_ODD_ bit, from the lowest. */
static const struct {
    const char *code, *message;
} oddities[] = {
    {"NUMBER_GROUPING", "its groups of digits are not thousands"},
    {"NUMBER_COMMA", "one number with a full-width comma, or two: read as one"},
    {"NUMBER_SIZE", "too large to be read exactly"},
    {"NUMBER_SIGN", "a minus before a count, or an odd sign"},
    {"NUMBER_ZEROS", "zeros in front"},
    {"NUMBER_SPLIT", "its digits stand apart"},
    {"NUMBER_FORM", "not the form of one number"},
    {"NUMBER_HEDGES", "two hedges"},
    {"NUMBER_BRACKETS", "a number in brackets"},
    {"NUMBER_UNSEEN", "characters without a width inside it"},
};

static void warn(bao_warnings *warnings, const bao_fold *fold, const bao_quantity *q)
{
    const bao_range text = bao_fold_text(fold, q->raw);
    const uint32_t length = text.to - text.from;
    for (size_t i = 0; i < sizeof oddities / sizeof *oddities; i++) {
        if (q->odd >> i & 1) {
            bao_warn(warnings, oddities[i].code, text.from, "\"%.*s\": %s",
                     (int)(length < 60 ? length : 60), fold->text.p + text.from,
                     oddities[i].message);
        }
    }
}

/* Characters in the text of `folded`, white space and all. */
static uint32_t characters(const char *p, bao_range range)
{
    uint32_t count = 0;
    for (uint32_t i = range.from; i < range.to; i++) {
        count += ((unsigned char)p[i] & 0xC0) != 0x80;
    }
    return count;
}

/* Something without a width was dropped between the digits. */
static bool has_unseen(const bao__view *v, const bao_quantity *q)
{
    return v->fold->unseen && characters(v->fold->text.p, bao_fold_text(v->fold, q->number)) !=
                                  characters(v->p, q->number);
}

static bool add(bao_arena *arena, bao_quantities *all, const bao_quantity *q)
{
    if (!BAO_RESERVE(arena, all->items, all->count, all->capacity)) {
        return false;
    }
    all->items[all->count++] = *q;
    return true;
}

bool bao_quantity_scan(bao_arena *arena, const bao_fold *fold, bao_warnings *warnings,
                       bao_quantities *out)
{
    const bao_span view = bao_fold_view(fold);
    const bao__view v = {.p = view.p, .n = (uint32_t)view.n, .fold = fold};
    bao__place place = {.last = BAO_WORD};
    size_t next = 0;
    *out = (bao_quantities){0};
    while (place.at < v.n && (place.at = next_number(&v, place.at, &next)) < v.n) {
        bao_quantity q = {0};
        if (!read_number(&v, place, &q)) {
            place.at = q.raw.to;
            continue;
        }
        q.odd |= fold->unseen && has_unseen(&v, &q) ? BAO_ODD_UNSEEN : 0;
        if (q.odd) {
            warn(warnings, fold, &q);
        }
        if (!add(arena, out, &q)) {
            return false;
        }
        place = (bao__place){.at = q.raw.to, .before = q.raw.to, .last = (bao_quantity_kind)q.kind};
    }
    return true;
}

/* One amount fills the whole view: a date or an ordinal is no value to anybody. */
static bool read_literal(const bao__view *v, bao_quantity *q)
{
    size_t first = 0;
    const bao__place place = {.at = next_number(v, 0, &first), .last = BAO_WORD};
    if (place.at == v->n) {
        return false;
    }
    const bool digits = bao__digit_at(v, place.at);
    const bao__number n = bao__digits_or_han(v, place.at);
    if (digits ? bao__date(v, place, q) : bao__han_date(v, n, q)) {
        return false;
    }
    return bao__amount(v, place, n, q) && q->raw.from == 0 && q->raw.to == v->n;
}

bao_status bao_quantity_parse(bao_arena *arena, bao_span s, bao_quantity *out, bao_error *error)
{
    *out = (bao_quantity){0};
    const int shown = (int)(s.n < 60 ? s.n : 60);
    if (s.n > LONGEST_LITERAL || bao_utf8_valid(s) != s.n) {
        return bao_fail(error, BAO_NUMBER, "%zu bytes that are no number", s.n);
    }
    bao_fold fold;
    bao_fold_start(&fold, arena, s);
    const bao_range block = bao_fold_block(&fold, (bao_range){0, (uint32_t)s.n}, '\n');
    if (fold.failed || fold.out.failed) {
        return bao_fail(error, BAO_MEMORY, "no memory for a number of %zu bytes", s.n);
    }
    const bao__view v = {.p = fold.out.p, .n = block.to, .fold = &fold, .literal = true};
    const bool whole = read_literal(&v, out);
    out->odd |= has_unseen(&v, out) ? BAO_ODD_UNSEEN : 0;
    if (!whole || !out->valued || out->kind == BAO_RANGE) {
        out->valued = false;
        return bao_fail(error, BAO_NUMBER, "\"%.*s\" is not one number", shown, s.p);
    }
    return BAO_OK;
}

/* quantity_amount.c - an amount and all that belongs to it. */
#include "text/quantity_amount.h"

#include "text/quantity_measured.h"
#include "text/quantity_word.h"
#include "text/roles.h"

/* 百分之, 千分之, 三分之 before a number: goes to that number. False when none follows. */
static bool take_parts(const bao__view *v, bao__measured *a)
{
    const bao__number whole = a->n;
    const bao__number part = bao__digits_or_han(v, whole.at.to + 6);
    if (part.at.to == part.at.from) {
        return false;
    }
    a->n = part;
    a->parts = true;
    bao__measure(v, a);
    a->n.readable |= part.bare;
    if (whole.bare && AT(v, whole.at.from, "百")) {
        a->kind = BAO_PERCENT;
    } else if (whole.bare && AT(v, whole.at.from, "千")) {
        a->kind = BAO_PERMILLE;
    } else {
        bao__unreadable(a, BAO_ODD_FORM);
    }
    return true;
}

static bool no_range(const bao__view *v, uint32_t at)
{
    bao_quantity date;
    const bao__place place = {.at = at, .before = at, .last = BAO_WORD};
    return bao__digit_at(v, at) ? bao__date(v, place, &date)
                                : bao__han_date(v, bao__han(v, at), &date);
}

/* 9.2:41.3:49.5 */
static bool take_ratio(const bao__view *v, bao__measured *a)
{
    uint32_t to = a->n.at.to, scale;
    uint16_t odd = a->n.odd;
    bool readable = a->n.readable;
    while (bao__at(v, to) == ':' && bao__digit_at(v, to + 1) && !no_range(v, to + 1)) {
        const bao__number part = bao__arabic(v, to + 1);
        to = part.at.to;
        odd |= part.odd;
        readable &= part.readable;
    }
    if (to == a->n.at.to || bao__unit_at(v, to).length || bao__scale_at(v, to, &scale)) {
        return false;
    }
    a->n.at.to = a->to = a->unit_at = to;
    a->n.readable = readable;
    a->odd |= odd;
    a->kind = BAO_RATIO;
    return true;
}

/* 1/4: no decimal, and not two numbers. */
static bool take_fraction(const bao__view *v, bao__measured *a)
{
    uint32_t to;
    if (a->n.at.to - a->n.at.from > 2 || bao__at(v, a->n.at.to) != '/' ||
        !bao__digit_at(v, a->n.at.to + 1)) {
        return false;
    }
    bao__small(v, a->n.at.to + 1, &to);
    if (to - a->n.at.to > 4 || bao__at(v, to) == '/') {
        return false;
    }
    a->n.at.to = to;
    bao__measure(v, a);
    bao__unreadable(a, BAO_ODD_FORM);
    return true;
}

static bool same_unit(const bao__view *v, const bao__measured *a, const bao__measured *b)
{
    return a->unit.length == b->unit.length &&
           memcmp(v->p + a->unit_at, v->p + b->unit_at, a->unit.length) == 0;
}

/* "18.77 -45.9": the minus belongs to the second of two numbers. */
static bool is_apart(const bao__view *v, uint32_t minus)
{
    if (!v->fold || bao__at(v, minus) != '-') {
        return false;
    }
    const bao_range last = bao_fold_text(v->fold, (bao_range){bao__back(v, minus), minus});
    const bao_range sign = bao_fold_text(v->fold, (bao_range){minus, minus + 1});
    const bao_range digit = bao_fold_text(v->fold, (bao_range){minus + 1, minus + 2});
    return last.to < sign.from && sign.to == digit.from;
}

/* Where the far end of a range may begin; `to` when there is no mark of one. */
static uint32_t range_mark(const bao__view *v, const bao__measured *a)
{
    static const char *const marks[] = {"-", "~", "至", "到", "——", "—", "–", "--", NULL};
    return is_apart(v, a->to) ? a->to : a->to + bao__any_at(v, a->to, marks);
}

/* The low end had no unit of its own: 3-5万元 is 3万 to 5万. */
static bool scale_low(bao__measured *a, const bao__measured *high)
{
    if (!high->n.scaled || a->n.scaled || a->unit.length) {
        return true;
    }
    return bao_decimal_shift(a->n.value, high->n.power, &a->n.value);
}

/* 4.5%-5%, 3至5, 10—20万件. */
static bool take_range(const bao__view *v, bao__measured *a, bao_quantity *q)
{
    uint32_t at = range_mark(v, a);
    if (at == a->to || !a->n.readable || a->kind == BAO_RATIO) {
        return false;
    }
    const bool words = a->kind == BAO_PERCENT && a->unit.length == 0;
    at += words && AT(v, at, "百分之") ? 9 : 0;
    bao__measured high = {.kind = words ? BAO_PERCENT : BAO_COUNT, .n = bao__digits_or_han(v, at)};
    if (high.n.at.to == high.n.at.from || high.n.han != a->n.han || no_range(v, at)) {
        return false;
    }
    bao__measure(v, &high);
    if (!high.n.readable || (a->unit.length && !same_unit(v, a, &high)) ||
        (a->n.han && !high.counted && !words) || !scale_low(a, &high) ||
        bao_decimal_compare(a->n.value, high.n.value) >= 0) {
        return false;
    }
    q->high = high.n.value;
    a->to = high.to;
    a->unit = high.unit;
    a->unit_at = high.unit_at;
    a->n.at.to = high.n.at.to;
    a->odd |= high.odd;
    a->kind = BAO_RANGE;
    a->counted = true;
    return true;
}

/* 两三个, 七八百人: two digits one after the other say a range. */
static bool take_neighbours(const bao__view *v, bao__measured *a, bao_quantity *q)
{
    const uint32_t at = a->n.at.from;
    const int32_t low = bao__han_value(bao__peek(v, at));
    const int32_t high = bao__han_value(bao__peek(v, at + 3));
    if (low < 1 || high > 9 || (high != low + 1 && !(low == 3 && high == 5))) {
        return false;
    }
    bao__measured b = {.n = bao__han(v, at + 3)};
    bao__measure(v, &b);
    int64_t power = b.n.value.coefficient / high;
    if (!b.n.readable || b.n.value.digits || !b.unit.length || b.unit.kind == BAO__RANK ||
        power * high != b.n.value.coefficient) {
        return false;
    }
    while (power % 10 == 0) {
        power /= 10;
    }
    if (power != 1) {
        return false;
    }
    q->high = b.n.value;
    b.n.value.coefficient = b.n.value.coefficient / high * low;
    b.n.at.from = at;
    b.kind = BAO_RANGE;
    b.from = at;
    b.counted = true;
    *a = b;
    return true;
}

/* 陆, 叁 and the like alone are names: 陆家嘴. */
static bool is_plain_numeral(const bao__view *v, uint32_t at)
{
    static const char32_t numerals[] = U"〇一二三四五六七八九十两零廿卅卌";
    return bao__one_of(bao__peek(v, at), numerals);
}

static bool is_phrase(const bao__view *v, const bao__measured *a)
{
    const bool hedged = a->lead.length || a->trail != BAO_EXACT;
    const bao__counted c = {a->n.at, a->unit, a->unit_at, a->to, hedged};
    return bao__is_phrase(v, &c);
}

/* 百, 万亿 and the like alone: an amount when they are hedged (上百, 突破千亿元). */
static bool is_bare_amount(const bao__measured *a)
{
    const bool long_one = a->n.at.to - a->n.at.from > 3;
    return a->lead.length || (a->trail != BAO_EXACT && (a->unit.length || long_one));
}

/* What a Han numeral is: an amount; a word that says a number all the same; or BAO_QUANTITY_COUNT:
 * nothing. */
static bao_quantity_kind use_of(const bao__view *v, const bao__measured *a)
{
    const bao_quantity_kind none = BAO_QUANTITY_COUNT;
    const bool hedged = a->lead.length || a->trail != BAO_EXACT;
    if (v->literal || a->kind == BAO_RANGE || a->parts) {
        return a->kind;
    }
    if (a->n.bare) {
        return is_bare_amount(a) ? a->kind : none;
    }
    if (a->kind == BAO_PERCENT || a->kind == BAO_PERMILLE || a->kind == BAO_MULTIPLE) {
        return a->kind;
    }
    if (a->n.point) {
        return (a->unit.length && !AT(v, a->unit_at, "点")) || !bao__is_han(bao__peek(v, a->to))
                   ? a->kind
                   : none;
    }
    if (a->unit.kind == BAO__RANK || (!a->n.readable && !(a->n.digit && a->unit.length))) {
        return none;
    }
    if (a->n.series) {
        return a->n.digits > 3 && a->unit.length ? a->kind : none;
    }
    if (a->n.digits > 1 || a->n.scaled) {
        const bool alone = !bao__is_han(bao__peek(v, a->to));
        const bool said = a->unit.length || hedged || a->n.digits > 3 || (alone && a->n.powers);
        return !said ? none : is_phrase(v, a) ? BAO_WORD : a->kind;
    }
    if ((a->unit.kind != BAO__COUNTER && a->unit.kind != BAO__DURATION) ||
        !is_plain_numeral(v, a->n.at.from)) {
        return none;
    }
    return is_phrase(v, a) ? BAO_WORD : a->kind;
}

/* The signs before the number; where they begin, or the number's own place when it has none. */
static uint32_t take_sign(const bao__view *v, bao__place place, bao__measured *a)
{
    const uint32_t at = place.at;
    const unsigned c = bao__at(v, at - 1);
    const bool minus = c == 0x92 && BEFORE(v, at, "\xE2\x88\x92");
    if (at == 0 || a->n.han || (c != '-' && c != '+' && !minus)) {
        return at;
    }
    const uint32_t from = at - (minus ? 3 : 1);
    const uint32_t before = bao__previous(v, from);
    const bool apart = is_apart(v, from);
    if (from < place.before || (from == place.before && from > 0 && !apart)) {
        return at;
    }
    if (before == '-' || before == '+') {
        const uint32_t first = bao__previous(v, from - 1);
        if (from - 1 < place.before || first == '-' || bao__is_han(first)) {
            return at;
        }
        bao__unreadable(a, BAO_ODD_SIGN);
        return from - 1;
    }
    const bool measured = a->kind != BAO_COUNT || a->unit.length || a->n.point || a->n.scaled;
    const bool joined = bao__is_digit(before) || bao__is_letter(before) || before == '%' ||
                        before == U'‰' || before == ')' || before == ']' ||
                        (bao__is_han(before) && !measured);
    if (joined && !apart) {
        return at;
    }
    if (c != '+' && a->n.readable) {
        a->n.value.coefficient = -a->n.value.coefficient;
    }
    const bool cell = apart || (bao__head(v, from) && bao__edge(v, a->to));
    a->odd |= minus || (c == '-' && a->kind == BAO_COUNT && !cell) ? BAO_ODD_SIGN : 0;
    return from;
}

/* (5) and (5)件, not f(5). */
static void take_brackets(const bao__view *v, bao__place place, bao__measured *a)
{
    const bool open = BEFORE(v, place.at, "(") && place.at > place.before &&
                      !bao__is_letter(bao__previous(v, place.at - 1));
    if (!open || a->to != a->n.at.to || !AT(v, a->to, ")") || a->n.han) {
        return;
    }
    a->from = place.at - 1;
    a->to++;
    bao__measure_unit(v, a);
    a->odd |= BAO_ODD_BRACKETS;
}

/* The hedge before the number, unless it belongs to something else. */
static void take_lead(const bao__view *v, bao__place place, bao__measured *a)
{
    if (!(bao__role_before(v, a->from) & BAO__HEDGES)) {
        return;
    }
    const bao__hedge lead = bao__hedge_before(v, a->from, place.before);
    const bool recent = lead.recent && a->unit.kind == BAO__DURATION;
    const bool misplaced = lead.bare && !a->n.bare;
    const bool vague = a->n.han && bao__han_value(bao__peek(v, place.at)) >= 10;
    if (lead.length == 0 || recent || misplaced || (lead.vague && !vague)) {
        return;
    }
    a->lead = lead;
    a->from -= lead.length;
    if (lead.vague && a->n.odd == BAO_ODD_FORM) { /* 几千万: not known whatever is read */
        a->n.readable = true;
        a->odd &= (uint16_t)~BAO_ODD_FORM;
    }
    if (a->trail != BAO_EXACT && lead.hedge != a->trail) {
        a->odd |= BAO_ODD_HEDGES;
    }
}

/* PM₂.5 */
static bool follows_index(const bao__view *v, bao__place place)
{
    if (!BEFORE(v, place.at, ".")) {
        return false;
    }
    const uint32_t c = bao__previous(v, place.at - 1);
    return c >= U'₀' && c <= U'₉';
}

/* .5%, where a digit or a whole sentence may be missing. */
static bool follows_point(const bao__view *v, bao__place place)
{
    return BEFORE(v, place.at, ".") && place.at > place.before &&
           !bao__is_letter(bao__previous(v, place.at - 1));
}

static bool finish(const bao__measured *a, uint32_t number, bao_quantity *q)
{
    const bao_decimal high = q->high;
    const bao_quantity_kind kind = a->n.readable ? a->kind : BAO_ILLEGIBLE;
    bao__found(q, kind, (bao_range){a->from, a->to}, (bao_range){number, a->n.at.to});
    q->unit = (bao_range){a->unit_at, a->unit_at + a->unit.length};
    q->hedge = (uint8_t)(a->trail != BAO_EXACT ? a->trail : a->lead.hedge);
    q->odd = a->odd;
    q->valued = a->n.readable && !a->lead.vague && kind != BAO_RATIO;
    q->value = q->valued ? a->n.value : (bao_decimal){0, 0};
    if (kind == BAO_RANGE) {
        q->hedge = BAO_IN_RANGE;
        q->high = high;
    }
    return true;
}

/* What follows the number a->n. False for a Han numeral that is no amount whatever stands there. */
static bool take_all(const bao__view *v, bao__measured *a, bao_quantity *q)
{
    if (a->n.han && AT(v, a->n.at.to, "分之")) {
        return take_parts(v, a) && (take_range(v, a, q) || true);
    }
    const unsigned c = bao__at(v, a->n.at.to);
    if (a->n.han ? take_neighbours(v, a, q)
                 : (c == ':' && take_ratio(v, a)) || (c == '/' && take_fraction(v, a))) {
        return true;
    }
    bao__measure(v, a);
    if (bao__role_at(v, a->to) & BAO__SPECIAL_AFTER) {
        take_range(v, a, q);
    }
    return true;
}

bool bao__amount(const bao__view *v, bao__place place, bao__number n, bao_quantity *q)
{
    bao__measured a = {.n = n, .kind = BAO_COUNT, .from = place.at};
    q->raw.to = a.n.at.to;
    if (!take_all(v, &a, q)) {
        return false;
    }
    take_brackets(v, place, &a);
    uint32_t number = a.n.at.from;
    if (a.from == place.at && !a.n.han) {
        a.from = number = take_sign(v, place, &a);
    }
    take_lead(v, place, &a);
    bao__measure_tenths(v, &a);
    if (a.n.han) {
        const bao_quantity_kind use = use_of(v, &a);
        if (use == BAO_QUANTITY_COUNT) {
            return false;
        }
        a.kind = use;
    } else if ((!a.unit.length || a.unit.kind == BAO__RANK) && !a.n.scaled && a.kind == BAO_COUNT &&
               a.from == place.at && bao__is_label(v, a.n.at, !a.n.point)) {
        a.kind = BAO_WORD;
    }
    if (follows_index(v, place)) {
        a.kind = BAO_WORD;
    } else if (follows_point(v, place)) {
        bao__unreadable(&a, BAO_ODD_FORM);
    }
    return finish(&a, number, q);
}

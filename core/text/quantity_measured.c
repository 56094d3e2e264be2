/* quantity_measured.c - what follows a number. */
#include "text/quantity_measured.h"

#include "text/roles.h"

static void add_trail(bao__measured *a, bao_hedge hedge)
{
    if (a->trail != BAO_EXACT && hedge != BAO_EXACT && a->trail != hedge) {
        a->odd |= BAO_ODD_HEDGES;
    }
    a->trail = hedge != BAO_EXACT ? hedge : a->trail;
}

/* 2年半, 1个半小时: half a unit more. */
static void take_half(const bao__view *v, bao__measured *a)
{
    const bao_decimal half = {5, 1};
    const bool whole = a->n.readable && !a->n.point && !a->n.scaled;
    if (a->unit.length == 0 || !AT(v, a->to, "半") || AT(v, a->to, "半年") || !whole) {
        return;
    }
    a->to += 3;
    a->n.readable = bao_decimal_add(a->n.value, half, &a->n.value);
    const bao__unit rest = bao__unit_at(v, a->to);
    const bool time = rest.kind == BAO__DURATION || AT(v, a->to, "小时") || AT(v, a->to, "月");
    if (time) {
        a->to += AT(v, a->to, "月") ? 3 : rest.length;
        a->unit.length = a->to - a->unit_at;
    }
}

/* 3个多月, 两个多小时, 2倍多. */
static void take_more(const bao__view *v, bao__measured *a)
{
    if (a->unit.length == 0 || !AT(v, a->to, "多") || bao__hedge_inside(v, a->to).length == 0) {
        return;
    }
    const uint32_t at = a->to + 3;
    const bool time = AT(v, at, "月") || AT(v, at, "小时") || AT(v, at, "百分点");
    if (BEFORE(v, a->to, "个") && time) {
        a->to = at + (AT(v, at, "月") ? 3 : AT(v, at, "小时") ? 6 : 9);
        a->kind = AT(v, at, "百分点") ? BAO_PERCENT : a->kind;
        a->unit.length = a->to - a->unit_at;
    } else if (bao__is_han(bao__peek(v, at)) && a->unit.kind == BAO__COUNTER) {
        return; /* 3个多语种平台 */
    } else {
        a->to = at;
    }
    add_trail(a, BAO_OVER);
}

static void set_kind(const bao__view *v, bao__measured *a)
{
    switch (a->unit.kind) {
    case BAO__PER_CENT:
        a->kind = BAO_PERCENT;
        if (AT(v, a->to, "%") || AT(v, a->to, "‰")) {
            a->to += AT(v, a->to, "%") ? 1 : 3;
            bao__unreadable(a, BAO_ODD_FORM);
        }
        break;
    case BAO__PER_MILLE:
        a->kind = BAO_PERMILLE;
        break;
    case BAO__TIMES:
        a->kind = BAO_MULTIPLE;
        break;
    default:
        break;
    }
}

void bao__measure_unit(const bao__view *v, bao__measured *a)
{
    a->unit_at = a->to;
    a->unit = bao__unit_at(v, a->to);
    if (a->unit.kind == BAO__NUMBER_OF) {
        a->unit.length = 0;
    }
    a->to += a->unit.length;
    set_kind(v, a);
}

/* 余 and 多, and after a Han numeral 几 and 来. */
static void take_inside(const bao__view *v, bao__measured *a)
{
    bao__hedge inside = bao__hedge_inside(v, a->to);
    if (!inside.length && a->n.han && BEFORE(v, a->to, "十")) {
        inside.hedge = AT(v, a->to, "几") ? BAO_OVER : AT(v, a->to, "来") ? BAO_ABOUT : BAO_EXACT;
        inside.length = inside.hedge == BAO_EXACT ? 0 : 3;
        if (!bao__unit_at(v, a->to + 3).length) {
            return; /* 十来 is no word before others */
        }
    }
    a->to += inside.length;
    add_trail(a, inside.hedge);
}

void bao__measure(const bao__view *v, bao__measured *a)
{
    a->to = a->n.at.to;
    if (bao__role_at(v, a->to) & BAO__SCALES) {
        bao__scale(v, &a->n);
        a->to = a->n.at.to;
        a->trail = (bao_hedge)a->n.hedge;
        take_inside(v, a);
    }
    bao__measure_unit(v, a);
    take_half(v, a);
    if (bao__role_at(v, a->to) & BAO__TRAILS) {
        take_more(v, a);
        const bao__hedge after = bao__hedge_after(v, a->to);
        a->to += after.length;
        add_trail(a, after.hedge);
    }
    a->odd |= a->n.odd;
    a->counted = a->unit.length || a->n.scaled || a->trail != BAO_EXACT;
}

void bao__measure_tenths(const bao__view *v, bao__measured *a)
{
    if (a->unit.length != 3 || !AT(v, a->unit_at, "成") || a->kind != BAO_COUNT) {
        return;
    }
    const bool ends = a->to > a->unit_at + 3 || a->lead.length ||
                      !bao__is_han(bao__peek(v, a->to)) || AT(v, a->to, "的");
    if (!ends || a->n.scaled) {
        return;
    }
    a->kind = BAO_PERCENT;
    a->n.readable = a->n.readable && bao_decimal_shift(a->n.value, 1, &a->n.value);
}

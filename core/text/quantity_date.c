/* quantity_date.c - years, dates and times of day, whole and damaged. */
#include "text/quantity_kind.h"

#include "text/roles.h"
#include "text/word_lists.h"

enum { FIRST_YEAR = 1800, LAST_YEAR = 2199 };

bool bao__found(bao_quantity *q, bao_quantity_kind kind, bao_range raw, bao_range number)
{
    *q = (bao_quantity){.raw = raw, .number = number, .kind = (uint8_t)kind};
    q->unit = (bao_range){number.to, number.to};
    return true;
}

static bool is_year(uint32_t value)
{
    return value >= FIRST_YEAR && value <= LAST_YEAR;
}

/* The dash, tilde or word of a period at `at`; its length, 0 if there is none. */
static uint32_t period_mark(const bao__view *v, uint32_t at)
{
    return bao__any_at(v, at, bao__words_period_marks);
}

/* "1 2月": two digits that stand apart. */
static bool is_parted(const bao__view *v, uint32_t at)
{
    return bao__digit_at(v, at) && bao__at(v, at + 1) == ' ' && bao__digit_at(v, at + 2) &&
           !bao__digit_at(v, at + 3) &&
           (AT(v, at + 3, "月") || AT(v, at + 3, "日") || AT(v, at + 3, "号"));
}

/* Digits or Han numerals up to `most` at `at`; *to is where they end. 0 when there are none. */
static uint32_t small_number(const bao__view *v, uint32_t at, uint32_t most, uint32_t *to)
{
    *to = at;
    uint32_t value = 0;
    if (is_parted(v, at)) {
        value = (uint32_t)(v->p[at] - '0') * 10 + (uint32_t)(v->p[at + 2] - '0');
        *to = at + 3;
    } else if (bao__digit_at(v, at)) {
        value = bao__small(v, at, to);
        value = *to - at <= 2 ? value : 0;
    } else if (bao__at(v, at) >= 0xE3) {
        const bao__number n = bao__han(v, at);
        value =
            n.readable && !n.point && n.value.coefficient <= 31 ? (uint32_t)n.value.coefficient : 0;
        *to = n.at.to;
    }
    return value <= most ? value : 0;
}

/* After 月: a day, 底, 份, or days in a row. */
static uint32_t take_day(const bao__view *v, uint32_t at)
{
    uint32_t to;
    if (!(bao__role_at(v, at) & BAO__NUMERAL) || small_number(v, at, 31, &to) == 0) {
        return at + (AT(v, at, "份") ? 3 : 0);
    }
    if (AT(v, to, "日") || AT(v, to, "号")) {
        return to + 3;
    }
    const uint32_t mark = period_mark(v, to);
    uint32_t end;
    if (mark && small_number(v, to + mark, 31, &end) && AT(v, end, "日")) {
        return end + 3;
    }
    return at;
}

/* A month, or months in a row, and a day; `at` when there is none. */
static uint32_t take_month(const bao__view *v, uint32_t at)
{
    uint32_t to;
    if (!(bao__role_at(v, at) & BAO__NUMERAL) || small_number(v, at, 12, &to) == 0) {
        return at;
    }
    if (AT(v, to, "月")) {
        return take_day(v, to + 3);
    }
    const uint32_t mark = AT(v, to, "、") ? 3 : period_mark(v, to);
    uint32_t end;
    if (mark && small_number(v, to + mark, 12, &end) && AT(v, end, "月")) {
        return take_day(v, end + 3);
    }
    return at;
}

static bool found_year(bao_quantity *q, bao_range raw, bao_range number, int64_t year)
{
    bao__found(q, BAO_YEAR, raw, number);
    q->value = (bao_decimal){year, 0};
    q->valued = true;
    return true;
}

/* 年 stands at `to`; the year is `value`. */
static bool after_year(const bao__view *v, bao_range number, int64_t value, bao_quantity *q)
{
    uint32_t to = number.to + 3;
    const uint32_t month = take_month(v, to);
    if (month != to) {
        return bao__found(q, BAO_DATE, (bao_range){number.from, month}, number);
    }
    to += AT(v, to, "度") ? 3 : 0;
    return found_year(q, (bao_range){number.from, to}, number, value);
}

/* The year or the second year of a period: 年, 年度, 学年 at `to`. Its length. */
static uint32_t year_word(const bao__view *v, uint32_t to)
{
    return bao__any_at(v, to, bao__words_year_words);
}

/* 2021-2025年, 2013-2014学年度, 2016、2017年, (2016-2020). */
static bool years(const bao__view *v, uint32_t at, uint32_t to, uint32_t first, bao_quantity *q)
{
    const uint32_t dash = period_mark(v, to), list = bao__any_at(v, to, bao__words_lists_of_years);
    const uint32_t next = to + (dash ? dash : list);
    if (next == to) {
        return false;
    }
    uint32_t end;
    const uint32_t second = bao__small(v, next, &end);
    const bool whole = end - next == 4 && is_year(second);
    const uint32_t word = whole ? year_word(v, end) : 0;
    const bool alone = whole && dash && second > first && second - first <= 100 &&
                       !bao__is_han(bao__peek(v, end)) && bao__at(v, end) != '.' &&
                       bao__at(v, end) != '%';
    if (list && word) {
        return found_year(q, (bao_range){at, to}, (bao_range){at, to}, first);
    }
    if (!word && !alone) {
        return false;
    }
    bao__found(q, BAO_YEAR, (bao_range){at, end + word}, (bao_range){at, end});
    return true;
}

/* 2016-04-01, 2016/4/1, 2016.4.1, 2017-02. */
static bool numeric_date(const bao__view *v, uint32_t at, uint32_t to, bao_quantity *q)
{
    const unsigned separator = bao__at(v, to);
    if ((separator != '-' && separator != '/' && separator != '.') || !bao__digit_at(v, to + 1)) {
        return false;
    }
    uint32_t month_to, day_to;
    const uint32_t month = small_number(v, to + 1, 12, &month_to);
    if (month && bao__at(v, month_to) == separator && bao__digit_at(v, month_to + 1) &&
        small_number(v, month_to + 1, 31, &day_to) && !bao__digit_at(v, day_to)) {
        return bao__found(q, BAO_DATE, (bao_range){at, day_to}, (bao_range){at, day_to});
    }
    const bool padded = month && separator != '.' && month_to - to == 3;
    if (padded && !bao__is_han(bao__peek(v, month_to)) && !bao__digit_at(v, month_to) &&
        bao__at(v, month_to) != '.' && bao__at(v, month_to) != '%') {
        return bao__found(q, BAO_DATE, (bao_range){at, month_to}, (bao_range){at, month_to});
    }
    return false;
}

/* 20131月1日, 201312月31日, 20171231日: a copy lost its 年 or 月. And 20160401. */
static bool damaged(const bao__view *v, uint32_t at, uint32_t to, bao_quantity *q)
{
    const uint32_t digits = to - at;
    uint32_t end;
    const uint32_t value = bao__small(v, at, &end);
    uint32_t year = value;
    while (year > 9999) {
        year /= 10;
    }
    if (digits < 5 || digits > 8 || year < 1900 || year >= 2100) {
        return false;
    }
    if (AT(v, to, "月")) {
        return bao__found(q, BAO_DATE, (bao_range){at, take_day(v, to + 3)}, (bao_range){at, to});
    }
    const uint32_t month = value / 100 % 100, day = value % 100;
    const bool compact = digits == 8 && month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
                         !bao__is_han(bao__peek(v, to)) && bao__at(v, to) != '.' &&
                         !(bao__head(v, at) && bao__edge(v, to));
    if (AT(v, to, "日") || compact) {
        to += compact && !AT(v, to, "日") ? 0 : 3;
        return bao__found(q, BAO_DATE, (bao_range){at, to}, (bao_range){at, to});
    }
    return false;
}

/* 31日 of "12月1日至31日"; 30日内 is a time that passes. */
static bool day_alone(const bao__view *v, uint32_t at, uint32_t to, uint32_t value, bao_quantity *q)
{
    if (value < 1 || value > 31 || !AT(v, to, "日") || AT(v, to, "日内") || AT(v, to, "日以内") ||
        AT(v, to, "日游")) {
        return false;
    }
    return bao__found(q, BAO_DATE, (bao_range){at, to + 3}, (bao_range){at, to});
}

static bool hours(const bao__view *v, uint32_t at, uint32_t to, uint32_t hour, bao_quantity *q)
{
    uint32_t end = to;
    if (hour > 24) {
        return false;
    }
    const bool clock = AT(v, to, "时") || AT(v, to, "点");
    if (clock && bao__digit_at(v, to + 3)) {
        bao__small(v, to + 3, &end);
        if (AT(v, end, "分") && !AT(v, end, "分钟")) {
            return bao__found(q, BAO_TIME, (bao_range){at, end + 3}, (bao_range){at, end});
        }
    }
    if (AT(v, to, "时") && !bao__any_at(v, to, bao__words_no_hours)) {
        return bao__found(q, BAO_TIME, (bao_range){at, to + 3}, (bao_range){at, to});
    }
    return false;
}

/* A share of the whole is near: 比 before, in the same clause, or after. */
static bool is_compared(const bao__view *v, uint32_t at, uint32_t to)
{
    for (uint32_t i = 0; i < 16 && !bao__head(v, at) && !AT(v, at, "。"); i++) {
        if (bao__any_before(v, at, bao__words_comparison_marks)) {
            return true;
        }
        at = bao__back(v, at);
    }
    return bao__any_at(v, to, bao__words_words_after_comparison) != 0;
}

/* 16:48, 16:48:20; the rest of what has colons is a ratio or no one number. */
static bool clock_time(const bao__view *v, uint32_t at, uint32_t to, uint32_t hour, bao_quantity *q)
{
    uint32_t end, second_end;
    if (bao__at(v, to) != ':' || hour > 24 || to - at > 2) {
        return false;
    }
    if (bao__small(v, to + 1, &end) >= 60 || end - to != 3 || is_compared(v, at, end)) {
        return false;
    }
    if (bao__at(v, end) == ':' && bao__small(v, end + 1, &second_end) < 60 &&
        second_end - end == 3) {
        end = second_end;
    }
    if (bao__at(v, end) == ':' || (bao__at(v, end) == '.' && bao__digit_at(v, end + 1))) {
        return false;
    }
    return bao__found(q, BAO_TIME, (bao_range){at, end}, (bao_range){at, end});
}

/* 04/21, 04/21 10:24 */
static bool month_and_day(const bao__view *v, uint32_t at, uint32_t to, uint32_t month,
                          bao_quantity *q)
{
    uint32_t end;
    if (to - at != 2 || v->p[at] != '0' || bao__at(v, to) != '/' || month < 1) {
        return false;
    }
    const uint32_t day = bao__small(v, to + 1, &end);
    if (end - to != 3 || day < 1 || day > 31 || bao__at(v, end) == '/') {
        return false;
    }
    return bao__found(q, BAO_DATE, (bao_range){at, end}, (bao_range){at, end});
}

static bool year_or_date(const bao__view *v, uint32_t at, uint32_t to, uint32_t value,
                         bao_quantity *q)
{
    const bool year = is_year(value);
    if (AT(v, to, "年") && year) {
        return after_year(v, (bao_range){at, to}, value, q);
    }
    if (!year) {
        return false;
    }
    if (bao__any_at(v, to, bao__words_date_parts)) {
        return found_year(q, (bao_range){at, to + 3}, (bao_range){at, to}, value);
    }
    const bool alone = (BEFORE(v, at, "(") && bao__at(v, to) == ')' && !AT(v, to, ")号")) ||
                       BEFORE(v, at, "年份:");
    return numeric_date(v, at, to, q) || years(v, at, to, value, q) ||
           (alone && found_year(q, (bao_range){at, to}, (bao_range){at, to}, value));
}

/* "1 9 9 3年3月", "2 0日", "1 2月". */
static bool parted_date(const bao__view *v, uint32_t at, bao_quantity *q)
{
    uint32_t to = at, year = 0;
    while (bao__digit_at(v, to) && !bao__digit_at(v, to + 1) && to < at + 8) {
        year = year * 10 + (uint32_t)(v->p[to] - '0');
        to += bao__at(v, to + 1) == ' ' ? 2 : 1;
    }
    bool found = to == at + 7 && AT(v, to, "年") && is_year(year) &&
                 after_year(v, (bao_range){at, to}, year, q);
    if (!found && is_parted(v, at)) {
        const uint32_t month = take_month(v, at);
        to = month != at ? month : at + 6;
        found = (month != at || AT(v, at + 3, "日")) &&
                bao__found(q, BAO_DATE, (bao_range){at, to}, (bao_range){at, at + 3});
    }
    q->odd |= found ? BAO_ODD_SPLIT : 0;
    return found;
}

bool bao__date(const bao__view *v, bao__place place, bao_quantity *q)
{
    const uint32_t at = place.at;
    uint32_t to;
    if (bao__at(v, at + 1) == ' ') {
        if (parted_date(v, at, q)) {
            return true;
        }
    }
    const uint32_t value = bao__small(v, at, &to);
    if (bao__digit_at(v, to)) {
        return false;
    }
    if (to - at == 4) {
        return year_or_date(v, at, to, value, q);
    }
    if (to - at > 4) {
        if (to - at == 5 && AT(v, to, "年") && value / 100 >= 180 && value / 100 <= 219) {
            bao__found(q, BAO_YEAR, (bao_range){at, to + 3}, (bao_range){at, to});
            q->odd = BAO_ODD_FORM;
            return true;
        }
        return damaged(v, at, to, q);
    }
    if (to - at > 2) {
        return false;
    }
    const uint32_t month = take_month(v, at);
    if (month != at) {
        return bao__found(q, BAO_DATE, (bao_range){at, month}, (bao_range){at, to});
    }
    return day_alone(v, at, to, value, q) || month_and_day(v, at, to, value, q) ||
           hours(v, at, to, value, q) || clock_time(v, at, to, value, q);
}

/* 一九五三年; 一九五三 alone; 一九五四 of 一九五四两年. */
static bool han_year(const bao__view *v, bao__number n, bao_quantity *q)
{
    int64_t year = n.value.coefficient;
    if (n.digits == 5) {
        const bool two = AT(v, n.at.to - 3, "两") || AT(v, n.at.to - 3, "二");
        if (!two || !AT(v, n.at.to, "年")) {
            return false;
        }
        year /= 10;
        n.at.to -= 3;
    }
    if (v->literal || year < FIRST_YEAR || year > LAST_YEAR) {
        return false;
    }
    return AT(v, n.at.to, "年") ? after_year(v, n.at, year, q) : found_year(q, n.at, n.at, year);
}

/* 月, or a mark and another numeral, stands at `to`. */
static bool may_be_month(const bao__view *v, uint32_t to)
{
    if (AT(v, to, "月")) {
        return true;
    }
    const uint32_t mark = AT(v, to, "、") ? 3 : AT(v, to, "是") ? 0 : period_mark(v, to);
    return mark && bao__role_at(v, to + mark) & BAO__NUMERAL;
}

bool bao__han_date(const bao__view *v, bao__number n, bao_quantity *q)
{
    const uint32_t at = n.at.from;
    if (n.readable && n.series && (n.digits == 4 || n.digits == 5) && han_year(v, n, q)) {
        return true;
    }
    if (!(bao__role_at(v, n.at.to) & BAO__SPECIAL_AFTER)) {
        return false;
    }
    const uint32_t month = may_be_month(v, n.at.to) ? take_month(v, at) : at;
    if (month != at && n.at.to < month) {
        return bao__found(q, BAO_DATE, (bao_range){at, month}, n.at);
    }
    const uint32_t value = n.readable && !n.bare ? (uint32_t)n.value.coefficient : 0;
    return !n.point && day_alone(v, at, n.at.to, value, q);
}

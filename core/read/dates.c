/* dates.c - reading dates. */
#include "read/dates.h"

#include "read/words.h"
#include "read/word_lists.h"

static size_t digits(bao_span s, size_t at, size_t most, unsigned *value)
{
    size_t end = at;
    *value = 0;
    while (end < s.n && end - at < most && s.p[end] >= '0' && s.p[end] <= '9') {
        *value = *value * 10 + (unsigned)(s.p[end++] - '0');
    }
    return end;
}

/* 二〇一六: four digits in words. */
static size_t word_year(bao_span s, size_t at, unsigned *value)
{
    *value = 0;
    for (int i = 0; i < 4; i++, at += 3) {
        size_t w = 0;
        while (w < 12 && (s.n - at < 3 || memcmp(s.p + at, bao__words_han_digits[w], 3) != 0)) {
            w++;
        }
        if (w == 12) {
            return 0;
        }
        *value = *value * 10 + (w < 10 ? (unsigned)w : 0);
    }
    return at;
}

static bool is_at(bao_span s, size_t at, const char *word)
{
    const size_t n = strlen(word);
    return at <= s.n && s.n - at >= n && memcmp(s.p + at, word, n) == 0;
}

static bool is_digit(bao_span s, size_t at)
{
    return at < s.n && s.p[at] >= '0' && s.p[at] <= '9';
}

static bool is_year(unsigned year)
{
    return year >= 1949 && year <= 2099;
}

/* 4月1日 */
static size_t month_and_day(bao_span s, size_t at, bao__date *out)
{
    unsigned month, day;
    size_t end = digits(s, at, 2, &month);
    if (end == at || !is_at(s, end, "月") || month < 1 || month > 12) {
        return at;
    }
    out->month = (uint8_t)month;
    at = end + strlen("月");
    end = digits(s, at, 2, &day);
    if (end == at || day < 1 || day > 31 || !(is_at(s, end, "日") || is_at(s, end, "号"))) {
        return at;
    }
    out->day = (uint8_t)day;
    return end + strlen("日");
}

/* -04-01 behind a year */
static size_t numeric_rest(bao_span s, size_t at, bao__date *out)
{
    unsigned month, day;
    if (at >= s.n || !strchr("-/.", s.p[at])) {
        return 0;
    }
    const size_t middle = digits(s, at + 1, 2, &month);
    if (middle == at + 1 || middle >= s.n || s.p[middle] != s.p[at]) {
        return 0;
    }
    const size_t end = digits(s, middle + 1, 2, &day);
    if (end == middle + 1 || is_digit(s, end) || month < 1 || month > 12 || day < 1 || day > 31) {
        return 0;
    }
    out->month = (uint8_t)month;
    out->day = (uint8_t)day;
    return end;
}

size_t bao__date_read(bao_span s, size_t at, bao__date *out)
{
    unsigned year;
    size_t end = digits(s, at, 4, &year);
    if (end - at != 4 || is_digit(s, end)) {
        end = word_year(s, at, &year);
    }
    if (end <= at || !is_year(year)) {
        return at;
    }
    *out = (bao__date){.year = (uint16_t)year};
    end += is_at(s, end, " ");
    if (is_at(s, end, "年")) {
        return month_and_day(s, end + strlen("年"), out);
    }
    const size_t numeric = numeric_rest(s, end, out);
    return numeric ? numeric : at;
}

static int parts_of(bao__date date)
{
    return date.day ? 3 : date.month ? 2 : 1;
}

bool bao__date_find(bao_span s, size_t from, int parts, bao__date *out, bao_range *range)
{
    for (size_t at = from; at < s.n; at++) {
        const unsigned char c = (unsigned char)s.p[at];
        const bool words = c == 0xE4 && (is_at(s, at, "一") || is_at(s, at, "二"));
        if ((words || c == '1' || c == '2') && !(at && is_digit(s, at - 1))) {
            const size_t end = bao__date_read(s, at, out);
            if (end > at && parts_of(*out) >= parts) {
                *range = (bao_range){(uint32_t)at, (uint32_t)end};
                return true;
            }
        }
        at += c >= 0xE0 ? 2 : 0;
    }
    return false;
}

bool bao__period_find(bao_span s, bao__date *from, bao__date *to)
{
    bao_range range = {0};
    while (bao__date_find(s, range.to, 3, from, &range)) {
        const bao_span rest = {s.p + range.to, s.n - range.to};
        const size_t link = bao__starts_with_any(rest, bao__words_period_links);
        if (!link) {
            continue;
        }
        size_t at = range.to + link;
        at += is_at(s, at, " ");
        *to = (bao__date){.year = from->year};
        if (bao__date_read(s, at, to) == at) {
            *to = (bao__date){.year = from->year};
            month_and_day(s, at, to);
        }
        if (to->day) {
            return true;
        }
    }
    return false;
}

/* format_date.c - yyyy年m月d日, h:mm:ss: day numbers as dates. */
#include "read/sheet/format_date.h"

#include <math.h>

/* Days of 1900 to 9999. */
#define DAYS_MOST 2958466.0

typedef struct moment {
    long year, month, day, hour, minute, second, hours; /* hours: all of them, for [h] */
} moment;

static bool is_letter(char c)
{
    return strchr("ymdhsYMDHS", c) != NULL && c;
}

/* Moves over what is no letter of its own: quoted, escaped, in brackets; *elapsed: [h]. */
static bool skip(bao_span s, size_t *at, bao_span *literal, bool *elapsed)
{
    const char c = s.p[*at];
    *literal = (bao_span){NULL, 0};
    *elapsed = false;
    if (c == '"' || c == '[') {
        const char *end = memchr(s.p + *at + 1, c == '"' ? '"' : ']', s.n - *at - 1);
        const size_t to = end ? (size_t)(end - s.p) : s.n;
        if (c == '[' && *at + 1 < to && strchr("hmsHMS", s.p[*at + 1])) {
            *elapsed = true;
            return false;
        }
        *literal = c == '"' ? (bao_span){s.p + *at + 1, to - *at - 1} : *literal;
        *at = to < s.n ? to + 1 : to;
        return true;
    }
    if (c == '\\' || c == '!' || c == '_' || c == '*') {
        size_t n = 1;
        while (*at + 1 + n < s.n && ((unsigned char)s.p[*at + 1 + n] & 0xC0) == 0x80) {
            n++;
        }
        n = *at + 1 < s.n ? n : 0;
        *literal = c == '\\' || c == '!' ? (bao_span){s.p + *at + 1, n} : *literal;
        *at += 1 + n;
        return true;
    }
    return false;
}

bool bao__format_is_date(bao_span s)
{
    bao_span literal;
    bool elapsed;
    if (bao_span_starts(s, BAO_SPAN("General"))) {
        return false;
    }
    for (size_t at = 0; at < s.n;) {
        if (skip(s, &at, &literal, &elapsed)) {
            continue;
        }
        if (elapsed || is_letter(s.p[at])) {
            return true;
        }
        at++;
    }
    return false;
}

/* Day `n` (1: the first of March of year 0) as a date, after Howard Hinnant's algorithm. */
static void civil(long n, moment *m)
{
    n += 719468;
    const long era = n / 146097, of_era = n - era * 146097;
    const long year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    const long of_year = of_era - (365 * year + year / 4 - year / 100);
    const long month = (5 * of_year + 2) / 153;
    m->day = of_year - (153 * month + 2) / 5 + 1;
    m->month = month < 10 ? month + 3 : month - 9;
    m->year = year + era * 400 + (m->month <= 2);
}

static moment moment_of(double value, bool from_1904)
{
    moment m = {0};
    double days = floor(value);
    long seconds = lround((value - days) * 86400);
    if (seconds >= 86400) {
        seconds = 0;
        days += 1;
    }
    /* 1900-02-29, which there was not, is day 60 */
    const long day = (long)days + (from_1904 ? 1462 : 0);
    civil(day - 25569 + (day < 60 ? 1 : 0), &m);
    m.hours = (long)days * 24 + seconds / 3600;
    m.hour = seconds / 3600;
    m.minute = seconds / 60 % 60;
    m.second = seconds % 60;
    return m;
}

/* The next letter of the code behind `at` that tells of time, or NUL: m before s is of minutes. */
static char letter_after(bao_span s, size_t at)
{
    bao_span literal;
    bool elapsed;
    while (at < s.n) {
        if (skip(s, &at, &literal, &elapsed)) {
            continue;
        }
        if (is_letter(s.p[at])) {
            return s.p[at] | 0x20;
        }
        at++;
    }
    return '\0';
}

static void put_padded(bao_buf *out, long n, size_t width)
{
    bao_buf_format(out, width >= 2 ? "%02ld" : "%ld", n);
}

static void put_part(bao_buf *out, const moment *m, char letter, size_t width, bool minutes)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    switch (letter) {
    case 'y':
        if (width > 2) {
            bao_buf_format(out, "%04ld", m->year);
        } else {
            bao_buf_format(out, "%02ld", m->year % 100);
        }
        break;
    case 'm':
        if (minutes) {
            put_padded(out, m->minute, width);
        } else if (width >= 3 && m->month >= 1 && m->month <= 12) {
            bao_buf_string(out, months[m->month - 1]);
        } else {
            put_padded(out, m->month, width);
        }
        break;
    case 'd':
        put_padded(out, m->day, width > 2 ? 2 : width);
        break;
    case 'h':
        put_padded(out, m->hour, width);
        break;
    default:
        put_padded(out, m->second, width);
        break;
    }
}

void bao__format_date(bao_buf *out, bao_span s, double value, bool from_1904)
{
    if (!(value >= 0 && value < DAYS_MOST)) {
        bao_buf_format(out, "%.15g", value);
        return;
    }
    const moment m = moment_of(value, from_1904);
    char before = '\0';
    bao_span literal;
    bool elapsed;
    for (size_t at = 0; at < s.n;) {
        if (skip(s, &at, &literal, &elapsed)) {
            bao_buf_span(out, literal);
            continue;
        }
        const bao_span rest = {s.p + at, s.n - at};
        if (elapsed) {
            bao_buf_format(out, "%ld", m.hours);
            const char *end = memchr(rest.p, ']', rest.n);
            at = end ? (size_t)(end - s.p) + 1 : s.n;
            before = 'h';
        } else if (bao_span_starts(rest, BAO_SPAN("AM/PM"))) {
            bao_buf_string(out, m.hour < 12 ? "AM" : "PM");
            at += 5;
        } else if (is_letter(s.p[at])) {
            const char letter = s.p[at] | 0x20;
            size_t width = 0;
            while (at < s.n && (s.p[at] | 0x20) == letter) {
                at++;
                width++;
            }
            put_part(out, &m, letter, width, before == 'h' || letter_after(s, at) == 's');
            before = letter;
        } else if (s.p[at] == '@' || s.p[at] == ';') {
            at++;
        } else {
            bao_buf_byte(out, s.p[at++]);
        }
    }
}

/* condition.c - looking around a place of the subject. */
#include "extract/condition.h"

#include "base/find.h"
#include "base/utf8.h"

static bool ends_with_any(bao_span s, const bao_texts *words)
{
    for (uint32_t i = 0; i < words->count; i++) {
        if (bao_span_ends(s, words->items[i])) {
            return true;
        }
    }
    return false;
}

static bool starts_with_any(bao_span s, const bao_texts *words)
{
    for (uint32_t i = 0; i < words->count; i++) {
        if (bao_span_starts(s, words->items[i])) {
            return true;
        }
    }
    return false;
}

/* The first place from `from` on, before `at`, where `word` begins; BAO__NOWHERE when none. */
static size_t next_before(bao_span subject, size_t from, size_t at, bao_span word)
{
    const size_t most = at + word.n - 1, end = most < subject.n ? most : subject.n;
    if (from >= at || end < from + word.n) {
        return BAO__NOWHERE;
    }
    const char *found = bao_find((bao_span){subject.p + from, end - from}, word);
    return found ? (size_t)(found - subject.p) : BAO__NOWHERE;
}

/* One of the words begins in [from, at), and not right behind one of the others. */
static bool said_before(const bao__condition *c, bao_span subject, size_t from, size_t at)
{
    for (uint32_t i = 0; i < c->words.count; i++) {
        const bao_span word = c->words.items[i];
        for (size_t found = next_before(subject, from, at, word); found != BAO__NOWHERE;
             found = next_before(subject, found + word.n, at, word)) {
            if (!ends_with_any((bao_span){subject.p, found}, &c->others)) {
                return true;
            }
        }
    }
    return false;
}

/* Behind the last , : or ; before `at`. */
static size_t behind_mark(bao_span subject, size_t at)
{
    while (at && subject.p[at - 1] != ',' && subject.p[at - 1] != ':' && subject.p[at - 1] != ';') {
        at--;
    }
    return at;
}

static uint32_t last_word(const bao__condition *c, bao_span subject, size_t at)
{
    while (at-- > 0) {
        const bao_span rest = {subject.p + at, subject.n - at};
        if (bao_utf8_goes_on(*rest.p) || !(c->bits & bao_utf8_bit(rest))) {
            continue;
        }
        for (uint32_t i = 0; i < c->words.count; i++) {
            if (bao_span_starts(rest, c->words.items[i])) {
                return i;
            }
        }
    }
    return BAO_NONE;
}

/* The end of the last of the words that begins before `at`; 0 when there is none. */
static size_t last_end(const bao_texts *words, bao_span subject, size_t at)
{
    size_t last = 0;
    for (uint32_t i = 0; i < words->count; i++) {
        const bao_span word = words->items[i];
        for (size_t found = next_before(subject, 0, at, word); found != BAO__NOWHERE;
             found = next_before(subject, found + 1, at, word)) {
            last = found + word.n > last ? found + word.n : last;
        }
    }
    return last;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

#define YEAR_BYTES 7 /* 2016年 */

/* A year with 年 stands in [at, to). */
static bool is_year(bao_span s, size_t at, size_t to)
{
    return to >= at + YEAR_BYTES && (s.p[at] == '1' || s.p[at] == '2') && is_digit(s.p[at + 1]) &&
           is_digit(s.p[at + 2]) && is_digit(s.p[at + 3]) && memcmp(s.p + at + 4, "年", 3) == 0;
}

/* The year told of last before `at`, if any, is `year` or later. */
static bool of_this_year(const bao__condition *c, bao_span subject, size_t at, bao_span year)
{
    bool own = true;
    for (size_t i = 0; year.n && i + YEAR_BYTES <= at; i++) {
        if (!is_year(subject, i, at)) {
            continue;
        }
        const size_t to = i + YEAR_BYTES;
        if (!ends_with_any((bao_span){subject.p, i}, &c->words) &&
            !starts_with_any((bao_span){subject.p + to, subject.n - to}, &c->others)) {
            own = memcmp(subject.p + i, year.p, year.n < 4 ? year.n : 4) >= 0;
        }
        i = to - 1;
    }
    return own;
}

static size_t last_year_end(bao_span subject, size_t at, bao_span year)
{
    if (year.n != 4 || !is_year(subject, at, subject.n)) {
        return BAO__NOWHERE;
    }
    int stated = 0, own = 0;
    for (int i = 0; i < 4; i++) {
        stated = stated * 10 + (subject.p[at + (size_t)i] - '0');
        own = own * 10 + (year.p[i] - '0');
    }
    return stated + 1 == own ? at + YEAR_BYTES : BAO__NOWHERE;
}

#define SHORTEST 6 /* bytes: a name of two characters */

/* Bytes of the place's name without its suffix, where that leaves a name. */
static size_t bare_length(const bao_texts *suffixes, bao_span place)
{
    for (uint32_t i = 0; i < suffixes->count; i++) {
        const bao_span suffix = suffixes->items[i];
        if (place.n >= SHORTEST + suffix.n && bao_span_ends(place, suffix)) {
            return place.n - suffix.n;
        }
    }
    return 0;
}

/* The place is called so before its last character: 自治 of 巴音郭楞蒙古自治州. */
static bool is_called(bao_span place, const bao_texts *words)
{
    return place.n > 3 && ends_with_any((bao_span){place.p, place.n - 3}, words);
}

/* The end of such a place's short name at the begin of `rest`, as 巴州 for 巴音郭楞…自治州: the
 * first characters of its name and the last one; 0 when it does not stand there. */
static size_t short_length(bao_span rest, bao_span place)
{
    const bao_span last = {place.p + place.n - 3, 3};
    size_t same = 0;
    while (same + 3 <= rest.n && same + 3 <= place.n &&
           memcmp(place.p + same, rest.p + same, 3) == 0) {
        same += 3;
    }
    return same && bao_span_starts((bao_span){rest.p + same, rest.n - same}, last) ? same + 3 : 0;
}

static size_t place_end(const bao__condition *c, bao_span subject, size_t at, bao_span place)
{
    const bao_span rest = {subject.p + at, subject.n - at};
    if (place.n && bao_span_starts(rest, place)) {
        return at + place.n;
    }
    const size_t bare = place.n ? bare_length(&c->words, place) : 0;
    if (bare && bao_span_starts(rest, (bao_span){place.p, bare})) {
        return at + bare;
    }
    const size_t brief = is_called(place, &c->others) ? short_length(rest, place) : 0;
    return brief ? at + brief : BAO__NOWHERE;
}

/* A mark that ends a clause, or a line or a cell, begins at byte i. */
static bool ends_clause(bao_span s, size_t i)
{
    const unsigned char b = (unsigned char)s.p[i];
    return b == ',' || b == ';' || b == ':' || b == '\t' || b == '\n' ||
           ((b == 0x81 || b == 0x82) && i >= 2 && memcmp(s.p + i - 2, "\xE3\x80", 2) == 0);
}

size_t bao__clause_start(bao_span subject, size_t at)
{
    int depth = 0;
    for (; at > 0; at--) {
        const char c = subject.p[at - 1];
        if (c == ')') {
            depth++;
        } else if (c == '(' && depth-- == 0) {
            return at;
        } else if (c != '(' && depth == 0 && ends_clause(subject, at - 1)) {
            return at;
        }
    }
    return 0;
}

size_t bao__condition_end(const bao__condition *c, const bao_about *about, bao_span subject,
                          size_t at, uint32_t *word)
{
    *word = BAO_NONE;
    size_t last;
    switch ((bao__condition_kind)c->kind) {
    case BAO__WITHOUT:
        return said_before(c, subject, 0, at) ? BAO__NOWHERE : at;
    case BAO__CLAUSE_WITHOUT:
        return said_before(c, subject, behind_mark(subject, at), at) ? BAO__NOWHERE : at;
    case BAO__LAST_WORD:
        *word = last_word(c, subject, at);
        return at;
    case BAO__UNDER:
        last = last_end(&c->words, subject, at);
        return last > last_end(&c->others, subject, at) ? at : BAO__NOWHERE;
    case BAO__THIS_YEAR:
        return of_this_year(c, subject, at, about->year) ? at : BAO__NOWHERE;
    case BAO__LAST_YEAR:
        return last_year_end(subject, at, about->year);
    case BAO__PLACE:
        return place_end(c, subject, at, about->place);
    default:
        return BAO__NOWHERE;
    }
}

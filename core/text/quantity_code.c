/* quantity_code.c - telephones, index numbers, and digits glued to Latin letters. */
#include "text/quantity_kind.h"

#include "text/measure.h"
#include "text/word_lists.h"

enum { LONGEST_ADDRESS = 256 };

static bool is_address(unsigned c)
{
    return bao__is_digit(c) || bao__is_letter(c) || (c && strchr("./-_?=&#+@~", (int)c));
}

/* An amount in spite of the letters before it: GDP540亿元, GDP62345元, AQI85.7%. */
static bool is_measured(const bao__view *v, uint32_t at)
{
    bao__number n = bao__arabic(v, at);
    bao__scale(v, &n);
    const bao__unit_kind kind = bao__unit_at(v, n.at.to).kind;
    return n.scaled || kind == BAO__PER_CENT || kind == BAO__PER_MILLE || kind == BAO__TIMES ||
           AT(v, n.at.to, "元");
}

/* Where the run of Latin letters, digits and signs of addresses around `at` begins; *letters tells
 * whether it has letters before `at`, *signs whether it is more than letters. */
static uint32_t address_start(const bao__view *v, uint32_t at, uint32_t least, bool *letters,
                              bool *signs)
{
    const uint32_t limit = at > LONGEST_ADDRESS ? at - LONGEST_ADDRESS : 0;
    while (at > least && at > limit &&
           (is_address(bao__at(v, at - 1)) || (BEFORE(v, at, ":") && AT(v, at, "//")))) {
        at--;
        *letters |= bao__is_letter(bao__at(v, at));
        *signs |= !bao__is_letter(bao__at(v, at));
    }
    return at;
}

static uint32_t address_end(const bao__view *v, uint32_t at)
{
    while (is_address(bao__at(v, at)) || AT(v, at, "://")) {
        at += bao__at(v, at) == ':' ? 3 : 1;
    }
    while (at && !bao__is_digit(bao__at(v, at - 1)) && !bao__is_letter(bao__at(v, at - 1)) &&
           bao__at(v, at - 1) != '/') {
        at--;
    }
    return at;
}

/* Letters right after the digits that are no unit: 5G, 4A级, 12345@. */
static bool letters_follow(const bao__view *v, uint32_t to)
{
    const unsigned c = bao__at(v, to);
    if (c == '+') {
        return bao__is_letter(bao__at(v, to + 1));
    }
    if (c == '@') {
        return true;
    }
    if (!bao__is_letter(c) || bao__unit_at(v, to).length) {
        return false;
    }
    return !((c | 0x20) == 'e' && (bao__digit_at(v, to + 1) || bao__digit_at(v, to + 2))) &&
           !((c | 0x20) == 'x' && bao__at(v, to - 1) == '0');
}

static bool glued(const bao__view *v, bao__place place, bao_quantity *q)
{
    bool letters = false, signs = false;
    uint32_t from = place.at;
    if (is_address(bao__at(v, place.at - 1)) || BEFORE(v, place.at, ":/")) {
        from = address_start(v, place.at, place.before, &letters, &signs);
    }
    uint32_t to;
    bao__small(v, place.at, &to);
    if ((!letters || (!signs && is_measured(v, place.at))) && !letters_follow(v, to)) {
        return false;
    }
    to = address_end(v, place.at);
    return bao__found(q, BAO_CODE, (bao_range){letters ? from : place.at, to},
                      (bao_range){place.at, to});
}

/* 014416330/2018-04736, 41-05-02: digits in parts that are no date, no range, no telephone. */
static bool in_parts(const bao__view *v, bao__place place, bao_quantity *q)
{
    uint32_t to = place.at, parts = 0, slashes = 0, longest = 0;
    for (;;) {
        const uint32_t from = to;
        while (bao__digit_at(v, to)) {
            to++;
        }
        longest = to - from > longest ? to - from : longest;
        parts++;
        const unsigned c = bao__at(v, to);
        if ((c != '/' && c != '-') || !bao__digit_at(v, to + 1)) {
            break;
        }
        slashes += c == '/';
        to++;
    }
    if (parts < 2 || (parts == 2 && (slashes == 0 || longest < 4)) || bao__unit_at(v, to).length ||
        bao__at(v, to) == '.') {
        return false;
    }
    bao_quantity date;
    if (bao__date(v, place, &date)) {
        return false;
    }
    return bao__found(q, BAO_CODE, (bao_range){place.at, to}, (bao_range){place.at, to});
}

bool bao__code(const bao__view *v, bao__place place, bao_quantity *q)
{
    return glued(v, place, q);
}

/* What stands before a telephone number (or a postcode), with a colon and the like between. */
static bool is_called(const bao__view *v, uint32_t at, const char *const *labels)
{
    while (!bao__any_before(v, at, labels)) {
        const uint32_t length = bao__any_before(v, at, bao__words_between_name_and_number);
        if (length == 0) {
            return false;
        }
        at -= length;
    }
    return true;
}

/* Three digits, no more: thousands. */
static bool is_group(const bao__view *v, uint32_t at)
{
    uint32_t to;
    bao__small(v, at, &to);
    return to == at + 3;
}

static bool is_unmeasured(const bao__view *v, uint32_t to)
{
    uint32_t length;
    const unsigned c = bao__at(v, to);
    const bool goes_on =
        (c == '.' && bao__digit_at(v, to + 1)) || ((c == ',' || c == ' ') && is_group(v, to + 1));
    return !goes_on && !bao__unit_at(v, to).length && !bao__scale_at(v, to, &length);
}

/* The local number after an area code and its mark at `to`; `to` when there is none. */
static uint32_t local_number(const bao__view *v, uint32_t to)
{
    static const char *const marks[] = {"——", "—", "–", "--", "-", ")-", ")", " ", NULL};
    const uint32_t from = to + bao__any_at(v, to, marks);
    uint32_t end;
    bao__small(v, from, &end);
    const bool hotline = end - from == 5 && AT(v, from, "12");
    const bool fits =
        from > to && (end - from == 7 || end - from == 8 || hotline) && !bao__digit_at(v, end);
    if (!fits) {
        return to;
    }
    uint32_t extension = end;
    if (AT(v, end, "转") || AT(v, end, "-")) {
        bao__small(v, end + (AT(v, end, "-") ? 1 : 3), &extension);
    }
    return extension - end > 1 ? extension : end;
}

/* 0371-67185017, (0371)67185017, 400-123-4567, 13800000000, 03716718507. */
static uint32_t telephone_by_form(const bao__view *v, uint32_t at, uint32_t to)
{
    const uint32_t digits = to - at;
    if (v->p[at] == '0' && (digits == 3 || digits == 4)) {
        return local_number(v, to);
    }
    if (AT(v, at, "400-") || AT(v, at, "800-")) {
        uint32_t end = to;
        while (bao__digit_at(v, end) || (bao__at(v, end) == '-' && bao__digit_at(v, end + 1))) {
            end++;
        }
        return end - at >= 10 ? end : to;
    }
    const bool mobile = digits == 11 && v->p[at] == '1' && v->p[at + 1] >= '3';
    const bool whole = (digits == 11 || digits == 12) && v->p[at] == '0';
    return (mobile || whole) && is_unmeasured(v, to) ? at : to;
}

/* 12345热线, 12319城管热线, 110报警: what follows says what it is. */
static bool is_hotline(const bao__view *v, uint32_t at, uint32_t to)
{
    const uint32_t digits = to - at;
    if (digits == 5 && AT(v, at, "12") && bao__at(v, at + 2) >= '3') {
        const uint32_t next = bao__peek(v, to);
        return (bao__is_han(next) || next == U'”') && is_unmeasured(v, to) && !AT(v, to, "多") &&
               !AT(v, to, "余");
    }
    return digits == 3 && v->p[at] == '1' && bao__any_at(v, to, bao__words_hotline_uses);
}

bool bao__phone(const bao__view *v, bao__place place, bao_quantity *q)
{
    uint32_t to = place.at;
    while (bao__digit_at(v, to)) {
        to++;
    }
    const uint32_t digits = to - place.at;
    uint32_t end = telephone_by_form(v, place.at, to);
    if (end != to) {
        end = end == place.at ? to : end;
        const bool bracket = BEFORE(v, place.at, "(") && AT(v, to, ")") && place.at > place.before;
        return bao__found(q, BAO_PHONE, (bao_range){place.at - bracket, end},
                          (bao_range){place.at, end});
    }
    const bool more = place.last == BAO_PHONE && place.at - place.before <= 3;
    const bool called =
        digits >= 5 && digits <= 12 &&
        (is_called(v, place.at, bao__words_telephone_words) || (more && digits >= 7));
    if ((called && is_unmeasured(v, to)) || is_hotline(v, place.at, to)) {
        return bao__found(q, BAO_PHONE, (bao_range){place.at, to}, (bao_range){place.at, to});
    }
    if (digits >= 5 && is_called(v, place.at, bao__words_code_words) && is_unmeasured(v, to)) {
        return bao__found(q, BAO_CODE, (bao_range){place.at, to}, (bao_range){place.at, to});
    }
    return in_parts(v, place, q);
}

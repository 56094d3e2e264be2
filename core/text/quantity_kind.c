/* quantity_kind.c - documents, articles, ordinals, enumerators, footnotes, page marks. */
#include "text/quantity_kind.h"

#include "text/measure.h"
#include "text/roles.h"
#include "text/word_lists.h"

static const char32_t stops[] = U"。;:!?\n”…";
static const char32_t openers[] = U"(〔[【";

static uint32_t closer_of(uint32_t opener)
{
    return opener == '(' ? ')' : opener == '[' ? ']' : opener == U'〔' ? U'〕' : U'】';
}

/* [2] */
static bool footnote(const bao__view *v, bao__place place, bao_quantity *q)
{
    uint32_t to;
    if (!BEFORE(v, place.at, "[") || place.at <= place.before) {
        return false;
    }
    bao__small(v, place.at, &to);
    if (to - place.at > 3 || !AT(v, to, "]")) {
        return false;
    }
    return bao__found(q, BAO_FOOTNOTE, (bao_range){place.at - 1, to + 1},
                      (bao_range){place.at, to});
}

/* The number and 号 after the year of a document; `to` when they are missing. */
static uint32_t document_number(const bao__view *v, uint32_t to)
{
    uint32_t from = to + (AT(v, to, "第") ? 3 : 0), end;
    if (!bao__digit_at(v, from)) {
        return to;
    }
    bao__small(v, from, &end);
    return AT(v, end, "号") ? end + 3 : to;
}

/* 〔2016〕19号, (2016)19号, [2016]第19号; 〔202130 of a copy that lost a bracket. */
static bool document(const bao__view *v, bao__place place, bao_quantity *q)
{
    const uint32_t open = bao__previous(v, place.at), from = bao__back(v, place.at);
    uint32_t to;
    if (from < place.before || !bao__one_of(open, openers)) {
        return false;
    }
    const uint32_t year = bao__small(v, place.at, &to), digits = to - place.at;
    const uint32_t close = bao__peek(v, to);
    if (open == U'〔' && digits > 4 && digits <= 8) {
        to += AT(v, to, "号") ? 3 : 0;
        return bao__found(q, BAO_DOCUMENT, (bao_range){from, to}, (bao_range){place.at, to});
    }
    if (digits != 4 || year < 1900 || year > 2199 || close != closer_of(open)) {
        return false;
    }
    const uint32_t after = to + (close < 0x80 ? 1 : 3), end = document_number(v, after);
    if (end == after && open != U'〔') {
        return false;
    }
    return bao__found(q, BAO_DOCUMENT, (bao_range){from, end}, (bao_range){place.at, to});
}

static const char *const articles[] = {"条", "款", "项", "章", "节", "编", "目", NULL};

/* (一) or 一 and the word after it; `at` when there is none. */
static uint32_t article_part(const bao__view *v, uint32_t at)
{
    const uint32_t first = at + (AT(v, at, "第") ? 3 : 0);
    const bool bracket = AT(v, first, "(");
    const bao__number n = bao__digits_or_han(v, first + bracket);
    if ((first == at && !bracket) || n.at.to == n.at.from || (bracket && !AT(v, n.at.to, ")"))) {
        return at;
    }
    const uint32_t word = bao__any_at(v, n.at.to + bracket, articles);
    return word ? n.at.to + bracket + word : at;
}

/* 第二十条第(一)项, 第八十七条之一, 第十三、十四条. */
static uint32_t article_end(const bao__view *v, uint32_t to)
{
    for (;;) {
        uint32_t end = article_part(v, to);
        if (end == to && AT(v, to, "之")) {
            const bao__number n = bao__digits_or_han(v, to + 3);
            end = n.at.to > n.at.from && n.digits == 1 ? n.at.to : to;
        }
        if (end == to) {
            return to;
        }
        to = end;
    }
}

static uint32_t skip_list(const bao__view *v, uint32_t to)
{
    static const char *const marks[] = {"、", "至", "-", "—", "和", NULL};
    uint32_t mark;
    while ((mark = bao__any_at(v, to, marks)) != 0) {
        const bao__number n = bao__digits_or_han(v, to + mark);
        if (n.at.to == n.at.from) {
            break;
        }
        to = n.at.to;
    }
    return to;
}

/* A number after 第 or 第(. */
static bool ordinal(const bao__view *v, bao__place place, bao_quantity *q)
{
    const bool bracket = BEFORE(v, place.at, "第(");
    const uint32_t from = place.at - 3 - bracket;
    if ((!bracket && !BEFORE(v, place.at, "第")) || from < place.before) {
        return false;
    }
    const bao__number n = bao__digits_or_han(v, place.at);
    uint32_t to = n.at.to + (bracket && AT(v, n.at.to, ")"));
    const uint32_t listed = skip_list(v, to);
    if (bao__any_at(v, listed, articles)) {
        return bao__found(q, BAO_ARTICLE, (bao_range){from, article_end(v, listed + 3)}, n.at);
    }
    if (AT(v, to, "号")) {
        return bao__found(q, BAO_DOCUMENT, (bao_range){from, to + 3}, n.at);
    }
    if (AT(v, to, "方")) {
        return bao__found(q, BAO_WORD, (bao_range){from, to + 3}, n.at);
    }
    const bao__unit unit = bao__unit_at(v, to);
    bao__found(q, BAO_ORDINAL, (bao_range){from, to + unit.length}, n.at);
    q->unit = (bao_range){to, to + unit.length};
    q->value = n.value;
    q->valued = n.readable;
    return true;
}

/* A list may go on at `at`: a block or a sentence begins there. */
static bool begins_item(const bao__view *v, uint32_t at)
{
    return bao__one_of(bao__previous(v, at), stops);
}

/* 1.1概述, 1.2.3: the number of a heading. */
static bool heading_number(const bao__view *v, uint32_t at, bao_quantity *q)
{
    uint32_t to, points = 0;
    if (!bao__head(v, at)) {
        return false;
    }
    bao__small(v, at, &to);
    while (bao__at(v, to) == '.' && bao__digit_at(v, to + 1)) {
        const uint32_t from = to + 1;
        bao__small(v, from, &to);
        if (to - from > 2) {
            return false;
        }
        points++;
    }
    const uint32_t next = bao__peek(v, to);
    uint32_t length;
    const bool plain = bao__is_han(next) && !bao__unit_at(v, to).length &&
                       !bao__scale_at(v, to, &length) &&
                       !bao__any_at(v, to, bao__words_hedges_before_counts);
    if (points == 0 || !plain) {
        return false;
    }
    return bao__found(q, BAO_ENUMERATOR, (bao_range){at, to}, (bao_range){at, to});
}

/* (1), (一), at the head of a sentence, and before a word anywhere. */
static bool bracketed(const bao__view *v, bao__place place, bao_range number, bao_quantity *q)
{
    const uint32_t from = place.at - 1, to = number.to + 1;
    const bool brackets = BEFORE(v, place.at, "(") && from >= place.before && AT(v, number.to, ")");
    const bool small = bao__digit_at(v, place.at) ? to - from <= 4 : to - from <= 11;
    if (!brackets || !small || bao__edge(v, to)) {
        return false;
    }
    if (!begins_item(v, from) && (!bao__is_han(bao__peek(v, to)) || bao__unit_at(v, to).length)) {
        return false;
    }
    return bao__found(q, BAO_ENUMERATOR, (bao_range){from, to}, number);
}

/* "1. 2023年", "3. 15个": a blank of the text, or a year, parts the mark before `to` from a digit.
 */
static bool is_spaced_off(const bao__view *v, uint32_t to)
{
    uint32_t end;
    const uint32_t year = bao__small(v, to, &end);
    if (end - to == 4 && year >= 1900 && year < 2100 && AT(v, end, "年")) {
        return true;
    }
    if (!v->fold) {
        return false;
    }
    const bao_range text = bao_fold_text(v->fold, (bao_range){to - 1, to + 1});
    const size_t blank = text.to - text.from;
    return blank > 2 && memchr(v->fold->text.p + text.from, ' ', blank) != NULL;
}

/* 5、6月份: a list of numbers goes on at `at`. */
static bool lists_numbers(const bao__view *v, uint32_t at)
{
    if (!(bao__role_at(v, at) & BAO__NUMERAL)) {
        return false;
    }
    const bao__number next = bao__digits_or_han(v, at);
    return next.at.to > at && !next.point &&
           (bao__unit_at(v, next.at.to).length || AT(v, next.at.to, "、"));
}

/* 1. 1、 1) 一、 一. 一是, where an item may begin. */
static bool enumerator(const bao__view *v, bao__place place, bao_range number, bao_quantity *q)
{
    const bool digits = bao__digit_at(v, place.at);
    if (AT(v, number.to, "来") && !AT(v, place.at, "一") && !AT(v, place.at, "二")) {
        return false; /* 十来个 */
    }
    const uint32_t mark = bao__any_at(v, number.to, bao__words_lists), to = number.to + mark;
    const bool word = mark == 3 && !AT(v, number.to, "、");
    if (mark == 0 || (digits && (word || number.to - number.from > 2))) {
        return false;
    }
    if (bao__digit_at(v, to) && !AT(v, number.to, "、") && !is_spaced_off(v, to)) {
        return false;
    }
    const uint32_t before = bao__previous(v, place.at);
    const bool after_comma = (before == ',' || before == U'、') &&
                             (word || (AT(v, number.to, ".") && bao__is_han(bao__peek(v, to))));
    if (!begins_item(v, place.at) && !after_comma) {
        return false;
    }
    if (AT(v, number.to, "、") && lists_numbers(v, to)) {
        return false;
    }
    return bao__found(q, BAO_ENUMERATOR, (bao_range){place.at, to}, number);
}

/* 表1, 图2, 附件3, unless something is counted: 报表5份. */
static bool label(const bao__view *v, bao__place place, bao_quantity *q)
{
    const uint32_t length = bao__any_before(v, place.at, bao__words_label_words);
    uint32_t to, scale;
    if (length == 0 || place.at - length < place.before) {
        return false;
    }
    bao__small(v, place.at, &to);
    if (to - place.at > 2 || bao__unit_at(v, to).length || bao__scale_at(v, to, &scale)) {
        return false;
    }
    const uint32_t number = to;
    if ((bao__at(v, to) == '-' || bao__at(v, to) == '.') && bao__digit_at(v, to + 1)) {
        bao__small(v, to + 1, &to);
    }
    return bao__found(q, BAO_ORDINAL, (bao_range){place.at - length, to},
                      (bao_range){place.at, number});
}

/* - 4 -, —5—, on a line of its own or left inside a sentence. */
static bool page_mark(const bao__view *v, bao__place place, bao_quantity *q)
{
    uint32_t to, size;
    bao__small(v, place.at, &to);
    const uint32_t dash = bao__char(v, to, &size), from = bao__back(v, place.at);
    const bool dashes = dash == '-' || dash == U'—' || dash == U'–';
    if (!dashes || to - place.at > 4 || bao__previous(v, place.at) != dash || from < place.before) {
        return false;
    }
    const uint32_t next = bao__peek(v, to + size);
    if (next == dash || (dash != U'—' && bao__is_digit(next)) ||
        bao__is_digit(bao__previous(v, from))) {
        return false;
    }
    return bao__found(q, BAO_CODE, (bao_range){from, to + size}, (bao_range){place.at, to});
}

/* 19号, 10号线: the name of a house, a line, a decree. */
static bool numbered_name(const bao__view *v, bao__place place, bao_quantity *q)
{
    uint32_t to = place.at;
    while (bao__digit_at(v, to)) {
        to++;
    }
    if (!AT(v, to, "号")) {
        return false;
    }
    const bool decree = BEFORE(v, place.at, "令") || BEFORE(v, place.at, "〕");
    uint32_t end = to + 3;
    if (bao__at(v, end) == '-' && bao__digit_at(v, end + 1)) { /* 备17015617号-2 */
        bao__small(v, end + 1, &end);
    }
    return bao__found(q, decree ? BAO_DOCUMENT : BAO_CODE, (bao_range){place.at, end},
                      (bao_range){place.at, to});
}

/* 7×24小时, 3+2: digits joined to a name. */
static bool joined(const bao__view *v, bao__place place, bao_quantity *q)
{
    uint32_t to;
    bao__small(v, place.at, &to);
    uint32_t end = to;
    for (;;) {
        const uint32_t sign = AT(v, end, "×") ? 2 : AT(v, end, "+") ? 1 : 0;
        uint32_t next;
        bao__small(v, end + sign, &next);
        if (sign == 0 || next == end + sign) {
            break;
        }
        end = next;
    }
    if (end == to) {
        return false;
    }
    uint32_t scale = 0;
    end += bao__scale_at(v, end, &scale) ? scale : 0;
    end += bao__unit_at(v, end).length;
    return bao__found(q, BAO_WORD, (bao_range){place.at, end}, (bao_range){place.at, end});
}

/* The kinds that are told by what stands before. */
static bool special_before(const bao__view *v, bao__place place, bao_quantity *q)
{
    return footnote(v, place, q) || document(v, place, q) || ordinal(v, place, q);
}

bool bao__special(const bao__view *v, bao__place place, bao_quantity *q)
{
    const unsigned before = bao__role_before(v, place.at);
    uint32_t to;
    bao__small(v, place.at, &to);
    if ((bao__at(v, place.at - 1) < 0x80 || bao__at(v, to) < 0x80) && bao__code(v, place, q)) {
        return true;
    }
    if ((before & BAO__SPECIAL_BEFORE && special_before(v, place, q)) || bao__date(v, place, q) ||
        bao__phone(v, place, q)) {
        return true;
    }
    const bao_range number = {place.at, to};
    return heading_number(v, place.at, q) || bracketed(v, place, number, q) ||
           enumerator(v, place, number, q) || label(v, place, q) || page_mark(v, place, q) ||
           numbered_name(v, place, q) || joined(v, place, q);
}

bool bao__han_special(const bao__view *v, bao__place place, bao__number n, bao_quantity *q)
{
    if ((bao__role_before(v, place.at) & BAO__SPECIAL_BEFORE) && ordinal(v, place, q)) {
        return true;
    }
    if (bao__han_date(v, n, q)) {
        return true;
    }
    const bool item = bao__role_at(v, n.at.to) & BAO__SPECIAL_AFTER;
    return item && !n.bare && !n.point &&
           (bracketed(v, place, n.at, q) || enumerator(v, place, n.at, q));
}

/* table_pieces.c - lines of drawn tables taken apart: words, figures, units. */
#include "read/headings.h"
#include "read/text_table.h"
#include "read/words.h"
#include "read/word_lists.h"

bao_span bao__table_line(const bao_report *report, const bao__lines *lines, size_t at)
{
    return bao_span_cut(report->text.utf8, lines->items[at].text);
}

bool bao__is_passed_over(const bao_report *report, const bao__lines *lines, size_t at)
{
    return lines->items[at].text.from == lines->items[at].text.to ||
           bao__is_page_mark(bao__table_line(report, lines, at));
}

size_t bao__next_table_line(const bao_report *report, const bao__lines *lines, size_t at)
{
    while (at < lines->count && bao__is_passed_over(report, lines, at)) {
        at++;
    }
    return at;
}

/* A look at the first byte: a digit, a sign, or what stands for no number. */
static bool may_be_number(unsigned first)
{
    return first - '0' < 10 || first == '-' || first == '+' || first == '/' || first == 0xE2 ||
           first == 0xE6 || first == 0xEF;
}

bool bao__is_table_number(bao_span s)
{
    static const char *const signs[] = {"-", "+", "－", "＋", NULL};
    static const char *const marks[] = {",", ".", "，", "．", "%", "％", NULL};
    if (s.n && !may_be_number((unsigned char)s.p[0])) {
        return false;
    }
    const size_t none = bao__starts_with_any(s, bao__words_no_number_marks);
    if (none == s.n) {
        return true;
    }
    size_t at = bao__starts_with_any(s, signs), size, digits = 0;
    while (at < s.n) {
        if ((size = bao__digit(bao__rest(s, at)))) {
            digits++;
        } else if (!digits || !(size = bao__starts_with_any(bao__rest(s, at), marks))) {
            break;
        }
        at += size;
    }
    at += digits && at < s.n && s.p[at] == ' ';
    return digits &&
           (at == s.n ||
            at + bao__starts_with_any(bao__rest(s, at), bao__words_units_in_cells) == s.n);
}

bool bao__is_table_unit(bao_span s)
{
    return bao__is_word(s, bao__words_table_units);
}

/* 642.3 万元: bytes of a blank and an amount's unit that s begins with, or 0. */
static size_t unit_size(bao_span s)
{
    const size_t size = bao__starts_with_any(s, bao__words_amount_units);
    return size && (size == s.n || bao__white(bao__rest(s, size))) ? size : 0;
}

static bool next_word(bao_span s, size_t *at, bao_span *token)
{
    size_t size;
    while (*at < s.n && (size = bao__white(bao__rest(s, *at)))) {
        *at += size;
    }
    if (*at >= s.n) {
        return false;
    }
    const size_t from = *at;
    while (*at < s.n && !bao__white(bao__rest(s, *at))) {
        ++*at;
    }
    *token = (bao_span){s.p + from, *at - from};
    const size_t unit = bao__is_table_number(*token) ? unit_size(bao__rest(s, *at)) : 0;
    *at += unit;
    token->n += unit;
    return true;
}

/* The same where two blanks part the cells. */
static bool next_cell(bao_span s, size_t *at, bao_span *cell)
{
    while (*at < s.n && s.p[*at] == ' ') {
        ++*at;
    }
    if (*at >= s.n) {
        return false;
    }
    const char *gap = memmem(s.p + *at, s.n - *at, "  ", 2);
    const size_t end = gap ? (size_t)(gap - s.p) : s.n;
    *cell = (bao_span){s.p + *at, end - *at};
    *at = end;
    return true;
}

static bool is_aligned_number(bao_span s)
{
    size_t digits = 0;
    for (size_t i = 0; i < s.n; i++) {
        digits += s.p[i] >= '0' && s.p[i] <= '9';
        if (!strchr("0123456789.,-+%/", s.p[i])) {
            return digits && bao__is_table_number(s); /* 251000元, 642.3 万元 */
        }
    }
    return digits > 0 || (s.n == 1 && (s.p[0] == '-' || s.p[0] == '/'));
}

bool bao__next_piece(bao_span s, int gap, size_t *at, bao_span *piece)
{
    return gap > 1 ? next_cell(s, at, piece) : next_word(s, at, piece);
}

bao__row_shape bao__row_shape_of(bao_span s, int gap)
{
    bao__row_shape shape = {0};
    bao_span piece;
    for (size_t at = 0; bao__next_piece(s, gap, &at, &piece);) {
        if (gap > 1 ? is_aligned_number(piece) : bao__is_table_number(piece)) {
            shape.numbers++;
        } else {
            shape.labels += shape.numbers + 1;
            shape.numbers = 0;
        }
    }
    return shape;
}

/* page_boilerplate.c - what a page has around its text: page marks, buttons, scripts. */
#include "read/headings.h"
#include "read/words.h"
#include "read/word_lists.h"

/* - 4 - */
static bool is_dashed_number(bao_span s)
{
    if (s.p[0] != '-' && (unsigned char)s.p[0] != 0xE2 && (unsigned char)s.p[0] != 0xE4 &&
        (unsigned char)s.p[0] != 0xEF) {
        return false;
    }
    size_t at = 0, size;
    int before = 0, after = 0;
    for (; (size = bao__starts_with_any(bao__rest(s, at), bao__words_page_number_dashes));
         before++) {
        at = bao__blanks(s, at + size);
    }
    const size_t end = bao__numeral(s, at, false, 4);
    if (!before || before > 2 || end == at) {
        return false;
    }
    at = bao__blanks(s, end);
    for (; (size = bao__starts_with_any(bao__rest(s, at), bao__words_page_number_dashes));
         after++) {
        at = bao__blanks(s, at + size);
    }
    return after && after <= 2 && at == s.n;
}

/* 第 3 页, 第3页 共9页, 第 3 页/共 9 页 */
static bool is_numbered_page(bao_span s)
{
    size_t at = bao__blanks(s, strlen("第"));
    size_t end = bao__numeral(s, at, false, 4);
    at = bao__blanks(s, end > at ? end : s.n);
    size_t size = bao__starts_with_any(bao__rest(s, at), bao__words_page_openings);
    if (!size) {
        return false;
    }
    at = bao__blanks(s, at + size);
    if (at == s.n) {
        return true;
    }
    size = bao__starts_with_any(bao__rest(s, at), bao__words_page_totals);
    at = bao__blanks(s, at + size);
    end = bao__numeral(s, at, false, 4);
    at = bao__blanks(s, end);
    return size && bao__ends_with_any(s, bao__words_page_openings) && s.n - at == 3;
}

bool bao__is_page_mark(bao_span line)
{
    if (!line.n || line.n > 48) {
        return false;
    }
    return bao_span_starts(line, BAO_SPAN("第")) ? is_numbered_page(line) : is_dashed_number(line);
}

/* hm.src = "…"; or WIDTH:870PX; or a brace: what a page's text has when scripts were not taken out.
 */
static bool is_script(bao_span s)
{
    bool letter = false, digit = false, mark = false;
    if (!s.n || !strchr(";{}", s.p[s.n - 1]) || s.p[0] == '~') { /* ~{ begins HZ */
        return false;
    }
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < 0) {
            return false;
        }
        letter |= (s.p[i] | 0x20) >= 'a' && (s.p[i] | 0x20) <= 'z';
        digit |= s.p[i] >= '0' && s.p[i] <= '9';
        mark |= strchr("(=:{", s.p[i]) != NULL;
    }
    return s.n == 1 || (mark && (letter || !digit));
}

bool bao__is_boilerplate(bao_span line)
{
    static const char firsts[] =
        "正下打全收加还减大中小】分【字关返责相来首扫"; /* of all of these */
    if (is_script(line)) {
        return true;
    }
    return bao__starts_in(line, firsts) && line.n < 60 &&
           (bao__is_word(line, bao__words_boilerplate_lines) ||
            bao__starts_with_any(line, bao__words_boilerplate_openings));
}

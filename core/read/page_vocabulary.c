/* page_vocabulary.c - words of the page around a report. */
#include "read/page_vocabulary.h"

#include "read/words.h"
#include "read/word_lists.h"

/* Characters: a line about the report has no more. */
#define ABOUT_MOST 120

bool bao__is_about_label(bao_span text)
{
    static const char *const colons[] = {"：", ":", NULL};
    const bool digit = text.n && text.p[0] >= 0;
    if (digit || !bao__starts_with_any(text, bao__words_about_label_openings)) {
        return false; /* as nearly every cell */
    }
    char plain[32] = {0};
    bao_span s = {plain, bao__squeeze(text, plain, sizeof plain)};
    s.n -= bao__ends_with_any(s, colons);
    return s.n && bao__is_word(s, bao__words_about_labels);
}

/* 2026-02-04 07:19:08: a date and time, as pages print them. */
static bool is_moment(bao_span text)
{
    size_t digits = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] >= '0' && text.p[i] <= '9') {
            digits++;
        } else if (!strchr("-:/. ", text.p[i])) {
            return false;
        }
    }
    return digits >= 12 && text.n >= 15;
}

bool bao__begins_about(bao_span text)
{
    return bao__starts_with_any(text, bao__words_about_line_openings);
}

bool bao__is_about_line(bao_span text)
{
    static const char *const stops[] = {"。", "！", "？", "；", NULL};
    return text.n < ABOUT_MOST * 20 && bao__count_characters(text) < ABOUT_MOST &&
           !bao__has_any(text, stops) &&
           (bao__begins_about(text) || bao__has_any(text, bao__words_about_line_marks) ||
            is_moment(text));
}

bool bao__is_foot(bao_span text)
{
    return text.n < 600 && (bao__starts_with_any(text, bao__words_foot_openings) ||
                            bao__has_any(text, bao__words_foot_marks));
}

bool bao__begins_border(bao_span text)
{
    return bao__starts_with_any(text, bao__words_border_openings);
}

bool bao__is_border(bao_span text)
{
    return text.n < 600 && (bao__begins_border(text) ||
                            (text.n < 400 && bao__has_any(text, bao__words_border_marks)));
}

/* ， 。 ； ： */
static bool is_mark(const char *p)
{
    const unsigned char a = (unsigned char)p[1], b = (unsigned char)p[2];
    return (unsigned char)p[0] == 0xE3 ? a == 0x80 && b == 0x82
                                       : a == 0xBC && (b == 0x8C || b == 0x9A || b == 0x9B);
}

bool bao__has_sentence(bao_span text)
{
    for (size_t i = 0; i + 2 < text.n; i++) {
        const unsigned char c = (unsigned char)text.p[i];
        if ((c == 0xE3 || c == 0xEF) && is_mark(text.p + i)) {
            return true;
        }
    }
    return text.n > 120 && memchr(text.p, ',', text.n);
}

bool bao__has_word(bao_span text)
{
    for (size_t i = 0; i < text.n; i++) {
        const unsigned char c = (unsigned char)text.p[i];
        if ((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
            (c >= 0xE4 && c <= 0xE9) || c >= 0xF0) {
            return true;
        }
    }
    return false;
}

/* window.c - sentences, and how far a pattern may see. */
#include "bind/window.h"

bool bao__is_stop(bao_span view, size_t i)
{
    static const char full_stop[] = "\xE3\x80\x82"; /* 。 */
    char c = view.p[i];
    return c == '\n' || c == '\t' || c == '!' || c == '?' ||
           (c == full_stop[0] && view.n - i >= 3 && memcmp(view.p + i, full_stop, 3) == 0);
}

static bool is_inside_character(bao_span view, size_t i)
{
    return i < view.n && ((unsigned char)view.p[i] & 0xC0) == 0x80;
}

bao_range bao__clip(bao_span view, bao_range window, uint32_t at, uint32_t before, uint32_t after)
{
    if (at - window.from > before) {
        window.from = at - before;
        while (is_inside_character(view, window.from)) {
            window.from++;
        }
    }
    if (window.to > at && window.to - at > after) {
        window.to = at + after;
        while (is_inside_character(view, window.to)) {
            window.to--;
        }
    }
    return window;
}

bao_range bao__sentence_at(bao_span view, uint32_t at)
{
    bao_range s = {at, at};
    while (s.from > 0 && at - s.from <= BAO__SENTENCE_BEFORE) {
        size_t back = s.from - 1;
        while (back > 0 && is_inside_character(view, back)) {
            back--;
        }
        if (bao__is_stop(view, back)) {
            break;
        }
        s.from = (uint32_t)back;
    }
    while (s.to < view.n && s.to - at <= BAO__SENTENCE_AFTER && !bao__is_stop(view, s.to)) {
        s.to++;
    }
    return bao__clip(view, s, at, BAO__SENTENCE_BEFORE, BAO__SENTENCE_AFTER);
}

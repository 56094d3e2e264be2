/* window.c - sentences, and how far a pattern may see. */
#include "extract/window.h"

#define FULL_STOP "\xE3\x80\x82" /* 。 */

/* The first bytes of the marks that end a sentence. */
static const bool may_stop[256] = {
    ['\n'] = true, ['\t'] = true, ['!'] = true, ['?'] = true, [0xE3] = true};

static inline bool is_stop(bao_span view, size_t i)
{
    const unsigned char c = (unsigned char)view.p[i];
    return may_stop[c] && (c < 0x80 || (view.n - i >= 3 && memcmp(view.p + i, FULL_STOP, 3) == 0));
}

bool bao__is_stop(bao_span view, size_t i)
{
    return is_stop(view, i);
}

static inline bool is_inside_character(bao_span view, size_t i)
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

/* Where the sentence of `at` begins, or a place too far before it to matter. */
static uint32_t sentence_begin(bao_span view, uint32_t at)
{
    const uint32_t far = BAO__SENTENCE_BEFORE + 4;
    const uint32_t least = at > far ? at - far : 0;
    for (uint32_t i = at; i-- > least;) {
        if (is_stop(view, i)) {
            return i + (view.p[i] < 0 ? 3 : 1);
        }
    }
    return least;
}

bao_range bao__sentence_at(bao_span view, uint32_t at)
{
    bao_range s = {sentence_begin(view, at), at};
    while (s.to < view.n && s.to - at <= BAO__SENTENCE_AFTER && !is_stop(view, s.to)) {
        s.to++;
    }
    return bao__clip(view, s, at, BAO__SENTENCE_BEFORE, BAO__SENTENCE_AFTER);
}

/* window.h - what a pattern sees around its place. For this layer only. */
#ifndef BAO_WINDOW_H
#define BAO_WINDOW_H

#include "base/span.h"

/* How much a pattern sees before and after its place, at the most: text without any stop, or a
 * section as long as a book, costs no more than its length. */
enum {
    BAO__SENTENCE_BEFORE = 2048,
    BAO__SENTENCE_AFTER = 4096,
    BAO__SCOPE_BEFORE = 16384,
    BAO__SCOPE_AFTER = 65536
};

/* A mark that ends a sentence stands at byte i: 。 ! ? or the end of a block, a row, a cell. */
bool bao__is_stop(bao_span view, size_t i);

/* `window` without what lies too far from `at`, on whole characters. */
bao_range bao__clip(bao_span view, bao_range window, uint32_t at, uint32_t before, uint32_t after);

/* The sentence that holds `at`, without the mark that ends it; clipped. */
bao_range bao__sentence_at(bao_span view, uint32_t at);

#endif

/* fuzz_fold.c - folds any valid UTF-8 in blocks of all sizes, and maps pieces of it back. */
#include "base/utf8.h"
#include "text/fold.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool condition)
{
    if (!condition) {
        abort();
    }
}

static bool is_boundary(bao_span s, size_t at)
{
    return at >= s.n || ((unsigned char)s.p[at] & 0xC0) != 0x80;
}

/* Every character of the view comes from its own place, in order. */
static void check_map(const bao_fold *fold)
{
    const bao_span view = bao_fold_view(fold);
    uint32_t before = 0;
    for (uint32_t at = 0, next; at < view.n; at = next) {
        next = at + 1;
        while (!is_boundary(view, next)) {
            next++;
        }
        const bao_range range = bao_fold_text(fold, (bao_range){at, next});
        demand(range.from >= before && range.to >= range.from && range.to <= fold->text.n);
        demand(is_boundary(fold->text, range.from) && is_boundary(fold->text, range.to));
        before = range.to;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1) {
        return 0;
    }
    const size_t step = 1 + data[0] * 4u;
    bao_span text = {(const char *)data + 1, size - 1};
    text.n = bao_utf8_valid(text);
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_fold fold;
    bao_fold_start(&fold, arena, text);
    for (size_t at = 0; at < text.n;) {
        size_t to = at + step < text.n ? at + step : text.n;
        while (!is_boundary(text, to)) {
            to++;
        }
        const bao_range source = {(uint32_t)at, (uint32_t)to};
        const bao_range block = bao_fold_block(&fold, source, step % 2 ? '\n' : '\t');
        const bao_span part = bao_span_cut(bao_fold_view(&fold), block);
        demand(bao_span_equal(part, bao_fold_string(arena, part)));
        demand(bao_span_equal(part, bao_fold_string(arena, bao_span_cut(text, source))));
        at = to;
    }
    const bao_span view = bao_fold_view(&fold);
    demand(!fold.failed && bao_utf8_valid(view) == view.n);
    check_map(&fold);
    bao_arena_drop(arena);
    return 0;
}

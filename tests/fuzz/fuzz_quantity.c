/* fuzz_quantity.c - numbers of any valid UTF-8: sorted, apart, in their blocks, between characters.
 */
#include "base/buf.h"
#include "base/utf8.h"
#include "text/quantity.h"

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

static void check_range(bao_span view, bao_range range, bao_range outer)
{
    demand(range.from <= range.to && range.from >= outer.from && range.to <= outer.to);
    demand(is_boundary(view, range.from) && is_boundary(view, range.to));
}

static void check_quantity(const bao_fold *fold, const bao_quantity *q, uint32_t end)
{
    const bao_span view = bao_fold_view(fold), raw = bao_span_cut(view, q->raw);
    check_range(view, q->raw, (bao_range){end, (uint32_t)view.n});
    check_range(view, q->number, q->raw);
    check_range(view, q->unit, q->raw);
    demand(raw.n && !memchr(raw.p, '\n', raw.n) && !memchr(raw.p, '\t', raw.n));
    demand(q->kind < BAO_QUANTITY_COUNT && q->hedge < BAO_HEDGE_COUNT);
    demand(q->kind != BAO_RANGE || bao_decimal_compare(q->value, q->high) < 0);
    demand(q->kind != BAO_ILLEGIBLE || (!q->valued && q->odd));
    demand(!q->valued || q->value.coefficient != INT64_MIN);
    const bao_range text = bao_fold_text(fold, q->raw);
    demand(text.from <= text.to && text.to <= fold->text.n);
}

static bool holds_digit(bao_span s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] >= '0' && s.p[i] <= '9') {
            return true;
        }
    }
    return false;
}

/* No digit is outside of every number. */
static void check_all(const bao_fold *fold, const bao_quantities *all)
{
    const bao_span view = bao_fold_view(fold);
    uint32_t end = 0;
    for (size_t i = 0; i < all->count; i++) {
        check_quantity(fold, &all->items[i], end);
        demand(!holds_digit(bao_span_cut(view, (bao_range){end, all->items[i].raw.from})));
        demand(bao_quantity_find(all, all->items[i].raw.from) == i);
        end = all->items[i].raw.to;
    }
    demand(!holds_digit(bao_span_cut(view, (bao_range){end, (uint32_t)view.n})));
}

static void check_literal(bao_arena *arena, bao_span s)
{
    bao_quantity q;
    const bao_status status = bao_quantity_parse(arena, s, &q, NULL);
    demand(status == BAO_OK || status == BAO_NUMBER);
    demand((status == BAO_OK) == q.valued);
}

/* What of the input is UTF-8: bytes that are not are left out, so that all of it is looked at. */
static bao_span valid_part(bao_arena *arena, bao_span input)
{
    bao_buf out = bao_buf_in(arena);
    while (input.n) {
        const size_t valid = bao_utf8_valid(input), skip = valid + (valid < input.n);
        bao_buf_bytes(&out, input.p, valid);
        input.p += skip;
        input.n -= skip;
    }
    return bao_buf_view(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    const bao_span text = valid_part(arena, (bao_span){(const char *)data, size});
    bao_warnings warnings = {.arena = arena};
    bao_quantities all;
    bao_fold fold;
    bao_fold_start(&fold, arena, text);
    for (uint32_t from = 0, to; from < text.n; from = to + 1) {
        to = from;
        while (to < text.n && text.p[to] != '\n' && text.p[to] != '\t') {
            to++;
        }
        bao_fold_block(&fold, (bao_range){from, to}, to < text.n ? text.p[to] : '\n');
        check_literal(arena, bao_span_cut(text, (bao_range){from, to}));
    }
    demand(bao_quantity_scan(arena, &fold, &warnings, &all));
    check_all(&fold, &all);
    bao_arena_drop(arena);
    return 0;
}

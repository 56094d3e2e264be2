/* quantities.h - a text into blocks, and the numbers of a view into one line, for tests. */
#ifndef BAO_TEST_QUANTITIES_H
#define BAO_TEST_QUANTITIES_H

#include "base/buf.h"
#include "base/utf8.h"
#include "text/quantity.h"

/* Replaces \n \t \r \\ and \u{X} in place. */
static inline bao_span unescape(char *s)
{
    char *out = s;
    for (const char *p = s; *p; p++) {
        if (*p != '\\') {
            *out++ = *p;
        } else if (*++p == 'u') {
            char *rest;
            out += bao_utf8_put(out, (uint32_t)strtoul(p + 2, &rest, 16));
            p = rest;
        } else {
            *out++ = (char)(*p == 'n' ? '\n' : *p == 't' ? '\t' : *p == 'r' ? '\r' : *p);
        }
    }
    return (bao_span){s, (size_t)(out - s)};
}

/* Folds `text`, whose line ends and tabs end blocks. */
static inline void fold_blocks(bao_fold *fold, bao_arena *arena, bao_span text)
{
    bao_fold_start(fold, arena, text);
    for (uint32_t from = 0; from <= text.n;) {
        uint32_t to = from;
        while (to < text.n && text.p[to] != '\n' && text.p[to] != '\t') {
            to++;
        }
        bao_fold_block(fold, (bao_range){from, to}, to < text.n ? text.p[to] : '\n');
        from = to + 1;
    }
}

static inline void print_odd(bao_buf *out, unsigned odd)
{
    static const char *const names[] = {"grouping", "comma", "size",   "sign",     "zeros",
                                        "split",    "form",  "hedges", "brackets", "unseen"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (odd >> i & 1) {
            bao_buf_format(out, " !%s", names[i]);
        }
    }
}

static inline void print_decimal(bao_buf *out, const char *before, bao_decimal d)
{
    char text[BAO_DECIMAL_TEXT];
    bao_decimal_print(d, text);
    bao_buf_string(out, before);
    bao_buf_string(out, text);
}

/* "近30万条=count 300000 条 about": what stands there, kind, value, unit, hedge, !odd. */
static inline void print_quantity(bao_buf *out, bao_span view, const bao_quantity *q)
{
    bao_buf_span(out, bao_span_cut(view, q->raw));
    bao_buf_format(out, "=%s", bao_quantity_kind_name((bao_quantity_kind)q->kind));
    if (q->valued) {
        print_decimal(out, " ", q->value);
    }
    if (q->kind == BAO_RANGE) {
        print_decimal(out, "..", q->high);
    }
    if (q->unit.to > q->unit.from) {
        bao_buf_byte(out, ' ');
        bao_buf_span(out, bao_span_cut(view, q->unit));
    }
    if (q->hedge != BAO_EXACT && q->hedge != BAO_IN_RANGE) {
        bao_buf_format(out, " %s", bao_hedge_name((bao_hedge)q->hedge));
    }
    print_odd(out, q->odd);
}

/* All of them, with bars between; "-" when there are none. */
static inline bao_span print_quantities(bao_arena *arena, bao_span view, const bao_quantities *all)
{
    bao_buf out = bao_buf_in(arena);
    for (size_t i = 0; i < all->count; i++) {
        bao_buf_string(&out, i ? " | " : "");
        print_quantity(&out, view, &all->items[i]);
    }
    bao_buf_string(&out, all->count ? "" : "-");
    return bao_buf_view(&out);
}

#endif

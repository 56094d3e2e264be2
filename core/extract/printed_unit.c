/* printed_unit.c - units that stand apart from their numbers. */
#include "extract/printed_unit.h"

/* The most bytes of a line above a table that may state its unit: 240 for a title of 80 characters.
 */
#define TITLE_MOST 240

/* So many lines above a table may state its unit: 表1, 单位:万元. */
#define LINES_ABOVE 2

bao_span bao_unit_bracketed(bao_span text)
{
    const char *open = text.n ? memrchr(text.p, '(', text.n) : NULL;
    if (!open) {
        return (bao_span){"", 0};
    }
    const size_t rest = text.n - (size_t)(open + 1 - text.p);
    const char *close = memchr(open + 1, ')', rest);
    return (bao_span){open + 1, close ? (size_t)(close - open - 1) : rest};
}

bao_span bao_unit_stated(bao_words words, bao_span text)
{
    for (uint32_t i = 0; i < words.count; i++) {
        const bao_span word = words.items[i];
        const char *at = text.n ? memmem(text.p, text.n, word.p, word.n) : NULL;
        if (at && at + word.n < text.p + text.n && at[word.n] == ':') {
            const char *from = at + word.n + 1;
            const size_t n = (size_t)(text.p + text.n - from);
            const char *end = memchr(from, ')', n);
            return (bao_span){from, end ? (size_t)(end - from) : n};
        }
    }
    return (bao_span){"", 0};
}

bao_span bao_unit_above(const bao_report *report, bao_words words, const bao_table *table)
{
    const bao_span view = bao_fold_view(&report->fold);
    bao_span unit = {"", 0};
    if (table->caption != BAO_NONE) {
        unit = bao_unit_stated(words, bao_span_cut(view, report->blocks[table->caption].folded));
    }
    for (uint32_t back = 1; back <= LINES_ABOVE && back <= table->block && !unit.n; back++) {
        const bao_block *block = &report->blocks[table->block - back];
        const bao_span text = bao_span_cut(view, block->folded);
        if (block->kind == BAO_TABLE || text.n > TITLE_MOST) {
            break;
        }
        unit = bao_unit_stated(words, text);
    }
    return unit;
}

bao_span bao_unit_of_label(const bao_cell_words *words, bao_span label)
{
    bao_span in = bao_unit_bracketed(label);
    const bao_span stated = bao_unit_stated(words->unit_words, in.n ? in : label);
    in = stated.n ? stated : in;
    for (uint32_t i = 0; i < words->units.count && !in.n; i++) {
        const bao_span unit = words->units.items[i]; /* 万元 stands before 元 */
        in = bao_span_ends(unit, BAO_SPAN("元")) && bao_span_ends(label, unit) ? unit : in;
    }
    return in;
}

bool bao_unit_is_one(const bao_report *report, bao_span text)
{
    bao_buf number = bao_buf_in(report->arena);
    bao_quantity q = {0};
    bao_buf_string(&number, "1");
    bao_buf_span(&number, text);
    return text.n && !number.failed &&
           bao_quantity_parse(report->arena, bao_buf_view(&number), &q, NULL) == BAO_OK &&
           (q.unit.from < q.unit.to || q.kind != BAO_COUNT);
}

/* Length of the mark between two units that `text` begins with; 0 for none. */
static size_t mark_in(bao_span text)
{
    return bao_span_starts(text, BAO_SPAN("、")) ? 3 : memchr(",;/ ", text.p[0], 4) ? 1 : 0;
}

bao_span bao_unit_fitting(const bao_report *report, const bao_cell_value *value, bao_span printed,
                          bao_span unit)
{
    bao_span found = {"", 0};
    bao_decimal first = {0, 0};
    for (size_t from = 0, to; from < printed.n; from = to + 1) {
        size_t mark = 0;
        for (to = from; to < printed.n && !mark; to += !mark) {
            mark = mark_in((bao_span){printed.p + to, printed.n - to});
        }
        const bao_span one = {printed.p + from, to - from};
        bao_decimal number;
        if (one.n && bao_cell_in_printed(report, value, one, unit, &number, NULL) == BAO_OK) {
            if (found.n && bao_decimal_compare(first, number) != 0) {
                return (bao_span){"", 0};
            }
            first = number;
            found = one;
        }
        to += mark ? mark - 1 : 0;
    }
    return found;
}

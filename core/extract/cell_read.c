/* cell_read.c - what one cell says: nothing, none, one number, or words. */
#include "extract/cell_number.h"

/* Longer texts are no number and no word for one. */
#define CELL_MOST 600

static bool contains(bao_span s, bao_span word)
{
    return s.n >= word.n && memmem(s.p, s.n, word.p, word.n) != NULL;
}

bool bao_words_in(bao_words words, bao_span text)
{
    for (uint32_t i = 0; i < words.count; i++) {
        if (contains(text, words.items[i])) {
            return true;
        }
    }
    return false;
}

bool bao_words_have(bao_words words, bao_span text)
{
    for (uint32_t i = 0; i < words.count; i++) {
        if (bao_span_equal(text, words.items[i])) {
            return true;
        }
    }
    return false;
}

static bool is_strokes(bao_words strokes, bao_span text)
{
    for (size_t i = 0, size; i < text.n; i += size) {
        size = bao__begins_with(strokes, (bao_span){text.p + i, text.n - i});
        if (text.p[i] == ' ' && size == 0) {
            size = 1;
        }
        if (size == 0) {
            return false;
        }
    }
    return true;
}

/* Nothing but a few digits, as most cells have. */
static bool take_digits(bao_span text, bao_range folded, bao_cell_value *value)
{
    int64_t number = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.n > 18 || text.p[i] < '0' || text.p[i] > '9') {
            return false;
        }
        number = number * 10 + (text.p[i] - '0');
    }
    *value = (bao_cell_value){.kind = BAO_CELL_NUMBER,
                              .quantity = {.raw = folded,
                                           .number = folded,
                                           .unit = {folded.to, folded.to},
                                           .value = {number, 0},
                                           .kind = BAO_COUNT,
                                           .valued = true}};
    return true;
}

/* Why figures are not one number; NULL when there are none. */
static const char *trouble_of(const bao_report *report, bao_range folded)
{
    const bao_quantities *q = &report->quantities;
    size_t amounts = 0;
    const char first = bao_fold_view(&report->fold).p[folded.from];
    bool range = false, code = false;
    for (size_t i = bao_quantity_find(q, folded.from);
         i < q->count && q->items[i].raw.from < folded.to; i++) {
        amounts += bao_quantity_is_amount((bao_quantity_kind)q->items[i].kind);
        range |= q->items[i].kind == BAO_RANGE;
        code |= (q->items[i].kind == BAO_CODE || q->items[i].kind == BAO_WORD) &&
                q->items[i].raw.from == folded.from && q->items[i].raw.to == folded.to &&
                first >= '0' && first <= '9'; /* 15+1 */
    }
    return range             ? "a range has no single value"
           : amounts > 1     ? "it is not one number but several"
           : amounts || code ? "it is not one number"
                             : NULL;
}

static bao_cell_value of_kind(bao_cell_kind kind)
{
    return (bao_cell_value){.kind = (uint8_t)kind};
}

bao_cell_value bao_cell_read(const bao_report *report, const bao_cell_words *words,
                             bao_range folded)
{
    const bao_span text = bao_span_cut(bao_fold_view(&report->fold), folded);
    bao_cell_value value = of_kind(BAO_CELL_WORDS);
    if (text.n == 0) {
        return of_kind(BAO_CELL_BLANK);
    }
    if (take_digits(text, folded, &value) || text.n > CELL_MOST) {
        return value;
    }
    const size_t stop = bao_span_ends(text, BAO_SPAN("。")) ? 3 : 0;
    const bao_span said = {text.p, text.n - stop};
    if (is_strokes(words->strokes, text) || bao_words_have(words->no_figure, said)) {
        return of_kind(BAO_CELL_DASH);
    }
    if (bao_words_have(words->none, said)) {
        return of_kind(BAO_CELL_NONE);
    }
    if (bao__cell_number(report, words, folded, &value)) {
        return value;
    }
    value.reason = trouble_of(report, folded);
    if (value.reason) {
        value.kind = BAO_CELL_UNREADABLE;
    } else if (bao__begins_with(words->none_begins, text)) {
        value.kind = BAO_CELL_NONE;
    } else if (bao_words_in(words->unchanged, text)) {
        value.kind = BAO_CELL_UNCHANGED;
    }
    return value;
}

bool bao_cells_read(bao_cells *cells, const bao_report *report, const bao_cell_words *words)
{
    *cells = (bao_cells){.words = words};
    cells->of = bao_arena_calloc(report->arena, report->table_count + 1, sizeof *cells->of);
    for (size_t t = 0; cells->of && t < report->table_count; t++) {
        const bao_table *table = &report->tables[t];
        bao_cell_value *values =
            bao_arena_alloc(report->arena, (table->cell_count + 1) * sizeof *values);
        if (!values) {
            return false;
        }
        for (uint32_t c = 0; c < table->cell_count; c++) {
            values[c] = bao_cell_read(report, words, table->cells[c].folded);
            values[c].marks = table->cells[c].marks;
        }
        cells->of[t] = values;
    }
    return cells->of != NULL;
}

/* make_facts.c - facts of what patterns captured. */
#include "extract/make_facts.h"

#include "extract/reading.h"

static bool is_dim(bao_span s)
{
    const char *colon = memchr(s.p, ':', s.n);
    return colon && colon > s.p && s.p[0] >= 'a' && s.p[0] <= 'z';
}

static int compare_dims(bao_span a, bao_span b)
{
    int order = memcmp(a.p, b.p, a.n < b.n ? a.n : b.n);
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

/* `dims` with `dim` in its place among them. */
static bao_span insert_dim(bao_span dims, bao_span dim, bao_arena *arena)
{
    bao_buf joined = bao_buf_in(arena);
    bool placed = false;
    while (dims.n) {
        const char *end = memchr(dims.p, ';', dims.n);
        bao_span one = {dims.p, end ? (size_t)(end - dims.p) : dims.n};
        if (!placed && compare_dims(dim, one) <= 0) {
            bao_buf_span(&joined, dim);
            bao_buf_byte(&joined, ';');
            placed = true;
        }
        bao_buf_span(&joined, one);
        size_t used = one.n + (end != NULL);
        dims = (bao_span){dims.p + used, dims.n - used};
        bao_buf_string(&joined, dims.n ? ";" : "");
    }
    if (!placed) {
        bao_buf_byte(&joined, ';');
        bao_buf_span(&joined, dim);
    }
    return joined.failed ? (bao_span){NULL, 0} : bao_buf_view(&joined);
}

/* The default dims (the second value) and the captured ones (from the fourth to the last but one),
 * sorted as those of a name are; p is NULL when out of memory. */
static bao_span join_dims(const bao__value *values, size_t n, bao_arena *arena)
{
    bao_span all = values[1].kind == BAO__TEXT ? values[1].text : BAO_SPAN("");
    for (size_t i = 3; i + 1 < n && all.p; i++) {
        const bao_span dim = values[i].text;
        if (values[i].kind == BAO__TEXT && is_dim(dim)) {
            all = all.n ? insert_dim(all, dim, arena) : dim;
        }
    }
    return all;
}

static void warn_misread(bao_extraction *x, bao_range place, const char *why)
{
    bao_span quote = bao_report_raw(x->report, place);
    bao_warn(&x->facts.warnings, "RULE_MISREAD", bao_report_source(x->report, place).from,
             "line %u: rule %s matched \"%.*s\" but made no fact: %s",
             bao_report_line(x->report, place.from), x->engine->rules[x->rule].name,
             (int)(quote.n > 90 ? 90 : quote.n), quote.p, why);
}

static uint32_t target_indicator(const bao__value *value, const bao_extraction *x)
{
    const int64_t target = value->kind == BAO__INTEGER ? value->integer : -1;
    const bao_engine *engine = x->engine;
    bool known = target >= 0 && (uint64_t)target < engine->target_count;
    return known ? engine->targets[target] : BAO_NONE;
}

static void add_mention(bao_extraction *x, uint32_t indicator, bao_span dims, bao_mention *m)
{
    m->rule = x->rule;
    m->fallback = x->engine->rules[x->rule].fallback;
    x->failed |= !dims.p || !bao_facts_add(&x->facts, indicator, dims, m);
}

/* The place from the third value to the last, in the folded view. */
static bao_range place_of(const bao_extraction *x, const bao__value *values, size_t n)
{
    return (bao_range){x->window.from + (uint32_t)values[2].integer - 1,
                       x->window.from + (uint32_t)values[n - 1].integer - 1};
}

void bao__make_fact(bao_extraction *x, const bao__value *values, size_t n)
{
    if (n < 4) {
        return;
    }
    const bao_range place = place_of(x, values, n);
    const uint32_t indicator = target_indicator(&values[0], x);
    bao_reading *r = bao__reading_take(x, place);
    if (!r || indicator == BAO_NONE) {
        warn_misread(x, place, r ? "its indicator is not declared" : "no readable number there");
        return;
    }
    bao_mention m = {.raw = r->raw, .status = BAO_FACT_REPORTED, .valued = true};
    bao_span unit = bao_span_of(x->engine->indicators[indicator].unit);
    bao_error error;
    if (bao__reading_mention(x, r, unit, &m, &error) != BAO_OK) {
        warn_misread(x, place, error.message);
        return;
    }
    add_mention(x, indicator, join_dims(values, n, x->report->arena), &m);
}

void bao__make_none(bao_extraction *x, const bao__value *values, size_t n)
{
    if (n < 4) {
        return;
    }
    const bao_range place = place_of(x, values, n);
    const uint32_t indicator = target_indicator(&values[0], x);
    if (indicator == BAO_NONE) {
        warn_misread(x, place, "its indicator is not declared");
        return;
    }
    bao_mention m = {.raw = place, .status = BAO_FACT_NONE_STATED, .valued = true};
    add_mention(x, indicator, join_dims(values, n, x->report->arena), &m);
}

void bao__make_list_end(bao_extraction *x, int64_t at)
{
    if (!BAO_RESERVE(x->report->arena, x->list_ends, x->list_end_count, x->list_end_capacity)) {
        x->failed = true;
        return;
    }
    x->list_ends[x->list_end_count++] = x->window.from + (uint32_t)at - 1;
}

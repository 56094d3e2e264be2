/* missed.c - keeping the places where rules came to nothing. */
#include "extract/missed.h"

/* The most places of one report. */
#define MISSED_MOST 20000

static void add(bao_extraction *x, bao_missed missed)
{
    if (x->missed_count >= MISSED_MOST) {
        return;
    }
    if (!BAO_RESERVE(x->report->arena, x->missed, x->missed_count, x->missed_capacity)) {
        x->failed = true;
        return;
    }
    x->missed[x->missed_count++] = missed;
}

void bao__missing_stopped(bao_extraction *x, uint32_t rule, uint32_t at)
{
    if (x->engine->rules[rule].expects) {
        add(x, (bao_missed){.rule = rule, .indicator = BAO_NONE, .at = {at, at}});
    }
}

void bao__missing_refused(bao_extraction *x, uint32_t indicator, bao_span dims, bao_range figure,
                          uint8_t axes)
{
    const bao_engine *engine = x->engine;
    for (uint32_t i = 0; i < engine->expectation_count; i++) {
        const bao_expectation *e = &engine->expectations[i];
        const bool total = !dims.n && bao_span_equal(e->dims, engine->indicators[indicator].total);
        if (e->indicator == indicator && (total || bao_span_equal(e->dims, dims))) {
            add(x, (bao_missed){x->rule, indicator, e->dims, figure, axes});
            return;
        }
    }
}

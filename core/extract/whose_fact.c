/* whose_fact.c - the breakdowns of a fact, read for what they say of year, stage and place. */
#include "extract/whose_fact.h"

#include "extract/whose_name.h"

uint32_t bao__whose_year(bao_span s)
{
    uint32_t value = 0;
    for (size_t i = 0; i < s.n && i < 4; i++) {
        if (s.p[i] < '0' || s.p[i] > '9') {
            return 0;
        }
        value = value * 10 + (uint32_t)(s.p[i] - '0');
    }
    return s.n == 4 ? value : 0;
}

static bao_span behind(bao_span s, size_t n)
{
    return (bao_span){s.p + n, s.n - n};
}

/* One of the breakdowns, of the axes `year` and `level` or of an answer. */
static void take_dim(bao_whose_fact *fact, bao_span dim, const bao_whose_answer *answers,
                     uint32_t count)
{
    const bao_span year = BAO_SPAN("year:"), level = BAO_SPAN("level:");
    if (bao_span_starts(dim, year)) {
        fact->year = bao__whose_year(behind(dim, year.n));
        fact->dated = fact->year > 0;
    } else if (bao_span_starts(dim, level) && !bao_span_equal(dim, BAO_SPAN("level:all"))) {
        fact->level = behind(dim, level.n);
    }
    for (uint32_t i = 0; i < count; i++) {
        if (bao_span_equal(dim, answers[i].dim)) {
            fact->axes |= answers[i].axes;
            fact->shift = answers[i].this_year ? 0 : fact->shift;
        }
    }
}

bao_whose_fact bao_whose_fact_of(bao_span dims, const bao_whose_answer *answers, uint32_t count,
                                 const bao_about *report, int32_t covers)
{
    bao_whose_fact fact = {.shift = covers};
    while (dims.n) {
        const char *end = memchr(dims.p, ';', dims.n);
        const bao_span one = {dims.p, end ? (size_t)(end - dims.p) : dims.n};
        take_dim(&fact, one, answers, count);
        dims = behind(dims, one.n + (end != NULL));
    }
    const uint32_t own = bao__whose_year(report->year);
    if (fact.dated) {
        fact.shift = own ? (int32_t)fact.year - (int32_t)own : INT32_MAX;
    } else if (own) {
        fact.year = (uint32_t)((int32_t)own + fact.shift);
    }
    return fact;
}

uint8_t bao_whose_answered(const bao_whose_fact *fact)
{
    return (uint8_t)(fact->axes | (fact->dated ? BAO_WHOSE_YEAR_AXIS : 0) |
                     (fact->level.n ? BAO_WHOSE_PLACE_AXIS : 0));
}

bool bao__whose_names_level(const bao_whose_fact *fact, bao_span name)
{
    return fact->level.n && name.n &&
           (bao__name_has(name, fact->level) || bao__name_has(fact->level, name));
}

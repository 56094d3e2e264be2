/* records.h - what every record must be, whatever it was made of. */
#ifndef BAO_TEST_RECORDS_H
#define BAO_TEST_RECORDS_H

#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "bind/session/session.h"

static void demand(bool condition, const char *what)
{
    if (!condition) {
        fprintf(stderr, "a record with %s\n", what);
        abort();
    }
}

static void check_text(bao_span s, const char *what)
{
    demand(bao_utf8_valid(s) == s.n, what);
}

/* `source`: the report's bytes where they are its text, so that a quote is what stands there. */
static void check_place(const bao_record_place *place, const bao_span *source)
{
    check_text(place->raw, "a quote that is no UTF-8");
    check_text(place->section, "a section that is no UTF-8");
    demand(place->from <= place->to, "a place that ends before it begins");
    if (source) {
        demand(place->to <= source->n, "a place behind the end");
        demand(bao_span_equal(place->raw,
                              (bao_span){source->p + place->from, place->to - place->from}),
               "a quote that does not stand there");
    }
}

static void check_record(const bao_record *r, const bao_span *source)
{
    check_text(r->report, "a path that is no UTF-8");
    check_text(r->reason, "a reason that is no UTF-8");
    check_text(r->script, "a script that is no UTF-8");
    for (size_t i = 0; i < r->mention_count; i++) {
        check_place(&r->mentions[i].place, source);
        check_text(r->mentions[i].rule, "a rule that is no UTF-8");
    }
    for (size_t i = 0; i < r->fact_count; i++) {
        const bao_record_fact *fact = &r->facts[i];
        check_text(fact->dims, "dims that are no UTF-8");
        check_text(fact->grade, "a grade that is no UTF-8");
        demand(fact->mention == BAO_NONE || fact->mention < r->mention_count,
               "a fact of no mention");
    }
    for (size_t i = 0; i < r->evidence_count; i++) {
        demand(r->evidence[i].fact < r->fact_count, "evidence of no fact");
        demand(r->evidence[i].mention < r->mention_count, "evidence of no mention");
    }
    for (size_t i = 0; i < r->check_count; i++) {
        check_text(bao_span_of(r->checks[i].name), "a check's name that is no UTF-8");
        check_text(r->checks[i].note, "a note that is no UTF-8");
        check_text(r->checks[i].left_facts, "names that are no UTF-8");
    }
    for (size_t i = 0; i < r->residue_count; i++) {
        check_place(&r->residue[i].place, source);
    }
    for (size_t i = 0; i < r->warning_count; i++) {
        check_text(bao_span_of(r->warnings[i].message), "a warning that is no UTF-8");
    }
}

#endif

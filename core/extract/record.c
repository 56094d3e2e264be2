/* record.c - a result copied into one value. */
#include "extract/record.h"

#include "base/utf8.h"
#include "extract/missing.h"
#include "extract/places.h"
#include "extract/window.h"

static const char *const verdict_names[] = {"ok", "ok_with_warnings", "no_script", "not_a_report",
                                            "failed"};

const char *bao_result_verdict_name(bao_result_verdict verdict)
{
    return verdict_names[verdict];
}

/* A text that was copied, for those that come again and again. */
typedef struct again {
    const char *of;
    bao_span copy;
} again;

typedef struct maker {
    bao_record *record;
    bao_arena *arena;
    const bao_result *result;
    const bao_extraction *x;
    const bao_places *places;
    bao_buf grade;
    again form, indicator, label, unit, rule, section;
    bool failed;
} maker;

static bao_span keep(maker *m, bao_span s)
{
    if (!s.n) {
        return (bao_span){"", 0};
    }
    const char *copy = bao_arena_copy(m->arena, s.p, s.n);
    m->failed |= !copy;
    return copy ? (bao_span){copy, s.n} : (bao_span){"", 0};
}

static bao_span keep_string(maker *m, const char *s)
{
    return keep(m, bao_span_of(s));
}

/* The same for a text that is often the one of last: then the copy is, too. */
static bao_span keep_again(maker *m, again *last, bao_span s)
{
    if (last->of != s.p || last->copy.n != s.n) {
        *last = (again){s.p, keep(m, s)};
    }
    return last->copy;
}

static void *room(maker *m, size_t count, size_t size)
{
    void *p = bao_arena_calloc(m->arena, count + 1, size);
    m->failed |= !p;
    return p;
}

static bao_record_place place_of(maker *m, const bao_place *place)
{
    return (bao_record_place){.raw = keep(m, place->raw),
                              .section = keep_again(m, &m->section, place->section),
                              .from = place->source.from,
                              .to = place->source.to,
                              .line = place->line,
                              .page = place->page};
}

static void make_mentions(maker *m)
{
    const bao_facts *facts = &m->x->facts;
    bao_record_mention *out = room(m, facts->mention_count, sizeof *out);
    for (size_t i = 0; !m->failed && i < facts->mention_count; i++) {
        const bao_mention *mention = &facts->mentions[i];
        const bao_span rule = bao_span_of(m->x->engine->rules[mention->rule].name);
        out[i] = (bao_record_mention){.place = place_of(m, &m->places->mentions[i]),
                                      .rule = keep_again(m, &m->rule, rule),
                                      .value = mention->value,
                                      .valued = mention->valued};
    }
    m->record->mentions = out;
    m->record->mention_count = facts->mention_count;
}

static bao_span metric_rule(maker *m, const char *name)
{
    bao_buf rule = bao_buf_in(m->arena);
    bao_buf_string(&rule, "metric:");
    bao_buf_string(&rule, name);
    m->failed |= rule.failed;
    return bao_buf_view(&rule);
}

/* What made a fact that no rule found. */
static bao_span rule_beside(maker *m, const bao_fact *fact, const char *indicator)
{
    return fact->status == BAO_FACT_DERIVED ? metric_rule(m, indicator) : BAO_SPAN("override");
}

static bao_record_fact fact_of(maker *m, const bao_fact *fact)
{
    const bao_indicator *indicator = &m->x->facts.indicators[fact->indicator];
    const bool beside = fact->first == BAO_NONE;
    const bao_rule *rule =
        beside ? NULL : &m->x->engine->rules[m->x->facts.mentions[fact->first].rule];
    m->grade.n = 0;
    bao_grade_print(fact, &m->grade);
    return (bao_record_fact){
        .form = keep_again(m, &m->form, bao_span_of(beside ? indicator->form : rule->form)),
        .indicator = keep_again(m, &m->indicator, bao_span_of(indicator->name)),
        .label = keep_again(m, &m->label, bao_span_of(indicator->label)),
        .dims = keep(m, fact->dims),
        .unit = keep_again(m, &m->unit, bao_span_of(indicator->unit)),
        .grade = keep(m, bao_buf_view(&m->grade)),
        .rule =
            beside ? rule_beside(m, fact, indicator->name) : m->record->mentions[fact->first].rule,
        .value = fact->value,
        .mention = fact->first,
        .valued = fact->valued,
        .status = fact->status,
        .hedge = fact->hedge};
}

static void make_facts(maker *m)
{
    const bao_facts *facts = &m->x->facts;
    bao_record_fact *out = room(m, facts->count, sizeof *out);
    for (size_t i = 0; !m->failed && i < facts->count; i++) {
        out[i] = fact_of(m, &facts->items[i]);
    }
    m->record->facts = out;
    m->record->fact_count = facts->count;
}

static bao_record_expected expected_of(maker *m, uint32_t index)
{
    const bao_engine *engine = m->x->engine;
    const bao_expectation *e = &engine->expectations[index];
    const bao_missing missing = bao_missing_why(m->x, index);
    const bool placed = missing.at.to > missing.at.from;
    const bao_place place =
        placed ? bao_places_find(m->places, missing.at) : (bao_place){.line = 0};
    return (bao_record_expected){
        .indicator = keep_string(m, engine->indicators[e->indicator].name),
        .label = keep_string(m, engine->indicators[e->indicator].label),
        .dims = keep(m, e->dims),
        .why = bao_span_of(bao_why_name(missing.why)),
        .section =
            placed ? keep(m, missing.heading ? place.raw : place.section) : (bao_span){"", 0},
        .rule = missing.rule == BAO_NONE ? (bao_span){"", 0}
                                         : keep_string(m, engine->rules[missing.rule].name),
        .line = place.line};
}

static void make_expected(maker *m)
{
    const bao_engine *engine = m->x->engine;
    bao_record_expected *out = room(m, engine->expectation_count, sizeof *out);
    size_t n = 0;
    for (uint32_t i = 0; !m->failed && i < engine->expectation_count; i++) {
        const bao_expectation *e = &engine->expectations[i];
        if (!bao_facts_find(&m->x->facts, e->indicator, e->dims)) {
            out[n++] = expected_of(m, i);
        }
    }
    m->record->expected = out;
    m->record->expected_count = n;
}

/* The mention that stands for an input of a derived fact; BAO_NONE when it stands nowhere. */
static uint32_t input_mention(const bao_facts *facts, const bao_input *input)
{
    const bao_fact *fact = bao_facts_find(facts, input->indicator, input->dims);
    return fact ? fact->first : BAO_NONE;
}

static size_t count_evidence(const bao_facts *facts)
{
    size_t count = facts->mention_count;
    for (size_t i = 0; i < facts->count; i++) {
        count += facts->items[i].input_count;
    }
    return count;
}

static void make_evidence(maker *m)
{
    const bao_facts *facts = &m->x->facts;
    bao_record_evidence *out = room(m, count_evidence(facts), sizeof *out);
    size_t n = 0;
    for (uint32_t i = 0; !m->failed && i < facts->count; i++) {
        const bao_fact *fact = &facts->items[i];
        for (uint32_t k = fact->first; k != BAO_NONE; k = facts->mentions[k].next) {
            out[n++] = (bao_record_evidence){i, k, facts->mentions[k].role};
        }
        for (uint32_t k = 0; k < fact->input_count; k++) {
            const uint32_t mention = input_mention(facts, &fact->inputs[k]);
            if (mention != BAO_NONE) {
                out[n++] = (bao_record_evidence){i, mention, BAO_ROLE_INPUT};
            }
        }
    }
    m->record->evidence = out;
    m->record->evidence_count = n;
}

static void make_checks(maker *m)
{
    bao_outcome *out = room(m, m->x->outcome_count, sizeof *out);
    for (size_t i = 0; !m->failed && i < m->x->outcome_count; i++) {
        out[i] = m->x->outcomes[i];
        out[i].name = keep_string(m, out[i].name).p;
        out[i].left_facts = keep(m, out[i].left_facts);
        out[i].right_facts = keep(m, out[i].right_facts);
        out[i].note = keep(m, out[i].note);
    }
    m->record->checks = out;
    m->record->check_count = m->x->outcome_count;
}

/* An amount that no fact claimed. */
static bool is_residue(const bao_extraction *x, size_t i)
{
    return !x->facts.claims[i].claimed &&
           bao_quantity_is_amount((bao_quantity_kind)x->report->quantities.items[i].kind);
}

#define CONTEXT_BEFORE 120 /* bytes */
#define CONTEXT_AFTER  120

/* What stands around a figure in its sentence or row, on one line. */
static bao_span context_of(maker *m, bao_range figure)
{
    const bao_span view = bao_fold_view(&m->x->report->fold);
    uint32_t from = figure.from, to = figure.to;
    while (from > 0 && figure.from - from < CONTEXT_BEFORE &&
           (view.p[from - 1] == '\t' || !bao__is_stop(view, from - 1)) &&
           view.p[from - 1] != '\n' && !(from >= 3 && bao__is_stop(view, from - 3))) {
        from--;
    }
    while (to < view.n && to - figure.to < CONTEXT_AFTER &&
           (view.p[to] == '\t' || !bao__is_stop(view, to))) {
        to++;
    }
    while (from < figure.from && bao_utf8_goes_on(view.p[from])) {
        from++;
    }
    while (to > figure.to && to < view.n && bao_utf8_goes_on(view.p[to])) {
        to--;
    }
    char *copy = bao_arena_copy(m->arena, view.p + from, to - from);
    m->failed |= !copy;
    for (uint32_t i = 0; copy && i < to - from; i++) {
        copy[i] = copy[i] == '\t' ? ' ' : copy[i];
    }
    return copy ? (bao_span){copy, to - from} : (bao_span){"", 0};
}

static void make_residue(maker *m)
{
    const bao_extraction *x = m->x;
    const bao_quantities *q = &x->report->quantities;
    const bao_span view = bao_fold_view(&x->report->fold);
    size_t n = 0;
    for (size_t i = 0; i < q->count; i++) {
        n += is_residue(x, i);
    }
    bao_record_residue *out = room(m, n, sizeof *out);
    n = 0;
    for (size_t i = 0; !m->failed && i < q->count; i++) {
        if (is_residue(x, i)) {
            const bao_quantity *item = &q->items[i];
            const bao_place place = bao_places_find(m->places, item->raw);
            const uint8_t aside = x->facts.claims[i].set_aside;
            out[n++] = (bao_record_residue){
                .place = place_of(m, &place),
                .unit = keep(m, bao_span_cut(view, item->unit)),
                .set_aside = aside ? keep_string(m, x->engine->ignores[aside - 1].reason)
                                   : (bao_span){"", 0},
                .value = item->value,
                .valued = item->valued && item->kind != BAO_RANGE,
                .context = context_of(m, item->raw)};
        }
    }
    m->record->residue = out;
    m->record->residue_count = n;
    m->record->amounts = x->amounts;
    m->record->unclaimed = x->residue;
}

/* Line of a source byte, from 1: the last one that begins at or before it. */
static uint32_t line_at(const bao_report *report, uint64_t at)
{
    size_t low = 0, high = report->lines.count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const uint32_t from = report->lines.items[middle].from;
        if (bao_text_source(&report->text, (bao_range){from, from}).from <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return (uint32_t)(low ? low : 1);
}

/* The places of warnings of which the first is the record's number `first`. */
static void add_warned(maker *m, const bao_report *report, const bao_warnings *warnings,
                       size_t first)
{
    for (size_t i = 0; !m->failed && i < warnings->place_count; i++) {
        const bao_warned *w = &warnings->places[i];
        m->record->warned[m->record->warned_count++] =
            (bao_record_warned){.warning = (uint32_t)first + w->warning,
                                .text = keep_string(m, w->message),
                                .at = w->at,
                                .line = w->at ? line_at(report, w->at) : 0};
    }
}

static void add_warnings(maker *m, const bao_warnings *warnings)
{
    for (size_t i = 0; !m->failed && i < warnings->count; i++) {
        const bao_warning *w = &warnings->items[i];
        m->record->warnings[m->record->warning_count++] =
            (bao_warning){.code = keep_string(m, w->code).p,
                          .message = keep_string(m, w->message).p,
                          .at = w->at,
                          .count = w->count};
    }
}

static void make_warnings(maker *m, const bao_report *report)
{
    const bao_warnings none = {0};
    const bao_warnings *more = m->x ? &m->x->facts.warnings : &none;
    bao_record *record = m->record;
    record->warnings = room(m, report->warnings.count + more->count, sizeof *record->warnings);
    record->warned =
        room(m, report->warnings.place_count + more->place_count, sizeof *record->warned);
    add_warnings(m, &report->warnings);
    add_warned(m, report, &report->warnings, 0);
    add_warnings(m, more);
    add_warned(m, report, more, report->warnings.count);
}

static void make_report(maker *m, const bao_report *report)
{
    m->record->format = keep_string(m, report->format);
    m->record->encoding = keep_string(m, bao_encoding_shown(&report->text.guess));
    for (int key = 0; key < BAO_META_COUNT; key++) {
        m->record->meta[key] =
            (bao_meta){keep(m, report->meta[key].value), report->meta[key].origin};
    }
    make_warnings(m, report);
}

static void make_exports(maker *m)
{
    const bao_result *result = m->result;
    bao_export *out = room(m, result->export_count, sizeof *out);
    for (uint32_t i = 0; !m->failed && i < result->export_count; i++) {
        out[i] = (bao_export){keep(m, result->exports[i].name), keep(m, result->exports[i].bytes)};
    }
    m->record->exports = out;
    m->record->export_count = result->export_count;
}

static void make_row(maker *m)
{
    const bao_result *result = m->result;
    bao_record *record = m->record;
    record->report = keep(m, result->path);
    memcpy(record->sha256, result->sha256, sizeof record->sha256);
    record->bytes = result->bytes;
    record->form = keep_string(m, result->form);
    record->script = keep_string(m, result->script);
    record->verdict = result->verdict;
    record->reason = keep(m, result->reason);
    record->script_error = result->script_error;
}

bool bao_record_make(bao_record *record, bao_arena *arena, const bao_result *result)
{
    *record = (bao_record){0};
    maker m = {.record = record,
               .arena = arena,
               .result = result,
               .x = result->extraction,
               .grade = bao_buf_in(arena)};
    make_row(&m);
    if (result->report) {
        make_report(&m, result->report);
    }
    make_exports(&m);
    m.places = m.x ? bao_places_new(arena, m.x) : NULL;
    if (m.x && m.places) {
        make_mentions(&m);
        make_facts(&m);
        make_evidence(&m);
        make_expected(&m);
        make_checks(&m);
        make_residue(&m);
    }
    return !m.failed && !m.grade.failed && (!m.x || m.places);
}

void bao_meta_from_print(const bao_meta *meta, bao_buf *out)
{
    for (int key = 0; key < BAO_META_COUNT; key++) {
        if (meta[key].value.n && meta[key].origin != BAO_FROM_NOWHERE) {
            bao_buf_string(out, out->n ? ";" : "");
            bao_buf_string(out, bao_meta_name((bao_meta_key)key));
            bao_buf_byte(out, ':');
            bao_buf_string(out, bao_origin_name((bao_origin)meta[key].origin));
        }
    }
}

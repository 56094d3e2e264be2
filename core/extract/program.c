/* program.c - running a rule's program: the match, then what its log says. */
#include "extract/program.h"

#include "extract/reading.h"

bool bao__player_given(bao__player *p, const bao_peg_node *node, size_t at, bao__value value)
{
    bao_arena *arena = p->match.arena;
    if (value.kind == BAO__TEXT) {
        value.text.p = bao_arena_copy(arena, value.text.p, value.text.n);
    }
    if (!BAO_RESERVE(arena, p->given, p->given_count, p->given_capacity) ||
        (value.kind == BAO__TEXT && !value.text.p)) {
        p->match.failed = true;
        return false;
    }
    p->given[p->given_count] = value;
    return bao_peg_log(&p->match, (bao_peg_event){node, (uint32_t)at, (uint32_t)at,
                                                  (uint32_t)p->given_count++, BAO_PEG_CONDITION});
}

/* The node matches from the begin of the clause up to `at`. */
static bool leads(bao_peg_match *m, const bao_peg_node *node, size_t at)
{
    const bao_span subject = m->subject;
    const size_t from = bao__clause_start(subject, at), events = m->event_count;
    m->subject = (bao_span){subject.p + from, at - from};
    const bool led = bao_peg_run(m, node, 0) != BAO_PEG_FAIL;
    m->subject = subject;
    m->event_count = events;
    return led;
}

/* The places of one of the words' lists; NULL for none. */
static const bao__word_places *places_of(bao__player *p, uint32_t list)
{
    const bao__word_places *places = list == BAO_NONE ? NULL : bao__word_places_of(&p->words, list);
    p->match.failed |= list != BAO_NONE && !places;
    return places;
}

/* Where a condition that C knows ends; may tell a word. */
static size_t condition_end(bao__player *p, const bao__asked *asked, size_t at, uint32_t *word)
{
    const bao_span subject = p->match.subject;
    const bao__places_known known = {
        .words = places_of(p, asked->words),
        .others = places_of(p, asked->others),
        .marks = places_of(p, asked->marks),
        .offset = (uint32_t)(subject.p - bao_fold_view(&p->x->report->fold).p)};
    return p->match.failed
               ? BAO__NOWHERE
               : bao__condition_end(asked->condition, &p->x->about, subject, at, &known, word);
}

static size_t ask(void *ud, bao_peg_match *m, const bao_peg_node *node, size_t from, size_t at)
{
    bao__player *p = ud;
    const bao__asked *asked = &p->program->conditions[node->least];
    if (asked->led_by) {
        return leads(m, asked->led_by, at) ? at : BAO_PEG_FAIL;
    }
    if (!asked->condition) {
        const size_t end = p->language->ask(p->language->ud, p, node, at);
        return m->failed ? BAO_PEG_FAIL : end;
    }
    const bool takes =
        asked->condition->kind == BAO__PLACE || asked->condition->kind == BAO__LAST_YEAR;
    uint32_t word = BAO_NONE;
    const size_t end = condition_end(p, asked, takes ? from : at, &word);
    if (end != BAO__NOWHERE && word != BAO_NONE) {
        bao_peg_log(m, (bao_peg_event){node, (uint32_t)at, (uint32_t)at, word, BAO_PEG_CONDITION});
    }
    return end == BAO__NOWHERE || m->failed ? BAO_PEG_FAIL : end;
}

static void push(bao__player *p, bao__value value)
{
    if (BAO_RESERVE(p->match.arena, p->values, p->value_count, p->value_capacity)) {
        p->values[p->value_count++] = value;
    } else {
        p->x->failed = true;
    }
}

static bao__value some(bool valued)
{
    return (bao__value){.kind = valued ? BAO__NUMBER : BAO__NIL};
}

/* A position or another integer among the values; 0 where there is none. */
static int64_t integer(const bao__value *values, size_t n, size_t i)
{
    return i < n && values[i].kind == BAO__INTEGER ? values[i].integer : 0;
}

/* Gives the values to what they were captured for. */
static bao__value give(bao_extraction *x, bao__call call, const bao__value *v, size_t n)
{
    const bool third = n > 2 && v[2].kind != BAO__NIL;
    bao_decimal part;
    switch (call) {
    case BAO__CALL_NUMBER:
        return some(bao__read_number(x, integer(v, n, 0)) != NULL);
    case BAO__CALL_GROWTH:
        if (third) {
            bao__read_growth(x, integer(v, n, 0), integer(v, n, 1) < 0);
        }
        return some(third);
    case BAO__CALL_SAME:
        bao__read_same(x, integer(v, n, 0), integer(v, n, 1), third);
        return some(true);
    case BAO__CALL_INDEX:
        if (n && v[0].kind != BAO__NIL) {
            bao__read_index(x);
        }
        return some(n && v[0].kind != BAO__NIL);
    case BAO__CALL_PART:
        return some(n > 1 && bao__read_part(x, integer(v, n, 0), v[1].text, &part));
    default:
        return some(false);
    }
}

/* A call ends: its values are those behind the last begin of one. */
static void finish_call(bao__player *p, bao__call call)
{
    size_t from = p->value_count;
    while (from && p->values[from - 1].kind != BAO__BEGIN) {
        from--;
    }
    const bao__value *v = p->values + from;
    const size_t n = p->value_count - from;
    p->value_count = from ? from - 1 : 0;
    if (call == BAO__CALL_FACT) {
        bao__make_fact(p->x, v, n);
    } else if (call == BAO__CALL_NONE) {
        bao__make_none(p->x, v, n);
    } else if (call == BAO__CALL_LIST_END) {
        bao__make_list_end(p->x, integer(v, n, 0));
    } else {
        const bao__value value = give(p->x, call, v, n);
        push(p, value);
    }
}

static void push_constants(bao__player *p, uint32_t first, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        push(p, p->program->constants[first + i]);
    }
}

static void take(bao__player *p, const bao_peg_event *e)
{
    const bao_peg_node *node = e->node;
    const bao_span subject = p->match.subject;
    switch ((bao_peg_op)e->kind) {
    case BAO_PEG_POSITION:
        push(p, (bao__value){.kind = BAO__INTEGER, .integer = (int64_t)e->from + 1});
        break;
    case BAO_PEG_CONSTANT:
        push_constants(p, node->least, node->most);
        break;
    case BAO_PEG_WORDS:
        push_constants(p, node->least + e->value, 1);
        break;
    case BAO_PEG_QUOTE:
        push(p, (bao__value){.kind = BAO__TEXT, .text = {subject.p + e->from, e->to - e->from}});
        break;
    case BAO_PEG_CONDITION:
        push(p, p->program->conditions[node->least].condition
                    ? p->program->constants[p->program->conditions[node->least].values + e->value]
                    : p->given[e->value]);
        break;
    case BAO_PEG_OPS:
        push(p, (bao__value){.kind = BAO__BEGIN});
        break;
    default:
        finish_call(p, (bao__call)node->least);
    }
}

size_t bao__play(bao__player *p, uint32_t number, bao_span subject, size_t at)
{
    bao_peg_match *m = &p->match;
    m->subject = subject;
    m->arena = p->x->report->arena;
    m->condition = ask;
    m->ud = p;
    m->event_count = p->value_count = p->given_count = 0;
    const size_t end = bao_peg_run(m, &p->program->nodes[number], at);
    for (size_t i = 0; end != BAO_PEG_FAIL && i < m->event_count && !p->x->failed; i++) {
        take(p, &m->events[i]);
    }
    p->x->failed |= m->failed;
    return end;
}

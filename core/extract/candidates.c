/* candidates.c - the hits of a scan in text order: rules' first words, and the marks that end
 * sentences. */
#include "extract/candidates.h"

#include "base/utf8.h"

bool bao__candidates_find(bao__candidates *c, bao_extraction *x)
{
    const bao_report *report = x->report;
    *c = (bao__candidates){.engine = x->engine, .view = bao_fold_view(&report->fold)};
    if (!x->hits.items &&
        !bao_literals_scan(x->engine->literals, c->view, SIZE_MAX, report->arena, &x->hits)) {
        return false;
    }
    c->hits = x->hits;
    return true;
}

static bool is_end(const bao_engine *engine, uint32_t literal)
{
    return literal >= engine->literal_count - BAO_SENTENCE_ENDS && literal < engine->literal_count;
}

/* What a hit that is no rule's says of those to come. */
static void note(bao__candidates *c, const bao_hit *hit)
{
    if (is_end(c->engine, hit->id)) {
        c->sentence.from = hit->at + (c->view.p[hit->at] < 0 ? 3 : 1);
        c->sentence.to = 0;
    }
}

bool bao__candidates_next(bao__candidates *c)
{
    const uint32_t rules = c->engine->rule_literals;
    while (c->next < c->hits.count) {
        const bao_hit *hit = &c->hits.items[c->next++];
        if (hit->id >= rules) {
            note(c, hit);
            continue;
        }
        const uint32_t rule = c->engine->rule_of[hit->id];
        const bool again = c->next > 1 && hit[-1].at == hit->at && hit[-1].id < rules &&
                           c->engine->rule_of[hit[-1].id] == rule;
        if (!again) {
            c->rule = rule;
            c->at = hit->at;
            return true;
        }
    }
    return false;
}

bao_range bao__candidates_sentence(bao__candidates *c)
{
    if (!c->sentence.to) {
        c->sentence.to = (uint32_t)c->view.n;
        for (size_t i = c->next; i < c->hits.count; i++) {
            if (is_end(c->engine, c->hits.items[i].id)) {
                c->sentence.to = c->hits.items[i].at;
                break;
            }
        }
    }
    return bao__clip(c->view, c->sentence, c->at, BAO__SENTENCE_BEFORE, BAO__SENTENCE_AFTER);
}

static bool opens_from(const bao_texts *lists, uint32_t count, bao_span rest)
{
    for (uint32_t i = 0; count && i < lists->count; i++) {
        const bao_span text = lists->items[i];
        if (bao_utf8_starts(rest, text) &&
            opens_from(lists + 1, count - 1, (bao_span){rest.p + text.n, rest.n - text.n})) {
            return true;
        }
    }
    return count == 0;
}

bool bao__opens(const bao_rule *rule, bao_span view, uint32_t at)
{
    return opens_from(rule->opening, rule->opening_count, (bao_span){view.p + at, view.n - at});
}

bool bao__follows(const bao_rule *rule, bao_span view, const bao_quantity *quantity)
{
    bao_span rest = {view.p + quantity->number.to, view.n - quantity->number.to};
    const bool more =
        bao_span_starts(rest, BAO_SPAN("余")) || bao_span_starts(rest, BAO_SPAN("多"));
    if (rule->follow_count && more) {
        rest = (bao_span){rest.p + 3, rest.n - 3};
    }
    return opens_from(rule->follow, rule->follow_count, rest);
}

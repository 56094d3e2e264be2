/* apply_corrections.c - corrections over settled facts. */
#include "extract/apply_corrections.h"

typedef enum outcome {
    APPLIED,
    NOT_NEEDED,
    NO_INDICATOR, /* the script does not declare it */
    COMPUTED,     /* a metric's: its inputs are what can be wrong */
    NOT_READ,     /* confirmed, and there is no such fact */
    DIFFERS,      /* confirmed, and another value is read */
    TWICE         /* another correction is of the same fact */
} outcome;

#define BY_HAND (BAO_GRADE_OVERRIDDEN | BAO_GRADE_CONFIRMED)

static uint32_t find_indicator(const bao_facts *facts, bao_span name)
{
    for (uint32_t i = 0; i < facts->indicator_count; i++) {
        if (bao_span_equal(name, bao_span_of(facts->indicators[i].name))) {
            return i;
        }
    }
    return BAO_NONE;
}

/* "why (who, when)", with no mark that ends a reason of a grade. */
static bool give_reason(bao_facts *facts, bao_fact *fact, const bao_correction *c)
{
    bao_buf out = bao_buf_in(facts->arena);
    const bool both = c->who.n && c->when.n, any = c->who.n || c->when.n;
    bao_buf_span(&out, c->why);
    bao_buf_string(&out, any ? c->why.n ? " (" : "(" : "");
    bao_buf_span(&out, c->who);
    bao_buf_string(&out, both ? ", " : "");
    bao_buf_span(&out, c->when);
    bao_buf_string(&out, any ? ")" : "");
    for (size_t i = 0; i < out.n; i++) {
        out.p[i] = out.p[i] == ';' ? ',' : out.p[i];
    }
    fact->reason = bao_buf_view(&out);
    return !out.failed;
}

static bool same_value(const bao_fact *fact, const bao_correction *c)
{
    return fact->valued == c->valued &&
           (!c->valued || bao_decimal_compare(fact->value, c->value) == 0);
}

/* The report's own statement is what the correction says, without a doubt. */
static bool is_read_so(const bao_fact *fact, const bao_correction *c)
{
    const bool stated = fact->status == BAO_FACT_REPORTED || fact->status == BAO_FACT_NONE_STATED;
    return fact->first != BAO_NONE && fact->hedge == BAO_EXACT && same_value(fact, c) &&
           (c->valued ? stated : fact->status == c->status);
}

/* What the mentions are to the value that a person gave. */
static void judge_mentions(const bao_facts *facts, const bao_fact *fact)
{
    const bao_mention given = {.value = fact->value, .valued = fact->valued, .hedge = BAO_EXACT};
    for (uint32_t i = fact->first; i != BAO_NONE; i = facts->mentions[i].next) {
        bao_mention *m = &facts->mentions[i];
        m->role = !m->valued                             ? BAO_ROLE_BLANK
                  : bao_mentions_agree(facts, &given, m) ? BAO_ROLE_AGREES
                                                         : BAO_ROLE_DIFFERS;
    }
}

static outcome confirm(const bao_facts *facts, bao_fact *fact, const bao_correction *c)
{
    if (!fact || fact->first == BAO_NONE) {
        return NOT_READ;
    }
    if (!same_value(fact, c)) {
        return DIFFERS;
    }
    fact->status = facts->mentions[fact->first].status;
    fact->grade |= BAO_GRADE_CONFIRMED;
    return APPLIED;
}

static void override(const bao_facts *facts, bao_fact *fact, const bao_correction *c)
{
    fact->value = c->value;
    fact->valued = c->valued;
    fact->status = c->status;
    fact->hedge = BAO_EXACT;
    fact->grade = BAO_GRADE_OVERRIDDEN;
    judge_mentions(facts, fact);
}

/* False when out of memory. */
static bool apply_one(bao_facts *facts, const bao_correction *c, uint8_t *result)
{
    const uint32_t indicator = find_indicator(facts, c->indicator);
    bao_fact *fact = indicator == BAO_NONE ? NULL : bao_facts_find(facts, indicator, c->dims);
    *result = indicator == BAO_NONE                      ? NO_INDICATOR
              : fact && fact->status == BAO_FACT_DERIVED ? COMPUTED
              : fact && fact->grade & BY_HAND            ? TWICE
              : c->confirmed                             ? (uint8_t)confirm(facts, fact, c)
              : fact && is_read_so(fact, c)              ? NOT_NEEDED
                                                         : APPLIED;
    if (*result != APPLIED) {
        return true;
    }
    if (!c->confirmed) {
        fact = fact ? fact : bao_facts_key(facts, indicator, c->dims);
        if (!fact) {
            return false;
        }
        override(facts, fact, c);
    }
    return give_reason(facts, fact, c);
}

bool bao__corrections_apply(bao_facts *facts)
{
    const bao_corrections *all = &facts->corrections;
    if (!all->count) {
        return true;
    }
    if (!facts->corrected) {
        facts->corrected = bao_arena_calloc(facts->arena, all->count, sizeof *facts->corrected);
    }
    for (size_t i = 0; i < facts->count; i++) { /* facts that a correction made stay when the
                                                 * others are settled once more */
        facts->items[i].grade &= (uint16_t)~BY_HAND;
    }
    bool applied = facts->corrected != NULL;
    for (size_t i = 0; applied && i < all->count; i++) {
        applied = apply_one(facts, &all->items[i], &facts->corrected[i]);
    }
    return applied;
}

/* "12 for new_received[applicant:total]" */
static bao_span print_correction(const bao_facts *facts, const bao_correction *c)
{
    char value[BAO_DECIMAL_TEXT] = "";
    bao_buf out = bao_buf_in(facts->arena);
    if (c->valued) {
        bao_decimal_print(c->value, value);
    }
    bao_buf_string(&out, c->valued      ? value
                         : c->confirmed ? "no value"
                                        : bao_fact_status_name((bao_fact_status)c->status));
    bao_buf_string(&out, " for ");
    bao_buf_span(&out, c->indicator);
    bao_buf_string(&out, c->dims.n ? "[" : "");
    bao_buf_span(&out, c->dims);
    bao_buf_string(&out, c->dims.n ? "]" : "");
    return bao_buf_view(&out);
}

void bao__corrections_tell(bao_facts *facts)
{
    static const char *const reasons[] = {
        [NO_INDICATOR] = "the script that reads the report has no such indicator",
        [COMPUTED] = "it is computed from others: correct those",
        [NOT_READ] = "it was confirmed, and nothing is read there now",
        [DIFFERS] = "it was confirmed, and what is read there now is another value",
        [TWICE] = "another correction is of the same figure"};
    for (size_t i = 0; facts->corrected && i < facts->corrections.count; i++) {
        const uint8_t result = facts->corrected[i];
        const bao_span what = print_correction(facts, &facts->corrections.items[i]);
        if (result == NOT_NEEDED) {
            bao_warn(&facts->warnings, BAO_CORRECTION_NOT_NEEDED, 0,
                     "the correction %.*s is no longer needed: that is what is read", (int)what.n,
                     what.p);
        } else if (result != APPLIED) {
            bao_warn(&facts->warnings, BAO_CORRECTION_NOT_APPLIED, 0,
                     "the correction %.*s is not applied: %s", (int)what.n, what.p,
                     reasons[result]);
        }
    }
}

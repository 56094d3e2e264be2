/* choose_values.c - which of a fact's mentions gives its value, what the others are to that one,
 * and the order of the facts. */
#include <stdlib.h>

#include "extract/apply_corrections.h"
#include "extract/scope.h"

/* a is within so many percent of b. */
static bool is_near(bao_decimal a, bao_decimal b, uint32_t percent)
{
    bao_decimal gap, scaled, allowed;
    if (!bao_decimal_subtract(a, b, &gap) ||
        !bao_decimal_multiply(gap, (bao_decimal){100, 0}, &scaled) ||
        !bao_decimal_multiply(b, (bao_decimal){percent, 0}, &allowed)) {
        return false;
    }
    scaled.coefficient = scaled.coefficient < 0 ? -scaled.coefficient : scaled.coefficient;
    allowed.coefficient = allowed.coefficient < 0 ? -allowed.coefficient : allowed.coefficient;
    return bao_decimal_compare(scaled, allowed) <= 0;
}

static bool hedge_admits(const bao_facts *facts, const bao_mention *hedged,
                         const bao_mention *other)
{
    int order = bao_decimal_compare(other->value, hedged->value);
    switch ((bao_hedge)hedged->hedge) {
    case BAO_ABOUT:
        return is_near(other->value, hedged->value, facts->about_percent);
    case BAO_OVER:
    case BAO_AT_LEAST:
        return order >= 0;
    case BAO_UNDER:
        return order <= 0;
    default:
        return order == 0;
    }
}

bool bao_mentions_agree(const bao_facts *facts, const bao_mention *a, const bao_mention *b)
{
    if (!a->valued || !b->valued) {
        return false;
    }
    return hedge_admits(facts, a, b) || hedge_admits(facts, b, a);
}

bool bao_facts_other_reading(const bao_facts *facts, uint32_t indicator, bao_span dims,
                             bao_decimal value, bao_decimal *out)
{
    const uint32_t other = facts->indicators[indicator].may_include;
    const bao_fact *added = other ? bao_facts_find(facts, other - 1, dims) : NULL;
    if (!added || added->first == BAO_NONE) {
        return false;
    }
    const bao_mention *best = &facts->mentions[added->first];
    return best->valued && bao_decimal_add(value, best->value, out);
}

/* Two mentions of a fact agree, or one is of the other reading. */
static bool agree(const bao_facts *facts, const bao_fact *fact, const bao_mention *best,
                  const bao_mention *other)
{
    bao_mention sum = *best;
    return bao_mentions_agree(facts, best, other) ||
           (!other->table &&
            bao_facts_other_reading(facts, fact->indicator, fact->dims, best->value, &sum.value) &&
            bao_mentions_agree(facts, &sum, other));
}

/* Marks one mention against the preferred one and returns the grade bits it earns. A fallback is
 * not trusted to contradict, but where it has two readings and neither is right, it does. */
static unsigned judge(const bao_facts *facts, const bao_mention *best, bao_mention *other,
                      bao_fact *fact)
{
    if (!other->valued) {
        other->role = BAO_ROLE_BLANK;
        return 0;
    }
    if (!agree(facts, fact, best, other)) {
        other->role = BAO_ROLE_DIFFERS;
        if (other->fallback <= best->fallback || facts->indicators[fact->indicator].may_include) {
            fact->status = BAO_FACT_CONTRADICTORY;
        }
        return 0;
    }
    other->role = BAO_ROLE_AGREES;
    return other->table != best->table ? BAO_GRADE_TABLE_AND_PROSE : BAO_GRADE_REPEATED;
}

/* A table with figures states its blank cells too: one of them stands before what prose says. A
 * table that has lost all its figures states nothing, and a cell that cannot be read says nothing
 * against prose that can. `tables` tells of each rule whether it read a figure. */
static void prefer_table(bao_facts *facts, bao_fact *fact, const bool *tables)
{
    if (facts->mentions[fact->first].table || !facts->mentions[fact->first].valued) {
        return;
    }
    for (uint32_t *at = &fact->first; *at != BAO_NONE; at = &facts->mentions[*at].next) {
        bao_mention *m = &facts->mentions[*at];
        if (m->table && !m->valued && m->status != BAO_FACT_UNREADABLE && tables[m->rule]) {
            const uint32_t index = *at;
            *at = m->next;
            m->next = fact->first;
            fact->first = index;
            return;
        }
    }
}

/* By rule: it read a figure in a table. NULL when out of memory. */
static const bool *tables_with_figures(const bao_facts *facts)
{
    uint32_t most = 0;
    for (size_t i = 0; i < facts->mention_count; i++) {
        most = facts->mentions[i].rule > most ? facts->mentions[i].rule : most;
    }
    bool *tables = bao_arena_calloc(facts->arena, most + 1u, sizeof *tables);
    for (size_t i = 0; tables && i < facts->mention_count; i++) {
        const bao_mention *m = &facts->mentions[i];
        tables[m->rule] |= m->table && m->valued;
    }
    return tables;
}

static void settle_one(bao_facts *facts, bao_fact *fact, const bool *tables)
{
    if (fact->first == BAO_NONE) {
        return;
    }
    prefer_table(facts, fact, tables);
    bao_mention *best = &facts->mentions[fact->first];
    fact->value = best->value;
    fact->valued = best->valued;
    fact->status = best->status;
    fact->hedge = best->hedge;
    fact->rule = best->rule;
    fact->grade = (uint16_t)((best->fallback ? BAO_GRADE_FALLBACK : 0) |
                             (best->by_sum ? BAO_GRADE_BY_SUM : 0));
    best->role = best->valued ? BAO_ROLE_VALUE : BAO_ROLE_BLANK;
    for (uint32_t m = best->next; m != BAO_NONE; m = facts->mentions[m].next) {
        bao_mention *other = &facts->mentions[m];
        if (best->valued) {
            fact->grade |= (uint16_t)judge(facts, best, other, fact);
        } else {
            other->role = other->valued ? BAO_ROLE_DIFFERS : BAO_ROLE_BLANK;
        }
    }
}

static bool choose_values(bao_facts *facts)
{
    const bool *tables = tables_with_figures(facts);
    for (size_t i = 0; tables && i < facts->count; i++) {
        settle_one(facts, &facts->items[i], tables);
    }
    return tables != NULL;
}

/* Merges two lists of mentions, each in order of trust; of equals the first list's come first. */
static uint32_t merge(bao_mention *mentions, uint32_t a, uint32_t b)
{
    uint32_t first = BAO_NONE;
    uint32_t *tail = &first;
    while (a != BAO_NONE && b != BAO_NONE) {
        uint32_t *taken = bao__trust(&mentions[a], &mentions[b]) <= 0 ? &a : &b;
        *tail = *taken;
        tail = &mentions[*taken].next;
        *taken = *tail;
    }
    *tail = a != BAO_NONE ? a : b;
    return first;
}

/* Merge sort from the bottom: lists[i] holds 2^i mentions or none. */
static void sort_mentions(bao_mention *mentions, bao_fact *fact)
{
    uint32_t lists[32];
    memset(lists, 0xFF, sizeof lists);
    for (uint32_t m = fact->first; m != BAO_NONE;) {
        uint32_t one = m;
        m = mentions[m].next;
        mentions[one].next = BAO_NONE;
        size_t i = 0;
        for (; lists[i] != BAO_NONE; i++) {
            one = merge(mentions, lists[i], one);
            lists[i] = BAO_NONE;
        }
        lists[i] = one;
    }
    fact->first = BAO_NONE;
    for (size_t i = 0; i < 32; i++) {
        fact->first = merge(mentions, lists[i], fact->first);
    }
    fact->unsorted = false;
}

static void sort_all(bao_facts *facts)
{
    for (size_t i = 0; i < facts->count; i++) {
        if (facts->items[i].unsorted) {
            sort_mentions(facts->mentions, &facts->items[i]);
        }
    }
}

static int by_order(const void *x, const void *y)
{
    const bao_fact *a = x;
    const bao_fact *b = y;
    if (a->indicator != b->indicator) {
        return a->indicator < b->indicator ? -1 : 1;
    }
    size_t n = a->dims.n < b->dims.n ? a->dims.n : b->dims.n;
    int order = n ? memcmp(a->dims.p, b->dims.p, n) : 0;
    return order ? order : (a->dims.n > b->dims.n) - (a->dims.n < b->dims.n);
}

static bool is_sorted(const bao_facts *facts)
{
    for (size_t i = 1; i < facts->count; i++) {
        if (by_order(&facts->items[i - 1], &facts->items[i]) > 0) {
            return false;
        }
    }
    return true;
}

bool bao_facts_settle(bao_facts *facts)
{
    sort_all(facts);
    if (!bao__scopes_merge(facts)) {
        return false;
    }
    sort_all(facts);
    if (!choose_values(facts) || !bao__corrections_apply(facts)) {
        return false;
    }
    if (!is_sorted(facts)) {
        qsort(facts->items, facts->count, sizeof *facts->items, by_order);
        bao__facts_index(facts);
    }
    facts->settled = facts->sorted = true;
    return true;
}

/* scope.c - whose figure it is. A government's report is about its whole territory: 全市 is its own
 * scope, and the figure of its office is another one. An office's or a department's report is about
 * itself. */
#include "extract/scope.h"

/* The longest dims that are looked at. */
#define DIMS_MOST 256

/* Where the part of `dims` behind the one at `i` begins; past their end when there is none. */
static size_t next_part(bao_span dims, size_t i)
{
    const char *mark = memchr(dims.p + i, ';', dims.n - i);
    return mark ? (size_t)(mark - dims.p) + 1 : dims.n + 1;
}

/* `dims` without scope:`name`, in `out`; false when that is not in them. */
static bool strip_scope(bao_span dims, bao_span name, char out[DIMS_MOST], bao_span *plain)
{
    for (size_t i = 0; i + name.n <= dims.n && dims.n < DIMS_MOST; i = next_part(dims, i)) {
        const size_t end = i + name.n;
        if (!bao_span_starts((bao_span){dims.p + i, dims.n - i}, name) ||
            (end < dims.n && dims.p[end] != ';')) {
            continue;
        }
        const size_t cut = i ? i - 1 : i;
        const size_t after = i || end == dims.n ? end : end + 1;
        memcpy(out, dims.p, cut);
        memcpy(out + cut, dims.p + after, dims.n - after);
        *plain = (bao_span){out, cut + dims.n - after};
        return true;
    }
    return false;
}

static bool is_government(const bao_facts *facts)
{
    const bao_span publisher = facts->report->meta[BAO_META_PUBLISHER].value;
    return publisher.n == 0 || bao_span_ends(publisher, BAO_SPAN("政府")) ||
           bao_span_equal(publisher, facts->report->meta[BAO_META_PLACE].value);
}

/* The mention says what the fact's best one does, in one of its readings. */
static bool fits(const bao_facts *facts, const bao_fact *fact, const bao_mention *mention)
{
    if (!fact || fact->first == BAO_NONE) {
        return false;
    }
    bao_mention best = facts->mentions[fact->first];
    const bao_decimal value = best.value;
    return bao_mentions_agree(facts, &best, mention) ||
           (best.valued &&
            bao_facts_other_reading(facts, fact->indicator, fact->dims, value, &best.value) &&
            bao_mentions_agree(facts, &best, mention));
}

/* Gives the mentions of fact number `index` to the fact with `plain` dims. */
static bool give_mentions(bao_facts *facts, size_t index, bao_span plain)
{
    const uint32_t indicator = facts->items[index].indicator;
    uint32_t next = facts->items[index].first;
    facts->items[index].first = BAO_NONE;
    while (next != BAO_NONE) {
        const bao_mention mention = facts->mentions[next];
        next = mention.next;
        if (!bao_facts_add(facts, indicator, plain, &mention)) {
            return false;
        }
    }
    return true;
}

/* The report tells of its whole and of `scope`, and they differ. */
static bool tells_apart(const bao_facts *facts, bao_span scope)
{
    char buf[DIMS_MOST];
    bao_span plain;
    for (size_t f = 0; f < facts->count; f++) {
        const bao_fact *fact = &facts->items[f];
        if (fact->first == BAO_NONE || !strip_scope(fact->dims, scope, buf, &plain)) {
            continue;
        }
        const bao_fact *whole = bao_facts_find(facts, fact->indicator, plain);
        if (whole && whole->first != BAO_NONE &&
            !fits(facts, whole, &facts->mentions[fact->first])) {
            return true;
        }
    }
    return false;
}

/* `own_scope`: the scope is the report's own. Another one is the report's too when it says the
 * same, or, `alone`, when a government's office is all that a report tells of. */
static bool merge(bao_facts *facts, size_t index, bool own_scope, bool alone, bao_span plain)
{
    const bao_fact *fact = &facts->items[index];
    if (fact->first == BAO_NONE) {
        return true;
    }
    const bao_fact *whole = bao_facts_find(facts, fact->indicator, plain);
    const bool stated = whole && whole->first != BAO_NONE;
    if (own_scope || (stated ? fits(facts, whole, &facts->mentions[fact->first]) : alone)) {
        return give_mentions(facts, index, plain);
    }
    return true;
}

static bool is_empty(const void *ud, const bao_fact *fact)
{
    const bao_facts *facts = ud;
    return fact->first == BAO_NONE && fact->status != BAO_FACT_DERIVED && facts->settled == false;
}

bool bao__scopes_merge(bao_facts *facts)
{
    static const char *const names[] = {"scope:city", "scope:own"};
    char buf[DIMS_MOST];
    bao_span plain;
    bool any = false;
    if (facts->settled) {
        return true;
    }
    const bool government = is_government(facts);
    for (int i = 0; i < 2; i++) {
        const bool own_scope = government == (i == 0);
        const bool alone = government && !own_scope && !tells_apart(facts, bao_span_of(names[i]));
        for (size_t f = 0, count = facts->count; f < count; f++) {
            if (strip_scope(facts->items[f].dims, bao_span_of(names[i]), buf, &plain)) {
                any = true;
                if (!merge(facts, f, own_scope, alone, plain)) {
                    return false;
                }
            }
        }
    }
    if (any) {
        bao__facts_remove(facts, is_empty, facts);
    }
    return true;
}

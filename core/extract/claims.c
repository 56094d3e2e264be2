/* claims.c - whose the numbers of a report are: a fact's, set aside, nobody's, or two facts' at
 * once.
 */
#include "extract/claims.h"

#include "base/find.h"
#include "extract/window.h"

static bool any_contained(bao_span s, const bao_span *words, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (bao_find(s, words[i])) {
            return true;
        }
    }
    return false;
}

bool bao__under_heading(const bao_report *report, const bao_block *block, const bao_span *words,
                        uint32_t count)
{
    bao_span view = bao_fold_view(&report->fold);
    for (;;) {
        if (block->kind == BAO_HEADING &&
            any_contained(bao_span_cut(view, block->folded), words, count)) {
            return true;
        }
        if (block->section == BAO_NONE) {
            return false;
        }
        block = &report->blocks[block->section];
    }
}

static bool ignores(const bao_extraction *x, const bao_ignore *ignore, const bao_block *block,
                    bao_span sentence)
{
    return (!ignore->section_count || !block ||
            bao__under_heading(x->report, block, ignore->sections, ignore->section_count)) &&
           (!ignore->near_count || any_contained(sentence, ignore->near, ignore->near_count));
}

/* 1 + index of the reason for which the engine sets aside what stands in a sentence; 0 for none. */
static uint8_t set_aside(const bao_extraction *x, bao_range sentence, uint32_t at)
{
    const bao_block *block = bao_report_block_at(x->report, at);
    const bao_span text = bao_span_cut(bao_fold_view(&x->report->fold), sentence);
    for (uint32_t i = 0; i < x->engine->ignore_count; i++) {
        if (ignores(x, &x->engine->ignores[i], block, text)) {
            return (uint8_t)(i < 254 ? i + 1 : 255);
        }
    }
    return 0;
}

static void count_residue(bao_extraction *x)
{
    const bao_quantities *q = &x->report->quantities;
    const bao_span view = bao_fold_view(&x->report->fold);
    bao_range sentence = {0, 0};
    uint8_t reason = 0; /* for all of `sentence` */
    for (size_t i = 0; i < q->count; i++) {
        const bao_quantity *item = &q->items[i];
        bao_claim *claim = &x->facts.claims[i];
        if (!bao_quantity_is_amount((bao_quantity_kind)item->kind)) {
            continue;
        }
        x->amounts++;
        if (claim->claimed) {
            continue;
        }
        const uint32_t at = item->raw.from;
        if (x->engine->ignore_count &&
            (at >= sentence.to || sentence.to - sentence.from > BAO__SENTENCE_BEFORE)) {
            sentence = bao__sentence_at(view, at);
            reason = set_aside(x, sentence, at);
        }
        claim->set_aside = reason;
        x->residue += reason == 0;
    }
}

#define SHARERS_MOST 4

/* Figures of which none is read; figures of which not one in so many is. */
enum { UNREAD_SOME = 6, UNREAD_MANY = 60, UNREAD_TIMES = 40 };

/* A number that was read more than once, and the first of the facts that read it. */
typedef struct sharers {
    uint32_t quantity;
    uint32_t count;
    uint32_t facts[SHARERS_MOST];
} sharers;

/* The numbers that were read more than once, in text order; NULL when out of memory. */
static sharers *shared_numbers(const bao_extraction *x, size_t *count)
{
    const size_t quantities = x->report->quantities.count;
    const bao_claim *claims = x->facts.claims;
    *count = 0;
    for (size_t i = 0; i < quantities; i++) {
        *count += claims[i].again;
    }
    sharers *all = bao_arena_calloc(x->report->arena, *count + 1, sizeof *all);
    for (size_t i = 0, n = 0; all && i < quantities; i++) {
        if (claims[i].again) {
            all[n++].quantity = (uint32_t)i;
        }
    }
    return all;
}

static void add_sharer(sharers *s, uint32_t fact)
{
    bool known = s->count == SHARERS_MOST;
    for (uint32_t k = 0; k < s->count; k++) {
        known |= s->facts[k] == fact;
    }
    if (!known) {
        s->facts[s->count++] = fact;
    }
}

/* The first of the numbers that ends behind folded offset `at`. */
static size_t first_behind(const bao_quantities *q, const sharers *all, size_t count, uint32_t at)
{
    size_t low = 0;
    while (low < count) {
        const size_t middle = low + (count - low) / 2;
        if (q->items[all[middle].quantity].raw.to > at) {
            count = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

/* Gives each of the numbers the facts whose mentions are at it. */
static void find_sharers(const bao_extraction *x, sharers *all, size_t count)
{
    const bao_quantities *q = &x->report->quantities;
    for (size_t i = 0; i < x->facts.mention_count; i++) {
        const bao_mention *m = &x->facts.mentions[i];
        for (size_t k = m->valued ? first_behind(q, all, count, m->raw.from) : count;
             k < count && q->items[all[k].quantity].raw.from < m->raw.to; k++) {
            add_sharer(&all[k], m->key);
        }
    }
}

static void warn_shared(bao_extraction *x, const sharers *s)
{
    const bao_quantity *q = &x->report->quantities.items[s->quantity];
    bao_buf names = bao_buf_in(x->report->arena);
    for (uint32_t k = 0; k < s->count; k++) {
        bao_buf_string(&names, k ? ", " : "");
        bao_fact_name_print(&x->facts, &x->facts.items[s->facts[k]], &names);
    }
    if (s->count < 2 || names.failed) {
        x->failed |= names.failed;
        return;
    }
    const bao_span quote = bao_report_raw(x->report, q->raw);
    bao_warn(&x->facts.warnings, "NUMBER_SHARED", bao_report_source(x->report, q->raw).from,
             "line %u: one number, \"%.*s\", was read as several facts: %.*s",
             bao_report_line(x->report, q->raw.from), (int)(quote.n > 60 ? 60 : quote.n), quote.p,
             (int)(names.n > 150 ? 150 : names.n), names.p);
}

/* A form reads one figure in ten of the longest communiqués, nearly all of a table; where none of
 * some, or hardly any of many was read, the report is not what the form takes it for. */
static void warn_unread(bao_extraction *x)
{
    const uint32_t read = x->amounts - x->residue;
    if ((read == 0 && x->amounts >= UNREAD_SOME) ||
        (read * UNREAD_TIMES < x->amounts && x->amounts >= UNREAD_MANY)) {
        bao_warn(&x->facts.warnings, "MOSTLY_UNREAD", 0, "%u of %u figures were read by %s", read,
                 x->amounts, x->engine->script);
    }
}

void bao__claims_count(bao_extraction *x)
{
    count_residue(x);
    warn_unread(x);
    if (!x->claimed_again) {
        return;
    }
    size_t count;
    sharers *all = shared_numbers(x, &count);
    if (!all) {
        x->failed = true;
        return;
    }
    find_sharers(x, all, count);
    for (size_t i = 0; i < count; i++) {
        warn_shared(x, &all[i]);
    }
}

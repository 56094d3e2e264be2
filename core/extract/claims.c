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
    bao_quantities *q = &x->report->quantities;
    const bao_span view = bao_fold_view(&x->report->fold);
    bao_range sentence = {0, 0};
    uint8_t reason = 0; /* for all of `sentence` */
    for (size_t i = 0; i < q->count; i++) {
        bao_quantity *item = &q->items[i];
        if (!bao_quantity_is_amount((bao_quantity_kind)item->kind)) {
            continue;
        }
        x->amounts++;
        if (item->claimed) {
            continue;
        }
        const uint32_t at = item->raw.from;
        if (x->engine->ignore_count &&
            (at >= sentence.to || sentence.to - sentence.from > BAO__SENTENCE_BEFORE)) {
            sentence = bao__sentence_at(view, at);
            reason = set_aside(x, sentence, at);
        }
        item->set_aside = reason;
        x->residue += reason == 0;
    }
}

#define SHARERS_MOST 4

/* The facts that read a quantity, by name: how many, and their names in a row. */
static uint32_t name_sharers(const bao_facts *facts, const bao_quantity *q, bao_buf *names)
{
    uint32_t keys[SHARERS_MOST];
    uint32_t count = 0;
    for (size_t i = 0; i < facts->mention_count && count < SHARERS_MOST; i++) {
        const bao_mention *m = &facts->mentions[i];
        bool known = !m->valued || m->raw.from >= q->raw.to || m->raw.to <= q->raw.from;
        for (uint32_t k = 0; k < count; k++) {
            known |= keys[k] == m->key;
        }
        if (!known) {
            bao_buf_string(names, count ? ", " : "");
            bao_fact_name_print(facts, &facts->items[m->key], names);
            keys[count++] = m->key;
        }
    }
    return count;
}

static void warn_shared(bao_extraction *x, const bao_quantity *q)
{
    bao_buf names = bao_buf_in(x->report->arena);
    if (name_sharers(&x->facts, q, &names) < 2 || names.failed) {
        x->failed |= names.failed;
        return;
    }
    const bao_span quote = bao_report_raw(x->report, q->raw);
    bao_warn(&x->report->warnings, "NUMBER_SHARED", bao_report_source(x->report, q->raw).from,
             "line %u: one number, \"%.*s\", was read as several facts: %.*s",
             bao_report_line(x->report, q->raw.from), (int)(quote.n > 60 ? 60 : quote.n), quote.p,
             (int)(names.n > 150 ? 150 : names.n), names.p);
}

void bao__claims_count(bao_extraction *x)
{
    count_residue(x);
    const bao_quantities *q = &x->report->quantities;
    for (size_t i = 0; x->claimed_again && i < q->count; i++) {
        if (q->items[i].claimed_again) {
            warn_shared(x, &q->items[i]);
        }
    }
}

/* missing.c - what the run over a report knows of a figure that is missing. */
#include "extract/missing.h"

#include "base/find.h"
#include "extract/program.h"
#include "extract/window.h"

static const char *const why_names[] = {
#define X(name, text) text,
    BAO_WHY_MAP(X)
#undef X
};

const char *bao_why_name(bao_why why)
{
    return why_names[why];
}

static uint64_t expectations_of(const bao_engine *engine, uint32_t indicator)
{
    uint64_t bits = 0;
    for (uint32_t i = 0; i < engine->expectation_count; i++) {
        bits |= (uint64_t)(engine->expectations[i].indicator == indicator) << i;
    }
    return bits;
}

/* The expectations that a call makes facts of: the first constant in it is the fact's target. */
static uint64_t expected_of_call(const bao_engine *engine, const bao_peg_node *call)
{
    const bao_peg_node *first = call;
    while (first->kids && first->op != BAO_PEG_CONSTANT) {
        first = first->kid[0];
    }
    const bao__value *target =
        first->op == BAO_PEG_CONSTANT ? &engine->program->constants[first->least] : NULL;
    const bool known = target && target->kind == BAO__INTEGER && target->integer >= 0 &&
                       (uint64_t)target->integer < engine->target_count;
    return known ? expectations_of(engine, engine->targets[target->integer]) : 0;
}

bool bao_engine_expect(bao_engine *engine)
{
    const bao__program *program = engine->program;
    if (!program || !engine->expectation_count) {
        return true;
    }
    uint64_t *made = bao_arena_calloc(engine->arena, program->node_count + 1u, sizeof *made);
    for (uint32_t i = 0; made && i < program->node_count; i++) {
        const bao_peg_node *node = &program->nodes[i];
        const bool fact = node->op == BAO_PEG_CALL &&
                          (node->least == BAO__CALL_FACT || node->least == BAO__CALL_NONE);
        made[i] = fact ? expected_of_call(engine, node) : 0;
        for (uint32_t k = 0; k < node->kids; k++) {
            made[i] |= made[node->kid[k] - program->nodes];
        }
    }
    for (uint32_t i = 0; made && i < engine->rule_count; i++) {
        bao_rule *rule = &engine->rules[i];
        rule->expects = rule->program < program->node_count ? made[rule->program] : 0;
    }
    return made != NULL;
}

static bao_why why_refused(uint8_t axes)
{
    return axes & BAO_WHOSE_YEAR_AXIS     ? BAO_WHY_ANOTHER_YEAR
           : axes & BAO_WHOSE_PERIOD_AXIS ? BAO_WHY_PART_OF_YEAR
           : axes & BAO_WHOSE_PLACE_AXIS  ? BAO_WHY_ANOTHER_PLACE
                                          : BAO_WHY_PLANNED;
}

/* A figure that was found, and is another's. */
static bool find_refused(const bao_extraction *x, const bao_expectation *e, bao_missing *out)
{
    for (size_t i = 0; i < x->missed_count; i++) {
        const bao_missed *m = &x->missed[i];
        if (m->indicator == e->indicator && bao_span_equal(m->dims, e->dims)) {
            *out = (bao_missing){why_refused(m->axes), m->rule, m->at, false};
            return true;
        }
    }
    return false;
}

/* The amount that nobody claimed in the rest of the sentence of `at`; NULL when there is none. */
static const bao_quantity *unclaimed_behind(const bao_extraction *x, uint32_t at)
{
    const bao_quantities *q = &x->report->quantities;
    const bao_range sentence = bao__sentence_at(bao_fold_view(&x->report->fold), at);
    for (size_t i = bao_quantity_find(q, at); i < q->count; i++) {
        if (q->items[i].raw.from >= sentence.to) {
            break;
        }
        if (q->items[i].raw.from >= at && !x->facts.claims[i].claimed &&
            bao_quantity_is_amount((bao_quantity_kind)q->items[i].kind)) {
            return &q->items[i];
        }
    }
    return NULL;
}

/* The best rule that stopped with a figure before it which nothing else read, at its first place.
 */
static bool find_stopped(const bao_extraction *x, uint32_t index, bao_missing *out)
{
    const bao_missed *best = NULL;
    const bao_rule *rules = x->engine->rules;
    for (size_t i = 0; i < x->missed_count; i++) {
        const bao_missed *m = &x->missed[i];
        if (m->indicator == BAO_NONE && rules[m->rule].expects >> index & 1 &&
            (!best || rules[m->rule].fallback < rules[best->rule].fallback ||
             (rules[m->rule].fallback == rules[best->rule].fallback &&
              m->at.from < best->at.from)) &&
            unclaimed_behind(x, m->at.from)) {
            best = m;
        }
    }
    if (best) {
        const bao_range at = {best->at.from, unclaimed_behind(x, best->at.from)->raw.to};
        *out = (bao_missing){BAO_WHY_RULE_STOPPED, best->rule, at, false};
    }
    return best != NULL;
}

/* A rule for it that begins with words, which stand in the report and which it never matched: of
 * those the best, at its first place. */
static bool find_words(const bao_extraction *x, uint32_t index, bao_missing *out)
{
    uint32_t best = BAO_NONE;
    const bao_rule *rules = x->engine->rules;
    for (uint32_t i = 0; i < x->engine->pattern_count; i++) {
        const bool words = !rules[i].at_numbers && !rules[i].at_sentences;
        if (words && rules[i].expects >> index & 1 && x->tried[i] && !x->matched[i] &&
            (best == BAO_NONE || rules[i].fallback < rules[best].fallback ||
             (rules[i].fallback == rules[best].fallback && x->tried_at[i] < x->tried_at[best]))) {
            best = i;
        }
    }
    if (best != BAO_NONE) {
        const bao_range at = {x->tried_at[best], x->tried_at[best] + 1};
        *out = (bao_missing){BAO_WHY_NO_FIGURE, best, at, false};
    }
    return best != BAO_NONE;
}

/* A cell of the grid is the figure. */
static bool holds(const bao_grid *grid, const bao_expectation *e)
{
    for (uint32_t i = 0; i < grid->rows.count * grid->columns.count; i++) {
        if (grid->places[i].indicator == e->indicator &&
            bao_span_equal(grid->places[i].dims, e->dims)) {
            return true;
        }
    }
    return false;
}

/* Some mention is of this rule. */
static bool mentioned_by(const bao_facts *facts, uint32_t rule)
{
    for (size_t i = 0; i < facts->mention_count; i++) {
        if (facts->mentions[i].rule == rule) {
            return true;
        }
    }
    return false;
}

static bool in_form_table(const bao_form_table *table, const bao_expectation *e)
{
    for (uint32_t i = 0; i < table->row_count; i++) {
        if (table->rows[i].indicator == e->indicator &&
            bao_span_equal(table->rows[i].dims, e->dims)) {
            return true;
        }
    }
    return false;
}

/* A table of the form that has the figure. */
typedef struct home {
    uint32_t rule; /* BAO_NONE: there is none */
    bool read;
    const bao_span *near; /* words of its section, folded */
    uint32_t near_count;
} home;

/* One that was read before one that was not. */
static home home_of(const bao_extraction *x, const bao_expectation *e)
{
    const bao_engine *engine = x->engine;
    home found = {.rule = BAO_NONE};
    for (uint32_t i = 0; i < engine->grids.count && !found.read; i++) {
        const bao_grid *grid = &engine->grids.items[i];
        if (holds(grid, e) && (found.rule == BAO_NONE || x->grids_read[i])) {
            found = (home){grid->rule, x->grids_read[i], grid->near, grid->near_count};
        }
    }
    for (uint32_t i = 0; i < engine->table_count && !found.read; i++) {
        const bao_form_table *table = &engine->tables[i];
        if (in_form_table(table, e)) {
            found = (home){table->rule, mentioned_by(&x->facts, table->rule), NULL, 0};
        }
    }
    return found;
}

static bool has_one(bao_span text, const bao_span *words, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (bao_find(text, words[i])) {
            return true;
        }
    }
    return false;
}

/* The heading under which the table should stand; empty when there is none. */
static bao_range heading_of(const bao_report *report, const home *table)
{
    const bao_span view = bao_fold_view(&report->fold);
    for (size_t i = 0; i < report->block_count; i++) {
        const bao_block *block = &report->blocks[i];
        if (block->kind == BAO_HEADING && block->level &&
            has_one(bao_span_cut(view, block->folded), table->near, table->near_count)) {
            return block->folded;
        }
    }
    return (bao_range){0, 0};
}

static bool warned_of(const bao_extraction *x, const char *code)
{
    const bao_warnings *all[] = {&x->report->warnings, &x->facts.warnings};
    for (size_t k = 0; k < 2; k++) {
        for (size_t i = 0; i < all[k]->count; i++) {
            if (strcmp(all[k]->items[i].code, code) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* What is known of the whole report, or of the table that was not found. NOT_STATED: nothing. */
static bao_missing why_unread(const bao_extraction *x, const home *table)
{
    const bao_range at = heading_of(x->report, table);
    if (warned_of(x, "PICTURE_TABLES") || warned_of(x, "PICTURES") ||
        warned_of(x, "SCANNED_PAGES")) {
        return (bao_missing){BAO_WHY_IN_PICTURES, table->rule, at, true};
    }
    if (warned_of(x, "MOSTLY_UNREAD")) {
        return (bao_missing){BAO_WHY_MOSTLY_UNREAD, BAO_NONE, {0, 0}, false};
    }
    if (table->near_count &&
        !has_one(bao_fold_view(&x->report->fold), table->near, table->near_count)) {
        return (bao_missing){BAO_WHY_SECTION_MISSING, table->rule, {0, 0}, false};
    }
    const bao_why why = table->rule == BAO_NONE ? BAO_WHY_NOT_STATED : BAO_WHY_TABLE_MISSING;
    return (bao_missing){why, table->rule, at, true};
}

bao_missing bao_missing_why(const bao_extraction *x, uint32_t index)
{
    const bao_expectation *e = &x->engine->expectations[index];
    const home table = home_of(x, e);
    bao_missing found;
    if (find_refused(x, e, &found)) {
        return found;
    }
    if (table.read) {
        return (bao_missing){BAO_WHY_FORM_INCOMPLETE, table.rule, {0, 0}, false};
    }
    if (find_stopped(x, index, &found)) {
        return found;
    }
    const bao_missing unread = why_unread(x, &table);
    return unread.why == BAO_WHY_NOT_STATED && find_words(x, index, &found) ? found : unread;
}

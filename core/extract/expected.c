/* expected.c - what is known of a figure that is not there: of the whole report, of the tables that
 * would have it, of rules whose first words stand in the report and that went no farther. */
#include "extract/expected.h"

#include "extract/program.h"

static bool warned_of(const bao_warnings *warnings, const char *code)
{
    for (size_t i = 0; i < warnings->count; i++) {
        if (strcmp(warnings->items[i].code, code) == 0) {
            return true;
        }
    }
    return false;
}

/* What is known of the whole report, or NULL. */
static const char *general_reason(const bao_extraction *x)
{
    static const char *const reasons[][2] = {{"PICTURE_TABLES", "in_pictures"},
                                             {"PICTURES", "in_pictures"},
                                             {"SCANNED_PAGES", "in_pictures"},
                                             {"MOSTLY_UNREAD", "mostly_unread"},
                                             {"FORM_INCOMPLETE", "form_incomplete"}};
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        if (warned_of(&x->report->warnings, reasons[i][0]) ||
            warned_of(&x->facts.warnings, reasons[i][0])) {
            return reasons[i][1];
        }
    }
    return NULL;
}

bool bao__absences_start(bao__absences *a, const bao_extraction *x)
{
    const bao__program *program = x->engine->program;
    *a = (bao__absences){.x = x, .general = general_reason(x)};
    a->marks = bao_arena_calloc(x->report->arena, program ? program->node_count + 1u : 1u,
                                sizeof *a->marks);
    return a->marks != NULL;
}

/* The indicator that a call of this node makes a fact of, or BAO_NONE: its first capture is the
 * target's number. */
static uint32_t indicator_of(const bao_engine *engine, const bao_peg_node *node)
{
    while (node->kids && node->op != BAO_PEG_CONSTANT) {
        node = node->kid[0];
    }
    if (node->op != BAO_PEG_CONSTANT) {
        return BAO_NONE;
    }
    const bao__value *value = &engine->program->constants[node->least];
    const bool known = value->kind == BAO__INTEGER && value->integer >= 0 &&
                       (uint64_t)value->integer < engine->target_count;
    return known ? engine->targets[value->integer] : BAO_NONE;
}

/* The node or a part of it makes facts of the indicator. A part met before in this visit does
 * not. */
static bool makes(bao__absences *a, const bao_peg_node *node, uint32_t indicator)
{
    const bao_engine *engine = a->x->engine;
    uint32_t *mark = &a->marks[node - engine->program->nodes];
    if (*mark == a->visit || !node->captures) {
        return false;
    }
    *mark = a->visit;
    const bool call = node->op == BAO_PEG_CALL &&
                      (node->least == BAO__CALL_FACT || node->least == BAO__CALL_NONE);
    if (call && indicator_of(engine, node->kid[0]) == indicator) {
        return true;
    }
    for (uint32_t i = 0; i < node->kids; i++) {
        if (makes(a, node->kid[i], indicator)) {
            return true;
        }
    }
    return false;
}

/* A rule that begins with words, that was tried where they stand, and never matched. */
static bool has_stopped(const bao_extraction *x, uint32_t rule)
{
    const bao_rule *r = &x->engine->rules[rule];
    return r->pattern && !r->at_numbers && !r->at_sentences && r->program != BAO_NONE &&
           x->tried[rule] && !x->matched[rule];
}

/* The rule for the indicator that stopped, of those the surest, of equals the one that was tried
 * first in the report; or BAO_NONE. */
static uint32_t stopped_rule(bao__absences *a, uint32_t indicator)
{
    const bao_engine *engine = a->x->engine;
    uint32_t best = BAO_NONE;
    for (uint32_t i = 0; i < engine->pattern_count; i++) {
        const bool better = best == BAO_NONE ||
                            engine->rules[i].fallback < engine->rules[best].fallback ||
                            (engine->rules[i].fallback == engine->rules[best].fallback &&
                             a->x->tried_at[i] < a->x->tried_at[best]);
        a->visit++;
        if (better && has_stopped(a->x, i) &&
            makes(a, &engine->program->nodes[engine->rules[i].program], indicator)) {
            best = i;
        }
    }
    return best;
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

static bool in_grid(const bao_grid *grid, uint32_t indicator, bao_span dims)
{
    for (uint32_t i = 0; i < grid->rows.count * grid->columns.count; i++) {
        if (grid->places[i].indicator == indicator && bao_span_equal(grid->places[i].dims, dims)) {
            return true;
        }
    }
    return false;
}

static bool in_form_table(const bao_form_table *table, uint32_t indicator, bao_span dims)
{
    for (uint32_t i = 0; i < table->row_count; i++) {
        if (table->rows[i].indicator == indicator && bao_span_equal(table->rows[i].dims, dims)) {
            return true;
        }
    }
    return false;
}

/* A table of the form has the figure, and none that has it was found. */
static bool table_is_missing(const bao_extraction *x, uint32_t indicator, bao_span dims)
{
    const bao_engine *engine = x->engine;
    bool has = false;
    for (uint32_t i = 0; i < engine->grids.count; i++) {
        if (in_grid(&engine->grids.items[i], indicator, dims)) {
            has = true;
            if (x->grids_read[i]) {
                return false;
            }
        }
    }
    for (uint32_t i = 0; i < engine->table_count; i++) {
        if (in_form_table(&engine->tables[i], indicator, dims)) {
            has = true;
            if (mentioned_by(&x->facts, engine->tables[i].rule)) {
                return false;
            }
        }
    }
    return has;
}

bao__absence bao__absence_of(bao__absences *a, uint32_t indicator, bao_span dims)
{
    const bao_extraction *x = a->x;
    const uint32_t rule = x->engine->program ? stopped_rule(a, indicator) : BAO_NONE;
    if (rule != BAO_NONE) {
        return (bao__absence){"rule_stopped", rule, bao_report_line(x->report, x->tried_at[rule])};
    }
    const bool known = a->general && strcmp(a->general, "form_incomplete") != 0;
    if (!known && table_is_missing(x, indicator, dims)) {
        return (bao__absence){"table_missing", BAO_NONE, 0};
    }
    return (bao__absence){a->general ? a->general : "not_stated", BAO_NONE, 0};
}

/* extract.c - running an engine over a report: candidates from one scan, patterns only there. */
#include "extract/extract.h"

#include "extract/apply_corrections.h"
#include "extract/candidates.h"
#include "extract/claims.h"
#include "extract/missed.h"
#include "extract/program.h"
#include "extract/window.h"

typedef struct runner {
    bao_extraction *x;
    const bao_language *language;
    bao_span view;
    bao_range subject;           /* window of the last try */
    uint32_t *done;              /* folded offset up to which each rule has matched */
    const bao_block *block;      /* the last one asked for */
    uint32_t section;            /* heading for which `fits` holds, or BAO_NONE */
    uint8_t *fits;               /* is it the section of rules: 0 not asked yet, 1 no, 2 yes */
    bao__candidates *candidates; /* while their places are tried */
    bao__player player;
    size_t quantity; /* the first that ends behind the place asked for last */
} runner;

static bao_range section_range(const bao_report *report, const bao_block *block)
{
    bao_range r = block->folded;
    const bao_block *last = report->blocks + report->block_count;
    for (const bao_block *b = block; b < last && b->section == block->section; b++) {
        r.to = b->folded.to > r.to ? b->folded.to : r.to;
    }
    for (const bao_block *b = block; b >= report->blocks && b->section == block->section; b--) {
        r.from = b->kind != BAO_CHROME ? b->folded.from : r.from;
    }
    return r;
}

/* True when the sentence at hand shows a pattern at `at` all it may see. */
static bool subject_serves(const runner *r, uint32_t at)
{
    return at >= r->subject.from && at < r->subject.to &&
           (r->subject.to - at >= BAO__SENTENCE_AFTER / 2 || r->subject.to == r->view.n ||
            bao__is_stop(r->view, r->subject.to));
}

static bool block_at(runner *r, uint32_t at)
{
    if (!r->block || at < r->block->folded.from || at >= r->block->folded.to) {
        r->block = bao_report_block_at(r->x->report, at);
        r->x->about.block = r->block;
    }
    return r->block && r->block->kind != BAO_TABLE;
}

/* True when the rule may be tried in the block at hand; headings are looked through once. */
static bool fits_section(runner *r, const bao_rule *info)
{
    const bao_report *report = r->x->report;
    if (!info->section_count) {
        return true;
    }
    const uint32_t section =
        r->block->kind == BAO_HEADING ? (uint32_t)(r->block - report->blocks) : r->block->section;
    if (section != r->section) {
        r->section = section;
        memset(r->fits, 0, r->x->engine->pattern_count);
    }
    uint8_t *fits = &r->fits[info->sections_of];
    if (!*fits) {
        *fits = bao__under_heading(report, r->block, info->sections, info->section_count) ? 2 : 1;
    }
    return *fits == 2;
}

/* What the pattern may see at `at`. */
static bao_range window_at(const runner *r, const bao_rule *rule, uint32_t at)
{
    if (rule->scope == BAO_SCOPE_SENTENCE) {
        return subject_serves(r, at) ? r->subject
               : r->candidates       ? bao__candidates_sentence(r->candidates)
                                     : bao__sentence_at(r->view, at);
    }
    bao_range range = rule->scope == BAO_SCOPE_PARAGRAPH ? r->block->folded
                                                         : section_range(r->x->report, r->block);
    return bao__clip(r->view, range, at, BAO__SCOPE_BEFORE, BAO__SCOPE_AFTER);
}

static void count_match(runner *r, uint32_t rule, uint32_t end)
{
    r->done[rule] = end;
    r->x->matched[rule]++;
    r->x->rule_hits++;
}

/* Runs a rule's program: where it ends in the folded view, or BAO_NONE. */
static uint32_t play_rule(runner *r, uint32_t rule, uint32_t at)
{
    const size_t end = bao__play(&r->player, r->x->engine->rules[rule].program,
                                 bao_span_cut(r->view, r->subject), at - r->subject.from);
    return end == BAO_PEG_FAIL ? BAO_NONE : r->subject.from + (uint32_t)end;
}

/* Tries a rule at a place of the subject. */
static void match_rule(runner *r, uint32_t rule, uint32_t at)
{
    bao_extraction *x = r->x;
    const bool program = x->engine->rules[rule].program != BAO_NONE && !r->language->observed;
    x->reading_count = 0;
    x->another = 0;
    x->match = at;
    const uint32_t end =
        program ? play_rule(r, rule, at) : r->language->match(r->language->ud, x, at);
    bao__make_done(x);
    if (end != BAO_NONE) {
        count_match(r, rule, end);
    } else {
        bao__missing_stopped(x, rule, at);
    }
}

/* True when a number stands between `at` and the end of the subject. Places come mostly in order.
 */
static bool number_follows(runner *r, uint32_t at)
{
    const bao_quantities *q = &r->x->report->quantities;
    if (r->quantity && q->items[r->quantity - 1].raw.to > at) {
        r->quantity = bao_quantity_find(q, at);
    }
    while (r->quantity < q->count && q->items[r->quantity].raw.to <= at) {
        r->quantity++;
    }
    return r->quantity < q->count && q->items[r->quantity].raw.from < r->subject.to;
}

/* True when a match can begin at `at`, as far as C can tell. */
static bool may_match(runner *r, const bao_rule *rule, uint32_t at)
{
    return (!rule->needs_number || number_follows(r, at)) && bao__opens(rule, r->view, at);
}

/* Tries a rule at a place of its scope; the pattern's functions make the facts. */
static void try_rule(runner *r, uint32_t rule, uint32_t at)
{
    bao_extraction *x = r->x;
    const bao_rule *info = &x->engine->rules[rule];
    if (x->failed || at < r->done[rule] || !block_at(r, at) || !fits_section(r, info)) {
        return;
    }
    if (x->tried[rule]++ == 0) {
        x->tried_at[rule] = at;
    }
    r->subject = window_at(r, info, at);
    x->rule = rule;
    x->window = r->subject;
    if (r->language->observed || may_match(r, info, at)) {
        match_rule(r, rule, at);
    }
    if (info->scope != BAO_SCOPE_SENTENCE) {
        r->subject = (bao_range){0, 0};
    }
}

static void run_literals(runner *r)
{
    bao_extraction *x = r->x;
    bao__candidates candidates;
    const bao__program *program = x->engine->program;
    if (!bao__candidates_find(&candidates, x) ||
        (program && !bao__word_index_make(&r->player.words, &program->asked, &x->hits,
                                          x->engine->rule_literals, x->report->arena))) {
        x->failed = true;
        return;
    }
    r->candidates = &candidates;
    while (bao__candidates_next(&candidates)) {
        try_rule(r, candidates.rule, candidates.at);
    }
    r->candidates = NULL;
}

static void run_at_numbers(runner *r, uint32_t rule)
{
    const bao_quantities *q = &r->x->report->quantities;
    for (size_t i = 0; i < q->count; i++) {
        const bao_quantity *item = &q->items[i];
        if (bao_quantity_is_amount((bao_quantity_kind)item->kind) &&
            (r->language->observed || bao__follows(&r->x->engine->rules[rule], r->view, item))) {
            try_rule(r, rule, item->raw.from);
        }
    }
}

static void run_at_sentences(runner *r, uint32_t rule)
{
    for (uint32_t at = 0; at < r->view.n;) {
        bao_range s = bao__sentence_at(r->view, at);
        if (s.to > s.from) {
            try_rule(r, rule, s.from);
        }
        at = s.to + (s.to < r->view.n && r->view.p[s.to] < 0 ? 3u : 1u);
    }
}

static void run_rules(runner *r)
{
    const bao_engine *engine = r->x->engine;
    run_literals(r);
    for (uint32_t i = 0; i < engine->pattern_count; i++) {
        if (engine->rules[i].at_numbers) {
            run_at_numbers(r, i);
        }
        if (engine->rules[i].at_sentences) {
            run_at_sentences(r, i);
        }
    }
}

/* What metadata says, folded; p is NULL when out of memory. */
static bao_span fold_meta(const bao_report *report, bao_meta_key key)
{
    const bao_span value = report->meta[key].value;
    return value.n ? bao_fold_string(report->arena, value) : (bao_span){"", 0};
}

/* An extraction with nothing in it; false when out of memory. */
static bool start(const bao_engine *engine, const bao_report *report, bao_extraction *x)
{
    const size_t n = engine->pattern_count + 1u;
    *x = (bao_extraction){
        .engine = engine, .report = report, .hits = x->hits, .corrections = x->corrections};
    x->about =
        (bao_about){.place = fold_meta(report, BAO_META_PLACE),
                    .year = report->meta[BAO_META_YEAR].value,
                    .publisher = fold_meta(report, BAO_META_PUBLISHER),
                    .title = fold_meta(report, BAO_META_TITLE),
                    .report = report,
                    .told = bao_arena_calloc(report->arena, BAO__TOLD_KEPT, sizeof(bao__told))};
    x->matched = bao_arena_calloc(report->arena, n, sizeof *x->matched);
    x->tried = bao_arena_calloc(report->arena, n, sizeof *x->tried);
    x->tried_at = bao_arena_calloc(report->arena, n, sizeof *x->tried_at);
    x->grids_read =
        bao_arena_calloc(report->arena, engine->grids.count + 1u, sizeof *x->grids_read);
    const bool started = bao_facts_start(&x->facts, report->arena, report, engine->indicators,
                                         engine->indicator_count);
    x->facts.about_percent = engine->about_percent;
    x->facts.corrections = x->corrections;
    return started && x->about.place.p && x->about.publisher.p && x->about.title.p && x->matched &&
           x->tried && x->tried_at && x->grids_read;
}

/* Every table of the report by every declaration of one. False when out of memory. */
static bool read_tables(bao_extraction *x)
{
    const bao_engine *engine = x->engine;
    bao_cells cells;
    bool read = bao_cells_read(&cells, x->report, &engine->cell_words);
    for (uint32_t i = 0; read && i < engine->table_count; i++) {
        read = bao_form_table_read(&engine->tables[i], &cells, x->report, &x->facts);
    }
    read = read && bao_grids_read(&engine->grids, &cells, x->report, &x->facts, x->grids_read);
    for (uint32_t i = 0; read && i < engine->listing_count; i++) {
        read = bao_listing_read(&engine->listings[i], &cells, x->report, &x->facts);
    }
    return read;
}

bool bao_extract(const bao_engine *engine, const bao_language *language, const bao_report *report,
                 bao_extraction *x)
{
    const size_t n = engine->pattern_count + 1u;
    if (!start(engine, report, x) || !read_tables(x)) {
        return false;
    }
    runner r = {.x = x,
                .language = language,
                .view = bao_fold_view(&report->fold),
                .section = BAO_NONE,
                .player = {.x = x, .program = engine->program, .language = language}};
    r.done = bao_arena_calloc(report->arena, n, sizeof *r.done);
    r.fits = bao_arena_calloc(report->arena, n, sizeof *r.fits);
    if (!r.done || !r.fits) {
        return false;
    }
    run_rules(&r);
    return !x->failed && bao_facts_settle(&x->facts);
}

/* Amounts left between a list's end and its sentence's end: the list stopped too early. */
static void warn_list(bao_extraction *x, uint32_t end)
{
    const bao_quantities *q = &x->report->quantities;
    bao_span view = bao_fold_view(&x->report->fold);
    bao_range sentence = bao__sentence_at(view, end);
    bao_buf names = bao_buf_in(x->report->arena);
    uint32_t first = BAO_NONE;
    for (size_t i = bao_quantity_find(q, end); i < q->count; i++) {
        const bao_quantity *item = &q->items[i];
        if (item->raw.from >= sentence.to) {
            break;
        }
        if (!x->facts.claims[i].claimed && item->raw.from >= end &&
            bao_quantity_is_amount((bao_quantity_kind)item->kind)) {
            first = first == BAO_NONE ? item->raw.from : first;
            bao_buf_string(&names, names.n ? ", " : "");
            bao_buf_span(&names, bao_report_raw(x->report, item->raw));
        }
    }
    if (first != BAO_NONE && !names.failed) {
        bao_warn(&x->facts.warnings, "LIST_STOPPED",
                 bao_report_source(x->report, (bao_range){end, end}).from,
                 "line %u: a list ended before its sentence did; not read: %.*s",
                 bao_report_line(x->report, first), (int)(names.n > 150 ? 150 : names.n), names.p);
    }
}

/* A check of one form of a table is run when that form was read; of a table that was not read in
 * any form, the checks of the script's own form are. */
static bool applies(const bao_extraction *x, const bao_check *check)
{
    const bao_grids *grids = &x->engine->grids;
    if (!check->grid || x->grids_read[check->grid - 1]) {
        return true;
    }
    const bao_grid *own = &grids->items[check->grid - 1];
    for (uint32_t g = 0; g < grids->count; g++) {
        if (x->grids_read[g] && strcmp(grids->items[g].name, own->name) == 0) {
            return false;
        }
    }
    return own->of_this_form;
}

void bao_extract_finish(bao_extraction *x)
{
    x->failed |= !bao_facts_settle(&x->facts);
    bao__corrections_tell(&x->facts);
    bao__claims_count(x);
    for (size_t i = 0; i < x->list_end_count; i++) {
        warn_list(x, x->list_ends[i]);
    }
    const bao_engine *engine = x->engine;
    for (uint32_t i = 0; i < engine->check_count; i++) {
        if (!applies(x, &engine->checks[i])) {
            continue;
        }
        if (!BAO_RESERVE(x->report->arena, x->outcomes, x->outcome_count, x->outcome_capacity) ||
            !bao_check_run(engine->checks, engine->check_count, i, &x->facts,
                           &x->outcomes[x->outcome_count])) {
            x->failed = true;
            return;
        }
        x->outcome_count++;
    }
}

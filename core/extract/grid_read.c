/* grid_read.c - reading the grids of a report: of each table's forms the one that fits best, its
 * mentions, and what is to be said about the rest. */
#include "extract/grid.h"
#include "extract/grid_parts.h"
#include "extract/printed_unit.h"

#include <stdarg.h>
#include <stdio.h>

/* A figure of a table that nothing was made of. */
typedef struct rest {
    const bao__grid_reading *stream;
    const bao__table_row *strip;
} rest;

typedef struct reader {
    const bao_grids *grids;
    const bao_cells *cells;
    const bao_report *report;
    bao_facts *facts;
    bao__oriented_table *planes;
    bool **taken; /* by table and row: some grid has it */
    bao_buf missing;
    size_t *claimed; /* index of the quantity behind the last that was claimed */
    rest *rests;
    size_t rest_count, rest_capacity;
} reader;

void bao__row_warn(bao__grid_reading *s, const bao__table_row *strip, const char *code,
                   const char *format, ...)
{
    const bao__oriented_table *plane = &s->planes[strip->plane];
    uint32_t at = s->report->blocks[plane->table->block].folded.from;
    if (strip->piece_count) {
        at = strip->pieces[0].from;
    } else if (strip->slot_count) {
        at = s->slots[strip->slot].cell->folded.from;
    }
    char text[512];
    bao_buf message = bao_buf_in(s->report->arena);
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    bao_buf_format(&message, "line %u: %s", bao_report_line(s->report, at), text);
    const char *whole = bao_buf_cstring(&message);
    if (!whole || !BAO_RESERVE(s->report->arena, s->remarks, s->remark_count, s->remark_capacity)) {
        s->failed = true;
        return;
    }
    s->remarks[s->remark_count++] =
        (bao__remark){code, bao_report_source(s->report, (bao_range){at, at}).from, whole};
}

static bool look_at_tables(reader *r)
{
    const bao_report *report = r->report;
    const bao_span view = bao_fold_view(&report->fold);
    r->planes = bao_arena_calloc(report->arena, report->table_count + 1, sizeof *r->planes);
    r->taken = bao_arena_calloc(report->arena, report->table_count + 1, sizeof *r->taken);
    for (size_t t = 0; r->planes && r->taken && t < report->table_count; t++) {
        const bao_table *table = &report->tables[t];
        bao__oriented_table *plane = &r->planes[t];
        *plane =
            (bao__oriented_table){.table = table, .rows = table->rows, .columns = table->columns};
        uint32_t *labels = bao_arena_alloc(report->arena, (table->cell_count + 1) * sizeof *labels);
        r->taken[t] = bao_arena_calloc(report->arena, table->rows + 1, sizeof **r->taken);
        if (!labels || !r->taken[t]) {
            return false;
        }
        for (uint32_t c = 0; c < table->cell_count; c++) {
            labels[c] = bao__label_of_cell(r->grids, bao_span_cut(view, table->cells[c].folded));
        }
        plane->unit = bao_unit_above(report, r->cells->words->unit_words, table);
        plane->labels = labels;
        plane->values = r->cells->of[t];
    }
    return r->planes && r->taken;
}

/* Reads one grid as far as it can be read; no facts yet. NULL when out of memory. */
static bao__grid_reading *run(const reader *r, uint32_t grid)
{
    bao_arena *arena = r->report->arena;
    const size_t tables = r->report->table_count;
    bao__grid_reading *s = bao_arena_calloc(arena, 1, sizeof *s);
    bao__oriented_table *planes = bao_arena_alloc(arena, (tables + 1) * sizeof *planes);
    bool *members = bao_arena_calloc(arena, tables + 1, sizeof *members);
    if (!s || !planes || !members) {
        return NULL;
    }
    memcpy(planes, r->planes, tables * sizeof *planes);
    *s = (bao__grid_reading){.grids = r->grids,
                             .cells = r->cells,
                             .grid = &r->grids->items[grid],
                             .number = grid,
                             .report = r->report,
                             .facts = r->facts,
                             .view = bao_fold_view(&r->report->fold),
                             .planes = planes,
                             .member = members,
                             .claimed = r->claimed};
    if (!bao__grid_locate(r->grids, grid, r->facts, planes, members) || !bao__table_rows_read(s) ||
        !bao__rows_find(s)) {
        return NULL;
    }
    bao__columns_find(s);
    bao__sums_judge(s);
    return s->failed ? NULL : s;
}

static const bao_grid_place *place_of(const bao__grid_reading *s, const bao__table_row *strip,
                                      const bao__value_cell *slot)
{
    const uint32_t row = slot->row != BAO_NONE ? slot->row : strip->key;
    if (strip->refused || strip->foreign || row == BAO_NONE || slot->column == BAO_NONE) {
        return NULL;
    }
    return &s->grid->places[row * s->grid->columns.count + slot->column];
}

static bool is_lost(const bao__table_row *strip, const bao__grid_reading *s)
{
    const bool paired = strip->header != BAO_NONE && s->headers[strip->header].pairs;
    return strip->kind == BAO__VALUE_ROW && strip->key == BAO_NONE && !strip->flat &&
           !strip->foreign && !strip->refused && !paired;
}

/* How well a grid fits: cells found, less what it leaves. *whole: every cell is there, and nothing
 * is left. */
static long fit(const bao__grid_reading *s, bool *whole)
{
    long cells = 0, left = 0;
    for (size_t i = 0; i < s->strip_count; i++) {
        const bao__table_row *strip = &s->strips[i];
        left += is_lost(strip, s) || (strip->refused && strip->kind == BAO__VALUE_ROW);
        for (uint32_t j = 0; j < strip->slot_count; j++) {
            const bao_grid_place *place = place_of(s, strip, &s->slots[strip->slot + j]);
            cells += place && place->indicator != BAO_NONE;
        }
    }
    const long fits = cells * 2 - left * 3;
    *whole = cells == (long)s->grid->place_count && left == 0;
    return cells && fits < 1 ? 1 : cells ? fits : 0;
}

/* Most claims are for the number behind the one before. */
static void claim(const bao__grid_reading *s, bao_range raw)
{
    const bao_quantities *q = &s->report->quantities;
    size_t i = *s->claimed;
    if (i >= q->count || q->items[i].raw.to <= raw.from ||
        (i && q->items[i - 1].raw.to > raw.from)) {
        i = bao_quantity_find(q, raw.from);
    }
    for (; i < q->count && q->items[i].raw.from < raw.to; i++) {
        bao_facts_claim(s->facts, &q->items[i]);
    }
    *s->claimed = i;
}

/* The unit printed for a figure, when one is that fits: in its header, or above its table. */
static bao_span printed_unit(const bao__grid_reading *s, const bao__table_row *strip,
                             const bao__value_cell *slot, bao_span unit)
{
    const bao_span printed = slot->unit.n ? slot->unit : s->planes[strip->plane].unit;
    return slot->value.kind == BAO_CELL_NUMBER
               ? bao_unit_fitting(s->report, &slot->value, printed, unit)
               : (bao_span){NULL, 0};
}

/* What a cell says, as a mention. */
static bao_mention mention_of(const bao__grid_reading *s, const bao__table_row *strip,
                              const bao__value_cell *slot, bao_span unit)
{
    const bao_cell_use use = {.unit = unit,
                              .printed = printed_unit(s, strip, slot, unit),
                              .changes = s->grid->columns.keys[slot->column].changes,
                              .summed = true};
    bao_error error;
    bao_mention m = bao_cell_mention(s->report, &slot->value, slot->cell->folded, &use, &error);
    m.rule = s->grid->rule;
    m.by_sum = strip->flat || strip->is_short || strip->how == BAO__ORDER ||
               (strip->how == BAO__BESIDE && strip->key != BAO_NONE) || slot->proof == BAO__GUESSED;
    if (m.status == BAO_FACT_UNREADABLE) {
        bao_cell_warn(s->facts, slot->cell->folded, s->grid->name, error.message);
    } else {
        claim(s, m.raw);
    }
    return m;
}

/* Makes the mentions of a strip; sets the rows and columns found. */
static bool emit(reader *r, const bao__grid_reading *s, const bao__table_row *strip, uint64_t *rows,
                 uint64_t *columns)
{
    for (uint32_t i = 0; i < strip->slot_count; i++) {
        const bao__value_cell *slot = &s->slots[strip->slot + i];
        const bao_grid_place *place = place_of(s, strip, slot);
        if (place && place->indicator == BAO_NONE) {
            claim(s, slot->cell->folded); /* a subtotal */
        }
        if (!place || place->indicator == BAO_NONE) {
            continue;
        }
        const bao_span unit = bao_span_of(r->facts->indicators[place->indicator].unit);
        const bao_mention m = mention_of(s, strip, slot, unit);
        *rows |= UINT64_C(1) << (slot->row != BAO_NONE ? slot->row : strip->key);
        *columns |= UINT64_C(1) << slot->column;
        if (!bao_facts_add(r->facts, place->indicator, place->dims, &m)) {
            return false;
        }
    }
    return true;
}

/* Labels of an axis that were wanted and not found. */
static void name_missing(bao_buf *out, const bao_grid_axis *axis, uint64_t found, const char *what)
{
    const uint64_t all = axis->count == 64 ? UINT64_MAX : (UINT64_C(1) << axis->count) - 1;
    uint64_t missing = all & ~axis->extra & ~found;
    const int count = __builtin_popcountll(missing);
    if (!count) {
        return;
    }
    bao_buf_format(out, " %d of %d %s not found: ", count, __builtin_popcountll(all & ~axis->extra),
                   what);
    for (const char *mark = ""; missing; missing &= missing - 1, mark = ", ") {
        const bao_grid_key *key = &axis->keys[__builtin_ctzll(missing)];
        bao_buf_string(out, mark);
        bao_buf_span(out, key->label_count ? key->labels[0] : BAO_SPAN("?"));
    }
    bao_buf_byte(out, ';');
}

static bool keep_rest(reader *r, const bao__grid_reading *s, const bao__table_row *strip)
{
    if (!is_lost(strip, s)) {
        return true;
    }
    if (!BAO_RESERVE(r->report->arena, r->rests, r->rest_count, r->rest_capacity)) {
        return false;
    }
    r->rests[r->rest_count++] = (rest){s, strip};
    return true;
}

/* Makes the facts of the stream that fits best, and says what it has to say. */
static bool use(reader *r, const bao__grid_reading *s)
{
    uint64_t rows = 0, columns = 0;
    for (size_t i = 0; i < s->remark_count; i++) {
        const bao__remark *remark = &s->remarks[i];
        bao_warn(&r->facts->warnings, remark->code, remark->at, "%s", remark->text);
    }
    for (size_t i = 0; i < s->strip_count; i++) {
        const bao__table_row *strip = &s->strips[i];
        const bool used = !is_lost(strip, s) && !strip->foreign;
        if (used && !s->planes[strip->plane].turned) {
            r->taken[strip->plane][strip->row] = true;
        }
        if (!emit(r, s, strip, &rows, &columns) || !keep_rest(r, s, strip)) {
            return false;
        }
    }
    bao_buf text = bao_buf_in(r->report->arena);
    name_missing(&text, &s->grid->rows, rows, "rows");
    name_missing(&text, &s->grid->columns, columns, "columns");
    if (text.n && rows) {
        bao_buf_format(&r->missing, "%stable \"%s\":", r->missing.n ? " " : "", s->grid->name);
        bao_buf_span(&r->missing, bao_buf_view(&text));
    }
    return !text.failed;
}

/* Tries all grids called like grid number `first`. */
static bool read_family(reader *r, uint32_t first, bool *read)
{
    const char *name = r->grids->items[first].name;
    const bao__grid_reading *best = NULL;
    long best_fit = 0;
    bool own = false, whole = false;
    for (uint32_t g = first; g < r->grids->count && !(own && whole); g++) {
        if (strcmp(r->grids->items[g].name, name) != 0) {
            continue;
        }
        const bao__grid_reading *s = run(r, g);
        if (!s) {
            return false;
        }
        const long fits = fit(s, &whole);
        own |= s->grid->of_this_form;
        if (!best || fits > best_fit || (fits == best_fit && s->grid->of_this_form)) {
            best = s;
            best_fit = fits;
        }
    }
    if (best_fit == 0 && own) {
        bao_buf_format(&r->missing, "%stable \"%s\": not found;", r->missing.n ? " " : "", name);
        bao_facts_warn_pictures(r->facts, name);
    }
    read[best->number] = best_fit > 0;
    return best_fit > 0 || best->remark_count ? use(r, best) : true;
}

/* Rows with figures that no grid has taken. */
static void warn_of_rests(const reader *r)
{
    for (size_t i = 0; i < r->rest_count; i++) {
        const bao__grid_reading *s = r->rests[i].stream;
        const bao__table_row *strip = r->rests[i].strip;
        if (!s->planes[strip->plane].turned && r->taken[strip->plane][strip->row]) {
            continue;
        }
        const bao_range place = strip->piece_count ? strip->pieces[strip->piece_count - 1]
                                                   : s->slots[strip->slot].cell->folded;
        const bao_span text = bao_span_cut(s->view, place);
        bao_warn(&r->facts->warnings, "UNREAD_ROWS", bao_report_source(r->report, place).from,
                 "line %u: the row \"%.*s\" is none of the table \"%s\"; its figures were not read",
                 bao_report_line(r->report, place.from), (int)(text.n > 90 ? 90 : text.n), text.p,
                 s->grid->name);
    }
}

/* Two tables state a fact, and not the same: of two years, of two scopes. */
static const bao_mention *second_table(const bao_facts *facts, const bao_fact *fact)
{
    const bao_mention *first = NULL;
    for (uint32_t m = fact->first; m != BAO_NONE; m = facts->mentions[m].next) {
        const bao_mention *here = &facts->mentions[m];
        if (!here->table || !here->valued) {
            continue;
        }
        if (first && bao_decimal_compare(first->value, here->value) != 0) {
            return here;
        }
        first = first ? first : here;
    }
    return NULL;
}

static void warn_of_two_tables(const reader *r)
{
    const bao_mention *second = NULL;
    size_t count = 0;
    for (size_t f = 0; f < r->facts->count; f++) {
        const bao_mention *here = second_table(r->facts, &r->facts->items[f]);
        second = second ? second : here;
        count += here != NULL;
    }
    if (second) {
        bao_warn(&r->facts->warnings, "TWO_TABLES", bao_report_source(r->report, second->raw).from,
                 "line %u: %zu figures stand in an earlier table too, and differ; the first table "
                 "counts",
                 bao_report_line(r->report, second->raw.from), count);
    }
}

static bool is_first_of_name(const bao_grids *grids, uint32_t g)
{
    for (uint32_t before = 0; before < g; before++) {
        if (strcmp(grids->items[before].name, grids->items[g].name) == 0) {
            return false;
        }
    }
    return true;
}

bool bao_grids_read(const bao_grids *grids, const bao_cells *cells, const bao_report *report,
                    bao_facts *facts, bool *read)
{
    size_t claimed = 0;
    reader r = {.grids = grids,
                .cells = cells,
                .report = report,
                .facts = facts,
                .missing = bao_buf_in(report->arena),
                .claimed = &claimed};
    if (grids->count == 0) {
        return true;
    }
    if (!look_at_tables(&r)) {
        return false;
    }
    for (uint32_t g = 0; g < grids->count; g++) {
        if (is_first_of_name(grids, g) && !read_family(&r, g, read)) {
            return false;
        }
    }
    warn_of_rests(&r);
    warn_of_two_tables(&r);
    if (r.missing.n) {
        bao_warn(&facts->warnings, "FORM_INCOMPLETE", 0, "%.*s", (int)r.missing.n - 1, r.missing.p);
    }
    return !r.missing.failed;
}

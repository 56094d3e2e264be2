/* grid_read.c - reading the grids of a report: of each table's forms the one that fits best, its
 * mentions, and what is to be said about the rest. */
#include "extract/grid.h"
#include "extract/grid_parts.h"
#include "extract/printed_unit.h"

#include <stdarg.h>
#include <stdio.h>

/* What was made of one grid. */
typedef struct outcome {
    const bao__grid_reading *g;    /* NULL: out of memory */
    const bao__assigned_row *rows; /* as they are proved, by row of the reading */
} outcome;

/* A row with figures that nothing was made of. */
typedef struct rest {
    const bao__grid_reading *g;
    const bao__table_row *row;
} rest;

typedef struct reader {
    const bao_grids *grids;
    const bao_cells *cells;
    const bao_report *report;
    bao_facts *facts;
    bao__oriented_table *tables;
    bool **taken; /* by table and row: some grid has it */
    bao_buf missing;
    size_t claimed; /* index of the quantity behind the last that was claimed */
    rest *rests;
    size_t rest_count, rest_capacity;
} reader;

void bao__row_warn(bao__grid_reading *g, const bao__table_row *row, const char *code,
                   const char *format, ...)
{
    uint32_t at = g->report->blocks[g->tables[row->table].table->block].folded.from;
    if (row->piece_count) {
        at = row->pieces[0].from;
    } else if (row->cell_count) {
        at = bao__value_cell_of(g, row, 0)->folded.from;
    }
    char text[512];
    bao_buf message = bao_buf_in(g->report->arena);
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    bao_buf_format(&message, "line %u: %s", bao_report_line(g->report, at), text);
    const char *whole = bao_buf_cstring(&message);
    if (!whole || !BAO_RESERVE(g->report->arena, g->remarks, g->remark_count, g->remark_capacity)) {
        g->failed = true;
        return;
    }
    g->remarks[g->remark_count++] =
        (bao__remark){code, bao_report_source(g->report, (bao_range){at, at}).from, whole};
}

static bool look_at_tables(reader *r)
{
    const bao_report *report = r->report;
    const bao_span view = bao_fold_view(&report->fold);
    r->tables = bao_arena_calloc(report->arena, report->table_count + 1, sizeof *r->tables);
    r->taken = bao_arena_calloc(report->arena, report->table_count + 1, sizeof *r->taken);
    for (size_t t = 0; r->tables && r->taken && t < report->table_count; t++) {
        const bao_table *table = &report->tables[t];
        bao__oriented_table *oriented = &r->tables[t];
        *oriented =
            (bao__oriented_table){.table = table, .rows = table->rows, .columns = table->columns};
        uint32_t *labels = bao_arena_alloc(report->arena, (table->cell_count + 1) * sizeof *labels);
        r->taken[t] = bao_arena_calloc(report->arena, table->rows + 1, sizeof **r->taken);
        if (!labels || !r->taken[t]) {
            return false;
        }
        for (uint32_t c = 0; c < table->cell_count; c++) {
            labels[c] = bao__label_of_cell(r->grids, bao_span_cut(view, table->cells[c].folded));
        }
        oriented->unit = bao_unit_above(report, r->cells->words->unit_words, table);
        oriented->labels = labels;
        oriented->values = r->cells->of[t];
    }
    return r->tables && r->taken;
}

/* Locates, assigns and proves one grid; no facts yet. */
static outcome read_grid(const reader *r, uint32_t grid)
{
    bao_arena *arena = r->report->arena;
    const size_t count = r->report->table_count;
    const outcome none = {NULL, NULL};
    bao__grid_reading *g = bao_arena_calloc(arena, 1, sizeof *g);
    bao__oriented_table *tables = bao_arena_alloc(arena, (count + 1) * sizeof *tables);
    bool *members = bao_arena_calloc(arena, count + 1, sizeof *members);
    if (!g || !tables || !members) {
        return none;
    }
    memcpy(tables, r->tables, count * sizeof *tables);
    *g = (bao__grid_reading){.grids = r->grids,
                             .cells = r->cells,
                             .grid = &r->grids->items[grid],
                             .number = grid,
                             .report = r->report,
                             .view = bao_fold_view(&r->report->fold),
                             .tables = tables,
                             .members = members};
    if (!bao__grid_locate(r->grids, grid, r->facts, tables, members) || !bao__table_rows_read(g)) {
        return none;
    }
    const bao__row_match *matches = bao__rows_assign(g);
    const bao__assigned_row *assigned = matches ? bao__columns_assign(g, matches) : NULL;
    const bao__assigned_row *proved = assigned ? bao__rows_prove(g, assigned) : NULL;
    return proved && !g->failed ? (outcome){g, proved} : none;
}

/* The fact of a cell, or NULL. */
static const bao_grid_place *place_of(const bao_grid *grid, const bao__assigned_row *row,
                                      const bao__value_cell *cell)
{
    const uint32_t form_row = bao__form_row(row, cell);
    return form_row == BAO_NONE || cell->column == BAO_NONE
               ? NULL
               : &grid->places[form_row * grid->columns.count + cell->column];
}

/* Row `i` has figures and found no row of the form. */
static bool is_lost(const outcome *o, size_t i)
{
    const bao__table_row *row = &o->g->rows[i];
    const bool paired = row->header != BAO_NONE && o->g->headers[row->header].pairs;
    return row->kind == BAO__VALUE_ROW && o->rows[i].key == BAO_NONE && !o->rows[i].flat &&
           !row->foreign && !o->rows[i].refused && !paired;
}

/* How well a grid fits: cells found, less what it leaves. *whole: every cell is there, and nothing
 * is left. */
static long fit(const outcome *o, bool *whole)
{
    long cells = 0, left = 0;
    for (size_t i = 0; i < o->g->row_count; i++) {
        const bao__assigned_row *row = &o->rows[i];
        left += is_lost(o, i) || (row->refused && o->g->rows[i].kind == BAO__VALUE_ROW);
        for (uint32_t j = 0; j < row->cell_count; j++) {
            const bao_grid_place *place = place_of(o->g->grid, row, &row->cells[j]);
            cells += place && place->indicator != BAO_NONE;
        }
    }
    const long fits = cells * 2 - left * 3;
    *whole = cells == (long)o->g->grid->place_count && left == 0;
    return cells && fits < 1 ? 1 : cells ? fits : 0;
}

/* Most claims are for the number behind the one before. */
static void claim(reader *r, bao_range raw)
{
    const bao_quantities *q = &r->report->quantities;
    size_t i = r->claimed;
    if (i >= q->count || q->items[i].raw.to <= raw.from ||
        (i && q->items[i - 1].raw.to > raw.from)) {
        i = bao_quantity_find(q, raw.from);
    }
    for (; i < q->count && q->items[i].raw.from < raw.to; i++) {
        bao_facts_claim(r->facts, &q->items[i]);
    }
    r->claimed = i;
}

/* The unit printed for a figure, when one is that fits: in its header, or above its table. */
static bao_span printed_unit(const bao__grid_reading *g, const bao__table_row *row,
                             const bao__value_cell *cell, bao_span unit)
{
    const bao_span printed = cell->unit.n ? cell->unit : g->tables[row->table].unit;
    return cell->value.kind == BAO_CELL_NUMBER
               ? bao_unit_fitting(g->report, &cell->value, printed, unit)
               : (bao_span){NULL, 0};
}

/* Digits that stand apart were read as one number, and no sum says that they are. */
static void warn_of_digits(const reader *r, const outcome *o, const bao__assigned_row *row,
                           const bao__value_cell *cell)
{
    const bao_span text = bao_span_cut(o->g->view, cell->cell->folded);
    if (cell->value.apart && bao__row_sum(o->g, row, cell->row) != BAO__SUM_HOLDS) {
        bao_warn(&r->facts->warnings, "DIGITS_APART",
                 bao_report_source(r->report, cell->cell->folded).from,
                 "line %u: the digits of the cell \"%.*s\" of the table \"%s\" stand apart; they "
                 "were read as one number, which no sum confirms",
                 bao_report_line(r->report, cell->cell->folded.from),
                 (int)(text.n > 60 ? 60 : text.n), text.p, o->g->grid->name);
    }
}

/* What cell of row `i` says, as a mention. */
static bao_mention mention_of(reader *r, const outcome *o, size_t i, const bao__value_cell *cell,
                              bao_span unit)
{
    const bao__grid_reading *g = o->g;
    const bao__assigned_row *row = &o->rows[i];
    const bao_cell_use use = {.unit = unit,
                              .printed = printed_unit(g, &g->rows[i], cell, unit),
                              .changes = g->grid->columns.keys[cell->column].changes,
                              .whole = bao_words_have(g->cells->words->whole, unit),
                              .summed = true};
    bao_error error;
    bao_mention m = bao_cell_mention(r->report, &cell->value, cell->cell->folded, &use, &error);
    m.rule = g->grid->rule;
    m.by_sum = row->flat || row->is_short || row->matched_by == BAO__ORDER ||
               (row->matched_by == BAO__BESIDE && row->key != BAO_NONE) ||
               cell->known_by == BAO__GUESSED;
    if (m.status == BAO_FACT_UNREADABLE) {
        bao_cell_warn(r->facts, cell->cell->folded, g->grid->name, error.message);
    } else {
        claim(r, m.raw);
        warn_of_digits(r, o, row, cell);
    }
    return m;
}

/* Makes the mentions of row `i`; sets the rows and columns found. */
static bool emit(reader *r, const outcome *o, size_t i, uint64_t *rows, uint64_t *columns)
{
    const bao__assigned_row *row = &o->rows[i];
    for (uint32_t c = 0; c < row->cell_count; c++) {
        const bao__value_cell *cell = &row->cells[c];
        const bao_grid_place *place = place_of(o->g->grid, row, cell);
        if (place && place->indicator == BAO_NONE) {
            claim(r, cell->cell->folded); /* a subtotal */
        }
        if (!place || place->indicator == BAO_NONE) {
            continue;
        }
        const bao_span unit = bao_span_of(r->facts->indicators[place->indicator].unit);
        const bao_mention m = mention_of(r, o, i, cell, unit);
        *rows |= UINT64_C(1) << bao__form_row(row, cell);
        *columns |= UINT64_C(1) << cell->column;
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

static bool keep_rest(reader *r, const outcome *o, size_t i)
{
    if (!is_lost(o, i)) {
        return true;
    }
    if (!BAO_RESERVE(r->report->arena, r->rests, r->rest_count, r->rest_capacity)) {
        return false;
    }
    r->rests[r->rest_count++] = (rest){o->g, &o->g->rows[i]};
    return true;
}

/* Makes the facts of the grid that fits best, and says what there is to say of it. */
static bool use(reader *r, const outcome *o)
{
    const bao__grid_reading *g = o->g;
    uint64_t rows = 0, columns = 0;
    for (size_t i = 0; i < g->remark_count; i++) {
        const bao__remark *remark = &g->remarks[i];
        bao_warn(&r->facts->warnings, remark->code, remark->at, "%s", remark->text);
    }
    for (size_t i = 0; i < g->row_count; i++) {
        const bao__table_row *row = &g->rows[i];
        if (!is_lost(o, i) && !row->foreign && !g->tables[row->table].turned) {
            r->taken[row->table][row->row] = true;
        }
        if (!emit(r, o, i, &rows, &columns) || !keep_rest(r, o, i)) {
            return false;
        }
    }
    bao_buf text = bao_buf_in(r->report->arena);
    name_missing(&text, &g->grid->rows, rows, "rows");
    name_missing(&text, &g->grid->columns, columns, "columns");
    if (text.n && rows) {
        bao_buf_format(&r->missing, "%stable \"%s\":", r->missing.n ? " " : "", g->grid->name);
        bao_buf_span(&r->missing, bao_buf_view(&text));
    }
    return !text.failed;
}

/* Tries all grids called like grid number `first`. */
static bool read_family(reader *r, uint32_t first, bool *read)
{
    const char *name = r->grids->items[first].name;
    outcome best = {NULL, NULL};
    long best_fit = 0;
    bool of_this_form = false, whole = false;
    for (uint32_t i = first; i < r->grids->count && !(of_this_form && whole); i++) {
        if (strcmp(r->grids->items[i].name, name) != 0) {
            continue;
        }
        const outcome o = read_grid(r, i);
        if (!o.g) {
            return false;
        }
        const long fits = fit(&o, &whole);
        of_this_form |= o.g->grid->of_this_form;
        if (!best.g || fits > best_fit || (fits == best_fit && o.g->grid->of_this_form)) {
            best = o;
            best_fit = fits;
        }
    }
    if (best_fit == 0 && of_this_form) {
        bao_buf_format(&r->missing, "%stable \"%s\": not found;", r->missing.n ? " " : "", name);
        bao_facts_warn_pictures(r->facts, name);
    }
    read[best.g->number] = best_fit > 0;
    return best_fit > 0 || best.g->remark_count ? use(r, &best) : true;
}

/* Rows with figures that no grid has taken. */
static void warn_of_rests(const reader *r)
{
    for (size_t i = 0; i < r->rest_count; i++) {
        const bao__grid_reading *g = r->rests[i].g;
        const bao__table_row *row = r->rests[i].row;
        if (!g->tables[row->table].turned && r->taken[row->table][row->row]) {
            continue;
        }
        const bao_range place = row->piece_count ? row->pieces[row->piece_count - 1]
                                                 : bao__value_cell_of(g, row, 0)->folded;
        const bao_span text = bao_span_cut(g->view, place);
        bao_warn(&r->facts->warnings, "UNREAD_ROWS", bao_report_source(r->report, place).from,
                 "line %u: the row \"%.*s\" is none of the table \"%s\"; its figures were not read",
                 bao_report_line(r->report, place.from), (int)(text.n > 90 ? 90 : text.n), text.p,
                 g->grid->name);
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
    reader r = {.grids = grids,
                .cells = cells,
                .report = report,
                .facts = facts,
                .missing = bao_buf_in(report->arena)};
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

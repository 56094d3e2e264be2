/* grid_locate.c - which tables a grid is in, and which of them are turned. */
#include "extract/grid_parts.h"

/* Labels of fewer bytes (其他, 总计) stand in many tables. */
#define LABEL_LONG 9

/* So many blocks above a table may say what it is about. */
#define ABOVE_MOST 8

/* What the labels of one table are to a grid. */
typedef struct tally {
    uint64_t rows, columns; /* named anywhere */
    bool long_row, long_column;
    bool numbers; /* a row with three or more */
    bool hits_other;
} tally;

static void count_label(const bao_grids *grids, uint32_t g, uint32_t label, tally *t)
{
    const bao_grid_hit hit = bao__label_hit(grids, g, label);
    const bool is_long = grids->labels[label].n >= LABEL_LONG;
    t->rows |= hit.rows;
    t->columns |= hit.columns;
    t->long_row |= hit.rows && is_long;
    t->long_column |= hit.columns && is_long;
    for (uint32_t other = 0; other < grids->count && is_long && !t->hits_other; other++) {
        const bao_grid_hit there = bao__label_hit(grids, other, label);
        t->hits_other |= strcmp(grids->items[other].name, grids->items[g].name) != 0 &&
                         (there.rows || there.columns);
    }
}

static tally tally_table(const bao_grids *grids, uint32_t g, const bao__oriented_table *table)
{
    tally t = {.rows = 0};
    uint32_t row = BAO_NONE, numbers = 0;
    for (uint32_t i = 0; i < table->table->cell_count; i++) {
        const bao_cell *cell = &table->table->cells[i];
        const bao_cell_kind kind = bao__oriented_kind(table, cell);
        numbers = cell->row == row ? numbers : 0;
        row = cell->row;
        numbers += kind == BAO_CELL_NUMBER || kind == BAO_CELL_DASH;
        t.numbers |= numbers >= 3;
        if (table->labels[i] != BAO_NONE) {
            count_label(grids, g, table->labels[i], &t);
        }
    }
    return t;
}

/* Its labels say so. */
static bool is_strong(const tally *t)
{
    const int labels = __builtin_popcountll(t->rows) + __builtin_popcountll(t->columns);
    return labels > 1 && (t->long_row || t->long_column);
}

/* The most distinct keys that labels along one row (or one column) name. */
static int most_along(const bao_grids *grids, uint32_t g, const bao__oriented_table *oriented,
                      bool down, bool columns)
{
    const bao_table *table = oriented->table;
    const uint32_t lines = down ? table->columns : table->rows;
    const uint32_t length = down ? table->rows : table->columns;
    int most = 0;
    for (uint32_t line = 0; line < lines && line < 128; line++) {
        uint64_t named = 0;
        for (uint32_t i = 0; i < length; i++) {
            const bao_cell *cell =
                down ? bao_table_cell(table, i, line) : bao_table_cell(table, line, i);
            if (cell) {
                const bao_grid_hit hit =
                    bao__label_hit(grids, g, bao__oriented_label(oriented, cell));
                named |= columns ? hit.columns : hit.rows;
            }
        }
        const int n = __builtin_popcountll(named);
        most = n > most ? n : most;
    }
    return most;
}

/* The form's columns are named down the side, and its rows along the top. */
static bool is_turned(const bao_grids *grids, uint32_t g, const bao__oriented_table *table)
{
    const int columns_down = most_along(grids, g, table, true, true);
    const int columns_along = most_along(grids, g, table, false, true);
    return columns_down > columns_along + 1 &&
           most_along(grids, g, table, false, false) > most_along(grids, g, table, true, false);
}

static bool has_near(const bao_grid *grid, bao_span text)
{
    for (uint32_t i = 0; i < grid->near_count; i++) {
        if (memmem(text.p, text.n, grid->near[i].p, grid->near[i].n)) {
            return true;
        }
    }
    return false;
}

/* The heading above a table, or the lines right above it, have a word of the grid. */
static bool is_near(const bao_report *report, const bao_grid *grid, const bao_table *table)
{
    const bao_span view = bao_fold_view(&report->fold);
    const bao_block *block = &report->blocks[table->block];
    if (block->section != BAO_NONE &&
        has_near(grid, bao_span_cut(view, report->blocks[block->section].folded))) {
        return true;
    }
    for (uint32_t b = table->block, n = 0; b-- > 0 && n < ABOVE_MOST; n++) {
        block = &report->blocks[b];
        if (block->kind == BAO_TABLE || block->folded.to - block->folded.from > 200) {
            return false;
        }
        if (has_near(grid, bao_span_cut(view, block->folded))) {
            return true;
        }
    }
    return false;
}

/* A line that is a year and nothing else. */
static bool is_year(bao_span s)
{
    static const char *const ends[] = {"年度", "年", ":"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const bao_span end = bao_span_of(ends[i]);
        s.n -= bao_span_ends(s, end) ? end.n : 0;
    }
    return s.n == 4 && memcmp(s.p, "20", 2) == 0 && s.p[2] >= '0' && s.p[2] <= '9' &&
           s.p[3] >= '0' && s.p[3] <= '9';
}

/* The year that stands over a table by itself, when it is not the report's. */
static bool is_other_year(const bao_report *report, const bao_table *table)
{
    const bao_span view = bao_fold_view(&report->fold);
    const bao_span year = report->meta[BAO_META_YEAR].value;
    for (uint32_t b = table->block, n = 0; b-- > 0 && n < ABOVE_MOST && year.n == 4; n++) {
        const bao_block *block = &report->blocks[b];
        const bao_span text = bao_span_cut(view, block->folded);
        if (block->kind == BAO_TABLE || text.n > 120) {
            return false;
        }
        if (is_year(text)) {
            return memcmp(text.p, year.p, 4) != 0;
        }
    }
    return false;
}

/* What a table's caption says of years. */
typedef enum caption_year { NO_YEAR, OWN_YEAR, OTHER_YEAR } caption_year;

/* The text right above a table, when it is short and no sentence; a table there: the table is its
 * continuation, and `before` counts. */
static caption_year year_of_caption(const bao_report *report, const bao_table *table,
                                    caption_year before)
{
    const bao_span year = report->meta[BAO_META_YEAR].value;
    uint32_t at = table->caption != BAO_NONE ? table->caption : table->block;
    while (at == table->block || report->blocks[at].kind == BAO_CHROME) {
        if (at-- == 0) {
            return NO_YEAR;
        }
    }
    const bao_block *block = &report->blocks[at];
    const bao_span text = bao_span_cut(bao_fold_view(&report->fold), block->folded);
    if (block->kind == BAO_TABLE) {
        return before;
    }
    const char *mark = memmem(text.p, text.n, "年", 3);
    if (year.n != 4 || !mark || mark - text.p < 4 || memcmp(mark - 4, "20", 2) != 0 ||
        text.n > 120 || memmem(text.p, text.n, "。", 3) || memchr(text.p, ',', text.n)) {
        return NO_YEAR;
    }
    return memmem(text.p, text.n, year.p, year.n) ? OWN_YEAR : OTHER_YEAR;
}

static void warn_of_year(bao_facts *facts, const bao_table *table)
{
    const bao_report *report = facts->report;
    const uint32_t at = report->blocks[table->block].folded.from;
    bao_warn(&facts->warnings, "OTHER_YEAR", bao_report_source(report, (bao_range){at, at}).from,
             "line %u: the table stands under a year that is not the report's; it was not read",
             bao_report_line(report, at));
}

/* The outermost heading above a block. */
static uint32_t part_of(const bao_report *report, const bao_block *block)
{
    uint32_t part = block->section;
    while (part != BAO_NONE && report->blocks[part].section != BAO_NONE) {
        part = report->blocks[part].section;
    }
    return part;
}

/* Where one table of the grid is captioned with the report's year, those with another year are not
 * read. */
static void leave_other_years(bao_facts *facts, const tally *tallies, bool *members)
{
    const bao_report *report = facts->report;
    for (int pass = 0, own = 0; pass < 2 && (pass == 0 || own); pass++) {
        caption_year year = NO_YEAR;
        for (size_t t = 0; t < report->table_count; t++) {
            year = year_of_caption(report, &report->tables[t], year);
            own += members[t] && year == OWN_YEAR && is_strong(&tallies[t]);
            if (pass == 1 && members[t] && year == OTHER_YEAR) {
                members[t] = false;
                warn_of_year(facts, &report->tables[t]);
            }
        }
    }
}

bool bao__grid_locate(const bao_grids *grids, uint32_t grid, bao_facts *facts,
                      bao__oriented_table *tables, bool *members)
{
    const bao_report *report = facts->report;
    bool any = false;
    const bao_block *last = NULL; /* of the table before, when that is in the grid */
    tally *tallies = bao_arena_calloc(report->arena, report->table_count + 1, sizeof *tallies);
    if (!tallies) {
        return false;
    }
    for (size_t t = 0; t < report->table_count; t++) {
        tallies[t] = tally_table(grids, grid, &tables[t]);
        any |= is_strong(&tallies[t]);
    }
    for (size_t t = 0; t < report->table_count; t++) {
        const tally *own = &tallies[t];
        const bao_table *table = &report->tables[t];
        const bool near = is_near(report, &grids->items[grid], table);
        const bool lone = own->long_row && (any || near);
        const bao_block *block = &report->blocks[table->block];
        const bool on = last && part_of(report, last) == part_of(report, block);
        const bool bare = own->numbers && !own->hits_other && (on || near);
        members[t] = is_strong(own) || lone || bare;
        if (members[t] && is_other_year(report, table)) {
            members[t] = false;
            warn_of_year(facts, table);
        }
        last = members[t] ? block : own->hits_other || own->numbers ? NULL : last;
    }
    leave_other_years(facts, tallies, members);
    for (size_t t = 0; t < report->table_count; t++) {
        const bao_table *table = &report->tables[t];
        tables[t].turned = members[t] && is_turned(grids, grid, &tables[t]);
        tables[t].rows = tables[t].turned ? table->columns : table->rows;
        tables[t].columns = tables[t].turned ? table->rows : table->columns;
    }
    return true;
}

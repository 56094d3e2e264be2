/* grid_header.c - headers of a form's table: where one begins and ends, and what its columns are.
 */
#include "extract/grid_parts.h"
#include "extract/printed_unit.h"

/* A label broken over more lines of a header is not put together. */
#define PATH_MOST 8

/* A form of so few rows has them as titles over parts of a table. */
#define BLOCKS_MOST 4

/* What stands in the cells that begin in one row. */
typedef struct survey {
    uint32_t texts, numbers, nothings, blanks, column_hits, row_hits, group_hits;
    const bao_cell *text; /* the first one */
} survey;

static bao_grid_hit hit_of(const bao__grid_reading *g, const bao__oriented_table *table,
                           const bao_cell *cell)
{
    return bao__label_hit(g->grids, g->number, bao__oriented_label(table, cell));
}

static survey survey_row(const bao__grid_reading *g, const bao__oriented_table *table, uint32_t row)
{
    survey found = {0};
    const bao_cell *cell;
    for (uint32_t column = 0; (cell = bao__oriented_next(table, row, &column));) {
        const bao_cell_kind kind = bao__oriented_kind(table, cell);
        const bao_grid_hit hit = hit_of(g, table, cell);
        found.numbers += bao_cell_is_figure(kind);
        found.nothings += kind == BAO_CELL_DASH;
        found.blanks += kind == BAO_CELL_BLANK;
        found.texts += bao_cell_is_text(kind);
        found.column_hits += hit.columns != 0;
        found.row_hits += hit.rows != 0;
        found.group_hits += hit.group;
        found.text = !found.text && bao_cell_is_text(kind) ? cell : found.text;
    }
    return found;
}

/* Columns are named in it. A row 总计 whose cells are blank is none. */
static bool is_head(const survey *row)
{
    return row->numbers == 0 &&
           (row->column_hits > 1 || (row->column_hits == 1 && row->row_hits == 0));
}

/* It can be a part of a header: a group's name, a piece of labels. A row's label before dashes is
 * none. */
static bool is_words(const survey *row)
{
    return row->numbers == 0 && row->texts && (row->row_hits == 0 || row->nothings == 0) &&
           (row->blanks == 0 || row->texts > 1);
}

/* A row's label, or the beginning of one, by itself. */
static bool is_label_piece(const bao__grid_reading *g, const survey *row)
{
    return row->texts == 1 && !row->group_hits &&
           bao__label_begins(g, bao_span_cut(g->view, row->text->folded));
}

/* Words alone over blank cells, the spans lost, right above a head: a title. In a table with more
 * rows than blocks it must be the first row; else it is a row of blanks. */
static bool is_title(const bao__grid_reading *g, const bao__oriented_table *table, uint32_t row,
                     const survey *found)
{
    if (found->texts != 1 || found->numbers || row + 1 >= table->rows ||
        (row > 0 && g->grid->rows.count > BLOCKS_MOST)) {
        return false;
    }
    const survey below = survey_row(g, table, row + 1);
    return is_head(&below);
}

uint32_t bao__header_end(const bao__grid_reading *g, const bao__oriented_table *table, uint32_t row)
{
    uint32_t end = row;
    bool headed = false;
    for (uint32_t r = row; r < table->rows; r++) {
        const survey found = survey_row(g, table, r);
        if (is_head(&found)) {
            headed = true;
            end = r + 1;
        } else if (is_title(g, table, r, &found)) {
            headed = false;
        } else if (!is_words(&found) || is_label_piece(g, &found)) {
            break;
        } else if (headed && (found.texts < 2 || found.row_hits)) {
            break;
        } else if (headed) {
            end = r + 1;
        }
    }
    return headed ? end : row;
}

/* The cells above one column, from the lowest up, blank ones left out. */
typedef struct trail {
    const bao_cell *cells[PATH_MOST];
    uint32_t count;
} trail;

static trail path_of(const bao__oriented_table *table, uint32_t from, uint32_t to, uint32_t column)
{
    trail found = {.count = 0};
    for (uint32_t row = to; row-- > from && found.count < PATH_MOST;) {
        const bao_cell *cell = bao__oriented_cell(table, row, column);
        const bool again = found.count && found.cells[found.count - 1] == cell;
        if (cell && !again && cell->folded.from < cell->folded.to) {
            found.cells[found.count++] = cell;
        }
    }
    return found;
}

/* The column that the lowest cells of a path name, alone or put together. */
static uint64_t column_of(const bao__grid_reading *g, const bao__oriented_table *table,
                          const trail *path, const bao__header_column *over)
{
    const uint64_t extra = g->grid->columns.extra;
    if (path->count) {
        const uint64_t found = bao__cell_hit(g, table, path->cells[0]).columns;
        if (bao__only(found) != BAO_NONE) {
            return found;
        }
    }
    for (uint32_t n = 2; n <= path->count && n <= 3; n++) {
        bao_range pieces[3];
        for (uint32_t i = 0; i < n; i++) {
            pieces[i] = path->cells[n - 1 - i]->folded;
        }
        const uint64_t found = bao__joined_hit(g, pieces, n).columns;
        if (bao__only(found) != BAO_NONE) {
            return found;
        }
    }
    for (uint32_t i = 1; i < path->count; i++) {
        const uint64_t found = hit_of(g, table, path->cells[i]).columns & ~extra;
        if (bao__only(found) != BAO_NONE && bao__oriented_end(table, path->cells[i]) <= over->to) {
            return found;
        }
    }
    return 0;
}

/* The row that a cell names, or that the cell to the left of a blank one does: a span that was
 * lost. */
static uint64_t row_named(const bao__grid_reading *g, const bao__oriented_table *table,
                          uint32_t row, uint32_t column)
{
    for (uint32_t c = column + 1; c-- > 0;) {
        const bao_cell *cell = bao__oriented_cell(table, row, c);
        if (cell && cell->folded.from < cell->folded.to) {
            return hit_of(g, table, cell).rows;
        }
    }
    return 0;
}

static uint64_t row_of(const bao__grid_reading *g, const bao__oriented_table *table, uint32_t from,
                       uint32_t to, uint32_t column)
{
    for (uint32_t row = to; row-- > from;) {
        const uint64_t found = row_named(g, table, row, column);
        if (bao__only(found) != BAO_NONE) {
            return found;
        }
    }
    return 0;
}

/* The unit that the cells above a column state, the lowest first. */
static bao_span unit_of(const bao__grid_reading *g, const trail *path)
{
    bao_span unit = {NULL, 0};
    for (uint32_t i = 0; i < path->count && !unit.n; i++) {
        const bao_span text = bao_span_cut(g->view, path->cells[i]->folded);
        unit = bao_unit_of_label(g->cells->words, text);
    }
    return unit;
}

static void read_header_column(const bao__grid_reading *g, const bao__oriented_table *table,
                               uint32_t from, uint32_t to, bao__header_column *over)
{
    const trail path = path_of(table, from, to, over->from);
    over->columns = column_of(g, table, &path, over);
    over->rows = row_of(g, table, from, to, over->from);
    over->unit = unit_of(g, &path);
    over->blank = path.count == 0 || (!over->columns && hit_of(g, table, path.cells[0]).group);
    over->text = path.count ? path.cells[0]->folded : (bao_range){0, 0};
    over->unknown = !over->blank && !over->columns &&
                    !bao__label_part(g, &g->grid->columns, bao_span_cut(g->view, over->text),
                                     UINT64_MAX >> (BAO_GRID_KEYS - g->grid->columns.count));
    if (path.count && bao_words_in(g->cells->words->other_figure,
                                   bao_unit_bracketed(bao_span_cut(g->view, over->text)))) {
        over->columns = 0; /* 本年制发件数(上年): not the column that its name without notes is */
        over->blank = false;
        over->unknown = true;
    }
}

/* Every column that names a column names a row too, and there are several columns: no row below
 * needs a label. */
static bool all_pairs(const bao__grid_reading *g, const bao__header *header)
{
    uint64_t named = 0;
    uint32_t columns = 0, pairs = 0;
    for (uint32_t i = 0; i < header->column_count; i++) {
        const bao__header_column *over = &g->columns[header->column + i];
        named |= over->columns;
        columns += over->columns != 0;
        pairs += over->columns && over->rows;
    }
    return __builtin_popcountll(named) > 1 && pairs == columns;
}

/* A figure stands in `column` between the header that ends at `row` and the next one. */
static bool has_number(const bao__grid_reading *g, const bao__oriented_table *table, uint32_t row,
                       uint32_t column)
{
    for (; row < table->rows && bao__header_end(g, table, row) == row; row++) {
        const bao_cell *cell = bao__oriented_cell(table, row, column);
        if (cell && bao__oriented_kind(table, cell) == BAO_CELL_NUMBER) {
            return true;
        }
    }
    return false;
}

/* The first column with a name, or one just before it that has lost its name and has figures. */
static uint32_t first_value(const bao__grid_reading *g, const bao__oriented_table *table,
                            uint32_t row, const bao__header *header)
{
    uint32_t i = 0;
    while (i < header->column_count && !g->columns[header->column + i].columns) {
        i++;
    }
    if (i == header->column_count) {
        return BAO_NONE;
    }
    while (i > 1 && g->columns[header->column + i - 1].blank &&
           has_number(g, table, row, g->columns[header->column + i - 1].from)) {
        i--;
    }
    return g->columns[header->column + i].from;
}

uint32_t bao__header_read(bao__grid_reading *g, const bao__oriented_table *table, uint32_t from,
                          uint32_t to)
{
    bao_arena *arena = g->report->arena;
    bao__header header = {.column = (uint32_t)g->column_count};
    for (uint32_t column = 0; column < table->columns;) {
        const bao_cell *cell = bao__oriented_cell(table, to - 1, column);
        const uint32_t end = cell ? bao__oriented_end(table, cell) : column + 1;
        bao__header_column over = {.from = column, .to = end > column ? end : column + 1};
        read_header_column(g, table, from, to, &over);
        if (!BAO_RESERVE(arena, g->columns, g->column_count, g->column_capacity)) {
            return BAO_NONE;
        }
        g->columns[g->column_count++] = over;
        column = over.to;
    }
    header.column_count = (uint32_t)g->column_count - header.column;
    header.pairs = all_pairs(g, &header);
    header.values = first_value(g, table, to, &header);
    if (!BAO_RESERVE(arena, g->headers, g->header_count, g->header_capacity)) {
        return BAO_NONE;
    }
    g->headers[g->header_count] = header;
    return (uint32_t)g->header_count++;
}

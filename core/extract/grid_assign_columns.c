/* grid_assign_columns.c - which column of the form each value cell of a row is: by the header above
 * it, by counting, by the form's order. */
#include "extract/grid_parts.h"

/* A row while its cells are tried in one way after the other. */
typedef struct placing {
    const bao__grid_reading *g;
    const bao__table_row *row;
    uint64_t wanted; /* columns of the form */
    bao__ruler ruler;
    uint32_t first, count; /* its cells, without blank ones that are none of the form's */
    bao__assigned_row *to; /* all its cells, and what the way at hand makes of them */
} placing;

/* All cells of the row, none of them placed. */
static void start_over(const placing *p)
{
    p->to->is_short = false;
    p->to->cell_count = p->count;
    for (uint32_t i = 0; i < p->count; i++) {
        p->to->cells[i] = (bao__value_cell){.cell = bao__value_cell_of(p->g, p->row, p->first + i),
                                            .value = *bao__value_of(p->g, p->row, p->first + i),
                                            .column = BAO_NONE,
                                            .row = BAO_NONE,
                                            .unknown = BAO_NONE};
    }
}

static bool has_sums(const placing *p)
{
    return p->g->grid->columns.sum_count > 0;
}

static bao__sum sum_of(const placing *p)
{
    return bao__row_sum(p->g, p->to, BAO_NONE);
}

static bool is_blank(const bao__value_cell *cell)
{
    return cell->value.kind == BAO_CELL_BLANK;
}

static bool is_figure(const bao__value_cell *cell)
{
    return bao_cell_is_figure((bao_cell_kind)cell->value.kind);
}

/* Cell `i` stands below the header's column `over`. */
static void give(const placing *p, uint32_t i, uint32_t over)
{
    const bao__ruler *r = &p->ruler;
    bao__value_cell *to = &p->to->cells[i];
    const bool paired = p->g->headers[p->row->header].pairs;
    to->column = r->columns[over];
    to->known_by = r->known_by[over];
    to->unit = r->over[over].unit;
    to->unknown = to->column == BAO_NONE && r->over[over].unknown && !has_sums(p)
                      ? (uint32_t)(r->over + over - p->g->columns)
                      : BAO_NONE;
    to->row = paired && r->over[over].rows ? bao__only(r->over[over].rows) : BAO_NONE;
}

/* Cells that have figures but no column. */
static uint32_t left_over(const placing *p)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < p->to->cell_count; i++) {
        const bao__value_cell *cell = &p->to->cells[i];
        n += cell->column == BAO_NONE && cell->unknown == BAO_NONE && is_figure(cell);
    }
    return n;
}

/* As many cells as the header has columns: the first is the first. */
static bool by_count(const placing *p)
{
    start_over(p);
    if (p->ruler.count == 0 || p->count != p->ruler.count) {
        return false;
    }
    for (uint32_t i = 0; i < p->count; i++) {
        give(p, i, i);
    }
    return left_over(p) == 0;
}

/* Spans that were lost leave blank cells: as many cells with something as the header has names. */
static bool by_filled(const placing *p)
{
    const bao__ruler *r = &p->ruler;
    uint32_t filled = 0, over = 0;
    start_over(p);
    for (uint32_t i = 0; i < p->count; i++) {
        filled += !is_blank(&p->to->cells[i]);
    }
    if (filled == 0 || filled != r->named || filled == r->count || p->row->inherited) {
        return false;
    }
    for (uint32_t i = 0; i < p->count; i++) {
        if (is_blank(&p->to->cells[i])) {
            continue;
        }
        while (r->columns[over] == BAO_NONE) {
            over++;
        }
        give(p, i, over++);
    }
    return !has_sums(p) || sum_of(p) == BAO__SUM_HOLDS;
}

/* The only column of the header over a cell; their number when there is none, BAO_NONE when there
 * are several. */
static uint32_t column_over(const placing *p, const bao_cell *cell)
{
    const bao__oriented_table *table = &p->g->tables[p->row->table];
    const uint32_t from = bao__oriented_column(table, cell), to = bao__oriented_end(table, cell);
    uint32_t found = p->ruler.count;
    for (uint32_t i = 0; i < p->ruler.count; i++) {
        if (p->ruler.over[i].from < to && p->ruler.over[i].to > from) {
            if (found != p->ruler.count) {
                return BAO_NONE;
            }
            found = i;
        }
    }
    return found;
}

/* Columns of the form that the header has and no cell of the row is in. */
static bool is_short(const placing *p)
{
    uint64_t named = 0;
    for (uint32_t i = 0; i < p->ruler.count; i++) {
        named |= p->ruler.columns[i] == BAO_NONE ? 0 : UINT64_C(1) << p->ruler.columns[i];
    }
    for (uint32_t i = 0; i < p->to->cell_count; i++) {
        const uint32_t column = p->to->cells[i].column;
        named &= column == BAO_NONE ? UINT64_MAX : ~(UINT64_C(1) << column);
    }
    return (named & ~p->g->grid->columns.extra) != 0;
}

/* Every cell below a column of its own. A row with fewer cells than columns may have lost one
 * before the others: sums must tell. */
static bool by_place(const placing *p)
{
    uint32_t last = BAO_NONE;
    start_over(p);
    if (p->ruler.count == 0 || p->row->inherited || p->row->shifted) {
        return false;
    }
    for (uint32_t i = 0; i < p->count; i++) {
        const uint32_t over = column_over(p, p->to->cells[i].cell);
        if (over == p->ruler.count && is_blank(&p->to->cells[i])) {
            continue;
        }
        if (over >= p->ruler.count || (last != BAO_NONE && over <= last)) {
            return false;
        }
        give(p, i, over);
        last = over;
    }
    p->to->is_short = is_short(p);
    if (p->count > p->ruler.count && has_sums(p) && !bao__all_zero(p->to) &&
        sum_of(p) != BAO__SUM_HOLDS) {
        return false; /* a number cut in two could have moved the others */
    }
    return left_over(p) == 0 && (!p->to->is_short || has_sums(p));
}

/* The columns of `set` in the form's order, from the first cell on. */
static void lay_out(const placing *p, uint64_t set, bao__known_by known_by)
{
    start_over(p);
    for (uint32_t i = 0; set; i++, set &= set - 1) {
        p->to->cells[i].column = (uint32_t)__builtin_ctzll(set);
        p->to->cells[i].known_by = (uint8_t)known_by;
    }
}

/* Every subtotal has a figure, or nothing has. */
static bool subtotals_stand(const placing *p)
{
    bool blank = false, any = false;
    for (uint32_t i = 0; i < p->to->cell_count; i++) {
        const bao__value_cell *cell = &p->to->cells[i];
        any |= is_figure(cell);
        blank |= !is_figure(cell) && (p->g->grid->columns.extra >> cell->column & 1);
    }
    return !any || !blank;
}

/* Cells of a row without blank ones past `own`. */
static uint32_t count_without_blanks(const bao__grid_reading *g, const bao__table_row *row,
                                     uint32_t first, uint32_t own)
{
    uint32_t count = row->cell_count - first;
    while (own && count > own && bao__value_of(g, row, first + count - 1)->kind == BAO_CELL_BLANK) {
        count--;
    }
    return count;
}

/* Most rows of the row's table have `count` cells. */
static bool most_have(const placing *p, uint32_t count, uint32_t own)
{
    uint32_t all = 0, have = 0;
    for (size_t i = 0; i < p->g->row_count; i++) {
        const bao__table_row *other = &p->g->rows[i];
        if (other->table == p->row->table && other->kind != BAO__TEXT_ROW) {
            all++;
            have += count_without_blanks(p->g, other, 0, own) == count;
        }
    }
    return have * 2 > all;
}

static uint64_t own_columns(const placing *p)
{
    return p->wanted & ~p->g->grid->columns.extra;
}

/* The form's own columns, counted; with the subtotals where there are as many more. Without sums to
 * speak, only a row of one figure is sure. */
static bool by_order(const placing *p)
{
    const uint64_t own = own_columns(p);
    const uint32_t count = (uint32_t)__builtin_popcountll(own);
    const uint32_t with_extra = (uint32_t)__builtin_popcountll(p->wanted);
    const bool headed = p->ruler.count > 0;
    if (has_sums(p) && with_extra > count && p->count == count && most_have(p, with_extra, count)) {
        return false; /* its total is cut off, and a subtotal stands last */
    }
    if (p->count == count && (has_sums(p) || (count == 1 && !headed))) {
        lay_out(p, own, headed ? BAO__GUESSED : BAO__PLACED);
        return true;
    }
    if (has_sums(p) && p->wanted != own && p->count == with_extra) {
        lay_out(p, p->wanted, BAO__GUESSED);
        return sum_of(p) != BAO__SUM_FAILS && subtotals_stand(p);
    }
    return false;
}

/* The header was torn into fewer pieces than there are cells: it names some of the row's columns
 * and nothing else, and the row has a cell for each of its columns. */
static bool by_torn_header(const placing *p)
{
    const uint64_t own = own_columns(p);
    const uint32_t count = (uint32_t)__builtin_popcountll(own);
    if (p->row->header == BAO_NONE || p->row->inherited || count < 2 || p->count != count) {
        return false;
    }
    const bao__header *header = &p->g->headers[p->row->header];
    uint64_t named = 0;
    for (uint32_t i = 0; i < header->column_count; i++) {
        const bao__header_column *column = &p->g->columns[header->column + i];
        if (column->unknown || (column->columns && bao__only(column->columns) == BAO_NONE)) {
            return false;
        }
        named |= column->columns;
    }
    if (!named || (named & ~own) || named == own) {
        return false;
    }
    lay_out(p, own, BAO__PLACED);
    return true;
}

/* Numbers cut in two, put together again. */
static bool by_joining(const placing *p)
{
    const uint32_t own = (uint32_t)__builtin_popcountll(own_columns(p));
    start_over(p);
    if (p->count <= own || p->count > own + 4 || !has_sums(p) ||
        !bao__split_mend(p->g, p->to, own)) {
        return false;
    }
    for (uint32_t i = 0; i < own; i++) {
        p->to->cells[i].known_by = BAO__GUESSED;
    }
    return true;
}

/* The first way that tells which column each cell is. */
static bool place(bao__grid_reading *g, placing *p)
{
    if (by_count(p) || by_place(p) || by_filled(p)) {
        return true;
    }
    p->count =
        count_without_blanks(g, p->row, p->first, (uint32_t)__builtin_popcountll(own_columns(p)));
    if (by_order(p) || by_torn_header(p)) {
        return true;
    }
    if (by_joining(p)) {
        bao__row_warn(g, p->row, "CELLS_JOINED",
                      "%u cells where the table \"%s\" has %u: numbers were cut in two, and were "
                      "joined in the only way that makes the row's total right",
                      p->count, g->grid->name, p->to->cell_count);
        return true;
    }
    return false;
}

static void refuse(bao__grid_reading *g, const placing *p)
{
    p->to->refused = true;
    p->to->is_short = false;
    p->to->cell_count = 0;
    bao__row_warn(g, p->row, "CELLS_UNCLEAR",
                  "%u cells in a row of the table \"%s\": which column each of them is in cannot "
                  "be told; the row was not read",
                  p->count, g->grid->name);
}

/* Says once of a column that it is none of the form's and that its figures were not read. */
static void tell_unknown(bao__grid_reading *g, const placing *p, bool *told)
{
    for (uint32_t i = 0; i < p->to->cell_count; i++) {
        const bao__value_cell *cell = &p->to->cells[i];
        if (cell->unknown != BAO_NONE && !told[cell->unknown] &&
            cell->value.kind == BAO_CELL_NUMBER) {
            const bao_span label = bao_span_cut(g->view, g->columns[cell->unknown].text);
            told[cell->unknown] = true;
            bao__row_warn(g, p->row, "COLUMN_UNKNOWN",
                          "the table \"%s\" has a column \"%.*s\" that the script does not "
                          "know; its figures were not read",
                          g->grid->name, (int)(label.n > 60 ? 60 : label.n), label.p);
        }
    }
}

/* A form cut off or in one row: its blocks, as far as they are whole. */
static void unroll(const placing *p)
{
    const bao_grid *grid = p->g->grid;
    uint32_t i = 0;
    start_over(p);
    for (uint32_t r = 0; r < grid->rows.count; r++) {
        for (uint32_t c = 0; c < grid->columns.count; c++) {
            const bool place = grid->places[r * grid->columns.count + c].indicator != BAO_NONE;
            if (!place || i == p->count) {
                continue;
            }
            bao__value_cell *cell = &p->to->cells[i++];
            cell->row = r;
            cell->column = c;
            cell->known_by = BAO__GUESSED;
        }
    }
}

static void assign(bao__grid_reading *g, const bao__table_row *row, const bao__row_match *match,
                   bao__assigned_row *to, bool *told)
{
    const bool paired = row->header != BAO_NONE && g->headers[row->header].pairs;
    placing p = {.g = g,
                 .row = row,
                 .first = match->blank_first,
                 .count = row->cell_count - match->blank_first,
                 .to = to};
    if (row->foreign || row->kind == BAO__TEXT_ROW) {
        return;
    }
    if (match->flat) {
        unroll(&p);
    } else if (match->key != BAO_NONE || paired) {
        p.wanted = bao__columns_wanted(g, match->key);
        p.ruler = bao__ruler_of(g, row, p.wanted);
        if (!place(g, &p)) {
            refuse(g, &p);
        }
        tell_unknown(g, &p, told);
    }
}

const bao__assigned_row *bao__columns_assign(bao__grid_reading *g, const bao__row_match *matches)
{
    bao_arena *arena = g->report->arena;
    bao__assigned_row *rows = bao_arena_calloc(arena, g->row_count + 1, sizeof *rows);
    bao__value_cell *cells = bao_arena_alloc(arena, (g->cell_count + 1) * sizeof *cells);
    bool *told = bao_arena_calloc(arena, g->column_count + 1, sizeof *told);
    if (!rows || !cells || !told) {
        return NULL;
    }
    for (size_t i = 0; i < g->row_count; i++) {
        rows[i] = (bao__assigned_row){.cells = cells + g->rows[i].cell,
                                      .key = matches[i].key,
                                      .matched_by = matches[i].matched_by,
                                      .flat = matches[i].flat};
        assign(g, &g->rows[i], &matches[i], &rows[i], told);
    }
    return rows;
}

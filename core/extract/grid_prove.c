/* grid_prove.c - what sums say about rows and columns that labels did not name. Nothing is
 * repaired: what is not confirmed is left out. One proof for all rows, whatever header they stand
 * under. */
#include "extract/grid_parts.h"

/* So many rows below one header must not add up before its names are doubted. In the real reports
 * at hand no row does below a header that names all its columns; a printer's own slips are one or
 * two. */
#define FAILS_LEAST 4

/* The rows as far as they are proved. */
typedef struct proving {
    bao__grid_reading *g;
    bao__assigned_row *rows; /* of the table rows; their cells are still those that were assigned */
    uint8_t *known_by;       /* by row, the weakest of its cells; BAO__NAMED: nothing to prove */
} proving;

static const bao__table_row *table_row(const proving *p, const bao__assigned_row *row)
{
    return &p->g->rows[row - p->rows];
}

static void leave_out(bao__assigned_row *row)
{
    row->refused = true;
    row->cell_count = 0;
}

/* The cells of a row as its own, to be changed. False when out of memory. */
static bool own_cells(const proving *p, bao__assigned_row *row)
{
    bao__value_cell *cells =
        bao_arena_alloc(p->g->report->arena, (row->cell_count + 1) * sizeof *cells);
    if (cells) {
        memcpy(cells, row->cells, row->cell_count * sizeof *cells);
        row->cells = cells;
    }
    return cells != NULL;
}

static uint8_t weakest_of(const bao__assigned_row *row)
{
    uint8_t known_by = BAO__NAMED;
    for (uint32_t i = 0; i < row->cell_count; i++) {
        const bao__value_cell *cell = &row->cells[i];
        known_by =
            cell->column != BAO_NONE && cell->known_by > known_by ? cell->known_by : known_by;
    }
    return known_by;
}

/* Digits that stand apart are one number if the sum of their line says so; each by itself, if it
 * does not say otherwise. False when out of memory. */
static bool prove_digits(const proving *p, bao__assigned_row *row)
{
    bool own = false;
    for (uint32_t i = 0; i < row->cell_count; i++) {
        const bao__value_cell *cell = &row->cells[i];
        if (!cell->value.apart || cell->value.kind != BAO_CELL_NUMBER) {
            continue;
        }
        const bao__sum sum = bao__row_sum(p->g, row, cell->row);
        if (sum == BAO__SUM_HOLDS || (sum == BAO__SUM_OPEN && cell->value.spaced)) {
            continue;
        }
        if (!own && !own_cells(p, row)) {
            return false;
        }
        own = true;
        row->cells[i].value.kind = BAO_CELL_UNREADABLE;
        row->cells[i].value.reason =
            "its digits stand apart, and no sum says that they are one number";
    }
    return true;
}

/* Rows whose columns were found in the same way stand and fall together. */
static bool alike(const proving *p, const bao__assigned_row *a, const bao__assigned_row *b)
{
    return table_row(p, a)->header == table_row(p, b)->header && a->cell_count == b->cell_count &&
           !b->flat && !b->refused;
}

static void prove_columns(proving *p, size_t at)
{
    const bao__grid_reading *g = p->g;
    const uint8_t known_by = p->known_by[at];
    const bao__assigned_row first = p->rows[at];
    uint32_t holds = 0, fails = 0;
    bool zero = true;
    for (size_t i = at; i < g->row_count; i++) {
        if (p->known_by[i] == known_by && alike(p, &p->rows[at], &p->rows[i])) {
            const bao__sum sum = bao__row_sum(g, &p->rows[i], BAO_NONE);
            holds += sum == BAO__SUM_HOLDS;
            fails += sum == BAO__SUM_FAILS;
            zero = zero && bao__all_zero(&p->rows[i]);
        }
    }
    const bool headed = g->rows[at].header != BAO_NONE || g->grid->columns.sum_count == 0;
    const bool sure = zero || (headed && known_by == BAO__PLACED && !fails);
    const bool good = (holds || sure) && fails * 3 <= holds;
    if (!good) {
        bao__row_warn(p->g, &g->rows[at], "COLUMNS_UNCLEAR",
                      "the columns of the table \"%s\" have no names that tell which they are, "
                      "and its sums do not: %u come out, %u do not; its rows were not read",
                      g->grid->name, holds, fails);
    }
    for (size_t i = at; i < g->row_count; i++) {
        bao__assigned_row *row = &p->rows[i];
        const bool same = g->rows[i].header == g->rows[at].header &&
                          row->cell_count == first.cell_count && !row->flat && !row->refused;
        if (p->known_by[i] == known_by && same) {
            p->known_by[i] = BAO__NAMED;
            if (!good) {
                leave_out(row);
            }
        }
    }
}

/* Rows whose columns a header names, and hardly one of whose sums comes out: the header's cells
 * have lost their spans, and the names stand over other columns. */
static void prove_header(proving *p, uint32_t header)
{
    const bao__grid_reading *g = p->g;
    uint32_t holds = 0, fails = 0;
    const bao__table_row *first = NULL;
    for (size_t i = 0; i < g->row_count; i++) {
        const bool named = g->rows[i].header == header && p->known_by[i] == BAO__NAMED &&
                           p->rows[i].key != BAO_NONE && p->rows[i].cell_count;
        if (named) {
            const bao__sum sum = bao__row_sum(g, &p->rows[i], BAO_NONE);
            first = first ? first : &g->rows[i];
            holds += sum == BAO__SUM_HOLDS;
            fails += sum == BAO__SUM_FAILS;
        }
    }
    if (fails < FAILS_LEAST || fails <= holds * 3) {
        return;
    }
    bao__row_warn(p->g, first, "COLUMNS_UNCLEAR",
                  "the names above the columns of the table \"%s\" do not fit its sums: %u come "
                  "out, %u do not; its rows were not read",
                  g->grid->name, holds, fails);
    for (size_t i = 0; i < g->row_count; i++) {
        if (g->rows[i].header == header && p->known_by[i] == BAO__NAMED &&
            p->rows[i].key != BAO_NONE && p->rows[i].cell_count) {
            leave_out(&p->rows[i]);
        }
    }
}

/* The sums of all rows in a flat row. Zeros alone need none, if none is cut off. */
static bool flat_confirmed(const proving *p, const bao__assigned_row *row, bool cut)
{
    bao__sum found = BAO__SUM_OPEN;
    for (uint32_t r = 0; r < p->g->grid->rows.count; r++) {
        found = bao__sum_worse(found, bao__row_sum(p->g, row, r));
    }
    return found == BAO__SUM_HOLDS || (found == BAO__SUM_OPEN && !cut && bao__all_zero(row));
}

/* A flat row is read if the sums of its rows hold; of one cut off, the rows that are whole. */
static void prove_flat(const proving *p, bao__assigned_row *row)
{
    const bao_grid *grid = p->g->grid;
    const bao__value_cell *end = &row->cells[row->cell_count - 1];
    const bool cut = end->row + 1 < grid->rows.count || end->column + 1 < grid->columns.count;
    const uint32_t cut_row = end->column + 1 < grid->columns.count ? end->row : BAO_NONE;
    const uint32_t all = row->cell_count;
    uint32_t kept = flat_confirmed(p, row, cut) ? all : 0;
    while (kept && row->cells[kept - 1].row == cut_row) {
        kept--; /* the last row of the form in it is not whole */
    }
    row->cell_count = kept;
    row->refused = kept == 0;
    if (kept < all) {
        bao__row_warn(p->g, table_row(p, row), "CELLS_UNCLEAR",
                      "%u of %u figures in one row of the table \"%s\" have no label, and no sum "
                      "tells what they are; they were not read",
                      all - kept, all, grid->name);
    }
}

static bool is_inferred(const proving *p, const bao__assigned_row *row)
{
    return row->key != BAO_NONE && table_row(p, row)->kind != BAO__TEXT_ROW && !row->refused &&
           (row->matched_by == BAO__ORDER || row->matched_by == BAO__BESIDE);
}

/* Rows that the form's order named: all of them, or none. */
static bool rows_confirmed(const proving *p, const bao__matrix *matrix)
{
    bool holds = false, zero = true;
    for (size_t i = 0; i < p->g->row_count; i++) {
        const bao__assigned_row *row = &p->rows[i];
        if (!is_inferred(p, row)) {
            continue;
        }
        const bool all_zero = bao__all_zero(row);
        const bao__sum own = bao__row_sum(p->g, row, BAO_NONE);
        const bao__sum sum =
            p->g->grid->rows.sum_count ? bao__rows_sum(p->g, matrix, row->key) : own;
        if (sum == BAO__SUM_FAILS || (own != BAO__SUM_HOLDS && !all_zero)) {
            return false; /* where its cells begin is not sure either */
        }
        holds |= sum == BAO__SUM_HOLDS;
        zero = zero && all_zero;
    }
    return holds || zero;
}

/* A row with fewer cells than columns: its own sums must hold. */
static void prove_short(const proving *p, const bao__matrix *matrix, bao__assigned_row *row)
{
    const char *name = p->g->grid->name;
    if (bao__all_zero(row) || bao__rows_sum(p->g, matrix, row->key) == BAO__SUM_HOLDS) {
        bao__row_warn(p->g, table_row(p, row), "CELLS_MISSING",
                      "a row of the table \"%s\" has %u cells, fewer than columns; what the "
                      "others would say is not known",
                      name, row->cell_count);
    } else {
        leave_out(row);
        bao__row_warn(p->g, table_row(p, row), "CELLS_UNCLEAR",
                      "a row of the table \"%s\" has lost a cell, and no sum tells which; it "
                      "was not read",
                      name);
    }
}

static void prove_rows(const proving *p, const bao__matrix *matrix)
{
    uint32_t lost = 0;
    const bao__table_row *first = NULL;
    if (rows_confirmed(p, matrix)) {
        return;
    }
    for (size_t i = 0; i < p->g->row_count; i++) {
        if (is_inferred(p, &p->rows[i])) {
            first = first ? first : &p->g->rows[i];
            lost++;
            leave_out(&p->rows[i]);
        }
    }
    bao__row_warn(p->g, first, "ROWS_UNCLEAR",
                  "%u rows of the table \"%s\" have lost their label or a cell, and the sums do "
                  "not tell which they are; they were not read",
                  lost, p->g->grid->name);
}

static bool needs_proof(const proving *p, const bao__assigned_row *row)
{
    return (row->is_short && !row->refused && row->key != BAO_NONE) || is_inferred(p, row);
}

/* Rows that are short or have no label: by the sums over all rows. */
static void prove_unsure(const proving *p)
{
    bao__matrix matrix = {.cells = {{NULL}}};
    bool any = false;
    for (size_t i = 0; i < p->g->row_count && !any; i++) {
        any = needs_proof(p, &p->rows[i]);
    }
    if (!any) {
        return;
    }
    bao__matrix_fill(p->g, p->rows, &matrix);
    for (size_t i = 0; i < p->g->row_count; i++) {
        bao__assigned_row *row = &p->rows[i];
        if (row->is_short && !row->refused && row->key != BAO_NONE) {
            prove_short(p, &matrix, row);
        }
    }
    prove_rows(p, &matrix);
}

const bao__assigned_row *bao__rows_prove(bao__grid_reading *g, const bao__assigned_row *assigned)
{
    bao_arena *arena = g->report->arena;
    proving p = {.g = g,
                 .rows = bao_arena_alloc(arena, (g->row_count + 1) * sizeof *p.rows),
                 .known_by = bao_arena_calloc(arena, g->row_count + 1, 1)};
    if (!p.rows || !p.known_by) {
        return NULL;
    }
    memcpy(p.rows, assigned, g->row_count * sizeof *p.rows);
    for (size_t i = 0; i < g->row_count; i++) {
        bao__assigned_row *row = &p.rows[i];
        if (row->flat) {
            prove_flat(&p, row);
        } else if (!prove_digits(&p, row)) {
            return NULL;
        } else {
            p.known_by[i] = weakest_of(row);
        }
    }
    for (uint32_t h = 0; h < g->header_count; h++) {
        prove_header(&p, h);
    }
    for (size_t i = 0; i < g->row_count; i++) {
        if (p.known_by[i] != BAO__NAMED) {
            prove_columns(&p, i);
        }
    }
    prove_unsure(&p);
    return p.rows;
}

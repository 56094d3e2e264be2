/* grid_table_rows.c - the rows of all tables that a grid is in, as rows: label pieces and value
 * cells.
 */
#include "extract/grid_parts.h"

/* The headers and label columns of one table while its rows are taken. */
typedef struct taker {
    bao__grid_reading *g;
    uint32_t table;
    uint32_t header; /* in force */
    bool inherited;
    uint32_t labels; /* first column right of all labels, where no header says so */
} taker;

static const bao__oriented_table *table_of(const taker *t)
{
    return &t->g->tables[t->table];
}

/* End of the words that a row begins with, perhaps behind the row's number; 0 when it begins with
 * something else. */
static uint32_t words_end(const bao__oriented_table *table, uint32_t row)
{
    uint32_t end = 0, values = 0;
    const bao_cell *cell;
    for (uint32_t column = 0; (cell = bao__oriented_next(table, row, &column));) {
        const bao_cell_kind kind = bao__oriented_kind(table, cell);
        if (bao_cell_is_text(kind)) {
            end = bao__oriented_end(table, cell);
        } else if (kind != BAO_CELL_BLANK && (end || values++)) {
            break;
        }
    }
    return end;
}

static bool has_value(const bao__oriented_table *table, uint32_t row)
{
    const bao_cell *cell;
    for (uint32_t column = 0; (cell = bao__oriented_next(table, row, &column));) {
        const bao_cell_kind kind = bao__oriented_kind(table, cell);
        if (bao_cell_is_figure(kind) || kind == BAO_CELL_DASH) {
            return true;
        }
    }
    return false;
}

static uint32_t label_columns(const bao__oriented_table *table)
{
    uint32_t most = 0;
    for (uint32_t row = 0; row < table->rows; row++) {
        const uint32_t end = has_value(table, row) ? words_end(table, row) : 0;
        most = end > most ? end : most;
    }
    return most;
}

/* Where values begin in the rows that `t` is at. */
static uint32_t first_value(const taker *t)
{
    if (t->header != BAO_NONE && !t->inherited) {
        const uint32_t values = t->g->headers[t->header].values;
        if (values != BAO_NONE) {
            return values;
        }
    }
    return t->labels;
}

/* Words follow in the label columns: the number before them counts the rows. */
static bool words_follow(const taker *t, uint32_t row, uint32_t column, uint32_t values)
{
    const bao_cell *cell;
    while ((cell = bao__oriented_next(table_of(t), row, &column))) {
        if (bao__oriented_column(table_of(t), cell) >= values) {
            return false;
        }
        if (bao_cell_is_text(bao__oriented_kind(table_of(t), cell))) {
            return true;
        }
    }
    return false;
}

static bool is_label(const taker *t, uint32_t row, const bao_cell *cell, uint32_t values)
{
    const bao__oriented_table *table = table_of(t);
    const bao_cell_kind kind = bao__oriented_kind(table, cell);
    const uint32_t column = bao__oriented_column(table, cell);
    if (bao_cell_is_text(kind)) {
        return column < values ||
               bao__oriented_label(table, cell) != BAO_NONE; /* another grid's, perhaps */
    }
    if (kind == BAO_CELL_BLANK) {
        return column < values;
    }
    return column < values && words_follow(t, row, bao__oriented_end(table, cell), values);
}

static void add_piece(bao__table_row *entry, const bao_cell *cell)
{
    if (cell->folded.from == cell->folded.to) {
        return;
    }
    if (entry->piece_count == BAO__PIECES) {
        memmove(entry->pieces, entry->pieces + 1, (BAO__PIECES - 1) * sizeof *entry->pieces);
        entry->piece_count--;
    }
    entry->pieces[entry->piece_count++] = cell->folded;
    entry->label = cell;
}

static bool add_cell(bao__grid_reading *g, const bao_cell *cell)
{
    if (!BAO_RESERVE(g->report->arena, g->value_cells, g->cell_count, g->cell_capacity)) {
        return false;
    }
    g->value_cells[g->cell_count++] = cell;
    return true;
}

static bao__row_kind kind_of(const bao__grid_reading *g, const bao__table_row *entry)
{
    uint32_t blank = 0, nothing = 0, words = 0;
    for (uint32_t i = 0; i < entry->cell_count; i++) {
        const bao_cell_kind kind = (bao_cell_kind)bao__value_of(g, entry, i)->kind;
        blank += kind == BAO_CELL_BLANK;
        nothing += kind == BAO_CELL_DASH;
        words += bao_cell_is_text(kind);
    }
    if (entry->cell_count == 0 || (entry->piece_count == 0 && nothing == entry->cell_count) ||
        (words && words + blank == entry->cell_count && !entry->keys)) {
        return BAO__TEXT_ROW;
    }
    return blank == entry->cell_count ? BAO__BLANK_ROW : BAO__VALUE_ROW;
}

/* The rows that the label of a row names by itself. */
static uint64_t own_keys(const bao__grid_reading *g, const bao__table_row *entry)
{
    uint64_t found = 0;
    if (entry->piece_count) {
        found = bao__cell_hit(g, &g->tables[entry->table], entry->label).rows;
    }
    for (uint32_t n = 2; n <= entry->piece_count && !found; n++) {
        found = bao__joined_hit(g, entry->pieces + entry->piece_count - n, n).rows;
    }
    if (!found && entry->piece_count) {
        found = bao__label_tail(g, entry->pieces + entry->piece_count - 1, 1);
    }
    return found;
}

/* A label in the row is another grid's, and none is this one's. */
static bool is_foreign(const taker *t, const bao__table_row *entry)
{
    const bao__grid_reading *g = t->g;
    const bao_cell *cell;
    if (entry->keys) {
        return false;
    }
    for (uint32_t column = 0; (cell = bao__oriented_next(table_of(t), entry->row, &column));) {
        const uint32_t label = bao__oriented_label(table_of(t), cell);
        for (uint32_t other = 0; other < g->grids->count && label != BAO_NONE; other++) {
            if (strcmp(g->grids->items[other].name, g->grid->name) != 0 &&
                bao__label_hit(g->grids, other, label).rows) {
                return true;
            }
        }
    }
    return false;
}

/* A label with a year that is not the report's. */
static bool is_other_year(const bao__grid_reading *g, const bao__table_row *entry)
{
    const bao_span year = g->report->meta[BAO_META_YEAR].value;
    for (uint32_t i = 0; i < entry->piece_count && year.n == 4; i++) {
        const bao_span text = bao_span_cut(g->view, entry->pieces[i]);
        const char *mark = memmem(text.p, text.n, "年", 3);
        if (mark && mark - text.p >= 4 && mark[-4] == '2' && mark[-3] == '0' &&
            memcmp(mark - 4, year.p, 4) != 0) {
            return true;
        }
    }
    return false;
}

static bool take_row(taker *t, uint32_t row)
{
    bao__grid_reading *g = t->g;
    const bao__oriented_table *table = table_of(t);
    const uint32_t values = first_value(t);
    bao__table_row entry = {.table = t->table,
                            .row = row,
                            .header = t->header,
                            .inherited = t->inherited,
                            .cell = (uint32_t)g->cell_count};
    const bao_cell *cell;
    bool labels = true;
    for (uint32_t column = 0; (cell = bao__oriented_next(table, row, &column));) {
        labels = labels && is_label(t, row, cell, values);
        if (!labels && !add_cell(g, cell)) {
            return false;
        }
        if (labels && bao_cell_is_text(bao__oriented_kind(table, cell))) {
            add_piece(&entry, cell);
            entry.shifted |= bao__oriented_column(table, cell) >= values;
        }
    }
    entry.cell_count = (uint32_t)g->cell_count - entry.cell;
    entry.keys = own_keys(g, &entry);
    entry.kind = (uint8_t)kind_of(g, &entry);
    entry.foreign = is_foreign(t, &entry) || (!entry.keys && is_other_year(g, &entry));
    if (!BAO_RESERVE(g->report->arena, g->rows, g->row_count, g->row_capacity)) {
        return false;
    }
    g->rows[g->row_count++] = entry;
    return true;
}

/* The text that stands right above a table: its caption, or the last words before it. */
static bao_range text_above(const bao_report *report, const bao_table *table)
{
    if (table->caption != BAO_NONE) {
        return report->blocks[table->caption].folded;
    }
    for (uint32_t b = table->block; b-- > 0;) {
        const bao_block *block = &report->blocks[b];
        if (block->kind != BAO_CHROME) {
            return block->kind == BAO_TABLE ? (bao_range){0, 0} : block->folded;
        }
    }
    return (bao_range){0, 0};
}

/* A table of one row without a label has it above. */
static void label_by_caption(bao__grid_reading *g, size_t first, const bao_table *table)
{
    bao__table_row *only = NULL;
    for (size_t i = first; i < g->row_count; i++) {
        if (g->rows[i].kind != BAO__TEXT_ROW) {
            if (only) {
                return;
            }
            only = &g->rows[i];
        }
    }
    const bao_range above = text_above(g->report, table);
    if (only && !only->keys && !only->foreign && !only->piece_count && above.from < above.to &&
        above.to - above.from < 200) {
        const uint64_t named = bao__joined_hit(g, &above, 1).rows;
        only->keys = named ? named : bao__labels_in(g, bao_span_cut(g->view, above));
        only->keys = bao__only(only->keys) == BAO_NONE ? 0 : only->keys;
    }
}

static bool take_table(bao__grid_reading *g, uint32_t number, uint32_t *header)
{
    taker t = {.g = g, .table = number, .header = *header, .inherited = true};
    const bao__oriented_table *table = &g->tables[number];
    const size_t first = g->row_count;
    t.labels = label_columns(table);
    for (uint32_t row = 0; row < table->rows;) {
        const uint32_t end = bao__header_end(g, table, row);
        if (end > row) {
            t.header = bao__header_read(g, table, row, end);
            t.inherited = false;
            if (t.header == BAO_NONE) {
                return false;
            }
            row = end;
        } else if (!take_row(&t, row++)) {
            return false;
        }
    }
    *header = t.header;
    label_by_caption(g, first, table->table);
    return true;
}

bool bao__table_rows_read(bao__grid_reading *g)
{
    uint32_t header = BAO_NONE;
    for (uint32_t t = 0; t < g->report->table_count; t++) {
        if (g->members[t] && !take_table(g, t, &header)) {
            return false;
        }
    }
    return true;
}

/* grid_table_rows.c - the rows of all tables that a grid is in, as strips: label pieces and value
 * cells.
 */
#include "extract/grid_parts.h"

/* The headers and label columns of one table while its rows are taken. */
typedef struct taker {
    bao__grid_reading *s;
    uint32_t plane;
    uint32_t header; /* in force */
    bool inherited;
    uint32_t labels; /* first column right of all labels, where no header says so */
} taker;

static const bao__oriented_table *plane_of(const taker *t)
{
    return &t->s->planes[t->plane];
}

/* End of the words that a row begins with, perhaps behind the row's number; 0 when it begins with
 * something else. */
static uint32_t words_end(const bao__oriented_table *plane, uint32_t row)
{
    uint32_t end = 0, values = 0;
    const bao_cell *cell;
    for (uint32_t column = 0; (cell = bao__oriented_next(plane, row, &column));) {
        const bao_cell_kind kind = bao__oriented_kind(plane, cell);
        if (bao_cell_is_text(kind)) {
            end = bao__oriented_end(plane, cell);
        } else if (kind != BAO_CELL_BLANK && (end || values++)) {
            break;
        }
    }
    return end;
}

static bool has_value(const bao__oriented_table *plane, uint32_t row)
{
    const bao_cell *cell;
    for (uint32_t column = 0; (cell = bao__oriented_next(plane, row, &column));) {
        const bao_cell_kind kind = bao__oriented_kind(plane, cell);
        if (bao_cell_is_figure(kind) || kind == BAO_CELL_DASH) {
            return true;
        }
    }
    return false;
}

static uint32_t label_columns(const bao__oriented_table *plane)
{
    uint32_t most = 0;
    for (uint32_t row = 0; row < plane->rows; row++) {
        const uint32_t end = has_value(plane, row) ? words_end(plane, row) : 0;
        most = end > most ? end : most;
    }
    return most;
}

/* Where values begin in the rows that `t` is at. */
static uint32_t first_value(const taker *t)
{
    if (t->header != BAO_NONE && !t->inherited) {
        const uint32_t values = t->s->headers[t->header].values;
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
    while ((cell = bao__oriented_next(plane_of(t), row, &column))) {
        if (bao__oriented_column(plane_of(t), cell) >= values) {
            return false;
        }
        if (bao_cell_is_text(bao__oriented_kind(plane_of(t), cell))) {
            return true;
        }
    }
    return false;
}

static bool is_label(const taker *t, uint32_t row, const bao_cell *cell, uint32_t values)
{
    const bao__oriented_table *plane = plane_of(t);
    const bao_cell_kind kind = bao__oriented_kind(plane, cell);
    const uint32_t column = bao__oriented_column(plane, cell);
    if (bao_cell_is_text(kind)) {
        return column < values ||
               bao__oriented_label(plane, cell) != BAO_NONE; /* another grid's, perhaps */
    }
    if (kind == BAO_CELL_BLANK) {
        return column < values;
    }
    return column < values && words_follow(t, row, bao__oriented_end(plane, cell), values);
}

static void add_piece(bao__table_row *strip, const bao_cell *cell)
{
    if (cell->folded.from == cell->folded.to) {
        return;
    }
    if (strip->piece_count == BAO__PIECES) {
        memmove(strip->pieces, strip->pieces + 1, (BAO__PIECES - 1) * sizeof *strip->pieces);
        strip->piece_count--;
    }
    strip->pieces[strip->piece_count++] = cell->folded;
    strip->label = cell;
}

static bool add_slot(bao__grid_reading *s, const bao__oriented_table *plane, const bao_cell *cell)
{
    if (!BAO_RESERVE(s->report->arena, s->slots, s->slot_count, s->slot_capacity)) {
        return false;
    }
    s->slots[s->slot_count++] = (bao__value_cell){.cell = cell,
                                                  .value = *bao__oriented_value(plane, cell),
                                                  .column = BAO_NONE,
                                                  .row = BAO_NONE,
                                                  .stranger = BAO_NONE};
    return true;
}

static bao__kind kind_of(const bao__grid_reading *s, const bao__table_row *strip)
{
    uint32_t blank = 0, nothing = 0, words = 0;
    for (uint32_t i = 0; i < strip->slot_count; i++) {
        const bao_cell_kind kind = (bao_cell_kind)s->slots[strip->slot + i].value.kind;
        blank += kind == BAO_CELL_BLANK;
        nothing += kind == BAO_CELL_DASH;
        words += bao_cell_is_text(kind);
    }
    if (strip->slot_count == 0 || (strip->piece_count == 0 && nothing == strip->slot_count) ||
        (words && words + blank == strip->slot_count && !strip->keys)) {
        return BAO__TEXT_ROW;
    }
    return blank == strip->slot_count ? BAO__BLANK_ROW : BAO__VALUE_ROW;
}

/* The rows that the label of a strip names by itself. */
static uint64_t own_keys(const bao__grid_reading *s, const bao__table_row *strip)
{
    uint64_t found = 0;
    if (strip->piece_count) {
        found = bao__cell_hit(s, &s->planes[strip->plane], strip->label).rows;
    }
    for (uint32_t n = 2; n <= strip->piece_count && !found; n++) {
        found = bao__joined_hit(s, strip->pieces + strip->piece_count - n, n).rows;
    }
    if (!found && strip->piece_count) {
        found = bao__label_tail(s, strip->pieces + strip->piece_count - 1, 1);
    }
    return found;
}

/* A label in the row is another grid's, and none is this one's. */
static bool is_foreign(const taker *t, const bao__table_row *strip)
{
    const bao__grid_reading *s = t->s;
    const bao_cell *cell;
    if (strip->keys) {
        return false;
    }
    for (uint32_t column = 0; (cell = bao__oriented_next(plane_of(t), strip->row, &column));) {
        const uint32_t label = bao__oriented_label(plane_of(t), cell);
        for (uint32_t g = 0; g < s->grids->count && label != BAO_NONE; g++) {
            if (strcmp(s->grids->items[g].name, s->grid->name) != 0 &&
                bao__label_hit(s->grids, g, label).rows) {
                return true;
            }
        }
    }
    return false;
}

/* A label with a year that is not the report's. */
static bool is_other_year(const bao__grid_reading *s, const bao__table_row *strip)
{
    const bao_span year = s->report->meta[BAO_META_YEAR].value;
    for (uint32_t i = 0; i < strip->piece_count && year.n == 4; i++) {
        const bao_span text = bao_span_cut(s->view, strip->pieces[i]);
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
    bao__grid_reading *s = t->s;
    const bao__oriented_table *plane = plane_of(t);
    const uint32_t values = first_value(t);
    bao__table_row strip = {.plane = t->plane,
                            .row = row,
                            .header = t->header,
                            .inherited = t->inherited,
                            .slot = (uint32_t)s->slot_count,
                            .key = BAO_NONE};
    const bao_cell *cell;
    bool labels = true;
    for (uint32_t column = 0; (cell = bao__oriented_next(plane, row, &column));) {
        labels = labels && is_label(t, row, cell, values);
        if (!labels && !add_slot(s, plane, cell)) {
            return false;
        }
        if (labels && bao_cell_is_text(bao__oriented_kind(plane, cell))) {
            add_piece(&strip, cell);
            strip.shifted |= bao__oriented_column(plane, cell) >= values;
        }
    }
    strip.slot_count = (uint32_t)s->slot_count - strip.slot;
    strip.keys = own_keys(s, &strip);
    strip.kind = (uint8_t)kind_of(s, &strip);
    strip.foreign = is_foreign(t, &strip) || (!strip.keys && is_other_year(s, &strip));
    if (!BAO_RESERVE(s->report->arena, s->strips, s->strip_count, s->strip_capacity)) {
        return false;
    }
    s->strips[s->strip_count++] = strip;
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
static void label_by_caption(bao__grid_reading *s, size_t first, const bao_table *table)
{
    bao__table_row *only = NULL;
    for (size_t i = first; i < s->strip_count; i++) {
        if (s->strips[i].kind != BAO__TEXT_ROW) {
            if (only) {
                return;
            }
            only = &s->strips[i];
        }
    }
    const bao_range above = text_above(s->report, table);
    if (only && !only->keys && !only->foreign && !only->piece_count && above.from < above.to &&
        above.to - above.from < 200) {
        const uint64_t named = bao__joined_hit(s, &above, 1).rows;
        only->keys = named ? named : bao__labels_in(s, bao_span_cut(s->view, above));
        only->keys = bao__only(only->keys) == BAO_NONE ? 0 : only->keys;
    }
}

static bool take_plane(bao__grid_reading *s, uint32_t number, uint32_t *header)
{
    taker t = {.s = s, .plane = number, .header = *header, .inherited = true};
    const bao__oriented_table *plane = &s->planes[number];
    const size_t first = s->strip_count;
    t.labels = label_columns(plane);
    for (uint32_t row = 0; row < plane->rows;) {
        const uint32_t end = bao__header_end(s, plane, row);
        if (end > row) {
            t.header = bao__header_read(s, plane, row, end);
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
    label_by_caption(s, first, plane->table);
    return true;
}

bool bao__table_rows_read(bao__grid_reading *s)
{
    uint32_t header = BAO_NONE;
    for (uint32_t t = 0; t < s->report->table_count; t++) {
        if (s->member[t] && !take_plane(s, t, &header)) {
            return false;
        }
    }
    return true;
}

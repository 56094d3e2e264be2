/* listing.c - reading tables that list indicators. */
#include "extract/listing.h"

#include "extract/labels.h"
#include "extract/printed_unit.h"
#include "extract/word_lists.h"

/* The most columns of a table that is looked at, and the most characters of a title before it. */
#define COLUMNS_MOST 64
#define TITLE_MOST   240

typedef enum column_kind { NO_COLUMN, FIGURES, GROWTH, UNITS, OTHER } column_kind;

/* One table while it is read. */
typedef struct reading {
    const bao_listing *listing;
    const bao_cells *cells;
    const bao_report *report;
    bao_facts *facts;
    const bao_table *table;
    bao_span view;
    uint32_t first; /* row below the head */
    uint8_t kinds[COLUMNS_MOST];
    bao_span unit;   /* of the whole table, or empty */
    bool *found;     /* rows of the listing that stood in it */
    bao_span *units; /* and the units that their figures were printed in, somewhere */
    bool failed;     /* out of memory */
} reading;

/* A row of the listing as far as it was read: its name, then cells. */
typedef struct entry {
    const bao_listing_row *row; /* NULL: no known name */
    bao_span label;
    bao_span unit;          /* of a unit cell */
    uint32_t value, values; /* column of the chosen figure; how many there are */
    uint32_t growth;        /* column, or BAO_NONE */
    bool preferred;         /* `value` has a preferred head */
    uint32_t table_row;
} entry;

static bao_span cell_text(const reading *r, const bao_cell *cell)
{
    return cell ? bao_span_cut(r->view, cell->folded) : (bao_span){"", 0};
}

/* The cell that begins in (row, column), when it has a text. */
static const bao_cell *cell_at(const reading *r, uint32_t row, uint32_t column)
{
    const bao_cell *cell = bao_table_cell(r->table, row, column);
    bool here = cell && cell->row == row && cell->column == column;
    return here && cell->folded.to > cell->folded.from ? cell : NULL;
}

static const bao_cell_value *value_of(const reading *r, const bao_cell *cell)
{
    return bao_cells_at(r->cells, r->report, r->table, cell);
}

/* A figure, one that cannot be read among them. */
static bool has_figures(const reading *r, const bao_cell *cell)
{
    const uint8_t kind = value_of(r, cell)->kind;
    return kind == BAO_CELL_NUMBER || kind == BAO_CELL_UNREADABLE;
}

/* It says that nothing changed. */
static bool says_same(const reading *r, const bao_cell *cell)
{
    const uint8_t kind = value_of(r, cell)->kind;
    return kind == BAO_CELL_UNCHANGED ||
           (kind == BAO_CELL_WORDS && bao_words_in(r->listing->same, cell_text(r, cell)));
}

/* Cells with a text in a row; a title that fills the row is one. */
static uint32_t filled(const reading *r, uint32_t row)
{
    uint32_t n = 0;
    for (uint32_t c = 0; c < r->table->columns; c++) {
        n += cell_at(r, row, c) != NULL;
    }
    return n;
}

/* The first row with a figure, or 持平, right of its name: where the head ends. */
static uint32_t head_end(const reading *r)
{
    for (uint32_t row = 0; row < r->table->rows; row++) {
        for (uint32_t c = 1; c < r->table->columns; c++) {
            const bao_cell *cell = cell_at(r, row, c);
            if (cell && filled(r, row) > 1 && (has_figures(r, cell) || says_same(r, cell))) {
                return row;
            }
        }
    }
    return r->table->rows;
}

/* A year in `head` that is not the report's, which does not stand in it: last year's column, not
 * 2025年比2024年增长. */
static bool other_year(const reading *r, bao_span head)
{
    const bao_span year = r->report->meta[BAO_META_YEAR].value;
    bool other = false;
    for (size_t i = 0; year.n == 4 && i + 7 <= head.n; i++) {
        const char *p = head.p + i;
        const bool stated = (p[0] == '1' || p[0] == '2') && strspn(p + 1, "0123456789") == 3 &&
                            memcmp(p + 4, "年", 3) == 0;
        if (stated && memcmp(p, year.p, 4) == 0) {
            return false;
        }
        other |= stated;
    }
    return other;
}

/* A unit of figures, which are no rates: 万吨, 亿元. */
static bool is_amount_unit(bao_span unit)
{
    for (size_t i = 0; bao__words_amount_unit_endings[i]; i++) {
        const size_t n = strlen(bao__words_amount_unit_endings[i]);
        if (unit.n >= n && memcmp(unit.p + unit.n - n, bao__words_amount_unit_endings[i], n) == 0) {
            return true;
        }
    }
    return false;
}

/* 上年, 上年增长: last year's column; not 比上年增长. */
static bool begins_other(const reading *r, bao_span head)
{
    for (uint32_t i = 0; i < r->listing->other_first.count; i++) {
        if (bao_span_starts(head, r->listing->other_first.items[i])) {
            return true;
        }
    }
    return false;
}

/* What the cells above a column say it holds. */
static column_kind kind_of(const reading *r, uint32_t column)
{
    column_kind kind = NO_COLUMN;
    for (uint32_t row = 0; row < r->first; row++) {
        const bao_span head = cell_text(r, bao_table_cell(r->table, row, column));
        if (head.n == 0 || filled(r, row) < 2) {
            continue;
        }
        const bool rate =
            bao_words_in(r->listing->growth, head) || bao_words_in(r->listing->falls, head);
        if (bao_words_in(r->listing->other, head) || begins_other(r, head) || other_year(r, head)) {
            return OTHER;
        }
        if (rate || kind == GROWTH) {
            kind = GROWTH;
            if (is_amount_unit(bao_unit_bracketed(head))) { /* 比上年增减(万吨) */
                return OTHER;
            }
        } else if (kind == NO_COLUMN) {
            kind = bao_words_in(r->listing->unit, head) ? UNITS : FIGURES;
        }
    }
    return kind;
}

/* The head of `column` holds one of `words`. */
static bool head_has(const reading *r, uint32_t column, bao_words words)
{
    for (uint32_t row = 0; row < r->first; row++) {
        if (filled(r, row) > 1 &&
            bao_words_in(words, cell_text(r, bao_table_cell(r->table, row, column)))) {
            return true;
        }
    }
    return false;
}

/* Takes a title of the table into account; false when the table is not to be read. */
static bool take_title(reading *r, bao_span title)
{
    if (title.n == 0 || title.n > TITLE_MOST) {
        return true;
    }
    const bao_span unit = bao_unit_stated(r->listing->unit, title);
    r->unit = unit.n ? unit : r->unit;
    return !bao_words_in(r->listing->not_in, title);
}

/* The caption, two short blocks before the table, and rows of one cell above its head. */
static bool take_titles(reading *r)
{
    const bao_table *table = r->table;
    bool read = true;
    for (uint32_t back = 1; back <= 2 && back <= table->block; back++) {
        const bao_block *block = &r->report->blocks[table->block - back];
        if (block->kind == BAO_TABLE || block->kind == BAO_CHROME) {
            break;
        }
        read &= take_title(r, bao_span_cut(r->view, block->folded));
    }
    if (table->caption != BAO_NONE) {
        read &= take_title(r, bao_span_cut(r->view, r->report->blocks[table->caption].folded));
    }
    for (uint32_t row = 0; row < r->first; row++) {
        for (uint32_t c = 0; filled(r, row) == 1 && c < table->columns; c++) {
            read &= take_title(r, cell_text(r, cell_at(r, row, c)));
        }
    }
    return read;
}

/* The row of the listing that a label names, unless the row it must stand under is not there. */
static const bao_listing_row *row_named(reading *r, bao_span label)
{
    static const char marks[] = "# *";
    while (label.n && strchr(marks, label.p[0])) {
        label.p++;
        label.n--;
    }
    char *room = bao_arena_alloc(r->report->arena, label.n + 1);
    if (!room) {
        r->failed = true;
        return NULL;
    }
    const bao_span name = bao_label_normal(label, room);
    for (uint32_t i = 0; i < r->listing->row_count; i++) {
        const bao_listing_row *row = &r->listing->rows[i];
        for (uint32_t j = 0; j < row->label_count; j++) {
            if (bao_span_equal(row->labels[j], name)) {
                return row->under == BAO_NONE || r->found[row->under] ? row : NULL;
            }
        }
    }
    return NULL;
}

/* The unit that a head of the entry's column states for its figure: in brackets, or by itself. */
static bao_span unit_of_head(const reading *r, const entry *e, const bao_cell_value *value,
                             bao_span unit)
{
    bao_span found = {"", 0};
    for (uint32_t row = 0; row < r->first; row++) {
        const bao_span head = cell_text(r, bao_table_cell(r->table, row, e->value));
        if (filled(r, row) < 2) {
            continue; /* a title */
        }
        const bao_span in = bao_unit_bracketed(head);
        const bao_span fits = bao_unit_fitting(r->report, value, in.n ? in : head, unit);
        found = fits.n ? fits : found;
    }
    return found;
}

/* How a figure of the entry is used, its unit taken from wherever it is printed. False when none of
 * the units is one of the indicator's kind. */
static bool figure_use(const reading *r, const entry *e, const bao_cell_value *value,
                       bao_cell_use *use)
{
    const uint32_t above = e->row->under;
    const bao_span none = {"", 0};
    const bao_span printed[] = {bao_unit_bracketed(e->label), e->unit,
                                unit_of_head(r, e, value, use->unit), r->unit,
                                above == BAO_NONE ? none : r->units[above]};
    for (size_t i = 0; i < sizeof printed / sizeof *printed && !use->printed.n; i++) {
        use->printed = bao_unit_fitting(r->report, value, printed[i], use->unit);
        if (!use->printed.n && bao_unit_is_one(r->report, printed[i])) {
            return false; /* %, 亿美元: the nearest one says that it is another figure */
        }
    }
    if (use->printed.n) {
        r->units[e->row - r->listing->rows] = use->printed;
    }
    return use->printed.n > 0;
}

/* A mention of what a cell says; a figure that cannot be read is told. */
static void add_mention(reading *r, uint32_t indicator, const bao_cell *cell,
                        const bao_cell_use *use)
{
    bao_error error;
    bao_mention m = bao_cell_mention(r->report, value_of(r, cell), cell->folded, use, &error);
    m.rule = r->listing->rule;
    if (m.status == BAO_FACT_UNREADABLE) {
        bao_cell_warn(r->facts, cell->folded, r->listing->name, error.message);
    } else {
        bao_cell_claim(r->facts, m.raw);
    }
    r->failed |= !bao_facts_add(r->facts, indicator, (bao_span){"", 0}, &m);
}

/* A rate has a sign where an amount has none. */
static bool is_rate(bao_span unit)
{
    return bao_span_equal(unit, BAO_SPAN("%")) || bao_span_equal(unit, BAO_SPAN("‰"));
}

/* True when the row's figure was taken, or it has none to take. */
static bool take_value(reading *r, const entry *e)
{
    const uint32_t indicator = e->row->value;
    const bool clear = e->values == 1 || e->preferred;
    if (indicator == BAO_NONE) {
        return true;
    }
    if (e->values == 0 || !clear) {
        return false;
    }
    const bao_cell *cell = bao_table_cell(r->table, e->table_row, e->value);
    const bao_cell_value *value = value_of(r, cell);
    const bao_quantity *q = &value->quantity;
    const bao_span unit = bao_span_of(r->facts->indicators[indicator].unit);
    bao_cell_use use = {.unit = unit, .changes = is_rate(unit), .needs_unit = true};
    bao_decimal ignored;
    if (value->kind == BAO_CELL_NUMBER &&
        !(q->unit.from == q->unit.to
              ? figure_use(r, e, value, &use)
              : bao_quantity_in_unit(r->report, q, unit, &ignored, NULL) == BAO_OK)) {
        return false;
    }
    add_mention(r, indicator, cell, &use);
    return true;
}

static void take_growth(reading *r, const entry *e)
{
    const uint32_t indicator = e->row->growth;
    if (indicator == BAO_NONE || e->growth == BAO_NONE) {
        return;
    }
    const bao_cell *cell = bao_table_cell(r->table, e->table_row, e->growth);
    const bao_cell_value *value = value_of(r, cell);
    const bao_cell_use use = {.unit = BAO_SPAN("%"),
                              .changes = true,
                              .falls = head_has(r, e->growth, r->listing->falls) &&
                                       !head_has(r, e->growth, r->listing->growth)};
    bao_decimal ignored;
    if (value->kind == BAO_CELL_NUMBER &&
        bao_quantity_in_unit(r->report, &value->quantity, use.unit, &ignored, NULL) != BAO_OK) {
        return; /* 3.2万吨: no rate */
    }
    add_mention(r, indicator, cell, &use);
}

/* The end of an entry: what it says becomes mentions. */
static void close_entry(reading *r, entry *e)
{
    if (e->row && (e->values || e->growth != BAO_NONE)) {
        r->found[e->row - r->listing->rows] = true;
        if (take_value(r, e)) { /* else the row is of something else: 粮食 among prices */
            take_growth(r, e);
        }
    }
    e->row = NULL;
}

static void add_figure(const reading *r, entry *e, uint32_t column)
{
    const bao_listing_row *row = e->row;
    if (row->columns.count && !head_has(r, column, row->columns)) {
        return;
    }
    const bool preferred = head_has(r, column, r->listing->prefer);
    if (e->values == 0 || (preferred && !e->preferred)) {
        e->value = column;
        e->preferred = preferred;
        e->growth = BAO_NONE; /* the growth right of it is its own */
    }
    e->values++;
}

/* Words rather than a dash that stands for no figure. */
static bool is_name(bao_span text)
{
    for (size_t i = 0; i < text.n; i++) {
        const unsigned char c = (unsigned char)text.p[i];
        const bool latin = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        if (latin || (c >= '0' && c <= '9') || c >= 0xE4) { /* Han characters begin with E4 to E9 */
            return true;
        }
    }
    return false;
}

/* The head of a column says %; one that does not may count what was added: 比上年增长. */
static bool states_percent(const reading *r, uint32_t column)
{
    static const bao_span percent = {"%", 1};
    return head_has(r, column, (bao_words){&percent, 1});
}

/* A cell with a text: a name, a unit, a figure or a growth. */
static void take_cell(reading *r, entry *e, uint32_t row, uint32_t column, const bao_cell *cell)
{
    const column_kind kind = (column_kind)r->kinds[column];
    const bao_span text = cell_text(r, cell);
    const bool number = column > 0 && has_figures(r, cell);
    const bool same = kind == GROWTH && says_same(r, cell);
    if (kind == UNITS && !number) {
        e->unit = text;
    } else if (number || same) {
        if (e->row && kind == FIGURES) {
            add_figure(r, e, column);
        } else if (e->row && kind == GROWTH &&
                   (e->growth == BAO_NONE ||
                    (states_percent(r, column) && !states_percent(r, e->growth)))) {
            e->growth = column;
        }
    } else if (is_name(text)) {
        close_entry(r, e);
        *e =
            (entry){.row = row_named(r, text), .label = text, .growth = BAO_NONE, .table_row = row};
    }
}

static void read_rows(reading *r)
{
    for (uint32_t row = r->first; row < r->table->rows; row++) {
        entry e = {.growth = BAO_NONE};
        const bool alone = filled(r, row) == 1;
        for (uint32_t c = 0; c < r->table->columns; c++) {
            /* a unit may be one for several rows */
            const bao_cell *cell =
                r->kinds[c] == UNITS ? bao_table_cell(r->table, row, c) : cell_at(r, row, c);
            if (cell && cell->folded.to > cell->folded.from) {
                take_cell(r, &e, row, c, cell);
            }
            if (cell && alone) {
                const bao_span unit = bao_unit_stated(r->listing->unit, cell_text(r, cell));
                r->unit = unit.n ? unit : r->unit; /* of the rows below */
            }
        }
        close_entry(r, &e);
    }
}

static bool read_table(const bao_listing *listing, const bao_cells *cells, const bao_report *report,
                       bao_facts *facts, const bao_table *table)
{
    reading r = {.listing = listing,
                 .cells = cells,
                 .report = report,
                 .facts = facts,
                 .table = table,
                 .view = bao_fold_view(&report->fold)};
    if (table->columns < 2 || table->columns > COLUMNS_MOST) {
        return true;
    }
    r.found = bao_arena_calloc(report->arena, listing->row_count + 1u, sizeof *r.found);
    r.units = bao_arena_calloc(report->arena, listing->row_count + 1u, sizeof *r.units);
    if (!r.found || !r.units) {
        return false;
    }
    r.first = head_end(&r);
    if (r.first == 0 || !take_titles(&r)) {
        return true;
    }
    for (uint32_t c = 0; c < table->columns; c++) {
        r.kinds[c] = (uint8_t)kind_of(&r, c);
    }
    read_rows(&r);
    return !r.failed;
}

bool bao_listing_read(const bao_listing *listing, const bao_cells *cells, const bao_report *report,
                      bao_facts *facts)
{
    for (size_t t = 0; t < report->table_count; t++) {
        if (!read_table(listing, cells, report, facts, &report->tables[t])) {
            return false;
        }
    }
    return true;
}

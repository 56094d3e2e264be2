/* labels.c - label lookups: normalising, a hash of labels, and walking a table's rows in order. */
#include "extract/labels.h"

#include "extract/printed_unit.h"
#include "extract/word_lists.h"

/* The end of a leading number such as 一、 (一) 1. 12、 (3) ㈠; 0 when there is none. */
static size_t number_end(bao_span s)
{
    static const char *const han = "一二三四五六七八九十〇零";
    size_t i = s.n && s.p[0] == '(' ? 1 : 0;
    bool open = i == 1;
    size_t start = i;
    while (i < s.n) {
        if (s.p[i] >= '0' && s.p[i] <= '9') {
            i++;
        } else if (s.n - i >= 3 && (s.p[i] & 0xF0) == 0xE0) {
            char one[4] = {s.p[i], s.p[i + 1], s.p[i + 2], 0};
            if (!strstr(han, one)) {
                break;
            }
            i += 3;
        } else {
            break;
        }
    }
    if (i == start || i >= s.n) {
        return 0;
    }
    if (open) {
        return s.p[i] == ')' ? i + 1 : 0;
    }
    if (s.p[i] == '.' || s.p[i] == ')') {
        return i + 1;
    }
    return s.n - i >= 3 && memcmp(s.p + i, "、", 3) == 0 ? i + 3 : 0;
}

static size_t skip_word(bao_span s, const char *word)
{
    bao_span w = bao_span_of(word);
    return bao_span_starts(s, w) ? w.n : 0;
}

bao_span bao_label_body(bao_span s)
{
    for (bool more = true; more;) {
        size_t n = number_end(s);
        for (size_t i = 0; n == 0 && bao__words_label_openings[i]; i++) {
            n = skip_word(s, bao__words_label_openings[i]);
        }
        s.p += n;
        s.n -= n;
        more = n > 0;
    }
    return s;
}

/* Copies s without bracketed notes and blanks; an unclosed bracket cuts the rest off. */
static size_t copy_plain(bao_span s, char *out)
{
    size_t n = 0;
    int depth = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        depth += c == '(';
        if (depth == 0 && c != ' ') {
            out[n++] = c;
        }
        depth -= c == ')' && depth > 0;
    }
    return n;
}

bao_span bao_label_normal(bao_span s, char *out)
{
    s = bao_label_body(s);
    bao_span label = {out, copy_plain(s, out)};
    for (size_t i = 0; bao__words_label_tails[i]; i++) {
        bao_span tail = bao_span_of(bao__words_label_tails[i]);
        if (label.n > tail.n + 3 && bao_span_ends(label, tail)) {
            label.n -= tail.n;
        }
    }
    return label;
}

static uint32_t hash_label(bao_span s)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < s.n; i++) {
        h = (h ^ (unsigned char)s.p[i]) * 16777619u;
    }
    return h;
}

static void index_label(bao_form_table *form, uint32_t number)
{
    const bao_span *label = form->label_at[number];
    size_t mask = form->slot_count - 1;
    size_t at = hash_label(*label) & mask;
    while (form->slots[at] && !bao_span_equal(*form->label_at[form->slots[at] - 1], *label)) {
        at = (at + 1) & mask;
    }
    if (!form->slots[at]) {
        form->slots[at] = number + 1;
        return;
    }
    uint32_t last = form->slots[at] - 1;
    while (form->chain[last]) {
        last = form->chain[last] - 1;
    }
    form->chain[last] = number + 1;
}

bool bao_form_table_index(bao_arena *arena, bao_form_table *form)
{
    size_t labels = 0;
    for (uint32_t r = 0; r < form->row_count; r++) {
        labels += form->rows[r].label_count;
    }
    form->slot_count = 64;
    while (form->slot_count < labels * 2 + 1) {
        form->slot_count *= 2;
    }
    form->slots = bao_arena_calloc(arena, form->slot_count, sizeof *form->slots);
    form->chain = bao_arena_calloc(arena, labels + 1, sizeof *form->chain);
    form->label_row = bao_arena_calloc(arena, labels + 1, sizeof *form->label_row);
    form->label_at = bao_arena_calloc(arena, labels + 1, sizeof *form->label_at);
    if (!form->slots || !form->chain || !form->label_row || !form->label_at) {
        return false;
    }
    uint32_t number = 0;
    form->value_rows = 0;
    for (uint32_t r = 0; r < form->row_count; r++) {
        form->value_rows += form->rows[r].indicator != BAO_NONE;
        for (size_t l = 0; l < form->rows[r].label_count; l++, number++) {
            form->label_row[number] = r;
            form->label_at[number] = &form->rows[r].labels[l];
            index_label(form, number);
        }
    }
    return true;
}

/* The form row that `label` names, given the last row found: the next one in the form's order when
 * several share the label, else the first. BAO_NONE when the form has no such label. */
static uint32_t find_row(const bao_form_table *form, bao_span label, uint32_t last)
{
    size_t mask = form->slot_count - 1;
    size_t at = hash_label(label) & mask;
    while (form->slots[at] && !bao_span_equal(*form->label_at[form->slots[at] - 1], label)) {
        at = (at + 1) & mask;
    }
    uint32_t first = BAO_NONE;
    for (uint32_t n = form->slots[at]; n; n = form->chain[n - 1]) {
        uint32_t row = form->label_row[n - 1];
        if (last == BAO_NONE || row > last) {
            return row;
        }
        first = first == BAO_NONE ? row : first;
    }
    return first;
}

/* One table being read against a form. */
typedef struct reading {
    const bao_form_table *form;
    const bao_cells *cells;
    const bao_report *report;
    const bao_table *table;
    bao_facts *facts;
    bao_span view;
    uint32_t *rows; /* form row of each table row, or BAO_NONE */
    uint32_t *label_columns;
    bao_span unit;     /* that stands above the table */
    uint32_t from, to; /* columns: of a table whose halves stand side by side, one half */
    uint32_t found, unlabelled;
} reading;

static bao_span cell_text(const reading *r, const bao_cell *cell)
{
    return cell ? bao_span_cut(r->view, cell->folded) : (bao_span){NULL, 0};
}

/* Looks for a label of the form in the first cells of a row (a 序号 column may stand before it). */
static uint32_t label_row(const reading *r, uint32_t row, uint32_t last, uint32_t *column,
                          bool *blank)
{
    char normal[512];
    *blank = true;
    for (uint32_t c = r->from; c < r->to && c < r->from + 4; c++) {
        bao_span text = cell_text(r, bao_table_cell(r->table, row, c));
        *blank = *blank && text.n == 0;
        if (text.n == 0 || text.n > sizeof normal) {
            continue;
        }
        uint32_t found = find_row(r->form, bao_label_normal(text, normal), last);
        if (found != BAO_NONE) {
            *column = c;
            return found;
        }
    }
    return BAO_NONE;
}

/* The form rows of a half; returns the last one. */
static uint32_t find_rows(reading *r, uint32_t last)
{
    for (uint32_t row = 0; row < r->table->rows; row++) {
        bool blank;
        r->rows[row] = label_row(r, row, last, &r->label_columns[row], &blank);
        if (r->rows[row] != BAO_NONE) {
            last = r->rows[row];
            r->found++;
        }
        r->unlabelled += blank;
    }
    return last;
}

/* Where the second half begins: 指标 | 单位 | 数 | 指标 | 单位 | 数; the width when there is none.
 */
static uint32_t second_half(const reading *r)
{
    const uint32_t half = r->table->columns / 2;
    if (half < 2 || r->table->columns % 2 || !r->table->rows) {
        return r->table->columns;
    }
    for (uint32_t c = 0; c < half; c++) {
        const bao_cell *left = bao_table_cell(r->table, 0, c);
        const bao_cell *right = bao_table_cell(r->table, 0, c + half);
        const bao_span text = cell_text(r, left);
        if (!text.n || left == right || !bao_span_equal(text, cell_text(r, right))) {
            return r->table->columns;
        }
    }
    return half;
}

static const bao_cell_value *value_of(const reading *r, const bao_cell *cell)
{
    return bao_cells_at(r->cells, r->report, r->table, cell);
}

/* The unit that is printed for the value of a row: between label and value, in the label, above the
 * table. Empty when none of them fits: the figure is then in the indicator's own. */
static bao_span row_unit(const reading *r, uint32_t row, uint32_t label, uint32_t value,
                         bao_span unit)
{
    const bao_cell_value *number = value_of(r, bao_table_cell(r->table, row, value));
    bao_span found = {NULL, 0};
    if (number->kind != BAO_CELL_NUMBER) {
        return found;
    }
    for (uint32_t c = label + 1; c < value && !found.n; c++) {
        const bao_span text = cell_text(r, bao_table_cell(r->table, row, c));
        found = bao_unit_fitting(r->report, number, text, unit);
    }
    const bao_span of_label =
        bao_unit_of_label(r->cells->words, cell_text(r, bao_table_cell(r->table, row, label)));
    found = found.n ? found : bao_unit_fitting(r->report, number, of_label, unit);
    return found.n ? found : bao_unit_fitting(r->report, number, r->unit, unit);
}

/* A longer head is none that says only what it adds up. */
#define HEAD_MOST 64

/* The head of column `c` says that it adds up the others. */
static bool is_total(const reading *r, uint32_t c)
{
    char normal[HEAD_MOST];
    bao_span head = cell_text(r, bao_table_cell(r->table, 0, c));
    if (head.n == 0 || head.n > sizeof normal) {
        return false;
    }
    head = bao_label_normal(head, normal);
    for (uint32_t i = 0; i < r->form->total_count; i++) {
        if (bao_span_equal(head, r->form->totals[i])) {
            return true;
        }
    }
    return false;
}

/* The column that adds up the others, right of `label`; 0 when there is none, or more of them. */
static uint32_t total_column(const reading *r, uint32_t label)
{
    uint32_t total = 0;
    for (uint32_t c = label + 1; c < r->to; c++) {
        if (is_total(r, c)) {
            if (total) {
                return 0;
            }
            total = c;
        }
    }
    return total;
}

/* The column of a row's value: 0 when none or when several could be it. */
static uint32_t value_column(const reading *r, uint32_t row, uint32_t label)
{
    uint32_t numeric = 0;
    uint32_t column = total_column(r, label);
    if (column) {
        return column;
    }
    for (uint32_t c = label + 1; c < r->to; c++) {
        const bao_cell *cell = bao_table_cell(r->table, row, c);
        const uint8_t kind = cell ? value_of(r, cell)->kind : BAO_CELL_BLANK;
        if (cell && cell->column == c && (kind == BAO_CELL_NUMBER || kind == BAO_CELL_UNREADABLE)) {
            numeric++;
            column = c;
        }
    }
    if (numeric > 1) {
        bao_warn(&r->facts->warnings, "SEVERAL_VALUES", 0,
                 "line %u: %u numbers in one row of the table; none was taken",
                 bao_report_line(r->report, bao_table_cell(r->table, row, label)->folded.from),
                 numeric);
        return 0;
    }
    return numeric ? column : r->to - 1;
}

static bool read_row(reading *r, uint32_t row)
{
    const bao_form_row *form = &r->form->rows[r->rows[row]];
    uint32_t label = r->label_columns[row];
    if (form->indicator == BAO_NONE) {
        return true;
    }
    uint32_t column = value_column(r, row, label);
    const bao_cell *cell = column > label ? bao_table_cell(r->table, row, column) : NULL;
    if (!cell) {
        return true;
    }
    const bao_span unit = bao_span_of(r->facts->indicators[form->indicator].unit);
    const bao_cell_use use = {.unit = unit,
                              .printed = row_unit(r, row, label, column, unit),
                              .whole = bao_words_have(r->cells->words->whole, unit)};
    bao_error error;
    bao_mention m = bao_cell_mention(r->report, value_of(r, cell), cell->folded, &use, &error);
    m.rule = r->form->rule;
    if (m.status == BAO_FACT_UNREADABLE) {
        bao_cell_warn(r->facts, cell->folded, r->form->name, error.message);
    } else {
        bao_cell_claim(r->facts, m.raw);
    }
    return bao_facts_add(r->facts, form->indicator, form->dims, &m);
}

static bool read_rows(reading *r)
{
    for (uint32_t row = 0; row < r->table->rows; row++) {
        if (r->rows[row] != BAO_NONE && !read_row(r, row)) {
            return false;
        }
    }
    return true;
}

static void warn_unlabelled(const reading *r)
{
    const bao_block *block = &r->report->blocks[r->table->block];
    if (r->unlabelled) {
        bao_warn(&r->facts->warnings, "UNLABELLED_ROWS",
                 bao_report_source(r->report, block->folded).from,
                 "line %u: %u of %u rows of the table \"%s\" have lost their labels; "
                 "nothing is read from them",
                 bao_report_line(r->report, block->folded.from), r->unlabelled, r->table->rows,
                 r->form->name);
    }
}

bool bao_form_table_read(const bao_form_table *form, const bao_cells *cells,
                         const bao_report *report, bao_facts *facts)
{
    bool any = false;
    for (size_t t = 0; t < report->table_count; t++) {
        reading r = {.form = form,
                     .cells = cells,
                     .report = report,
                     .table = &report->tables[t],
                     .facts = facts,
                     .view = bao_fold_view(&report->fold)};
        r.unit = bao_unit_above(report, cells->words->unit_words, r.table);
        r.rows = bao_arena_alloc(report->arena, (r.table->rows + 1) * sizeof *r.rows * 2);
        if (!r.rows) {
            return false;
        }
        r.label_columns = r.rows + r.table->rows + 1;
        uint32_t last = BAO_NONE;
        const uint32_t half = second_half(&r);
        for (r.from = 0; r.from < r.table->columns; r.from = r.to) {
            r.to = r.from ? r.table->columns : half;
            r.found = 0;
            last = find_rows(&r, last);
            any |= r.found >= form->least;
            if (r.found >= form->least && !read_rows(&r)) {
                return false;
            }
            if (r.found >= form->least && half == r.table->columns) {
                warn_unlabelled(&r);
            }
        }
    }
    if (!any) {
        bao_facts_warn_pictures(facts, form->name);
    }
    return true;
}

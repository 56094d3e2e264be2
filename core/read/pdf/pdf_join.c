/* pdf_join.c - tables that go on over the end of a page. */
#include "read/pdf/pdf_doc.h"

#include "read/headings.h"

/* Points: edges of one column on two pages. */
#define SAME_EDGE 4.0f

/* Lines between two parts of a table that repeat its title. */
#define TITLE_MOST 4

/* Rows of a header that may be repeated. */
#define HEADER_MOST 6

static bool same_text(const bao__pdf_doc *doc, bao_range a, bao_range b)
{
    const bao_span s = bao__pdf_text(doc, a), t = bao__pdf_text(doc, b);
    size_t i = 0, k = 0;
    for (;;) {
        while (i < s.n && s.p[i] == ' ') {
            i++;
        }
        while (k < t.n && t.p[k] == ' ') {
            k++;
        }
        if (i == s.n || k == t.n || s.p[i] != t.p[k]) {
            return i == s.n && k == t.n;
        }
        i++;
        k++;
    }
}

/* Both have the same columns, perhaps on a page with another margin. */
static bool same_columns(const bao__pdf_table *a, const bao__pdf_table *b)
{
    if (a->columns != b->columns) {
        return false;
    }
    const float shift = b->edges[0] - a->edges[0];
    for (uint32_t i = 1; i <= a->columns; i++) {
        const float apart = b->edges[i] - a->edges[i] - shift;
        if (apart > SAME_EDGE || apart < -SAME_EDGE) {
            return false;
        }
    }
    return true;
}

static uint32_t row_start(const bao__pdf_table *t, uint32_t row)
{
    uint32_t i = 0;
    while (i < t->cell_count && t->cells[i].row < row) {
        i++;
    }
    return i;
}

/* The first rows of `b` that say what those of `a` do, in cells of the same spans. */
static uint32_t same_rows(const bao__pdf_doc *doc, const bao__pdf_table *a, const bao__pdf_table *b)
{
    uint32_t rows = 0;
    while (rows < HEADER_MOST && rows < a->rows && rows < b->rows) {
        uint32_t i = row_start(a, rows), k = row_start(b, rows);
        bool any = false;
        for (; i < a->cell_count && a->cells[i].row == rows; i++, k++) {
            const bao__pdf_cell *x = &a->cells[i], *y = &b->cells[k];
            if (k >= b->cell_count || y->row != rows || y->column != x->column ||
                y->colspan != x->colspan || !same_text(doc, x->text, y->text)) {
                return rows;
            }
            any |= x->text.from < x->text.to;
        }
        if (!any || (k < b->cell_count && b->cells[k].row == rows)) {
            return rows;
        }
        rows++;
    }
    return rows;
}

/* No cell of the first `rows` rows reaches further down. */
static bool ends_at(const bao__pdf_table *t, uint32_t rows)
{
    for (uint32_t i = 0; i < t->cell_count && t->cells[i].row < rows; i++) {
        if (t->cells[i].row + t->cells[i].rowspan > rows) {
            return false;
        }
    }
    return true;
}

static bool is_number(bao_span s)
{
    bool digits = false;
    for (size_t i = 0; i < s.n; i++) {
        const char c = s.p[i];
        digits |= c >= '0' && c <= '9';
        if (!(c >= '0' && c <= '9') && !strchr(".,-+% ", c)) {
            return false;
        }
    }
    return digits;
}

/* Row `row` holds a number. */
static bool has_number(const bao__pdf_doc *doc, const bao__pdf_table *t, uint32_t row)
{
    bool any = false;
    for (uint32_t i = row_start(t, row); i < t->cell_count && t->cells[i].row == row; i++) {
        any |= is_number(bao__pdf_text(doc, t->cells[i].text));
    }
    return any;
}

/* The cell of `a` in those columns that reaches down to its end, or NULL. */
static bao__pdf_cell *last_cell(const bao__pdf_table *a, const bao__pdf_cell *like)
{
    for (uint32_t i = a->cell_count; i-- > 0;) {
        bao__pdf_cell *cell = &a->cells[i];
        if (cell->column == like->column && cell->colspan == like->colspan) {
            return cell->row + cell->rowspan == a->rows ? cell : NULL;
        }
    }
    return NULL;
}

/* What stands in `rest` goes on with the text of `cell`. */
static void add_rest(bao__pdf_doc *doc, bao__pdf_cell *cell, bao_range rest)
{
    bao_buf *out = &doc->text;
    const size_t from = out->n, n = (cell->text.to - cell->text.from) + (rest.to - rest.from);
    if (rest.from < rest.to && bao_buf_room(out, n)) { /* so that nothing moves meanwhile */
        bao_buf_span(out, bao__pdf_text(doc, cell->text));
        bao_buf_span(out, bao__pdf_text(doc, rest));
        cell->text = bao__pdf_written(doc, from);
    }
}

/* A label that goes on: the one above it has a number of its own, and it has none. */
static bool is_rest(const bao__pdf_doc *doc, const bao__pdf_cell *above, const bao__pdf_cell *cell)
{
    const bao_span words = bao__pdf_text(doc, cell->text);
    const bao_span before = bao__pdf_text(doc, above->text);
    return !is_number(words) && bao__label_find(before).size && !bao__label_find(words).size;
}

/* Cells at the top of `b`, from row `first` on, that go on with those at the end of `a`: they get
 * no row (NONE). `whole`: all of the row does, it was cut by the end of the page. */
static void go_on(bao__pdf_doc *doc, bao__pdf_table *a, bao__pdf_table *b, uint32_t first)
{
    const uint32_t from = row_start(b, first);
    if (from == b->cell_count || b->cells[from].text.from < b->cells[from].text.to) {
        return;
    }
    const bool whole = !has_number(doc, b, first) && has_number(doc, a, a->rows - 1);
    uint32_t column = 0; /* so far all cells to the left went on */
    for (uint32_t i = from; i < b->cell_count && b->cells[i].row == first; i++) {
        bao__pdf_cell *cell = &b->cells[i];
        bao__pdf_cell *above = last_cell(a, cell);
        const bool empty = cell->text.from == cell->text.to;
        if (!above || (whole && cell->rowspan > 1)) {
            return;
        }
        if (!whole && (cell->column != column || above->text.from == above->text.to ||
                       is_number(bao__pdf_text(doc, above->text)) ||
                       (!empty && !is_rest(doc, above, cell)))) {
            return;
        }
        add_rest(doc, above, cell->text);
        above->rowspan += whole ? 0 : cell->rowspan;
        column = cell->column + cell->colspan;
        cell->row = BAO__PDF_NONE;
    }
}

static bool append(bao__pdf_doc *doc, bao__pdf_table *a, bao__pdf_table *b)
{
    uint32_t skip = same_rows(doc, a, b), n = a->cell_count;
    skip = ends_at(b, skip) && skip < b->rows ? skip : 0;
    const uint32_t first = row_start(b, skip), more = b->cell_count - first;
    bao__pdf_cell *cells = bao_arena_grow(doc->arena, a->cells, a->cell_count * sizeof *cells,
                                          (a->cell_count + more + 1) * sizeof *cells);
    if (!cells) {
        return false;
    }
    a->cells = cells;
    go_on(doc, a, b, skip);
    uint32_t gone = 0; /* cells of the first row */
    for (uint32_t i = first; i < b->cell_count; i++) {
        gone += b->cells[i].row == BAO__PDF_NONE;
    }
    const bool cut = gone && (first + gone == b->cell_count || b->cells[first + gone].row > skip);
    for (uint32_t i = first + gone; i < b->cell_count; i++) {
        cells[n] = b->cells[i];
        cells[n++].row += a->rows - skip - cut;
    }
    a->cell_count = n;
    a->rows += b->rows - skip - cut;
    a->last = b->last;
    return !doc->text.failed;
}

/* The last lines above piece `at`, page headers left out: how many, at most TITLE_MOST. */
static uint32_t lines_above(const bao__pdf_doc *doc, size_t at, size_t *lines)
{
    uint32_t n = 0;
    while (at-- > 0 && n < TITLE_MOST) {
        const bao__pdf_piece *p = &doc->pieces[at];
        if (p->kind == BAO__PDF_TABLE || p->kind == BAO__PDF_GONE || p->kind == BAO__PDF_PICTURE) {
            break;
        }
        if (p->kind == BAO__PDF_LINE) {
            lines[n++] = at;
        }
    }
    return n;
}

/* The lines between the parts [first, next] repeat those above the first one, or there are none.
 * Such a line is of the page. */
static bool only_title_between(bao__pdf_doc *doc, size_t first, size_t last, size_t next)
{
    size_t lines[TITLE_MOST], between = 0;
    const uint32_t n = lines_above(doc, first, lines);
    for (size_t i = last + 1; i < next; i++) {
        const bao__pdf_piece *p = &doc->pieces[i];
        if (p->kind == BAO__PDF_CHROME || p->kind == BAO__PDF_PICTURE) {
            continue;
        }
        bool known = false;
        for (uint32_t k = 0; k < n; k++) {
            known |= same_text(doc, p->text, doc->pieces[lines[k]].text);
        }
        const bao_span text = bao__pdf_text(doc, p->text);
        known |= bao_span_starts(text, BAO_SPAN("续表")) || bao_span_ends(text, BAO_SPAN("续表"));
        if (p->kind != BAO__PDF_LINE || !known || ++between > TITLE_MOST) {
            return false;
        }
    }
    for (size_t i = last + 1; i < next; i++) {
        bao__pdf_piece *p = &doc->pieces[i];
        p->kind = p->kind == BAO__PDF_LINE ? BAO__PDF_CHROME : p->kind;
    }
    return true;
}

void bao__pdf_join_tables(bao__pdf_doc *doc)
{
    size_t first = SIZE_MAX, last = 0; /* the table that may go on; its last part */
    for (size_t i = 0; i < doc->piece_count && !doc->failed; i++) {
        bao__pdf_piece *p = &doc->pieces[i];
        if (p->kind != BAO__PDF_TABLE) {
            continue;
        }
        bao__pdf_table *own = &doc->tables[p->table];
        bao__pdf_table *before = first == SIZE_MAX ? NULL : &doc->tables[doc->pieces[first].table];
        if (before && own->page == before->last + 1 && same_columns(before, own) &&
            only_title_between(doc, first, last, i)) {
            doc->failed |= !append(doc, before, own);
            p->kind = BAO__PDF_GONE;
        } else {
            first = i;
        }
        last = i;
    }
}

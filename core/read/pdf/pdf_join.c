/* pdf_join.c - tables that go on over the end of a page. */
#include "read/pdf/pdf_doc.h"

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

static bool append(bao__pdf_doc *doc, bao__pdf_table *a, const bao__pdf_table *b)
{
    uint32_t skip = same_rows(doc, a, b);
    skip = ends_at(b, skip) && skip < b->rows ? skip : 0;
    const uint32_t first = row_start(b, skip), more = b->cell_count - first;
    bao__pdf_cell *cells = bao_arena_grow(doc->arena, a->cells, a->cell_count * sizeof *cells,
                                          (a->cell_count + more + 1) * sizeof *cells);
    if (!cells) {
        return false;
    }
    for (uint32_t i = 0; i < more; i++) {
        bao__pdf_cell *cell = &cells[a->cell_count + i];
        *cell = b->cells[first + i];
        cell->row = cell->row - skip + a->rows;
    }
    a->cells = cells;
    a->cell_count += more;
    a->rows += b->rows - skip;
    a->last = b->last;
    return true;
}

/* The last lines above piece `at`, page headers left out: how many, at most TITLE_MOST. */
static uint32_t lines_above(const bao__pdf_doc *doc, size_t at, size_t *lines)
{
    uint32_t n = 0;
    while (at-- > 0 && n < TITLE_MOST) {
        const bao__pdf_piece *p = &doc->pieces[at];
        if (p->kind == BAO__PDF_TABLE || p->kind == BAO__PDF_GONE) {
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
        if (p->kind == BAO__PDF_CHROME) {
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
        doc->pieces[i].kind = BAO__PDF_CHROME;
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

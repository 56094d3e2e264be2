/* pdf_paragraphs.c - lines to paragraphs, over the ends of lines, columns and pages; tables between
 * them; all of it into the report. */
#include "read/pdf/pdf_read.h"

#include <stdlib.h>

#include "read/headings.h"
#include "read/words.h"

/* Lines before and after that tell where the column of a line begins and ends. */
#define AROUND 60

typedef struct edges {
    float left, right; /* of the column */
} edges;

typedef struct writer {
    bao__pdf_doc *doc;
    bao_report *report;
    bao__flow *flow;
    const bao__pdf_piece *last; /* the line that the open paragraph ends with, or NULL */
    edges last_edges;
    float pitch; /* between the lines of the page */
    uint32_t pitch_page;
} writer;

static float measure(float x)
{
    return x < 0 ? -x : x;
}

/* Lines of the same column and kind, as far as one can tell. */
static bool alike(const bao__pdf_piece *a, const bao__pdf_piece *b)
{
    return b->kind == BAO__PDF_LINE && measure(a->size - b->size) < a->size * 0.08f &&
           measure(a->box.left - b->box.left) < a->size * 3.3f;
}

/* The place that is furthest out and that two lines share; else the furthest of all. */
static float shared(const float *places, uint32_t n, float near, bool right)
{
    float best = 0, far = 0;
    bool found = false;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t others = 0;
        const float place = places[i];
        for (uint32_t k = 0; k < n; k++) {
            others += k != i && measure(places[k] - place) < near;
        }
        if (others && (!found || (right ? place > best : place < best))) {
            best = place;
            found = true;
        }
        far = i == 0 || (right ? place > far : place < far) ? place : far;
    }
    return found ? best : far;
}

static edges edges_of(const writer *w, size_t at)
{
    const bao__pdf_piece *pieces = w->doc->pieces, *own = &pieces[at];
    float left[2 * AROUND + 1], right[2 * AROUND + 1];
    uint32_t n = 0;
    for (int wide = 0; wide < 2 && n < 4; wide++) { /* too few on this page: those beside it */
        n = 0;
        const size_t from = at > AROUND ? at - AROUND : 0;
        for (size_t i = from; i < w->doc->piece_count && i <= at + AROUND; i++) {
            if (alike(own, &pieces[i]) && (wide || pieces[i].page == own->page)) {
                left[n] = pieces[i].box.left;
                right[n++] = pieces[i].box.right;
            }
        }
    }
    return (edges){shared(left, n, own->size * 0.5f, false),
                   shared(right, n, own->size * 0.8f, true)};
}

static int compare_floats(const void *a, const void *b)
{
    const float x = *(const float *)a, y = *(const float *)b;
    return x < y ? -1 : x > y;
}

/* The usual distance between the lines of a page. */
static void look_at_pitch(writer *w, size_t at)
{
    const bao__pdf_piece *pieces = w->doc->pieces;
    const uint32_t page = pieces[at].page;
    float steps[2 * AROUND];
    uint32_t n = 0;
    if (w->pitch_page == page) {
        return;
    }
    for (size_t i = at + 1; i < w->doc->piece_count && pieces[i].page == page && n < 2 * AROUND;
         i++) {
        const float step = pieces[i].base - pieces[i - 1].base;
        if (pieces[i].kind == BAO__PDF_LINE && pieces[i - 1].kind == BAO__PDF_LINE && step > 1) {
            steps[n++] = step;
        }
    }
    w->pitch_page = page;
    w->pitch = 0;
    if (n > 2) {
        qsort(steps, n, sizeof *steps, compare_floats);
        w->pitch = steps[n / 2];
    }
}

/* Line `next` goes on with the paragraph whose last line is w->last. */
static bool goes_on(const writer *w, const bao__pdf_piece *next, const edges *column)
{
    const bao__pdf_piece *last = w->last;
    if (!last) {
        return false;
    }
    const bao_span before = bao__pdf_text(w->doc, last->text);
    const bao_span words = bao__pdf_text(w->doc, next->text);
    if (measure(last->size - next->size) > last->size * 0.12f) {
        return false;
    }
    if (bao__goes_on(words)) {
        return true;
    }
    if (next->box.left - column->left > next->size * 1.2f ||
        next->box.left - w->last_edges.left > next->size * 1.2f) {
        const bool same_page = next->page == last->page && next->base > last->base;
        if (same_page || next->box.left - column->left > next->size * 1.2f) {
            return false;
        }
    }
    if (w->last_edges.right - last->box.right > next->first + next->size * 0.7f) {
        return false;
    }
    const float step = next->base - last->base;
    if (next->page == last->page && step > 0 && w->pitch > 0 && step > w->pitch * 1.7f) {
        return false;
    }
    return !bao__is_note(words) && !(bao__ends_sentence(before) && bao__label_find(words).size);
}

static void add_box(writer *w, bao_range text, uint32_t page, const bao__pdf_rect *box)
{
    bao_report *report = w->report;
    if (text.from == text.to) {
        return;
    }
    if (!BAO_RESERVE(report->arena, report->boxes, report->box_count, report->box_capacity)) {
        w->doc->failed = true;
        return;
    }
    report->boxes[report->box_count++] =
        (bao_box){text, page, box->left, box->top, box->right, box->bottom};
}

/* Adds text of the document, that stands on `page` in `box`. */
static void add_text(writer *w, bao_span text, uint32_t page, const bao__pdf_rect *box)
{
    const uint32_t from = (uint32_t)w->flow->page.out.n;
    w->doc->failed |= !bao_report_add_page(w->report, from, page);
    bao__flow_text(w->flow, text, 0);
    add_box(w, (bao_range){from, (uint32_t)w->flow->page.out.n}, page, box);
}

static bool is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static void add_line(writer *w, size_t at)
{
    const bao__pdf_piece *piece = &w->doc->pieces[at];
    const bao_span words = bao__pdf_text(w->doc, piece->text);
    const edges column = edges_of(w, at);
    look_at_pitch(w, at);
    if (!words.n) {
        return;
    }
    if (goes_on(w, piece, &column)) {
        const bao_span before = bao__pdf_text(w->doc, w->last->text);
        if (is_letter(before.p[before.n - 1]) && is_letter(words.p[0])) {
            bao__flow_text(w->flow, BAO_SPAN(" "), 0);
        }
    } else {
        bao__flow_end_line(w->flow, 0);
    }
    add_text(w, words, piece->page, &piece->box);
    w->last = piece;
    w->last_edges = column;
}

/* The text of a cell; a line end in it parts two numbers. */
static void add_cell(writer *w, const bao__pdf_cell *cell)
{
    bao_span text = bao__pdf_text(w->doc, cell->text);
    bao__flow_open_cell(w->flow, cell->rowspan, cell->colspan);
    while (text.n) {
        const char *end = memchr(text.p, '\n', text.n);
        const size_t n = end ? (size_t)(end - text.p) : text.n;
        add_text(w, (bao_span){text.p, n}, cell->page, &cell->box);
        bao__flow_end_line(w->flow, 0);
        text = (bao_span){text.p + n + (end != NULL), text.n - n - (end != NULL)};
    }
    bao__flow_close_cell(w->flow);
}

static void add_table(writer *w, const bao__pdf_table *table)
{
    bao__flow_end_line(w->flow, 0);
    w->last = NULL;
    bao__flow_open_table(w->flow);
    for (uint32_t i = 0, row = 0; row < table->rows; row++) {
        bao__flow_open_row(w->flow);
        for (; i < table->cell_count && table->cells[i].row == row; i++) {
            add_cell(w, &table->cells[i]);
        }
        bao__flow_close_row(w->flow);
    }
    bao__flow_close_table(w->flow);
}

/* What is of the pages stands behind all of the text. */
static void add_chrome(writer *w)
{
    bao__page *page = &w->flow->page;
    bao__flow_end_line(w->flow, 0);
    for (size_t i = 0; i < w->doc->piece_count; i++) {
        const bao__pdf_piece *piece = &w->doc->pieces[i];
        const size_t items = page->item_count;
        if (piece->kind == BAO__PDF_CHROME && piece->text.from < piece->text.to) {
            add_text(w, bao__pdf_text(w->doc, piece->text), piece->page, &piece->box);
            bao__flow_end_line(w->flow, 0);
            if (page->item_count > items) {
                page->items[page->item_count - 1].role = BAO__ROLE_PAGE;
            }
        }
    }
}

bool bao__pdf_write_report(bao__pdf_doc *doc, bao_report *report, bao__flow *flow)
{
    writer w = {.doc = doc, .report = report, .flow = flow};
    for (size_t i = 0; i < doc->piece_count && !doc->failed; i++) {
        const bao__pdf_piece *piece = &doc->pieces[i];
        if (piece->kind == BAO__PDF_LINE) {
            add_line(&w, i);
        } else if (piece->kind == BAO__PDF_TABLE) {
            add_table(&w, &doc->tables[piece->table]);
        }
    }
    add_chrome(&w);
    return !doc->failed;
}

/* pdf_paragraphs.c - lines to paragraphs, over the ends of lines, columns and pages; tables between
 * them; all of it into the report. */
#include "read/pdf/pdf_read.h"

#include <stdlib.h>

#include "read/headings.h"
#include "read/words.h"
#include "read/word_lists.h"

/* A line of so many characters is one of prose. */
#define LONG_LINE 12

/* Lines before and after that tell where the column of a line begins and ends. */
#define AROUND 60

typedef struct edges {
    float left, right; /* of the column */
    bool prose;        /* some lines of it stand on the page */
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

/* How far right the lines of the page go that begin left of this one, and stand above or below it.
 */
static float right_of_page(const writer *w, size_t at)
{
    const bao__pdf_piece *pieces = w->doc->pieces, *own = &pieces[at];
    float right = own->box.right;
    const size_t from = at > AROUND ? at - AROUND : 0;
    for (size_t i = from; i < w->doc->piece_count && i <= at + AROUND; i++) {
        const bao__pdf_piece *p = &pieces[i];
        if (p->kind == BAO__PDF_LINE && p->page == own->page &&
            p->box.left < own->box.left + own->size * 0.5f && p->box.right > right) {
            right = p->box.right;
        }
    }
    return right;
}

static edges edges_of(const writer *w, size_t at)
{
    const bao__pdf_piece *pieces = w->doc->pieces, *own = &pieces[at];
    float left[2 * AROUND + 1], right[2 * AROUND + 1];
    uint32_t n = 0, own_page = 0;
    bool few = false;
    for (int wide = 0; wide < 2 && n < 4; wide++) { /* too few on this page: those beside it */
        n = own_page = 0;
        few = wide;
        const size_t from = at > AROUND ? at - AROUND : 0;
        for (size_t i = from; i < w->doc->piece_count && i <= at + AROUND; i++) {
            if (alike(own, &pieces[i]) && (wide || pieces[i].page == own->page)) {
                own_page += pieces[i].page == own->page;
                left[n] = pieces[i].box.left;
                right[n++] = pieces[i].box.right;
            }
        }
    }
    edges e = {shared(left, n, own->size * 0.5f, false), shared(right, n, own->size * 0.8f, true),
               own_page > 2};
    const float page = few ? right_of_page(w, at) : e.right;
    e.right = page > e.right ? page : e.right;
    return e;
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

/* The last line had room for the first word of the next one, and ended before it. */
static bool ended_early(const writer *w, const bao__pdf_piece *next)
{
    return w->last_edges.right - w->last->box.right > next->first + next->size * 0.7f;
}

/* Both stand around one middle, and not in one column. */
static bool are_centred(const bao__pdf_piece *a, const bao__pdf_piece *b)
{
    const float left = a->box.left - b->box.left, right = a->box.right - b->box.right;
    return measure(left + right) < a->size && measure(left) > a->size * 0.6f;
}

/* ………… 76: a line of a table of contents. */
static bool ends_in_page(bao_span s)
{
    size_t n = s.n;
    while (n && s.p[n - 1] >= '0' && s.p[n - 1] <= '9') {
        n--;
    }
    const bool number = n < s.n;
    while (n && s.p[n - 1] == ' ') {
        n--;
    }
    const bao_span head = {s.p, n};
    return number && (bao_span_ends(head, BAO_SPAN("……")) || bao_span_ends(head, BAO_SPAN("....")));
}

/* The second line of a table's title: the first alone is none. */
static bool is_title_rest(bao_span before, bao_span words)
{
    return bao__is_caption(words) && !bao__is_caption(before) && !bao__ends_sentence(before);
}

/* Line `next` goes on with the paragraph whose last line is w->last. `far`: other things stand
 * between them. */
static bool goes_on(const writer *w, const bao__pdf_piece *next, const edges *column, bool far)
{
    const bao__pdf_piece *last = w->last;
    if (!last || measure(last->size - next->size) > last->size * 0.12f) {
        return false;
    }
    const bao_span before = bao__pdf_text(w->doc, last->text);
    const bao_span words = bao__pdf_text(w->doc, next->text);
    if (bao__goes_on(words)) {
        return true;
    }
    const bool same_page = next->page == last->page && next->base > last->base;
    const bool set_in = next->box.left - column->left > next->size * 1.2f ||
                        (same_page && next->box.left - w->last_edges.left > next->size * 1.2f);
    const bool open = !bao__ends_sentence(before);
    if (bao__starts_with_any(words, bao__words_units_of_lines)) {
        return false;
    }
    if (are_centred(last, next)) {
        return is_title_rest(before, words);
    }
    if (ended_early(w, next) || ends_in_page(before)) {
        return false;
    }
    if (!open && measure(next->box.left - w->last_edges.left) > next->size * 1.2f) {
        return false;
    }
    if (set_in && (!open || !w->last_edges.prose || bao__label_find(words).size ||
                   last->box.right - last->box.left < last->size * LONG_LINE)) {
        return false; /* an open line that is full goes on, however far the next one is set in */
    }
    if (same_page && !far && w->pitch > 0 && next->base - last->base > w->pitch * 1.7f) {
        return false;
    }
    return !bao__is_note(words) && (open || !bao__label_find(words).size);
}

/* A long, full line of a column of prose, whose sentence is not over. */
static bool is_open_prose(const writer *w, const bao__pdf_piece *line)
{
    return w->last_edges.prose && line->box.right - line->box.left > line->size * LONG_LINE &&
           line->box.left < w->last_edges.left + line->size * 2.5f &&
           line->box.right > w->last_edges.right - line->size * 1.7f &&
           !bao__ends_sentence(bao__pdf_text(w->doc, line->text));
}

/* The line that goes on with an open sentence behind a chart, a table or the notes of a page, which
 * stand in its way (`between`: so it is already); SIZE_MAX when there is none. */
static size_t find_rest(const writer *w, size_t at, bool between)
{
    const bao__pdf_piece *pieces = w->doc->pieces, *last = &pieces[at];
    if (!between && !is_open_prose(w, last)) {
        return SIZE_MAX;
    }
    for (size_t i = at + 1; i < w->doc->piece_count && i < at + AROUND; i++) {
        const bao__pdf_piece *p = &pieces[i];
        if (p->page > last->page + 1) {
            break;
        }
        if (p->kind == BAO__PDF_CHROME || p->kind == BAO__PDF_GONE || p->placed) {
            continue;
        }
        if (p->kind == BAO__PDF_LINE && alike(last, p) && !are_centred(last, p)) {
            const edges column = edges_of(w, i);
            return between && goes_on(w, p, &column, true) ? i : SIZE_MAX;
        }
        between = true;
    }
    return SIZE_MAX;
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

static void add_line(writer *w, size_t at, bool far)
{
    bao__pdf_piece *piece = &w->doc->pieces[at];
    const bao_span words = bao__pdf_text(w->doc, piece->text);
    const edges column = edges_of(w, at);
    look_at_pitch(w, at);
    if (!words.n) {
        return;
    }
    if (goes_on(w, piece, &column, far)) {
        const bao_span before = bao__pdf_text(w->doc, w->last->text);
        if (is_letter(before.p[before.n - 1]) && is_letter(words.p[0])) {
            bao__flow_text(w->flow, BAO_SPAN(" "), 0);
        }
    } else {
        bao__flow_end_line(w->flow, 0);
    }
    piece->placed = true;
    add_text(w, words, piece->page, &piece->box);
    w->last = piece;
    w->last_edges = column;
}

static void add_cell(writer *w, const bao__pdf_cell *cell)
{
    const bao_span text = bao__pdf_text(w->doc, cell->text);
    bao__flow_open_cell(w->flow, cell->rowspan, cell->colspan);
    if (text.n) {
        add_text(w, text, cell->page, &cell->box);
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
        if (piece->kind == BAO__PDF_LINE && !piece->placed) {
            add_line(&w, i, false);
            for (size_t at = find_rest(&w, i, false); at != SIZE_MAX;
                 at = find_rest(&w, at, true)) {
                add_line(&w, at, true);
            }
        } else if (piece->kind == BAO__PDF_TABLE) {
            add_table(&w, &doc->tables[piece->table]);
        } else if (piece->kind == BAO__PDF_PICTURE) {
            bao__flow_picture(flow);
        }
    }
    add_chrome(&w);
    return !doc->failed;
}

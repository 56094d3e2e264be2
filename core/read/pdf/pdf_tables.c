/* pdf_tables.c - frames that hold text become tables of the document. */
#include <stdlib.h>

#include "read/pdf/pdf_frame.h"

/* Cells with text that a table has at least. */
#define FILLED_LEAST 3

typedef struct builder {
    bao__pdf_doc *doc;
    bao__pdf_page *page;
    const bao__frame *frame;
    const bao__frame_text *text;
    uint32_t *first; /* by slot: its first line, or NONE */
} builder;

static int by_slot(const void *a, const void *b)
{
    const bao__slot_line *x = a, *y = b;
    if (x->row != y->row) {
        return x->row < y->row ? -1 : 1;
    }
    if (x->column != y->column) {
        return x->column < y->column ? -1 : 1;
    }
    return x->base < y->base ? -1 : x->base > y->base;
}

static bool is_ascii_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* What stands between two lines of a cell: nothing in Chinese, a blank between words. Two numbers
 * stay two, unless the first had no room to go on. */
static void join_lines(builder *b, const bao__slot_line *before, const bao__slot_line *line,
                       size_t from)
{
    bao_buf *out = &b->doc->text;
    const uint32_t c = b->page->glyphs[b->text->list[line->first]].c;
    const bool letters =
        out->n > from && is_ascii_letter(out->p[out->n - 1]) && c < 128 && is_ascii_letter((char)c);
    if (letters) {
        bao_buf_byte(out, ' ');
        return;
    }
    if (before->number && line->number) {
        uint32_t rowspan, colspan;
        bao__frame_span(b->frame, line->row, line->column, &rowspan, &colspan);
        const float end = b->frame->down[line->column + colspan];
        const float start = b->frame->down[line->column];
        if (before->right - before->left < end - start - line->size * 1.2f) {
            bao_buf_byte(out, ' ');
            b->doc->stack_page = b->doc->stacks++ ? b->doc->stack_page : b->page->number;
        }
    }
}

static void write_cell(builder *b, bao__pdf_cell *cell)
{
    const bao__frame *f = b->frame;
    const uint32_t at = b->first[(size_t)cell->row * f->columns + cell->column];
    const size_t from = b->doc->text.n;
    cell->box = (bao__pdf_rect){f->down[cell->column], f->across[cell->row],
                                f->down[cell->column + cell->colspan],
                                f->across[cell->row + cell->rowspan]};
    for (uint32_t i = at; i < b->text->line_count; i++) {
        const bao__slot_line *line = &b->text->lines[i];
        if (line->row != cell->row || line->column != cell->column) {
            break;
        }
        if (i > at) {
            join_lines(b, line - 1, line, from);
        }
        bao__pdf_write(b->doc, b->page, b->text->list + line->first, line->count);
    }
    cell->text = bao__pdf_written(b->doc, from);
}

static bool index_lines(builder *b)
{
    const size_t slots = (size_t)b->frame->rows * b->frame->columns;
    b->first = bao_arena_alloc(b->page->scratch, (slots + 1) * sizeof *b->first);
    if (!b->first) {
        return false;
    }
    memset(b->first, 0xFF, slots * sizeof *b->first);
    for (uint32_t i = b->text->line_count; i-- > 0;) {
        const bao__slot_line *line = &b->text->lines[i];
        b->first[(size_t)line->row * b->frame->columns + line->column] = i;
    }
    return true;
}

/* Two labels in one cell above an empty one: labels that stand a row above their values. */
static void look_for_shifted(builder *b)
{
    const uint32_t columns = b->frame->columns;
    for (uint32_t row = 0; row + 1 < b->frame->rows; row++) {
        const uint32_t at = b->first[(size_t)row * columns];
        const bool two = at != BAO__PDF_NONE && at + 1 < b->text->line_count &&
                         b->text->lines[at + 1].row == row && b->text->lines[at + 1].column == 0;
        bool numbers[2] = {false, false};
        for (uint32_t k = 0; k < 2 && two; k++) {
            for (uint32_t c = 1; c < columns; c++) {
                const uint32_t line = b->first[(size_t)(row + k) * columns + c];
                numbers[k] |= line != BAO__PDF_NONE && b->text->lines[line].number;
            }
        }
        uint32_t below = row + 1, column = 0;
        bao__frame_first(b->frame, &below, &column);
        if (two && numbers[0] && numbers[1] && below == row + 1 &&
            b->first[(size_t)(row + 1) * columns] == BAO__PDF_NONE) {
            b->doc->shifted_page = b->doc->shifted++ ? b->doc->shifted_page : b->page->number;
        }
    }
}

static bool add_cells(builder *b, bao__pdf_table *table)
{
    const bao__frame *f = b->frame;
    table->edges = bao_arena_alloc(b->doc->arena, (f->columns + 1) * sizeof *table->edges);
    if (!table->edges) {
        return false;
    }
    memcpy(table->edges, f->down, (f->columns + 1) * sizeof *table->edges);
    table->cells =
        bao_arena_alloc(b->doc->arena, ((size_t)f->rows * f->columns + 1) * sizeof *table->cells);
    if (!table->cells || !index_lines(b)) {
        return false;
    }
    for (uint32_t row = 0; row < f->rows; row++) {
        for (uint32_t column = 0; column < f->columns; column++) {
            uint32_t r = row, c = column;
            bao__frame_first(f, &r, &c);
            if (r != row || c != column) {
                continue;
            }
            bao__pdf_cell *cell = &table->cells[table->cell_count++];
            *cell = (bao__pdf_cell){.row = row, .column = column, .page = b->page->number};
            bao__frame_span(f, row, column, &cell->rowspan, &cell->colspan);
            write_cell(b, cell);
        }
    }
    look_for_shifted(b);
    return true;
}

/* It holds enough to be a table, and not a chart or a box around a paragraph. */
static bool is_table(const bao__frame *f, const bao__frame_text *text)
{
    uint32_t filled = 0, columns = 0;
    uint64_t seen = 0;
    for (uint32_t i = 0; i < text->line_count; i++) {
        const bao__slot_line *line = &text->lines[i];
        filled += i == 0 || line->row != line[-1].row || line->column != line[-1].column;
        const uint64_t bit = (uint64_t)1 << (line->column & 63);
        columns += !(seen & bit);
        seen |= bit;
    }
    const uint64_t slots = (uint64_t)f->rows * f->columns;
    return f->columns > 1 && columns > 1 &&
           (filled >= FILLED_LEAST || (filled == 2 && slots == 2)) && slots < 400000 &&
           filled * 12 >= slots;
}

/* Gives the glyphs back to the lines around. */
static void release(bao__pdf_page *page, const bao__frame_text *text)
{
    for (uint32_t i = 0; i < text->count; i++) {
        page->glyphs[text->list[i]].place = 0;
    }
}

static bool add_table(bao__pdf_doc *doc, bao__pdf_page *page, const bao__frame *frame,
                      const bao__frame_text *text)
{
    builder b = {.doc = doc, .page = page, .frame = frame, .text = text};
    bao__pdf_piece *piece = bao__pdf_add_piece(doc, BAO__PDF_TABLE, page->number);
    if (!piece || !BAO_RESERVE(doc->arena, doc->tables, doc->table_count, doc->table_capacity)) {
        return false;
    }
    bao__pdf_table *table = &doc->tables[doc->table_count];
    *table = (bao__pdf_table){
        .page = page->number, .last = page->number, .rows = frame->rows, .columns = frame->columns};
    piece->table = (uint32_t)doc->table_count++;
    piece->box = frame->area;
    piece->base = frame->area.bottom;
    piece->order = UINT32_MAX;
    for (uint32_t i = 0; i < text->count; i++) {
        const uint32_t order = page->glyphs[text->list[i]].order;
        piece->order = order < piece->order ? order : piece->order;
    }
    if (text->overlaps > 1) {
        doc->overlap_page = doc->overlaps++ ? doc->overlap_page : page->number;
    }
    return add_cells(&b, table);
}

static bool add_frames(bao__pdf_doc *doc, bao__pdf_page *page, bao__frame *frames, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bao__frame_text text;
        if (!bao__frame_fill(page, &frames[i], &text) ||
            !bao__frame_split(page->scratch, &frames[i], &text)) {
            return false;
        }
        if (text.line_count) {
            qsort(text.lines, text.line_count, sizeof *text.lines, by_slot);
        }
        if (!is_table(&frames[i], &text)) {
            release(page, &text);
        } else if (!add_table(doc, page, &frames[i], &text)) {
            return false;
        }
    }
    return true;
}

void bao__pdf_add_tables(bao__pdf_doc *doc, bao__pdf_page *page)
{
    bao__frame *frames = NULL;
    size_t count;
    const bool ok =
        bao__frames_find(page, &frames, &count) && add_frames(doc, page, frames, count) &&
        (doc->prose_only ||
         (bao__frames_loose(page, &frames, &count) && add_frames(doc, page, frames, count)));
    doc->failed |= !ok;
}

/* dump.c - printing a report. */
#include "doc/dump.h"

#include "base/utf8.h"

/* Display columns that a paragraph and a cell get. */
#define TEXT_COLUMNS 64
#define CELL_COLUMNS 28

static const char *const kind_names[] = {"heading", "para", "table", "caption", "note", "chrome"};
_Static_assert(sizeof kind_names / sizeof *kind_names == BAO_BLOCK_COUNT, "a name for each kind");

/* Writes `s` on one line and at most *columns wide; counts down *columns. */
static void add_line(bao_buf *out, bao_span s, size_t *columns)
{
    for (size_t i = 0, size; i < s.n && *columns; i += size) {
        bao_utf8_next(s.p + i, &size);
        const bao_span c = {s.p + i, size};
        const size_t width = (unsigned char)s.p[i] < ' ' ? 1 : bao_utf8_columns(c);
        if (width > *columns) {
            bao_buf_string(out, "…");
            *columns = 0;
        } else if ((unsigned char)s.p[i] < ' ') {
            bao_buf_byte(out, ' ');
            *columns -= 1;
        } else {
            bao_buf_span(out, c);
            *columns -= width;
        }
    }
}

/* The content of `text` without gaps. */
static void add_content(const bao_report *report, bao_buf *out, bao_range text, size_t columns)
{
    size_t gap = bao_report_gap_after(report, text.from);
    for (; gap < report->gap_count && report->gaps[gap].text.from < text.to; gap++) {
        const bao_gap *g = &report->gaps[gap];
        if (g->text.from > text.from) {
            const bao_range piece = {text.from, g->text.from};
            add_line(out, bao_span_cut(report->text.utf8, piece), &columns);
        }
        text.from = g->text.to < text.to ? g->text.to : text.to;
    }
    add_line(out, bao_span_cut(report->text.utf8, text), &columns);
}

static void add_indent(bao_buf *out, const bao_report *report, const bao_block *block)
{
    for (uint32_t at = block->section; at != BAO_NONE; at = report->blocks[at].section) {
        bao_buf_string(out, "  ");
    }
}

static void dump_row(const bao_report *report, const bao_table *table, uint32_t row, bao_buf *out)
{
    bao_buf_format(out, "                %s", row < table->header_rows ? "# " : "  ");
    for (uint32_t c = 0; c < table->columns; c++) {
        const bao_cell *cell = bao_table_cell(table, row, c);
        bao_buf_string(out, c ? " | " : "");
        if (!cell) {
            bao_buf_string(out, "×");
        } else if (cell->row < row || cell->column < c) {
            bao_buf_string(out, cell->row < row ? "^" : "<");
        } else {
            add_content(report, out, cell->text, CELL_COLUMNS);
        }
    }
    bao_buf_byte(out, '\n');
}

static void dump_table(const bao_report *report, const bao_table *table, bao_buf *out)
{
    bao_buf_format(out, "%u x %u, header rows %u\n", table->rows, table->columns,
                   table->header_rows);
    for (uint32_t row = 0; row < table->rows; row++) {
        dump_row(report, table, row, out);
    }
}

static void dump_block(const bao_report *report, const bao_block *block, bao_buf *out)
{
    bao_buf_format(out, "%5u  %-7s ", bao_lines_find(&report->lines, block->text.from),
                   block->kind < BAO_BLOCK_COUNT ? kind_names[block->kind] : "?");
    if (block->kind == BAO_HEADING) {
        bao_buf_format(out, "%u ", block->level);
    } else {
        bao_buf_string(out, "  ");
    }
    add_indent(out, report, block);
    if (block->table != BAO_NONE && block->kind == BAO_TABLE) {
        dump_table(report, &report->tables[block->table], out);
        return;
    }
    size_t columns = TEXT_COLUMNS;
    if (block->kind == BAO_CHROME) { /* it may be a gap of the block before */
        add_line(out, bao_span_cut(report->text.utf8, block->text), &columns);
    } else {
        add_content(report, out, block->text, columns);
    }
    bao_buf_byte(out, '\n');
}

static void dump_head(const bao_report *report, bao_buf *out)
{
    const bao_encoding_guess *guess = &report->text.guess;
    bao_buf_format(out, "%s, %s (%s, %u%%), %zu bytes, %zu lines, %zu numbers\n", report->format,
                   bao_encoding_shown(guess), bao_encoding_origin_name(guess->origin),
                   guess->certainty, report->text.source.n, report->lines.count,
                   report->quantities.count);
    for (int key = 0; key < BAO_META_COUNT; key++) {
        const bao_meta *meta = &report->meta[key];
        if (meta->value.n) {
            bao_buf_format(out, "%-10s %.*s  (%s)\n", bao_meta_name((bao_meta_key)key),
                           (int)meta->value.n, meta->value.p,
                           bao_origin_name((bao_origin)meta->origin));
        }
    }
}

static void dump_warnings(const bao_report *report, bao_buf *out)
{
    for (size_t i = 0; i < report->warnings.count; i++) {
        const bao_warning *w = &report->warnings.items[i];
        bao_buf_format(out, "warning    %s: %s", w->code, w->message);
        bao_buf_format(out, w->count > 1 ? " (%u times)\n" : "\n", w->count);
    }
}

void bao_report_dump(const bao_report *report, bao_buf *out)
{
    dump_head(report, out);
    dump_warnings(report, out);
    bao_buf_byte(out, '\n');
    for (size_t i = 0; i < report->block_count; i++) {
        dump_block(report, &report->blocks[i], out);
    }
}

static void add_cells(const bao_report *report, const bao_table *table, bao_buf *out)
{
    for (uint32_t i = 0; i < table->cell_count; i++) {
        const bao_cell *cell = &table->cells[i];
        if (i) {
            bao_buf_byte(out, cell->row == cell[-1].row ? '\t' : '\n');
        }
        add_content(report, out, cell->text, SIZE_MAX);
    }
}

void bao_report_text(const bao_report *report, bao_buf *out)
{
    if (report->text.made) { /* places of facts are places in it */
        bao_buf_span(out, report->text.utf8);
        return;
    }
    for (size_t i = 0; i < report->block_count; i++) {
        const bao_block *block = &report->blocks[i];
        if (block->kind == BAO_CHROME) {
            continue;
        }
        if (block->kind == BAO_TABLE && block->table != BAO_NONE) {
            add_cells(report, &report->tables[block->table], out);
        } else {
            add_content(report, out, block->text, SIZE_MAX);
        }
        bao_buf_byte(out, '\n');
    }
}

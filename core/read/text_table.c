/* text_table.c - which drawing a table is in; what all of them share. */
#include "read/text_table.h"

#include "read/headings.h"
#include "read/words.h"

/* True for a cell that a spreadsheet would run: = or @, or a sign with more than a number. */
static bool is_formula(bao_span s)
{
    static const struct {
        const char *start;
        bool sign;
    } starts[] = {{"=", false}, {"@", false}, {"＝", false}, {"＠", false},
                  {"+", true},  {"-", true},  {"＋", true},  {"－", true}};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (!s.n || s.p[0] != starts[i].start[0]) {
            continue;
        }
        const bao_span start = bao_span_of(starts[i].start);
        if (!bao_span_starts(s, start)) {
            continue;
        }
        const bao_span rest = bao__trim_span((bao_span){s.p + start.n, s.n - start.n});
        const unsigned char next = rest.n ? (unsigned char)rest.p[0] : '-';
        const bool number = next == '-' || next == '.' || (next >= '0' && next <= '9') ||
                            (next == 0xEF && rest.n > 2); /* full-width */
        return starts[i].sign ? !number : rest.n > 0;
    }
    return false;
}

void bao__warn_of_formula(bao_report *report, bao_range text)
{
    const bao_span s = bao_span_cut(report->text.utf8, text);
    if (!s.n || !is_formula(s)) {
        return;
    }
    bao_warn(&report->warnings, "FORMULA_CELLS", bao_text_source(&report->text, text).from,
             "line %u: a cell begins like a formula: %.*s",
             bao_lines_find(&report->lines, text.from), (int)(s.n < 40 ? s.n : 40), s.p);
}

/* <br> in a cell is a line break. */
static bool add_breaks(bao_report *report, bao_range text)
{
    const bao_span s = bao_span_cut(report->text.utf8, text);
    const char *p = s.p, *const end = s.p + s.n;
    while (p < end && (p = memchr(p, '<', (size_t)(end - p)))) {
        const char *close = memchr(p, '>', (size_t)(end - p));
        if (!close) {
            break;
        }
        const bool tag = close - p >= 3 && close - p <= 5 && strncasecmp(p + 1, "br", 2) == 0;
        const uint32_t from = (uint32_t)(p - report->text.utf8.p);
        const bao_range gap = {from, from + (uint32_t)(close + 1 - p)};
        if (tag && !bao_report_add_gap(report, gap, true)) {
            return false;
        }
        p = tag ? close + 1 : p + 1;
    }
    return true;
}

void bao__add_cell(bao__cells *cells, uint32_t column, bao_range text)
{
    bao_report *report = cells->report;
    const bool blank = text.to == text.from + 1 && report->text.utf8.p[text.from] == ' ';
    text = blank ? (bao_range){text.from, text.from}
                 : bao__without_bold(report->text.utf8, bao__trim(report->text.utf8, text));
    if (cells->failed || !BAO_RESERVE(report->arena, cells->items, cells->count, cells->capacity)) {
        cells->failed = true;
        return;
    }
    bao_cell *cell = &cells->items[cells->count++];
    *cell = (bao_cell){.text = text, .row = cells->rows - 1, .column = column};
    cell->rowspan = cell->colspan = 1;
    if (text.to > text.from) {
        const bao_span s = bao_span_cut(report->text.utf8, text);
        cells->failed = memchr(s.p, '<', s.n) && !add_breaks(report, text);
        bao__warn_of_formula(report, text);
    }
}

bao_table *bao__finish_table(bao__cells *cells, bao_range text)
{
    bao_report *report = cells->report;
    bao__merge_repeated(cells);
    bao_block *block = bao_report_add_block(report, BAO_TABLE, text);
    bao_table *table = bao_report_add_table(report);
    if (cells->failed || !block || !table) {
        return NULL;
    }
    block->table = (uint32_t)report->table_count - 1;
    table->block = (uint32_t)report->block_count - 1;
    table->cells = cells->items;
    table->cell_count = (uint32_t)cells->count;
    if (!bao_table_resolve(report, table)) {
        return NULL;
    }
    bao_table_guess_header(report, table);
    return table;
}

bool bao__finish_table_of_lines(bao__cells *cells, const bao__lines *lines, size_t from, size_t to)
{
    bao_report *report = cells->report;
    const bao_range text = {lines->items[from].text.from, lines->items[to - 1].text.to};
    if (!bao__finish_table(cells, text)) {
        return false;
    }
    for (size_t i = from; i < to; i++) {
        const bao_span line = bao__table_line(report, lines, i);
        if (line.n && bao__is_page_mark(line) &&
            !bao_report_add_block(report, BAO_CHROME, lines->items[i].text)) {
            return false;
        }
    }
    return true;
}

void bao__warn_of_columns(bao_report *report, bao_range text, size_t columns, uint32_t most)
{
    bao_warn(&report->warnings, "TABLE_COLUMNS", bao_text_source(&report->text, text).from,
             "line %u has %zu columns, more than %u; it was read as text",
             bao_lines_find(&report->lines, text.from), columns, most);
}

bao__table_layout bao__table_find(bao_report *report, const bao__lines *lines, size_t at)
{
    const bao__line *line = &lines->items[at];
    /* no label or figure ends like a sentence, and that is how most lines end */
    const bool sentence = bao__ends_sentence(bao_span_cut(report->text.utf8, line->text));
    bao__table_layout found = {0};
    if (line->pipe) {
        found = bao__pipe_table(report, lines, at);
    }
    if (!found.lines && line->tab && lines->ranges) {
        found = bao__tab_table(report, lines, at);
    }
    if (!found.lines && !line->pipe && !line->tab && !sentence) {
        found = bao__unit_table(report, lines, at);
    }
    if (!found.lines && line->wide_gap) {
        found = bao__aligned_table(report, lines, at);
    }
    if (!found.lines && !line->pipe && bao__may_be_numbers(report, lines, at)) {
        found = bao__number_table(report, lines, at);
    }
    if (!found.lines && !line->pipe && !line->tab && !line->wide_gap && !sentence) {
        found = bao__stacked_table(report, lines, at);
    }
    return found;
}

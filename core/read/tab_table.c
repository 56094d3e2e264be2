/* tab_table.c - tables with tabs between cells. */
#include "read/headings.h"
#include "read/text_table.h"
#include "read/words.h"

static size_t count_tabs(bao_span s)
{
    size_t n = 0;
    for (const char *p = s.p, *end = s.p + s.n; (p = memchr(p, '\t', (size_t)(end - p))); p++) {
        n++;
    }
    return n;
}

static size_t leading_tabs(bao_span s)
{
    size_t n = 0;
    while (n < s.n && s.p[n] == '\t') {
        n++;
    }
    return n;
}

static bao_span line_of(const bao_report *report, const bao__lines *lines, size_t at)
{
    return bao_span_cut(report->text.utf8, lines->ranges[at]);
}

/* A heading or a sentence behind tabs: an indented paragraph. */
static bool is_paragraph(bao_span line, size_t tabs, size_t lead)
{
    if (tabs != lead || !lead) {
        return false;
    }
    const bao_span text = bao__trim_span(line);
    return text.n && (bao__ends_sentence(text) || bao__label_find(text).level == 1);
}

/* The lines from `at` on that are one table; tabs that all of them begin with are indentation. */
static bao__table_layout measure(const bao_report *report, const bao__lines *lines, size_t at)
{
    const size_t first = count_tabs(line_of(report, lines, at));
    bao__table_layout e = {.indent = SIZE_MAX};
    for (size_t i = at; i < lines->count; i++) {
        const bao_span line = line_of(report, lines, i);
        const size_t tabs = count_tabs(line), lead = leading_tabs(line);
        const bool blank = lines->items[i].columns == 0; /* a row of blank cells has its tabs */
        if (tabs == 0 || (blank && (tabs < 2 || tabs != first)) || (first == 1 && tabs != 1) ||
            (i > at && tabs >= lines->max_columns) || is_paragraph(line, tabs, lead)) {
            break;
        }
        e.indent = !blank && lead < e.indent ? lead : e.indent;
        e.columns = tabs + 1 > e.columns ? tabs + 1 : e.columns;
        e.lines++;
    }
    e.columns -= e.indent;
    return e;
}

static void add_row(bao__cells *cells, bao_range line, size_t indent)
{
    const bao_span text = bao_span_cut(cells->report->text.utf8, line);
    size_t at = indent;
    cells->rows++;
    for (uint32_t column = 0;; column++) {
        const char *tab = at < text.n ? memchr(text.p + at, '\t', text.n - at) : NULL;
        const size_t end = tab ? (size_t)(tab - text.p) : text.n;
        bao__add_cell(cells, column,
                      (bao_range){line.from + (uint32_t)at, line.from + (uint32_t)end});
        if (!tab) {
            return;
        }
        at = end + 1;
    }
}

static bool read(bao_report *report, const bao__lines *lines, size_t at, const bao__table_layout *e)
{
    bao__cells cells = {.report = report};
    for (size_t i = at; i < at + e->lines; i++) {
        add_row(&cells, lines->ranges[i], e->indent);
    }
    const bao_range text = {lines->items[at].text.from, lines->items[at + e->lines - 1].text.to};
    return bao__finish_table(&cells, text) != NULL;
}

bao__table_layout bao__tab_table(bao_report *report, const bao__lines *lines, size_t at)
{
    bao__table_layout e = measure(report, lines, at);
    e.read = read;
    if (e.columns < 2 || (e.columns == 2 && e.lines == 1)) {
        e.lines = 0;
    } else if (e.columns > lines->max_columns) {
        bao__warn_of_columns(report, lines->items[at].text, e.columns, lines->max_columns);
        e.lines = 0;
    }
    return e;
}

/* pipe_table.c - tables with '|' between cells, as Markdown and its lookalikes draw them. */
#include "read/text_table.h"

#include "read/words.h"

/* Bytes: a line by itself with a sentence in it is no row of cells. */
#define PROSE_LEAST 400

/* What a row's pipes look like. */
typedef struct row_look {
    uint32_t pipes;
    bool open, close; /* nothing but white space before the first pipe, behind the last */
    bool rule;        /* |---|:--:| */
} row_look;

/* Where the next '|' from `at` on is, or s.n. Most cells of most tables are blank. */
static inline size_t next_bar(bao_span s, size_t at)
{
    for (const size_t near = s.n - at < 4 ? s.n : at + 4; at < near; at++) {
        if (s.p[at] == '|') {
            return at;
        }
    }
    const char *p = at < s.n ? memchr(s.p + at, '|', s.n - at) : NULL;
    return p ? (size_t)(p - s.p) : s.n;
}

/* Where the next pipe from `at` on is, or s.n; "\|" is none. */
static size_t next_pipe(bao_span s, size_t at)
{
    while (at < s.n) {
        at = next_bar(s, at);
        if (at == 0 || at == s.n || s.p[at - 1] != '\\') {
            return at;
        }
        at++;
    }
    return s.n;
}

/* The part of a row up to what no rule has: pipes, dashes, colons and blanks. */
typedef struct ruling {
    size_t size;
    uint32_t pipes, dashes;
} ruling;

static inline ruling ruling_of(bao_span s)
{
    ruling r = {0};
    for (; r.size < s.n; r.size++) {
        const char c = s.p[r.size];
        if (c == '|') {
            r.pipes++;
        } else if (c == '-') {
            r.dashes++;
        } else if (c != ' ' && c != ':' && c != '\t') {
            break;
        }
    }
    return r;
}

static row_look look_at(bao_span s)
{
    const ruling r = ruling_of(s);
    row_look look = {.pipes = r.pipes, .rule = r.size == s.n && r.pipes && r.dashes};
    look.open = s.n && s.p[0] == '|';
    look.close = s.n && s.p[s.n - 1] == '|';
    for (size_t at = next_pipe(s, r.size); at < s.n; at = next_pipe(s, at + 1)) {
        look.pipes++;
    }
    return look;
}

/* The most pipes of any row, by whether nothing stands outside them on the left and on the right.
 */
typedef struct counts {
    uint32_t pipes[2][2];
    bool seen[2][2];
} counts;

static uint32_t larger(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

/* Blank cells outside an edge would show as rows that have a cell there and as many pipes. */
static bool is_edge(uint32_t with, uint32_t without)
{
    return with == 0 || with < without;
}

static void settle(const counts *c, bao__table_layout *s)
{
    const uint32_t(*n)[2] = c->pipes;
    s->open = is_edge(larger(n[0][0], n[0][1]), larger(n[1][0], n[1][1]));
    s->close = is_edge(larger(n[0][0], n[1][0]), larger(n[0][1], n[1][1]));
    for (int open = 0; open < 2; open++) {
        for (int close = 0; close < 2; close++) {
            const size_t width = n[open][close] + 1u - (open && s->open) - (close && s->close);
            s->columns = c->seen[open][close] && width > s->columns ? width : s->columns;
        }
    }
}

static row_look look_line(const bao_report *report, const bao__lines *lines, size_t at)
{
    return look_at(bao__table_line(report, lines, at));
}

/* Measures the lines from `at` on that could be one table: up to a line without pipes, or to the
 * row above another rule, for that row heads the next table. */
static bao__table_layout measure(const bao_report *report, const bao__lines *lines, size_t at)
{
    bao__table_layout s = {0};
    counts c = {0};
    row_look look = look_line(report, lines, at), next = {0};
    for (size_t i = at; i < lines->count && lines->items[i].pipe; i++, look = next) {
        const bool more = i + 1 < lines->count && lines->items[i + 1].pipe;
        next = more ? look_line(report, lines, i + 1) : (row_look){0};
        if (i > at && ((!look.rule && next.rule) || look.pipes > lines->max_columns)) {
            break;
        }
        s.ruled |= i == at && next.rule;
        s.lines++;
        if (!look.rule) {
            c.pipes[look.open][look.close] = larger(c.pipes[look.open][look.close], look.pipes);
            c.seen[look.open][look.close] = true;
        }
    }
    settle(&c, &s);
    return s;
}

/* Lines that only mention a pipe are no table. */
static bool is_table(const bao_report *report, const bao__lines *lines, size_t at,
                     const bao__table_layout *s)
{
    const row_look first = look_line(report, lines, at);
    const bao_span line = bao__table_line(report, lines, at);
    if (s->lines == 1 && line.n > PROSE_LEAST && bao__has_mark(line, "。", "")) {
        return false;
    }
    return s->lines > 1 || first.pipes >= 3 || (first.open && first.close && first.pipes >= 2);
}

static void add_row(bao__cells *cells, bao_range line, const bao__table_layout *s)
{
    const bao_span text = bao_span_cut(cells->report->text.utf8, line);
    const ruling r = ruling_of(text);
    if (r.size == text.n && r.dashes) {
        return; /* |---|---| */
    }
    size_t at = text.p[0] == '|' && s->open ? 1 : 0;
    const bool closed = text.p[text.n - 1] == '|' && s->close && text.n > at;
    const size_t end = closed ? text.n - 1 : text.n;
    cells->rows++;
    for (uint32_t column = 0;; column++) {
        size_t pipe = next_pipe(text, at);
        pipe = pipe < end ? pipe : end;
        bao__add_cell(cells, column,
                      (bao_range){line.from + (uint32_t)at, line.from + (uint32_t)pipe});
        if (pipe >= end) {
            return;
        }
        at = pipe + 1;
    }
}

/* No cell of the first row begins with a digit: a rule below it makes it a header. */
static bool is_wordy(const bao_report *report, const bao_table *table)
{
    for (uint32_t c = 0; c < table->columns; c++) {
        const bao_cell *cell = bao_table_cell(table, 0, c);
        const char *p = report->text.utf8.p;
        if (cell && cell->text.from < cell->text.to && p[cell->text.from] >= '0' &&
            p[cell->text.from] <= '9') {
            return false;
        }
    }
    return true;
}

static void warn_of_uneven(bao_report *report, const bao_table *table)
{
    uint32_t uneven = 0, at = 0, in_row = 0;
    for (uint32_t i = 0; i < table->cell_count; i++) {
        const bool last =
            i + 1 == table->cell_count || table->cells[i + 1].row != table->cells[i].row;
        in_row += table->cells[i].colspan;
        if (last && in_row != table->columns && uneven++ == 0) {
            at = table->cells[i].text.from;
        }
        in_row = last ? 0 : in_row;
    }
    if (uneven) {
        bao_warn(&report->warnings, "UNEVEN_ROWS",
                 bao_text_source(&report->text, (bao_range){at, at}).from,
                 "table in line %u: %u of %u rows have fewer than %u cells, the first in line %u",
                 bao_lines_find(&report->lines, table->cells[0].text.from), uneven, table->rows,
                 table->columns, bao_lines_find(&report->lines, at));
    }
}

static bool read(bao_report *report, const bao__lines *lines, size_t at, const bao__table_layout *s)
{
    const bao_range text = {lines->items[at].text.from, lines->items[at + s->lines - 1].text.to};
    bao__cells cells = {.report = report};
    for (size_t i = at; i < at + s->lines; i++) {
        add_row(&cells, lines->items[i].text, s);
    }
    if (!cells.count) {
        return !cells.failed && bao_report_add_block(report, BAO_CHROME, text) != NULL;
    }
    bao_table *table = bao__finish_table(&cells, text);
    if (!table) {
        return false;
    }
    if (s->ruled && table->header_rows == 0 && is_wordy(report, table)) {
        table->header_rows = 1;
    }
    warn_of_uneven(report, table);
    return true;
}

bao__table_layout bao__pipe_table(bao_report *report, const bao__lines *lines, size_t at)
{
    bao__table_layout s = measure(report, lines, at);
    s.read = read;
    if (!is_table(report, lines, at, &s)) {
        s.lines = 0;
    } else if (s.columns > lines->max_columns) {
        bao__warn_of_columns(report, lines->items[at].text, s.columns, lines->max_columns);
        s.lines = 0;
    }
    return s;
}

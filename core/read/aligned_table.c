/* aligned_table.c - tables whose columns are kept apart by runs of blanks, as text taken from a
 * page has them. */
#include "read/text_table.h"

/* Fewer rows or columns than this are prose with wide blanks. */
#define ROWS_LEAST    3
#define COLUMNS_LEAST 3

/* The next cell of s from *at on; false when there is none. Cells are parted by two blanks. */
static bool next_cell(bao_span s, size_t *at, bao_span *cell)
{
    while (*at < s.n && s.p[*at] == ' ') {
        ++*at;
    }
    if (*at >= s.n) {
        return false;
    }
    const char *gap = memmem(s.p + *at, s.n - *at, "  ", 2);
    const size_t end = gap ? (size_t)(gap - s.p) : s.n;
    *cell = (bao_span){s.p + *at, end - *at};
    *at = end;
    return true;
}

static bool is_number(bao_span s)
{
    size_t digits = 0;
    for (size_t i = 0; i < s.n; i++) {
        digits += s.p[i] >= '0' && s.p[i] <= '9';
        if (!strchr("0123456789.,-+%/", s.p[i])) {
            return false;
        }
    }
    return digits > 0 || (s.n == 1 && (s.p[0] == '-' || s.p[0] == '/'));
}

typedef struct row_look {
    uint32_t cells, numbers; /* numbers: right of the first cell */
} row_look;

static row_look look_at(bao_span s)
{
    row_look look = {0};
    bao_span cell;
    for (size_t at = 0; next_cell(s, &at, &cell); look.cells++) {
        look.numbers += look.cells > 0 && is_number(cell);
    }
    return look;
}

static row_look look_line(const bao_report *report, const bao__lines *lines, size_t at)
{
    return look_at(bao_span_cut(report->text.utf8, lines->items[at].text));
}

static bool is_blank(const bao__lines *lines, size_t at)
{
    return at < lines->count && lines->items[at].text.from == lines->items[at].text.to;
}

/* The row after line `at`, with at most one blank line between; lines->count when there is none. */
static size_t next_row(const bao__lines *lines, size_t at)
{
    at += is_blank(lines, at + 1) ? 2 : 1;
    return at < lines->count && lines->items[at].wide_gap ? at : lines->count;
}

static void add_row(bao__cells *cells, bao_range line)
{
    const bao_span s = bao_span_cut(cells->report->text.utf8, line);
    bao_span cell;
    uint32_t column = 0;
    cells->rows += s.n > 0;
    for (size_t at = 0; next_cell(s, &at, &cell); column++) {
        const uint32_t from = line.from + (uint32_t)(cell.p - s.p);
        bao__add_cell(cells, column, (bao_range){from, from + (uint32_t)cell.n});
    }
}

static bool read(bao_report *report, const bao__lines *lines, size_t at,
                 const bao__drawing *drawing)
{
    const size_t last = at + drawing->lines - 1;
    bao__cells cells = {.report = report};
    for (size_t i = at; i <= last; i++) {
        add_row(&cells, lines->items[i].text);
    }
    const bao_range text = {lines->items[at].text.from, lines->items[last].text.to};
    return bao__finish_table(&cells, text) != NULL;
}

bao__drawing bao__aligned_table(bao_report *report, const bao__lines *lines, size_t at)
{
    const row_look first = look_line(report, lines, at);
    bao__drawing found = {.read = read, .columns = first.cells};
    if (first.cells < COLUMNS_LEAST || first.cells > lines->max_columns) {
        return found;
    }
    uint32_t rows = 0, numbers = 0;
    size_t last = at;
    for (size_t i = at; i < lines->count; i = next_row(lines, i)) {
        const row_look look = look_line(report, lines, i);
        if (look.cells != first.cells) {
            break;
        }
        numbers += look.numbers;
        last = i;
        if (++rows == ROWS_LEAST && numbers * 2 <= (first.cells - 1) * rows) {
            return found;
        }
    }
    found.lines = rows < ROWS_LEAST ? 0 : last - at + 1;
    return found;
}

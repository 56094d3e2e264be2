/* aligned_table.c - tables whose columns are kept apart by runs of blanks, as text taken from a
 * page has them. */
#include "read/text_table.h"

/* Fewer rows or numbers in a row than this are prose with wide blanks. */
#define ROWS_LEAST    3
#define NUMBERS_LEAST 2

/* A label broken over lines leaves lines without numbers between the rows: so many, so wide. */
#define PIECES_MOST   2
#define PIECE_COLUMNS 34
#define LABELS_MOST   2

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
            return digits && bao__is_table_number(s); /* 251000元, 642.3 万元 */
        }
    }
    return digits > 0 || (s.n == 1 && (s.p[0] == '-' || s.p[0] == '/'));
}

typedef struct row_look {
    uint32_t cells, numbers; /* numbers: at the end of the row */
} row_look;

static row_look look_at(bao_span s)
{
    row_look look = {0};
    bao_span cell;
    for (size_t at = 0; next_cell(s, &at, &cell); look.cells++) {
        look.numbers = is_number(cell) ? look.numbers + 1 : 0;
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

static bool is_row(row_look look, size_t numbers)
{
    return look.numbers == numbers && look.cells - look.numbers <= LABELS_MOST;
}

/* Only then can it be a row with numbers at its end. */
static bool ends_in_number(const bao_report *report, const bao__lines *lines, size_t at)
{
    const bao_range line = lines->items[at].text;
    const char last = line.to > line.from ? report->text.utf8.p[line.to - 1] : 0;
    return last && (strchr("0123456789.,-+%/", last) ||
                    bao_span_ends(bao_span_cut(report->text.utf8, line), BAO_SPAN("元")));
}

/* The next row with so many numbers after line `at`: blank lines one at a time and pieces of broken
 * labels may stand between. lines->count when there is none. */
static size_t next_row(const bao_report *report, const bao__lines *lines, size_t at, size_t numbers)
{
    for (int pieces = 0; pieces <= PIECES_MOST; pieces++) {
        at += is_blank(lines, at + 1) ? 2 : 1;
        if (at >= lines->count || is_blank(lines, at)) {
            break;
        }
        if (!ends_in_number(report, lines, at) && lines->items[at].columns > PIECE_COLUMNS) {
            break;
        }
        const row_look look = look_line(report, lines, at);
        if (is_row(look, numbers)) {
            return at;
        }
        if (look.numbers > 0 || look.cells > LABELS_MOST ||
            lines->items[at].columns > PIECE_COLUMNS) {
            break;
        }
    }
    return lines->count;
}

/* Cells that stand before the numbers, as the row with most of them has. */
static uint32_t count_labels(const bao_report *report, const bao__lines *lines, size_t at,
                             const bao__table_layout *layout)
{
    uint32_t most = 1;
    for (size_t i = at; i < at + layout->lines; i++) {
        const row_look look = look_line(report, lines, i);
        const uint32_t labels = look.cells - look.numbers;
        most = is_row(look, layout->columns) && labels > most ? labels : most;
    }
    return most;
}

static void add_blanks(bao__cells *cells, uint32_t *column, uint32_t until, uint32_t at)
{
    while (*column < until) {
        bao__add_cell(cells, (*column)++, (bao_range){at, at});
    }
}

/* Labels stand in the last label columns where the line is indented, else in the first ones; a line
 * without numbers has no cells right of its labels. */
static void add_row(bao__cells *cells, const bao__line *line, row_look look, uint32_t labels)
{
    const bao_span s = bao_span_cut(cells->report->text.utf8, line->text);
    const uint32_t own = look.cells - look.numbers;
    const uint32_t first = line->indented && own < labels ? labels - own : 0;
    uint32_t column = 0;
    bao_span cell;
    cells->rows++;
    add_blanks(cells, &column, own ? first : labels, line->text.from);
    for (size_t at = 0; next_cell(s, &at, &cell);) {
        const uint32_t from = line->text.from + (uint32_t)(cell.p - s.p);
        if (look.numbers && column >= first + own) {
            add_blanks(cells, &column, labels, from);
        }
        bao__add_cell(cells, column++, (bao_range){from, from + (uint32_t)cell.n});
    }
}

static bool read(bao_report *report, const bao__lines *lines, size_t at,
                 const bao__table_layout *layout)
{
    const size_t last = at + layout->lines - 1;
    const uint32_t labels = count_labels(report, lines, at, layout);
    bao__cells cells = {.report = report};
    for (size_t i = at; i <= last; i++) {
        const row_look look = look_line(report, lines, i);
        if (look.cells) {
            add_row(&cells, &lines->items[i], look, labels);
        }
    }
    const bao_range text = {lines->items[at].text.from, lines->items[last].text.to};
    return bao__finish_table(&cells, text) != NULL;
}

bao__table_layout bao__aligned_table(bao_report *report, const bao__lines *lines, size_t at)
{
    const size_t below = at + (is_blank(lines, at + 1) ? 2 : 1);
    if (!ends_in_number(report, lines, at) &&
        (below >= lines->count || !ends_in_number(report, lines, below))) {
        return (bao__table_layout){0};
    }
    const row_look first = look_line(report, lines, at);
    const bool headed = first.numbers == 0 && first.cells > NUMBERS_LEAST;
    bao__table_layout found = {.read = read, .columns = headed ? first.cells - 1 : first.numbers};
    if (found.columns < NUMBERS_LEAST || found.columns > lines->max_columns ||
        (!headed && !is_row(first, found.columns))) {
        return found;
    }
    size_t rows = 1, last = at;
    for (;; rows++) {
        const size_t next = next_row(report, lines, last, found.columns);
        if (next == lines->count || (headed && rows == 1 && next > at + 2)) {
            break;
        }
        last = next;
    }
    last += bao__label_ends_below(report, lines, last);
    found.lines = rows < ROWS_LEAST ? 0 : last - at + 1;
    return found;
}

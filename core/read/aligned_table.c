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

static bao__row_shape shape_of_line(const bao_report *report, const bao__lines *lines, size_t at)
{
    return bao__row_shape_of(bao__table_line(report, lines, at), 2);
}

static bool is_blank(const bao__lines *lines, size_t at)
{
    return at < lines->count && lines->items[at].text.from == lines->items[at].text.to;
}

static bool is_row(bao__row_shape shape, size_t numbers)
{
    return shape.numbers == numbers && shape.labels <= LABELS_MOST;
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
        const bao__row_shape shape = shape_of_line(report, lines, at);
        if (is_row(shape, numbers)) {
            return at;
        }
        if (shape.numbers > 0 || shape.labels > LABELS_MOST ||
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
        const bao__row_shape shape = shape_of_line(report, lines, i);
        const uint32_t labels = shape.labels;
        most = is_row(shape, layout->columns) && labels > most ? labels : most;
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
static void add_row(bao__cells *cells, const bao__line *line, bao__row_shape shape, uint32_t labels)
{
    const bao_span s = bao_span_cut(cells->report->text.utf8, line->text);
    const uint32_t own = shape.labels;
    const uint32_t first = line->indented && own < labels ? labels - own : 0;
    uint32_t column = 0;
    bao_span cell;
    cells->rows++;
    add_blanks(cells, &column, own ? first : labels, line->text.from);
    for (size_t at = 0; bao__next_piece(s, 2, &at, &cell);) {
        const uint32_t from = line->text.from + (uint32_t)(cell.p - s.p);
        if (shape.numbers && column >= first + own) {
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
        const bao__row_shape shape = shape_of_line(report, lines, i);
        if (shape.labels + shape.numbers) {
            add_row(&cells, &lines->items[i], shape, labels);
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
    const bao__row_shape first = shape_of_line(report, lines, at);
    const bool headed = first.numbers == 0 && first.labels > NUMBERS_LEAST;
    bao__table_layout found = {.read = read, .columns = headed ? first.labels - 1 : first.numbers};
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

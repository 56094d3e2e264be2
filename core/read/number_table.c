/* number_table.c - tables torn out of a page: lines that end in numbers with single blanks between
 * them, labels before them or in lines of their own. */
#include "read/headings.h"
#include "read/text_table.h"
#include "read/words.h"
#include "read/word_lists.h"

/* A line of so many numbers and nothing else is a row by itself. */
#define ALONE_LEAST 5

/* Lines without numbers that a broken label may take between two rows, and how wide they are. */
#define PIECES_MOST   6
#define PIECE_COLUMNS 46

/* Cells that a label may be cut into. */
#define LABELS_MOST 4

/* A row of one number has a label of at most so many columns. */
#define LABEL_COLUMNS 44

static bao__row_shape shape_of(bao_span s)
{
    return bao__row_shape_of(s, 1);
}

static bao__row_shape shape_of_line(const bao_report *report, const bao__lines *lines, size_t at)
{
    return shape_of(bao__table_line(report, lines, at));
}

static bool is_blank(const bao__lines *lines, size_t at)
{
    return lines->items[at].text.from == lines->items[at].text.to;
}

/* Only then can it end in numbers. */
static bool ends_in_number(bao_span s)
{
    if (!s.n) {
        return false;
    }
    if (s.p[s.n - 1] == '|' || bao_span_ends(s, BAO_SPAN("。"))) {
        return false; /* most lines */
    }
    return (s.n > 3 && s.p[s.n - 1] < 0 && bao__digit(bao__rest(s, s.n - 3))) ||
           bao__ends_in(s, "无—－／元件项个条", "0123456789-/%");
}

/* A line that can be a piece of a label between rows. */
static bool is_piece(const bao_report *report, const bao__lines *lines, size_t at)
{
    const bao__line *line = &lines->items[at];
    return line->columns <= PIECE_COLUMNS && !line->pipe && !line->tab &&
           !bao__ends_sentence(bao__table_line(report, lines, at));
}

/* A row of a table whose rows have `numbers` numbers: perhaps one is cut off, or some are cut in
 * two. */
static bool fits(bao__row_shape shape, size_t numbers)
{
    return shape.numbers == numbers ||
           (numbers >= ALONE_LEAST && shape.numbers + 1 >= numbers && shape.numbers <= numbers + 4);
}

/* The next row after line `at`; lines->count when there is none. */
static size_t next_row(const bao_report *report, const bao__lines *lines, size_t at, size_t numbers)
{
    const int most = numbers >= ALONE_LEAST ? PIECES_MOST : numbers > 1;
    for (int pieces = 0; pieces <= most; pieces++) {
        at = bao__next_table_line(report, lines, at + 1);
        if (at == lines->count) {
            break;
        }
        const bao_span line = bao__table_line(report, lines, at);
        if (ends_in_number(line)) {
            const bao__row_shape shape = shape_of(line);
            if (shape.numbers && (!fits(shape, numbers) || (numbers == 1 && shape.labels != 1))) {
                break;
            }
            if (shape.numbers) {
                return at;
            }
        }
        if (!is_piece(report, lines, at)) {
            break;
        }
    }
    return lines->count;
}

/* 行政许可 97: a label of words and one number. */
static bool is_single(const bao__line *line, bao__row_shape shape)
{
    return shape.numbers == 1 && shape.labels == 1 && line->columns <= LABEL_COLUMNS;
}

/* The line names the columns of rows with `numbers` numbers: 信息内容 本年处理决定数量. */
static bool heads(bao_span line, bao__row_shape shape, size_t numbers)
{
    return shape.numbers == 0 && (shape.labels == numbers + 1 ||
                                  bao__ends_with_any(line, bao__words_figure_column_endings));
}

/* Numbers in a row of the table that begins in line `at`; 0 when none does. *first is its first
 * row.
 */
static size_t begins(const bao_report *report, const bao__lines *lines, size_t at, size_t *first)
{
    const bao_span line = bao__table_line(report, lines, at);
    const bao__row_shape own = shape_of(line);
    *first = at;
    if (own.numbers) {
        const bool labelled = own.labels > 0 && own.labels <= LABELS_MOST;
        const size_t next = next_row(report, lines, at, own.numbers);
        const bool alone = own.labels == 0 && own.numbers >= ALONE_LEAST;
        const bool more = own.numbers > 1 && next < lines->count && (labelled || own.labels == 0) &&
                          (own.numbers >= ALONE_LEAST || labelled);
        return alone || more ? own.numbers : 0;
    }
    *first = bao__next_table_line(report, lines, at + 1);
    if (*first == lines->count) {
        return 0;
    }
    const bao__row_shape next = shape_of_line(report, lines, *first);
    const bool single = is_single(&lines->items[*first], next);
    const bool several = next.numbers > 1 && next.labels == 1;
    return (single || several) && heads(line, own, next.numbers) ? next.numbers : 0;
}

/* The label cells of the row that has most. */
static uint32_t count_labels(const bao_report *report, const bao__lines *lines, size_t at,
                             const bao__table_layout *layout)
{
    uint32_t most = 0;
    for (size_t i = at; i < at + layout->lines; i++) {
        const bao__row_shape shape = shape_of_line(report, lines, i);
        most = shape.numbers && shape.labels > most ? shape.labels : most;
    }
    return most < LABELS_MOST ? most : LABELS_MOST;
}

/* Labels stand in the last label columns; what is too much of them is one cell with the first. */
static void add_row(bao__cells *cells, bao_range line, uint32_t labels)
{
    const bao_span s = bao_span_cut(cells->report->text.utf8, line);
    const bao__row_shape shape = shape_of(s);
    const uint32_t most = shape.numbers ? labels : shape.labels;
    uint32_t column = 0, joined = shape.labels > most ? shape.labels - most : 0;
    uint32_t from = 0; /* of the cell that tokens are joined in */
    bao_span token;
    cells->rows++;
    while (shape.labels < labels && column < labels - shape.labels) {
        bao__add_cell(cells, column++, (bao_range){line.from, line.from});
    }
    for (size_t at = 0; bao__next_piece(s, 1, &at, &token);) {
        const uint32_t begin = line.from + (uint32_t)(token.p - s.p);
        from = from ? from : begin;
        if (joined) {
            joined--;
            continue;
        }
        bao__add_cell(cells, column++, (bao_range){from, begin + (uint32_t)token.n});
        from = 0;
    }
}

size_t bao__label_ends_below(const bao_report *report, const bao__lines *lines, size_t last)
{
    const size_t below = last + 1;
    if (below >= lines->count || is_blank(lines, below) || !is_piece(report, lines, below)) {
        return 0;
    }
    const bao_span line = bao__table_line(report, lines, below);
    if (last == 0 || is_blank(lines, last - 1) || !is_piece(report, lines, last - 1) ||
        shape_of_line(report, lines, last - 1).numbers ||
        shape_of_line(report, lines, last - 1).labels != 1) {
        return 0; /* nothing above it is the beginning of that label */
    }
    return shape_of_line(report, lines, last).labels == 0 && !bao__label_find(line).size &&
           !bao__is_page_mark(line) && shape_of(line).numbers == 0 && shape_of(line).labels == 1;
}

static bool read(bao_report *report, const bao__lines *lines, size_t at,
                 const bao__table_layout *layout)
{
    const size_t last = at + layout->lines - 1;
    const uint32_t labels = count_labels(report, lines, at, layout);
    bao__cells cells = {.report = report};
    for (size_t i = at; i <= last; i++) {
        if (!bao__is_passed_over(report, lines, i)) {
            add_row(&cells, lines->items[i].text, labels);
        }
    }
    return bao__finish_table_of_lines(&cells, lines, at, last + 1);
}

bao__table_layout bao__number_table(bao_report *report, const bao__lines *lines, size_t at)
{
    bao__table_layout found = {.read = read};
    size_t first, last;
    if (bao__is_page_mark(bao__table_line(report, lines, at))) {
        return found;
    }
    found.columns = begins(report, lines, at, &first);
    if (!found.columns || found.columns > lines->max_columns) {
        return found;
    }
    for (last = first; last < lines->count; last = first) {
        first = next_row(report, lines, last, found.columns);
        if (first == lines->count) {
            break;
        }
    }
    last += bao__label_ends_below(report, lines, last);
    found.lines = last - at + 1;
    return found;
}

bool bao__may_be_numbers(const bao_report *report, const bao__lines *lines, size_t at)
{
    const bao__line *line = &lines->items[at];
    if (line->text.from == line->text.to) {
        return false;
    }
    if (ends_in_number(bao__table_line(report, lines, at))) {
        return true;
    }
    if (line->columns > 4 * PIECE_COLUMNS) {
        return false;
    }
    const size_t next = at + 1 < lines->count && is_blank(lines, at + 1) ? at + 2 : at + 1;
    return next < lines->count && lines->items[next].columns <= LABEL_COLUMNS * 2 &&
           ends_in_number(bao__table_line(report, lines, next));
}

/* unit_table.c - tables of one figure a row, as text taken from a page has them: label, unit,
 * figure; labels may be broken over lines, with the figure beside any of them. */
#include "read/headings.h"
#include "read/text_table.h"
#include "read/words.h"
#include "read/word_lists.h"

#define ROWS_LEAST 5

/* Lines of a broken label between two rows, and how wide they are. */
#define PIECES_MOST   4
#define PIECE_COLUMNS 70

typedef enum kind {
    OTHER,
    PIECE,   /* words, perhaps a part of a label */
    SECTION, /* a label and dashes */
    BLANK,   /* a label and a unit */
    ROW      /* unit and figure, perhaps behind a label */
} kind;

/* A line taken apart: what stands before its last words is the label. */
typedef struct look {
    kind kind;
    bao_span label, unit, figure;
} look;

/* The last word of s, which becomes what stands before it. */
static bao_span last_word(bao_span *s)
{
    size_t from = s->n;
    for (size_t i = s->n, size = 0; i-- > 0 && !size;) {
        size = bao__white(bao__rest(*s, i));
        from = size ? i + size : i;
    }
    const bao_span word = bao__rest(*s, from);
    *s = bao__trim_span((bao_span){s->p, from});
    return word;
}

static bool is_dashes(bao_span s)
{
    static const char *const dashes[] = {"----", "---", "--", "-", "————", "——", "—", "－", NULL};
    return s.n && bao__starts_with_any(s, dashes) == s.n;
}

/* A line that ends in dashes or a figure. */
static look look_at_figure(bao_span rest, bao_span last)
{
    bao_span before = rest;
    const bao_span unit = last_word(&before);
    const bool two = is_dashes(unit), row = bao__is_table_unit(unit);
    if (is_dashes(last) && rest.n && (two || !row)) {
        return (look){SECTION, two ? before : rest, two ? unit : last, last};
    }
    return (look){row && bao__is_table_number(last) ? ROW : PIECE, before, unit, last};
}

static look look_at(const bao_report *report, const bao__lines *lines, size_t at)
{
    const bao__line *line = &lines->items[at];
    bao_span rest = bao__table_line(report, lines, at);
    const bao_span all = rest;
    if (line->pipe || line->tab || bao__ends_sentence(all)) {
        return (look){.kind = OTHER, .label = all};
    }
    const bao_span last = last_word(&rest);
    const bool figure = is_dashes(last) || bao__is_table_number(last);
    const look found = figure ? look_at_figure(rest, last) : (look){.kind = PIECE};
    if (found.kind > PIECE) {
        return found;
    }
    if (bao__is_table_unit(last) && rest.n) {
        return (look){BLANK, rest, last, {0}};
    }
    return (look){.kind = line->columns <= PIECE_COLUMNS ? PIECE : OTHER, .label = all};
}

/* (一) 1. 其中: what a label of the form begins with. */
static bool begins_label(bao_span s)
{
    return bao__label_find(s).size || bao__starts_with_any(s, bao__words_row_label_openings);
}

static void add_span(bao__cells *cells, uint32_t column, bao_span s)
{
    const uint32_t from = (uint32_t)(s.p - cells->report->text.utf8.p);
    bao__add_cell(cells, column, (bao_range){from, from + (uint32_t)s.n});
}

/* Lines from `from` to `to` (exclusive) that belong to no row: a cell each. */
static void add_pieces(bao__cells *cells, const bao__lines *lines, size_t from, size_t to)
{
    for (; from < to; from++) {
        if (!bao__is_passed_over(cells->report, lines, from)) {
            cells->rows++;
            bao__add_cell(cells, 0, lines->items[from].text);
        }
    }
}

/* Where the label of the row in line `at` begins: in it, or in pieces from line `from` on. */
static size_t label_line(const bao_report *report, const bao__lines *lines, size_t from, size_t at,
                         bao_span own)
{
    if (own.n && begins_label(own)) {
        return at;
    }
    for (size_t i = at; i-- > from;) {
        if (!bao__is_passed_over(report, lines, i) &&
            begins_label(bao__table_line(report, lines, i))) {
            return i;
        }
    }
    return at;
}

static void add_row(bao__cells *cells, const bao__lines *lines, size_t from, size_t at,
                    const look *row)
{
    const bao_report *report = cells->report;
    const size_t first = label_line(report, lines, from, at, row->label);
    bao_span label = row->label;
    if (first < at) {
        const bao_span above = bao__table_line(report, lines, first);
        const bao_span last = bao__table_line(report, lines, at - 1);
        const char *end = label.n ? label.p + label.n : last.p + last.n;
        label = (bao_span){above.p, (size_t)(end - above.p)};
    }
    add_pieces(cells, lines, from, first);
    cells->rows++;
    add_span(cells, 0, label.n ? label : (bao_span){row->unit.p, 0});
    add_span(cells, 1, row->unit);
    add_span(cells, 2, row->figure.n ? row->figure : bao__rest(row->unit, row->unit.n));
}

static bool read(bao_report *report, const bao__lines *lines, size_t at,
                 const bao__table_layout *layout)
{
    const size_t end = at + layout->lines;
    bao__cells cells = {.report = report};
    size_t from = at;
    for (size_t i = at; i < end; i++) {
        const look row = look_at(report, lines, i);
        if (!bao__is_passed_over(report, lines, i) && row.kind > PIECE) {
            add_row(&cells, lines, from, i, &row);
            from = i + 1;
        }
    }
    return bao__finish_table_of_lines(&cells, lines, at, end);
}

bao__table_layout bao__unit_table(bao_report *report, const bao__lines *lines, size_t at)
{
    bao__table_layout found = {.read = read, .columns = 3};
    size_t rows = 0, pieces = 0, end = at;
    if (at < lines->tried->units) {
        return found;
    }
    const kind first = look_at(report, lines, at).kind;
    if (bao__is_passed_over(report, lines, at) || (first != ROW && first != SECTION)) {
        return found;
    }
    size_t i = at;
    for (; i < lines->count && pieces <= PIECES_MOST; i++) {
        if (bao__is_passed_over(report, lines, i)) {
            continue;
        }
        const kind k = look_at(report, lines, i).kind;
        if (k == OTHER) {
            break;
        }
        rows += k == ROW;
        pieces = k == PIECE ? pieces + 1 : 0;
        end = k == PIECE ? end : i + 1;
    }
    found.lines = rows >= ROWS_LEAST ? end - at : 0;
    lines->tried->units =
        i; /* with too few rows here, there are too few from any line up to there */
    return found;
}

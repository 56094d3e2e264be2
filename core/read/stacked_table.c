/* stacked_table.c - tables copied one cell a line: the labels of a row, then its figures. */
#include "read/headings.h"
#include "read/text_table.h"
#include "read/words.h"
#include "read/word_lists.h"

/* Labels before the figures of a row: those of a header, too; of one row of a table. */
#define LABELS_MOST   24
#define LABELS_A_ROW  3
#define LABEL_COLUMNS 100

/* Less is no table. */
#define ROWS_LEAST    3
#define FIGURES_LEAST 6

/* So many figures are all of a form, so few have no header of their own. */
#define FLAT_LEAST   10
#define HEADED_LEAST 4

/* Labels and figures that follow each other; places of lines. */
typedef struct run {
    size_t labels[LABELS_MOST];
    uint32_t label_count, figure_count;
    size_t figure, end; /* the first figure, and the line after the last one */
} run;

static bool is_figure(bao_span s)
{
    static const char *const dashes[] = {"----", "———", "————", NULL};
    return bao__is_table_number(s) ||
           (s.n <= strlen("————") && bao__starts_with_any(s, dashes) == s.n);
}

static bool is_label(const bao_report *report, const bao__lines *lines, size_t at)
{
    const bao__line *line = &lines->items[at];
    const bao_span s = bao__table_line(report, lines, at);
    return line->columns <= LABEL_COLUMNS && !line->pipe && !line->tab && !line->wide_gap &&
           !bao__ends_sentence(s) && !bao__has_mark(s, "。；！？", "");
}

/* The run that begins in line `at`; false when none does. */
static bool find_run(const bao_report *report, const bao__lines *lines, size_t at, run *found)
{
    found->label_count = found->figure_count = 0;
    for (at = bao__next_table_line(report, lines, at); at < lines->count;
         at = bao__next_table_line(report, lines, at + 1)) {
        if (is_figure(bao__table_line(report, lines, at))) {
            break;
        }
        if (found->label_count == LABELS_MOST || !is_label(report, lines, at)) {
            return false;
        }
        found->labels[found->label_count++] = at;
    }
    found->figure = at;
    for (; at < lines->count && is_figure(bao__table_line(report, lines, at));
         at = bao__next_table_line(report, lines, at + 1)) {
        found->figure_count++;
        found->end = at + 1;
    }
    return found->figure_count && found->figure_count < lines->max_columns &&
           (found->label_count || found->figure_count > FLAT_LEAST);
}

static bool is_one_of(const bao_report *report, const bao__lines *lines, size_t at,
                      const char *const *words)
{
    return bao__is_word(bao__table_line(report, lines, at), words);
}

static bool is_unit(const bao_report *report, const bao__lines *lines, size_t at)
{
    return bao__is_table_unit(bao__table_line(report, lines, at));
}

/* Where the header begins in the labels of a run: 信息内容, a label for each figure, and the row's
 * own; or BAO_NONE. */
static uint32_t corner_of(const bao_report *report, const bao__lines *lines, const run *r)
{
    const uint32_t count = r->label_count;
    const bool unit = count > 1 && is_unit(report, lines, r->labels[count - 1]);
    const uint32_t wanted = r->figure_count + 2 + 2 * unit; /* 单位 in the header, 件 in the row */
    return count >= wanted &&
                   is_one_of(report, lines, r->labels[count - wanted], bao__words_corner_labels)
               ? count - wanted
               : BAO_NONE;
}

/* The row has no label: those of its figures stand last, and 总计 is the last of them. */
static bool is_headed(const bao_report *report, const bao__lines *lines, const run *r)
{
    return r->figure_count >= HEADED_LEAST && r->label_count > r->figure_count &&
           is_one_of(report, lines, r->labels[r->label_count - 1], bao__words_total_labels);
}

/* A heading or a caption stands among the labels before the row's own. */
static bool has_heading(const bao_report *report, const bao__lines *lines, const run *r)
{
    const bool unit = r->label_count && is_unit(report, lines, r->labels[r->label_count - 1]);
    for (uint32_t i = 0; i + 1 + unit < r->label_count; i++) {
        const bao_span s = bao__table_line(report, lines, r->labels[i]);
        if (bao__label_find(s).level == 1 || bao__is_caption(s) || bao__ends_title(s)) {
            return true;
        }
    }
    return false;
}

static bool goes_on(const bao_report *report, const bao__lines *lines, const run *r)
{
    return (r->label_count && r->label_count <= LABELS_A_ROW) ||
           corner_of(report, lines, r) != BAO_NONE ||
           (is_headed(report, lines, r) && !has_heading(report, lines, r));
}

static void add_line(bao__cells *cells, const bao__lines *lines, uint32_t column, size_t at)
{
    bao__add_cell(cells, column, lines->items[at].text);
}

/* Labels [from, to) of a run: a row each, with its unit. */
static void add_labels(bao__cells *cells, const bao__lines *lines, const run *r, uint32_t from,
                       uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        cells->rows++;
        add_line(cells, lines, 0, r->labels[i]);
        if (i + 1 < to && is_unit(cells->report, lines, r->labels[i + 1])) {
            add_line(cells, lines, 1, r->labels[++i]);
        }
    }
}

/* Labels [from, to) of a run in one row. */
static void add_header(bao__cells *cells, const bao__lines *lines, const run *r, uint32_t from,
                       uint32_t to)
{
    cells->rows++;
    for (uint32_t i = from; i < to; i++) {
        add_line(cells, lines, i - from, r->labels[i]);
    }
}

/* The labels of a run; returns the column of its first figure. */
static uint32_t add_names(bao__cells *cells, const bao__lines *lines, const run *r)
{
    const bao_report *report = cells->report;
    const uint32_t count = r->label_count, corner = corner_of(report, lines, r);
    const bool unit = count > 1 && is_unit(report, lines, r->labels[count - 1]);
    uint32_t own = count ? count - 1 - unit : 0;
    if (r->figure_count >= FLAT_LEAST) {
        own = count;
        if (count) {
            add_header(cells, lines, r, 0, count);
        }
    } else if (corner != BAO_NONE) {
        add_labels(cells, lines, r, 0, corner);
        add_header(cells, lines, r, corner, own);
    } else if (is_headed(report, lines, r)) {
        add_labels(cells, lines, r, 0, count - r->figure_count);
        add_header(cells, lines, r, count - r->figure_count, count);
        own = count;
    } else if (own <= LABELS_A_ROW || r->figure_count == 1) {
        add_labels(cells, lines, r, 0, own);
    } /* else: a header of several lines, whose order is lost */
    cells->rows++;
    for (uint32_t i = own; i < count; i++) {
        add_line(cells, lines, i - own, r->labels[i]);
    }
    return count - own;
}

static void add_run(bao__cells *cells, const bao__lines *lines, const run *r)
{
    uint32_t column = add_names(cells, lines, r);
    for (size_t at = r->figure; at < r->end;
         at = bao__next_table_line(cells->report, lines, at + 1)) {
        add_line(cells, lines, column++, at);
    }
}

static bool read(bao_report *report, const bao__lines *lines, size_t at,
                 const bao__table_layout *layout)
{
    const size_t end = at + layout->lines;
    bao__cells cells = {.report = report};
    run r;
    for (size_t from = at; from < end && find_run(report, lines, from, &r); from = r.end) {
        add_run(&cells, lines, &r);
    }
    return bao__finish_table_of_lines(&cells, lines, at, end);
}

bao__table_layout bao__stacked_table(bao_report *report, const bao__lines *lines, size_t at)
{
    bao__table_layout found = {.read = read};
    size_t rows = 0, figures = 0, end = at;
    run r;
    const bao_span line = bao__table_line(report, lines, at);
    const bool figure = line.n && is_figure(line);
    if (bao__is_page_mark(line) || (figure && at < lines->tried->figures)) {
        return found;
    }
    const bool runs = find_run(report, lines, at, &r);
    lines->tried->figures = figure ? r.end : lines->tried->figures;
    if (!runs || (r.label_count ? r.labels[0] : r.figure) != at || has_heading(report, lines, &r)) {
        return found;
    }
    const bool headed = corner_of(report, lines, &r) != BAO_NONE;
    do {
        rows++;
        figures += r.figure_count;
        found.columns = r.figure_count > found.columns ? r.figure_count : found.columns;
        end = r.end;
    } while (find_run(report, lines, end, &r) && goes_on(report, lines, &r));
    const bool flat = rows == 1 && figures > FLAT_LEAST;
    const bool table = headed ? rows > 1 : rows >= ROWS_LEAST && figures >= FIGURES_LEAST;
    found.lines = table || flat ? end - at : 0;
    return found;
}

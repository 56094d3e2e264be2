/* number_table.c - tables torn out of a page: lines that end in numbers with single blanks between
 * them, labels before them or in lines of their own. */
#include "read/headings.h"
#include "read/text_table.h"
#include "read/words.h"

/* A line of so many numbers and nothing else is a row by itself. */
#define ALONE_LEAST 5

/* Lines without numbers that a broken label may take between two rows, and how wide they are. */
#define PIECES_MOST   6
#define PIECE_COLUMNS 46

/* Cells that a label may be cut into. */
#define LABELS_MOST 4

/* A row of one number has a label of at most so many columns. */
#define LABEL_COLUMNS 44

/* A look at the first byte: a digit, a sign, or what stands for no number. */
static bool may_be_number(unsigned first)
{
    return first - '0' < 10 || first == '-' || first == '+' || first == '/' || first == 0xE2 ||
           first == 0xE6 || first == 0xEF;
}

bool bao__is_table_number(bao_span s)
{
    static const char *const signs[] = {"-", "+", "－", "＋", NULL};
    static const char *const marks[] = {",", ".", "，", "．", "%", "％", NULL};
    static const char *const nothing[] = {"-", "--", "—", "——", "－", "/", "／", "无", NULL};
    static const char *const units[] = {"件", "项", "个", "条", "万元", "元", "起", "次", NULL};
    if (s.n && !may_be_number((unsigned char)s.p[0])) {
        return false;
    }
    const size_t none = bao__starts_with_any(s, nothing);
    if (none == s.n) {
        return true;
    }
    size_t at = bao__starts_with_any(s, signs), size, digits = 0;
    while (at < s.n) {
        if ((size = bao__digit(bao__rest(s, at)))) {
            digits++;
        } else if (!digits || !(size = bao__starts_with_any(bao__rest(s, at), marks))) {
            break;
        }
        at += size;
    }
    at += digits && at < s.n && s.p[at] == ' ';
    return digits && (at == s.n || at + bao__starts_with_any(bao__rest(s, at), units) == s.n);
}

bool bao__is_table_unit(bao_span s)
{
    static const char *const units[] = {"条", "件", "次", "篇", "个",   "人",   "人次", "万元",
                                        "元", "场", "期", "项", "份",   "宗",   "起",   "处",
                                        "名", "批", "例", "家", "件次", "条次", NULL};
    return bao__is_word(s, units);
}

/* 642.3 万元: bytes of a blank and an amount's unit that s begins with, or 0. */
static size_t unit_size(bao_span s)
{
    static const char *const units[] = {" 万元", " 元", NULL};
    const size_t size = bao__starts_with_any(s, units);
    return size && (size == s.n || bao__white(bao__rest(s, size))) ? size : 0;
}

static bool next_token(bao_span s, size_t *at, bao_span *token)
{
    size_t size;
    while (*at < s.n && (size = bao__white(bao__rest(s, *at)))) {
        *at += size;
    }
    if (*at >= s.n) {
        return false;
    }
    const size_t from = *at;
    while (*at < s.n && !bao__white(bao__rest(s, *at))) {
        ++*at;
    }
    *token = (bao_span){s.p + from, *at - from};
    const size_t unit = bao__is_table_number(*token) ? unit_size(bao__rest(s, *at)) : 0;
    *at += unit;
    token->n += unit;
    return true;
}

typedef struct row_look {
    uint32_t labels, numbers; /* numbers: at the end of the line */
} row_look;

static row_look look_at(bao_span s)
{
    row_look look = {0};
    bao_span token;
    for (size_t at = 0; next_token(s, &at, &token);) {
        if (bao__is_table_number(token)) {
            look.numbers++;
        } else {
            look.labels += look.numbers + 1;
            look.numbers = 0;
        }
    }
    return look;
}

static bao_span line_of(const bao_report *report, const bao__lines *lines, size_t at)
{
    return bao_span_cut(report->text.utf8, lines->items[at].text);
}

static row_look look_line(const bao_report *report, const bao__lines *lines, size_t at)
{
    return look_at(line_of(report, lines, at));
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

/* The next line from `at` on that is neither blank nor a page mark; lines->count at the end. */
static size_t next_line(const bao_report *report, const bao__lines *lines, size_t at)
{
    while (at < lines->count &&
           (is_blank(lines, at) || bao__is_page_mark(line_of(report, lines, at)))) {
        at++;
    }
    return at;
}

/* A line that can be a piece of a label between rows. */
static bool is_piece(const bao_report *report, const bao__lines *lines, size_t at)
{
    const bao__line *line = &lines->items[at];
    return line->columns <= PIECE_COLUMNS && !line->pipe && !line->tab &&
           !bao__ends_sentence(line_of(report, lines, at));
}

/* A row of a table whose rows have `numbers` numbers: perhaps one is cut off, or some are cut in
 * two. */
static bool fits(row_look look, size_t numbers)
{
    return look.numbers == numbers ||
           (numbers >= ALONE_LEAST && look.numbers + 1 >= numbers && look.numbers <= numbers + 4);
}

/* The next row after line `at`; lines->count when there is none. */
static size_t next_row(const bao_report *report, const bao__lines *lines, size_t at, size_t numbers)
{
    const int most = numbers >= ALONE_LEAST ? PIECES_MOST : numbers > 1;
    for (int pieces = 0; pieces <= most; pieces++) {
        at = next_line(report, lines, at + 1);
        if (at == lines->count) {
            break;
        }
        const bao_span line = line_of(report, lines, at);
        if (ends_in_number(line)) {
            const row_look look = look_at(line);
            if (look.numbers && (!fits(look, numbers) || (numbers == 1 && look.labels != 1))) {
                break;
            }
            if (look.numbers) {
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
static bool is_single(const bao__line *line, row_look look)
{
    return look.numbers == 1 && look.labels == 1 && line->columns <= LABEL_COLUMNS;
}

/* The line names the columns of rows with `numbers` numbers: 信息内容 本年处理决定数量. */
static bool heads(bao_span line, row_look look, size_t numbers)
{
    static const char *const ends[] = {"数量", "件数", "总数", "金额", "元）", "元)", NULL};
    return look.numbers == 0 && (look.labels == numbers + 1 || bao__ends_with_any(line, ends));
}

/* Numbers in a row of the table that begins in line `at`; 0 when none does. *first is its first
 * row.
 */
static size_t begins(const bao_report *report, const bao__lines *lines, size_t at, size_t *first)
{
    const bao_span line = line_of(report, lines, at);
    const row_look own = look_at(line);
    *first = at;
    if (own.numbers) {
        const bool labelled = own.labels > 0 && own.labels <= LABELS_MOST;
        const size_t next = next_row(report, lines, at, own.numbers);
        const bool alone = own.labels == 0 && own.numbers >= ALONE_LEAST;
        const bool more = own.numbers > 1 && next < lines->count && (labelled || own.labels == 0) &&
                          (own.numbers >= ALONE_LEAST || labelled);
        return alone || more ? own.numbers : 0;
    }
    *first = next_line(report, lines, at + 1);
    if (*first == lines->count) {
        return 0;
    }
    const row_look next = look_line(report, lines, *first);
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
        const row_look look = look_line(report, lines, i);
        most = look.numbers && look.labels > most ? look.labels : most;
    }
    return most < LABELS_MOST ? most : LABELS_MOST;
}

/* Labels stand in the last label columns; what is too much of them is one cell with the first. */
static void add_row(bao__cells *cells, bao_range line, uint32_t labels)
{
    const bao_span s = bao_span_cut(cells->report->text.utf8, line);
    const row_look look = look_at(s);
    const uint32_t most = look.numbers ? labels : look.labels;
    uint32_t column = 0, joined = look.labels > most ? look.labels - most : 0;
    uint32_t from = 0; /* of the cell that tokens are joined in */
    bao_span token;
    cells->rows++;
    while (look.labels < labels && column < labels - look.labels) {
        bao__add_cell(cells, column++, (bao_range){line.from, line.from});
    }
    for (size_t at = 0; next_token(s, &at, &token);) {
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
    const bao_span line = line_of(report, lines, below);
    if (last == 0 || is_blank(lines, last - 1) || !is_piece(report, lines, last - 1) ||
        look_line(report, lines, last - 1).numbers ||
        look_line(report, lines, last - 1).labels != 1) {
        return 0; /* nothing above it is the beginning of that label */
    }
    return look_line(report, lines, last).labels == 0 && !bao__label_find(line).size &&
           !bao__is_page_mark(line) && look_at(line).numbers == 0 && look_at(line).labels == 1;
}

static bool read(bao_report *report, const bao__lines *lines, size_t at,
                 const bao__table_layout *layout)
{
    const size_t last = at + layout->lines - 1;
    const uint32_t labels = count_labels(report, lines, at, layout);
    bao__cells cells = {.report = report};
    for (size_t i = at; i <= last; i++) {
        if (!is_blank(lines, i) && !bao__is_page_mark(line_of(report, lines, i))) {
            add_row(&cells, lines->items[i].text, labels);
        }
    }
    const bao_range text = {lines->items[at].text.from, lines->items[last].text.to};
    if (!bao__finish_table(&cells, text)) {
        return false;
    }
    for (size_t i = at; i <= last; i++) {
        if (!is_blank(lines, i) && bao__is_page_mark(line_of(report, lines, i)) &&
            !bao_report_add_block(report, BAO_CHROME, lines->items[i].text)) {
            return false;
        }
    }
    return true;
}

bao__table_layout bao__number_table(bao_report *report, const bao__lines *lines, size_t at)
{
    bao__table_layout found = {.read = read};
    size_t first, last;
    if (bao__is_page_mark(line_of(report, lines, at))) {
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
    if (ends_in_number(line_of(report, lines, at))) {
        return true;
    }
    if (line->columns > 4 * PIECE_COLUMNS) {
        return false;
    }
    const size_t next = at + 1 < lines->count && is_blank(lines, at + 1) ? at + 2 : at + 1;
    return next < lines->count && lines->items[next].columns <= LABEL_COLUMNS * 2 &&
           ends_in_number(line_of(report, lines, next));
}

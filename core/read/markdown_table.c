/* markdown_table.c - tables that pandoc and reStructuredText draw with rules of dashes: grid tables
 * (+---+), simple ones (---- ----) and those of many lines. */
#include "base/buf.h"
#include "base/utf8.h"
#include "read/line.h"
#include "read/markdown.h"

#define COLUMNS_MOST 64

/* A table of more lines is passed on as it stands. */
#define LINES_MOST 4000

typedef struct drawn {
    const bao__unmarked *to;
    bao_span page;
    const bao_lines *lines;
    size_t count;                /* of columns */
    uint32_t from[COLUMNS_MOST]; /* where each begins, in columns of a screen */
    bao__left_out left_out;
} drawn;

static bao_span line_of(const drawn *d, size_t at)
{
    bao_span s = at < d->lines->count ? bao_span_cut(d->page, d->lines->items[at])
                                      : (bao_span){d->page.p, 0};
    while (s.n && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\r')) {
        s.n--;
    }
    return s;
}

static size_t indent_of(bao_span s)
{
    size_t at = 0;
    while (at < s.n && s.p[at] == ' ') {
        at++;
    }
    return at;
}

/* +-----+:====+ */
static bool is_grid_rule(bao_span s, bool *header)
{
    const size_t from = indent_of(s);
    size_t crosses = 0;
    *header = false;
    for (size_t i = from; i < s.n; i++) {
        if (!strchr("+-=:", s.p[i])) {
            return false;
        }
        crosses += s.p[i] == '+';
        *header |= s.p[i] == '=';
    }
    return s.n > from + 3 && s.p[from] == '+' && s.p[s.n - 1] == '+' && crosses > 1;
}

static void put(const drawn *d, const char *text, size_t n, bao_range page)
{
    if (page.from < page.to) {
        d->to->put(d->to->user, text, n, page);
    }
}

/* A line as it stands, with its end. */
static void pass(drawn *d, size_t at)
{
    const bao_range line = d->lines->items[at];
    bao__markdown_line(d->to, d->page, line, &d->left_out);
    d->to->copy(d->to->user, (bao_range){line.to, line.to + (line.to < d->page.n)});
}

/* The column that ends at `bar` of each line of a row, put together into one line of pipes. */
static void put_row(drawn *d, size_t from, size_t to)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_buf row = bao_buf_in(arena);
    size_t at[COLUMNS_MOST] = {0};
    for (bool more = arena != NULL; more;) {
        more = false;
        bao_buf_byte(&row, '|');
        for (size_t i = from; i < to && i - from < COLUMNS_MOST; i++) {
            const bao_span s = line_of(d, i);
            const size_t begin = at[i - from] ? at[i - from] : indent_of(s) + 1;
            const char *bar = begin < s.n ? memchr(s.p + begin, '|', s.n - begin) : NULL;
            const size_t end = bar ? (size_t)(bar - s.p) : s.n;
            const bao_span cell = bao__trim_span(
                (bao_span){s.p + (begin < s.n ? begin : s.n), begin < end ? end - begin : 0});
            const bool apart = row.n && row.p[row.n - 1] > ' ' && row.p[row.n - 1] != '|' &&
                               cell.n && cell.p[0] > ' ';
            bao_buf_bytes(&row, apart ? " " : "", apart);
            bao_buf_bytes(&row, cell.p, cell.n);
            at[i - from] = end + 1;
            more |= end + 1 < s.n;
        }
    }
    bao_buf_bytes(&row, "|\n", 2);
    if (!row.failed && arena) {
        put(d, row.p, row.n,
            (bao_range){d->lines->items[from].from, d->lines->items[to - 1].to + 1});
    }
    bao_arena_drop(arena);
}

/* The rows between two rules: each line one, or all of them one. */
static void put_rows(drawn *d, size_t from, size_t to)
{
    if (to - from == 1) {
        pass(d, from);
    } else if (to > from) {
        put_row(d, from, to);
    }
}

static size_t take_grid(drawn *d, size_t at)
{
    size_t end = at, row = at + 1;
    bool header;
    while (end < d->lines->count && end - at < LINES_MOST) {
        const bao_span s = line_of(d, end);
        const size_t from = indent_of(s);
        if (from == s.n || (s.p[from] != '|' && s.p[from] != '+')) {
            break;
        }
        end++;
    }
    if (end - at < 3) {
        return 0;
    }
    for (size_t i = at + 1; i < end; i++) {
        if (is_grid_rule(line_of(d, i), &header)) {
            put_rows(d, row, i);
            if (header) {
                put(d, "|---|\n", 6, (bao_range){d->lines->items[i].from, d->lines->items[i].to});
            }
            row = i + 1;
        }
    }
    put_rows(d, row, end);
    return end - at;
}

/* ------- ------: groups of dashes, parted by blanks; how many, and where they begin. */
static size_t read_rule(bao_span s, uint32_t *from)
{
    size_t count = 0, i = indent_of(s), dashes = 0;
    const char mark = i < s.n ? s.p[i] : '\0';
    if (mark != '-' && mark != '=') {
        return 0;
    }
    for (; i < s.n; i++) {
        if (s.p[i] != mark && s.p[i] != ' ') {
            return 0;
        }
        const bool first = s.p[i] == mark && (i == 0 || s.p[i - 1] == ' ');
        dashes += s.p[i] == mark;
        if (first && count < COLUMNS_MOST) {
            from[count++] = (uint32_t)i;
        }
    }
    return dashes >= count * 2 && dashes > 3 ? count : 0;
}

static bool is_rule(const drawn *d, size_t at)
{
    uint32_t from[COLUMNS_MOST];
    return read_rule(line_of(d, at), from) > 0;
}

static bool is_blank(const drawn *d, size_t at)
{
    return line_of(d, at).n == 0;
}

/* Ends of the columns of a line, as offsets into it. */
static void cut(const drawn *d, bao_span s, size_t *ends)
{
    uint32_t column = 0;
    size_t which = 0, size;
    for (size_t i = 0; i < s.n && which + 1 < d->count; i += size) {
        const uint32_t c = bao_utf8_next(s.p + i, &size);
        while (which + 1 < d->count && column >= d->from[which + 1]) {
            ends[which++] = i;
        }
        column += c < 0x1100 ? 1 : (uint32_t)bao_utf8_columns((bao_span){s.p + i, size});
    }
    while (which < d->count) {
        ends[which++] = s.n;
    }
}

/* A line whose columns stand below the groups of a rule. */
static void put_columns(drawn *d, size_t at)
{
    static const char bars[COLUMNS_MOST * 2 + 1] =
        "| | | | | | | | | | | | | | | | | | | | | | | | | | | | | | | | "
        "| | | | | | | | | | | | | | | | | | | | | | | | | | | | | | | | ";
    const bao_range line = d->lines->items[at];
    const bao_span s = line_of(d, at);
    size_t ends[COLUMNS_MOST], from = 0, missing = 0;
    cut(d, s, ends);
    for (size_t c = 0; c < d->count; c++) {
        size_t to = ends[c];
        const bool last = c + 1 == d->count;
        const bool parted = !last && to > from && s.p[to - 1] == ' ';
        to -= parted;
        const uint32_t begin = line.from + (uint32_t)from, end = line.from + (uint32_t)to;
        if (begin < end) {
            bao__markdown_line(d->to, d->page, (bao_range){begin, end}, &d->left_out);
        }
        if (parted) {
            put(d, "|", 1, (bao_range){end, end + 1});
        } else if (!last) {
            missing++;
        }
        from = ends[c];
    }
    if (missing) {
        put(d, bars, missing * 2, (bao_range){line.to, line.to + 1});
    }
    put(d, "\n", 1, (bao_range){line.to, line.to + 1});
}

/* Where the rows from `at` on end: at a rule, or at a blank line unless blank lines part rows. */
static size_t rows_end(const drawn *d, size_t at, bool spaced)
{
    size_t i = at;
    while (i < d->lines->count && i - at < LINES_MOST && !is_rule(d, i) &&
           (spaced || !is_blank(d, i))) {
        i++;
    }
    return i;
}

/* The lines of a simple table: header above the rule `rule`, if any, and rows below. `closed`: it
 * ends in a rule. */
static size_t take_simple(drawn *d, size_t at, size_t rule, bool closed, bool spaced)
{
    d->count = read_rule(line_of(d, rule), d->from);
    const size_t end = rows_end(d, rule + 1, spaced);
    const bool ruled = end < d->lines->count && is_rule(d, end);
    if (d->count < 2 || end == rule + 1 || (closed && !ruled)) {
        return 0;
    }
    for (size_t i = at; i < end; i++) {
        if (i == rule && at < rule) {
            put(d, "|---|\n", 6, d->lines->items[i]);
        } else if (!is_rule(d, i) && !is_blank(d, i)) {
            put_columns(d, i);
        }
    }
    return end - at + ruled;
}

static size_t find_simple(drawn *d, size_t at)
{
    uint32_t from[COLUMNS_MOST];
    const size_t groups = read_rule(line_of(d, at), from);
    if (groups == 1) { /* the upper edge of a table of many lines */
        for (size_t i = at + 2; i < at + 5 && !is_blank(d, i - 1); i++) {
            if (read_rule(line_of(d, i), from) > 1) {
                return take_simple(d, at, i, true, true);
            }
        }
        return 0;
    }
    if (groups > 1) {
        const bool headed = read_rule(line_of(d, at + 2), from) == groups && !is_blank(d, at + 1);
        return headed ? take_simple(d, at, at + 2, true, false)
                      : take_simple(d, at, at, true, false);
    }
    if (!is_blank(d, at) && read_rule(line_of(d, at + 1), from) > 1) {
        return take_simple(d, at, at + 1, false, false);
    }
    return 0;
}

size_t bao__markdown_table(const bao__unmarked *to, bao_span page, const bao_lines *lines,
                           size_t at)
{
    drawn d = {.to = to, .page = page, .lines = lines};
    bool header;
    if (is_grid_rule(line_of(&d, at), &header)) {
        return take_grid(&d, at);
    }
    return find_simple(&d, at);
}

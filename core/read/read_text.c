/* read_text.c - plain text and Markdown: paragraphs, headings, title, tables, page boilerplate. */
#include "base/find.h"
#include "base/utf8.h"
#include "read/formats.h"
#include "read/headings.h"
#include "read/long_line.h"
#include "read/markdown.h"
#include "read/text_table.h"
#include "read/words.h"

#define LINE_MOST    ((size_t)1 << 20)
#define COLUMNS_MOST 1024

/* A title is looked for over at most so many lines. */
#define TITLE_LINES 3

/* Columns: lines that are broken there are as short as cells of tables. */
#define NARROW 40

/* Characters: 统计公报 is a heading, not a title. */
#define TITLE_LEAST 5

typedef struct walk {
    bao_report *report;
    bao_lines ranges; /* of the text, which may have fewer lines than the source */
    bao__line *lines;
    bao__lines table_lines;
    bao__tried tried;
    size_t count;
    uint32_t wrap;     /* see bao__wrap_width */
    uint32_t widest;   /* of all lines */
    bool all_indented; /* so that an indent starts no paragraph */
    bool body;         /* the title's place is over */
    uint32_t open;     /* block of the paragraph that may go on, or BAO_NONE */
    size_t last;       /* its last line */
    bool failed;
} walk;

static bao_span span_of(const walk *w, bao_range text)
{
    return bao_span_cut(w->report->text.utf8, text);
}

static bao_span line_of(const walk *w, size_t at)
{
    return span_of(w, w->lines[at].text);
}

static bool is_blank(const walk *w, size_t at)
{
    return w->lines[at].text.from == w->lines[at].text.to;
}

static bao_block *add(walk *w, bao_block_kind kind, bao_range text)
{
    bao_block *block = bao_report_add_block(w->report, kind, text);
    w->failed |= !block;
    return block;
}

/* Puts a paragraph over `text` behind block `at`: page marks inside it come after it. */
static void insert_paragraph(walk *w, uint32_t at, bao_range text)
{
    if (!add(w, BAO_PARAGRAPH, text)) {
        return;
    }
    bao_block *blocks = w->report->blocks;
    const bao_block paragraph = blocks[w->report->block_count - 1];
    memmove(&blocks[at + 2], &blocks[at + 1], (w->report->block_count - 2 - at) * sizeof *blocks);
    blocks[at + 1] = paragraph;
}

/* Makes block `at` the heading that its text is or begins with. */
static bool make_heading(walk *w, uint32_t at)
{
    bao_block *block = &w->report->blocks[at];
    const bao__heading heading = bao__heading_find(span_of(w, block->text));
    if (!heading.size) {
        return false;
    }
    const bao_range rest = {block->text.from + heading.size, block->text.to};
    block->kind = BAO_HEADING;
    block->level = heading.level;
    block->label = heading.label;
    block->text.to = rest.from;
    const bao_range paragraph = bao__trim(w->report->text.utf8, rest);
    if (paragraph.from < paragraph.to) {
        insert_paragraph(w, at, paragraph);
    }
    return true;
}

/* A sentence, or long enough for one: no title stands behind it. */
static bool is_prose(bao_span text)
{
    return text.p[text.n - 1] < 0 &&
           (bao__ends_sentence(text) || (text.n > 180 && bao__has_mark(text, "，。、", ",")));
}

/* The paragraph is whole: what is it? */
static void close_paragraph(walk *w)
{
    if (w->open == BAO_NONE) {
        return;
    }
    const uint32_t at = w->open;
    const bao_span text = span_of(w, w->report->blocks[at].text);
    w->open = BAO_NONE;
    if (bao__is_note(text)) {
        w->report->blocks[at].kind = BAO_NOTE;
    } else if (make_heading(w, at) || is_prose(text)) {
        w->body = true;
    }
}

static void open_paragraph(walk *w, size_t at)
{
    close_paragraph(w);
    if (add(w, BAO_PARAGRAPH, w->lines[at].text)) {
        w->open = (uint32_t)w->report->block_count - 1;
        w->last = at;
    }
}

/* Line `at` begins something of its own, however the one before it ended. */
static bool begins_anew(const walk *w, size_t at)
{
    static const char *const marks[] = {"——", "— ", "•", "·", "- ", "* ", "●", "■", "★", "#", NULL};
    const bao_span line = line_of(w, at);
    return (w->lines[at].indented && !w->all_indented) || bao__starts_with_any(line, marks) ||
           bao__label_find(line).size || bao__is_note(line);
}

/* Columns of line `at`, with those that begin a paragraph. */
static uint32_t width_of(const walk *w, size_t at)
{
    const uint32_t from = w->ranges.items[at].from;
    const bool set_in = w->lines[at].indented && !w->all_indented;
    const bao_span indent = span_of(w, (bao_range){from, w->lines[at].text.from});
    return w->lines[at].columns + (set_in ? (uint32_t)bao_utf8_columns(indent) : 0);
}

/* Nothing more fits in line `at`. */
static bool is_full(const walk *w, size_t at)
{
    return width_of(w, at) + 1 >= (w->wrap ? w->wrap : w->widest);
}

/* Line `at` belongs to the open paragraph. */
static bool joins(const walk *w, size_t at)
{
    if (w->open == BAO_NONE) {
        return false;
    }
    const bao_span before = line_of(w, w->last), line = line_of(w, at);
    if (bao__goes_on(line) || (bao__is_cut_number(before, line) && is_full(w, w->last))) {
        return true;
    }
    if (bao__ends_sentence(before) || bao_span_ends(before, BAO_SPAN("会议上")) ||
        bao_span_ends(before, BAO_SPAN("大会上")) || begins_anew(w, at)) {
        return false;
    }
    return bao__ends_in(before, "，、", "") ||
           (w->wrap && width_of(w, w->last) * 100 >= w->wrap * 85 &&
            w->lines[at].columns <= w->wrap * 3 / 2);
}

/* 总值15 / 32.60亿元: a number that was cut where a line was full is one number. */
static void join_number(walk *w, size_t last_line, size_t at)
{
    const bao_range before = w->lines[last_line].text, line = w->lines[at].text;
    if (bao__is_cut_number(span_of(w, before), span_of(w, line)) && is_full(w, last_line)) {
        w->failed |= !bao_report_add_gap(w->report, (bao_range){before.to, line.from}, false);
    }
}

static void take_text(walk *w, size_t at)
{
    if (joins(w, at)) {
        join_number(w, w->last, at);
        w->report->blocks[w->open].text.to = w->lines[at].text.to;
        w->last = at;
    } else {
        open_paragraph(w, at);
    }
}

/* The next line from `at` on that is not blank, or count. */
static size_t skip_blank(const walk *w, size_t at)
{
    while (at < w->count && is_blank(w, at)) {
        at++;
    }
    return at;
}

/* A page mark, the blank lines around it, and perhaps more of them: the paragraph before goes on
 * behind them if it can. Returns the line after. */
static size_t take_page_marks(walk *w, size_t at)
{
    size_t first = w->report->block_count;
    while (at < w->count && bao__is_page_mark(line_of(w, at))) {
        add(w, BAO_CHROME, w->lines[at].text);
        at = skip_blank(w, at + 1);
    }
    if (w->failed || at == w->count || !joins(w, at)) {
        return at;
    }
    for (; first < w->report->block_count; first++) {
        w->failed |= !bao_report_add_gap(w->report, w->report->blocks[first].text, true);
    }
    take_text(w, at);
    return at + 1;
}

/* Blank lines end a paragraph, but not those before a page mark. */
static size_t take_blank(walk *w, size_t at)
{
    const size_t next = skip_blank(w, at);
    if (next == w->count || !bao__is_page_mark(line_of(w, next))) {
        close_paragraph(w);
    }
    return next;
}

/* ## 一、总体情况 */
static bool take_marked(walk *w, size_t at)
{
    const bao_span line = line_of(w, at);
    uint8_t marks = 0;
    while (marks < line.n && marks < 7 && line.p[marks] == '#') {
        marks++;
    }
    if (marks == 0 || marks > 6 || marks == line.n || !bao__white((bao_span){line.p + marks, 1})) {
        return false;
    }
    close_paragraph(w);
    bao_range text = w->lines[at].text;
    text.from += marks;
    text = bao__trim(w->report->text.utf8, text);
    bao_block *block = add(w, BAO_HEADING, text);
    if (!block) {
        return true;
    }
    const bao_span words = span_of(w, text);
    const bao__label label = bao__label_find(words);
    const bool title = !label.size && !w->body && bao__ends_title(words);
    block->label = label.size;
    block->level = label.size ? label.level : title ? 0 : marks > 1 ? (uint8_t)(marks - 1) : 1;
    w->body |= !title;
    return true;
}

/* Lines from `at` on that make a title, or 0. */
static size_t title_lines(const walk *w, size_t at)
{
    size_t length = 0;
    for (size_t n = 0; n < TITLE_LINES && at + n < w->count; n++) {
        const bao_span line = line_of(w, at + n);
        if (!bao__could_be_title(line)) {
            return 0;
        }
        length += bao__count_characters(line);
        if (bao__ends_title(line)) {
            return length >= TITLE_LEAST ? n + 1 : 0;
        }
        if (bao__ends_in(line, "）", ")]")) {
            return 0;
        }
    }
    return 0;
}

/* Another report may follow in the same file. */
static bool is_later_title(const walk *w, size_t at)
{
    static const char *const heads[] = {"19", "20", "２０", "１９", "二〇", "二○", NULL};
    const bao_span line = line_of(w, at);
    return bao__starts_with_any(line, heads) && bao_has(line, "年") && bao__could_be_title(line) &&
           bao__ends_title(line) &&
           (w->open == BAO_NONE || bao__ends_sentence(line_of(w, w->last)));
}

static size_t take_title(walk *w, size_t at)
{
    const size_t n = !w->body ? title_lines(w, at) : is_later_title(w, at) ? 1 : 0;
    if (n) {
        close_paragraph(w);
        for (size_t i = 1; i < n; i++) {
            join_number(w, at + i - 1, at + i);
        }
        add(w, BAO_HEADING, (bao_range){w->lines[at].text.from, w->lines[at + n - 1].text.to});
    }
    return n;
}

/* The block before a table names it. */
static void take_caption(walk *w, uint32_t before, size_t line)
{
    bao_table *table = &w->report->tables[w->report->table_count - 1];
    if (before == BAO_NONE) {
        return;
    }
    bao_block *block = &w->report->blocks[before];
    const uint32_t ends = bao_lines_find(&w->ranges, block->text.to);
    const bool fits = (block->kind == BAO_PARAGRAPH || block->kind == BAO_HEADING) &&
                      ends + 3 > line && bao__is_caption(span_of(w, block->text));
    if (fits) {
        block->kind = BAO_CAPTION;
        block->level = 0;
        table->caption = before;
    }
}

/* Lines from `at` on that make a table, or 0. */
static size_t take_table(walk *w, size_t at)
{
    const bao__table_layout layout = bao__table_find(w->report, &w->table_lines, at);
    if (!layout.lines) {
        return 0;
    }
    close_paragraph(w);
    const uint32_t before =
        w->report->block_count ? (uint32_t)w->report->block_count - 1 : BAO_NONE;
    const size_t tables = w->report->table_count;
    w->failed |= !layout.read(w->report, &w->table_lines, at, &layout);
    if (!w->failed && w->report->table_count > tables) {
        take_caption(w, before, at + 1);
    }
    return layout.lines;
}

/* Takes what begins in line `at`; returns the line after it. */
static size_t step(walk *w, size_t at)
{
    if (is_blank(w, at)) {
        return take_blank(w, at);
    }
    const bao_span line = line_of(w, at);
    if (bao__is_page_mark(line)) {
        return take_page_marks(w, at);
    }
    if (w->wrap && w->wrap < NARROW && joins(w, at)) { /* its lines are as short as cells */
        take_text(w, at);
        return at + 1;
    }
    size_t used = take_table(w, at);
    if (used) {
        return at + used;
    }
    if (line.n < 240 && (!w->body || line.n > 6) && bao__is_boilerplate(line) && !joins(w, at)) {
        close_paragraph(w);
        add(w, BAO_CHROME, w->lines[at].text);
        return at + 1;
    }
    if (take_marked(w, at)) {
        return at + 1;
    }
    used = take_title(w, at);
    if (!used) {
        take_text(w, at);
    }
    return at + (used ? used : 1);
}

/* The header lines of a saved HTTP response, as one block; returns the line after them. */
static size_t take_http(walk *w)
{
    if (!w->count || !bao__http_size(w->report->text.source)) {
        return 0;
    }
    size_t end = 0;
    while (end < w->count && !is_blank(w, end)) {
        end++;
    }
    bao_warn(&w->report->warnings, "HTTP_HEADERS", 0,
             "the first %zu lines are the headers of an HTTP response; they were left out", end);
    add(w, BAO_CHROME, (bao_range){w->lines[0].text.from, w->lines[end - 1].text.to});
    return end;
}

static bao_status look_at_lines(walk *w, const bao_read_options *options, bao_error *error)
{
    bao_report *report = w->report;
    const size_t most = options->max_line ? options->max_line : LINE_MOST;
    size_t indented = 0, filled = 0;
    for (size_t i = 0; i < w->count; i++) {
        const bao_range line = w->ranges.items[i];
        if (line.to - line.from > most) {
            return bao_fail(error, BAO_LIMIT,
                            "line %zu is %u bytes long, limit %zu; raise it with --max-line", i + 1,
                            line.to - line.from, most);
        }
        w->lines[i] = bao__line_shape(report->text.utf8, line);
        filled += w->lines[i].columns > 0;
        indented += w->lines[i].indented;
    }
    w->all_indented = indented * 2 > filled;
    for (size_t i = 0; i < w->count; i++) {
        const uint32_t columns = width_of(w, i);
        w->widest = columns > w->widest ? columns : w->widest;
    }
    w->wrap = bao__wrap_width(w->lines, w->count);
    return BAO_OK;
}

static void warn_of_data(bao_report *report)
{
    const bao_span s = bao__trim_span(report->text.utf8);
    const bool object = s.n > 1 && s.p[0] == '{' && s.p[s.n - 1] == '}';
    const bool list = s.n > 1 && s.p[0] == '[' && s.p[s.n - 1] == ']';
    if (object || list) {
        bao_warn(&report->warnings, "NOT_PROSE", 0,
                 "this looks like JSON; it was read as plain text");
    }
}

/* ![table 2](image1.png) */
static void count_pictures(bao_report *report)
{
    bao_span rest = report->text.utf8;
    const char *const begin = rest.p, *const end = rest.p + rest.n;
    for (const char *p; (p = bao_find(rest, BAO_SPAN("![")));) {
        const char *const stop = memchr(p, '\n', (size_t)(end - p));
        const bao_span line = {p, (size_t)((stop ? stop : end) - p)};
        const char *const target = bao_find(line, BAO_SPAN("]("));
        if (target && report->pictures++ == 0) {
            report->picture_line = bao_lines_find(&report->lines, (uint32_t)(p - begin));
        }
        p = target ? target + 2 : line.p + line.n;
        rest = (bao_span){p, (size_t)(end - p)};
    }
}

static bao_status read(bao_report *report, bao_span source, const bao_read_options *options,
                       bao_error *error)
{
    const bao_decode_options decode = {bao__declared(source, options), options->strict};
    const bao_status status =
        bao_text_decode(report->arena, source, &decode, &report->warnings, &report->text, error);
    if (status != BAO_OK) {
        return status;
    }
    walk w = {.report = report, .open = BAO_NONE};
    if (!bao_lines_split(report->arena, report->text.utf8, &report->lines) ||
        !bao__markdown_take(report) ||
        !bao_lines_split(report->arena, report->text.utf8, &w.ranges) ||
        !bao__long_line_cut(report->arena, report->text.utf8, &w.ranges)) {
        return bao_fail(error, BAO_MEMORY, "no memory for lines");
    }
    w.count = w.ranges.count;
    w.lines = bao_arena_alloc(report->arena, (w.count + 1) * sizeof *w.lines);
    if (!w.lines) {
        return bao_fail(error, BAO_MEMORY, "no memory for %zu lines", w.count);
    }
    w.table_lines =
        (bao__lines){w.lines, w.count, options->max_columns ? options->max_columns : COLUMNS_MOST,
                     &w.tried, w.ranges.items};
    const bao_status looked = look_at_lines(&w, options, error);
    if (looked != BAO_OK) {
        return looked;
    }
    bao__one_cell_lines(report->text.utf8, w.lines, w.count);
    warn_of_data(report);
    count_pictures(report);
    for (size_t at = take_http(&w); at < w.count && !w.failed;) {
        at = step(&w, at);
    }
    close_paragraph(&w);
    return w.failed ? bao_fail(error, BAO_MEMORY, "no memory for the blocks of %zu lines", w.count)
                    : BAO_OK;
}

static int recognize_text(bao_span source, bao_span name)
{
    (void)source;
    (void)name;
    return 20;
}

static int recognize_markdown(bao_span source, bao_span name)
{
    static const char *const ends[] = {".md", ".markdown", ".MD", NULL};
    if (bao__ends_with_any(name, ends)) {
        return 60;
    }
    const char *const end = source.p + (source.n < 65536 ? source.n : 65536);
    for (const char *p = source.p; p < end && (p = memchr(p, '|', (size_t)(end - p))); p++) {
        if (end - p > 4 && memcmp(p, "|---", 4) == 0) {
            return 40;
        }
    }
    return 0;
}

const bao_reader bao_reader_text = {"text", recognize_text, read};
const bao_reader bao_reader_markdown = {"markdown", recognize_markdown, read};

/* flow.c - from lines, tables and cells, as a reader meets them, to a text and its outline. */
#include "read/flow.h"

#include "base/utf8.h"
#include "read/flow_titles.h"
#include "read/html_blocks.h"
#include "read/html_layout.h"
#include "read/line.h"
#include "read/superscripts.h"

/* Cells and parts of a document. */
#define CELLS_MOST 1000000u
#define ITEMS_MOST 4000000u

/* Bytes of text. */
#define TEXT_MOST (256u << 20)

void bao__flow_start(bao__flow *flow, bao_report *report)
{
    *flow = (bao__flow){.report = report, .hidden_from = BAO_NONE};
    flow->page = (bao__page){.report = report, .out = bao_buf_in(report->arena)};
}

static void put(bao__flow *flow, bao_span text)
{
    flow->page.full |= flow->page.out.n + text.n > TEXT_MOST;
    if (!flow->page.full) {
        bao_buf_span(&flow->page.out, text);
    }
}

static uint32_t here(const bao__flow *flow)
{
    return (uint32_t)flow->page.out.n;
}

static bao__item *add_item(bao__flow *flow, bao__item_kind kind)
{
    bao__page *page = &flow->page;
    page->full |= page->item_count >= ITEMS_MOST;
    if (page->full || page->failed) {
        return NULL;
    }
    if (!BAO_RESERVE(page->report->arena, page->items, page->item_count, page->item_capacity)) {
        page->failed = true;
        return NULL;
    }
    bao__item *item = &page->items[page->item_count++];
    *item = (bao__item){.kind = (uint8_t)kind, .end = (uint32_t)page->item_count};
    item->text = (bao_range){here(flow), here(flow)};
    item->rowspan = item->colspan = 1;
    item->role = BAO__ROLE_REPORT;
    return item;
}

static void add_hidden(bao__flow *flow, bao_range text, bool control, bool blank)
{
    bao__page *page = &flow->page;
    if (text.from >= text.to) {
        return;
    }
    if (!BAO_RESERVE(page->report->arena, page->hidden, page->hidden_count,
                     page->hidden_capacity)) {
        page->failed = true;
        return;
    }
    page->hidden[page->hidden_count++] = (bao__hidden){text, control, blank};
}

static void close_hidden(bao__flow *flow)
{
    if (flow->hidden_from != BAO_NONE) {
        flow->line_hidden += here(flow) - flow->hidden_from;
        add_hidden(flow, (bao_range){flow->hidden_from, here(flow)}, false, false);
        flow->hidden_from = BAO_NONE;
    }
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Digits behind a digit become raised ones, which are no digits of a number. */
static void raise_digits(bao__flow *flow)
{
    static const char *const raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    char digits[BAO__MARK_BYTES];
    const uint32_t n = flow->raised_to - flow->raised_from;
    memcpy(digits, flow->page.out.p + flow->raised_from, n);
    flow->page.out.n = flow->raised_from;
    for (uint32_t i = 0; i < n; i++) {
        put(flow, bao_span_of(raised[digits[i] - '0']));
    }
}

/* A raised run is over, a mark behind `before`; `next` is what follows it, NUL at the end of a
 * line. */
static void end_superscript(bao__flow *flow, bao_span before, bool digits, char next)
{
    const bao_span trimmed = bao__trim_span(before);
    const bool behind_digit = trimmed.n && is_digit(trimmed.p[trimmed.n - 1]);
    const bool goes_on = is_digit(next) || (behind_digit && (next == '.' || next == ','));
    bool ten;
    const bool power = bao__mark_power(trimmed, &ten);
    if ((ten && digits && before.n == trimmed.n) || (goes_on && behind_digit && digits)) {
        raise_digits(flow);
    } else if ((trimmed.n && !(power && digits)) || goes_on) {
        add_hidden(flow, (bao_range){flow->raised_from, flow->raised_to}, true, false);
    }
}

/* A raised or lowered run is over: a note's mark is left out, and PM2.5 is parted from a number. */
static void end_raised(bao__flow *flow, char next)
{
    const bao_buf *out = &flow->page.out;
    const uint32_t n = flow->raised_to - flow->raised_from;
    const bool lowered = flow->raised == BAO__RUN_LOWERED;
    bool digits;
    if (flow->raised && n && n <= BAO__MARK_BYTES && flow->raised_to == here(flow) &&
        bao__mark_is((bao_span){out->p + flow->raised_from, n}, lowered, &digits)) {
        const bao_span before = {out->p + flow->line_from, flow->raised_from - flow->line_from};
        if (!lowered) {
            end_superscript(flow, before, digits, next);
        } else if (is_digit(next)) {
            put(flow, BAO_SPAN(" "));
            add_hidden(flow, (bao_range){flow->raised_to, here(flow)}, true, true);
        }
    }
    flow->raised = 0;
}

static void open_line(bao__flow *flow)
{
    if (!flow->line_open) {
        flow->line_open = true;
        flow->line_from = here(flow);
        flow->line_hidden = 0;
        flow->line_aside = flow->aside;
    }
}

static void turn_raised(bao__flow *flow, uint8_t looks, char next)
{
    const uint8_t raised =
        looks & BAO__RUN_HIDDEN ? 0 : looks & (BAO__RUN_RAISED | BAO__RUN_LOWERED);
    if (flow->raised && raised != flow->raised) {
        end_raised(flow, looks & BAO__RUN_HIDDEN ? '\0' : next);
    }
    if (raised && !flow->raised) {
        flow->raised = raised;
        flow->raised_from = here(flow);
    }
}

void bao__flow_text(bao__flow *flow, bao_span text, uint8_t looks)
{
    if (!text.n || flow->page.out.failed) {
        return;
    }
    open_line(flow);
    if (!(looks & BAO__RUN_HIDDEN)) {
        close_hidden(flow);
    }
    turn_raised(flow, looks, text.p[0]);
    if ((looks & BAO__RUN_HIDDEN) && flow->hidden_from == BAO_NONE) {
        flow->hidden_from = here(flow);
    }
    put(flow, text);
    flow->raised_to = here(flow);
}

static void end_line(bao__flow *flow, uint8_t heading, bool is_break)
{
    if (!flow->line_open) {
        return;
    }
    if (flow->soft) {
        bao__flow_text(flow, BAO_SPAN(" "), 0);
        return;
    }
    bao__page *page = &flow->page;
    close_hidden(flow);
    end_raised(flow, '\0');
    const bao_range text = {flow->line_from, here(flow)};
    const bao_range trimmed = bao__trim(bao_buf_view(&page->out), text);
    put(flow, BAO_SPAN("\n"));
    flow->line_open = false;
    if (trimmed.from == trimmed.to) {
        return;
    }
    bao__item *item = add_item(flow, BAO__ITEM_LINE);
    if (item) {
        const bool hidden = flow->line_hidden >= text.to - text.from;
        item->text = text;
        item->unseen = flow->line_hidden;
        item->heading = heading;
        item->looks = (flow->after_break ? BAO__AFTER_BREAK : 0) | (hidden ? BAO__HIDDEN : 0);
        item->role = hidden || flow->line_aside ? BAO__ROLE_PAGE : BAO__ROLE_REPORT;
    }
    flow->after_break = is_break;
}

void bao__flow_end_line(bao__flow *flow, uint8_t heading)
{
    end_line(flow, heading, false);
    flow->after_break = false;
}

void bao__flow_break(bao__flow *flow)
{
    end_line(flow, 0, true);
}

void bao__flow_picture(bao__flow *flow)
{
    bao_report *report = flow->report;
    report->pictures++;
    if (report->pictures == 1) {
        report->picture_line = here(flow); /* its offset, until there are lines */
    }
}

void bao__flow_open_table(bao__flow *flow)
{
    bao__flow_end_line(flow, 0);
    if (flow->depth++ >= BAO__FLOW_TABLES) {
        return;
    }
    const bao__item *item = add_item(flow, BAO__ITEM_TABLE);
    flow->tables[flow->depth - 1] = (bao__flow_table){
        .item = item ? (uint32_t)(item - flow->page.items) : BAO_NONE, .cell = BAO_NONE};
}

/* The innermost table, or NULL when it is too deep to be one. */
static bao__flow_table *current(bao__flow *flow)
{
    return flow->depth && flow->depth <= BAO__FLOW_TABLES ? &flow->tables[flow->depth - 1] : NULL;
}

void bao__flow_open_row(bao__flow *flow)
{
    bao__flow_table *table = current(flow);
    if (table) {
        table->row++;
    }
}

uint32_t bao__flow_open_cell(bao__flow *flow, uint32_t rowspan, uint32_t colspan)
{
    bao__flow_table *table = current(flow);
    if (!table) {
        return BAO_NONE;
    }
    bao__item *item = add_item(flow, BAO__ITEM_CELL);
    flow->page.full |= ++flow->page.cells > CELLS_MOST;
    if (!item) {
        return BAO_NONE;
    }
    item->row = table->row ? table->row - 1 : 0;
    item->rowspan = (uint16_t)(rowspan > UINT16_MAX ? UINT16_MAX : rowspan);
    item->colspan = (uint16_t)(colspan > UINT16_MAX ? UINT16_MAX : colspan);
    table->cell = (uint32_t)(item - flow->page.items);
    return table->cell;
}

/* The LF that ends the last line becomes `c`, or `c` is added. */
static void end_in(bao__flow *flow, uint32_t from, char c)
{
    bao_buf *out = &flow->page.out;
    if (!out->failed && out->n > from &&
        (out->p[out->n - 1] == '\n' || out->p[out->n - 1] == '\t')) {
        out->p[out->n - 1] = c;
    } else {
        put(flow, (bao_span){&c, 1});
    }
}

void bao__flow_close_cell(bao__flow *flow)
{
    bao__flow_end_line(flow, 0);
    bao__flow_table *table = current(flow);
    if (!table || table->cell == BAO_NONE) {
        return;
    }
    bao__item *item = &flow->page.items[table->cell];
    const uint32_t from = item->text.from;
    end_in(flow, from, '\t');
    item->text.to = item->end == flow->page.item_count ? from : here(flow);
    item->end = (uint32_t)flow->page.item_count;
    table->cell = BAO_NONE;
}

void bao__flow_close_row(bao__flow *flow)
{
    const bao__flow_table *table = current(flow);
    if (table && table->item != BAO_NONE) {
        end_in(flow, flow->page.items[table->item].text.from, '\n');
    }
}

void bao__flow_close_table(bao__flow *flow)
{
    bao__flow_end_line(flow, 0);
    const bao__flow_table *table = current(flow);
    if (table && table->item != BAO_NONE && !flow->page.failed) {
        bao__item *item = &flow->page.items[table->item];
        item->end = (uint32_t)flow->page.item_count;
        item->text.to = here(flow);
        item->row = table->row;
    }
    flow->depth -= flow->depth > 0;
}

void bao__flow_extend(bao__flow *flow, uint32_t item)
{
    if (item < flow->page.item_count && flow->page.items[item].rowspan < UINT16_MAX) {
        flow->page.items[item].rowspan++;
    }
}

static bool is_blank(bao_span s)
{
    return bao__trim_span(s).n == 0;
}

static void warn_of_hidden(const bao__flow *flow)
{
    bao_report *report = flow->report;
    for (size_t i = 0; i < flow->page.hidden_count; i++) {
        const bao__hidden *piece = &flow->page.hidden[i];
        if (!piece->control && !is_blank(bao_span_cut(report->text.utf8, piece->text))) {
            bao_warn(&report->warnings, "HIDDEN_TEXT", piece->text.from,
                     "line %u: text that the document does not show was left out",
                     bao_lines_find(&report->lines, piece->text.from));
        }
    }
}

/* A table of data is of the report, whatever its labels say. */
static void mark_layout(bao__page *page)
{
    bao__layout_mark(page);
    for (size_t i = 0; i < page->item_count; i++) {
        if (page->items[i].kind == BAO__ITEM_TABLE) {
            page->items[i].role = BAO__ROLE_REPORT;
        }
    }
}

bao_status bao__flow_finish(bao__flow *flow, bao_span source, bool sheets, bao_error *error)
{
    bao__page *page = &flow->page;
    bao_report *report = flow->report;
    bao__flow_end_line(flow, 0);
    while (flow->depth) {
        bao__flow_close_table(flow);
    }
    if (page->full) {
        return bao_fail(error, BAO_LIMIT,
                        "%u cells, %zu parts, %zu bytes of text are more than a "
                        "report may have; split the file",
                        page->cells, page->item_count, page->out.n);
    }
    bao_buf_room(&page->out, 1);
    bao_text_make(&report->text, bao_buf_view(&page->out), source);
    if (page->failed || page->out.failed ||
        !bao_lines_split(report->arena, report->text.utf8, &report->lines)) {
        return bao_fail(error, BAO_MEMORY, "no memory for %zu bytes of text", page->out.n);
    }
    report->picture_line =
        report->pictures ? bao_lines_find(&report->lines, report->picture_line) : 0;
    if (sheets) {
        bao__flow_titles(page);
    } else {
        mark_layout(page);
    }
    const bao__article article = {.to = (uint32_t)page->item_count};
    if (!bao__blocks_add(page, &article)) {
        return bao_fail(error, BAO_MEMORY, "no memory for %zu parts", page->item_count);
    }
    warn_of_hidden(flow);
    return BAO_OK;
}

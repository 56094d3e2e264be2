/* html_blocks.c - the lines of an article as headings, paragraphs, notes. */
#include "read/html_blocks.h"

#include "base/utf8.h"
#include "read/headings.h"
#include "read/page_vocabulary.h"
#include "read/issuer.h"
#include "read/line.h"
#include "read/words.h"
#include "read/word_lists.h"

/* A title is looked for over at most so many lines. */
#define TITLE_LINES 4

/* Characters: 统计公报 is a heading, not a title. */
#define TITLE_LEAST 5

/* Columns: a line that was broken to fit is not shorter. */
#define BROKEN_LEAST 40

/* Columns: 人均地区 is a part of a name, 一 or 注 is none. */
#define HEAD_LEAST 4

/* So many lines of a page tell of its width. */
#define BROKEN_SEEN 400

/* Bytes: more is prose, whatever element it stands in. */
#define HEADING_MOST 150

bao_block *bao__blocks_new(bao__blocks *b, bao_block_kind kind, bao_range text)
{
    bao_block *block = bao_report_add_block(b->report, kind, text);
    b->failed |= !block;
    return block;
}

static bao_span span_of(const bao__blocks *b, bao_range text)
{
    return bao_span_cut(b->report->text.utf8, text);
}

static bao_range trimmed(const bao__blocks *b, bao_range text)
{
    return bao__trim(b->report->text.utf8, text);
}

/* The text of a line, without Markdown's ## where lines are lines. */
static bao_range line_text(const bao__blocks *b, uint32_t at)
{
    bao_range text = trimmed(b, b->page->items[at].text);
    const bao_span s = span_of(b, text);
    size_t marks = 0;
    while ((b->page->items[at].looks & BAO__IN_PRE) && marks < s.n && s.p[marks] == '#') {
        marks++;
    }
    if (!marks || marks == s.n || s.p[marks] != ' ') {
        return text;
    }
    text.from += (uint32_t)marks;
    return trimmed(b, text);
}

static bool is_line(const bao__blocks *b, uint32_t at)
{
    const bao__page *page = b->page;
    return at < page->item_count && page->items[at].kind == BAO__ITEM_LINE &&
           page->items[at].role == BAO__ROLE_REPORT;
}

/* Block `at` becomes the next one: what points to it follows. */
static void move_up(bao_report *report, size_t at)
{
    const bao_block *block = &report->blocks[at];
    if (block->table != BAO_NONE) {
        report->tables[block->table].block = (uint32_t)at + 1;
    }
    bao_table *last = report->table_count ? &report->tables[report->table_count - 1] : NULL;
    if (last && last->caption == at) {
        last->caption = (uint32_t)at + 1;
    }
    report->blocks[at + 1] = *block;
}

/* A block for something not of the report. Blocks are in the order of the text. */
static void add_chrome(bao__blocks *b, bao_range text)
{
    text = trimmed(b, text);
    if (text.from == text.to || !bao__blocks_new(b, BAO_CHROME, text)) {
        return;
    }
    bao_report *report = b->report;
    size_t at = report->block_count - 1;
    const bao_block chrome = report->blocks[at];
    for (; at > 0 && report->blocks[at - 1].text.from > text.from; at--) {
        move_up(report, at - 1);
    }
    report->blocks[at] = chrome;
}

static void add_gap(bao__blocks *b, uint32_t from, uint32_t to, bool blank)
{
    b->failed |= from < to && !bao_report_add_gap(b->report, (bao_range){from, to}, blank);
}

/* The gaps of what is hidden in [from, to). */
static void add_hidden(bao__blocks *b, uint32_t from, uint32_t to)
{
    const bao__page *page = b->page;
    for (; b->hidden < page->hidden_count; b->hidden++) {
        const bao_range piece = page->hidden[b->hidden].text;
        const bool blank = page->hidden[b->hidden].blank;
        if (piece.from >= to) {
            return;
        }
        add_gap(b, piece.from > from ? piece.from : from, piece.to < to ? piece.to : to, blank);
        if (piece.to > to) {
            return;
        }
    }
}

/* Pieces that end before `at` are done with. */
static void skip_hidden(bao__blocks *b, uint32_t at)
{
    while (b->hidden < b->page->hidden_count && b->page->hidden[b->hidden].text.to <= at) {
        b->hidden++;
    }
}

void bao__blocks_gaps(bao__blocks *b, bao_range text, uint32_t first, uint32_t last)
{
    uint32_t at = text.from;
    skip_hidden(b, text.from);
    for (uint32_t i = first; i < last; i++) {
        const bao__item *line = &b->page->items[i];
        if (line->kind != BAO__ITEM_LINE || line->text.from >= text.to) {
            continue;
        }
        const bool hidden = (line->looks & BAO__HIDDEN) && !b->article->hidden;
        const uint32_t from = line->text.from > text.from ? line->text.from : text.from;
        const uint32_t to = line->text.to < text.to ? line->text.to : text.to;
        add_gap(b, at, from, true);
        if (hidden) {
            add_gap(b, from, to, false);
        } else if (!b->article->hidden) {
            add_hidden(b, from, to);
        }
        at = to > at ? to : at;
    }
    add_gap(b, at, text.to, true);
}

void bao__blocks_show_hidden(bao__blocks *b, size_t first, bao_range text)
{
    const bao__page *page = b->page;
    if (b->article->hidden) {
        return;
    }
    for (size_t i = first; i < page->hidden_count && page->hidden[i].text.from < text.to; i++) {
        const bao_range piece = page->hidden[i].text;
        const uint32_t from = piece.from > text.from ? piece.from : text.from;
        const uint32_t to = piece.to < text.to ? piece.to : text.to;
        if (from < to) {
            add_chrome(b, (bao_range){from, to});
        }
    }
}

/* Puts a paragraph over `text` behind the last block. */
static void add_paragraph(bao__blocks *b, bao_range text)
{
    text = trimmed(b, text);
    if (text.from < text.to) {
        bao__blocks_new(b, BAO_PARAGRAPH, text);
    }
}

/* A heading by its number or words, and the paragraph that runs on behind it. */
static bool add_heading(bao__blocks *b, bao_range text)
{
    const bao__heading heading = bao__heading_find(span_of(b, text));
    if (!heading.size) {
        return false;
    }
    const uint32_t end = text.from + heading.size;
    bao_block *block = bao__blocks_new(b, BAO_HEADING, (bao_range){text.from, end});
    if (block) {
        block->level = heading.level;
        block->label = heading.label;
        add_paragraph(b, (bao_range){end, text.to});
    }
    return true;
}

/* <h2> without a number. */
static bool add_marked(bao__blocks *b, const bao__item *line, bao_range text)
{
    const bao_span words = span_of(b, text);
    if (!line->heading || words.n > HEADING_MOST || bao__ends_sentence(words)) {
        return false;
    }
    bao_block *block = bao__blocks_new(b, BAO_HEADING, text);
    if (block) {
        block->level = line->heading <= 2 ? 1 : (uint8_t)(line->heading - 1);
    }
    return true;
}

/* A sentence, or long enough for one: no title stands behind it. */
static bool is_prose(bao_span text)
{
    static const char *const marks[] = {"，", "。", "、", ",", NULL};
    return text.p[text.n - 1] < 0 &&
           (bao__ends_sentence(text) || (text.n > 180 && bao__has_any(text, marks)));
}

/* A line that notes follow. */
static bool heads_notes(bao_span words)
{
    return bao__is_word(words, bao__words_notes_headings);
}

/* A note by its words, or by those above it. */
static bool is_note(bao__blocks *b, bao_span words)
{
    const bool head = heads_notes(words), note = head || bao__is_note(words);
    b->notes = head || (b->notes && (note || bao__label_find(words).level >= 3));
    return note || b->notes;
}

static void add_text(bao__blocks *b, const bao__item *line, bao_range text)
{
    const bao_span words = span_of(b, text);
    if (is_note(b, words)) {
        bao__blocks_new(b, BAO_NOTE, text);
    } else if (add_heading(b, text) || add_marked(b, line, text)) {
        b->body = true;
    } else {
        bao__blocks_new(b, BAO_PARAGRAPH, text);
        b->body |= is_prose(words);
    }
}

/* Two blanks that set a line in. */
static bool is_indented(const bao__item *line, bao_range text)
{
    return text.from - line->text.from >= 4;
}

/* A number whose unit stands in the next paragraph: 2191.55 / 亿元. */
static bool lacks_unit(bao_span before, bao_span words)
{
    const char last = before.p[before.n - 1];
    return last >= '0' && last <= '9' && bao__has_sentence(before) &&
           bao__starts_with_any(words, bao__words_units_of_totals);
}

/* A figure whose name ends the paragraph before: 全市地区生产总值 / 1532.60亿元，增长5.1%。 */
static bool lacks_figure(bao_span before, bao_span words)
{
    size_t at = 0;
    while (at < words.n && ((words.p[at] >= '0' && words.p[at] <= '9') || words.p[at] == '.')) {
        at++;
    }
    return at && before.p[before.n - 1] < 0 && bao__has_sentence(before) &&
           !bao__ends_in(before, "，。；：、！？）”》", "") &&
           bao__starts_with_any(bao__rest(words, at), bao__words_units_behind_figures) &&
           !bao__label_find(words).size;
}

/* 人均地区<br>生产总值71221元，增长5.5%。: a short line is the head of the sentence behind it. */
static bool heads_sentence(bao_span before, bao_span words)
{
    const size_t columns = bao_utf8_columns(before);
    bool figure = false;
    for (size_t i = 0; i < words.n; i++) {
        figure |= words.p[i] >= '0' && words.p[i] <= '9';
    }
    return figure && columns >= HEAD_LEAST &&
           (bao__ends_sentence(words) || bao__has_sentence(before)) &&
           bao__has_mark(words, "，。", "") && words.p[0] < 0 && before.p[before.n - 1] < 0 &&
           !bao__ends_in(before, "，。；：、！？）”》", "") && !bao__has_mark(before, "：", ":") &&
           !bao__is_note(before) && !bao__is_issuer(before) && !bao__ends_title(before);
}

/* Line `next`, behind a <br>, goes on with the sentence of line `at`. */
static bool goes_on(const bao__blocks *b, uint32_t at, uint32_t next)
{
    static const char *const marks[] = {"——", "— ", "•", "·", "- ", "* ", "●", "■", "★", NULL};
    const bao__item *line = &b->page->items[next];
    if (!is_line(b, next)) {
        return false;
    }
    const bao_range text = line_text(b, next);
    const bao_span before = span_of(b, line_text(b, at)), words = span_of(b, text);
    if (bao__goes_on(words) || lacks_unit(before, words) || lacks_figure(before, words)) {
        return true;
    }
    return (line->looks & BAO__AFTER_BREAK) && !bao__ends_sentence(before) &&
           !is_indented(line, text) &&
           (bao_utf8_columns(before) >= b->broken || heads_sentence(before, words)) &&
           !bao__label_find(words).size && !bao__starts_with_any(words, marks) &&
           !bao__is_note(words) && !bao__heading_find(before).size;
}

/* Items from `at` on that make a title; 0 when there is none. */
static uint32_t title_items(const bao__blocks *b, uint32_t at)
{
    size_t length = 0;
    for (uint32_t n = 0; n < TITLE_LINES && is_line(b, at + n); n++) {
        const bao_span line = span_of(b, line_text(b, at + n));
        if (!bao__could_be_title(line)) {
            return 0;
        }
        length += bao__count_characters(line);
        if (bao__ends_title(line)) {
            return length >= TITLE_LEAST ? n + 1 : 0;
        }
    }
    return 0;
}

/* A title without a year behind it that its page adds: 2025年…统计公报 2025 */
static bao_range without_year(const bao__blocks *b, bao_range title)
{
    const bao_span s = span_of(b, title);
    const bao_range head = {title.from, title.to - (s.n > 4 ? 4 : 0)};
    for (size_t i = s.n > 4 ? s.n - 4 : 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9') {
            return title;
        }
    }
    const bao_range rest = trimmed(b, head);
    return bao__ends_title(span_of(b, rest)) ? rest : title;
}

static void add_title(bao__blocks *b, uint32_t first, uint32_t last)
{
    const bao_range title = {line_text(b, first).from, line_text(b, last - 1).to};
    bao__blocks_new(b, BAO_HEADING, without_year(b, title));
    b->item = last;
}

/* The lines from `at` on that have the same role, as one title. */
static void add_upper_title(bao__blocks *b, uint32_t at)
{
    uint32_t end = at + 1;
    while (end < b->page->item_count && b->page->items[end].role == BAO__ROLE_TITLE) {
        end++;
    }
    add_title(b, at, end);
}

static bool is_boilerplate(bao_span line)
{
    return bao__is_page_mark(line) || (line.n < 240 && bao__is_boilerplate(line));
}

void bao__blocks_line(bao__blocks *b, uint32_t at)
{
    bao_range text = line_text(b, at);
    const bao_span words = span_of(b, text);
    b->item = at + 1;
    if (is_boilerplate(words)) {
        add_chrome(b, text);
        return;
    }
    const uint32_t title = b->body ? 0 : title_items(b, at);
    if (title) {
        add_title(b, at, at + title);
        return;
    }
    if (bao__blocks_drawn(b, at)) {
        return;
    }
    while (goes_on(b, b->item - 1, b->item)) {
        text.to = line_text(b, b->item).to;
        b->item++;
    }
    skip_hidden(b, text.from);
    const size_t hidden = b->hidden;
    if (b->item > at + 1 ||
        (b->hidden < b->page->hidden_count && b->page->hidden[b->hidden].text.from < text.to)) {
        bao__blocks_gaps(b, text, at, b->item);
    }
    add_text(b, &b->page->items[at], text);
    bao__blocks_show_hidden(b, hidden, text);
}

/* What lies between the blocks that are done and item `at` is not of the report. */
static void add_page(bao__blocks *b, uint32_t at)
{
    bao_range run = {0, 0};
    bool any = false;
    for (; b->item < at; b->item++) {
        const bao__item *item = &b->page->items[b->item];
        if (item->kind == BAO__ITEM_LINE) {
            run.from = any ? run.from : item->text.from;
            run.to = item->text.to;
            any = true;
        }
    }
    if (any) {
        add_chrome(b, run);
    }
    skip_hidden(b, run.to);
}

/* The width that lines with a <br> behind them were broken at, if it is less than usual. */
static uint32_t broken_width(const bao__page *page)
{
    bao__line lines[BROKEN_SEEN];
    size_t count = 0;
    for (size_t i = 0; i < page->item_count && count < BROKEN_SEEN; i++) {
        const bao__item *item = &page->items[i];
        if (item->kind == BAO__ITEM_LINE && item->role == BAO__ROLE_REPORT) {
            lines[count++] = bao__line_shape(page->report->text.utf8, item->text);
        }
    }
    const uint32_t width = bao__wrap_width(lines, count) * 85 / 100;
    return width && width < BROKEN_LEAST ? width : BROKEN_LEAST;
}

bool bao__blocks_add(bao__page *page, const bao__article *article)
{
    bao__blocks b = {.page = page, .report = page->report, .article = article};
    b.broken = broken_width(page);
    for (uint32_t i = 0; i < page->item_count && !b.failed; i = i < b.item ? b.item : i + 1) {
        const bao__item *item = &page->items[i];
        const bool table = item->kind == BAO__ITEM_TABLE && !(item->looks & BAO__LAYOUT);
        if (item->role < BAO__ROLE_TITLE || (item->kind != BAO__ITEM_LINE && !table)) {
            continue;
        }
        add_page(&b, i);
        if (table) {
            bao__blocks_table(&b, i);
        } else if (item->role == BAO__ROLE_TITLE) {
            add_upper_title(&b, i);
        } else {
            bao__blocks_line(&b, i);
        }
    }
    add_page(&b, (uint32_t)page->item_count);
    return !b.failed;
}

/* html_article.c - finding the report: where the sentences and the data are, then outwards to where
 * the page begins again. Words and places decide, never the names that a site gives its elements.
 */
#include "read/html_article.h"

#include "read/headings.h"
#include "read/page_vocabulary.h"
#include "read/html_title.h"
#include "read/issuer.h"
#include "read/line.h"
#include "read/words.h"
#include "read/word_lists.h"

/* Bytes: shorter lines are no sentences. */
#define SENTENCE_LEAST 45

/* A number that is a line stands for a label and a unit around it. */
#define FIGURE_WEIGHT 4

/* A table with so many cells that begin with a number holds data. */
#define NUMBERS_LEAST 2

/* A line that is all link is part of the report only when it is so long. */
#define LINK_LINE_LEAST 240

/* Of a hundred bytes of prose, so many are in the box that is chosen. */
#define BOX_PERCENT 80

/* Lines that are looked at before and behind the prose. */
#define BEFORE_MOST 40
#define BEHIND_MOST 400
#define ABOVE_MOST  16

/* Units between prose and prose of one article in two boxes. */
#define NEAR 3

/* Prose of less bytes may be beside an article that is hidden. */
#define HIDDEN_BESIDE 400
#define HIDDEN_LEAST  900

/* A line, or a whole table: what an article is made of. */
typedef struct unit {
    uint32_t item;
    uint32_t mass; /* bytes of prose or data */
} unit;

typedef struct finder {
    bao__page *page;
    unit *units;
    uint32_t count, tables;
    uint64_t *boxes;   /* mass by box */
    uint64_t *figures; /* of that, of lines that are a number alone */
    bool hidden;       /* what is hidden counts */
    bao_span name;
} finder;

static bao__item *item_of(const finder *f, uint32_t unit_at)
{
    return &f->page->items[f->units[unit_at].item];
}

static bao_span text_of(const finder *f, const bao__item *item)
{
    return bao__item_text(f->page, item);
}

static bool is_linked(const bao__item *line)
{
    return line->links * 2 > line->text.to - line->text.from;
}

static bool is_shown(const finder *f, const bao__item *item)
{
    return f->hidden || !(item->looks & BAO__HIDDEN);
}

/* A line that is a number alone, as the cells of a table are that lost its tags. */
static bool is_figure(bao_span text)
{
    bool digits = false;
    for (size_t i = 0; i < text.n; i++) {
        const bool digit = text.p[i] >= '0' && text.p[i] <= '9';
        if (!digit && !strchr(i ? ".,%" : "+-", text.p[i])) {
            return false;
        }
        digits |= digit;
    }
    return digits && text.n <= 16;
}

static uint32_t line_mass(const finder *f, const bao__item *line)
{
    const uint32_t n = line->text.to - line->text.from;
    if (!is_shown(f, line) || is_linked(line) || (line->looks & BAO__IN_ASIDE)) {
        return 0;
    }
    const bao_span text = text_of(f, line);
    if (n < SENTENCE_LEAST) {
        return is_figure(text) ? (uint32_t)text.n * FIGURE_WEIGHT : 0;
    }
    if (!bao__has_sentence(text)) {
        return 0;
    }
    const bool whole = memmem(text.p, text.n, "。", 3) != NULL;
    if (whole ? bao__begins_border(text)
              : bao__is_border(text) || bao__is_foot(text) || bao__is_about_line(text)) {
        return 0;
    }
    return n;
}

static bool is_number(bao_span text)
{
    const size_t sign = text.n && strchr("+-", text.p[0]) ? 1 : 0;
    return bao__digit(bao__rest(text, sign)) > 0;
}

static uint32_t table_mass(finder *f, uint32_t at)
{
    const bao__item *table = &f->page->items[at];
    uint32_t mass = 0, numbers = 0;
    if (table->role == BAO__ROLE_ABOUT || !is_shown(f, table)) {
        return 0;
    }
    for (uint32_t i = at + 1; i < table->end; i++) {
        const bao__item *line = &f->page->items[i];
        if (line->kind == BAO__ITEM_LINE && !is_linked(line) && is_shown(f, line)) {
            mass += line->text.to - line->text.from;
            numbers += numbers < NUMBERS_LEAST && is_number(text_of(f, line));
        }
    }
    f->tables += numbers >= NUMBERS_LEAST;
    return mass;
}

static bool is_table(const bao__item *item)
{
    return item->kind == BAO__ITEM_TABLE && !(item->looks & BAO__LAYOUT);
}

static void add_unit(finder *f, uint32_t at, uint32_t mass)
{
    f->units[f->count++] = (unit){at, mass};
    f->boxes[f->page->items[at].box] += mass;
}

static void list_units(finder *f)
{
    const bao__page *page = f->page;
    f->count = f->tables = 0;
    memset(f->boxes, 0, page->box_count * sizeof *f->boxes);
    memset(f->figures, 0, page->box_count * sizeof *f->figures);
    for (uint32_t i = 0; i < page->item_count;) {
        const bao__item *item = &page->items[i];
        if (is_table(item)) {
            add_unit(f, i, table_mass(f, i));
            i = item->end;
            continue;
        }
        if (item->kind == BAO__ITEM_LINE) {
            const uint32_t mass = line_mass(f, item);
            add_unit(f, i, mass);
            f->figures[item->box] += mass && is_figure(text_of(f, item)) ? mass : 0;
        }
        i++;
    }
    for (size_t box = page->box_count; box-- > 1;) {
        f->boxes[page->boxes[box].parent] += f->boxes[box];
        f->figures[page->boxes[box].parent] += f->figures[box];
    }
}

/* Figures without their sentences, which stand beside the box: a table of an article, each cell a
 * box. */
static bool is_drawn(const finder *f, uint32_t box, uint32_t around)
{
    return f->figures[box] * 2 > f->boxes[box] &&
           f->boxes[box] - f->figures[box] < f->boxes[around] - f->figures[around];
}

/* The smallest box that holds most of the prose; no table of data. */
static uint32_t choose_box(const finder *f)
{
    const bao__page *page = f->page;
    uint32_t chosen = 0;
    const uint64_t all = f->boxes[0];
    for (uint32_t box = 1; box < page->box_count; box++) {
        const bao__box *b = &page->boxes[box];
        if (b->parent != chosen || f->boxes[box] * 100 < all * BOX_PERCENT) {
            continue;
        }
        if ((b->element == bao__html_table && b->from < page->item_count &&
             is_table(&page->items[b->from])) ||
            is_drawn(f, box, chosen)) {
            break;
        }
        chosen = box;
    }
    return chosen;
}

/* First unit at or behind item `at`. */
static uint32_t unit_from(const finder *f, uint32_t at)
{
    uint32_t low = 0, high = f->count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (f->units[middle].item < at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* The page begins again at a unit: nothing of the report is on its other side. */
static bool is_border(const finder *f, uint32_t at)
{
    const bao__item *item = item_of(f, at);
    if (item->kind == BAO__ITEM_TABLE || !is_shown(f, item)) {
        return false;
    }
    const bao_span text = text_of(f, item);
    const bool path = item->links && memchr(text.p, '>', text.n); /* 河南省 > 鹤壁市 */
    return (item->looks & BAO__IN_ASIDE) || is_linked(item) || path || bao__is_border(text) ||
           bao__is_foot(text);
}

/* From the first prose in [low, high) back over title and byline. */
static uint32_t go_back(const finder *f, uint32_t first, uint32_t low)
{
    uint32_t at = first;
    while (at > low && first - at < BEFORE_MOST && !is_border(f, at - 1)) {
        at--;
    }
    return at;
}

static uint32_t go_on(const finder *f, uint32_t last, uint32_t high)
{
    uint32_t at = last + 1;
    while (at < high && at - last < BEHIND_MOST && !is_border(f, at)) {
        at++;
    }
    return at;
}

/* Prose that goes on behind the box, as that of an article in several boxes does. */
static uint32_t beyond(const finder *f, uint32_t at)
{
    uint32_t end = at;
    for (uint32_t i = at; i < f->count && i < end + NEAR && !is_border(f, i); i++) {
        if (f->units[i].mass) {
            end = i + 1;
        }
    }
    return end;
}

/* The same in front of it. */
static uint32_t before(const finder *f, uint32_t at)
{
    uint32_t start = at;
    for (uint32_t i = at; i-- > 0 && i + NEAR >= start && !is_border(f, i);) {
        if (f->units[i].mass) {
            start = i;
        }
    }
    return start;
}

/* A short line that is all link and states nothing. */
static bool only_links(const finder *f, const bao__item *line)
{
    if (!is_linked(line) || line->text.to - line->text.from >= LINK_LINE_LEAST) {
        return false;
    }
    const bao_span text = text_of(f, line);
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] >= '0' && text.p[i] <= '9') {
            return false;
        }
    }
    return !bao__label_find(text).size;
}

/* What a unit between the first prose and the last is. */
static bao__role inner_role(const finder *f, const bao__item *item)
{
    if (item->kind == BAO__ITEM_TABLE) {
        return BAO__ROLE_REPORT;
    }
    return is_shown(f, item) && !only_links(f, item) ? BAO__ROLE_REPORT : BAO__ROLE_PAGE;
}

/* What a unit before or behind the prose is, as far as its looks tell. */
static bao__role outer_role(const finder *f, const bao__item *item)
{
    if (item->kind == BAO__ITEM_TABLE) {
        return item->role == BAO__ROLE_ABOUT ? BAO__ROLE_ABOUT : BAO__ROLE_REPORT;
    }
    return is_shown(f, item) && !is_linked(item) ? BAO__ROLE_REPORT : BAO__ROLE_PAGE;
}

/* Gives the lines before and behind the prose their roles, with more care than those inside. */
static void give_outer_roles(const finder *f, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        bao__item *item = item_of(f, i);
        item->role = (uint8_t)outer_role(f, item);
        if (item->kind == BAO__ITEM_LINE && item->role == BAO__ROLE_REPORT) {
            const bao_span text = text_of(f, item);
            const bool page =
                bao__is_boilerplate(text) || !bao__has_word(text) || (item->unseen && !f->hidden);
            item->role = bao__is_about_line(text) && !bao__is_note(text) ? BAO__ROLE_ABOUT
                         : page                                          ? BAO__ROLE_PAGE
                                                                         : BAO__ROLE_REPORT;
        }
    }
}

/* The line at unit `at` ends like a title, or one of the next lines does: words will tell. */
static bool goes_on_as_title(const finder *f, uint32_t at, uint32_t end)
{
    for (uint32_t i = at; i < end && i < at + 3; i++) {
        const bao_span text = text_of(f, item_of(f, i));
        if (item_of(f, i)->kind != BAO__ITEM_LINE || !bao__could_be_title(text)) {
            return false;
        }
        if (bao__ends_title(text)) {
            return true;
        }
    }
    return false;
}

/* The title that the article begins with, or that stands above it: its first unit, or `from`. */
static uint32_t find_title(const finder *f, uint32_t from, uint32_t first)
{
    for (uint32_t i = from; i < first; i++) {
        bao__item *item = item_of(f, i);
        const unsigned score = item->kind == BAO__ITEM_LINE && item->role == BAO__ROLE_REPORT
                                   ? bao__title_score(f->page, item, f->name)
                                   : 0;
        if (score >= BAO__TITLE_SURE) {
            item->role = goes_on_as_title(f, i, first) ? BAO__ROLE_REPORT : BAO__ROLE_TITLE;
            return from;
        }
    }
    uint32_t best = from, seen = 0;
    unsigned most = BAO__TITLE_LEAST - 1;
    for (uint32_t i = from; i-- > 0 && seen < ABOVE_MOST;) {
        const bao__item *item = item_of(f, i);
        if (item->kind != BAO__ITEM_LINE || !is_shown(f, item)) {
            continue;
        }
        const unsigned score = bao__title_score(f->page, item, f->name);
        seen++;
        if (score > most) {
            most = score;
            best = i;
        }
    }
    return best;
}

/* ——2026年1月22日 在…会议上; 市财政局局长 赵鞠; 大庆市统计局 */
static bool is_byline(bao_span text)
{
    static const char *const heads[] = {"——", "—", "--", "（", "(", NULL};
    return bao__starts_with_any(text, heads) || bao__has_any(text, bao__words_byline_marks) ||
           bao__is_issuer(text) || bao__label_find(text).size;
}

/* The title at unit `at` and what stands between it and the article. */
static void take_above(const finder *f, uint32_t at, uint32_t from)
{
    give_outer_roles(f, at, from);
    for (uint32_t i = at; i < from; i++) {
        bao__item *item = item_of(f, i);
        if (item->role == BAO__ROLE_REPORT && item->kind == BAO__ITEM_LINE && !f->units[i].mass &&
            (is_border(f, i) || !is_byline(text_of(f, item)))) {
            item->role = BAO__ROLE_PAGE;
        }
    }
    item_of(f, at)->role = BAO__ROLE_TITLE;
    /* a title over two lines */
    while (at > 0 && (item_of(f, at)->looks & BAO__AFTER_BREAK)) {
        item_of(f, --at)->role = BAO__ROLE_TITLE;
    }
}

/* Lines about the report in front of it, that the article does not begin with. */
static void note_about(const finder *f, uint32_t from)
{
    for (uint32_t i = from; i-- > 0 && from - i < BEFORE_MOST;) {
        bao__item *item = item_of(f, i);
        if (item->kind == BAO__ITEM_LINE && item->role == BAO__ROLE_PAGE && is_shown(f, item) &&
            bao__is_about_line(text_of(f, item))) {
            item->role = BAO__ROLE_ABOUT;
        }
    }
}

static void take_article(finder *f, uint32_t first, uint32_t last, bao__article *out)
{
    const bao__box *box = &f->page->boxes[choose_box(f)];
    uint32_t low = unit_from(f, box->from), high = unit_from(f, box->to);
    while (first < low || !f->units[first].mass) {
        first++;
    }
    while (last >= high || !f->units[last].mass) {
        last--;
    }
    uint32_t from = go_back(f, first, low), to = go_on(f, last, high);
    to = to == high ? beyond(f, to) : to;
    const uint32_t start = from == low ? before(f, from) : from;
    if (start < from) {
        first = start;
        from = go_back(f, start, unit_from(f, f->page->boxes[item_of(f, start)->box].from));
    }
    for (uint32_t i = first; i <= last; i++) {
        item_of(f, i)->role = (uint8_t)inner_role(f, item_of(f, i));
    }
    give_outer_roles(f, from, first);
    give_outer_roles(f, last + 1, to);
    const uint32_t title = find_title(f, from, first);
    if (title < from) {
        take_above(f, title, from);
    }
    note_about(f, title);
    out->from = f->units[title].item;
    const bao__item *end = item_of(f, to - 1);
    out->to = is_table(end) ? end->end : f->units[to - 1].item + 1;
}

static void count_lines(const finder *f, bao__article *out)
{
    for (size_t i = 0; i < f->page->item_count; i++) {
        const bao__item *item = &f->page->items[i];
        if (item->kind == BAO__ITEM_LINE && !(item->looks & BAO__HIDDEN)) {
            out->text += item->text.to - item->text.from;
            out->links += item->links;
        }
    }
}

/* Counts what is hidden as well, when that is where the prose is. */
static void look_at_hidden(finder *f, bao__article *out)
{
    if (!f->page->hidden_count || f->boxes[0] > HIDDEN_BESIDE) {
        return;
    }
    f->hidden = true;
    list_units(f);
    out->hidden = f->boxes[0] >= HIDDEN_LEAST;
    if (!out->hidden) {
        f->hidden = false;
        list_units(f);
    }
}

bool bao__article_find(bao__page *page, bao_span name, bao__article *out)
{
    finder f = {.page = page, .name = name};
    bao_arena *arena = page->report->arena;
    *out = (bao__article){0};
    f.units = bao_arena_alloc(arena, (page->item_count + 1) * sizeof *f.units);
    f.boxes = bao_arena_alloc(arena, page->box_count * sizeof *f.boxes * 2);
    if (!f.units || !f.boxes) {
        return false;
    }
    f.figures = f.boxes + page->box_count;
    list_units(&f);
    count_lines(&f, out);
    look_at_hidden(&f, out);
    out->prose = f.boxes[0];
    out->tables = f.tables;
    if (out->prose) {
        take_article(&f, 0, f.count - 1, out);
    }
    return true;
}

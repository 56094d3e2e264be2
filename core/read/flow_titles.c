/* flow_titles.c - 附表1 … 表, 编制单位：…, 单位：万元 in the first rows of a table are its caption.
 */
#include "read/flow_titles.h"

#include "base/find.h"
#include "read/headings.h"
#include "read/page_vocabulary.h"
#include "read/line.h"
#include "read/words.h"
#include "read/word_lists.h"

/* So many rows at most are a title. */
#define ROWS_MOST 6

/* Bytes: a title is no longer. */
#define TITLE_MOST 180

/* What one row holds. */
typedef struct row {
    uint32_t cells, filled, columns;
    bool tall;   /* a cell reaches into the rows below */
    bool title;  /* one of its cells reads like a title or a unit */
    bool others; /* one does not, and says nothing about the table either */
} row;

/* 单位：万元; (单位:万元); 金额单位：元 */
static bool is_unit(bao_span s)
{
    return s.n < 90 && bao__has_any(s, bao__words_unit_openings);
}

/* 表1, 附表1-2, 表1： alone: the number of a table. */
static bool is_table_number(bao_span s)
{
    const size_t head = bao__starts_with_any(s, bao__words_table_number_openings);
    return head && s.n < 40 &&
           (s.n == head || bao__digit(bao__rest(s, bao__blanks(s, head))) ||
            bao__numeral(s, head, true, 3) > head);
}

/* 2024年…情况表, …表（草案） */
static bool is_title(bao_span s)
{
    if (s.n > TITLE_MOST || s.n < 9 || bao__has_sentence(s)) {
        return false;
    }
    return bao__is_caption(s) || bao__ends_with_any(s, bao__words_part_title_endings) ||
           (bao_has(s, "表（") && s.n > 18) || (bao__could_be_title(s) && bao__ends_title(s));
}

/* 编制单位：…, 2024年12月31日: about the table, where its title or unit stands by. */
static bool is_about(bao_span s)
{
    return s.n < TITLE_MOST && bao__has_any(s, bao__words_about_marks);
}

static void look_cell(const bao__page *page, const bao__item *cell, row *r)
{
    bao_range text = {UINT32_MAX, 0};
    for (uint32_t i = (uint32_t)(cell - page->items) + 1; i < cell->end; i++) {
        const bao__item *line = &page->items[i];
        r->others |= line->kind == BAO__ITEM_TABLE;
        if (line->kind == BAO__ITEM_LINE && !(line->looks & BAO__HIDDEN)) {
            text.from = line->text.from < text.from ? line->text.from : text.from;
            text.to = line->text.to;
        }
    }
    r->cells++;
    r->columns += cell->colspan;
    r->tall |= cell->rowspan > 1;
    if (text.from >= text.to) {
        return;
    }
    const bao_span s = bao__trim_span(bao_span_cut(page->report->text.utf8, text));
    const bool title = is_title(s) || is_unit(s) || is_table_number(s);
    r->filled++;
    r->title |= title;
    r->others |= !title && !is_about(s);
}

/* Row `n` of the table at `at`; *next is the item behind its cells. */
static row look(const bao__page *page, uint32_t at, uint32_t n, uint32_t *next)
{
    row r = {0};
    uint32_t i = *next;
    for (; i < page->items[at].end; i = page->items[i].end) {
        const bao__item *cell = &page->items[i];
        if (cell->kind != BAO__ITEM_CELL) {
            continue;
        }
        if (cell->row != n) {
            break;
        }
        look_cell(page, cell, &r);
    }
    *next = i;
    return r;
}

/* The cells [from, to) become one caption, of one line; rows below move up. */
static void cut(bao__page *page, uint32_t at, uint32_t to, uint32_t rows)
{
    bao__item *items = page->items, *first = NULL;
    const uint32_t end = items[at].end;
    for (uint32_t i = at + 1; i < to; i++) {
        bao__item *item = &items[i];
        if (item->kind != BAO__ITEM_LINE || (item->looks & BAO__HIDDEN)) {
            item->kind = BAO__ITEM_IMAGE;
            item->looks |= BAO__HIDDEN;
        } else if (!first) {
            first = item;
        } else {
            first->text.to = item->text.to;
            item->kind = BAO__ITEM_IMAGE;
            item->looks |= BAO__HIDDEN;
        }
    }
    for (uint32_t i = to; i < end; i = items[i].end) {
        items[i].row -= items[i].kind == BAO__ITEM_CELL ? rows : 0;
    }
    items[at].row -= rows;
}

static void cut_title(bao__page *page, uint32_t at)
{
    uint32_t next = at + 1, to = 0, rows = 0;
    for (uint32_t n = 0; n < ROWS_MOST; n++) {
        const row r = look(page, at, n, &next);
        if (!r.cells || r.tall || r.others || r.filled > 3 ||
            (r.filled && !r.title && r.filled == r.cells)) {
            break;
        }
        if (r.title) {
            to = next;
            rows = n + 1;
        }
    }
    /* something must be left, and of more than one column */
    uint32_t rest = to;
    const row below = rows ? look(page, at, rows, &rest) : (row){0};
    if (rows && rows < page->items[at].row && below.cells > 1) {
        cut(page, at, to, rows);
    }
}

void bao__flow_titles(bao__page *page)
{
    for (uint32_t i = 0; i < page->item_count; i++) {
        const bao__item *item = &page->items[i];
        if (item->kind == BAO__ITEM_TABLE && !(item->looks & BAO__LAYOUT)) {
            cut_title(page, i);
        }
    }
}

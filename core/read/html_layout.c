/* html_layout.c - which tables of a page are tables. */
#include "read/html_layout.h"

#include "read/page_vocabulary.h"
#include "read/html_tree.h"
#include "read/words.h"

/* A cell with so many lines and bytes holds prose. */
#define PROSE_LINES 3
#define PROSE_BYTES 450

/* A table that places things has few cells with text. */
#define CELLS_FEW 10

/* What was seen in a table so far. */
typedef struct sight {
    uint32_t item;
    uint32_t filled;      /* cells with text */
    uint32_t pairs;       /* rows with more than one cell */
    uint32_t bytes;       /* of text, that of tables inside as well */
    uint32_t nested;      /* of tables inside */
    uint32_t nested_most; /* filled cells of the largest table of data inside */
    uint32_t links;       /* bytes in links */
    uint32_t labels;      /* cells like 索引号 */
    uint32_t cell_bytes;  /* of the cell that is looked at */
    uint32_t cell_lines;
    uint32_t most_bytes; /* of the largest cell */
    uint32_t most_lines;
    uint32_t row, row_cells;
} sight;

static void finish_cell(sight *s)
{
    s->filled += s->cell_bytes > 0;
    if (s->cell_bytes > s->most_bytes) {
        s->most_bytes = s->cell_bytes;
        s->most_lines = s->cell_lines;
    }
    s->cell_bytes = s->cell_lines = 0;
}

static void see_cell(sight *s, const bao__item *cell)
{
    finish_cell(s);
    s->row_cells = cell->row == s->row ? s->row_cells + 1 : 1;
    s->row = cell->row;
    s->pairs += s->row_cells == 2;
}

static bool has_colon(bao_span s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == ':' ||
            (s.p[i] == "："[0] && bao_span_starts(bao__rest(s, i), BAO_SPAN("：")))) {
            return true;
        }
    }
    return false;
}

static void see_line(const bao__page *page, sight *s, const bao__item *line)
{
    const bao_span text = bao_span_cut(page->report->text.utf8, line->text);
    const uint32_t n = (uint32_t)text.n;
    s->bytes += n;
    s->links += line->links;
    s->cell_bytes += n;
    s->cell_lines++;
    s->labels +=
        n < 120 && (bao__is_about_label(text) || (has_colon(text) && bao__begins_about(text)));
}

static bool only_places(const sight *s)
{
    const bool prose = s->most_lines >= PROSE_LINES && s->most_bytes >= PROSE_BYTES;
    return s->filled <= 1 || s->pairs == 0 || s->nested * 2 > s->bytes || s->links * 2 > s->bytes ||
           (prose && s->most_bytes * 2 > s->bytes);
}

/* The table is seen: what is it? Its text is its parent's as well. */
static void finish_table(bao__page *page, sight *s, sight *parent)
{
    bao__item *item = &page->items[s->item];
    finish_cell(s);
    if (only_places(s) || (item->looks & BAO__HIDDEN)) {
        item->looks |= BAO__LAYOUT;
    } else if (s->labels >= 2 && s->labels * 3 >= s->filled && s->bytes < 1500) {
        item->role = BAO__ROLE_ABOUT;
    }
    if (parent) {
        parent->bytes += s->bytes;
        parent->nested += s->bytes;
        parent->links += s->links;
        if (!(item->looks & BAO__LAYOUT) && s->filled > parent->nested_most) {
            parent->nested_most = s->filled;
        }
        parent->cell_bytes += s->bytes;
        parent->cell_lines += s->filled;
    }
}

void bao__layout_mark(bao__page *page)
{
    sight open[BAO__TABLES_MOST];
    uint32_t depth = 0;
    for (uint32_t i = 0; i <= page->item_count; i++) {
        while (depth && (i == page->item_count || i >= page->items[open[depth - 1].item].end)) {
            depth--;
            finish_table(page, &open[depth], depth ? &open[depth - 1] : NULL);
        }
        if (i == page->item_count) {
            break;
        }
        const bao__item *item = &page->items[i];
        if (item->kind == BAO__ITEM_TABLE && depth < BAO__TABLES_MOST) {
            open[depth++] = (sight){.item = i};
        } else if (item->kind == BAO__ITEM_CELL && depth) {
            see_cell(&open[depth - 1], item);
        } else if (item->kind == BAO__ITEM_LINE && depth) {
            see_line(page, &open[depth - 1], item);
        }
    }
}

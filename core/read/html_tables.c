/* html_tables.c - the tags of tables and their parts: what closes what, rows, spans. */
#include "read/html_tree.h"
#include "read/line.h"

/* As the HTML standard has it. */
#define COLSPAN_MOST 1000
#define ROWSPAN_MOST 65534

/* Cells of a page. */
#define CELLS_MOST 1000000u

uint16_t bao__tree_part(const bao__tree *tree)
{
    const uint16_t part = tree->part ? tree->stack[tree->part - 1].element : BAO__HTML_OTHER;
    return part == bao__html_thead || part == bao__html_tfoot ? bao__html_tbody : part;
}

static bool is_in_cell(uint16_t part)
{
    return part == bao__html_td || part == bao__html_th || part == bao__html_caption;
}

static bao__open_table *current(bao__tree *tree)
{
    return &tree->tables[tree->table_depth - 1];
}

/* A number as the standard reads it from an attribute; 0 and *odd when it is none. */
static uint32_t read_span(bao__tree *tree, bao__attribute attribute, uint32_t most, bool *odd)
{
    const bao_span s = bao__tokens_value(&tree->tokens, attribute);
    size_t i = 0;
    uint32_t value = 0;
    while (i < s.n && (s.p[i] == ' ' || (s.p[i] >= '\t' && s.p[i] <= '\r'))) {
        i++;
    }
    i += i < s.n && s.p[i] == '+';
    const size_t digits = i;
    for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++) {
        value = value > most ? value : value * 10 + (uint32_t)(s.p[i] - '0');
    }
    *odd |= i == digits || value > most;
    return value > most ? most : value;
}

static void read_spans(bao__tree *tree, bao__item *cell)
{
    bool odd = false;
    cell->rowspan = cell->colspan = 1;
    if (tree->tokens.has >> BAO__ATTR_COLSPAN & 1) {
        const uint32_t colspan = read_span(tree, BAO__ATTR_COLSPAN, COLSPAN_MOST, &odd);
        odd |= colspan == 0;
        cell->colspan = colspan ? (uint16_t)colspan : 1;
    }
    if (tree->tokens.has >> BAO__ATTR_ROWSPAN & 1) {
        bool none = false;
        const uint32_t rowspan = read_span(tree, BAO__ATTR_ROWSPAN, ROWSPAN_MOST, &none);
        odd |= none;
        /* 0 reaches to the end of its group of rows */
        cell->rowspan = rowspan ? (uint16_t)rowspan : none ? 1 : ROWSPAN_MOST;
    }
    if (odd) {
        bao__tree_note(tree, &tree->odd.spans, &tree->odd.spans_at);
    }
}

void bao__tree_close_group(bao__tree *tree)
{
    bao__open_table *table = current(tree);
    bao__page *page = tree->page;
    for (uint32_t i = table->group_item; table->reach > table->row && i < page->item_count;
         i = page->items[i].end) {
        bao__item *cell = &page->items[i];
        if (cell->kind == BAO__ITEM_CELL && cell->row + cell->rowspan > table->row) {
            cell->rowspan = (uint16_t)(table->row - cell->row);
        }
    }
    table->reach = 0;
    table->group_item = (uint32_t)page->item_count;
}

static void open_table(bao__tree *tree, uint8_t looks)
{
    if (tree->table_depth >= BAO__TABLES_MOST) {
        bao__tree_note(tree, &tree->odd.nested_tables, &tree->odd.nested_at);
        return;
    }
    const uint32_t depth = tree->depth;
    bao__tree_push(tree, bao__html_table, looks);
    if (tree->depth == depth) {
        return;
    }
    bao__item *item = bao__tree_add(tree, BAO__ITEM_TABLE);
    const uint32_t index = item ? (uint32_t)(item - tree->page->items) : BAO_NONE;
    if (item) {
        item->looks |= looks & BAO__IMPLICIT ? BAO__STRAY : 0;
        item->element = bao__html_table;
    }
    tree->stack[tree->depth - 1].item = index;
    tree->tables[tree->table_depth++] =
        (bao__open_table){.item = index, .group_item = (uint32_t)tree->page->item_count};
}

/* A table that only stray cells told of, and that holds something. */
static void note_stray(bao__tree *tree, const bao__item *table)
{
    const bao_range text = bao__trim(bao_buf_view(&tree->page->out), table->text);
    if ((table->looks & BAO__STRAY) && text.from < text.to && tree->odd.stray_cells++ == 0) {
        tree->odd.stray_at = table->page;
    }
}

void bao__tree_close_table(bao__tree *tree, const bao__open *open)
{
    if (open->item != BAO_NONE) {
        bao__item *item = &tree->page->items[open->item];
        item->end = (uint32_t)tree->page->item_count;
        item->text.to = (uint32_t)tree->page->out.n;
        item->row = current(tree)->row;
        note_stray(tree, item);
    }
    tree->table_depth--;
}

/* An empty cell keeps a place in the text. */
void bao__tree_close_cell(bao__tree *tree, const bao__open *open)
{
    bao__item *item = &tree->page->items[open->item];
    if (item->text.from == tree->page->out.n) {
        bao__tree_put(tree, "\n", 1, tree->tokens.token);
        item->text.to = item->text.from;
    } else {
        item->text.to = (uint32_t)tree->page->out.n;
    }
    item->end = (uint32_t)tree->page->item_count;
}

/* These close a part of the innermost table, and what is open in it. */
static void close_cell(bao__tree *tree)
{
    if (is_in_cell(bao__tree_part(tree))) {
        bao__tree_pop_to(tree, tree->part - 1);
    }
}

static void close_row(bao__tree *tree)
{
    close_cell(tree);
    if (bao__tree_part(tree) == bao__html_tr) {
        bao__tree_pop_to(tree, tree->part - 1);
    }
}

static void close_body(bao__tree *tree)
{
    close_row(tree);
    if (bao__tree_part(tree) == bao__html_tbody) {
        bao__tree_pop_to(tree, tree->part - 1);
    }
}

static void close_table(bao__tree *tree)
{
    close_body(tree);
    if (bao__tree_part(tree) == bao__html_table) {
        bao__tree_pop_to(tree, tree->part - 1);
    }
}

/* Nothing but the innermost part stays open in it. */
static void clear_to_part(bao__tree *tree)
{
    bao__tree_pop_to(tree, tree->part);
}

static void need_body(bao__tree *tree)
{
    if (bao__tree_part(tree) == bao__html_table) {
        clear_to_part(tree);
        bao__tree_push(tree, bao__html_tbody, 0);
    }
}

static void open_row(bao__tree *tree, uint8_t looks)
{
    need_body(tree);
    clear_to_part(tree);
    bao__tree_push(tree, bao__html_tr, looks);
    current(tree)->row++;
}

static void open_cell(bao__tree *tree, uint16_t element, uint8_t looks)
{
    close_cell(tree);
    if (bao__tree_part(tree) != bao__html_tr) {
        open_row(tree, 0);
    }
    clear_to_part(tree);
    const uint32_t depth = tree->depth;
    bao__tree_push(tree, element, looks);
    bao__item *cell = tree->depth > depth ? bao__tree_add(tree, BAO__ITEM_CELL) : NULL;
    if (!cell) {
        return;
    }
    bao__open_table *table = current(tree);
    tree->stack[tree->depth - 1].item = (uint32_t)(cell - tree->page->items);
    tree->page->full |= ++tree->page->cells > CELLS_MOST;
    cell->element = element;
    cell->row = table->row - 1;
    cell->looks |= element == bao__html_th ? BAO__IS_HEADER : 0;
    read_spans(tree, cell);
    const uint32_t reach = cell->row + cell->rowspan;
    table->reach = reach > table->reach ? reach : table->reach;
}

static void open_caption(bao__tree *tree, uint8_t looks)
{
    const uint32_t depth = tree->depth;
    bao__tree_push(tree, bao__html_caption, looks);
    bao__item *item = tree->depth > depth ? bao__tree_add(tree, BAO__ITEM_CAPTION) : NULL;
    if (item) {
        tree->stack[tree->depth - 1].item = (uint32_t)(item - tree->page->items);
    }
    if (current(tree)->captioned) {
        bao__tree_note(tree, &tree->odd.captions, &tree->odd.captions_at);
    }
    current(tree)->captioned = true;
}

static void open_body(bao__tree *tree, uint16_t element, uint8_t looks)
{
    bao__open_table *table = current(tree);
    if (table->foot && element != bao__html_tfoot) {
        bao__tree_note(tree, &tree->odd.feet, &tree->odd.feet_at);
    }
    table->foot |= element == bao__html_tfoot;
    bao__tree_push(tree, element, looks);
}

static void start_table(bao__tree *tree, uint8_t looks)
{
    bao__tree_leave_implicit(tree);
    if (tree->part && !is_in_cell(bao__tree_part(tree))) {
        close_table(tree);
    }
    const uint32_t p = bao__tree_in_scope(tree, bao__html_p);
    if (p) {
        bao__tree_pop_to(tree, p - 1);
    }
    bao__tree_end_line(tree, tree->tokens.token, false);
    open_table(tree, looks);
}

static bool is_in_foreign(const bao__tree *tree)
{
    return tree->depth && (tree->stack[tree->depth - 1].looks & BAO__HOLDS_HTML);
}

/* A part outside of any table: cells and rows make one up, others are nothing. */
static bool start_stray(bao__tree *tree, uint16_t element)
{
    if (is_in_foreign(tree)) {
        return false;
    }
    if (element != bao__html_td && element != bao__html_th && element != bao__html_tr) {
        return false;
    }
    bao__tree_end_line(tree, tree->tokens.token, false);
    open_table(tree, BAO__IMPLICIT);
    return tree->part > 0;
}

void bao__tree_start_part(bao__tree *tree, uint16_t element, uint8_t looks)
{
    if (element == bao__html_table) {
        start_table(tree, looks);
        return;
    }
    if (!tree->part && !start_stray(tree, element)) {
        return;
    }
    bao__tree_end_line(tree, tree->tokens.token, false);
    const uint32_t table = tree->stack[tree->part - 1].looks & BAO__IMPLICIT;
    looks |= (uint8_t)table;
    if (element == bao__html_td || element == bao__html_th) {
        open_cell(tree, element, looks);
    } else if (element == bao__html_tr) {
        close_row(tree);
        open_row(tree, looks);
    } else {
        close_body(tree);
        clear_to_part(tree);
        if (element == bao__html_caption) {
            open_caption(tree, looks);
        } else if (element != bao__html_col && element != bao__html_colgroup) {
            open_body(tree, element, looks);
        }
    }
}

/* Index of `element` among the open parts of the innermost table, + 1; 0: it is not open. */
static uint32_t open_part(const bao__tree *tree, uint16_t element)
{
    for (uint32_t part = tree->part; part; part = tree->stack[part - 1].part) {
        if (tree->stack[part - 1].element == element) {
            return part;
        }
        if (tree->stack[part - 1].element == bao__html_table) {
            break;
        }
    }
    return 0;
}

void bao__tree_end_part(bao__tree *tree, uint16_t element)
{
    if (element == bao__html_col || element == bao__html_colgroup) {
        return;
    }
    if (!open_part(tree, element)) {
        bao__tree_note(tree, &tree->odd.ends, &tree->odd.ends_at);
    } else if (element == bao__html_table) {
        close_table(tree);
    } else if (element == bao__html_tr) {
        close_row(tree);
    } else if (is_in_cell(element)) {
        close_cell(tree);
    } else {
        close_body(tree);
    }
}

void bao__tree_leave_implicit(bao__tree *tree)
{
    const uint32_t table = tree->part ? open_part(tree, bao__html_table) : 0;
    if (table && (tree->stack[table - 1].looks & BAO__IMPLICIT) &&
        !is_in_cell(bao__tree_part(tree))) {
        close_table(tree);
    }
}

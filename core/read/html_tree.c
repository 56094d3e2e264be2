/* html_tree.c - the elements that are open: opening, closing, what end tags may reach. */
#include "read/html_tree.h"

void bao__tree_note(const bao__tree *tree, uint32_t *count, uint32_t *at)
{
    if ((*count)++ == 0) {
        *at = tree->tokens.token.from;
    }
}

static bool is_heading(uint16_t element)
{
    return element >= bao__html_h1 && element <= bao__html_h6;
}

static bool is_list(uint16_t element)
{
    return element == bao__html_ul || element == bao__html_ol || element == bao__html_li ||
           element == bao__html_dl;
}

static bool is_group(uint16_t element)
{
    return element == bao__html_tbody || element == bao__html_thead || element == bao__html_tfoot;
}

static bool is_pre(uint16_t element)
{
    return element == bao__html_pre || element == bao__html_listing;
}

static void open_box(bao__tree *tree, uint16_t element)
{
    bao__page *page = tree->page;
    if (!BAO_RESERVE(page->report->arena, page->boxes, page->box_count, page->box_capacity)) {
        page->failed = true;
        return;
    }
    bao__box *box = &page->boxes[page->box_count];
    *box = (bao__box){.parent = tree->box, .from = (uint32_t)page->item_count, .element = element};
    tree->box = (uint32_t)page->box_count++;
}

static bool has_box(uint16_t element)
{
    return (bao__element_looks[element] & BAO__BOX) || element == bao__html_td ||
           element == bao__html_th || element == bao__html_table;
}

/* Most elements are not: nothing is shown otherwise for them. */
static bool is_counted(const bao__open *open)
{
    static const bool counted[BAO__HTML_ELEMENTS] = {
        [bao__html_ul] = true, [bao__html_ol] = true,  [bao__html_li] = true,
        [bao__html_dl] = true, [bao__html_pre] = true, [bao__html_listing] = true,
    };
    return (open->looks & (BAO__HIDES | BAO__CONTROLS)) || counted[open->element] ||
           (bao__element_looks[open->element] & BAO__ASIDE);
}

/* Adds `by` (1 or -1) to what is counted of open elements. */
static void count(bao__tree *tree, const bao__open *open, uint32_t by)
{
    const uint16_t looks = bao__element_looks[open->element];
    tree->pre += is_pre(open->element) ? by : 0;
    tree->lists += is_list(open->element) ? by : 0;
    tree->asides += looks & BAO__ASIDE ? by : 0;
    tree->hiders += open->looks & BAO__HIDES ? by : 0;
    tree->controls += open->looks & BAO__CONTROLS ? by : 0;
}

void bao__tree_push(bao__tree *tree, uint16_t element, uint8_t looks)
{
    const bool part = bao__element_looks[element] & BAO__PART;
    const uint32_t most = BAO__DEPTH_MOST + (part ? BAO__DEPTH_PARTS : 0);
    if (tree->depth >= most) {
        tree->unpushed += !part;
        bao__tree_note(tree, &tree->odd.deep, &tree->odd.deep_at);
        return;
    }
    bao__open *open = &tree->stack[tree->depth++];
    *open = (bao__open){element,   looks,    tree->heading,    tree->part,
                        tree->box, BAO_NONE, tree->background, tree->size};
    if (is_counted(open)) {
        const bool hidden = bao__tree_hides(tree);
        count(tree, open, 1);
        if (!hidden && bao__tree_hides(tree)) {
            bao__tree_hide(tree);
        }
    }
    tree->part = part ? tree->depth : tree->part;
    tree->heading = is_heading(element) ? (uint8_t)(element - bao__html_h1 + 1) : tree->heading;
    if (has_box(element)) {
        open_box(tree, element);
    }
}

static void pop(bao__tree *tree)
{
    bao__open *open = &tree->stack[tree->depth - 1];
    if ((bao__element_looks[open->element] & BAO__LINE) || open->element == bao__html_select) {
        bao__tree_end_line(tree, tree->tokens.token, false);
    }
    while (tree->inline_count && tree->inlines[tree->inline_count - 1].depth >= tree->depth) {
        bao__tree_close_inline(tree, tree->inline_count - 1);
    }
    if (open->element == bao__html_table) {
        bao__tree_close_table(tree, open);
    } else if (is_group(open->element)) {
        bao__tree_close_group(tree);
    } else if (open->item != BAO_NONE) {
        bao__tree_close_cell(tree, open);
    }
    if (has_box(open->element)) {
        tree->page->boxes[tree->box].to = (uint32_t)tree->page->item_count;
    }
    if (is_counted(open)) {
        const bool hidden = bao__tree_hides(tree), control = tree->controls > 0;
        count(tree, open, UINT32_MAX);
        if (hidden && !bao__tree_hides(tree)) {
            bao__tree_show(tree, control);
        }
    }
    tree->form &= open->element != bao__html_form;
    tree->part = open->part;
    tree->box = open->box;
    tree->heading = open->heading;
    tree->background = open->background;
    tree->size = open->size;
    tree->depth--;
}

void bao__tree_pop_to(bao__tree *tree, uint32_t index)
{
    while (tree->depth > index) {
        pop(tree);
    }
}

uint32_t bao__tree_in_scope(const bao__tree *tree, uint16_t element)
{
    const bool button = element == bao__html_p, list = element == bao__html_li;
    for (uint32_t i = tree->depth; i-- > 0;) {
        const bao__open *open = &tree->stack[i];
        if (open->element == element) {
            return i + 1;
        }
        if (((bao__element_looks[open->element] & BAO__SCOPE) && !(open->looks & BAO__IMPLICIT)) ||
            (button && open->element == bao__html_button) ||
            (list && (open->element == bao__html_ul || open->element == bao__html_ol))) {
            return 0;
        }
    }
    return 0;
}

void bao__tree_mark_cell(bao__tree *tree, uint8_t marks)
{
    const bao__open *part = tree->part ? &tree->stack[tree->part - 1] : NULL;
    if (part && part->item != BAO_NONE && part->element == bao__html_td) {
        tree->page->items[part->item].marks |= marks;
    }
}

/* html_inline.c - inline elements that hide, mark, shrink or paint what is in them. */
#include "read/html_inline.h"

#include "read/superscripts.h"

static uint16_t looks_of(uint16_t element)
{
    return bao__element_looks[element];
}

static bool has(const bao__tokens *t, bao__attribute attribute)
{
    return t->has >> attribute & 1;
}

/* <font size=1>, -1: of seven sizes, 3 is that of the text. */
static void read_font_size(bao_span value, bao__shown *shown)
{
    const bool less = value.n == 2 && value.p[0] == '-';
    const char step = value.n ? value.p[value.n - 1] : '\0';
    if (less || (value.n == 1 && (step == '1' || step == '2'))) {
        shown->percent = less || step == '1' ? 63 : 81;
    }
}

static void read_attributes(const bao__tokens *t, uint16_t element, bao__shown *shown)
{
    bool transparent;
    if (has(t, BAO__ATTR_BGCOLOUR)) {
        shown->background =
            bao__style_colour(bao__tokens_value(t, BAO__ATTR_BGCOLOUR), &transparent);
    }
    if (element == bao__html_font && has(t, BAO__ATTR_COLOUR)) {
        shown->colour = bao__style_colour(bao__tokens_value(t, BAO__ATTR_COLOUR), &transparent);
    }
    if (element == bao__html_font && has(t, BAO__ATTR_SIZE)) {
        read_font_size(bao__tokens_value(t, BAO__ATTR_SIZE), shown);
    }
    if (has(t, BAO__ATTR_STYLE)) {
        bao__style_read(bao__tokens_value(t, BAO__ATTR_STYLE), shown);
    }
}

static bao_span tag_name(const bao__tokens *t)
{
    const bao_span s = bao_span_cut(t->page, t->token);
    size_t n = 1;
    while (n < s.n && !strchr(" \t\r\n\f/>", s.p[n])) {
        n++;
    }
    return (bao_span){s.p + 1, n - 1};
}

/* Letters of the colour that they stand on. A header's background is mostly said elsewhere. */
static bool is_pale(const bao__tree *tree, uint16_t element, const bao__shown *shown)
{
    const uint32_t behind =
        shown->background != BAO__NO_COLOUR ? shown->background : tree->background;
    return element != bao__html_th && element != bao__html_a &&
           bao__style_alike(shown->colour, behind);
}

uint8_t bao__inline_shown(const bao__tree *tree, uint16_t element, bao__shown *shown)
{
    const bao__tokens *t = &tree->tokens;
    *shown = bao__shown_none();
    if (looks_of(element) & BAO__CONTROL) {
        return BAO__CONTROLS;
    }
    if (tree->sheet.count) {
        bao__sheet_apply(&tree->sheet, tag_name(t), bao__tokens_value(t, BAO__ATTR_ID),
                         bao__tokens_value(t, BAO__ATTR_CLASS), shown);
    }
    if (t->has) {
        read_attributes(t, element, shown);
    }
    const bool squeezed = shown->squeezed && shown->clipped && !(looks_of(element) & BAO__PART);
    const bool struck =
        element == bao__html_del || element == bao__html_s || element == bao__html_strike;
    return shown->hides || squeezed || struck || has(t, BAO__ATTR_HIDDEN) ||
                   is_pale(tree, element, shown)
               ? BAO__HIDES
               : 0;
}

void bao__inline_set(bao__tree *tree, const bao__shown *shown)
{
    if (shown->background != BAO__NO_COLOUR) {
        tree->background = shown->background;
    }
    if (shown->size) {
        tree->size = shown->size;
    } else if (shown->percent && tree->size) {
        tree->size = (uint16_t)(tree->size * shown->percent / 100);
    }
}

/* The innermost open element of this name of which something is said; BAO__INLINES_MOST: none. */
static uint32_t find_open(const bao__tree *tree, uint64_t key)
{
    for (uint32_t i = tree->inline_count; i-- > 0;) {
        if (tree->inlines[i].key == key) {
            return i;
        }
    }
    return BAO__INLINES_MOST;
}

static void open_inline(bao__tree *tree, const bao__inline *element)
{
    if ((element->looks & (BAO__HIDES | BAO__CONTROLS)) && !bao__tree_hides(tree)) {
        bao__tree_hide(tree);
    }
    tree->inlines[tree->inline_count++] = *element;
    tree->inline_hiders += (element->looks & BAO__HIDES) != 0;
    tree->inline_controls += (element->looks & BAO__CONTROLS) != 0;
}

/* Red, green: parts of a colour that differ by less are shades of grey. */
#define SATURATED 60

static bool is_bright(uint32_t colour)
{
    const uint32_t red = colour >> 16 & 255, green = colour >> 8 & 255, blue = colour & 255;
    const uint32_t high = red > green ? red : green, low = red < green ? red : green;
    return colour != BAO__NO_COLOUR &&
           (high > blue ? high : blue) - (low < blue ? low : blue) >= SATURATED;
}

/* A figure in a cell whose colour or class may be its sign. */
static bool may_be_sign(const bao__tree *tree, const bao__shown *shown)
{
    static const char *const words[] = {"down",     "fall", "drop",     "decrease", "minus",
                                        "negative", "rise", "increase", NULL};
    const bao_span classes = bao__tokens_value(&tree->tokens, BAO__ATTR_CLASS);
    for (size_t i = 0; classes.n && words[i]; i++) {
        if (bao__class_holds(classes, words[i])) {
            return true;
        }
    }
    return is_bright(shown->colour);
}

void bao__inline_start(bao__tree *tree, uint16_t element)
{
    bao__shown shown;
    const uint8_t looks = bao__inline_shown(tree, element, &shown);
    const bao__mark mark = bao__mark_of(tree, element, &shown);
    const bool said =
        looks || mark || shown.size || shown.percent || shown.background != BAO__NO_COLOUR;
    if (looks_of(element) & BAO__VOID) {
        return;
    }
    if (tree->part && tree->tokens.has && may_be_sign(tree, &shown)) {
        bao__tree_mark_cell(tree, BAO_CELL_COLOURED);
    }
    if (said && tree->inline_count < BAO__INLINES_MOST) {
        open_inline(tree,
                    &(bao__inline){tree->tokens.key, 0, tree->depth, (uint32_t)tree->page->out.n,
                                   tree->background, tree->size, element, looks, (uint8_t)mark});
        bao__inline_set(tree, &shown);
    } else if (tree->inline_count) {
        const uint32_t open = find_open(tree, tree->tokens.key);
        if (open < BAO__INLINES_MOST) {
            tree->inlines[open].nested++;
        }
    }
}

void bao__tree_close_inline(bao__tree *tree, uint32_t index)
{
    const bao__inline element = tree->inlines[index];
    const bool hidden = bao__tree_hides(tree), control = tree->inline_controls > 0;
    memmove(&tree->inlines[index], &tree->inlines[index + 1],
            (tree->inline_count - index - 1) * sizeof element);
    tree->inline_count--;
    tree->inline_hiders -= (element.looks & BAO__HIDES) != 0;
    tree->inline_controls -= (element.looks & BAO__CONTROLS) != 0;
    tree->size = element.size;
    tree->background = element.background;
    if (hidden && !bao__tree_hides(tree)) {
        bao__tree_show(tree, control);
    }
}

void bao__inline_end(bao__tree *tree)
{
    const uint32_t open =
        tree->inline_count ? find_open(tree, tree->tokens.key) : BAO__INLINES_MOST;
    if (open == BAO__INLINES_MOST) {
        return;
    }
    if (tree->inlines[open].nested) {
        tree->inlines[open].nested--;
        return;
    }
    const bao__inline closed = tree->inlines[open];
    bao__tree_close_inline(tree, open);
    if (closed.mark) {
        bao__mark_end(tree, &closed);
    }
}

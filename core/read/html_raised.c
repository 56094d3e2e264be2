/* html_raised.c - <sup> and <sub> next to digits. 总值<sup>2</sup>540 is 540 with a footnote, and
 * 10<sup>4</sup> is no 104. */
#include "read/html_raised.h"

/* Digits of a footnote's number or a power. */
#define DIGITS_MOST 3

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

void bao__raised_start(bao__tree *tree)
{
    const bao_buf *out = &tree->page->out;
    tree->raised = (bao__raised){.from = (uint32_t)out->n, .element = tree->tokens.element};
    tree->raised.behind_digit = tree->line.is_open && out->n && is_digit(out->p[out->n - 1]);
}

/* What stands in it is 1 to 3 digits; of <sub> (PM2.5) with a point. */
static bool holds_digits(const bao__tree *tree)
{
    const bao_buf *out = &tree->page->out;
    const bao__raised *raised = &tree->raised;
    const size_t n = out->n - raised->from;
    if (!tree->line.is_open || raised->from < tree->line.from || n == 0 || n > DIGITS_MOST) {
        return false;
    }
    for (size_t i = raised->from; i < out->n; i++) {
        if (!is_digit(out->p[i]) && (out->p[i] != '.' || raised->element == bao__html_sup)) {
            return false;
        }
    }
    return true;
}

/* The digits become raised ones, which are no digits of a number. */
static void raise_digits(bao__tree *tree)
{
    static const char *const raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    bao__page *page = tree->page;
    const bao_piece *last = &page->pieces[page->piece_count - 1];
    char digits[DIGITS_MOST];
    const uint32_t from = tree->raised.from, n = (uint32_t)page->out.n - from;
    if (last->size || last->text > from) {
        return;
    }
    const uint32_t at = last->page + (from - last->text);
    memcpy(digits, page->out.p + from, n);
    page->out.n = from;
    page->piece_count -= last->text == from;
    for (uint32_t i = 0; i < n; i++) {
        const char *text = raised[digits[i] - '0'];
        bao__tree_put(tree, text, strlen(text), (bao_range){at + i, at + i + 1});
    }
}

void bao__raised_end(bao__tree *tree)
{
    bao__raised *raised = &tree->raised;
    if (raised->element != tree->tokens.element || !holds_digits(tree)) {
        return;
    }
    if (raised->element == bao__html_sup && raised->behind_digit) {
        raise_digits(tree);
    } else {
        raised->pending = true;
        raised->lowered = raised->element == bao__html_sub;
        raised->to = (uint32_t)tree->page->out.n;
        raised->tag = tree->tokens.token;
    }
    raised->element = BAO__HTML_OTHER;
}

void bao__raised_follow(bao__tree *tree, char next)
{
    bao__raised *raised = &tree->raised;
    raised->pending = false;
    if (raised->to != tree->page->out.n || !is_digit(next) || bao__tree_hides(tree)) {
        return;
    }
    /* a footnote's number is left out; PM<sub>2.5</sub> is parted from what follows */
    tree->hidden_from = raised->from;
    const bool parted = raised->lowered;
    if (parted) {
        tree->hidden_from = (uint32_t)tree->page->out.n;
        bao__tree_put(tree, "\n", 1, raised->tag);
    }
    bao__tree_show(tree, true);
    if (tree->page->hidden_count) {
        tree->page->hidden[tree->page->hidden_count - 1].blank = parted;
    }
}

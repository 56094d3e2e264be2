/* superscripts.c - digits in <sup>, <sub>, <small>, links to notes and their like.
 * 总值<sup>2</sup>540 is 540 with a footnote, 540<sup>2</sup>亿元 as well, and 10<sup>4</sup> is no
 * 104. */
#include "read/superscripts.h"

#include "base/utf8.h"
#include "read/line.h"
#include "read/words.h"

/* Digits of a footnote's number or a power. */
#define DIGITS_MOST 3

/* Letters of less than so much of a hundred of those around them are small: Word's are 58 to 67. */
#define SMALL_SHARE 75

/* Tenths of a pixel: nobody prints a report in smaller letters. */
#define SMALL_SIZE 95

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_sized_down(const bao__tree *tree, const bao__shown *shown)
{
    if (shown->percent) {
        return shown->percent <= SMALL_SHARE;
    }
    const uint32_t around = tree->line.is_open ? tree->text_size : tree->size;
    return shown->size &&
           (around ? shown->size * 100u <= around * SMALL_SHARE : shown->size <= SMALL_SIZE);
}

/* #_ftn2, #note-3: a place of the same page. */
static bool leads_to_note(bao_span href)
{
    static const char *const notes[] = {"#_ftn", "#_edn", "#fn",  "#note", "#footnote",
                                        "#cite", "#ref",  "#_ft", "#zhu",  NULL};
    return bao__starts_with_any(href, notes);
}

static bool is_note_class(bao_span classes)
{
    return bao__class_holds(classes, "footnote") || bao__class_holds(classes, "endnote") ||
           bao__class_holds(classes, "noteref") || bao__class_holds(classes, "fnref");
}

static bool is_note(const bao__tree *tree)
{
    const bao__tokens *t = &tree->tokens;
    return bao__class_holds(bao__tokens_value(t, BAO__ATTR_ROLE), "noteref") ||
           bao__class_holds(bao__tokens_value(t, BAO__ATTR_TYPE), "noteref") ||
           bao__class_holds(bao__tokens_value(t, BAO__ATTR_STYLE), "mso-footnote-id") ||
           leads_to_note(bao__tokens_value(t, BAO__ATTR_HREF)) ||
           is_note_class(bao__tokens_value(t, BAO__ATTR_CLASS));
}

bao__mark bao__mark_of(const bao__tree *tree, uint16_t element, const bao__shown *shown)
{
    const bao__tokens *t = &tree->tokens;
    const bao_span href = bao__tokens_value(t, BAO__ATTR_HREF);
    if (t->has && is_note(tree)) {
        return BAO__NOTE_MARK;
    }
    if (element == bao__html_sub) {
        return BAO__SUBSCRIPT;
    }
    if (element == bao__html_sup || shown->raised) {
        return BAO__SUPERSCRIPT;
    }
    const bool link = href.n && href.p[0] == '#';
    return element == bao__html_small || link || shown->lifted || is_sized_down(tree, shown)
               ? BAO__SMALL_MARK
               : BAO__NO_MARK;
}

bool bao__mark_is(bao_span s, bool subscript, bool *digits)
{
    static const char *const parts[] = {"[", "]", "［", "］", "〔",       "〕", "【", "】",
                                        "(", ")", "（", "）", "注",       ",",  "，", "、",
                                        " ", "*", "※",  "†",  "\xC2\xA0", NULL};
    size_t count = 0, other = 0;
    for (size_t i = 0; i < s.n;) {
        size_t size = bao__starts_with_any((bao_span){s.p + i, s.n - i}, parts);
        if (is_digit(s.p[i]) || (subscript && s.p[i] == '.')) {
            count++;
            size = 1;
        } else if (!size) {
            const uint32_t c = bao_utf8_next(s.p + i, &size);
            other++;
            if (c < 0x2460 || c > 0x249B) {
                return false;
            }
        } else {
            other++;
        }
        i += size;
    }
    *digits = !other && count <= DIGITS_MOST;
    return (*digits || other) && (count || other) && (!subscript || *digits);
}

/* The digits become raised ones, which are no digits of a number. */
static void raise_digits(bao__tree *tree, uint32_t from)
{
    static const char *const raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    bao__page *page = tree->page;
    const bao_piece *last = &page->pieces[page->piece_count - 1];
    char digits[DIGITS_MOST];
    const uint32_t n = (uint32_t)page->out.n - from;
    if (last->size || last->text > from || n > DIGITS_MOST) {
        return;
    }
    const uint32_t at = last->page + (from - last->text);
    memcpy(digits, page->out.p + from, n);
    page->out.n = from;
    page->piece_count -= last->text == from;
    for (uint32_t i = 0; i < n; i++) {
        const char *text = is_digit(digits[i]) ? raised[digits[i] - '0'] : "⁰";
        bao__tree_put(tree, text, strlen(text), (bao_range){at + i, at + i + 1});
    }
}

/* Leaves out what was written from `from` on. */
static void leave_out(bao__tree *tree, uint32_t from)
{
    if (!bao__tree_hides(tree)) {
        tree->hidden_from = from;
        bao__tree_show(tree, true);
    }
}

bool bao__mark_power(bao_span before, bool *ten)
{
    static const char *const units[] = {"米", "里", "吨", NULL};
    const size_t n = before.n;
    *ten =
        n >= 2 && before.p[n - 1] == '0' && before.p[n - 2] == '1' &&
        !(n > 2 && (is_digit(before.p[n - 3]) || before.p[n - 3] == '.' || before.p[n - 3] == ','));
    const char last = n ? (char)(before.p[n - 1] | 0x20) : '\0';
    return *ten || (last >= 'a' && last <= 'z') || bao__ends_with_any(before, units);
}

void bao__mark_end(bao__tree *tree, const bao__inline *element)
{
    const bao_buf *out = &tree->page->out;
    const uint32_t n = (uint32_t)out->n - element->from;
    const bool subscript = element->mark == BAO__SUBSCRIPT;
    bool digits, ten;
    if (!tree->line.is_open || element->from < tree->line.from || n == 0 || n > BAO__MARK_BYTES ||
        tree->raised.to == out->n || bao__tree_hides(tree) ||
        !bao__mark_is((bao_span){out->p + element->from, n}, subscript, &digits)) {
        return;
    }
    const bao_span line = {out->p + tree->line.from, element->from - tree->line.from};
    const bao_span before = bao__trim_span(line);
    const bool behind_digit = before.n && is_digit(before.p[before.n - 1]);
    const bool power = bao__mark_power(before, &ten);
    const bool sure = element->mark >= BAO__SUPERSCRIPT;
    if (ten && digits && sure && before.n == line.n) {
        raise_digits(tree, element->from);
    } else if (sure && before.n && !behind_digit && !(power && digits)) {
        leave_out(tree, element->from);
    } else if (digits || (behind_digit && sure)) {
        tree->raised = (bao__raised){true,          subscript,        behind_digit,      sure,
                                     element->from, (uint32_t)out->n, tree->tokens.token};
        return;
    }
    tree->raised.to = (uint32_t)tree->page->out.n;
}

/* PM<sub>2.5</sub>35: what follows is another number. */
static void part(bao__tree *tree)
{
    tree->hidden_from = (uint32_t)tree->page->out.n;
    bao__tree_put(tree, "\n", 1, tree->raised.tag);
    bao__tree_show(tree, true);
    if (tree->page->hidden_count) {
        tree->page->hidden[tree->page->hidden_count - 1].blank = true;
    }
}

void bao__mark_follow(bao__tree *tree, char next)
{
    bao__raised *raised = &tree->raised;
    raised->pending = false;
    const bool goes_on = is_digit(next) || (raised->behind_digit && (next == '.' || next == ','));
    if (raised->to != tree->page->out.n || bao__tree_hides(tree) ||
        (!goes_on && (!raised->behind_digit || raised->lowered))) {
        return;
    }
    if (raised->lowered) {
        part(tree);
    } else if (goes_on && raised->behind_digit) {
        raise_digits(tree, raised->from); /* inside a number: which then is none */
    } else {
        if (!raised->sure) {
            bao__tree_note(tree, &tree->odd.marks, &tree->odd.marks_at);
        }
        leave_out(tree, raised->from);
    }
    raised->to = (uint32_t)tree->page->out.n;
}

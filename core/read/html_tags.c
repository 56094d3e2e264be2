/* html_tags.c - what each tag does to what is open, as the HTML standard builds its tree, as far as
 * it decides text, lines and tables. */
#include "read/html_tags.h"

#include "read/html_inline.h"
#include "read/line.h"
#include "read/words.h"

static bool is_special(uint16_t element)
{
    return bao__element_looks[element] & BAO__SPECIAL;
}

static uint16_t looks_of(uint16_t element)
{
    return bao__element_looks[element];
}

static void close_p(bao__tree *tree)
{
    const uint32_t p = bao__tree_in_scope(tree, bao__html_p);
    if (p) {
        bao__tree_pop_to(tree, p - 1);
    }
}

static void end_line(bao__tree *tree, bool is_break)
{
    bao__tree_end_line(tree, tree->tokens.token, is_break);
}

/* li, dd, dt end an open one, unless another block stands between. */
static void close_sibling(bao__tree *tree, uint16_t first, uint16_t second)
{
    for (uint32_t i = tree->depth; i-- > 0;) {
        const uint16_t element = tree->stack[i].element;
        if (element == first || element == second) {
            bao__tree_pop_to(tree, i);
            return;
        }
        if (is_special(element) && element != bao__html_address && element != bao__html_div &&
            element != bao__html_p) {
            return;
        }
    }
}

static bool is_heading(uint16_t element)
{
    return element >= bao__html_h1 && element <= bao__html_h6;
}

static uint16_t top_of(const bao__tree *tree)
{
    return tree->depth ? tree->stack[tree->depth - 1].element : BAO__HTML_OTHER;
}

/* What a start tag closes before it opens. */
static void close_before(bao__tree *tree, uint16_t element)
{
    if (element == bao__html_li) {
        close_sibling(tree, bao__html_li, bao__html_li);
    } else if (element == bao__html_dd || element == bao__html_dt) {
        close_sibling(tree, bao__html_dd, bao__html_dt);
    } else if (element == bao__html_button) {
        const uint32_t open = bao__tree_in_scope(tree, element);
        if (open) {
            bao__tree_pop_to(tree, open - 1);
        }
    }
    if (looks_of(element) & BAO__CLOSES_P) {
        close_p(tree);
    }
    if (is_heading(element) && is_heading(top_of(tree))) {
        bao__tree_pop_to(tree, tree->depth - 1);
    }
}

static void start_inline(bao__tree *tree, uint16_t element)
{
    bao__inline_start(tree, element);
    if (looks_of(element) & BAO__BREAKOUT && ++tree->breakouts > BAO__DEPTH_MOST / 2) {
        bao__tree_note(tree, &tree->odd.deep, &tree->odd.deep_at);
    }
}

static void end_inline(bao__tree *tree, uint16_t element)
{
    tree->breakouts -= tree->breakouts && (looks_of(element) & BAO__BREAKOUT);
    bao__inline_end(tree);
}

/* A list to choose from holds no blocks: one that was not closed ends here. */
static void leave_select(bao__tree *tree)
{
    for (uint32_t i = tree->depth; i-- > 0 && tree->controls;) {
        if (tree->stack[i].element == bao__html_select) {
            bao__tree_pop_to(tree, i);
            return;
        }
    }
}

static void start_block(bao__tree *tree, uint16_t element)
{
    const bool line = looks_of(element) & BAO__LINE;
    if (line) {
        leave_select(tree);
        bao__tree_leave_implicit(tree);
    }
    close_before(tree, element);
    if (line) {
        end_line(tree, false);
    }
    if (!(looks_of(element) & BAO__VOID)) {
        bao__shown shown;
        bao__tree_push(tree, element, bao__inline_shown(tree, element, &shown));
        bao__inline_set(tree, &shown);
    }
}

static void add_file(bao__tree *tree)
{
    bao__item *item = bao__tree_add(tree, BAO__ITEM_FILE);
    if (item) {
        item->element = tree->tokens.element;
    }
}

static void start_link(bao__tree *tree)
{
    start_inline(tree, bao__html_a);
    if (!(tree->tokens.has >> BAO__ATTR_HREF & 1)) {
        return;
    }
    tree->link = 0;
    if (bao__names_file(bao__tokens_value(&tree->tokens, BAO__ATTR_HREF))) {
        add_file(tree);
    }
}

static void start_form(bao__tree *tree)
{
    if (!tree->form) {
        start_block(tree, bao__html_form);
        tree->form = top_of(tree) == bao__html_form;
    }
}

static void add_embedded(bao__tree *tree)
{
    bao__shown shown;
    if (!bao__tree_hides(tree) && !(bao__inline_shown(tree, bao__html_div, &shown) & BAO__HIDES)) {
        bao__tree_add(tree, BAO__ITEM_FRAME);
    }
}

static void add_tag(bao__tree *tree)
{
    const bao__tokens *t = &tree->tokens;
    bao__page *page = tree->page;
    const bao_span name = bao__tokens_value(t, BAO__ATTR_NAME);
    if (!name.n || !(t->has >> BAO__ATTR_CONTENT & 1)) {
        return;
    }
    if (!BAO_RESERVE(page->report->arena, page->tags, page->tag_count, page->tag_capacity)) {
        page->failed = true;
        return;
    }
    page->tags[page->tag_count++] = (bao__meta_tag){name, bao__tokens_value(t, BAO__ATTR_CONTENT)};
}

/* An element whose content is not markup. */
static void start_raw(bao__tree *tree, uint16_t element)
{
    bao__page *page = tree->page;
    if (element == bao__html_iframe) {
        add_embedded(tree);
    } else if (element == bao__html_xmp) {
        close_p(tree);
        end_line(tree, false);
    }
    const bao_range content = bao__tokens_raw(&tree->tokens);
    if (element == bao__html_title && !page->title.to) {
        page->title = content;
    } else if (element == bao__html_style) {
        bao__sheet_read(&tree->sheet, page->report->arena,
                        bao_span_cut(page->report->text.page, content));
    } else if (element == bao__html_script) {
        page->scripts += content.to - content.from;
        page->script_count++;
    } else if (element == bao__html_xmp) {
        tree->pre++;
        bao__tree_text(tree, content, true);
        tree->pre--;
        end_line(tree, false);
    }
}

static void start_plaintext(bao__tree *tree)
{
    close_p(tree);
    end_line(tree, false);
    tree->pre++;
    bao__tree_text(tree, bao__tokens_rest(&tree->tokens), true);
    end_line(tree, false);
}

/* Templates are for scripts: nothing in them is part of the page. */
static void skip_template(bao__tree *tree)
{
    bao__tokens *t = &tree->tokens;
    for (uint32_t open = 1; open;) {
        const bao__token token = bao__tokens_next(t);
        if (token == BAO__PAGE_END) {
            return;
        }
        if (token == BAO__START && (looks_of(t->element) & BAO__RAW)) {
            bao__tokens_raw(t);
        } else if (token != BAO__TEXT && t->element == bao__html_template) {
            open += token == BAO__START ? 1 : UINT32_MAX;
        }
    }
}

static bool is_foreign(const bao__tree *tree)
{
    return bao__tags_foreign(tree) != BAO__HTML_OTHER;
}

/* Some elements inside svg and math hold HTML again. */
static bool holds_html(uint16_t root, uint16_t element)
{
    return root == bao__html_svg ? element == bao__html_foreignobject ||
                                       element == bao__html_desc || element == bao__html_title
                                 : element >= bao__html_mi && element <= bao__html_mtext;
}

/* True when the tag belongs to svg or math and is dealt with. */
static bool start_foreign(bao__tree *tree, uint16_t element)
{
    if (element == bao__html_svg || element == bao__html_math) {
        if (!tree->tokens.closed) {
            bao__tree_push(tree, element, BAO__FOREIGN);
        }
        return true;
    }
    if (!is_foreign(tree)) {
        return false;
    }
    /* <font> ends svg only with attributes that hardly anyone writes */
    if (!(looks_of(element) & BAO__BREAKOUT) || element == bao__html_font) {
        if (holds_html(bao__tags_foreign(tree), element) && !tree->tokens.closed) {
            const uint8_t looks = element == bao__html_title ? BAO__CONTROLS : 0;
            bao__tree_push(tree, element, looks | BAO__HOLDS_HTML);
        }
        return true;
    }
    if (element == bao__html_table) {
        bao__tree_note(tree, &tree->odd.breakouts, &tree->odd.breakouts_at);
    }
    while (is_foreign(tree)) {
        bao__tree_pop_to(tree, tree->depth - 1);
    }
    return false;
}

/* A picture of a sign is that sign: <img src="minus.gif" alt="-">. */
static void start_image(bao__tree *tree)
{
    static const char *const signs[] = {"-", "−", "–", "—", "－", "+", "▲", "▼",
                                        "△", "▽", "↑", "↓", "%",  "↗", "↘", NULL};
    const bao_range alt = tree->tokens.values[BAO__ATTR_ALT];
    const bao_span s = bao__trim_span(bao__tokens_value(&tree->tokens, BAO__ATTR_ALT));
    const bool digit = s.n == 1 && s.p[0] >= '0' && s.p[0] <= '9';
    if (s.n && (digit || bao__is_word(s, signs))) {
        bao__tree_text(tree, alt, true);
        return;
    }
    if (!s.n && !bao__tree_hides(tree)) {
        bao__tree_mark_cell(tree, BAO_CELL_PICTURE);
    }
    bao__tree_add(tree, BAO__ITEM_IMAGE);
}

static void start_break(bao__tree *tree)
{
    bao__tree_leave_implicit(tree);
    end_line(tree, true);
}

/* Elements that are like no others; true when the tag is dealt with. */
static bool start_other(bao__tree *tree, uint16_t element)
{
    bao__shown shown;
    switch (element) {
    case bao__html_br:
        start_break(tree);
        return true;
    case bao__html_a:
        start_link(tree);
        return true;
    case bao__html_form:
        start_form(tree);
        return true;
    case bao__html_img:
        start_image(tree);
        return true;
    case bao__html_embed:
    case bao__html_frame:
        add_embedded(tree);
        return true;
    case bao__html_meta:
        add_tag(tree);
        return true;
    case bao__html_template:
        skip_template(tree);
        return true;
    case bao__html_plaintext:
        start_plaintext(tree);
        return true;
    case bao__html_option:
    case bao__html_optgroup:
        end_line(tree, false);
        return true;
    case bao__html_body:
        bao__inline_shown(tree, element, &shown);
        bao__inline_set(tree, &shown);
        return true;
    case bao__html_html:
    case bao__html_head:
    case bao__html_frameset:
        return true;
    default:
        return false;
    }
}

static void start_part(bao__tree *tree, uint16_t element)
{
    bao__shown shown;
    leave_select(tree);
    bao__tree_start_part(tree, element, bao__inline_shown(tree, element, &shown));
    if (top_of(tree) == element) {
        bao__inline_set(tree, &shown);
    }
}

void bao__tags_start(bao__tree *tree)
{
    const uint16_t element = tree->tokens.element, looks = looks_of(element);
    if ((tree->tokens.foreign || element == bao__html_svg || element == bao__html_math) &&
        start_foreign(tree, element)) {
        return;
    }
    if (looks & BAO__RAW) {
        start_raw(tree, element);
    } else if (looks & BAO__PART) {
        start_part(tree, element);
    } else if (!start_other(tree, element)) {
        if (element == bao__html_object) {
            add_embedded(tree);
        }
        if (looks & (BAO__SPECIAL | BAO__LINE)) {
            start_block(tree, element);
        } else {
            start_inline(tree, element);
        }
    }
}

/* Index past which all is closed by the end tag of `element`; UINT32_MAX: nothing is. */
static uint32_t end_of(const bao__tree *tree, uint16_t element)
{
    if (is_heading(element)) {
        for (uint32_t i = tree->depth;
             i-- > 0 && !(looks_of(tree->stack[i].element) & BAO__SCOPE);) {
            if (is_heading(tree->stack[i].element)) {
                return i;
            }
        }
        return UINT32_MAX;
    }
    const uint32_t open = bao__tree_in_scope(tree, element);
    return open ? open - 1 : UINT32_MAX;
}

static void end_block(bao__tree *tree, uint16_t element)
{
    const uint16_t looks = looks_of(element);
    if (tree->unpushed && (looks & (BAO__ENDS | BAO__LINE)) && element != bao__html_p &&
        element != bao__html_li) {
        tree->unpushed--;
        end_line(tree, false);
        return;
    }
    if (looks & BAO__LINE) {
        bao__tree_leave_implicit(tree);
    }
    const uint32_t index = end_of(tree, element);
    if (index != UINT32_MAX) {
        bao__tree_pop_to(tree, index);
    } else if (element == bao__html_p) {
        end_line(tree, false);
    }
}

/* </svg>, </desc>; true when the tag is dealt with. */
static bool end_foreign(bao__tree *tree, uint16_t element)
{
    for (uint32_t i = tree->depth; i-- > 0;) {
        const bao__open *open = &tree->stack[i];
        if (open->element == element) {
            bao__tree_pop_to(tree, i);
            return true;
        }
        if (!(open->looks & (BAO__FOREIGN | BAO__HOLDS_HTML))) {
            break;
        }
    }
    return element == bao__html_svg || element == bao__html_math;
}

/* What a form holds may go on behind it. */
static void end_form(bao__tree *tree)
{
    const uint32_t open = bao__tree_in_scope(tree, bao__html_form);
    end_line(tree, false);
    tree->form = false;
    if (open == tree->depth && open) {
        bao__tree_pop_to(tree, open - 1);
    } else if (open) {
        tree->stack[open - 1].element = BAO__HTML_OTHER;
    }
}

static bool is_ignored_end(uint16_t element)
{
    return element == bao__html_body || element == bao__html_html || element == bao__html_head ||
           (looks_of(element) & (BAO__VOID | BAO__RAW));
}

void bao__tags_end(bao__tree *tree)
{
    const uint16_t element = tree->tokens.element, looks = looks_of(element);
    const bao__open *top = tree->depth ? &tree->stack[tree->depth - 1] : NULL;
    if (((top && (top->looks & (BAO__FOREIGN | BAO__HOLDS_HTML))) || element == bao__html_svg ||
         element == bao__html_math) &&
        end_foreign(tree, element)) {
        return;
    }
    if (element == bao__html_a) {
        tree->link = UINT32_MAX;
        end_inline(tree, element);
    } else if (element == bao__html_br) {
        start_break(tree);
    } else if (element == bao__html_form) {
        end_form(tree);
    } else if (looks & BAO__PART) {
        bao__tree_end_part(tree, element);
    } else if (element == bao__html_option || element == bao__html_optgroup) {
        end_line(tree, false);
    } else if (is_ignored_end(element)) {
        return;
    } else if (looks & (BAO__SPECIAL | BAO__LINE)) {
        end_block(tree, element);
    } else {
        end_inline(tree, element);
    }
}

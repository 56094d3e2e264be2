/* html_lines.c - the text of a page: copied run by run, cut into lines. */
#include "read/html_reference.h"
#include "read/html_tree.h"
#include "read/line.h"
#include "read/markdown.h"
#include "read/superscripts.h"

/* More items make no report. */
#define ITEMS_MOST 4000000u

/* A link of more bytes was never closed. */
#define LINK_MOST 400

#define NO_LINK UINT32_MAX

bool bao__tree_hides(const bao__tree *tree)
{
    return tree->hiders || tree->controls || tree->inline_hiders || tree->inline_controls;
}

void bao__tree_hide(bao__tree *tree)
{
    tree->hidden_from = (uint32_t)tree->page->out.n;
}

void bao__tree_show(bao__tree *tree, bool control)
{
    bao__page *page = tree->page;
    const bao_range text = {tree->hidden_from, (uint32_t)page->out.n};
    if (text.from == text.to) {
        return;
    }
    if (!BAO_RESERVE(page->report->arena, page->hidden, page->hidden_count,
                     page->hidden_capacity)) {
        page->failed = true;
        return;
    }
    page->hidden[page->hidden_count++] = (bao__hidden){text, control, false};
}

bao__item *bao__tree_add(bao__tree *tree, bao__item_kind kind)
{
    bao__page *page = tree->page;
    if (page->item_count >= ITEMS_MOST) {
        page->full = true;
        return NULL;
    }
    if (!BAO_RESERVE(page->report->arena, page->items, page->item_count, page->item_capacity)) {
        page->failed = true;
        return NULL;
    }
    bao__item *item = &page->items[page->item_count++];
    *item = (bao__item){.kind = (uint8_t)kind, .box = tree->box, .end = (uint32_t)page->item_count};
    item->text.from = item->text.to = (uint32_t)page->out.n;
    item->page = tree->tokens.token.from;
    item->element = tree->tokens.element;
    item->looks = bao__tree_hides(tree) ? BAO__HIDDEN : 0;
    return item;
}

static void add_piece(bao__page *page, uint32_t at, uint32_t size)
{
    if (!BAO_RESERVE(page->report->arena, page->pieces, page->piece_count, page->piece_capacity)) {
        page->failed = true;
        return;
    }
    page->pieces[page->piece_count++] = (bao_piece){(uint32_t)page->out.n, at, size};
}

void bao__tree_put(bao__tree *tree, const char *bytes, size_t n, bao_range at)
{
    if (at.from < at.to) {
        add_piece(tree->page, at.from, at.to - at.from);
        bao_buf_bytes(&tree->page->out, bytes, n);
    }
}

static void copy(bao__tree *tree, uint32_t from, uint32_t to)
{
    bao__page *page = tree->page;
    const bao_piece *last = page->piece_count ? &page->pieces[page->piece_count - 1] : NULL;
    if (!last || last->size || page->out.n - last->text != from - last->page) {
        add_piece(page, from, 0);
    }
    bao_buf_bytes(&page->out, tree->tokens.page.p + from, to - from);
}

/* Counts what was written from `from` on for the open line. */
static void count_bytes(bao__tree *tree, size_t from)
{
    const uint32_t n = (uint32_t)(tree->page->out.n - from);
    bao__open_line *line = &tree->line;
    if (tree->link != NO_LINK) {
        tree->link += n;
        line->links += n;
        if (tree->link > LINK_MOST) {
            line->links = 0;
            tree->link = NO_LINK;
        }
    }
    line->hidden += bao__tree_hides(tree) ? n : 0;
}

/* &lt;td or &lt;/p: markup that was escaped once too often. */
static void note_escaped(bao__tree *tree, bao_span rest)
{
    const char c = rest.n ? rest.p[0] : ' ';
    if (c == '/' || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')) {
        bao__tree_note(tree, &tree->odd.escaped, &tree->odd.escaped_at);
    }
}

/* The reference at `from`, or its '&' alone; returns what follows. */
static uint32_t add_reference(bao__tree *tree, uint32_t from, uint32_t to)
{
    const bao_span s = {tree->tokens.page.p + from, to - from};
    char text[BAO__REFERENCE_BYTES];
    size_t size;
    const uint32_t used = (uint32_t)bao__reference_read(s, false, text, &size);
    if (!used) {
        copy(tree, from, from + 1);
        return from + 1;
    }
    bao__tree_put(tree, text, size, (bao_range){from, from + used});
    if (text[0] == '<') {
        note_escaped(tree, (bao_span){s.p + used, s.n - used});
    }
    return from + used;
}

static void add_run(bao__tree *tree, uint32_t from, uint32_t to, bool verbatim)
{
    const char *page = tree->tokens.page.p;
    const size_t before = tree->page->out.n;
    while (from < to) {
        const char *and = verbatim ? NULL : memchr(page + from, '&', to - from);
        const uint32_t end = and? (uint32_t)(and-page) : to;
        if (from < end) {
            copy(tree, from, end);
        }
        from = and? add_reference(tree, end, to) : to;
    }
    count_bytes(tree, before);
}

static uint16_t block_of(const bao__tree *tree)
{
    for (uint32_t i = tree->depth; i-- > 0;) {
        if (bao__element_looks[tree->stack[i].element] & BAO__LINE) {
            return tree->stack[i].element;
        }
    }
    return BAO__HTML_OTHER;
}

static void open_line(bao__tree *tree)
{
    const uint16_t part = bao__tree_part(tree);
    const bool stray = part == bao__html_table || part == bao__html_tbody || part == bao__html_tr;
    bao__open_line *line = &tree->line;
    line->is_open = true;
    line->from = (uint32_t)tree->page->out.n;
    line->links = line->hidden = 0;
    line->element = block_of(tree);
    line->heading = tree->heading;
    line->looks = (uint8_t)((line->after_break ? BAO__AFTER_BREAK : 0) | (stray ? BAO__STRAY : 0) |
                            (tree->lists ? BAO__IN_LIST : 0) | (tree->pre ? BAO__IN_PRE : 0) |
                            (tree->asides ? BAO__IN_ASIDE : 0));
}

void bao__tree_end_line(bao__tree *tree, bao_range at, bool is_break)
{
    bao__open_line *line = &tree->line;
    const bool was_open = line->is_open;
    if (was_open && tree->raised.pending) {
        bao__mark_follow(tree, '\0');
    }
    line->is_open = line->after_break = false;
    if (!was_open) {
        return;
    }
    bao__page *page = tree->page;
    const bao_range text = {line->from, (uint32_t)page->out.n};
    const bao_range trimmed = bao__trim(bao_buf_view(&page->out), text);
    bao__tree_put(tree, "\n", 1, at);
    if (trimmed.from == trimmed.to) {
        return;
    }
    if (line->looks & BAO__STRAY) {
        bao__tree_note(tree, &tree->odd.fostered, &tree->odd.fostered_at);
    }
    bao__item *item = bao__tree_add(tree, BAO__ITEM_LINE);
    if (item) {
        item->text = text;
        item->links = line->links;
        item->unseen = line->hidden;
        item->heading = line->heading;
        item->element = line->element;
        item->looks = line->hidden >= text.to - text.from ? line->looks | BAO__HIDDEN : line->looks;
    }
    line->after_break = is_break;
}

static bool is_white(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v');
}

static void copy_unmarked(void *user, bao_range page)
{
    add_run(user, page.from, page.to, false);
}

static void put_unmarked(void *user, const char *bytes, size_t n, bao_range page)
{
    bao__tree *tree = user;
    const size_t before = tree->page->out.n;
    bao__tree_put(tree, bytes, n, page);
    count_bytes(tree, before);
}

/* Markdown around HTML. */
static void add_unmarked(bao__tree *tree, bao_range run)
{
    bao__left_out struck = {0};
    const bao__unmarked to = {tree, copy_unmarked, put_unmarked};
    bao__markdown_line(&to, tree->tokens.page, run, &struck);
    if (struck.count) {
        bao__tree_note(tree, &tree->odd.struck, &tree->odd.struck_at);
    }
}

/* Text where white space at the start of a line is nothing. */
static void add_text(bao__tree *tree, bao_range run, bool verbatim)
{
    const char *page = tree->tokens.page.p;
    if (!tree->line.is_open) {
        while (run.from < run.to && is_white(page[run.from])) {
            run.from++;
        }
        if (run.from == run.to) {
            return;
        }
        bao__tree_leave_implicit(tree);
        open_line(tree);
    }
    if (tree->raised.pending) {
        bao__mark_follow(tree, page[run.from]);
    }
    tree->text_size = tree->size;
    if (tree->marks) {
        add_unmarked(tree, run);
    } else {
        add_run(tree, run.from, run.to, verbatim);
    }
}

void bao__tree_text(bao__tree *tree, bao_range run, bool verbatim)
{
    const char *page = tree->tokens.page.p;
    tree->page->verbatim |= tree->pre > 0;
    while (tree->pre && run.from < run.to) {
        const char *end = memchr(page + run.from, '\n', run.to - run.from);
        if (!end) {
            break;
        }
        const uint32_t at = (uint32_t)(end - page);
        add_text(tree, (bao_range){run.from, at}, verbatim);
        bao__tree_end_line(tree, (bao_range){at, at + 1}, true);
        run.from = at + 1;
    }
    if (run.from < run.to) {
        add_text(tree, run, verbatim);
    }
}

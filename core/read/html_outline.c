/* html_outline.c - from tokens to the outline of a page, and what was odd about it. */
#include "read/html_outline.h"

#include "read/html_tags.h"
#include "read/line.h"
#include "read/words.h"

/* Attributes of one tag that nobody writes. */
#define ATTRIBUTES_MANY 400

/* A page may have so many '<' that begin nothing. */
#define STRAYS_FEW 20

/* So many escaped tags are no accident. */
#define ESCAPED_FEW 4

/* Room is made beforehand for a page of so many bytes. */
#define ROOM_MOST (256u << 10)

/* Text of a picture is not read. */
static void add_foreign(bao__tree *tree)
{
    if (!bao__tree_hides(tree)) {
        bao__tree_hide(tree);
    }
    tree->controls++;
    bao__tree_text(tree, tree->tokens.token, tree->tokens.verbatim);
    tree->controls--;
    if (!bao__tree_hides(tree)) {
        bao__tree_show(tree, true);
    }
}

static void read_tokens(bao__tree *tree)
{
    bao__tokens *t = &tree->tokens;
    const bao__page *page = tree->page;
    for (;;) {
        const uint16_t foreign = bao__tags_foreign(tree);
        t->foreign = foreign != BAO__HTML_OTHER;
        switch (bao__tokens_next(t)) {
        case BAO__TEXT:
            if (foreign == bao__html_svg) {
                add_foreign(tree);
            } else {
                bao__tree_text(tree, t->token, t->verbatim);
            }
            break;
        case BAO__START:
            bao__tags_start(tree);
            break;
        case BAO__END:
            bao__tags_end(tree);
            break;
        case BAO__PAGE_END:
            bao__tree_end_line(tree, t->token, false);
            bao__tree_pop_to(tree, 0);
            return;
        }
        if (page->failed || page->full) {
            return;
        }
    }
}

static void set_count(bao_warnings *warnings, const char *code, uint32_t count)
{
    for (size_t i = 0; i < warnings->count; i++) {
        if (strcmp(warnings->items[i].code, code) == 0) {
            warnings->items[i].count = count;
        }
    }
}

/* `at` is in the page, and so are the report's lines and text still. */
static void warn(const bao__tree *tree, const char *code, uint32_t count, uint32_t at,
                 const char *what)
{
    bao_report *report = tree->page->report;
    if (count) {
        bao_warn(&report->warnings, code, bao_text_source(&report->text, (bao_range){at, at}).from,
                 "line %u: %s", bao_lines_find(&report->lines, at), what);
        set_count(&report->warnings, code, count);
    }
}

static void warn_of_tables(const bao__tree *tree)
{
    const bao__oddities *odd = &tree->odd;
    warn(tree, "NESTED_TABLES", odd->nested_tables, odd->nested_at,
         "tables more than 32 deep in tables; they are read as parts of the last one");
    warn(tree, "STRAY_CELL", odd->stray_cells, odd->stray_at,
         "a cell or row outside of any table; it was kept as a table of its own");
    warn(tree, "STRAY_TEXT", odd->fostered, odd->fostered_at,
         "text in a table, but outside of its cells; it was kept behind the table");
    warn(tree, "STRAY_END", odd->ends, odd->ends_at,
         "the end of a table, row or cell that is not open");
    warn(tree, "SPAN", odd->spans, odd->spans_at,
         "a rowspan or colspan that is no number from 1 to what HTML allows (65534, 1000)");
    warn(tree, "TWO_CAPTIONS", odd->captions, odd->captions_at, "a table's second caption");
    warn(tree, "FOOT_FIRST", odd->feet, odd->feet_at,
         "rows behind a table's <tfoot>; they are read in the order they stand in");
    warn(tree, "BREAKOUT", odd->breakouts, odd->breakouts_at,
         "a table in svg or math; it ends them");
}

static void warn_of_page(const bao__tree *tree)
{
    const bao__oddities *odd = &tree->odd;
    const bao__tokens *t = &tree->tokens;
    warn(tree, "FOOTNOTE_MARK", odd->marks, odd->marks_at,
         "small or raised digits beside a number; they were left out as a footnote's mark");
    warn(tree, "STRUCK_TEXT", odd->struck, odd->struck_at, "text that is struck out was left out");
    warn(tree, "DEPTH", odd->deep, odd->deep_at,
         "elements are nested too deep; those inside are read as if they lay beside each other");
    warn(tree, "ATTRIBUTES", t->attributes_most > ATTRIBUTES_MANY, t->attributes_at,
         "a tag with hundreds of attributes");
    warn(tree, "STRAY_SIGN", t->strays > STRAYS_FEW ? t->strays : 0, t->stray_at,
         "a '<' that begins no tag; it was read as text");
    warn(tree, "MARKUP_AS_TEXT", odd->escaped >= ESCAPED_FEW ? odd->escaped : 0, odd->escaped_at,
         "markup that was escaped, as in &lt;td; it was read as text");
    if (t->unclosed) {
        bao_error what;
        bao_fail(&what, BAO_OK, "%s that does not end; nothing behind it was read", t->unclosed);
        warn(tree, "UNCLOSED", 1, t->unclosed_at, what.message);
    }
}

/* The text that was taken out becomes the report's. */
static bool take_text(bao__page *page)
{
    bao_report *report = page->report;
    if (!page->piece_count) {
        bao_piece *piece = bao_arena_calloc(report->arena, 1, sizeof *piece);
        if (!piece) {
            return false;
        }
        piece->page = (uint32_t)report->text.page.n;
        page->pieces = piece;
        page->piece_count = 1;
    }
    bao_text_take(&report->text, bao_buf_view(&page->out), page->pieces, page->piece_count);
    bao_lines_take(&report->lines, &report->text);
    return true;
}

/* Lines of a page end as its editor ends them: in LF (with CR or not), or in CR alone. */
static bool split_lines(bao_report *report)
{
    const bao_span page = report->text.page;
    const char *at = page.p, *const end = page.p + page.n, *next;
    bao_lines *lines = &report->lines;
    *lines = (bao_lines){0};
    if (!memchr(page.p, '\n', page.n)) {
        return bao_lines_split(report->arena, page, lines);
    }
    for (; at < end; at = next + 1) {
        next = memchr(at, '\n', (size_t)(end - at));
        next = next ? next : end;
        if (!BAO_RESERVE(report->arena, lines->items, lines->count, lines->capacity)) {
            return false;
        }
        lines->items[lines->count++] =
            (bao_range){(uint32_t)(at - page.p), (uint32_t)(next - page.p)};
    }
    return true;
}

/* About as much as pages need, so that little is copied while it grows. */
static bool make_room(bao__page *page, size_t n)
{
    bao_arena *arena = page->report->arena;
    n = n < ROOM_MOST ? n : ROOM_MOST;
    return bao_arena_reserve(arena, (void **)&page->items, &page->item_capacity, n / 64,
                             sizeof *page->items) &&
           bao_arena_reserve(arena, (void **)&page->pieces, &page->piece_capacity, n / 32,
                             sizeof *page->pieces);
}

/* Markdown whose tables are in HTML: its lines are lines. */
static bool is_markdown(const bao_report *report)
{
    static const char *const names[] = {".md", ".markdown", NULL};
    static const char *const tags[] = {"<html", "<HTML", "<body", "<div", "<p>", "<p ", "<P", NULL};
    const bao_span page = bao__trim_span(report->text.page);
    return bao__ends_with_any(report->name, names) &&
           ((page.n && page.p[0] != '<') || !bao__has_any(page, tags));
}

static bool start(bao__page *page, bao__tree *tree)
{
    bao_report *report = page->report;
    bao__box *root = bao_arena_alloc(report->arena, 64 * sizeof *root);
    if (!tree || !root || !bao_buf_room(&page->out, report->text.page.n / 2 + 64) ||
        !split_lines(report)) {
        return false;
    }
    if (!make_room(page, report->text.page.n)) {
        return false;
    }
    *root = (bao__box){0};
    page->boxes = root;
    page->box_count = 1;
    page->box_capacity = 64;
    tree->page = page;
    tree->link = UINT32_MAX;
    tree->background = 0xFFFFFF;
    tree->marks = is_markdown(report);
    tree->pre = tree->marks;
    bao__tokens_start(&tree->tokens, report->text.page);
    return true;
}

bool bao__page_read(bao__page *page, bao_report *report, size_t skip)
{
    *page = (bao__page){.report = report, .out = bao_buf_in(report->arena)};
    bao__tree *tree = bao_arena_calloc(report->arena, 1, sizeof *tree);
    if (!start(page, tree)) {
        return false;
    }
    tree->tokens.at += skip < report->text.page.n ? skip : report->text.page.n;
    read_tokens(tree);
    page->boxes[0].to = (uint32_t)page->item_count;
    warn_of_tables(tree);
    warn_of_page(tree);
    return !page->full && !page->failed && !tree->sheet.failed && !page->out.failed &&
           take_text(page) && !report->warnings.failed;
}

/* html_verdict.c - viewers, challenges, shells, lists: pages around a report, or instead of one. */
#include "read/html_verdict.h"

#include <stdarg.h>
#include <stdio.h>

#include "read/words.h"
#include "read/word_lists.h"

/* Bytes of sentences and data: less is no report. */
#define PROSE_LEAST 60

/* Bytes: a page with less text shows nothing. */
#define TEXT_LEAST 240

/* So many pictures in a row are pages. */
#define PICTURES 2

typedef struct page_evidence {
    uint32_t frames, files, pictures; /* how many */
    uint32_t frame_at, file_at, picture_at;
    uint32_t run; /* of pictures, longest */
} page_evidence;

/* What a page has beside text; pictures count where no link stands around them. */
static page_evidence weigh_page(const bao__page *page)
{
    page_evidence s = {0};
    uint32_t run = 0, run_at = 0;
    for (size_t i = 0; i < page->item_count; i++) {
        const bao__item *item = &page->items[i];
        if (item->kind == BAO__ITEM_FRAME) {
            s.frame_at = s.frames++ ? s.frame_at : item->page;
        } else if (item->kind == BAO__ITEM_FILE) {
            s.file_at = s.files++ ? s.file_at : item->page;
        }
        if (item->kind != BAO__ITEM_IMAGE || (item->looks & (BAO__HIDDEN | BAO__IN_LIST))) {
            run = item->kind == BAO__ITEM_LINE ? 0 : run;
            continue;
        }
        run_at = run++ ? run_at : item->page;
        if (run > s.run) {
            s.run = run;
            s.picture_at = run_at;
        }
    }
    return s;
}

static uint32_t line_of(const bao__page *page, uint32_t at)
{
    /* the report's lines are those of its text: ask by what stands there */
    const bao_text *text = &page->report->text;
    size_t low = 0, high = text->piece_count;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (text->pieces[middle].page <= at) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return bao_lines_find(&page->report->lines, text->pieces[low].text);
}

static void set(bao__page *page, const char *code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void set(bao__page *page, const char *code, const char *format, ...)
{
    bao_report *report = page->report;
    char text[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    const char *copy = bao_arena_copy(report->arena, text, strlen(text));
    report->warnings.failed |= !copy;
    report->no_report = (bao_no_report){code, bao_span_of(copy ? copy : "")};
    bao_warn(&report->warnings, code, 0, "%s", text);
}

/* Words of pages that want to know whether one is a browser. */
static bool is_challenge(const bao__page *page)
{
    const bao_span s = page->report->text.page;
    const bao_span head = {s.p, s.n < 20000 ? s.n : 20000};
    return bao__has_any(head, bao__words_challenge_marks);
}

void bao__verdict_find(bao__page *page, const bao__article *article)
{
    if (article->prose >= PROSE_LEAST || article->tables) {
        return;
    }
    const page_evidence s = weigh_page(page);
    const uint32_t bytes = (uint32_t)article->text;
    if (article->text < TEXT_LEAST && is_challenge(page)) {
        set(page, "CHALLENGE_PAGE",
            "the page only checks the browser (%u bytes of text, %u scripts); save it again from "
            "a browser",
            bytes, page->script_count);
    } else if (s.frames) {
        set(page, "PDF_VIEWER",
            "the page shows a document in a frame (line %u, %u frames); save that document "
            "instead",
            line_of(page, s.frame_at), s.frames);
    } else if (s.run >= PICTURES) {
        set(page, "PICTURES",
            "the report is %u pictures, from line %u on; it needs text recognition", s.run,
            line_of(page, s.picture_at));
    } else if (s.files) {
        set(page, "ATTACHMENT",
            "the report is an attachment (line %u, %u files); save that file instead",
            line_of(page, s.file_at), s.files);
    } else if (page->script_count && article->text < TEXT_LEAST) {
        set(page, "SCRIPT_SHELL",
            "scripts would fill the page (%u bytes of text, %u scripts); save it from a browser",
            bytes, page->script_count);
    } else if (article->links * 2 > article->text) {
        set(page, "LINK_LIST", "%u of %u bytes of text are links: a list of pages, not a report",
            (uint32_t)article->links, bytes);
    } else {
        set(page, "NO_ARTICLE", "no sentence and no table with data in %u bytes of text (%u links)",
            bytes, (uint32_t)article->links);
    }
}

static void warn_of_frames(bao__page *page, const bao__article *article)
{
    for (uint32_t i = article->from; i < page->item_count; i++) {
        const bao__item *item = &page->items[i];
        if (i >= article->to && (item->kind == BAO__ITEM_LINE || item->kind == BAO__ITEM_TABLE)) {
            break;
        }
        if (item->kind == BAO__ITEM_FRAME) {
            bao_report *report = page->report;
            bao_warn(&report->warnings, "EMBEDDED", bao_text_source(&report->text, item->text).from,
                     "line %u: the article embeds another document, which was not read",
                     bao_lines_find(&report->lines, item->text.from));
        }
    }
}

static void count_pictures(bao__page *page, const bao__article *article)
{
    bao_report *report = page->report;
    for (uint32_t i = article->from; i < article->to; i++) {
        const bao__item *item = &page->items[i];
        if (item->kind == BAO__ITEM_IMAGE && !(item->looks & (BAO__HIDDEN | BAO__IN_LIST))) {
            report->picture_line =
                report->pictures++ ? report->picture_line : line_of(page, item->page);
        }
    }
}

/* Says no number: a button, a hint that a script shows. No one misses it among the figures. */
static bool is_trifle(bao_span s)
{
    for (size_t i = 0; i < s.n; i++) {
        if ((s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '%') {
            return false;
        }
    }
    return !bao__has_any(s, bao__words_numerals_of_pages);
}

/* Hidden text between the first line of the article and its last. */
static void warn_of_hidden(bao__page *page, const bao__article *article)
{
    bao_report *report = page->report;
    const uint32_t from = page->items[article->from].text.from;
    const uint32_t to = page->items[article->to - 1].text.to;
    for (size_t i = 0; i < page->hidden_count; i++) {
        const bao__hidden *piece = &page->hidden[i];
        if (piece->control || piece->text.from < from || piece->text.from >= to ||
            is_trifle(bao_span_cut(report->text.utf8, piece->text))) {
            continue;
        }
        bao_warn(&report->warnings, "HIDDEN_TEXT", bao_text_source(&report->text, piece->text).from,
                 "line %u: text that the page does not show was left out",
                 bao_lines_find(&report->lines, piece->text.from));
    }
}

void bao__verdict_warn(bao__page *page, const bao__article *article)
{
    bao_report *report = page->report;
    if (article->from == article->to) {
        return;
    }
    warn_of_frames(page, article);
    count_pictures(page, article);
    if (article->hidden) {
        bao_warn(&report->warnings, "HIDDEN_ARTICLE", 0,
                 "the page does not show the report; what it hides was read");
    } else {
        warn_of_hidden(page, article);
    }
}

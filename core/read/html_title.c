/* html_title.c - the title of the report in a page. */
#include "read/html_title.h"

#include <strings.h>

#include "read/headings.h"
#include "read/html_reference.h"
#include "read/line.h"
#include "read/words.h"

/* Bytes. */
#define TITLE_LEAST 15
#define TITLE_MOST  420

/* Bytes of `line` from its start on that stand somewhere in `name`. */
static size_t shared(bao_span line, bao_span name)
{
    const char *at = line.n >= TITLE_LEAST ? memmem(name.p, name.n, line.p, TITLE_LEAST) : NULL;
    size_t n = at ? TITLE_LEAST : 0;
    while (at && n < line.n && at + n < name.p + name.n && at[n] == line.p[n]) {
        n++;
    }
    return n;
}

/* The same words, as far as blanks go: most of `line` is a good part of `name`, or the other way.
 */
static bool is_named(bao_span line, bao_span name)
{
    char plain[TITLE_MOST], wanted[TITLE_MOST];
    const bao_span a = {plain, bao__squeeze(line, plain, sizeof plain)};
    const bao_span b = {wanted, bao__squeeze(name, wanted, sizeof wanted)};
    const size_t there = shared(a, b), back = shared(b, a);
    const size_t n = there > back ? there : back, least = a.n < b.n ? a.n : b.n;
    return n && n * 10 >= least * 8 && n * 2 >= a.n && n * 2 >= b.n;
}

unsigned bao__title_score(const bao__page *page, const bao__item *line, bao_span name)
{
    static const char *const dashes[] = {"—", "--", "－", "–", NULL}; /* a session, below a title */
    const bao_span text = bao__item_text(page, line);
    const bool linked = line->links * 2 > line->text.to - line->text.from;
    if (text.n < TITLE_LEAST || text.n > TITLE_MOST || bao__ends_sentence(text)) {
        return 0;
    }
    const bool named = !bao__starts_with_any(text, dashes) && is_named(text, name);
    if (linked && !(named && line->heading)) {
        return 0;
    }
    const bool worded = bao__could_be_title(text) && bao__ends_title(text);
    const bool heading = line->heading >= 1 && line->heading <= 3;
    /* a heading that says nothing of a report, in a page that is called like one, is none */
    const bool other = heading && !named && !worded && name.n && bao__ends_title(name);
    return (named ? BAO__TITLE_NAMED : 0u) | (worded ? BAO__TITLE_WORDED : 0u) |
           (heading && !other ? BAO__TITLE_HEADING : 0u);
}

/* s without (河南省) in front. */
static bao_span without_front(bao_span s)
{
    static const char *const open[] = {"(", "（", "[", "【", NULL};
    static const char *const close[] = {")", "）", "]", "】", NULL};
    size_t size;
    if (!bao__starts_with_any(s, open)) {
        return s;
    }
    for (size_t i = 1; i < s.n && i < 48; i++) {
        if ((size = bao__starts_with_any(bao__rest(s, i), close))) {
            return bao__trim_span(bao__rest(s, i + size));
        }
    }
    return s;
}

static bao_span clean(const bao__page *page, bao_span written)
{
    const bao_span s = bao__reference_resolve(page->report->arena, written);
    return s.p ? bao__trim_span(s) : s;
}

static bool is_digit(bao_span s, size_t at)
{
    return at < s.n && s.p[at] >= '0' && s.p[at] <= '9';
}

/* Where the mark between two parts of <title> ends that begins at `at`, or 0. */
static size_t mark_end(bao_span title, size_t at)
{
    static const char *const marks[] = {"_", "--", "-", "|", "——", "—", "–", NULL};
    const size_t size = bao__starts_with_any(bao__rest(title, at), marks);
    const bool range = size && at && is_digit(title, at - 1) && is_digit(title, at + size);
    return range ? 0 : size;
}

/* <title> is "report - column - site", or the other way: the part that reads like a title, else the
 * first one. */
static bao_span best_part(bao_span title)
{
    bao_span first = {NULL, 0};
    size_t from = 0;
    for (size_t at = 0; at <= title.n; at++) {
        const size_t size = at < title.n ? mark_end(title, at) : 0;
        if (!size && at < title.n) {
            continue;
        }
        const bao_span part = without_front(bao__trim_span((bao_span){title.p + from, at - from}));
        if (part.n >= TITLE_LEAST && bao__could_be_title(part) && bao__ends_title(part)) {
            return part;
        }
        first = !first.p && part.n ? part : first;
        from = at + size;
        at += size ? size - 1 : 0;
    }
    return first.p ? first : title;
}

bao_span bao__title_of_page(const bao__page *page)
{
    for (size_t i = 0; i < page->tag_count; i++) {
        const bao__meta_tag *tag = &page->tags[i];
        if (tag->name.n == 12 && strncasecmp(tag->name.p, "ArticleTitle", 12) == 0) {
            const bao_span s = without_front(clean(page, tag->content));
            if (!s.p || s.n >= TITLE_LEAST) {
                return s;
            }
        }
    }
    const bao_span s = clean(page, bao_span_cut(page->report->text.page, page->title));
    return s.p ? best_part(s) : s;
}

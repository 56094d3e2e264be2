/* read_html.c - web pages: encoding, outline, article, blocks. */
#include <strings.h>

#include "read/formats.h"
#include "read/html_blocks.h"
#include "read/html_charset.h"
#include "read/html_layout.h"
#include "read/html_meta.h"
#include "read/html_outline.h"
#include "read/html_title.h"
#include "read/html_verdict.h"

/* How far into a file its kind is looked for. */
#define HEAD 4096

static bao_status out_of_memory(bao_error *error)
{
    return bao_fail(error, BAO_MEMORY, "no memory for the page");
}

static bao_status decode(bao_report *report, bao_span source, const bao_read_options *options,
                         bao_error *error)
{
    bao_decode_options decode_as = {bao__declared(source, options), options->strict};
    if (!decode_as.declared.n) {
        decode_as.declared = bao__html_charset(source);
    }
    return bao_text_decode(report->arena, source, &decode_as, &report->warnings, &report->text,
                           error);
}

/* Bytes of the HTTP response's headers that the page was saved with. */
static size_t skip_headers(bao_report *report)
{
    const size_t size = bao__http_size(report->text.page);
    if (size) {
        bao_warn(&report->warnings, "HTTP_HEADERS", 0,
                 "the first %zu bytes are the headers of an HTTP response; they were left out",
                 size);
    }
    return size;
}

static bao_status read(bao_report *report, bao_span source, const bao_read_options *options,
                       bao_error *error)
{
    bao__page page;
    bao__article article;
    const bao_status status = decode(report, source, options, error);
    if (status != BAO_OK) {
        return status;
    }
    if (!bao__page_read(&page, report, skip_headers(report))) {
        return page.full ? bao_fail(error, BAO_LIMIT,
                                    "%u cells and %zu parts are more than a page may have",
                                    page.cells, page.item_count)
                         : out_of_memory(error);
    }
    report->collapsed = !page.verbatim;
    bao__layout_mark(&page);
    const bao_span name = bao__title_of_page(&page);
    if (!name.p || !bao__article_find(&page, name, &article) || !bao__html_meta_find(&page, name)) {
        return out_of_memory(error);
    }
    bao__verdict_find(&page, &article);
    if (!bao__blocks_add(&page, &article)) {
        return out_of_memory(error);
    }
    bao__verdict_warn(&page, &article);
    return report->warnings.failed ? out_of_memory(error) : BAO_OK;
}

/* Case does not matter; `word` is in lower case. */
static bool starts_like(bao_span s, const char *word)
{
    const size_t n = strlen(word);
    return s.n >= n && strncasecmp(s.p, word, n) == 0;
}

/* The source without a byte order mark, HTTP headers, white space. */
static bao_span content(bao_span s)
{
    size_t skip = bao_span_starts(s, BAO_SPAN("\xEF\xBB\xBF")) ? 3 : bao__http_size(s);
    while (skip < s.n && (s.p[skip] == ' ' || (s.p[skip] >= 9 && s.p[skip] <= 13))) {
        skip++;
    }
    return (bao_span){s.p + skip, s.n - skip};
}

/* End tags within the first 4 KB. */
static unsigned count_tags(bao_span s)
{
    unsigned n = 0;
    const char *const end = s.p + (s.n < HEAD ? s.n : HEAD);
    for (const char *p = s.p; p < end && (p = memchr(p, '<', (size_t)(end - p))); p++) {
        n += end - p > 2 && p[1] == '/' && (p[2] | 0x20) >= 'a' && (p[2] | 0x20) <= 'z';
    }
    return n;
}

static int recognize(bao_span source, bao_span name)
{
    static const char *const starts[] = {"<!doctype html", "<html", "<head", "<body",
                                         "<!--",           "<meta", "<div",  "<table"};
    static const char *const ends[] = {".html", ".htm", ".shtml"};
    const bao_span s = content(source);
    if (starts_like(s, "<?xml")) {
        return memmem(s.p, s.n < HEAD ? s.n : HEAD, "<html", 5) ? 92 : 0;
    }
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (starts_like(s, starts[i])) {
            return 92;
        }
    }
    if (count_tags(s) >= 3) {
        return 85;
    }
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (bao_span_ends(name, bao_span_of(ends[i])) && memchr(s.p, '<', s.n)) {
            return 80;
        }
    }
    return 0;
}

const bao_reader bao_reader_html = {"html", recognize, read};

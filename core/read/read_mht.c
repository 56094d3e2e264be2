/* read_mht.c - a web page that was saved as one file (MHT; Word and WPS save .doc so as well): the
 * page in it is read as web pages are. */
#include <strings.h>

#include "base/buf.h"
#include "base/find.h"
#include "read/formats.h"
#include "read/line.h"
#include "read/mime.h"

/* How far into a file its kind is looked for. */
#define HEAD 4096

/* Parts in parts. */
#define DEPTH_MOST 4

static bool is_kind(const bao__mime_part *part, const char *kind)
{
    const bao_span type = bao__mime_header(part, "Content-Type");
    return type.n >= strlen(kind) && strncasecmp(type.p, kind, strlen(kind)) == 0;
}

/* The first part of that kind in `whole`, or itself. */
static bool find_part(const bao__mime_part *whole, const char *kind, int depth, bao__mime_part *out)
{
    if (is_kind(whole, kind)) {
        *out = *whole;
        return true;
    }
    bao__mime_part part;
    for (size_t at = 0; depth < DEPTH_MOST && bao__mime_next(whole, &at, &part);) {
        if (find_part(&part, kind, depth + 1, out)) {
            return true;
        }
    }
    return false;
}

/* A page that only divides the window: a workbook's, whose sheets are the pages behind it. */
static bool divides(bao_span page)
{
    const bao_span head = {page.p, page.n < HEAD ? page.n : HEAD};
    return bao_has(head, "<frameset") || bao_has(head, "<FRAMESET") || bao_has(page, "<frame ");
}

/* Adds all other pages of `whole`, decoded, one behind the other. */
static bool add_pages(bao_arena *arena, const bao__mime_part *whole, int depth, bao_buf *out)
{
    bao__mime_part part;
    for (size_t at = 0; depth < DEPTH_MOST && bao__mime_next(whole, &at, &part);) {
        if (!is_kind(&part, "text/html")) {
            if (!add_pages(arena, &part, depth + 1, out)) {
                return false;
            }
            continue;
        }
        const bao_span page = bao__mime_decode(arena, &part);
        if (!page.p) {
            return false;
        }
        if (!divides(page)) {
            bao_buf_span(out, page);
            bao_buf_string(out, "\n");
        }
    }
    return !out->failed;
}

/* Places are those of the text: the page's own are in no file. */
static bool remake_text(bao_report *report, bao_span source)
{
    bao_text_make(&report->text, report->text.utf8, source);
    report->lines = (bao_lines){0};
    return bao_lines_split(report->arena, report->text.utf8, &report->lines);
}

static bao_status read(bao_report *report, bao_span source, const bao_read_options *options,
                       bao_error *error)
{
    const bao__mime_part whole = bao__mime_whole(bao__trim_span(source));
    bao__mime_part part;
    const bao_reader *reader = &bao_reader_html;
    if (!find_part(&whole, "text/html", 0, &part)) {
        reader = &bao_reader_text;
        if (!find_part(&whole, "text/plain", 0, &part)) {
            return bao_fail(error, BAO_DAMAGED,
                            "the saved page has no part that is HTML or text; save it again");
        }
    }
    bao_read_options own = *options;
    const bao_span charset = bao__mime_field(bao__mime_header(&part, "Content-Type"), "charset");
    own.declared = options->declared.n ? options->declared : charset;
    bao_span page = bao__mime_decode(report->arena, &part);
    bao_buf all = bao_buf_in(report->arena);
    if (!page.p || (divides(page) && !add_pages(report->arena, &whole, 0, &all))) {
        return bao_fail(error, BAO_MEMORY, "no memory for the saved page");
    }
    page = all.n ? bao_buf_view(&all) : page;
    const bao_status status = reader->read(report, page, &own, error);
    if (status == BAO_OK && !remake_text(report, source)) {
        return bao_fail(error, BAO_MEMORY, "no memory for the saved page");
    }
    return status;
}

static int recognize(bao_span source, bao_span name)
{
    (void)name;
    const bao_span s = bao__trim_span((bao_span){source.p, source.n < HEAD ? source.n : HEAD});
    const bao__mime_part whole = bao__mime_whole(s);
    const bool message = bao__mime_header(&whole, "MIME-Version").n > 0;
    return message && (is_kind(&whole, "multipart/") || is_kind(&whole, "text/html")) ? 94 : 0;
}

const bao_reader bao_reader_mht = {"mht", recognize, read};

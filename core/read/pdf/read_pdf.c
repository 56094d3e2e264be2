/* read_pdf.c - PDF: mutool as a child process says what the pages paint. It is only run, never
 * linked. */
#include "base/child.h"
#include "base/find.h"
#include "read/formats.h"
#include "read/pdf/pdf_read.h"
#include "read/pdf/pdf_trace.h"

/* How far into a file its kind is looked for. */
#define HEAD 1024

/* Pages of a report. */
#define PAGES_MOST 3000

/* Glyphs of a report: 1000 pages of prose have a million. */
#define GLYPHS_MOST 20000000u

/* A page of prose is 100 KB of trace, a page of fine tables 300. */
#define OUTPUT_MOST  ((size_t)2 << 30)
#define MEMORY_MOST  ((size_t)2 << 30)
#define SECONDS_MOST 120

typedef struct reading {
    bao__pdf_doc doc;
    bao__pdf_page page;
    bao__trace trace;
} reading;

static bool take_page(void *ud, bao__pdf_page *page)
{
    reading *r = ud;
    bao__pdf_add_page(&r->doc, page);
    return !r->doc.failed && !page->failed && r->trace.glyphs < GLYPHS_MOST;
}

static bool take_output(void *ud, bao_span piece)
{
    reading *r = ud;
    return bao__trace_feed(&r->trace, piece);
}

static bool has_word(const char *says, const char *word)
{
    return *says && bao_has(bao_span_of(says), word);
}

/* The first line of what a program says. */
static int first_line(const char *says)
{
    return (int)strcspn(says, "\r\n");
}

/* Nothing came: why? */
static bao_status say_why(const bao_child *child, bao_child_end end, bao_error *error)
{
    const char *says = child->says;
    if (has_word(says, "password") || has_word(says, "ncrypt")) {
        return bao_fail(error, BAO_ENCRYPTED,
                        "it needs a password; save it without one and read that");
    }
    return bao_fail(error, BAO_DAMAGED, "no page of it can be read (%s %d%s%.*s)",
                    end == BAO_CHILD_CRASHED ? "mutool was killed by signal" : "mutool ended with",
                    child->code, *says ? ": " : "", first_line(says), says);
}

/* What came is not all, or may not be. */
static void warn_of_damage(bao_report *report, const reading *r, const bao_child *child,
                           bao_child_end end)
{
    const char *says = child->says;
    const bool cut = r->trace.in_page || end != BAO_CHILD_EXITED;
    const bool odd = child->code != 0 || has_word(says, "repair") || has_word(says, "error:") ||
                     has_word(says, "premature") || has_word(says, "truncated");
    if (cut || odd) {
        bao_warn(&report->warnings, "DAMAGED", 0,
                 "the file is damaged: %u pages were read%s, and parts of them may be lost "
                 "(mutool: %.*s)",
                 r->doc.pages, cut ? ", the last ones were not" : "", first_line(says), says);
    }
}

static bao_status run_mutool(reading *r, bao_report *report, bao_span source, bao_error *error)
{
    static const char *const arguments[] = {"mutool", "trace", "/proc/self/fd/0", NULL};
    bao_child child = {.arguments = arguments,
                       .input = source,
                       .limits = {OUTPUT_MOST, MEMORY_MOST, SECONDS_MOST, SECONDS_MOST * 2},
                       .take = take_output,
                       .ud = r};
    const bao_child_end end = bao_child_run(&child);
    if (r->doc.failed || r->page.failed) {
        return bao_fail(error, BAO_MEMORY, "no memory for page %u", r->trace.pages);
    }
    switch (end) {
    case BAO_CHILD_MISSING:
        return bao_fail(error, BAO_UNSUPPORTED,
                        "a PDF is read with mutool, which is not installed; install the package "
                        "mupdf-tools");
    case BAO_CHILD_FAILED:
        return bao_fail(error, BAO_IO, "mutool cannot be run: no room for a process");
    case BAO_CHILD_OUTPUT:
    case BAO_CHILD_TIME:
    case BAO_CHILD_STOPPED:
        return bao_fail(error, BAO_LIMIT,
                        "%u pages and %llu characters are more than a report may have, or took "
                        "longer than %d s; split the file",
                        r->trace.pages, (unsigned long long)r->trace.glyphs, SECONDS_MOST);
    default:
        break;
    }
    if (!r->doc.pages) {
        return say_why(&child, end, error);
    }
    warn_of_damage(report, r, &child, end);
    return BAO_OK;
}

static bao_status make_report(reading *r, bao_report *report, bao_span source, bao_error *error)
{
    bao__flow flow;
    const bao_status judged = bao__pdf_judge(&r->doc, error);
    if (judged != BAO_OK) {
        return judged;
    }
    bao__pdf_mark_chrome(&r->doc);
    bao__pdf_join_tables(&r->doc);
    bao__pdf_warn(&r->doc, report);
    bao__flow_start(&flow, report);
    if (r->doc.failed || !bao__pdf_write_report(&r->doc, report, &flow)) {
        return bao_fail(error, BAO_MEMORY, "no memory for %u pages", r->doc.pages);
    }
    return bao__flow_finish(&flow, source, false, error);
}

static bao_status read(bao_report *report, bao_span source, const bao_read_options *options,
                       bao_error *error)
{
    (void)options;
    reading *r = bao_arena_calloc(report->arena, 1, sizeof *r);
    bao_arena *scratch = bao_arena_new(&bao_alloc_libc);
    if (!r || !scratch) {
        bao_arena_drop(scratch);
        return bao_fail(error, BAO_MEMORY, "no memory for a page");
    }
    r->doc = (bao__pdf_doc){.arena = report->arena, .text = bao_buf_in(report->arena)};
    r->page.arena = report->arena;
    r->page.scratch = scratch;
    r->trace.page = &r->page;
    r->trace.whole = take_page;
    r->trace.ud = r;
    r->trace.most = PAGES_MOST;
    const bao_status status = run_mutool(r, report, source, error);
    bao_arena_drop(scratch);
    return status == BAO_OK ? make_report(r, report, source, error) : status;
}

static int recognize(bao_span source, bao_span name)
{
    (void)name;
    const bao_span head = {source.p, source.n < HEAD ? source.n : HEAD};
    return bao_span_starts(source, BAO_SPAN("%PDF-"))    ? 95
           : bao_find(head, BAO_SPAN("\n%PDF-")) != NULL ? 90
                                                         : 0;
}

const bao_reader bao_reader_pdf = {"pdf", recognize, read};

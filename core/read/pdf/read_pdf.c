/* read_pdf.c - PDF: mutool as a child process says what the pages paint. It is only run, never
 * linked. */
#include "base/child.h"
#include "base/find.h"
#include "read/formats.h"
#include "read/pdf/pdf_boxes.h"
#include "read/pdf/pdf_read.h"
#include "read/pdf/pdf_trace.h"

/* How far into a file its kind is looked for. */
#define HEAD 4096

/* Pages of a report. */
#define PAGES_MOST 3000

/* Glyphs of a report: 1000 pages of prose have a million. */
#define GLYPHS_MOST 20000000u

/* A page of prose is 100 KB of trace, a page of fine tables 300. */
#define OUTPUT_MOST  ((size_t)2 << 30)
#define MEMORY_MOST  ((size_t)2 << 30)
#define SECONDS_MOST 60

typedef struct reading {
    bao__pdf_doc doc;
    bao__pdf_page page;
    bao__trace trace;
} reading;

static bao_status no_memory(const reading *r, bao_error *error)
{
    return bao_fail(error, BAO_MEMORY, "no memory for page %u", r ? r->page.number : 1);
}

static bao_status too_much(const reading *r, bao_error *error)
{
    return bao_fail(error, BAO_LIMIT,
                    "%u pages with %llu characters are more than a report may have; split the file",
                    r->page.number, (unsigned long long)r->trace.glyphs);
}

static bool take_page(void *ud, bao__pdf_page *page)
{
    reading *r = ud;
    bao__pdf_add_page(&r->doc, page);
    return !r->doc.failed && !page->failed && r->trace.glyphs < GLYPHS_MOST &&
           page->work <= BAO__PDF_WORK;
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
static bao_status say_why(const bao_child *child, bao_error *error)
{
    const char *says = child->says;
    if (has_word(says, "password") || has_word(says, "ncrypt")) {
        return bao_fail(error, BAO_ENCRYPTED,
                        "it needs a password; save it without one and read that");
    }
    return bao_fail(error, BAO_DAMAGED, "no page of it can be read (%s: %.*s); get it again",
                    child->arguments[0], first_line(says), says);
}

/* It complains of something other than a font that is not in the file. */
static bool complains(const char *says)
{
    while (*says) {
        const bao_span line = {says, strcspn(says, "\n")};
        if (line.n && !bao_has(line, "font")) {
            return true;
        }
        says += line.n + (says[line.n] == '\n');
    }
    return false;
}

/* What came is not all, or may not be. The program's exit code says little. */
static void warn_of_damage(bao_report *report, const reading *r, const bao_child *child)
{
    const char *says = child->says;
    const bool cut = r->trace.in_page;
    if (cut || child->code != 0 || complains(says)) {
        bao_warn(&report->warnings, "DAMAGED", 0,
                 "the file is damaged: %u pages were read%s, and parts of them may be lost "
                 "(mutool: %.*s)",
                 r->doc.pages, cut ? ", the last ones were not" : "", first_line(says), says);
    }
}

/* Runs a program on the source. MISSING is told to the caller by `*missing`. */
static bao_status run_program(const char *const *arguments, bao_child *child, bao_span source,
                              bool *missing, bao_error *error)
{
    child->arguments = arguments;
    child->input = source;
    child->limits = (bao_child_limits){OUTPUT_MOST, MEMORY_MOST, SECONDS_MOST, SECONDS_MOST * 2};
    const bao_child_end end = bao_child_run(child);
    *missing = end == BAO_CHILD_MISSING;
    switch (end) {
    case BAO_CHILD_REFUSED:
        return bao_fail(error, BAO_UNSUPPORTED,
                        "%s may not be run here, where scripts are not trusted; without --distrust "
                        "it may",
                        arguments[0]);
    case BAO_CHILD_FAILED:
        return bao_fail(error, BAO_IO, "%s cannot be run: no room for a process", arguments[0]);
    case BAO_CHILD_OUTPUT:
    case BAO_CHILD_TIME:
        return bao_fail(error, BAO_LIMIT,
                        "%s took longer than %d s or wrote more than a report may have; split the "
                        "file",
                        arguments[0], SECONDS_MOST);
    default:
        return BAO_OK;
    }
}

static bao_status run_mutool(reading *r, bao_report *report, bao_span source, bool *missing,
                             bao_error *error)
{
    static const char *const arguments[] = {"mutool", "trace", "/proc/self/fd/0", NULL};
    bao_child child = {.take = take_output, .ud = r};
    const bao_status status = run_program(arguments, &child, source, missing, error);
    if (*missing || status != BAO_OK) {
        return status;
    }
    if (r->trace.over && !r->doc.failed && !r->page.failed) {
        return too_much(r, error);
    }
    if (!r->doc.pages && !r->doc.failed && !r->page.failed) {
        return say_why(&child, error);
    }
    warn_of_damage(report, r, &child);
    return BAO_OK;
}

static bool keep_output(void *ud, bao_span piece)
{
    bao_buf *out = ud;
    bao_buf_span(out, piece);
    return !out->failed;
}

/* For want of mutool. */
static bao_status run_pdftotext(reading *r, bao_report *report, bao_span source, bao_error *error)
{
    static const char *const arguments[] = {"pdftotext", "-bbox", "/proc/self/fd/0", "-", NULL};
    bao_buf out = bao_buf_in(report->arena);
    bao_child child = {.take = keep_output, .ud = &out};
    bool missing;
    const bao_status status = run_program(arguments, &child, source, &missing, error);
    if (status != BAO_OK) {
        return status;
    }
    if (missing) {
        return bao_fail(error, BAO_UNSUPPORTED,
                        "a PDF is read with mutool, which is not there; install the package "
                        "mupdf-tools");
    }
    bao__boxes boxes = {.page = &r->page, .whole = take_page, .ud = r, .most = PAGES_MOST};
    r->doc.prose_only = true;
    bao__boxes_read(&boxes, bao_buf_view(&out));
    r->doc.failed |= out.failed;
    if (!r->doc.pages && !r->doc.failed && !r->page.failed) {
        return say_why(&child, error);
    }
    bao_warn(&report->warnings, "PROSE_ONLY", 0,
             "mutool is not there, and with pdftotext tables are not read, nor is text that no "
             "reader sees left out; install the package mupdf-tools");
    return BAO_OK;
}

static bao_status run(reading *r, bao_report *report, bao_span source, bao_error *error)
{
    bool missing;
    bao_status status = run_mutool(r, report, source, &missing, error);
    if (missing) {
        status = run_pdftotext(r, report, source, error);
    }
    return status == BAO_OK && (r->doc.failed || r->page.failed) ? no_memory(r, error) : status;
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

/* A reading of `report`, to be given back with end; NULL when out of memory. */
static reading *begin(bao_report *report)
{
    reading *r = bao_arena_calloc(report->arena, 1, sizeof *r);
    if (!r || !(r->page.scratch = bao_arena_new(&bao_alloc_libc))) {
        return NULL;
    }
    r->doc = (bao__pdf_doc){.arena = report->arena, .text = bao_buf_in(report->arena)};
    r->page.arena = report->arena;
    r->trace.page = &r->page;
    r->trace.whole = take_page;
    r->trace.ud = r;
    r->trace.most = PAGES_MOST;
    return r;
}

static void end(reading *r)
{
    bao_arena_drop(r->page.scratch);
}

bao_status bao__pdf_read_trace(bao_report *report, bao_span source, bao_span trace,
                               bao_error *error)
{
    reading *r = begin(report);
    if (!r) {
        return no_memory(r, error);
    }
    bao__trace_feed(&r->trace, trace);
    const bao_status status = r->doc.failed || r->page.failed ? no_memory(r, error)
                              : r->trace.over                 ? too_much(r, error)
                              : r->doc.pages ? make_report(r, report, source, error)
                                             : bao_fail(error, BAO_DAMAGED, "no page in the trace");
    end(r);
    return status;
}

static bao_status read(bao_report *report, bao_span source, const bao_read_options *options,
                       bao_error *error)
{
    (void)options;
    reading *r = begin(report);
    if (!r) {
        return no_memory(r, error);
    }
    bao_status status = run(r, report, source, error);
    if (status == BAO_OK) {
        status = make_report(r, report, source, error);
    }
    end(r);
    return status;
}

/* Junk may stand before the mark; then the rest must look like a PDF too. */
static int recognize(bao_span source, bao_span name)
{
    (void)name;
    const bao_span head = {source.p, source.n < HEAD ? source.n : HEAD};
    if (bao_span_starts(source, BAO_SPAN("%PDF-"))) {
        return 95;
    }
    return bao_find(head, BAO_SPAN("%PDF-")) && bao_has(source, "endobj") ? 90 : 0;
}

const bao_reader bao_reader_pdf = {"pdf", recognize, read};

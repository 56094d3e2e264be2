/* readers.c - the list of formats; choosing one by content, and the way through it. */
#include "read/formats.h"
#include "read/meta.h"

static const bao_reader *const readers[] = {
    &bao_reader_html, &bao_reader_markdown, &bao_reader_text, &bao_reader_docx,
    &bao_reader_pdf,  &bao_reader_doc,      &bao_reader_xlsx, &bao_reader_xls,
    &bao_reader_mht,  &bao_reader_rtf,      &bao_reader_ole};
static const size_t reader_count = sizeof readers / sizeof *readers;

const bao_reader *bao_reader_at(size_t n)
{
    if (n < reader_count) {
        return readers[n];
    }
    return n - reader_count < bao__unsupported_count ? &bao__unsupported_formats[n - reader_count]
                                                     : NULL;
}

static const bao_reader *choose(bao_span source, bao_span name)
{
    const bao_reader *best = NULL, *reader;
    int most = 0;
    for (size_t n = 0; (reader = bao_reader_at(n)); n++) {
        const int sure = reader->recognize(source, name);
        if (sure > most) {
            most = sure;
            best = reader;
        }
    }
    return best;
}

static bool is_named(const bao_report *report, const char *const *ends)
{
    for (; *ends; ends++) {
        if (bao_span_ends(report->name, bao_span_of(*ends))) {
            return true;
        }
    }
    return false;
}

/* What the bytes are counts, but a name that says otherwise may be a mistake. */
static void warn_of_name(bao_report *report)
{
    static const char *const pages[] = {".html", ".htm", NULL};
    static const char *const texts[] = {".txt", ".md", ".csv", ".json", NULL};
    const bool page = strcmp(report->format, "html") == 0;
    if (!page && is_named(report, pages)) {
        bao_warn(&report->warnings, "NOT_HTML", 0,
                 "the name says HTML, but there are no tags; it was read as %s", report->format);
    } else if (page && is_named(report, texts)) {
        bao_warn(&report->warnings, "NOT_TEXT", 0,
                 "the name says text, but there are tags; it was read as %s", report->format);
    }
}

bao_status bao_report_read(bao_report *report, bao_arena *arena, bao_span source, bao_span name,
                           const bao_read_options *options, bao_error *error)
{
    const bao_reader *reader = choose(source, name);
    bao_report_start(report, arena, name, reader->name);
    if (!reader->read) {
        return bao_fail(
            error, BAO_UNSUPPORTED,
            "%s is not read yet; save the report as plain text or Markdown and read that",
            reader->name);
    }
    bao_status status = reader->read(report, source, options, error);
    if (status == BAO_OK) {
        warn_of_name(report);
        status = bao_report_finish(report, error);
    }
    if (status == BAO_OK && (!bao_meta_read(report) || report->warnings.failed)) {
        status = bao_fail(error, BAO_MEMORY, "no memory for metadata");
    }
    return status;
}

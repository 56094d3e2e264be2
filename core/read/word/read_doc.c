/* read_doc.c - DOC and WPS: Word's files from 1997 to 2003. */
#include "read/formats.h"
#include "read/word/doc.h"

/* Adds one part of the text by itself. */
static void add_part(bao__doc *doc, uint32_t from, uint32_t to)
{
    doc->fields = doc->code = doc->contents = 0;
    doc->flow.aside = false;
    bao__doc_paragraphs(doc, from, to);
    bao__doc_blocks(doc, 0, doc->item_count, 0);
}

/* Notes, one line each; `table` says where they begin in their part. */
static void add_notes(bao__doc *doc, bao__doc_part part, unsigned table, uint32_t *number)
{
    const bao_span list = bao__doc_table_of(doc, table);
    const uint32_t count = list.n / 4 > 2 ? (uint32_t)(list.n / 4) - 2 : 0;
    const uint32_t first = doc->part_from[part], size = doc->part_from[part + 1] - first;
    for (uint32_t i = 0; i < count && !doc->failed; i++) {
        const uint32_t from = bao__le(list, (size_t)i * 4, 4);
        const uint32_t to = bao__le(list, (size_t)i * 4 + 4, 4);
        if (from >= to || to > size) {
            continue;
        }
        doc->label.n = 0;
        bao_buf_format(&doc->label, "[%u] ", ++*number);
        bao__flow_text(&doc->flow, bao_buf_view(&doc->label), 0);
        doc->flow.soft = true;
        add_part(doc, first + from, first + to);
        doc->flow.soft = false;
        bao__flow_end_line(&doc->flow, 0);
    }
}

static bao_status read(bao_report *report, bao_span source, const bao_read_options *options,
                       bao_error *error)
{
    bao__ole ole;
    uint32_t notes = 0;
    bao__doc *doc = bao_arena_calloc(report->arena, 1, sizeof *doc);
    (void)options;
    if (!doc) {
        return bao_fail(error, BAO_MEMORY, "no memory for the document");
    }
    doc->report = report;
    doc->label = bao_buf_in(report->arena);
    bao__flow_start(&doc->flow, report);
    bao_status status = bao__ole_open(&ole, source, error);
    if (status == BAO_OK) {
        status = bao__doc_open(doc, &ole, error);
    }
    if (status != BAO_OK) {
        return status;
    }
    if (!bao__doc_read_runs(doc) || !bao__doc_read_styles(doc) || !bao__doc_read_lists(doc)) {
        return bao_fail(error, BAO_MEMORY, "no memory for styles and lists");
    }
    add_part(doc, 0, doc->part_from[BAO__DOC_FOOTNOTES]);
    doc->shaded = true; /* what boxes are filled with is not looked at */
    add_part(doc, doc->part_from[BAO__DOC_BOXES], doc->part_from[BAO__DOC_BOXES + 1]);
    doc->shaded = false;
    add_notes(doc, BAO__DOC_FOOTNOTES, BAO__DOC_FOOTNOTE_TEXTS, &notes);
    add_notes(doc, BAO__DOC_ENDNOTES, BAO__DOC_ENDNOTE_TEXTS, &notes);
    if (doc->failed) {
        return bao_fail(error, BAO_MEMORY, "no memory for the document");
    }
    return bao__flow_finish(&doc->flow, source, false, error);
}

static int recognize(bao_span source, bao_span name)
{
    bao__ole ole;
    bao__ole_entry entry;
    bao_error ignored;
    (void)name;
    if (!bao__ole_is(source)) {
        return 0;
    }
    if (bao__ole_open(&ole, source, &ignored) != BAO_OK) {
        return 91;
    }
    return bao__ole_has(&ole, "WordDocument", &entry) ? 95 : 0;
}

const bao_reader bao_reader_doc = {"doc", recognize, read};

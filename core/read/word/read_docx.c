/* read_docx.c - DOCX: the parts of the zip file, and the document in them. */
#include "read/formats.h"
#include "read/word/docx.h"

/* Notes of a document. */
#define NOTES_MOST 4096u

/* Reads part `name` into *root; a part that is not there is none. */
static bao_status read_part(bao__zip *zip, const char *name, bao__xml **root, bao_error *error)
{
    bao_span part;
    *root = NULL;
    const bao_status status = bao__zip_read(zip, name, &part, error);
    if (status != BAO_OK) {
        return status == BAO_NOT_FOUND ? BAO_OK : status;
    }
    return bao__xml_read(zip->report->arena, part, name, root, error);
}

/* The document as the package names it: "/word/document.xml" without the slash. */
static const char *main_part(bao_arena *arena, const bao__xml *relations)
{
    for (const bao__xml *r = relations ? relations->first : NULL; r; r = r->next) {
        const bao_span type = bao__xml_value(r, bao__xml_Type);
        bao_span target = bao__xml_value(r, bao__xml_Target);
        if (bao_span_ends(type, BAO_SPAN("/officeDocument")) && target.n) {
            const size_t skip = target.p[0] == '/';
            return bao_arena_copy(arena, target.p + skip, target.n - skip);
        }
    }
    return "word/document.xml";
}

/* A part beside the document: styles.xml of word/document.xml. */
static bao_status read_beside(bao__zip *zip, const char *document, const char *name,
                              bao__xml **root, bao_error *error)
{
    bao_buf path = bao_buf_in(zip->report->arena);
    const char *slash = strrchr(document, '/');
    bao_buf_bytes(&path, document, slash ? (size_t)(slash - document) + 1 : 0);
    bao_buf_string(&path, name);
    const char *whole = bao_buf_cstring(&path);
    return whole ? read_part(zip, whole, root, error)
                 : bao_fail(error, BAO_MEMORY, "no memory for a name");
}

/* The notes behind the text, in the order of their marks. */
static void add_notes(bao__docx *docx, const bao__xml *footnotes, const bao__xml *endnotes)
{
    const size_t count = docx->note_count < NOTES_MOST ? docx->note_count : NOTES_MOST;
    bao__flow *flow = &docx->flow;
    if (count < docx->note_count) {
        bao_warn(&docx->report->warnings, "NOTES", 0,
                 "%zu notes: those behind the first %u are left out", docx->note_count, NOTES_MOST);
    }
    for (size_t i = 0; i < count && !docx->failed; i++) {
        const bool end = docx->notes[i] < 0;
        const long id = end ? -1 - docx->notes[i] : docx->notes[i];
        const bao__xml *root = end ? endnotes : footnotes;
        const bao__xml *note = root ? root->first : NULL;
        for (uint32_t n = 0; note && n < 2 * NOTES_MOST &&
                             bao__xml_number(bao__xml_value(note, bao__xml_id), -1) != id;
             n++) {
            note = note->next;
        }
        if (!note) {
            continue;
        }
        docx->label.n = 0;
        bao_buf_format(&docx->label, "[%zu] ", i + 1);
        bao__flow_text(flow, bao_buf_view(&docx->label), 0);
        flow->soft = true;
        bao__docx_blocks(docx, note);
        flow->soft = false;
        bao__flow_end_line(flow, 0);
    }
}

static bao_status read_parts(bao__docx *docx, bao__zip *zip, bao_span source, bao_error *error)
{
    bao__xml *root, *styles, *lists, *footnotes, *endnotes;
    bao_arena *arena = docx->report->arena;
    bao_span part;
    bao_status status = bao__zip_read(zip, "[Content_Types].xml", &part, error);
    if (status == BAO_NOT_FOUND) {
        bao_warn(&docx->report->warnings, "ZIP_PARTS", 0,
                 "[Content_Types].xml is missing: the file was not written by a word processor");
    } else if (status != BAO_OK) {
        return status;
    }
    if ((status = read_part(zip, "_rels/.rels", &root, error)) != BAO_OK) {
        return status;
    }
    const char *name = main_part(arena, root);
    if (!name) {
        return bao_fail(error, BAO_MEMORY, "no memory for a name");
    }
    if ((status = bao__zip_read(zip, name, &part, error)) != BAO_OK) {
        return status == BAO_NOT_FOUND ? bao_fail(error, BAO_DAMAGED,
                                                  "missing part: there is no %s in the file; save "
                                                  "the document again",
                                                  name)
                                       : status;
    }
    if ((status = bao__xml_read(arena, part, name, &root, error)) != BAO_OK ||
        (status = read_beside(zip, name, "styles.xml", &styles, error)) != BAO_OK ||
        (status = read_beside(zip, name, "numbering.xml", &lists, error)) != BAO_OK ||
        (status = read_beside(zip, name, "footnotes.xml", &footnotes, error)) != BAO_OK ||
        (status = read_beside(zip, name, "endnotes.xml", &endnotes, error)) != BAO_OK) {
        return status;
    }
    if (!bao__docx_styles_read(&docx->styles, arena, styles) ||
        !bao__docx_lists_read(&docx->lists, arena, lists)) {
        return bao_fail(error, BAO_MEMORY, "no memory for styles and lists");
    }
    bao__docx_blocks(docx, root);
    add_notes(docx, footnotes, endnotes);
    if (docx->failed) {
        return bao_fail(error, BAO_MEMORY, "no memory for the document");
    }
    return bao__flow_finish(&docx->flow, source, false, error);
}

static bao_status read(bao_report *report, bao_span source, const bao_read_options *options,
                       bao_error *error)
{
    bao__zip zip;
    bao__docx *docx = bao_arena_calloc(report->arena, 1, sizeof *docx);
    (void)options;
    if (!docx) {
        return bao_fail(error, BAO_MEMORY, "no memory for the document");
    }
    docx->report = report;
    docx->label = bao_buf_in(report->arena);
    bao__flow_start(&docx->flow, report);
    bao_status status = bao__zip_open(&zip, report, source, error);
    if (status == BAO_OK) {
        status = read_parts(docx, &zip, source, error);
    }
    bao__zip_close(&zip);
    return status;
}

static int recognize(bao_span source, bao_span name)
{
    size_t at = 0;
    bao__zip_entry entry;
    if (!bao_span_starts(source, BAO_SPAN("PK\3\4"))) {
        return 0;
    }
    while (bao__zip_next(source, &at, &entry)) {
        if (bao_span_starts(entry.name, BAO_SPAN("word/"))) {
            return 95;
        }
    }
    return bao_span_ends(name, BAO_SPAN(".docx")) ? 93 : 0;
}

const bao_reader bao_reader_docx = {"docx", recognize, read};

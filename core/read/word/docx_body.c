/* docx_body.c - paragraphs of a DOCX file: runs, fields, labels, text boxes. */
#include "base/utf8.h"
#include "read/line.h"
#include "read/word/docx.h"

/* Text boxes and tables in each other; the XML's own depth bounds the calls. */
#define DEPTH_MOST 200u

const bao__xml *bao__docx_choice(const bao__xml *alternate)
{
    const bao__xml *choice = bao__xml_child(alternate, bao__xml_Choice);
    return choice ? choice : bao__xml_child(alternate, bao__xml_Fallback);
}

static bool is_white(bao_span color)
{
    static const char white[] = "FFFFFF";
    bool same = color.n == 6;
    for (size_t i = 0; same && i < 6; i++) {
        same = (color.p[i] & ~0x20) == white[i];
    }
    return same;
}

/* A ground of its own: letters of any colour show on it. */
static bool has_ground(const bao__xml *properties)
{
    const bao_span fill = bao__xml_value(bao__xml_child(properties, bao__xml_shd), bao__xml_fill);
    return fill.p && !is_white(fill) && !bao_span_equal(fill, BAO_SPAN("auto"));
}

static bool is_painted(const bao__xml *rPr)
{
    return bao__xml_is_on(rPr, bao__xml_highlight) || has_ground(rPr);
}

static uint8_t run_looks(const bao__docx *docx, const bao__xml *rPr, bool hidden)
{
    const bao_span raised = bao__xml_child_value(rPr, bao__xml_vertAlign);
    const bao__docx_style *style =
        bao__docx_style_find(&docx->styles, bao__xml_child_value(rPr, bao__xml_rStyle));
    const bool vanish = bao__xml_child(rPr, bao__xml_vanish) ? bao__xml_is_on(rPr, bao__xml_vanish)
                                                             : hidden || style->hidden;
    const bool white =
        !docx->shaded && is_white(bao__xml_child_value(rPr, bao__xml_color)) && !is_painted(rPr);
    const long half_points = bao__xml_number(bao__xml_child_value(rPr, bao__xml_sz), 21);
    return (uint8_t)((vanish || white || half_points <= 2 ? BAO__RUN_HIDDEN : 0) |
                     (bao_span_equal(raised, BAO_SPAN("superscript")) ? BAO__RUN_RAISED : 0) |
                     (bao_span_equal(raised, BAO_SPAN("subscript")) ? BAO__RUN_LOWERED : 0));
}

/* begin, separate, end: only the results of fields are text. */
static void take_field(bao__docx *docx, bao_span type)
{
    if (bao_span_equal(type, BAO_SPAN("begin"))) {
        docx->fields++;
        docx->code = docx->code ? docx->code : docx->fields;
    } else if (bao_span_equal(type, BAO_SPAN("separate"))) {
        docx->code = docx->code == docx->fields ? 0 : docx->code;
    } else if (docx->fields) {
        docx->code = docx->code == docx->fields ? 0 : docx->code;
        docx->contents = docx->contents == docx->fields ? 0 : docx->contents;
        docx->fields--;
    }
    docx->flow.aside = docx->contents;
}

/* What a field is to show: a table of contents is no part of the report. */
static void take_code(bao__docx *docx, const bao__xml *code)
{
    const bao_span s = code->first ? bao__trim_span(code->first->text) : BAO_SPAN("");
    if (bao_span_starts(s, BAO_SPAN("TOC")) && docx->fields && !docx->contents) {
        docx->contents = docx->fields;
    }
}

static void add_note(bao__docx *docx, const bao__xml *mark)
{
    const long id = bao__xml_number(bao__xml_value(mark, bao__xml_id), 0);
    if (!BAO_RESERVE(docx->report->arena, docx->notes, docx->note_count, docx->note_capacity)) {
        docx->failed = true;
        return;
    }
    docx->notes[docx->note_count++] = mark->name == bao__xml_endnoteReference ? -1 - id : id;
}

/* A character of a font of signs: those of Wingdings are boxes and arrows. */
static void add_sign(bao__docx *docx, const bao__xml *sym, uint8_t looks)
{
    const bao_span code = bao__xml_value(sym, bao__xml_char);
    uint32_t c = 0;
    for (size_t i = 0; i < code.n && i < 4; i++) {
        const char d = code.p[i];
        c = c * 16 + (uint32_t)(d <= '9' ? d - '0' : (d | 0x20) - 'a' + 10) % 16;
    }
    if (c >= 0xF020 && c < 0xF100) {
        c = 0x25A1; /* □: which sign it is the font alone knows */
    }
    if (c >= ' ' && (c < 0xD800 || c > 0xDFFF)) {
        char bytes[4];
        bao__flow_text(&docx->flow, (bao_span){bytes, bao_utf8_put(bytes, c)}, looks);
    }
}

/* Text boxes come behind the paragraph they are anchored in. */
static void keep_boxes(bao__docx *docx, const bao__xml *node)
{
    for (const bao__xml *child = node->first; child; child = child->next) {
        if (child->name == bao__xml_txbxContent) {
            if (!BAO_RESERVE(docx->report->arena, docx->boxes, docx->box_count,
                             docx->box_capacity)) {
                docx->failed = true;
                return;
            }
            docx->boxes[docx->box_count++] = child;
        } else if (child->name == bao__xml_AlternateContent) {
            const bao__xml *choice = bao__docx_choice(child);
            if (choice) {
                keep_boxes(docx, choice);
            }
        } else if (child->name == bao__xml_blip || child->name == bao__xml_imagedata) {
            bao__flow_picture(&docx->flow);
        } else {
            keep_boxes(docx, child);
        }
    }
}

static void add_run(bao__docx *docx, const bao__xml *r, bool hidden);

/* What stands in a run. */
static void add_piece(bao__docx *docx, const bao__xml *piece, uint8_t looks, bool hidden)
{
    bao__flow *flow = &docx->flow;
    switch (piece->name) {
    case bao__xml_t:
        bao__flow_text(flow, piece->first ? piece->first->text : BAO_SPAN(""), looks);
        break;
    case bao__xml_tab:
        bao__flow_text(flow, BAO_SPAN("\t"), looks);
        break;
    case bao__xml_br:
    case bao__xml_cr:
        bao__flow_break(flow);
        break;
    case bao__xml_noBreakHyphen:
        bao__flow_text(flow, BAO_SPAN("-"), looks);
        break;
    case bao__xml_sym:
        add_sign(docx, piece, looks);
        break;
    case bao__xml_footnoteReference:
    case bao__xml_endnoteReference:
        add_note(docx, piece);
        break;
    case bao__xml_drawing:
    case bao__xml_pict:
    case bao__xml_object:
        keep_boxes(docx, piece);
        break;
    case bao__xml_AlternateContent:
        if (bao__docx_choice(piece)) {
            add_run(docx, bao__docx_choice(piece), hidden);
        }
        break;
    case bao__xml_ruby:
        for (const bao__xml *base = bao__xml_child(piece, bao__xml_rubyBase); base; base = NULL) {
            for (const bao__xml *r = base->first; r; r = r->next) {
                add_run(docx, r, hidden);
            }
        }
        break;
    default:
        break;
    }
}

static void add_run(bao__docx *docx, const bao__xml *r, bool hidden)
{
    const uint8_t looks = run_looks(docx, bao__xml_child(r, bao__xml_rPr), hidden);
    for (const bao__xml *piece = r->first; piece; piece = piece->next) {
        if (piece->name == bao__xml_fldChar) {
            take_field(docx, bao__xml_value(piece, bao__xml_fldCharType));
        } else if (piece->name == bao__xml_instrText) {
            take_code(docx, piece);
        } else if (!docx->code) {
            add_piece(docx, piece, looks, hidden);
        }
    }
}

/* A field to fill in that nobody filled in: what it shows is a hint. */
static bool is_hint(const bao__xml *sdt)
{
    return sdt->name == bao__xml_sdt &&
           bao__xml_is_on(bao__xml_child(sdt, bao__xml_sdtPr), bao__xml_showingPlcHdr);
}

/* Runs, and what they stand in: links, insertions, fields, tags. */
static void add_runs(bao__docx *docx, const bao__xml *node, bool hidden)
{
    for (const bao__xml *child = node->first; child; child = child->next) {
        switch (child->name) {
        case bao__xml_r:
            add_run(docx, child, hidden);
            break;
        case bao__xml_pPr:
        case bao__xml_rPr:
        case bao__xml_del:
        case bao__xml_moveFrom:
            break;
        case bao__xml_AlternateContent:
            if (bao__docx_choice(child)) {
                add_runs(docx, bao__docx_choice(child), hidden);
            }
            break;
        default:
            if (!is_hint(child)) {
                add_runs(docx, child, hidden);
            }
            break;
        }
    }
}

/* What Word counts in front of the paragraph. */
static void add_label(bao__docx *docx, const bao__xml *pPr, const bao__docx_style *style)
{
    const bao__xml *own = bao__xml_child(pPr, bao__xml_numPr);
    const long list = bao__xml_number(bao__xml_child_value(own, bao__xml_numId), style->list);
    long level = bao__xml_number(bao__xml_child_value(own, bao__xml_ilvl), style->level);
    docx->label.n = 0;
    if (level < 0) {
        level = bao__docx_level_of(&docx->lists, list, style->id);
    }
    if (list > 0) {
        bao__docx_label(&docx->lists, &docx->label, list, level);
    }
    docx->failed |= docx->label.failed;
    bao__flow_text(&docx->flow, bao_buf_view(&docx->label), 0);
}

/* A paragraph without text has no number either, as far as a reader can see. */
static bool has_text(const bao__xml *node)
{
    for (const bao__xml *child = node->first; child; child = child->next) {
        if (child->name == bao__xml_t || child->name == bao__xml_sym) {
            return true;
        }
        if (child->name != bao__xml_pPr && child->name != bao__xml_del && has_text(child)) {
            return true;
        }
    }
    return false;
}

static void add_boxes(bao__docx *docx, size_t first)
{
    const size_t end = docx->box_count;
    const bool shaded = docx->shaded;
    docx->shaded = true; /* what a box is filled with is not looked at */
    for (size_t i = first; i < end; i++) {
        bao__docx_blocks(docx, docx->boxes[i]);
    }
    docx->shaded = shaded;
    docx->box_count = first;
}

void bao__docx_paragraph(bao__docx *docx, const bao__xml *p)
{
    const bao__xml *pPr = bao__xml_child(p, bao__xml_pPr);
    const bao__xml *mark = bao__xml_child(pPr, bao__xml_rPr);
    const bao__docx_style *style =
        bao__docx_style_find(&docx->styles, bao__xml_child_value(pPr, bao__xml_pStyle));
    const long outline = bao__xml_number(bao__xml_child_value(pPr, bao__xml_outlineLvl), -1);
    const long level = outline >= 0 ? outline + 1 : style->heading;
    const size_t boxes = docx->box_count;
    if (!bao__flow_has_line(&docx->flow) && has_text(p)) {
        add_label(docx, pPr, style);
    }
    const bool shaded = docx->shaded;
    docx->shaded |= has_ground(pPr);
    add_runs(docx, p, style->hidden);
    docx->shaded = shaded;
    /* a deleted end of paragraph joins it to the next one */
    if (!bao__xml_child(mark, bao__xml_del)) {
        bao__flow_end_line(&docx->flow,
                           level > 0 && level <= 9 ? (uint8_t)(level > 6 ? 6 : level) : 0);
    }
    add_boxes(docx, boxes);
}

void bao__docx_blocks(bao__docx *docx, const bao__xml *node)
{
    if (++docx->depth > DEPTH_MOST) {
        docx->depth--;
        return;
    }
    for (const bao__xml *child = node->first; child && !docx->failed; child = child->next) {
        switch (child->name) {
        case bao__xml_p:
            bao__docx_paragraph(docx, child);
            break;
        case bao__xml_tbl:
            bao__docx_table(docx, child);
            break;
        case bao__xml_del:
        case bao__xml_moveFrom:
        case bao__xml_tcPr:
            break;
        case bao__xml_AlternateContent:
            if (bao__docx_choice(child)) {
                bao__docx_blocks(docx, bao__docx_choice(child));
            }
            break;
        default:
            if (!is_hint(child)) {
                bao__docx_blocks(docx, child);
            }
            break;
        }
    }
    docx->depth--;
}

/* doc_body.c - the text of a Word document, paragraph by paragraph: fields, signs, labels. */
#include "base/utf8.h"
#include "read/word/doc.h"

/* The field whose code begins at `at` is a table of contents. */
static bool is_contents(bao__doc *doc, uint32_t at)
{
    while (bao__doc_character(doc, at) == ' ') {
        at++;
    }
    return bao__doc_character(doc, at) == 'T' && bao__doc_character(doc, at + 1) == 'O' &&
           bao__doc_character(doc, at + 2) == 'C';
}

/* begin, separator, end of a field at `at`: only its result is text. */
static void take_field(bao__doc *doc, uint32_t c, uint32_t at)
{
    if (c == 0x13) {
        doc->fields++;
        doc->code = doc->code ? doc->code : doc->fields;
        doc->contents = !doc->contents && is_contents(doc, at + 1) ? doc->fields : doc->contents;
        return;
    }
    doc->code = doc->code == doc->fields ? 0 : doc->code;
    if (c == 0x15 && doc->fields) {
        doc->contents = doc->contents == doc->fields ? 0 : doc->contents;
        doc->fields--;
    }
    doc->flow.aside = doc->contents;
}

/* Characters below a blank: breaks, hyphens; the rest are marks of something that is no text. */
static void take_mark(bao__doc *doc, uint32_t c, uint8_t looks)
{
    switch (c) {
    case 0x09:
        bao__flow_text(&doc->flow, BAO_SPAN("\t"), looks);
        break;
    case 0x0B:
    case 0x0E:
        bao__flow_break(&doc->flow);
        break;
    case 0x1E:
        bao__flow_text(&doc->flow, BAO_SPAN("-"), looks);
        break;
    case 0x01:
        bao__flow_picture(&doc->flow);
        break;
    default:
        break;
    }
}

/* Writes the characters [*at, end), which look alike, up to the next mark. */
static void add_characters(bao__doc *doc, uint32_t *at, uint32_t end, uint8_t looks)
{
    char bytes[256];
    size_t n = 0;
    for (; *at < end && n + 4 <= sizeof bytes; ++*at) {
        uint32_t c = bao__doc_character(doc, *at);
        if (c < ' ') {
            break;
        }
        if (c >= 0xD800 && c < 0xDC00 && *at + 1 < end) {
            const uint32_t low = bao__doc_character(doc, *at + 1);
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                ++*at;
            }
        }
        c = c >= 0xD800 && c < 0xE000 ? BAO_REPLACEMENT : c;
        if (c >= 0xF020 && c < 0xF100) {
            c = 0x25A1; /* □: a sign of a font of signs */
        }
        n += c == 0xFFFE || c == 0xFFFF ? 0 : bao_utf8_put(bytes + n, c);
    }
    if (!doc->code) {
        bao__flow_text(&doc->flow, (bao_span){bytes, n}, looks);
    }
}

/* Adds the characters [from, to). */
static void add_text(bao__doc *doc, uint32_t from, uint32_t to, bool hidden)
{
    for (uint32_t at = from; at < to && !doc->failed;) {
        uint32_t end = to;
        bool deleted;
        uint8_t looks = bao__doc_looks(doc, at, &deleted, &end);
        looks |= hidden ? BAO__RUN_HIDDEN : 0;
        end = end > at ? end : at + 1;
        while (at < end) {
            const uint32_t c = bao__doc_character(doc, at);
            if (c >= 0x13 && c <= 0x15) {
                take_field(doc, c, at);
                at++;
            } else if (deleted) {
                at++;
            } else if (c < ' ') {
                if (!doc->code) {
                    take_mark(doc, c, looks);
                }
                at++;
            } else {
                add_characters(doc, &at, end, looks);
            }
        }
    }
}

/* There is something to be seen in it. */
static bool has_text(bao__doc *doc, const bao__doc_paragraph *p)
{
    for (uint32_t at = p->from; at < p->to; at++) {
        if (bao__doc_character(doc, at) > ' ') {
            return true;
        }
    }
    return false;
}

static void add_paragraph(bao__doc *doc, const bao__doc_paragraph *p)
{
    const bool hidden = p->style < doc->style_count && doc->styles[p->style].hidden;
    if (p->list && !bao__flow_has_line(&doc->flow) && has_text(doc, p)) {
        bao__doc_label(doc, p->list, p->level);
        bao__flow_text(&doc->flow, bao_buf_view(&doc->label), 0);
    }
    const bool shaded = doc->shaded;
    doc->shaded |= p->shaded;
    add_text(doc, p->from, p->to, hidden);
    doc->shaded = shaded;
    bool deleted;
    uint32_t end = p->to + 1;
    bao__doc_looks(doc, p->to, &deleted, &end);
    /* a deleted end of paragraph joins it to the next one */
    if (!deleted || p->ends_cell || p->ends_row) {
        bao__flow_end_line(&doc->flow, p->heading > 6 ? 6 : p->heading);
    }
}

void bao__doc_blocks(bao__doc *doc, size_t first, size_t last, unsigned depth)
{
    for (size_t i = first; i < last && !doc->failed;) {
        size_t end = i;
        while (end < last && doc->items[end].depth > depth) {
            end++;
        }
        if (end > i) {
            bao__doc_add_table(doc, i, end, depth + 1);
            i = end;
        } else {
            add_paragraph(doc, &doc->items[i++]);
        }
    }
}

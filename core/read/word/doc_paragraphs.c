/* doc_paragraphs.c - where the paragraphs of a Word document end, and what their properties say of
 * lists and tables. */
#include "read/word/doc.h"

#define MARK_CELL 7u
#define MARK_PAGE 12u
#define MARK_END  13u

/* Properties in the data stream: two bytes of size, then they. */
static bao_span in_data(const bao__doc *doc, bao_span operand)
{
    const size_t at = bao__le(operand, 0, 4);
    const size_t size = bao__le(doc->data, at, 2);
    return at + 2 <= doc->data.n && size <= doc->data.n - at - 2
               ? (bao_span){doc->data.p + at + 2, size}
               : (bao_span){NULL, 0};
}

/* Takes one property; true when it names more of them in the data stream. */
static bool take(bao__doc_paragraph *p, uint16_t number, bao_span operand)
{
    const uint32_t value = bao__le(operand, 0, operand.n < 4 ? (unsigned)operand.n : 4);
    switch (number) {
    case 0x2416: /* sprmPFInTable */
        p->in_table = value;
        break;
    case 0x2417: /* sprmPFTtp */
        p->ends_row = value;
        break;
    case 0x6649: /* sprmPItap */
        p->depth = value < BAO__FLOW_TABLES ? (uint8_t)value : BAO__FLOW_TABLES;
        break;
    case 0x244B: /* sprmPFInnerTableCell */
        p->ends_cell |= value == 1;
        break;
    case 0x244C: /* sprmPFInnerTtp */
        p->ends_row |= value == 1;
        break;
    case 0x260A: /* sprmPIlvl */
        p->level = (uint8_t)value;
        break;
    case 0x460B: /* sprmPIlfo */
        p->list = value;
        break;
    case 0xC64D: /* sprmPShd: fore, back */
        p->shaded = bao__doc_is_ground(bao__le(operand, 4, 4));
        break;
    case 0x2640: /* sprmPOutLvl */
        p->heading = value < 9 ? (uint8_t)(value + 1) : 0;
        break;
    default:
        return number == 0x6645 || number == 0x6646 || number == 0x646B;
    }
    return false;
}

static void take_all(const bao__doc *doc, bao__doc_paragraph *p, bao_span properties)
{
    size_t at = 0;
    uint16_t number;
    bao_span operand;
    p->row = properties.n ? properties : p->row;
    while (bao__doc_next(properties, &at, &number, &operand)) {
        if (take(p, number, operand)) {
            const bao_span more = in_data(doc, operand);
            size_t inner = 0;
            p->more = more.n ? more : p->more;
            while (bao__doc_next(more, &inner, &number, &operand)) {
                take(p, number, operand);
            }
        }
    }
}

/* A paragraph that ends in the mark at p->to. */
static void look(bao__doc *doc, bao__doc_paragraph *p, size_t *near)
{
    const bao__doc_piece *piece = bao__doc_piece_at(doc, p->to);
    if (!piece) {
        return;
    }
    const uint32_t place = piece->place + (p->to - piece->from) * (piece->wide ? 2u : 1u);
    const bao__doc_run *run = bao__doc_run_at(&doc->paragraphs, place, near);
    if (run) {
        p->style = run->style;
        if (run->style < doc->style_count) {
            const bao__doc_style *style = &doc->styles[run->style];
            p->list = style->list;
            p->level = style->level;
            p->heading = style->heading;
        }
        take_all(doc, p, run->properties);
    }
    if (piece->extra.n) {
        const bao_span row = p->row;
        take_all(doc, p, piece->extra);
        p->row = row.n ? row : p->row;
    }
    p->depth = p->depth ? p->depth : p->in_table;
    p->list = p->list > 0x7FE ? 0 : p->list;
}

void bao__doc_paragraphs(bao__doc *doc, uint32_t from, uint32_t to)
{
    size_t near = 0;
    uint32_t start = from;
    doc->item_count = 0;
    if (to > from && to - from > doc->main.n) { /* a character has a byte at the least */
        bao_warn(&doc->report->warnings, "TEXT_SHORT", 0,
                 "the file says that it has %u characters, and has %zu bytes of text", to - from,
                 (size_t)doc->main.n);
        to = from + (uint32_t)doc->main.n;
    }
    for (uint32_t at = from; at < to && !doc->failed; at++) {
        const uint32_t c = bao__doc_character(doc, at);
        if (c != MARK_END && c != MARK_CELL && c != MARK_PAGE && at + 1 < to) {
            continue;
        }
        if (!BAO_RESERVE(doc->report->arena, doc->items, doc->item_count, doc->item_capacity)) {
            doc->failed = true;
            return;
        }
        bao__doc_paragraph *p = &doc->items[doc->item_count++];
        *p = (bao__doc_paragraph){.from = start, .to = at};
        look(doc, p, &near);
        p->ends_cell |= c == MARK_CELL && !p->ends_row;
        p->ends_row = p->ends_row && p->depth;
        start = at + 1;
    }
}

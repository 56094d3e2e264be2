/* doc_styles.c - the styles of a Word document: headings, hidden text, lists that come with them.
 */
#include "read/word/doc.h"

#define BASES_MOST 16
#define NO_BASE    0xFFFu

static void take_paragraph(bao__doc_style *style, bao_span properties)
{
    size_t at = 0;
    uint16_t number;
    bao_span operand;
    while (bao__doc_next(properties, &at, &number, &operand)) {
        const uint32_t value = bao__le(operand, 0, operand.n < 4 ? (unsigned)operand.n : 4);
        if (number == 0x460B) { /* sprmPIlfo */
            style->list = value;
            style->has_list = true;
        } else if (number == 0x260A) { /* sprmPIlvl */
            style->level = (uint8_t)value;
        } else if (number == 0x2640) { /* sprmPOutLvl */
            style->heading = value < 9 ? (uint8_t)(value + 1) : 0;
        }
    }
}

static void take_characters(bao__doc_style *style, bao_span properties)
{
    size_t at = 0;
    uint16_t number;
    bao_span operand;
    while (bao__doc_next(properties, &at, &number, &operand)) {
        style->hidden |= number == 0x083C && bao__le(operand, 0, 1) == 1;
    }
}

/* A paragraph's style: what it says of paragraphs, then of characters. */
static void read_style(bao__doc_style *style, bao_span std, uint32_t base_size)
{
    const size_t name = base_size + 2 + (size_t)bao__le(std, base_size, 2) * 2 + 2;
    const uint32_t paragraph = bao__le(std, name, 2);
    style->base = (uint16_t)(bao__le(std, 2, 2) >> 4);
    if ((bao__le(std, 2, 2) & 15) != 1) {
        return;
    }
    if (paragraph >= 2 && name + 2 + paragraph <= std.n) {
        take_paragraph(style, (bao_span){std.p + name + 4, paragraph - 2});
    }
    const size_t at = name + 2 + paragraph + (paragraph & 1);
    const uint32_t characters = bao__le(std, at, 2);
    if (at + 2 <= std.n && characters <= std.n - at - 2) {
        take_characters(style, (bao_span){std.p + at + 2, characters});
    }
}

/* What a style does not say comes from the one it is based on. */
static void inherit(bao__doc *doc, uint32_t index)
{
    bao__doc_style *style = &doc->styles[index];
    uint32_t base = style->base;
    for (int n = 0; n < BASES_MOST && base < doc->style_count && base != NO_BASE; n++) {
        const bao__doc_style *from = &doc->styles[base];
        if (!style->has_list && from->has_list) {
            style->list = from->list;
            style->has_list = true;
            style->level = style->level ? style->level : from->level;
        }
        style->heading = style->heading ? style->heading : from->heading;
        base = from->base;
    }
}

bool bao__doc_read_styles(bao__doc *doc)
{
    const bao_span sheet = bao__doc_table_of(doc, BAO__DOC_STYLES);
    const size_t head = bao__le(sheet, 0, 2);
    const uint32_t count = bao__le(sheet, 2, 2), base_size = bao__le(sheet, 4, 2);
    doc->styles = bao_arena_calloc(doc->report->arena, (size_t)count + 1, sizeof *doc->styles);
    if (!doc->styles) {
        return false;
    }
    size_t at = head + 2;
    for (uint32_t i = 0; i < count && at + 2 <= sheet.n; i++) {
        const uint32_t size = bao__le(sheet, at, 2);
        doc->styles[i].base = NO_BASE;
        at += 2;
        if (size && size <= sheet.n - at) {
            read_style(&doc->styles[i], (bao_span){sheet.p + at, size}, base_size);
            /* styles 1 to 9 are headings 1 to 9 in every document */
            if (i >= 1 && i <= 9 && !doc->styles[i].heading) {
                doc->styles[i].heading = (uint8_t)i;
            }
        }
        at += size + (size & 1);
        doc->style_count = i + 1;
    }
    for (uint32_t i = 0; i < doc->style_count; i++) {
        inherit(doc, i);
    }
    return true;
}

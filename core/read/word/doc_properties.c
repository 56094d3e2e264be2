/* doc_properties.c - the pages of a Word document that hold the properties of its paragraphs and
 * characters. */
#include "read/word/doc.h"

#define PAGE 512u

bool bao__doc_next(bao_span properties, size_t *at, uint16_t *number, bao_span *operand)
{
    static const uint8_t sizes[] = {1, 1, 2, 4, 2, 2, 0, 3};
    if (*at + 2 > properties.n) {
        return false;
    }
    *number = (uint16_t)bao__le(properties, *at, 2);
    size_t from = *at + 2, size = sizes[*number >> 13];
    if (!size && *number == 0xD608) { /* a row's cells: two bytes of length, one too many */
        size = bao__le(properties, from, 2);
        size = size ? size - 1 : 0;
        from += 2;
    } else if (!size) {
        size = bao__le(properties, from, 1);
        if (*number == 0xC615 && size == 255) { /* tabs tell their length themselves */
            const size_t gone = bao__le(properties, from + 1, 1);
            const size_t set = bao__le(properties, from + 2 + gone * 4, 1);
            size = 2 + gone * 4 + set * 3;
        }
        from += 1;
    }
    if (from > properties.n || size > properties.n - from) {
        return false;
    }
    *operand = (bao_span){properties.p + from, size};
    *at = from + size;
    return true;
}

/* The properties of run `n` of a page. */
static bool add_run(bao__doc *doc, bao__doc_runs *runs, bao_span page, uint32_t n, bool paragraph)
{
    const uint32_t count = bao__le(page, PAGE - 1, 1);
    const size_t entry = ((size_t)count + 1) * 4 + (size_t)n * (paragraph ? 13 : 1);
    size_t at = (size_t)bao__le(page, entry, 1) * 2;
    bao__doc_run run = {.from = bao__le(page, (size_t)n * 4, 4),
                        .to = bao__le(page, (size_t)n * 4 + 4, 4)};
    if (at) {
        size_t size = bao__le(page, at++, 1);
        if (paragraph) {
            size = size ? size * 2 - 1 : bao__le(page, at++, 1) * (size_t)2;
            run.style = (uint16_t)bao__le(page, at, 2);
            at += 2;
            size = size > 2 ? size - 2 : 0;
        }
        size = at > PAGE ? 0 : size < PAGE - at ? size : PAGE - at;
        run.properties = (bao_span){page.p + (at > PAGE ? 0 : at), size};
    }
    if (run.to <= run.from) {
        return true;
    }
    if (!BAO_RESERVE(doc->report->arena, runs->items, runs->count, runs->capacity)) {
        return false;
    }
    runs->items[runs->count++] = run;
    return true;
}

static bool read_pages(bao__doc *doc, bao__doc_runs *runs, unsigned table, bool paragraph)
{
    const bao_span list = bao__doc_table_of(doc, table);
    const uint32_t count = list.n < 4 ? 0 : (uint32_t)(list.n - 4) / 8;
    for (uint32_t i = 0; i < count; i++) {
        const size_t number = bao__le(list, ((size_t)count + 1) * 4 + (size_t)i * 4, 4) & 0x3FFFFF;
        if (number * PAGE + PAGE > doc->main.n) {
            continue;
        }
        const bao_span page = {doc->main.p + number * PAGE, PAGE};
        const uint32_t runs_in = bao__le(page, PAGE - 1, 1);
        for (uint32_t n = 0; n < runs_in && n < 101; n++) {
            if (!add_run(doc, runs, page, n, paragraph)) {
                return false;
            }
        }
    }
    return true;
}

bool bao__doc_read_runs(bao__doc *doc)
{
    return read_pages(doc, &doc->characters, BAO__DOC_CHARACTER_PAGES, false) &&
           read_pages(doc, &doc->paragraphs, BAO__DOC_PARAGRAPH_PAGES, true);
}

const bao__doc_run *bao__doc_run_at(const bao__doc_runs *runs, uint32_t place, size_t *near)
{
    if (*near < runs->count && place >= runs->items[*near].from && place < runs->items[*near].to) {
        return &runs->items[*near];
    }
    size_t low = 0, high = runs->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (runs->items[middle].to <= place) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == runs->count || place < runs->items[low].from) {
        return NULL;
    }
    *near = low;
    return &runs->items[low];
}

bool bao__doc_is_ground(uint32_t color)
{
    return color != 0xFF000000 && color != 0x00FFFFFF;
}

/* What characters look like, as far as properties say so. */
typedef struct looks {
    bool hidden, deleted, white, painted;
    uint8_t raised; /* 1 up, 2 down */
    uint32_t half_points;
} looks;

static void take_looks(looks *l, bao_span properties)
{
    size_t at = 0;
    uint16_t number;
    bao_span operand;
    while (bao__doc_next(properties, &at, &number, &operand)) {
        const uint32_t value = bao__le(operand, 0, operand.n < 4 ? (unsigned)operand.n : 4);
        switch (number) {
        case 0x083C: /* sprmCFVanish; 0x80: as the style has it */
            l->hidden = value == 1 || (value == 0x81 && !l->hidden);
            break;
        case 0x0800: /* sprmCFRMarkDel */
            l->deleted = value == 1;
            break;
        case 0x2A48: /* sprmCIss */
            l->raised = (uint8_t)value;
            break;
        case 0x2A42: /* sprmCIco */
            l->white = value == 8;
            break;
        case 0x6870: /* sprmCCv */
            l->white = value == 0x00FFFFFF;
            break;
        case 0x2A0C: /* sprmCHighlight */
            l->painted |= value != 0;
            break;
        case 0xCA71: /* sprmCShd: fore, back */
            l->painted |= bao__doc_is_ground(bao__le(operand, 4, 4));
            break;
        case 0x4A43: /* sprmCHps */
            l->half_points = value;
            break;
        default:
            break;
        }
    }
}

uint8_t bao__doc_looks(bao__doc *doc, uint32_t at, bool *deleted, uint32_t *end)
{
    const bao__doc_piece *piece = bao__doc_piece_at(doc, at);
    looks l = {.half_points = 21};
    *deleted = false;
    if (!piece) {
        return 0;
    }
    const uint32_t size = piece->wide ? 2 : 1;
    const uint32_t place = piece->place + (at - piece->from) * size;
    const bao__doc_run *run = bao__doc_run_at(&doc->characters, place, &doc->run_near);
    const uint32_t bytes = run ? run->to - place : size;
    const uint32_t last = at + (bytes + size - 1) / size;
    *end = last < *end ? last : *end;
    *end = piece->to < *end ? piece->to : *end;
    if (run) {
        take_looks(&l, run->properties);
    }
    take_looks(&l, piece->extra);
    *deleted = l.deleted;
    const bool unseen = l.hidden || (l.white && !l.painted && !doc->shaded) || l.half_points <= 2;
    return (uint8_t)((unseen ? BAO__RUN_HIDDEN : 0) | (l.raised == 1 ? BAO__RUN_RAISED : 0) |
                     (l.raised == 2 ? BAO__RUN_LOWERED : 0));
}

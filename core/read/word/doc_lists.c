/* doc_lists.c - the lists of a Word document and how its paragraphs use them. */
#include "base/utf8.h"
#include "read/word/doc.h"

#define LIST_SIZE  28u
#define LEVEL_SIZE 28u
#define USE_SIZE   16u

/* Fewer lists than a file of its size could hold are in any document. */
#define LISTS_MOST 4096u

/* The text of a level: characters 0 to 8 stand for the numbers of levels. */
static bool read_text(bao__doc *doc, bao__list_level *level, size_t at)
{
    const uint32_t count = bao__le(doc->table, at, 2);
    bao_buf out = bao_buf_in(doc->report->arena);
    bao_buf_room(&out, 1);
    for (uint32_t i = 0; i < count && at + 4 + (size_t)i * 2 <= doc->table.n; i++) {
        const uint32_t c = bao__le(doc->table, at + 2 + (size_t)i * 2, 2);
        char bytes[4];
        if (c < BAO__LEVELS) {
            bao_buf_byte(&out, (char)(c + 1));
        } else if (c >= ' ' && (c < 0xD800 || c > 0xDFFF)) {
            bao_buf_bytes(&out, bytes, bao_utf8_put(bytes, c));
        }
    }
    level->text = bao_buf_view(&out);
    return !out.failed;
}

/* One level at *at, which moves behind it. */
static bool read_level(bao__doc *doc, bao__list_level *level, size_t *at)
{
    const bao_span s = doc->table;
    const uint32_t flags = bao__le(s, *at + 5, 1);
    const size_t text = *at + LEVEL_SIZE + bao__le(s, *at + 24, 1) + bao__le(s, *at + 25, 1);
    *level = (bao__list_level){.start = bao__le(s, *at, 4)};
    level->start = level->start > INT16_MAX ? 1 : level->start;
    level->kind = (uint8_t)bao__le(s, *at + 4, 1);
    level->legal = flags & 4;
    level->no_restart = flags & 8;
    level->blank = bao__le(s, *at + 15, 1) != 2;
    const bool read = read_text(doc, level, text);
    *at = text + 2 + (size_t)bao__le(s, text, 2) * 2;
    return read;
}

static bool read_all(bao__doc *doc, bao_span list)
{
    const uint32_t count = bao__le(list, 0, 2);
    size_t at = list.n ? (size_t)(list.p - doc->table.p) + list.n : 0;
    if (count > LISTS_MOST || 2 + (size_t)count * LIST_SIZE > list.n) {
        return true;
    }
    doc->lists = bao_arena_calloc(doc->report->arena, (size_t)count + 1, sizeof *doc->lists);
    if (!doc->lists) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        const size_t head = 2 + (size_t)i * LIST_SIZE;
        const bool simple = bao__le(list, head + 26, 1) & 1;
        doc->lists[i].id = bao__le(list, head, 4);
        for (unsigned n = 0; n < (simple ? 1u : BAO__LEVELS) && at < doc->table.n; n++) {
            if (!read_level(doc, &doc->lists[i].levels[n], &at)) {
                return false;
            }
        }
        doc->list_count = i + 1;
    }
    return true;
}

static uint32_t find_list(const bao__doc *doc, uint32_t id)
{
    for (uint32_t i = 0; i < doc->list_count; i++) {
        if (doc->lists[i].id == id) {
            return i;
        }
    }
    return BAO_NONE;
}

/* A level that the use has otherwise: where it starts, or all of it. */
static bool read_override(bao__doc *doc, bao__doc_use *use, size_t *at)
{
    const uint32_t start = bao__le(doc->table, *at, 4), flags = bao__le(doc->table, *at + 4, 4);
    const uint32_t level = flags & 15;
    bao__list_level ignored, *own = use->levels && level < BAO__LEVELS ? &use->levels[level] : NULL;
    *at += 8;
    if (flags & 0x20) {
        if (!read_level(doc, own ? own : &ignored, at)) {
            return false;
        }
    }
    if (own && (flags & 0x10)) {
        own->start = flags & 0x20 ? own->start : start > INT16_MAX ? 1 : start;
        use->restart[level] = own->start + 1;
    }
    return true;
}

static bool read_uses(bao__doc *doc, bao_span list)
{
    const uint32_t count = bao__le(list, 0, 4);
    size_t at = list.n ? (size_t)(list.p - doc->table.p) + 4 + (size_t)count * USE_SIZE : 0;
    if (count > LISTS_MOST || 4 + (size_t)count * USE_SIZE > list.n) {
        return true;
    }
    doc->uses = bao_arena_calloc(doc->report->arena, (size_t)count + 1, sizeof *doc->uses);
    if (!doc->uses) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        bao__doc_use *use = &doc->uses[i];
        const size_t head = 4 + (size_t)i * USE_SIZE;
        const uint32_t changed = bao__le(list, head + 12, 1);
        use->list = find_list(doc, bao__le(list, head, 4));
        doc->use_count = i + 1;
        if (changed && use->list != BAO_NONE) {
            use->levels = bao_arena_alloc(doc->report->arena, BAO__LEVELS * sizeof *use->levels);
            if (!use->levels) {
                return false;
            }
            memcpy(use->levels, doc->lists[use->list].levels, BAO__LEVELS * sizeof *use->levels);
        }
        at += 4;
        for (uint32_t n = 0; n < changed && n < BAO__LEVELS && at < doc->table.n; n++) {
            if (!read_override(doc, use, &at)) {
                return false;
            }
        }
    }
    return true;
}

bool bao__doc_read_lists(bao__doc *doc)
{
    return read_all(doc, bao__doc_table_of(doc, BAO__DOC_LISTS)) &&
           read_uses(doc, bao__doc_table_of(doc, BAO__DOC_LIST_USES));
}

void bao__doc_label(bao__doc *doc, uint32_t use_number, unsigned level)
{
    bao__doc_use *use =
        use_number && use_number <= doc->use_count ? &doc->uses[use_number - 1] : NULL;
    doc->label.n = 0;
    if (!use || use->list == BAO_NONE || level >= BAO__LEVELS) {
        return;
    }
    bao__doc_list *list = &doc->lists[use->list];
    if (use->restart[level]) {
        list->state.at[level] = 0;
        use->restart[level] = 0;
    }
    bao__list_step(&doc->label, use->levels ? use->levels : list->levels, &list->state, level);
    doc->failed |= doc->label.failed;
}

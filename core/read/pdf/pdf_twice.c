/* pdf_twice.c - glyphs that are painted twice at one place to look bold. */
#include "read/pdf/pdf_page.h"

#include "base/utf8.h"

/* Points: the width of a field of the page, at least twice what is near. */
#define FIELD 8.0f

static size_t slot_of(uint32_t c, int column, int row, size_t mask)
{
    const uint64_t key = ((uint64_t)c * 0x9E3779B97F4A7C15u) ^
                         ((uint64_t)(uint32_t)column * 0xC2B2AE3D27D4EB4Fu) ^
                         ((uint64_t)(uint32_t)row * 0x165667B19E3779F9u);
    return (size_t)((key ^ key >> 29) & mask);
}

static int field(float at)
{
    const float most = 1e6f; /* no page is as large */
    return (int)((at < -most ? -most : at > most ? most : at) / FIELD + 1e6f);
}

/* A glyph like `g` in that field, that stands where `g` does. */
static bool stands(bao__pdf_page *page, const uint32_t *table, size_t mask, const bao__pdf_glyph *g,
                   int column, int row)
{
    const float near = g->size * 0.15f < FIELD / 2 ? g->size * 0.15f : FIELD / 2;
    for (size_t slot = slot_of(g->c, column, row, mask); table[slot]; slot = (slot + 1) & mask) {
        const bao__pdf_glyph *o = &page->glyphs[table[slot] - 1];
        page->work++;
        const float dx = o->left - g->left, dy = o->base - g->base;
        if (o->c == g->c && dx < near && dx > -near && dy < near && dy > -near &&
            o->size < g->size * 1.3f && g->size < o->size * 1.3f) {
            return true;
        }
    }
    return false;
}

static bool is_twice(bao__pdf_page *page, const uint32_t *table, size_t mask,
                     const bao__pdf_glyph *g)
{
    const float near = g->size * 0.15f < FIELD / 2 ? g->size * 0.15f : FIELD / 2;
    const int left = field(g->left - near), right = field(g->left + near);
    const int top = field(g->base - near), bottom = field(g->base + near);
    return stands(page, table, mask, g, left, top) ||
           (right != left && stands(page, table, mask, g, right, top)) ||
           (bottom != top && (stands(page, table, mask, g, left, bottom) ||
                              (right != left && stands(page, table, mask, g, right, bottom))));
}

bool bao__pdf_mark_twice(bao__pdf_page *page)
{
    size_t size = 64;
    while (size < page->glyph_count * 2) {
        size *= 2;
    }
    if (size > page->field_capacity) {
        page->fields = bao_arena_alloc(page->arena, size * sizeof *page->fields);
        page->field_capacity = page->fields ? size : 0;
    }
    if (!page->fields) {
        return false;
    }
    memset(page->fields, 0, size * sizeof *page->fields);
    for (size_t i = 0; i < page->glyph_count; i++) {
        bao__pdf_glyph *g = &page->glyphs[i];
        if (g->sight != BAO__PDF_SEEN || g->c == ' ' || page->work > BAO__PDF_WORK) {
            continue;
        }
        if (is_twice(page, page->fields, size - 1, g)) {
            g->sight = BAO__PDF_TWICE;
            continue;
        }
        size_t slot = slot_of(g->c, field(g->left), field(g->base), size - 1);
        while (page->fields[slot]) {
            page->work++;
            slot = (slot + 1) & (size - 1);
        }
        page->fields[slot] = (uint32_t)i + 1;
    }
    return true;
}

/* docx_styles.c - styles.xml: outline levels, hidden text, lists that come with a style. */
#include "read/word/docx.h"

/* Styles on styles. */
#define BASES_MOST 16

/* More styles are not looked at: each paragraph looks for its own. */
#define STYLES_MOST 4096u

static const bao__docx_style plain = {.list = -1, .level = -1};

const bao__docx_style *bao__docx_style_find(const bao__docx_styles *styles, bao_span id)
{
    for (size_t i = 0; id.p && i < styles->count; i++) {
        if (bao_span_equal(styles->items[i].id, id)) {
            return &styles->items[i];
        }
    }
    return &plain;
}

/* What the style says itself, where nothing above it said so already. */
static void take(bao__docx_style *style, const bao__xml *node)
{
    const bao__xml *p = bao__xml_child(node, bao__xml_pPr);
    const bao__xml *list = bao__xml_child(p, bao__xml_numPr);
    const long outline = bao__xml_number(bao__xml_child_value(p, bao__xml_outlineLvl), -1);
    if (!style->heading && outline >= 0 && outline < 9) {
        style->heading = (uint8_t)(outline + 1);
    }
    if (style->list < 0) {
        style->list = bao__xml_number(bao__xml_child_value(list, bao__xml_numId), -1);
    }
    if (style->level < 0) {
        style->level = bao__xml_number(bao__xml_child_value(list, bao__xml_ilvl), -1);
    }
    style->hidden |= bao__xml_is_on(bao__xml_child(node, bao__xml_rPr), bao__xml_vanish);
}

/* Something inside is painted. */
static bool paints(const bao__xml *node)
{
    for (const bao__xml *child = node->first; child; child = child->next) {
        if (child->name == bao__xml_shd || paints(child)) {
            return true;
        }
    }
    return false;
}

bool bao__docx_styles_read(bao__docx_styles *styles, bao_arena *arena, const bao__xml *root)
{
    for (const bao__xml *node = root ? root->first : NULL; node; node = node->next) {
        if (node->name != bao__xml_style || styles->count >= STYLES_MOST) {
            continue;
        }
        if (!BAO_RESERVE(arena, styles->items, styles->count, styles->capacity)) {
            return false;
        }
        bao__docx_style *style = &styles->items[styles->count++];
        *style = plain;
        style->id = bao__xml_value(node, bao__xml_styleId);
        style->node = node;
    }
    for (size_t i = 0; i < styles->count; i++) {
        bao__docx_style *style = &styles->items[i];
        const bao__xml *node = style->node;
        style->shaded = paints(node);
        for (int n = 0; node && n < BASES_MOST; n++) {
            take(style, node);
            node = bao__docx_style_find(styles, bao__xml_child_value(node, bao__xml_basedOn))->node;
        }
    }
    return true;
}

/* docx_lists.c - numbering.xml: the labels that Word counts in front of paragraphs. */
#include "read/word/docx.h"

/* More lists are not looked at: each paragraph looks for its own. */
#define LISTS_MOST 4096u

/* %1.%2 with the numbers as bytes 1 to 9. */
static bao_span level_text(bao_arena *arena, bao_span written)
{
    char *text = bao_arena_alloc(arena, written.n + 1);
    size_t n = 0;
    for (size_t i = 0; text && i < written.n; i++) {
        const char next = i + 1 < written.n ? written.p[i + 1] : '\0';
        if (written.p[i] == '%' && next >= '1' && next <= '9') {
            text[n++] = (char)(next - '0');
            i++;
        } else if ((unsigned char)written.p[i] >= ' ') {
            text[n++] = written.p[i];
        }
    }
    return (bao_span){text, n};
}

static bool read_level(bao__list_level *level, bao_arena *arena, const bao__xml *lvl)
{
    const bao_span follows = bao__xml_child_value(lvl, bao__xml_suff);
    const long start = bao__xml_number(bao__xml_child_value(lvl, bao__xml_start), 0);
    const bao__xml *format = bao__xml_child(lvl, bao__xml_numFmt);
    const bao__xml *alternate = bao__xml_child(lvl, bao__xml_AlternateContent);
    if (!format && alternate) {
        format = bao__xml_child(bao__xml_child(alternate, bao__xml_Fallback), bao__xml_numFmt);
    }
    *level = (bao__list_level){.start = start > 0 ? (uint32_t)start : 0};
    level->kind = bao__count_find(bao__xml_value(format, bao__xml_val));
    level->legal = bao__xml_is_on(lvl, bao__xml_isLgl);
    level->no_restart =
        bao_span_equal(bao__xml_child_value(lvl, bao__xml_lvlRestart), BAO_SPAN("0"));
    level->blank = !bao_span_equal(follows, BAO_SPAN("nothing"));
    level->text = level_text(arena, bao__xml_child_value(lvl, bao__xml_lvlText));
    return level->text.p != NULL;
}

static bool read_levels(bao__docx_list *list, bao__list_level *levels, bao_arena *arena,
                        const bao__xml *node)
{
    for (const bao__xml *lvl = node->first; lvl; lvl = lvl->next) {
        const long at = bao__xml_number(bao__xml_value(lvl, bao__xml_ilvl), -1);
        if (lvl->name != bao__xml_lvl || at < 0 || at >= BAO__LEVELS) {
            continue;
        }
        list->styles[at] = bao__xml_child_value(lvl, bao__xml_pStyle);
        if (!read_level(&levels[at], arena, lvl)) {
            return false;
        }
    }
    return true;
}

/* The abstract list of that id: its node, and its place among them. */
static const bao__xml *find_abstract(const bao__xml *root, bao_span id, uint32_t *place)
{
    *place = 0;
    for (const bao__xml *node = root->first; node; node = node->next) {
        if (node->name == bao__xml_abstractNum) {
            if (bao_span_equal(bao__xml_value(node, bao__xml_abstractNumId), id)) {
                return node;
            }
            ++*place;
        }
    }
    return NULL;
}

/* An abstract list may only name the style whose list it is. */
static const bao__xml *follow_style(const bao__xml *root, const bao__xml *abstract)
{
    const bao_span style = bao__xml_child_value(abstract, bao__xml_numStyleLink);
    for (const bao__xml *node = root->first; node && style.p; node = node->next) {
        if (node->name == bao__xml_abstractNum &&
            bao_span_equal(bao__xml_child_value(node, bao__xml_styleLink), style)) {
            return node;
        }
    }
    return abstract;
}

static bool read_override(bao__docx_list *list, bao__list_level *levels, bao_arena *arena,
                          const bao__xml *node)
{
    const long at = bao__xml_number(bao__xml_value(node, bao__xml_ilvl), -1);
    const long start = bao__xml_number(bao__xml_child_value(node, bao__xml_startOverride), -1);
    const bao__xml *lvl = bao__xml_child(node, bao__xml_lvl);
    if (at < 0 || at >= BAO__LEVELS) {
        return true;
    }
    if (lvl && !read_level(&levels[at], arena, lvl)) {
        return false;
    }
    if (start >= 0) {
        levels[at].start = (uint32_t)start;
        list->restart[at] = (uint32_t)start + 1;
    }
    return true;
}

static bool read_list(bao__docx_lists *lists, bao_arena *arena, const bao__xml *root,
                      const bao__xml *num)
{
    uint32_t place;
    const bao__xml *abstract =
        find_abstract(root, bao__xml_child_value(num, bao__xml_abstractNumId), &place);
    bao__list_level *levels = bao_arena_calloc(arena, BAO__LEVELS, sizeof *levels);
    if (!levels || !BAO_RESERVE(arena, lists->items, lists->count, lists->capacity)) {
        return false;
    }
    if (!abstract) {
        return true;
    }
    bao__docx_list *list = &lists->items[lists->count++];
    *list = (bao__docx_list){.id = bao__xml_number(bao__xml_value(num, bao__xml_numId), -1),
                             .shared = place,
                             .levels = levels};
    if (!read_levels(list, levels, arena, follow_style(root, abstract))) {
        return false;
    }
    for (const bao__xml *node = num->first; node; node = node->next) {
        if (node->name == bao__xml_lvlOverride && !read_override(list, levels, arena, node)) {
            return false;
        }
    }
    return true;
}

bool bao__docx_lists_read(bao__docx_lists *lists, bao_arena *arena, const bao__xml *root)
{
    for (const bao__xml *node = root ? root->first : NULL; node; node = node->next) {
        lists->state_count += node->name == bao__xml_abstractNum;
    }
    lists->states = bao_arena_calloc(arena, lists->state_count + 1, sizeof *lists->states);
    if (!lists->states) {
        return false;
    }
    for (const bao__xml *node = root ? root->first : NULL; node; node = node->next) {
        if (node->name == bao__xml_num && lists->count < LISTS_MOST &&
            !read_list(lists, arena, root, node)) {
            return false;
        }
    }
    return true;
}

long bao__docx_level_of(const bao__docx_lists *lists, long id, bao_span style)
{
    for (size_t i = 0; i < lists->count && style.n; i++) {
        for (long level = 0; lists->items[i].id == id && level < BAO__LEVELS; level++) {
            if (bao_span_equal(lists->items[i].styles[level], style)) {
                return level;
            }
        }
    }
    return 0;
}

void bao__docx_label(bao__docx_lists *lists, bao_buf *out, long id, long level)
{
    level = level < 0 ? 0 : level;
    for (size_t i = 0; i < lists->count && level < BAO__LEVELS; i++) {
        bao__docx_list *list = &lists->items[i];
        if (list->id != id) {
            continue;
        }
        bao__list_state *state = &lists->states[list->shared];
        if (list->restart[level]) {
            state->at[level] = 0;
            list->restart[level] = 0;
        }
        bao__list_step(out, list->levels, state, (unsigned)level);
        return;
    }
}

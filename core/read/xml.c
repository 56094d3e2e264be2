/* xml.c - expat: a part of a document as a tree. */
#include "read/xml.h"

#include <expat.h>

#define DEPTH_MOST 256u
#define NODES_MOST 2000000u

/* Slots for names, a power of two, half of them free. */
#define SLOTS 512u

static const char *const names[] = {
    "",
#define X(name) #name,
#include "read/xml_names.def"
#undef X
};
_Static_assert(BAO__XML_NAMES * 2 <= SLOTS, "names leave half of the slots free");

typedef struct reading {
    bao_arena *arena;
    XML_Parser parser;
    bao__xml *open, *root;
    uint32_t depth, nodes;
    uint32_t idle; /* open elements that are not looked at */
    bao_status status;
    uint16_t slots[SLOTS];
} reading;

/* Names are hashed byte by byte from behind their prefix. */
#define HASH_START 2166136261u

static uint32_t hash_on(uint32_t h, char c)
{
    return (h ^ (unsigned char)c) * 16777619u;
}

static uint32_t slot_of(uint32_t h)
{
    return (h ^ h >> 15) & (SLOTS - 1);
}

static void fill_slots(reading *r)
{
    for (uint16_t i = 1; i < BAO__XML_NAMES; i++) {
        uint32_t h = HASH_START;
        for (const char *p = names[i]; *p; p++) {
            h = hash_on(h, *p);
        }
        uint32_t at = slot_of(h);
        while (r->slots[at]) {
            at = (at + 1) & (SLOTS - 1);
        }
        r->slots[at] = i;
    }
}

static uint16_t find_name(const reading *r, const char *name)
{
    uint32_t h = HASH_START;
    for (const char *p = name; *p; p++) {
        h = hash_on(h, *p);
        if (*p == ':') {
            name = p + 1;
            h = HASH_START;
        }
    }
    uint32_t at = slot_of(h);
    for (; r->slots[at]; at = (at + 1) & (SLOTS - 1)) {
        if (strcmp(names[r->slots[at]], name) == 0) {
            return r->slots[at];
        }
    }
    return BAO__XML_OTHER;
}

static void stop(reading *r, bao_status status)
{
    r->status = status;
    XML_StopParser(r->parser, XML_FALSE);
}

static bao__xml *add_node(reading *r, uint16_t name)
{
    bao__xml *node = bao_arena_calloc(r->arena, 1, sizeof *node);
    if (!node || ++r->nodes > NODES_MOST) {
        stop(r, node ? BAO_LIMIT : BAO_MEMORY);
        return NULL;
    }
    node->name = name;
    node->parent = r->open;
    if (r->open) {
        if (r->open->last) {
            r->open->last->next = node;
        } else {
            r->open->first = node;
        }
        r->open->last = node;
    }
    return node;
}

/* Those of an element that readers ask for; no element has so many of them. */
#define ATTRIBUTES_MOST 16

static bool add_attributes(reading *r, bao__xml *node, const XML_Char **pairs)
{
    bao__xml_attribute kept[ATTRIBUTES_MOST];
    uint16_t count = 0;
    for (const XML_Char **p = pairs; *p && count < ATTRIBUTES_MOST; p += 2) {
        const uint16_t name = find_name(r, p[0]);
        if (name != BAO__XML_OTHER && name < bao__xml_szCs) {
            const size_t n = strlen(p[1]);
            const char *value = bao_arena_copy(r->arena, p[1], n);
            if (!value) {
                return false;
            }
            kept[count++] = (bao__xml_attribute){{value, n}, name};
        }
    }
    if (!count) {
        return true;
    }
    node->attributes = bao_arena_alloc(r->arena, count * sizeof *kept);
    if (!node->attributes) {
        return false;
    }
    memcpy(node->attributes, kept, count * sizeof *kept);
    node->attribute_count = count;
    return true;
}

static void XMLCALL on_start(void *ud, const XML_Char *name, const XML_Char **pairs)
{
    reading *r = ud;
    if (r->status != BAO_OK) {
        return;
    }
    if (++r->depth > DEPTH_MOST) {
        stop(r, BAO_LIMIT);
        return;
    }
    const uint16_t found = find_name(r, name);
    if (r->idle || (found >= bao__xml_szCs && r->open)) {
        r->idle++;
        return;
    }
    bao__xml *node = add_node(r, found);
    if (!node) {
        return;
    }
    r->root = r->root ? r->root : node;
    r->open = node;
    if (!add_attributes(r, node, pairs)) {
        stop(r, BAO_MEMORY);
    }
}

static void XMLCALL on_end(void *ud, const XML_Char *name)
{
    reading *r = ud;
    (void)name;
    if (r->status == BAO_OK && r->depth) {
        r->depth--;
        if (r->idle) {
            r->idle--;
        } else if (r->open) {
            r->open = r->open->parent;
        }
    }
}

/* The blanks between other elements are nothing. */
static bool holds_text(uint16_t name)
{
    return name == bao__xml_t || name == bao__xml_v || name == bao__xml_instrText;
}

static void XMLCALL on_text(void *ud, const XML_Char *text, int n)
{
    reading *r = ud;
    if (r->status != BAO_OK || r->idle || !r->open || !holds_text(r->open->name)) {
        return;
    }
    bao__xml *last = r->open->last;
    const size_t size = (size_t)n;
    if (last && last->name == bao__xml_text_node) {
        char *old = (char *)(uintptr_t)last->text.p;
        char *grown = bao_arena_grow(r->arena, old, last->text.n + 1, last->text.n + size + 1);
        if (!grown) {
            stop(r, BAO_MEMORY);
            return;
        }
        memcpy(grown + last->text.n, text, size);
        last->text = (bao_span){grown, last->text.n + size};
        return;
    }
    const char *copy = bao_arena_copy(r->arena, text, size);
    bao__xml *node = copy ? add_node(r, bao__xml_text_node) : NULL;
    if (node) {
        node->text = (bao_span){copy, size};
    } else if (!copy) {
        stop(r, BAO_MEMORY);
    }
}

static void XMLCALL on_doctype(void *ud, const XML_Char *name, const XML_Char *system,
                               const XML_Char *public, int internal)
{
    (void)name, (void)system, (void)public, (void)internal;
    stop(ud, BAO_UNSUPPORTED);
}

static bao_status tell(const reading *r, enum XML_Status parsed, const char *name, bao_error *error)
{
    const unsigned long line = XML_GetCurrentLineNumber(r->parser);
    const enum XML_Error code = XML_GetErrorCode(r->parser);
    switch (r->status) {
    case BAO_MEMORY:
        return bao_fail(error, BAO_MEMORY, "no memory for %s", name);
    case BAO_LIMIT:
        return bao_fail(
            error, BAO_LIMIT,
            "%s has more than %u elements, or more than %u in each other (line %lu); split "
            "the file",
            name, NODES_MOST, DEPTH_MOST, line);
    case BAO_UNSUPPORTED:
        return bao_fail(error, BAO_UNSUPPORTED,
                        "%s has a document type, which documents do not have: entities are not "
                        "expanded; save the file again",
                        name);
    default:
        break;
    }
    if (code == XML_ERROR_NO_MEMORY) {
        return bao_fail(error, BAO_MEMORY, "no memory for %s", name);
    }
    if (parsed != XML_STATUS_OK || !r->root) {
        return bao_fail(error, BAO_DAMAGED, "%s is no XML (line %lu: %s); get the file again", name,
                        line, XML_ErrorString(code));
    }
    return BAO_OK;
}

bao_status bao__xml_read(bao_arena *arena, bao_span part, const char *name, bao__xml **root,
                         bao_error *error)
{
    reading r = {.arena = arena, .status = BAO_OK, .parser = XML_ParserCreate(NULL)};
    *root = NULL;
    if (!r.parser) {
        return bao_fail(error, BAO_MEMORY, "no memory for %s", name);
    }
    fill_slots(&r);
    XML_SetUserData(r.parser, &r);
    XML_SetElementHandler(r.parser, on_start, on_end);
    XML_SetCharacterDataHandler(r.parser, on_text);
    XML_SetStartDoctypeDeclHandler(r.parser, on_doctype);
    const bool fits = part.n <= INT32_MAX;
    const enum XML_Status parsed =
        fits ? XML_Parse(r.parser, part.p, (int)part.n, XML_TRUE) : XML_STATUS_ERROR;
    const bao_status status = tell(&r, parsed, name, error);
    XML_ParserFree(r.parser);
    *root = r.root;
    return status;
}

const bao__xml *bao__xml_child(const bao__xml *node, bao__xml_atom name)
{
    const bao__xml *child = node ? node->first : NULL;
    while (child && child->name != name) {
        child = child->next;
    }
    return child;
}

bao_span bao__xml_value(const bao__xml *node, bao__xml_atom name)
{
    for (uint16_t i = 0; node && i < node->attribute_count; i++) {
        if (node->attributes[i].name == name) {
            return node->attributes[i].value;
        }
    }
    return (bao_span){NULL, 0};
}

bao_span bao__xml_child_value(const bao__xml *node, bao__xml_atom name)
{
    return bao__xml_value(bao__xml_child(node, name), bao__xml_val);
}

long bao__xml_number(bao_span value, long otherwise)
{
    size_t i = value.n && value.p[0] == '-' ? 1 : 0;
    const size_t digits = i;
    long n = 0;
    for (; i < value.n && value.p[i] >= '0' && value.p[i] <= '9'; i++) {
        n = n > 100000000 ? n : n * 10 + (value.p[i] - '0');
    }
    return i == digits ? otherwise : digits ? -n : n;
}

bool bao__xml_is_on(const bao__xml *node, bao__xml_atom name)
{
    const bao__xml *child = bao__xml_child(node, name);
    const bao_span value = bao__xml_value(child, bao__xml_val);
    return child && !bao_span_equal(value, BAO_SPAN("0")) &&
           !bao_span_equal(value, BAO_SPAN("false")) && !bao_span_equal(value, BAO_SPAN("off")) &&
           !bao_span_equal(value, BAO_SPAN("none"));
}

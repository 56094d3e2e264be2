/* xml.h - a part of a document as a tree of elements. For this layer only.
 *
 * Names are without their prefixes: w:t and t are the same. Those that no reader asks for are
 * BAO__XML_OTHER. A document type (entities), more than 256 elements in each other or 2 million of
 * them are refused. */
#ifndef BAO_READ_XML_H
#define BAO_READ_XML_H

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

typedef enum bao__xml_atom {
    BAO__XML_OTHER,
#define X(name) bao__xml_##name,
#include "read/xml_names.def"
#undef X
    BAO__XML_NAMES
} bao__xml_atom;

typedef struct bao__xml_attribute {
    bao_span value;
    uint16_t name;
} bao__xml_attribute;

typedef struct bao__xml {
    struct bao__xml *next, *first, *last, *parent;
    bao__xml_attribute *attributes;
    bao_span text; /* of a node that is text: name is bao__xml_text_node */
    uint16_t name;
    uint16_t attribute_count;
} bao__xml;

/* Reads `part` (called `name` in messages) into `arena`: *root is its outermost element. Errors:
 * DAMAGED, LIMIT, MEMORY, UNSUPPORTED (a document type). */
bao_status bao__xml_read(bao_arena *arena, bao_span part, const char *name, bao__xml **root,
                         bao_error *error);

/* The first child of that name; NULL: none. `node` may be NULL. */
const bao__xml *bao__xml_child(const bao__xml *node, bao__xml_atom name);

/* The value of an attribute; p is NULL when there is none. `node` may be NULL. */
bao_span bao__xml_value(const bao__xml *node, bao__xml_atom name);

/* The same of the child `name`'s attribute val. */
bao_span bao__xml_child_value(const bao__xml *node, bao__xml_atom name);

/* A number in an attribute, or `otherwise`. */
long bao__xml_number(bao_span value, long otherwise);

/* The child is there and not switched off (val 0, false, off, none). */
bool bao__xml_is_on(const bao__xml *node, bao__xml_atom name);

#endif

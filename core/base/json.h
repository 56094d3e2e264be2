/* json.h - JSON being written. json.c is the only user of the JSON library.
 *
 * A node is an object or a list; what is added to it goes at its end. Texts are UTF-8 without NUL
 * and are copied. Lack of memory is remembered, and told once by bao_json_print. */
#ifndef BAO_JSON_H
#define BAO_JSON_H

#include "base/buf.h"
#include "base/decimal.h"

/* A text under way, in an arena. */
typedef struct bao_json bao_json;

typedef struct bao_json_node {
    bao_json *json;
    void *item; /* NULL when out of memory: then nothing is added */
} bao_json_node;

/* A new object, which everything is added to and which must be printed. */
bao_json_node bao_json_start(bao_arena *arena);

/* Each adds to an object under `name`, or to a list, where `name` is NULL. */
bao_json_node bao_json_object(bao_json_node node, const char *name);
bao_json_node bao_json_list(bao_json_node node, const char *name);
void bao_json_string(bao_json_node node, const char *name, const char *s);
void bao_json_span(bao_json_node node, const char *name, bao_span s);
void bao_json_unsigned(bao_json_node node, const char *name, uint64_t n);
void bao_json_null(bao_json_node node, const char *name);

/* A number with its digits, or null. */
void bao_json_decimal(bao_json_node node, const char *name, bool valued, bao_decimal d);

/* Appends the text of the object of bao_json_start to `out`, in one line or indented, with a line
 * end, and frees it. False when memory ran out, now or before. */
bool bao_json_print(bao_json_node root, bool indented, bao_buf *out);

#endif

/* json.c - writing JSON through cJSON. */
#include "base/json.h"

#include <cjson/cJSON.h>

struct bao_json {
    bao_arena *arena;
    bool failed;
};

/* Adds `item` to a node; the node of it, when it is one. */
static bao_json_node add(bao_json_node node, const char *name, cJSON *item)
{
    const bool added = node.item && item &&
                       (name ? cJSON_AddItemToObject(node.item, name, item)
                             : cJSON_AddItemToArray(node.item, item));
    if (!added) {
        cJSON_Delete(item);
        if (node.json) {
            node.json->failed = true;
        }
    }
    return (bao_json_node){node.json, added ? item : NULL};
}

bao_json_node bao_json_start(bao_arena *arena)
{
    bao_json *json = bao_arena_calloc(arena, 1, sizeof *json);
    if (!json) {
        return (bao_json_node){NULL, NULL};
    }
    cJSON *root = cJSON_CreateObject();
    *json = (bao_json){arena, root == NULL};
    return (bao_json_node){json, root};
}

bao_json_node bao_json_object(bao_json_node node, const char *name)
{
    return add(node, name, cJSON_CreateObject());
}

bao_json_node bao_json_list(bao_json_node node, const char *name)
{
    return add(node, name, cJSON_CreateArray());
}

void bao_json_string(bao_json_node node, const char *name, const char *s)
{
    add(node, name, cJSON_CreateString(s));
}

void bao_json_span(bao_json_node node, const char *name, bao_span s)
{
    const char *copy = node.json ? bao_arena_copy(node.json->arena, s.p, s.n) : NULL;
    add(node, name, copy ? cJSON_CreateString(copy) : NULL);
}

void bao_json_null(bao_json_node node, const char *name)
{
    add(node, name, cJSON_CreateNull());
}

void bao_json_decimal(bao_json_node node, const char *name, bool valued, bao_decimal d)
{
    char text[BAO_DECIMAL_TEXT];
    if (valued) {
        bao_decimal_print(d, text);
        add(node, name, cJSON_CreateRaw(text));
    } else {
        bao_json_null(node, name);
    }
}

void bao_json_unsigned(bao_json_node node, const char *name, uint64_t n)
{
    bao_json_decimal(node, name, true, (bao_decimal){(int64_t)n, 0});
}

bool bao_json_print(bao_json_node root, bool indented, bao_buf *out)
{
    char *text = NULL;
    if (root.item) {
        text = indented ? cJSON_Print(root.item) : cJSON_PrintUnformatted(root.item);
        cJSON_Delete(root.item);
    }
    if (text) {
        bao_buf_string(out, text);
        bao_buf_byte(out, '\n');
        cJSON_free(text);
    }
    return text && !root.json->failed && !out->failed;
}

/* json.c - writing and reading JSON through cJSON. */
#include "base/json.h"
#include "base/json_read.h"

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

static const cJSON *item(const bao_json_value *value)
{
    return (const cJSON *)value;
}

static const bao_json_value *value_of(const cJSON *found)
{
    return (const bao_json_value *)found;
}

bao_json_value *bao_json_read(bao_span text)
{
    const char *end = NULL;
    cJSON *root = cJSON_ParseWithLengthOpts(text.p, text.n, &end, false);
    for (; root && end < text.p + text.n; end++) {
        if (!strchr(" \t\r\n", *end)) {
            cJSON_Delete(root);
            return NULL;
        }
    }
    return (bao_json_value *)root;
}

void bao_json_free(bao_json_value *root)
{
    cJSON_Delete((cJSON *)root);
}

const bao_json_value *bao_json_member(const bao_json_value *object, const char *name)
{
    return cJSON_IsObject(item(object))
               ? value_of(cJSON_GetObjectItemCaseSensitive(item(object), name))
               : NULL;
}

const bao_json_value *bao_json_first(const bao_json_value *list)
{
    const bool several = cJSON_IsObject(item(list)) || cJSON_IsArray(item(list));
    return several ? value_of(item(list)->child) : NULL;
}

const bao_json_value *bao_json_next(const bao_json_value *value)
{
    return value ? value_of(item(value)->next) : NULL;
}

uint64_t bao_json_length(const bao_json_value *list)
{
    uint64_t n = 0;
    for (const bao_json_value *v = bao_json_first(list); v; v = bao_json_next(v)) {
        n++;
    }
    return n;
}

const char *bao_json_key(const bao_json_value *value)
{
    return value && item(value)->string ? item(value)->string : "";
}

bao_span bao_json_text(const bao_json_value *value)
{
    return cJSON_IsString(item(value)) ? bao_span_of(item(value)->valuestring)
                                       : (bao_span){NULL, 0};
}

uint64_t bao_json_number(const bao_json_value *value)
{
    const double n = cJSON_IsNumber(item(value)) ? item(value)->valuedouble : 0;
    return n > 0 && n <= 9007199254740992.0 ? (uint64_t)n : 0;
}

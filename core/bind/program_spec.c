/* program_spec.c - spec.program: the nodes that lua/baogao/pattern/program.lua makes of patterns.
 */
#include "bind/program_spec.h"

#include "bind/captures.h"
#include "bind/spec.h"
#include "extract/program.h"

/* Where in a node's table what stands. */
enum { NODE_OP = 1, NODE_LEAST, NODE_MOST, NODE_PAYLOAD, NODE_KIDS };

static uint32_t number_at(lua_State *L, int place)
{
    lua_rawgeti(L, -1, place);
    const uint32_t n = (uint32_t)lua_tointeger(L, -1);
    lua_pop(L, 1);
    return n;
}

static bao_span copied(lua_State *L, bao_engine *e, int index)
{
    const bao_span s = bao_check_span(L, index);
    return (bao_span){bao__need(L, bao_arena_copy(e->arena, s.p, s.n)), s.n};
}

static const uint64_t *read_set(lua_State *L, bao_engine *e)
{
    uint64_t *set = bao__room(L, e, 4, sizeof *set);
    const bao_span bytes = bao_check_span(L, -1);
    for (size_t i = 0; i < bytes.n; i++) {
        const unsigned char b = (unsigned char)bytes.p[i];
        set[b >> 6] |= UINT64_C(1) << (b & 63);
    }
    return set;
}

static void read_payload(lua_State *L, bao_engine *e, bao_peg_node *node)
{
    lua_rawgeti(L, -1, NODE_PAYLOAD);
    if (node->op == BAO_PEG_TEXT || node->op == BAO_PEG_CHAR) {
        node->text = copied(L, e, -1);
    } else if (node->op == BAO_PEG_SET) {
        node->set = read_set(L, e);
    } else if (node->op == BAO_PEG_WORDS) {
        node->words = bao__spans(L, e, &node->word_count);
    }
    lua_pop(L, 1);
}

static void read_kids(lua_State *L, bao_engine *e, bao_peg_node *nodes, uint32_t number)
{
    bao_peg_node *node = &nodes[number];
    if (lua_rawgeti(L, -1, NODE_KIDS) == LUA_TTABLE) {
        node->kids = (uint32_t)lua_rawlen(L, -1);
        const bao_peg_node **kid = bao__room(L, e, node->kids, sizeof *kid);
        for (uint32_t i = 0; i < node->kids; i++) {
            const uint32_t inner = number_at(L, (int)i + 1) - 1;
            if (inner >= number) {
                luaL_error(L, "node %d of the program holds a later one", (int)number + 1);
            }
            kid[i] = &nodes[inner];
        }
        node->kid = kid;
    }
    lua_pop(L, 1);
}

static void read_nodes(lua_State *L, bao_engine *e, bao__program *program)
{
    lua_getfield(L, -1, "nodes");
    program->node_count = (uint32_t)lua_rawlen(L, -1);
    program->nodes = bao__room(L, e, program->node_count, sizeof *program->nodes);
    for (uint32_t i = 0; i < program->node_count; i++) {
        bao_peg_node *node = &program->nodes[i];
        lua_rawgeti(L, -1, (lua_Integer)i + 1); /* program nodes node */
        node->op = (uint8_t)number_at(L, NODE_OP);
        node->least = number_at(L, NODE_LEAST);
        node->most = number_at(L, NODE_MOST);
        read_payload(L, e, node);
        node->captures = node->op == BAO_PEG_WORDS && node->most > 0;
        read_kids(L, e, program->nodes, i);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static void read_constants(lua_State *L, bao_engine *e, bao__program *program)
{
    lua_getfield(L, -1, "constants");
    program->constant_count = (uint32_t)lua_rawlen(L, -1);
    program->constants = bao__room(L, e, program->constant_count, sizeof *program->constants);
    for (uint32_t i = 0; i < program->constant_count; i++) {
        bao__value *value = &program->constants[i];
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        if (lua_isinteger(L, -1)) {
            *value = (bao__value){.kind = BAO__INTEGER, .integer = lua_tointeger(L, -1)};
        } else if (lua_type(L, -1) == LUA_TSTRING) {
            *value = (bao__value){.kind = BAO__TEXT, .text = copied(L, e, -1)};
        } else {
            value->kind = lua_toboolean(L, -1) ? BAO__NUMBER : BAO__NIL;
        }
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

/* The number of what is on top, which is popped: of the table at `index`, which numbers it `next`
 * when it is new. */
static uint32_t number_of(lua_State *L, int index, size_t next)
{
    lua_pushvalue(L, -1);
    const bool known = lua_rawget(L, index) != LUA_TNIL; /* key number */
    const uint32_t number = known ? (uint32_t)lua_tointeger(L, -1) : (uint32_t)next;
    lua_pop(L, 1);
    lua_pushinteger(L, number);
    lua_rawset(L, index);
    return number;
}

static uint32_t add_word(lua_State *L, bao_engine *e, bao__asked_words *asked, bao_span word,
                         int words)
{
    bao_push_span(L, word);
    const uint32_t number = number_of(L, words, asked->word_count);
    if (number == asked->word_count) {
        bao__need(L,
                  BAO_RESERVE(e->arena, asked->words, number, asked->word_capacity) ? asked : NULL);
        const char *copy = bao__need(L, bao_arena_copy(e->arena, word.p, word.n));
        asked->words[asked->word_count++] = (bao_span){copy, word.n};
    }
    return number;
}

/* The number of a list of words, or BAO_NONE for an empty one. `words` and `words + 1` are the
 * tables that number words and lists. */
static uint32_t add_list(lua_State *L, bao_engine *e, bao__asked_words *asked,
                         const bao_texts *texts, int words)
{
    if (!texts->count) {
        return BAO_NONE;
    }
    uint32_t *numbers = bao__room(L, e, texts->count, sizeof *numbers);
    for (uint32_t i = 0; i < texts->count; i++) {
        numbers[i] = add_word(L, e, asked, texts->items[i], words);
    }
    bao_push_span(L, (bao_span){(const char *)numbers, texts->count * sizeof *numbers});
    const uint32_t list = number_of(L, words + 1, asked->list_count);
    if (list == asked->list_count) {
        bao__need(L,
                  BAO_RESERVE(e->arena, asked->lists, list, asked->list_capacity) ? asked : NULL);
        asked->lists[asked->list_count++] = (bao__word_list){numbers, texts->count};
    }
    return list;
}

/* The words that a condition looks for. Those of a place and of a year's own are looked at there.
 */
static void add_asked(lua_State *L, bao_engine *e, bao__program *program, bao__asked *asked,
                      int words)
{
    static const bao_texts none = {NULL, 0};
    const bao__condition *c = asked->condition;
    const bool looks_back = c && (c->kind <= BAO__UNDER || c->kind == BAO__TOLD);
    asked->words = add_list(L, e, &program->asked, looks_back ? &c->words : &none, words);
    asked->others = add_list(L, e, &program->asked,
                             looks_back && c->kind == BAO__UNDER ? &c->others : &none, words);
    asked->marks = add_list(L, e, &program->asked, c ? bao__condition_marks(c) : &none, words);
}

static void read_conditions(lua_State *L, bao_engine *e, bao__program *program)
{
    lua_newtable(L);
    lua_newtable(L);
    const int words = lua_gettop(L) - 1;
    lua_getfield(L, words - 1, "conditions"); /* program words lists conditions */
    program->condition_count = (uint32_t)lua_rawlen(L, -1);
    program->conditions = bao__room(L, e, program->condition_count, sizeof *program->conditions);
    for (uint32_t i = 0; i < program->condition_count; i++) {
        bao__asked *asked = &program->conditions[i];
        lua_rawgeti(L, -1, (lua_Integer)i + 1); /* program conditions condition */
        const uint32_t led_by = bao__field_index(L, "led_by");
        asked->led_by = led_by < program->node_count ? &program->nodes[led_by] : NULL;
        asked->values = bao__field_index(L, "values");
        lua_getfield(L, -1, "call");
        asked->condition = bao__condition_of(L, -1);
        add_asked(L, e, program, asked, words);
        lua_pop(L, 2);
    }
    lua_pop(L, 3);
}

/* A rule whose program cannot be run is LPeg's. */
static void finish(bao_engine *e, bao__program *program)
{
    for (uint32_t i = 0; i < program->node_count; i++) {
        bao_peg_node *node = &program->nodes[i];
        const bao_peg_node *led_by =
            node->op == BAO_PEG_CONDITION ? program->conditions[node->least].led_by : NULL;
        node->broken = led_by && led_by->broken;
        bao_peg_finish(node);
    }
    for (uint32_t i = 0; i < e->rule_count; i++) {
        bao_rule *rule = &e->rules[i];
        const bool has = rule->program < program->node_count;
        rule->program = has && !program->nodes[rule->program].broken ? rule->program : BAO_NONE;
    }
}

void bao__read_program(lua_State *L, bao_engine *e)
{
    if (lua_getfield(L, 1, "program") == LUA_TTABLE) {
        bao__program *program = bao__room(L, e, 1, sizeof *program);
        read_nodes(L, e, program);
        read_constants(L, e, program);
        read_conditions(L, e, program);
        finish(e, program);
        e->program = program;
    }
    lua_pop(L, 1);
}

/* What core.peg_ops and core.peg_calls say: the numbers of a program's parts, by name. */
static void push_numbers(lua_State *L, const char *const *names, const char *field)
{
    lua_newtable(L);
    for (int i = 0; names[i]; i++) {
        lua_pushinteger(L, i);
        lua_setfield(L, -2, names[i]);
    }
    lua_setfield(L, -2, field);
}

void bao_bind_program(lua_State *L)
{
    static const char *const ops[BAO_PEG_OPS + 1] = {
        "text",     "set",   "any",    "char",      "never", "words",  "sequence",
        "choice",   "where", "repeat", "not",       "and",   "behind", "position",
        "constant", "quote", "call",   "condition", NULL};
    static const char *const calls[BAO__CALLS + 1] = {
        "capture_fact",   "capture_none",   "capture_list_end",
        "capture_number", "capture_growth", "capture_same",
        "capture_index",  "capture_part",   NULL};
    push_numbers(L, ops, "peg_ops");
    push_numbers(L, calls, "peg_calls");
}

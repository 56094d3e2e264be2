/* bind_engine.c - baogao.engine for Lua: a checked script, compiled. lua/baogao/compile/engine.lua
 * makes the tables read here, so a field of the wrong type is a fault of ours and raises. */
#include "bind/handles.h"
#include "bind/identifier.h"
#include "bind/program_spec.h"
#include "bind/spec.h"
#include "extract/missing.h"
#include "extract/program.h"

typedef struct engine_box {
    bao_engine *engine; /* NULL: closed, or never filled */
} engine_box;

static void read_indicators(lua_State *L, bao_engine *e)
{
    e->indicator_count = bao__open_list(L, "indicators");
    e->indicators = bao__room(L, e, e->indicator_count, sizeof *e->indicators);
    for (uint32_t i = 0; i < e->indicator_count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        e->indicators[i] = (bao_indicator){.name = bao__field_string(L, e, "name"),
                                           .unit = bao__field_string(L, e, "unit"),
                                           .label = bao__field_string(L, e, "label"),
                                           .form = bao__field_string(L, e, "form"),
                                           .total = bao__field_span(L, e, "total"),
                                           .may_include = bao__field_index(L, "may_include") + 1};
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static void read_expectations(lua_State *L, bao_engine *e)
{
    e->expectation_count = bao__open_list(L, "expectations");
    if (e->expectation_count > BAO_EXPECTED_MOST) {
        luaL_error(L, "more than %d expectations", BAO_EXPECTED_MOST);
    }
    e->expectations = bao__room(L, e, e->expectation_count, sizeof *e->expectations);
    for (uint32_t i = 0; i < e->expectation_count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        e->expectations[i] = (bao_expectation){.indicator = bao__field_index(L, "indicator"),
                                               .dims = bao__field_span(L, e, "dims")};
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static void read_targets(lua_State *L, bao_engine *e)
{
    lua_getfield(L, 1, "targets"); /* targets: target number to indicator index */
    lua_Integer most = -1;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        lua_Integer target = lua_tointeger(L, -2);
        most = target > most ? target : most;
    }
    e->target_count = (uint32_t)(most + 1);
    e->targets = bao__room(L, e, e->target_count, sizeof *e->targets);
    memset(e->targets, 0xFF, e->target_count * sizeof *e->targets);
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        e->targets[lua_tointeger(L, -2)] = (uint32_t)lua_tointeger(L, -1) - 1;
    }
    lua_pop(L, 1);
}

static uint8_t read_scope(lua_State *L)
{
    static const char *const names[] = {"sentence", "paragraph", "section", NULL};
    lua_getfield(L, -1, "scope");
    int scope = luaL_checkoption(L, -1, "sentence", names);
    lua_pop(L, 1);
    return (uint8_t)scope;
}

/* Lists of texts in a field of the table on top. */
static const bao_texts *read_texts(lua_State *L, bao_engine *e, const char *field, uint32_t *count)
{
    bao_texts *lists = NULL;
    *count = 0;
    if (lua_getfield(L, -1, field) == LUA_TTABLE) { /* rule texts */
        *count = (uint32_t)lua_rawlen(L, -1);
        lists = bao__room(L, e, *count, sizeof *lists);
        for (uint32_t i = 0; i < *count; i++) {
            lua_rawgeti(L, -1, (lua_Integer)i + 1);
            lists[i].items = bao__spans(L, e, &lists[i].count);
            lua_pop(L, 1);
        }
    }
    lua_pop(L, 1);
    return lists;
}

static void read_rule(lua_State *L, bao_engine *e, bao_rule *rule)
{
    rule->name = bao__field_string(L, e, "name");
    rule->form = bao__field_string(L, e, "form");
    rule->scope = read_scope(L);
    rule->pattern = bao__field_flag(L, "pattern");
    lua_getfield(L, -1, "fallback");
    rule->fallback = (uint8_t)lua_tointeger(L, -1);
    lua_pop(L, 1);
    lua_getfield(L, -1, "ignored");
    rule->ignored = (uint8_t)lua_tointeger(L, -1);
    lua_pop(L, 1);
    rule->at_numbers = bao__field_flag(L, "at_numbers");
    rule->at_sentences = bao__field_flag(L, "at_sentences");
    rule->needs_number = bao__field_flag(L, "needs_number");
    rule->program = bao__field_index(L, "program");
    rule->sections = bao__field_spans(L, e, "sections", &rule->section_count);
    rule->opening = read_texts(L, e, "opening", &rule->opening_count);
    rule->follow = read_texts(L, e, "follow", &rule->follow_count);
}

static bool same_sections(const bao_rule *a, const bao_rule *b)
{
    bool same = a->section_count == b->section_count;
    for (uint32_t i = 0; same && i < a->section_count; i++) {
        same = bao_span_equal(a->sections[i], b->sections[i]);
    }
    return same;
}

static uint32_t first_with_sections(const bao_rule *rules, uint32_t rule)
{
    uint32_t first = 0;
    while (!same_sections(&rules[first], &rules[rule])) {
        first++;
    }
    return first;
}

/* Rules with patterns stand first; then one for each table. */
static void read_rules(lua_State *L, bao_engine *e)
{
    e->rule_count = bao__open_list(L, "rules");
    e->rules = bao__room(L, e, e->rule_count, sizeof *e->rules);
    for (uint32_t i = 0; i < e->rule_count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        read_rule(L, e, &e->rules[i]);
        e->rules[i].sections_of = first_with_sections(e->rules, i);
        e->pattern_count += e->rules[i].pattern;
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

/* The words of the identifier in field `watch` of the spec, when there is one. */
static const bao_span *read_watched(lua_State *L, bao_engine *e, uint32_t *count)
{
    const bao_span *words = NULL;
    *count = 0;
    if (lua_getfield(L, 1, "watch") != LUA_TNIL) {
        uint32_t candidates;
        e->watched = bao_check_identifier(L, -1, &candidates);
        words = bao_identifier_words(e->watched, count);
    }
    lua_pop(L, 1);
    return words;
}

/* Rules' first words by rule, then the words of conditions, then the ends of sentences: of what
 * stands in one place, rules come first. */
static void read_literals(lua_State *L, bao_engine *e)
{
    static const char *const ends[BAO_SENTENCE_ENDS] = {"\n", "\t", "!", "?", "。"};
    const bao__asked_words *asked = e->program ? &e->program->asked : NULL;
    const uint32_t asked_count = asked ? (uint32_t)asked->word_count : 0;
    e->rule_literals = bao__open_list(L, "literals");
    const uint32_t count = e->rule_literals + asked_count;
    uint32_t watching;
    const bao_span *watched = read_watched(L, e, &watching);
    e->literal_count = count + BAO_SENTENCE_ENDS;
    bao_span *phrases = bao__room(L, e, e->literal_count + watching, sizeof *phrases);
    e->rule_of = bao__room(L, e, e->rule_literals, sizeof *e->rule_of);
    for (uint32_t i = 0; i < e->rule_literals; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        phrases[i] = bao__field_span(L, e, "text");
        e->rule_of[i] = bao__field_index(L, "rule");
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    if (asked_count) {
        memcpy(phrases + e->rule_literals, asked->words, asked_count * sizeof *phrases);
    }
    for (uint32_t i = 0; i < BAO_SENTENCE_ENDS; i++) {
        phrases[count + i] = bao_span_of(ends[i]);
    }
    if (watching) {
        memcpy(phrases + e->literal_count, watched, watching * sizeof *phrases);
    }
    e->literals = bao__need(
        L, (void *)(uintptr_t)bao_literals_new(e->arena, phrases, e->literal_count + watching));
}

/* A label as bao_label_normal makes it, in the arena. */
static bao_span normal_label(lua_State *L, bao_engine *e, bao_span label)
{
    bao_span folded = bao_fold_string(e->arena, label);
    char *out = bao__need(L, bao_arena_alloc(e->arena, folded.n + 1));
    bao__need(L, (void *)(uintptr_t)folded.p);
    return bao_label_normal(folded, out);
}

static const bao_span *read_labels(lua_State *L, bao_engine *e, const char *field, uint32_t *count)
{
    const bao_span *labels = bao__field_spans(L, e, field, count);
    bao_span *normal = bao__room(L, e, *count, sizeof *normal);
    for (uint32_t i = 0; i < *count; i++) {
        normal[i] = normal_label(L, e, labels[i]);
    }
    return normal;
}

static void read_form_row(lua_State *L, bao_engine *e, bao_form_row *row)
{
    uint32_t count;
    const bao_span *labels = read_labels(L, e, "labels", &count);
    *row = (bao_form_row){.indicator = bao__field_index(L, "indicator"),
                          .dims = bao__field_span(L, e, "dims"),
                          .labels = labels,
                          .label_count = count};
}

static void read_form_table(lua_State *L, bao_engine *e, bao_form_table *table)
{
    table->name = bao__field_string(L, e, "name");
    table->rule = bao__field_index(L, "rule");
    lua_getfield(L, -1, "least");
    table->least = (uint32_t)luaL_checkinteger(L, -1);
    lua_pop(L, 1);
    table->totals = read_labels(L, e, "totals", &table->total_count);
    lua_getfield(L, -1, "rows"); /* table rows */
    table->row_count = (uint32_t)lua_rawlen(L, -1);
    bao_form_row *rows = bao__room(L, e, table->row_count, sizeof *rows);
    for (uint32_t i = 0; i < table->row_count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        read_form_row(L, e, &rows[i]);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    table->rows = rows;
    if (!bao_form_table_index(e->arena, table)) {
        luaL_error(L, "not enough memory");
    }
}

static void read_tables(lua_State *L, bao_engine *e)
{
    e->table_count = bao__open_list(L, "tables");
    e->tables = bao__room(L, e, e->table_count, sizeof *e->tables);
    for (uint32_t i = 0; i < e->table_count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        read_form_table(L, e, &e->tables[i]);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static const bao_term *read_terms(lua_State *L, bao_engine *e, const char *side, uint32_t *count)
{
    lua_getfield(L, -1, side);
    *count = (uint32_t)lua_rawlen(L, -1);
    bao_term *terms = bao__room(L, e, *count, sizeof *terms);
    for (uint32_t i = 0; i < *count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        terms[i] = (bao_term){.indicator = bao__field_index(L, "indicator"),
                              .constant = bao__field_decimal(L, "value"),
                              .dims = bao__field_span(L, e, "dims"),
                              .group = bao__field_span(L, e, "group"),
                              .minus = bao__field_flag(L, "minus")};
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return terms;
}

static void read_checks(lua_State *L, bao_engine *e)
{
    static const char *const kinds[] = {"=", "<=", ">=", "~", "share", NULL};
    e->check_count = bao__open_list(L, "checks");
    e->checks = bao__room(L, e, e->check_count, sizeof *e->checks);
    for (uint32_t i = 0; i < e->check_count; i++) {
        bao_check *check = &e->checks[i];
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        check->name = bao__field_string(L, e, "name");
        lua_getfield(L, -1, "kind");
        check->kind = (bao_check_kind)luaL_checkoption(L, -1, NULL, kinds);
        lua_pop(L, 1);
        check->left = read_terms(L, e, "left", &check->left_count);
        check->right = read_terms(L, e, "right", &check->right_count);
        check->group = bao__field_index(L, "group") + 1;
        check->grid = bao__field_index(L, "grid") + 1;
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static void read_ignores(lua_State *L, bao_engine *e)
{
    e->ignore_count = bao__open_list(L, "ignores");
    e->ignores = bao__room(L, e, e->ignore_count, sizeof *e->ignores);
    for (uint32_t i = 0; i < e->ignore_count; i++) {
        bao_ignore *ignore = &e->ignores[i];
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        ignore->reason = bao__field_string(L, e, "reason");
        ignore->sections = bao__field_spans(L, e, "sections", &ignore->section_count);
        ignore->near = bao__field_spans(L, e, "near", &ignore->near_count);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static int close_engine(lua_State *L)
{
    engine_box *box = luaL_checkudata(L, 1, BAO_ENGINE_TYPE);
    if (box->engine) {
        bao_arena_drop(box->engine->arena);
        box->engine = NULL;
    }
    return 0;
}

bao_engine *bao_check_engine(lua_State *L, int index)
{
    engine_box *box = luaL_checkudata(L, index, BAO_ENGINE_TYPE);
    luaL_argcheck(L, box->engine, index, "a closed engine");
    return box->engine;
}

/* Compiles what lua/baogao/compile/engine.lua made of a script.
 * @function engine
 * @tparam table spec indicators, targets, rules, literals, tables, grids, listings, checks,
 * ignores; script, form
 * @tparam table values match (lpeg.match), patterns (one a rule), and what else Lua keeps with it
 * @treturn engine */
static int l_engine(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 2);
    engine_box *box = lua_newuserdatauv(L, sizeof *box, 1); /* spec values box */
    box->engine = NULL;
    luaL_setmetatable(L, BAO_ENGINE_TYPE);
    bao_arena *arena = bao__need(L, bao_arena_new(&bao_alloc_libc));
    bao_engine *e = bao_arena_calloc(arena, 1, sizeof *e);
    if (!e) {
        bao_arena_drop(arena);
        return luaL_error(L, "not enough memory");
    }
    e->arena = arena;
    box->engine = e; /* from here on the box frees it */
    lua_pushvalue(L, 2);
    lua_setiuservalue(L, 3, 1);
    lua_pushvalue(L, 1); /* spec values box spec */
    e->script = bao__field_string(L, e, "script");
    e->form = bao__field_string(L, e, "form");
    e->cell_words = bao__field_cell_words(L, e, "cell_words");
    lua_getfield(L, -1, "about_percent");
    e->about_percent = (uint32_t)luaL_checkinteger(L, -1);
    lua_pop(L, 1);
    lua_pop(L, 1);
    read_indicators(L, e);
    read_expectations(L, e);
    read_targets(L, e);
    read_rules(L, e);
    bao__read_program(L, e);
    if (!bao_engine_expect(e)) {
        return luaL_error(L, "not enough memory");
    }
    bao__read_whose(L, e);
    read_literals(L, e);
    read_tables(L, e);
    bao__read_grids(L, e);
    bao__read_listings(L, e);
    read_checks(L, e);
    read_ignores(L, e);
    return 1;
}

void bao_bind_engine(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"__gc", close_engine}, {"__close", close_engine}, {NULL, NULL}};
    bao_new_type(L, BAO_ENGINE_TYPE, methods);
    lua_pushcfunction(L, l_engine);
    lua_setfield(L, -2, "engine");
}

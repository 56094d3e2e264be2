/* bind_facts.c - baogao.facts for Lua: one report's facts while its checks, metrics and exports
 * run. */
#include "bind/handles.h"
#include "bind/lists.h"

/* Argument 2 is an indicator's index from 1, argument 3 its dims ("" when absent). */
static const bao_fact *find_fact(lua_State *L, const bao_extraction *x)
{
    lua_Integer indicator = luaL_checkinteger(L, 2);
    bao_span dims = lua_isnoneornil(L, 3) ? (bao_span){"", 0} : bao_check_span(L, 3);
    luaL_argcheck(L, indicator >= 1 && (uint64_t)indicator <= x->engine->indicator_count, 2,
                  "no such indicator");
    return bao_facts_find(&x->facts, (uint32_t)indicator - 1, dims);
}

/* Value, status and hedge of a fact; nothing when the report does not state it.
 * @function facts:get
 * @tparam integer indicator
 * @tparam[opt=""] string dims
 * @treturn integer|decimal|nil value (nil: blank and the like)
 * @treturn string status
 * @treturn string hedge ("" when exact) */
static int l_get(lua_State *L)
{
    const bao_fact *fact = find_fact(L, bao__check_facts(L));
    if (!fact) {
        return 0;
    }
    if (fact->valued) {
        bao_push_number(L, fact->value);
    } else {
        lua_pushnil(L);
    }
    lua_pushstring(L, bao_fact_status_name((bao_fact_status)fact->status));
    lua_pushstring(L, bao_hedge_name((bao_hedge)fact->hedge));
    return 3;
}

/* Sets raw, line, rule, from and to of the table on top. */
static void push_mention(lua_State *L, const bao_extraction *x, const bao_mention *m)
{
    bao_push_span(L, bao_report_raw(x->report, m->raw));
    lua_setfield(L, -2, "raw");
    lua_pushinteger(L, bao_report_line(x->report, m->raw.from));
    lua_setfield(L, -2, "line");
    lua_pushstring(L, x->engine->rules[m->rule].name);
    lua_setfield(L, -2, "rule");
    lua_pushinteger(L, (lua_Integer)m->raw.from + 1);
    lua_setfield(L, -2, "from");
    lua_pushinteger(L, (lua_Integer)m->raw.to + 1);
    lua_setfield(L, -2, "to");
}

static void push_fact(lua_State *L, const bao_extraction *x, const bao_fact *fact)
{
    const bao_indicator *indicator = &x->engine->indicators[fact->indicator];
    lua_createtable(L, 0, 10);
    lua_pushstring(L, indicator->name);
    lua_setfield(L, -2, "indicator");
    bao_push_span(L, fact->dims);
    lua_setfield(L, -2, "dims");
    lua_pushstring(L, indicator->unit);
    lua_setfield(L, -2, "unit");
    lua_pushstring(L, bao_fact_status_name((bao_fact_status)fact->status));
    lua_setfield(L, -2, "status");
    if (fact->valued) {
        bao_push_number(L, fact->value);
        lua_setfield(L, -2, "value");
    }
    if (fact->first != BAO_NONE) {
        push_mention(L, x, &x->facts.mentions[fact->first]);
    }
}

/* All facts, in the order of facts.csv, as tables: indicator, dims, unit, status, value, raw, line,
 * rule; from and to are positions in the folded view (from 1, `to` is the next byte).
 * @function facts:all
 * @treturn {table,...} */
static int l_all(lua_State *L)
{
    const bao_extraction *x = bao__check_facts(L);
    lua_createtable(L, (int)x->facts.count, 0);
    for (size_t i = 0; i < x->facts.count; i++) {
        push_fact(L, x, &x->facts.items[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* What the report states for a fact at its first place in a table, or in prose.
 * @function facts:stated
 * @tparam integer indicator
 * @tparam string dims
 * @tparam boolean table
 * @treturn integer|decimal|nil value */
static int l_stated(lua_State *L)
{
    const bao_extraction *x = bao__check_facts(L);
    const bao_fact *fact = find_fact(L, x);
    const bool table = lua_toboolean(L, 4);
    for (uint32_t i = fact ? fact->first : BAO_NONE; i != BAO_NONE; i = x->facts.mentions[i].next) {
        const bao_mention *m = &x->facts.mentions[i];
        if (m->valued && m->table == table) {
            bao_push_number(L, m->value);
            return 1;
        }
    }
    return 0;
}

/* What a fact was made from, best first: value, raw, line, rule, table (true in a table), role.
 * @function facts:evidence
 * @tparam integer indicator
 * @tparam[opt=""] string dims
 * @treturn {table,...} */
static int l_evidence(lua_State *L)
{
    const bao_extraction *x = bao__check_facts(L);
    const bao_fact *fact = find_fact(L, x);
    lua_newtable(L);
    lua_Integer n = 0;
    for (uint32_t i = fact ? fact->first : BAO_NONE; i != BAO_NONE; i = x->facts.mentions[i].next) {
        const bao_mention *m = &x->facts.mentions[i];
        lua_createtable(L, 0, 6);
        push_mention(L, x, m);
        if (m->valued) {
            bao_push_number(L, m->value);
            lua_setfield(L, -2, "value");
        }
        lua_pushboolean(L, m->table);
        lua_setfield(L, -2, "table");
        lua_pushstring(L, bao_role_name((bao_role)m->role));
        lua_setfield(L, -2, "role");
        lua_rawseti(L, -2, ++n);
    }
    return 1;
}

/* The report's headings: level, label (its number as printed), text (folded, with the number),
 * line.
 * @function facts:headings
 * @treturn {table,...} */
static int l_headings(lua_State *L)
{
    const bao_report *report = bao__check_facts(L)->report;
    const bao_span view = bao_fold_view(&report->fold);
    lua_newtable(L);
    lua_Integer n = 0;
    for (size_t i = 0; i < report->block_count; i++) {
        const bao_block *block = &report->blocks[i];
        if (block->kind != BAO_HEADING) {
            continue;
        }
        lua_createtable(L, 0, 4);
        lua_pushinteger(L, block->level);
        lua_setfield(L, -2, "level");
        bao_push_span(L, (bao_span){report->text.utf8.p + block->text.from, block->label});
        lua_setfield(L, -2, "label");
        bao_push_span(L, bao_span_cut(view, block->folded));
        lua_setfield(L, -2, "text");
        lua_pushinteger(L, bao_report_line(report, block->folded.from));
        lua_setfield(L, -2, "line");
        lua_rawseti(L, -2, ++n);
    }
    return 1;
}

/* The sum of an indicator's facts that break it down by `group` only.
 * @function facts:sum
 * @tparam integer indicator
 * @tparam string group "channel"
 * @treturn integer|decimal|nil sum (nil when none has a value, or it does not fit)
 * @treturn integer how many have a value
 * @treturn integer how many have none
 * @treturn string names of both, "new_received[channel:fax] …" */
static int l_sum(lua_State *L)
{
    const bao_extraction *x = bao__check_facts(L);
    const uint32_t indicator = (uint32_t)luaL_checkinteger(L, 2) - 1;
    const bao_span group = bao_check_span(L, 3);
    bao_buf names = bao_buf_in(x->report->arena);
    bao_decimal sum = {0, 0};
    lua_Integer valued = 0, blanks = 0;
    bool fits = true;
    const bao_range range = bao_facts_range(&x->facts, indicator);
    for (uint32_t i = range.from; i < range.to; i++) {
        const bao_fact *fact = &x->facts.items[i];
        if (fact->indicator != indicator ||
            !bao_facts_is_part(&x->facts, fact->indicator, fact->dims, group)) {
            continue;
        }
        bao_buf_string(&names, names.n ? " " : "");
        bao_fact_name_print(&x->facts, fact, &names);
        valued += fact->valued;
        blanks += !fact->valued;
        fits = fits && (!fact->valued || bao_decimal_add(sum, fact->value, &sum));
    }
    if (names.failed) {
        return luaL_error(L, "not enough memory");
    }
    if (valued && fits) {
        bao_push_number(L, sum);
    } else {
        lua_pushnil(L);
    }
    lua_pushinteger(L, valued);
    lua_pushinteger(L, blanks);
    bao_push_span(L, bao_buf_view(&names));
    return 4;
}

static bao_span copy_span(lua_State *L, bao_extraction *x, bao_span s)
{
    char *copy = bao_arena_copy(x->report->arena, s.p, s.n);
    if (!copy) {
        luaL_error(L, "not enough memory");
    }
    return (bao_span){copy, s.n};
}

/* What is doubtful of a metric's inputs, as reasons of its grade. */
static uint16_t doubts_of(const bao_facts *facts, const bao_fact *metric)
{
    unsigned doubts = 0;
    for (uint32_t i = 0; i < metric->input_count; i++) {
        const bao_input *input = &metric->inputs[i];
        const bao_fact *fact = bao_facts_find(facts, input->indicator, input->dims);
        doubts |= fact ? bao_input_doubts(fact) : 0;
    }
    return (uint16_t)doubts;
}

/* The inputs of a metric, in argument 7: a list of { indicator, dims }. */
static const bao_input *copy_inputs(lua_State *L, bao_extraction *x, uint32_t *count)
{
    *count = lua_istable(L, 7) ? (uint32_t)lua_rawlen(L, 7) : 0;
    bao_input *inputs = bao_arena_calloc(x->report->arena, *count + 1u, sizeof *inputs);
    if (!inputs) {
        luaL_error(L, "not enough memory");
    }
    for (uint32_t i = 0; i < *count; i++) {
        lua_rawgeti(L, 7, (lua_Integer)i + 1); /* input */
        lua_rawgeti(L, -1, 1);
        lua_rawgeti(L, -2, 2); /* input indicator dims */
        inputs[i].indicator = (uint32_t)luaL_checkinteger(L, -2) - 1;
        inputs[i].dims = copy_span(L, x, bao_check_span(L, -1));
        lua_pop(L, 3);
    }
    return inputs;
}

/* Adds a metric's value (rounded to `digits`), or its absence with a reason.
 * @function facts:derive
 * @tparam integer indicator
 * @tparam string dims
 * @tparam integer|number|decimal|nil value
 * @tparam integer digits
 * @tparam[opt] string reason why there is no value
 * @tparam[opt] {{integer,string},...} inputs indicator and dims of what it was made from
 * @tparam[opt] boolean broken the reason is that the metric's function failed */
static int l_derive(lua_State *L)
{
    bao_extraction *x = bao__check_facts(L);
    bao_decimal value = {0, 0};
    bool valued = !lua_isnil(L, 4);
    lua_Integer digits = luaL_checkinteger(L, 5);
    find_fact(L, x);
    luaL_argcheck(L, digits >= 0 && digits <= BAO_DECIMAL_DIGITS, 5, "0 to 18 places");
    if (valued &&
        (!bao_to_decimal(L, 4, &value) || !bao_decimal_round(value, (unsigned)digits, &value))) {
        return luaL_argerror(L, 4, "no finite number");
    }
    bao_span reason = lua_isnoneornil(L, 6) ? (bao_span){"", 0} : bao_check_span(L, 6);
    bao_fact *fact =
        bao_facts_key(&x->facts, (uint32_t)lua_tointeger(L, 2) - 1, bao_check_span(L, 3));
    if (!fact) {
        return luaL_error(L, "not enough memory");
    }
    uint32_t input_count;
    const bao_input *inputs = copy_inputs(L, x, &input_count);
    fact->inputs = inputs;
    fact->input_count = input_count;
    fact->value = value;
    fact->valued = valued;
    fact->status = BAO_FACT_DERIVED;
    fact->grade = valued                ? doubts_of(&x->facts, fact)
                  : lua_toboolean(L, 8) ? BAO_GRADE_BROKEN
                                        : BAO_GRADE_MISSING_INPUT;
    fact->reason = copy_span(L, x, reason);
    return 0;
}

/* Warns that a function of the script failed: a metric or a check is lost, no more.
 * @function facts:warn
 * @tparam string code METRIC_BROKEN, CHECK_BROKEN
 * @tparam string message plain text */
static int l_warn(lua_State *L)
{
    static const char *const codes[] = {"METRIC_BROKEN", "CHECK_BROKEN", NULL};
    bao_extraction *x = bao__check_facts(L);
    const int code = luaL_checkoption(L, 2, NULL, codes);
    bao_warn(&x->facts.warnings, codes[code], 0, "%s", luaL_checkstring(L, 3));
    return 0;
}

static bao_span copy_argument(lua_State *L, bao_extraction *x, int index)
{
    return copy_span(L, x,
                     lua_isnoneornil(L, index) ? (bao_span){"", 0} : bao_check_span(L, index));
}

/* Adds the outcome of a check that a script wrote as a function.
 * @function facts:outcome
 * @tparam string name
 * @tparam string verdict pass, fail, uncertain, not_assessable
 * @tparam number|decimal|nil left
 * @tparam number|decimal|nil right
 * @tparam integer blanks
 * @tparam string left_facts
 * @tparam string right_facts
 * @tparam[opt] string note */
static int l_outcome(lua_State *L)
{
    static const char *const verdicts[] = {"pass", "fail", "uncertain", "not_assessable", NULL};
    bao_extraction *x = bao__check_facts(L);
    bao_outcome o = {.name = copy_argument(L, x, 2).p,
                     .verdict = (bao_verdict)luaL_checkoption(L, 3, NULL, verdicts),
                     .blanks = (uint32_t)luaL_checkinteger(L, 6),
                     .left_facts = copy_argument(L, x, 7),
                     .right_facts = copy_argument(L, x, 8),
                     .note = copy_argument(L, x, 9)};
    o.grade =
        bao_check_doubts(&x->facts, o.left_facts) | bao_check_doubts(&x->facts, o.right_facts);
    o.left_valued = bao_to_decimal(L, 4, &o.left);
    o.right_valued = bao_to_decimal(L, 5, &o.right);
    o.gap_valued = o.left_valued && o.right_valued && bao_decimal_subtract(o.left, o.right, &o.gap);
    if (!BAO_RESERVE(x->report->arena, x->outcomes, x->outcome_count, x->outcome_capacity)) {
        return luaL_error(L, "not enough memory");
    }
    x->outcomes[x->outcome_count++] = o;
    if (o.verdict == BAO_FAIL) {
        bao_check_mark(&x->facts, o.left_facts);
        bao_check_mark(&x->facts, o.right_facts);
    }
    return 0;
}

/* The report these facts are of.
 * @function facts:meta
 * @tparam string key title, place, adcode, publisher, level, year, date, period, url
 * @treturn string "" when unknown */
static int l_meta(lua_State *L)
{
    const bao_extraction *x = bao__check_facts(L);
    const char *key = luaL_checkstring(L, 2);
    for (int i = 0; i < BAO_META_COUNT; i++) {
        if (strcmp(key, bao_meta_name((bao_meta_key)i)) == 0) {
            bao_push_span(L, x->report->meta[i].value);
            return 1;
        }
    }
    return luaL_argerror(L, 2, "no such metadata");
}

static void set_decimal(lua_State *L, const char *name, bool valued, bao_decimal d)
{
    if (valued) {
        bao_push_number(L, d);
        lua_setfield(L, -2, name);
    }
}

static void set_span(lua_State *L, const char *name, bao_span s)
{
    bao_push_span(L, s);
    lua_setfield(L, -2, name);
}

/* All outcomes of checks as tables: name, verdict, left, right, gap, blanks, left_facts,
 * right_facts, note, grade.
 * @function facts:outcomes
 * @treturn {table,...} */
static int l_outcomes(lua_State *L)
{
    const bao_extraction *x = bao__check_facts(L);
    lua_createtable(L, (int)x->outcome_count, 0);
    for (size_t i = 0; i < x->outcome_count; i++) {
        const bao_outcome *o = &x->outcomes[i];
        lua_createtable(L, 0, 10);
        set_span(L, "name", bao_span_of(o->name));
        set_span(L, "verdict", bao_span_of(bao_verdict_name(o->verdict)));
        set_decimal(L, "left", o->left_valued, o->left);
        set_decimal(L, "right", o->right_valued, o->right);
        set_decimal(L, "gap", o->gap_valued, o->gap);
        lua_pushinteger(L, o->blanks);
        lua_setfield(L, -2, "blanks");
        set_span(L, "left_facts", o->left_facts);
        set_span(L, "right_facts", o->right_facts);
        set_span(L, "note", o->note);
        bao_buf grade = bao_buf_in(x->report->arena);
        bao_grade_bits_print(o->grade, &grade);
        set_span(L, "grade", bao_buf_view(&grade));
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

static void set_counts(lua_State *L, const char *name, const uint32_t *counts, uint32_t count)
{
    lua_createtable(L, (int)count, 0);
    for (uint32_t i = 0; i < count; i++) {
        lua_pushinteger(L, counts[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, name);
}

static uint32_t count_set_aside(const bao_extraction *x)
{
    const bao_quantities *q = &x->report->quantities;
    uint32_t count = 0;
    for (size_t i = 0; i < q->count; i++) {
        count += !x->facts.claims[i].claimed && x->facts.claims[i].set_aside;
    }
    return count;
}

/* What became of the report's figures and of the rules: amounts, residue (unclaimed), set_aside;
 * tried and matched, one number for each rule with a pattern.
 * @function facts:counts
 * @treturn table */
static int l_counts(lua_State *L)
{
    const bao_extraction *x = bao__check_facts(L);
    lua_createtable(L, 0, 5);
    lua_pushinteger(L, x->amounts);
    lua_setfield(L, -2, "amounts");
    lua_pushinteger(L, x->residue);
    lua_setfield(L, -2, "residue");
    lua_pushinteger(L, count_set_aside(x));
    lua_setfield(L, -2, "set_aside");
    set_counts(L, "tried", x->tried, x->engine->pattern_count);
    set_counts(L, "matched", x->matched, x->engine->pattern_count);
    return 1;
}

/* What report:quantities lists, and of each whether a rule claimed it (claimed) or the script set
 * it aside (set_aside).
 * @function facts:quantities
 * @tparam[opt] string unit
 * @treturn {table,...} */
static int l_quantities(lua_State *L)
{
    const bao_extraction *x = bao__check_facts(L);
    const bao_span unit = lua_isnoneornil(L, 2) ? BAO_SPAN("") : bao_check_span(L, 2);
    bao__push_quantities(L, x->report, unit, x->facts.claims);
    return 1;
}

/* Warnings of reading the report and then of making these facts, as report:warnings lists them.
 * @function facts:warnings
 * @treturn {table,...} */
static int l_warnings(lua_State *L)
{
    const bao_extraction *x = bao__check_facts(L);
    lua_newtable(L);
    bao__push_warnings(L, &x->report->warnings);
    bao__push_warnings(L, &x->facts.warnings);
    return 1;
}

void bao_bind_facts(lua_State *L)
{
    bao__open_facts(L);
    static const luaL_Reg methods[] = {
        {"get", l_get},           {"all", l_all},           {"derive", l_derive},
        {"outcome", l_outcome},   {"meta", l_meta},         {"outcomes", l_outcomes},
        {"counts", l_counts},     {"evidence", l_evidence}, {"stated", l_stated},
        {"sum", l_sum},           {"headings", l_headings}, {"quantities", l_quantities},
        {"warnings", l_warnings}, {"warn", l_warn},         {NULL, NULL}};
    bao_new_type(L, BAO_FACTS_TYPE, methods);
}

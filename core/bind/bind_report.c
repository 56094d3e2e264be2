/* bind_report.c - baogao.report for Lua: reading a source and looking at what came of it. */
#include "base/file.h"
#include "bind/handles.h"
#include "bind/lists.h"
#include "doc/dump.h"
#include "doc/layout.h"
#include "extract/facts.h"
#include "read/meta.h"
#include "read/reader.h"

/* The largest file that is read when nothing else is said. */
#define FILE_LIMIT ((size_t)64 << 20)

typedef struct report_box {
    bao_report *report; /* NULL: closed */
    bao_arena *arena;   /* owned; NULL when the report is somebody else's */
    unsigned held;      /* it cannot be closed */
} report_box;

static int close_box(lua_State *L)
{
    report_box *box = luaL_checkudata(L, 1, BAO_REPORT_TYPE);
    luaL_argcheck(L, !box->held, 1, "facts are being extracted from this report");
    bao_arena_drop(box->arena);
    *box = (report_box){NULL, NULL, 0};
    return 0;
}

static report_box *push_box(lua_State *L)
{
    report_box *box = lua_newuserdatauv(L, sizeof *box, 1);
    *box = (report_box){NULL, NULL, 0};
    luaL_setmetatable(L, BAO_REPORT_TYPE);
    return box;
}

void bao_push_report(lua_State *L, bao_report *report)
{
    push_box(L)->report = report;
}

void bao_close_report(lua_State *L, int index)
{
    report_box *box = luaL_checkudata(L, index, BAO_REPORT_TYPE);
    box->report = NULL;
}

bao_report *bao_check_report(lua_State *L, int index)
{
    report_box *box = luaL_checkudata(L, index, BAO_REPORT_TYPE);
    luaL_argcheck(L, box->report, index, "this report is closed");
    return box->report;
}

void bao_hold_report(lua_State *L, int index)
{
    report_box *box = luaL_checkudata(L, index, BAO_REPORT_TYPE);
    box->held++;
}

void bao_let_report(lua_State *L, int index)
{
    report_box *box = luaL_checkudata(L, index, BAO_REPORT_TYPE);
    box->held--;
}

static void read_options(lua_State *L, int index, bao_read_options *options)
{
    *options = (bao_read_options){0};
    if (lua_istable(L, index)) {
        lua_getfield(L, index, "strict");
        options->strict = lua_toboolean(L, -1);
        if (lua_getfield(L, index, "charset") == LUA_TSTRING) {
            options->declared = bao_check_span(L, -1); /* the options table keeps it */
        }
        lua_pop(L, 2);
    }
}

/* Fills the box on top of the stack from bytes in its arena; returns what the Lua function returns.
 */
static int fill_box(lua_State *L, report_box *box, bao_span source, bao_span name,
                    const bao_read_options *options)
{
    bao_error error;
    bao_arena_limit(box->arena, bao_report_memory(source.n));
    bao_report *report = bao_arena_calloc(box->arena, 1, sizeof *report);
    bao_status status =
        report ? bao_report_read(report, box->arena, source, name, options, &error) : BAO_MEMORY;
    if (status == BAO_MEMORY) {
        return luaL_error(L, "not enough memory");
    }
    if (status != BAO_OK) {
        return bao_push_failure(L, &error);
    }
    box->report = report;
    return 1;
}

static void new_arena(lua_State *L, report_box *box)
{
    box->arena = bao_arena_new(&bao_alloc_libc);
    if (!box->arena) {
        luaL_error(L, "not enough memory");
    }
}

/* Reads a file into a report.
 * @function read
 * @tparam string path
 * @tparam[opt] table options charset (declared), strict, max_bytes
 * @treturn report
 * @treturn[2] nil
 * @treturn[2] string message
 * @treturn[2] string code */
static int l_read(lua_State *L)
{
    bao_read_options options;
    bao_span path = bao_check_span(L, 1);
    read_options(L, 2, &options);
    report_box *box = push_box(L);
    new_arena(L, box);
    bao_span source;
    bao_error error;
    char *name = bao_arena_copy(box->arena, path.p, path.n);
    bao_status status =
        name ? bao_file_read(box->arena, name, FILE_LIMIT, &source, &error) : BAO_MEMORY;
    if (status == BAO_MEMORY) {
        return luaL_error(L, "not enough memory");
    }
    if (status != BAO_OK) {
        return bao_push_failure(L, &error);
    }
    return fill_box(L, box, source, (bao_span){name, path.n}, &options);
}

/* Reads bytes that are in memory already.
 * @function read_bytes
 * @tparam string bytes
 * @tparam[opt="bytes"] string name what to call it; its ending hints at the format
 * @tparam[opt] table options
 * @treturn report, or nil, message, code */
static int l_read_bytes(lua_State *L)
{
    bao_read_options options;
    bao_span bytes = bao_check_span(L, 1);
    bao_span given = lua_isnoneornil(L, 2) ? BAO_SPAN("bytes") : bao_check_span(L, 2);
    read_options(L, 3, &options);
    report_box *box = push_box(L);
    new_arena(L, box);
    char *copy = bao_arena_copy(box->arena, bytes.p, bytes.n);
    char *name = bao_arena_copy(box->arena, given.p, given.n);
    if (!copy || !name) {
        return luaL_error(L, "not enough memory");
    }
    return fill_box(L, box, (bao_span){copy, bytes.n}, (bao_span){name, given.n}, &options);
}

/* A piece of metadata and where it was found.
 * @function report:meta
 * @tparam string key title, place, adcode, publisher, level, year, date, period, url
 * @treturn string value, "" when unknown
 * @treturn string origin title, caption, byline, period, sentence, filename, given */
static int l_meta(lua_State *L)
{
    const bao_report *report = bao_check_report(L, 1);
    const char *key = luaL_checkstring(L, 2);
    for (int i = 0; i < BAO_META_COUNT; i++) {
        if (strcmp(key, bao_meta_name((bao_meta_key)i)) == 0) {
            bao_push_span(L, report->meta[i].value);
            lua_pushstring(L, bao_origin_name((bao_origin)report->meta[i].origin));
            return 2;
        }
    }
    return luaL_argerror(L, 2, "no such metadata");
}

/* The text as decoded.
 * @function report:text
 * @treturn string */
static int l_text(lua_State *L)
{
    bao_push_span(L, bao_check_report(L, 1)->text.utf8);
    return 1;
}

/* The folded view: what patterns are matched against.
 * @function report:folded
 * @treturn string */
static int l_folded(lua_State *L)
{
    bao_push_span(L, bao_fold_view(&bao_check_report(L, 1)->fold));
    return 1;
}

/* The text as printed, decoded and not folded, of a range of the folded view.
 * @function report:raw
 * @tparam integer from in the folded view, from 1
 * @tparam integer to the next byte
 * @treturn string */
static int l_raw(lua_State *L)
{
    const bao_report *report = bao_check_report(L, 1);
    const lua_Integer from = luaL_checkinteger(L, 2) - 1, to = luaL_checkinteger(L, 3) - 1;
    luaL_argcheck(L, from >= 0 && from <= to, 2, "outside the report");
    luaL_argcheck(L, (uint64_t)to <= bao_fold_view(&report->fold).n, 3, "outside the report");
    const bao_span raw = bao_report_raw(report, (bao_range){(uint32_t)from, (uint32_t)to});
    if (!raw.p && raw.n) {
        return luaL_error(L, "not enough memory");
    }
    bao_push_span(L, raw);
    return 1;
}

/* The tree as `baogao inspect` prints it.
 * @function report:dump
 * @treturn string */
static int l_dump(lua_State *L)
{
    bao_report *report = bao_check_report(L, 1);
    bao_buf out = bao_buf_in(report->arena);
    bao_report_dump(report, &out);
    if (out.failed) {
        return luaL_error(L, "not enough memory");
    }
    bao_push_span(L, bao_buf_view(&out));
    return 1;
}

/* The block or row of the folded view around a position, at most `most` bytes of it: for quoting.
 * @function report:around
 * @tparam integer at position in the folded view, from 1
 * @tparam[opt=150] integer most
 * @treturn string
 * @treturn integer position of `at` in that string, from 1 */
static int l_around(lua_State *L)
{
    const bao_report *report = bao_check_report(L, 1);
    bao_span view = bao_fold_view(&report->fold);
    lua_Integer at = luaL_checkinteger(L, 2) - 1;
    lua_Integer most = luaL_optinteger(L, 3, 150);
    luaL_argcheck(L, at >= 0 && (uint64_t)at <= view.n, 2, "outside the report");
    luaL_argcheck(L, most > 0 && most <= 1 << 20, 3, "1 to 1048576 bytes");
    size_t from = (size_t)at, to = (size_t)at;
    while (from > 0 && view.p[from - 1] != '\n' && at - (lua_Integer)from < most / 2) {
        from--;
    }
    while (to < view.n && view.p[to] != '\n' && (lua_Integer)(to - from) < most) {
        to++;
    }
    while (from < to && ((unsigned char)view.p[from] & 0xC0) == 0x80) {
        from++;
    }
    while (to > from && to < view.n && ((unsigned char)view.p[to] & 0xC0) == 0x80) {
        to--;
    }
    lua_pushlstring(L, view.p + from, to - from);
    lua_pushinteger(L, at - (lua_Integer)from + 1);
    return 2;
}

/* Argument 2: a position in the folded view, from 1; returned from 0. */
static uint32_t check_place(lua_State *L, const bao_report *report)
{
    lua_Integer at = luaL_checkinteger(L, 2) - 1;
    luaL_argcheck(L, at >= 0 && (uint64_t)at <= bao_fold_view(&report->fold).n, 2,
                  "outside the report");
    return (uint32_t)at;
}

/* The line of the source that a position in the folded view comes from.
 * @function report:line
 * @tparam integer at from 1
 * @treturn integer from 1 */
static int l_line(lua_State *L)
{
    const bao_report *report = bao_check_report(L, 1);
    lua_pushinteger(L, bao_report_line(report, check_place(L, report)));
    return 1;
}

/* The headings above a position in the folded view, outermost first, joined by " / ".
 * @function report:section
 * @tparam integer at from 1
 * @treturn string "" when there is none */
static int l_section(lua_State *L)
{
    const bao_report *report = bao_check_report(L, 1);
    const bao_block *block = bao_report_block_at(report, check_place(L, report));
    bao_span path = block ? bao_report_section_path(report, block) : (bao_span){"", 0};
    if (!path.p) {
        return luaL_error(L, "not enough memory");
    }
    bao_push_span(L, path);
    return 1;
}

/* Every quantity: kind, value, unit, hedge, raw, line, amount; from and to are positions in the
 * folded view (from 1, `to` is the next byte). With a unit, `here` is the value in it, of those
 * that fit it.
 * @function report:quantities
 * @tparam[opt] string unit
 * @treturn {table,...} */
static int l_quantities(lua_State *L)
{
    const bao_report *report = bao_check_report(L, 1);
    bao__push_quantities(L, report, lua_isnoneornil(L, 2) ? BAO_SPAN("") : bao_check_span(L, 2),
                         NULL);
    return 1;
}

/* Warnings of reading: code, message, at (source byte from 0), count.
 * @function report:warnings
 * @treturn {table,...} */
static int l_warnings(lua_State *L)
{
    const bao_report *report = bao_check_report(L, 1);
    lua_createtable(L, (int)report->warnings.count, 0);
    bao__push_warnings(L, &report->warnings);
    return 1;
}

/* A table's cells as text, row by row; "" for a blank cell, false for a hole.
 * @function report:grid
 * @tparam integer n number of the table, from 1
 * @treturn {{string,...},...}|nil nil past the last table */
static int l_grid(lua_State *L)
{
    const bao_report *report = bao_check_report(L, 1);
    lua_Integer n = luaL_checkinteger(L, 2);
    if (n < 1 || (uint64_t)n > report->table_count) {
        lua_pushnil(L);
        return 1;
    }
    const bao_table *table = &report->tables[n - 1];
    lua_createtable(L, (int)table->rows, 0);
    for (uint32_t row = 0; row < table->rows; row++) {
        lua_createtable(L, (int)table->columns, 0);
        for (uint32_t column = 0; column < table->columns; column++) {
            const bao_cell *cell = bao_table_cell(table, row, column);
            if (cell) {
                bao_push_span(L, bao_report_raw(report, cell->folded));
            } else {
                lua_pushboolean(L, 0);
            }
            lua_rawseti(L, -2, (lua_Integer)column + 1);
        }
        lua_rawseti(L, -2, (lua_Integer)row + 1);
    }
    return 1;
}

/* Argument 2: a flat list of source ranges (bytes from 0) and ids. Their number; they are garbage
 * of Lua's. */
static size_t read_marks(lua_State *L, bao_mark **marks)
{
    luaL_checktype(L, 2, LUA_TTABLE);
    const size_t count = (size_t)lua_rawlen(L, 2) / 3;
    *marks = lua_newuserdatauv(L, (count + 1) * sizeof **marks, 0);
    for (size_t i = 0; i < count; i++) {
        lua_Integer value[3];
        for (int k = 0; k < 3; k++) {
            lua_rawgeti(L, 2, (lua_Integer)i * 3 + k + 1);
            value[k] = luaL_checkinteger(L, -1);
            lua_pop(L, 1);
        }
        (*marks)[i] = (bao_mark){{(uint64_t)value[0], (uint64_t)value[1]}, (uint32_t)value[2]};
    }
    return count;
}

/* The report as JSON for showing it, with places of the source marked: see core/doc/layout.h.
 * @function report:layout
 * @tparam {integer,...} marks from, to (source bytes, from 0) and id of each, one after the other
 * @treturn string */
static int l_layout(lua_State *L)
{
    const bao_report *report = bao_check_report(L, 1);
    bao_mark *marks;
    const size_t count = read_marks(L, &marks);
    bao_buf out = bao_buf_in(report->arena);
    if (!bao_report_layout(report, marks, count, &out)) {
        return luaL_error(L, "not enough memory");
    }
    bao_push_span(L, bao_buf_view(&out));
    return 1;
}

void bao_bind_report(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"read", l_read}, {"read_bytes", l_read_bytes}, {NULL, NULL}};
    static const luaL_Reg methods[] = {{"__gc", close_box},
                                       {"__close", close_box},
                                       {"close", close_box},
                                       {"meta", l_meta},
                                       {"text", l_text},
                                       {"folded", l_folded},
                                       {"raw", l_raw},
                                       {"dump", l_dump},
                                       {"quantities", l_quantities},
                                       {"around", l_around},
                                       {"line", l_line},
                                       {"section", l_section},
                                       {"warnings", l_warnings},
                                       {"grid", l_grid},
                                       {"layout", l_layout},
                                       {NULL, NULL}};
    bao_new_type(L, BAO_REPORT_TYPE, methods);
    luaL_setfuncs(L, functions, 0);
}

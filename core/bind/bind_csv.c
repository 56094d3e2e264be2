/* bind_csv.c - rows of CSV files for the Lua half of the host: never handed to scripts. */
#include "base/csv_rows.h"
#include "bind/bind.h"

#define CSV_TYPE "baogao.csv"

typedef struct csv_box {
    bao_csv *csv;    /* NULL: closed */
    size_t *columns; /* which cells `next` gives, from 1; 0: none such; kept in the user value */
    size_t wanted;   /* how many */
    size_t head;     /* cells of the first row, and so of every row */
    size_t row;      /* from 1, the header's own */
} csv_box;

static csv_box *check_csv(lua_State *L)
{
    csv_box *box = luaL_checkudata(L, 1, CSV_TYPE);
    luaL_argcheck(L, box->csv != NULL, 1, "a closed file");
    return box;
}

static int close_csv(lua_State *L)
{
    csv_box *box = luaL_checkudata(L, 1, CSV_TYPE);
    bao_csv_drop(box->csv);
    box->csv = NULL;
    return 0;
}

static int refuse(lua_State *L, const csv_box *box, const bao_error *problem)
{
    bao_error error;
    if (problem->status == BAO_MEMORY) {
        return luaL_error(L, "not enough memory");
    }
    bao_fail(&error, problem->status, "row %zu: %s", box->row + 1, problem->message);
    return bao_push_failure(L, &error);
}

/* Reads the names of the columns and pushes them as a list. */
static int push_header(lua_State *L, csv_box *box)
{
    const bao_span *cells;
    bao_error error;
    const bao_status status = bao_csv_next(box->csv, &cells, &box->head, &error);
    if (status != BAO_OK) {
        return refuse(L, box, &error);
    }
    box->row = 1;
    lua_createtable(L, (int)box->head, 0);
    for (size_t i = 0; i < box->head; i++) {
        const bool marked = i == 0 && bao_span_starts(cells[i], BAO_SPAN("\xEF\xBB\xBF"));
        lua_pushlstring(L, cells[i].p + (marked ? 3 : 0), cells[i].n - (marked ? 3 : 0));
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* Opens a CSV file and reads its first row.
 * @function csv
 * @tparam string path
 * @treturn csv
 * @treturn {string,...} the names of the columns
 * @treturn[2] nil
 * @treturn[2] string message
 * @treturn[2] string code */
static int l_csv(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1);
    csv_box *box = lua_newuserdatauv(L, sizeof *box, 1);
    bao_error error;
    *box = (csv_box){.csv = NULL};
    luaL_setmetatable(L, CSV_TYPE);
    box->csv = bao_csv_open(path, &error);
    if (!box->csv) {
        return error.status == BAO_MEMORY ? luaL_error(L, "not enough memory")
                                          : bao_push_failure(L, &error);
    }
    const int results = push_header(L, box);
    return results == 1 ? 2 : results;
}

/* Says which cells of a row `next` gives.
 * @function csv:select
 * @tparam {integer,...} columns from 1 in the order wanted; 0 gives an empty text */
static int l_select(lua_State *L)
{
    csv_box *box = check_csv(L);
    luaL_checktype(L, 2, LUA_TTABLE);
    const size_t n = lua_rawlen(L, 2);
    size_t *columns = lua_newuserdatauv(L, (n ? n : 1) * sizeof *columns, 0);
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(L, 2, (lua_Integer)i + 1);
        const lua_Integer column = luaL_checkinteger(L, -1);
        luaL_argcheck(L, column >= 0 && (size_t)column <= box->head, 2, "no such column");
        columns[i] = (size_t)column;
        lua_pop(L, 1);
    }
    lua_setiuservalue(L, 1, 1);
    box->columns = columns;
    box->wanted = n;
    return 0;
}

/* Puts the cells of the next row that were selected into a table.
 * @function csv:next
 * @tparam table cells
 * @treturn boolean true; false at the end
 * @treturn[2] nil
 * @treturn[2] string message with the row's number
 * @treturn[2] string code */
static int l_next(lua_State *L)
{
    csv_box *box = check_csv(L);
    const bao_span *cells;
    size_t count;
    bao_error error;
    luaL_checktype(L, 2, LUA_TTABLE);
    if (bao_csv_next(box->csv, &cells, &count, &error) != BAO_OK) {
        return refuse(L, box, &error);
    }
    if (count > 0 && count != box->head) {
        bao_fail(&error, BAO_DAMAGED, "%zu cells, where the first row has %zu", count, box->head);
        return refuse(L, box, &error);
    }
    box->row++;
    for (size_t i = 0; count && i < box->wanted; i++) {
        const size_t column = box->columns[i];
        const bao_span cell = column ? cells[column - 1] : BAO_SPAN("");
        lua_pushlstring(L, cell.p, cell.n);
        lua_rawseti(L, 2, (lua_Integer)i + 1);
    }
    lua_pushboolean(L, count > 0);
    return 1;
}

void bao_bind_csv(lua_State *L)
{
    static const luaL_Reg methods[] = {{"select", l_select},   {"next", l_next},
                                       {"close", close_csv},   {"__gc", close_csv},
                                       {"__close", close_csv}, {NULL, NULL}};
    bao_new_type(L, CSV_TYPE, methods);
    lua_pushcfunction(L, l_csv);
    lua_setfield(L, -2, "csv");
}

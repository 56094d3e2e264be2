/* written.h - what the bindings of `baogao.write` share: a box for a file that is written, and rows
 * of Lua as cells. */
#ifndef BAO_WRITTEN_H
#define BAO_WRITTEN_H

#include "bind/bind.h"
#include "write/cell.h"

typedef struct bao_written {
    void *file;        /* NULL: closed */
    size_t count;      /* columns */
    const char *kinds; /* 't' or 'n' for each; a string kept in the box's first user value */
    bao_cell *cells;   /* one for each; kept in its second user value */
    bool head;         /* the next row is one of names */
} bao_written;

/* Pushes an empty box of a type. */
bao_written *bao_written_new(lua_State *L, const char *type);

/* The box at index 1; raises when its file is closed. */
bao_written *bao_written_check(lua_State *L, const char *type);

/* Takes the string at `index` as the kinds of the columns, and makes room for their cells. */
void bao_written_kinds(lua_State *L, bao_written *box, int index);

/* Reads the row in the table at `values`: a string for each column, or false or nil where it has no
 * value; `tags` may be a table from columns to single letters. What the cells hold is borrowed from
 * that table. Raises for anything else. */
void bao_written_read(lua_State *L, bao_written *box, int values, int tags);

/* True, or nil, message, CODE. */
int bao_written_result(lua_State *L, bao_status status, const bao_error *error);

/* Each adds its functions to the table on the top of the stack. */
void bao_bind_workbook(lua_State *L);
void bao_bind_database(lua_State *L);
void bao_bind_statistics(lua_State *L);

#endif

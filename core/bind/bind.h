/* bind.h - the only meeting of Lua and C. Nothing below this folder has heard of lua_State.
 *
 * Two ways in: the module baogao.core for any stock Lua 5.4 (luaopen_baogao_core), and the calls
 * the program makes with its own reports and arenas (handles.h). Failures have three shapes: misuse
 * raises, bad input returns nil, message, CODE, and damage is a warning in the report. */
#ifndef BAO_BIND_H
#define BAO_BIND_H

#include <lauxlib.h>
#include <lua.h>

#include "base/decimal.h"
#include "base/span.h"
#include "base/status.h"

#define BAO_REPORT_TYPE  "baogao.report"
#define BAO_DECIMAL_TYPE "baogao.decimal"
#define BAO_ENGINE_TYPE  "baogao.engine"
#define BAO_FACTS_TYPE   "baogao.facts"

/* baogao.core: opens every part below. */
LUALIB_API int luaopen_baogao_core(lua_State *L);

/* Each adds its functions to the table on the top of the stack. */
void bao_bind_decimal(lua_State *L);
void bao_bind_text(lua_State *L);
void bao_bind_report(lua_State *L);
void bao_bind_engine(lua_State *L);
void bao_bind_captures(lua_State *L);
void bao_bind_context(lua_State *L);
void bao_bind_pattern(lua_State *L);
void bao_bind_program(lua_State *L);
void bao_bind_facts(lua_State *L);
void bao_bind_pipeline(lua_State *L);
void bao_bind_file(lua_State *L);
void bao_bind_csv(lua_State *L);
void bao_bind_places(lua_State *L);
void bao_bind_identify(lua_State *L);
void bao_bind_watch(lua_State *L);

/* Pushes nil, message, CODE; returns 3. */
int bao_push_failure(lua_State *L, const bao_error *error);

/* Pushes a whole number below 2^53 without printed decimals as an integer, else a baogao.decimal.
 */
void bao_push_number(lua_State *L, bao_decimal d);

/* A Lua integer, decimal, or float (through its 15 significant digits) at `index`; false for
 * others. */
bool bao_to_decimal(lua_State *L, int index, bao_decimal *out);

/* A Lua string as a span, borrowed while it is on the stack. Raises when it is no string. */
bao_span bao_check_span(lua_State *L, int index);

/* Pushes a span as a string. */
void bao_push_span(lua_State *L, bao_span s);

/* A function table with metamethods, made once a state: luaL_newmetatable, __index itself, __name
 * and a hidden metatable. Leaves nothing on the stack. */
void bao_new_type(lua_State *L, const char *name, const luaL_Reg *methods);

#endif

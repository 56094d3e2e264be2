/* handles.h - engines, reports and facts as values of Lua, and an engine run from C. */
#ifndef BAO_HANDLES_H
#define BAO_HANDLES_H

#include "bind/bind.h"
#include "extract/extraction.h"

/* All of a run: begin, rules and tables, metrics, checks. `engine_index` is the stack index of the
 * engine userdata. Raises when a script's own function fails or memory ends: call it protected, and
 * then call bao_captures_end and bao_close_facts. `x` and the report's arena belong to the caller.
 * Leaves the facts userdata on the stack. */
void bao_run_engine(lua_State *L, int engine_index, const bao_report *report, bao_extraction *x);

/* The engine at `index`; raises when it is none. */
bao_engine *bao_check_engine(lua_State *L, int index);

/* The extraction that captures work on from now, of this state (NULL: none; see captures.c);
 * returns the one they did. */
bao_extraction *bao_captures_begin(lua_State *L, bao_extraction *x);

/* Captures work on nothing. */
void bao_captures_end(lua_State *L);

/* Pushes a facts userdata over `x`, which is borrowed: bao_close_facts before x goes, on every
 * path. */
void bao_push_facts(lua_State *L, bao_extraction *x);

/* Makes the facts userdata over `x` useless, if there is one, so that a script that kept it gets an
 * error. Raises nothing. */
void bao_close_facts(lua_State *L, const bao_extraction *x);

/* The extraction of the facts that are argument 1; raises when they are none, or done with, or
 * their report is closed. For this layer only, as is the next: makes the table of what is open. */
bao_extraction *bao__check_facts(lua_State *L);
void bao__open_facts(lua_State *L);

/* The report at `index`; raises when it is none, or closed. */
bao_report *bao_check_report(lua_State *L, int index);

/* From now on the report at `index` cannot be closed, until it is let go as often. */
void bao_hold_report(lua_State *L, int index);
void bao_let_report(lua_State *L, int index);

/* Pushes a report userdata over a report somebody else owns; close it when that goes. */
void bao_push_report(lua_State *L, bao_report *report);
void bao_close_report(lua_State *L, int index);

#endif

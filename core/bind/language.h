/* language.h - Lua as the language of an engine's script. For this layer only. */
#ifndef BAO_BIND_LANGUAGE_H
#define BAO_BIND_LANGUAGE_H

#include "bind/bind.h"
#include "extract/language.h"

/* Runs the tables and rules of the engine at stack index `engine_index` over a report and settles
 * the facts. Raises what the script's functions raise, and when memory ends. */
void bao__extract(lua_State *L, int engine_index, const bao_report *report, bao_extraction *x);

#endif

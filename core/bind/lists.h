/* lists.h - what a report and its facts list, as tables of Lua. For this layer only. */
#ifndef BAO_LISTS_H
#define BAO_LISTS_H

#include "bind/bind.h"
#include "extract/facts.h"

/* Pushes a list of all quantities; see report:quantities. `claims`, when not NULL, sets claimed and
 * set_aside. */
void bao__push_quantities(lua_State *L, const bao_report *report, bao_span unit,
                          const bao_claim *claims);

/* Adds warnings to the list on top; see report:warnings. */
void bao__push_warnings(lua_State *L, const bao_warnings *warnings);

#endif

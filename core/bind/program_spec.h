/* program_spec.h - the programs of an engine, from its spec. For this layer only. */
#ifndef BAO_PROGRAM_SPEC_H
#define BAO_PROGRAM_SPEC_H

#include "bind/bind.h"
#include "extract/engine.h"

/* Reads spec.program. */
void bao__read_program(lua_State *L, bao_engine *e);

#endif

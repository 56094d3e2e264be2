/* reading.h - numbers that patterns read, between the pattern and the fact. For this layer only. */
#ifndef BAO_READING_H
#define BAO_READING_H

#include "bind/engine.h"

/* The extraction that a capture works on, of its first upvalue; NULL when nothing runs. */
bao_extraction *bao__running(lua_State *L);

/* The last number read inside `place` that no inner fact took, now taken; NULL when there is none.
 */
bao_reading *bao__reading_take(bao_extraction *x, bao_range place);

/* Sets value and hedge of `mention` from a reading, in an indicator's `unit`, and claims the
 * quantity. Errors: NUMBER, with the reason. */
bao_status bao__reading_mention(bao_extraction *x, const bao_reading *reading, bao_span unit,
                                bao_mention *mention, bao_error *error);

/* capture_number, capture_growth, capture_same, capture_index, capture_part, running_meta. */
extern const luaL_Reg bao__reading_functions[];

#endif

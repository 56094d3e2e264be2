/* program.h - rules' patterns as C runs them, beside LPeg: the same matches, the same captures.
 * lua/baogao/pattern/program.lua says which patterns can be had so. For this layer and bind. */
#ifndef BAO_PROGRAM_H
#define BAO_PROGRAM_H

#include "extract/language.h"
#include "extract/make_facts.h"

/* What a call's captures are given to. */
typedef enum bao__call {
    BAO__CALL_FACT,
    BAO__CALL_NONE,
    BAO__CALL_LIST_END,
    BAO__CALL_NUMBER,
    BAO__CALL_GROWTH,
    BAO__CALL_SAME,
    BAO__CALL_INDEX,
    BAO__CALL_PART,
    BAO__CALLS
} bao__call;

/* A condition of a program: one that C knows, one on the clause before, or a function. */
typedef struct bao__asked {
    const bao__condition *condition; /* or NULL */
    const bao_peg_node *led_by;      /* must match all of the clause before; or NULL */
    uint32_t values;                 /* constant of the first word of `condition` */
    uint32_t words, others, marks;   /* lists that `condition` looks for; or BAO_NONE */
} bao__asked;

/* Of an engine; all in its arena. `least` of a CONSTANT or of WORDS is its first constant, `most`
 * of a CONSTANT how many there are; `least` of a CALL is a bao__call, of a CONDITION its number. */
typedef struct bao__program {
    bao_peg_node *nodes; /* kids before those that hold them */
    bao__value *constants;
    bao__asked *conditions;
    bao__asked_words asked; /* by the conditions */
    uint32_t node_count, constant_count, condition_count;
} bao__program;

/* A run of programs over one report. */
typedef struct bao__player {
    bao_extraction *x;
    const bao__program *program;
    const bao_language *language;
    bao_peg_match match;
    bao__word_index words; /* of the report */
    bao__value *values;
    size_t value_count, value_capacity;
    bao__value *given; /* by functions */
    size_t given_count, given_capacity;
} bao__player;

/* Matches node `number` at offset `at` of the subject and makes what it captured into facts of the
 * extraction, whose window the subject is. The end, or BAO_PEG_FAIL. */
size_t bao__play(bao__player *player, uint32_t number, bao_span subject, size_t at);

/* What a function that is a condition gave as a capture, at offset `at` of the subject; texts are
 * copied. False, and match.failed, when out of memory. */
bool bao__player_given(bao__player *player, const bao_peg_node *node, size_t at, bao__value value);

#endif

/* whose.h - whose figure it is that a rule has read: the report's, or one of another year, of a
 * part of the year, of another place or body, or a plan. Which words say so is data
 * (lua/baogao/zh/whose.lua). A word that leads its clause, with nothing before it but other words
 * of the kind, tells of what follows up to the next semicolon, in the first clause up to the end of
 * the sentence; another word tells of its clause. A later word may take it back. What a bracket
 * holds tells of nothing behind it. No word is held against what a fact's breakdowns say. */
#ifndef BAO_WHOSE_H
#define BAO_WHOSE_H

#include "extract/whose_fact.h"

/* The words, and a scanner for them; the first ids are the words', then those of marks. */
typedef struct bao_whose {
    const bao_whose_word *words;
    uint32_t count;
    const bao_literals *literals;
    const bao_whose_answer *answers;
    uint32_t answer_count;
    int32_t covers; /* so many years behind the report's lies the one it tells of */
} bao_whose;

/* A scanner over `count` words and the marks of clauses; false when out of memory. */
bool bao_whose_init(bao_whose *whose, bao_arena *arena, const bao_whose_word *words,
                    uint32_t count);

/* What was found in the sentence asked for last; begins zeroed. */
typedef struct bao_whose_cache {
    bao_range sentence;
    bao_hits hits;
} bao_whose_cache;

/* The axes (of bao_whose_axis) for which `figure` in `sentence`, of which `fact` is made, is not
 * the report's; 0 when it is. Words with which the match at `match` begins are its own (上年未结).
 * Hits lie in `arena`, whose exhaustion counts as no words. */
uint8_t bao_whose_other(const bao_whose *whose, const bao_about *report, const bao_whose_fact *fact,
                        bao_span view, bao_range sentence, uint32_t match, bao_range figure,
                        bao_whose_cache *cache, bao_arena *arena);

#endif

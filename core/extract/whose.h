/* whose.h - whose figure it is that a rule has read: the report's, or one of another year, of a
 * part of the year, of another place or body, or a plan. Which words say so is data
 * (lua/baogao/zh/whose.lua). A word that leads its clause, with nothing before it but other words
 * of the kind, tells of what follows up to the next semicolon, in the first clause up to the end of
 * the sentence; another word tells of its clause. A later word may take it back. What a bracket
 * holds tells of nothing behind it. */
#ifndef BAO_WHOSE_H
#define BAO_WHOSE_H

#include "extract/condition.h"

/* What may be another's, as bits. */
typedef enum bao_whose_axis {
    BAO_WHOSE_YEAR_AXIS = 1,
    BAO_WHOSE_PERIOD_AXIS = 2,
    BAO_WHOSE_PLACE_AXIS = 4,
    BAO_WHOSE_STAGE_AXIS = 8
} bao_whose_axis;

typedef enum bao_whose_kind {
    BAO_WHOSE_OTHER,     /* not the report's */
    BAO_WHOSE_OWN,       /* the report's */
    BAO_WHOSE_SINCE,     /* ends an adverb that is not: 以来 */
    BAO_WHOSE_LEVEL,     /* the report's when its place's name ends with `of`: 全市 */
    BAO_WHOSE_PART,      /* the report's when its place, publisher or title has the word */
    BAO_WHOSE_ORGAN,     /* ends the name of a body: 局 */
    BAO_WHOSE_TERRITORY, /* ends the name of a place: 市 */
    BAO_WHOSE_YEAR,      /* 年, behind four digits */
    BAO_WHOSE_MONTH,     /* 月, behind digits */
    BAO_WHOSE_BEHIND,    /* right behind the figure: 为上年最终核实数 */
    BAO_WHOSE_FILL,      /* may stand before a word that leads */
    BAO_WHOSE_KINDS
} bao_whose_kind;

typedef struct bao_whose_word {
    bao_span text, of;
    bao_texts after, before; /* right behind or before one of these it does not count */
    uint8_t kind;            /* bao_whose_kind */
    uint8_t axes;            /* of bao_whose_axis */
    bool verb;               /* reaches as far as one that leads its clause */
    bool strict;             /* not the report's when nothing is known of the report */
} bao_whose_word;

/* The words, and a scanner for them; the first ids are the words', then those of marks. */
typedef struct bao_whose {
    const bao_whose_word *words;
    uint32_t count;
    const bao_literals *literals;
} bao_whose;

/* A scanner over `count` words and the marks of clauses; false when out of memory. */
bool bao_whose_init(bao_whose *whose, bao_arena *arena, const bao_whose_word *words,
                    uint32_t count);

/* What was found in the sentence asked for last; begins zeroed. */
typedef struct bao_whose_cache {
    bao_range sentence;
    bao_hits hits;
} bao_whose_cache;

/* The word (its place in `view`) for which `figure` in `sentence` is not the report's; an empty
 * range when it is. Words with which the match at `match` begins are its own (上年未结). Hits lie
 * in `arena`, whose exhaustion counts as no words. */
bao_range bao_whose_other(const bao_whose *whose, const bao_about *report, bao_span view,
                          bao_range sentence, uint32_t match, bao_range figure,
                          bao_whose_cache *cache, bao_arena *arena);

#endif

/* whose_word.h - a word that says whose a figure is, as data has it (lua/baogao/zh/whose.lua). */
#ifndef BAO_WHOSE_WORD_H
#define BAO_WHOSE_WORD_H

#include "extract/condition.h"

/* What may be another's, as bits. */
typedef enum bao_whose_axis {
    BAO_WHOSE_YEAR_AXIS = 1,
    BAO_WHOSE_PERIOD_AXIS = 2,
    BAO_WHOSE_PLACE_AXIS = 4,
    BAO_WHOSE_STAGE_AXIS = 8,
    BAO_WHOSE_AXES = 15
} bao_whose_axis;

typedef enum bao_whose_kind {
    BAO_WHOSE_OTHER,     /* not the report's */
    BAO_WHOSE_OWN,       /* the report's */
    BAO_WHOSE_SINCE,     /* ends an adverb that is not: 以来 */
    BAO_WHOSE_LEVEL,     /* the report's when its place's name ends with `of`: 全市 */
    BAO_WHOSE_PART,      /* the report's when its place, publisher or title has the word */
    BAO_WHOSE_OWN_LEVEL, /* such a part; of a fact of level:own as BAO_WHOSE_LEVEL: 市本级 */
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
    int8_t shift; /* of a word of a year, which lies so many behind the report's; 去年: -1 */
    bool verb;    /* reaches as far as one that leads its clause */
    bool strict;  /* not the report's when nothing is known of the report */
} bao_whose_word;

#endif

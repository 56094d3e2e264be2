/* whose_fact.h - what a fact's own breakdowns answer for when it is asked whose figure it is:
 * 2024年 is no word against a fact of year:2024, nor 草案 against one of stage:draft, nor 武进区
 * against one of level:武进区. What the words of a stage are is data (lua/baogao/zh/whose.lua). */
#ifndef BAO_WHOSE_FACT_H
#define BAO_WHOSE_FACT_H

#include "extract/whose_word.h"

/* A breakdown that answers for axes. */
typedef struct bao_whose_answer {
    bao_span dim;   /* "stage:target" */
    uint8_t axes;   /* of bao_whose_axis */
    bool this_year; /* a fact of it without a year is of the report's year, whatever the report
                       tells of */
} bao_whose_answer;

typedef struct bao_whose_fact {
    uint8_t axes;   /* no word of these is against it */
    uint32_t year;  /* it is of, or 0 where that is not known */
    int32_t shift;  /* the same in years behind the report's: 0, -1 */
    bool dated;     /* its breakdowns say so */
    bao_span level; /* its part of the place, "own" or a name; empty for all of it */
} bao_whose_fact;

/* Of `dims` ("level:own;year:2024", folded, which must outlive it) in a report that tells of the
 * year `covers` years behind its own. */
bao_whose_fact bao_whose_fact_of(bao_span dims, const bao_whose_answer *answers, uint32_t count,
                                 const bao_about *report, int32_t covers);

/* The axes for which its breakdowns speak, whatever was said of a figure before it. */
uint8_t bao_whose_answered(const bao_whose_fact *fact);

/* The four digits of a year as a number, 0 when it is none. */
uint32_t bao__whose_year(bao_span s);

/* A name found in the text is the part of the place that the fact is of. */
bool bao__whose_names_level(const bao_whose_fact *fact, bao_span name);

#endif

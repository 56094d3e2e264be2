/* identify.h - which script reads a report: each says what it recognises, each is scored, the best
 * wins. */
#ifndef BAO_IDENTIFY_H
#define BAO_IDENTIFY_H

#include "doc/report.h"
#include "text/literals.h"

/* What one script recognises. Words are folded; arrays are borrowed. */
typedef struct bao_candidate {
    const char *name;
    bao_span place;  /* "郑州市": a condition on the report's place; empty for a form */
    bao_span adcode; /* "410100", or empty */
    uint32_t year_from, year_to; /* 0, 0: any */
    const bao_span *must;        /* every one must stand in the report */
    const bao_span *any;         /* the more of these, the better */
    const bao_span *none;        /* none of these may */
    const bao_span *untitled;    /* none of these in its title */
    uint32_t must_count, any_count, none_count, untitled_count;
} bao_candidate;

/* The least score that is a match. */
#define BAO_SCORE_MATCH 50

typedef struct bao_score {
    uint32_t candidate; /* index */
    uint32_t score;     /* 0..100; 0 when a condition fails */
    uint32_t unmet;     /* conditions that fail; of equal scores the fewest come first */
    bao_span reason; /* "must: 郑州市, 政府信息公开; year 2016 in 2014-2018; any 3 of 5" */
} bao_score;

typedef struct bao_identifier bao_identifier;

/* An identifier for `count` candidates, in `arena`; `candidates` is borrowed. NULL when out of
 * memory. */
const bao_identifier *bao_identifier_new(bao_arena *arena, const bao_candidate *candidates,
                                         uint32_t count);

/* The words an identifier looks for, each once: for a scan that looks for other things as well. */
const bao_span *bao_identifier_words(const bao_identifier *identifier, uint32_t *count);

/* Scores every candidate, best first (ties by unmet conditions, then by order of the candidates).
 * `hits` are of a scan of the folded view, in which the words have the numbers from `first` on;
 * NULL: it is scanned here. `reasons` tells whether the reasons are wanted. `scores` has room for
 * all. False when out of memory. */
bool bao_identify(const bao_identifier *identifier, const bao_report *report, const bao_hits *hits,
                  uint32_t first, bao_arena *arena, bool reasons, bao_score *scores);

#endif

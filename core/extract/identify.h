/* identify.h - which script reads a report: each says what it recognises, each is scored, the best
 * wins. */
#ifndef BAO_IDENTIFY_H
#define BAO_IDENTIFY_H

#include "doc/report.h"
#include "text/literals.h"

/* Conditions in words, each a group of words that say the same; of which any one will do. */
typedef struct bao_said {
    const bao_span *words;
    const uint32_t *groups; /* of each word, counted from 0 and rising; its first word names it */
    uint32_t count, group_count;
} bao_said;

/* What one script recognises. Words are folded; arrays are borrowed. */
typedef struct bao_candidate {
    const char *name;
    bao_span place;  /* "郑州市": a condition on the report's place; empty for a form */
    bao_span adcode; /* "410100", or empty */
    uint32_t year_from, year_to; /* 0, 0: any */
    bao_said must;               /* every one must stand in the report, or in its title */
    bao_said any;                /* the more of these, the better */
    bao_said none;               /* none of these may */
    bao_said untitled;           /* none of these in its title */
    bao_said titled; /* one of these in its title does for what must be said, where half of `any`
                        is said too */
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

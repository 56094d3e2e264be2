/* candidates.h - where rules are worth trying, from one scan over the folded view; and what that
 * scan saw before each place. For this layer only. */
#ifndef BAO_CANDIDATES_H
#define BAO_CANDIDATES_H

#include "extract/extraction.h"
#include "extract/window.h"

/* A walk over the places where a rule's first words stand, in text order, the rules of one place in
 * their order. */
typedef struct bao__candidates {
    const bao_engine *engine;
    bao_span view;
    bao_hits hits;
    size_t next;        /* hit to look at */
    bao_range sentence; /* that holds the place; its end, once somebody asked */
    uint32_t rule, at;  /* the place, once bao__candidates_next has said yes */
} bao__candidates;

/* Finds them all, unless x->hits has them. False when out of memory. */
bool bao__candidates_find(bao__candidates *c, bao_extraction *x);

/* Goes on to the next place; false when there is none. */
bool bao__candidates_next(bao__candidates *c);

/* What bao__sentence_at finds for the place. */
bao_range bao__candidates_sentence(bao__candidates *c);

/* True when the view may go on from `at` as the rule's matches begin. */
bool bao__opens(const bao_rule *rule, bao_span view, uint32_t at);

/* True when what stands behind a number (and 余 or 多) is what the rule wants there. */
bool bao__follows(const bao_rule *rule, bao_span view, const bao_quantity *quantity);

#endif

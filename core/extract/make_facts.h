/* make_facts.h - what patterns captured, made into facts. For this layer and bind. */
#ifndef BAO_MAKE_FACTS_H
#define BAO_MAKE_FACTS_H

#include "extract/extraction.h"

typedef enum bao__value_kind {
    BAO__NIL,
    BAO__INTEGER,
    BAO__TEXT,
    BAO__NUMBER,
    BAO__BEGIN /* where the values of a call begin */
} bao__value_kind;

/* What a pattern captured; of other Lua values, that it is there. */
typedef struct bao__value {
    uint8_t kind;    /* bao__value_kind; NUMBER also stands for what is none of these */
    int64_t integer; /* positions are from 1, in the subject */
    bao_span text;   /* borrowed */
} bao__value;

/* A fact of target, dims, from, ..., to: takes the number read last in that place. A number that
 * cannot be had is a warning RULE_MISREAD. */
void bao__make_fact(bao_extraction *x, const bao__value *values, size_t n);

/* The same for a statement of none: it needs no number. */
void bao__make_none(bao_extraction *x, const bao__value *values, size_t n);

/* The match is over: what it made is added. Parts of one breakdown that mean the same
 * (电子邮件申请2件, 网上申请3件, both online) are one mention, of their sum. */
void bao__make_done(bao_extraction *x);

/* A list ended at a position of the subject. */
void bao__make_list_end(bao_extraction *x, int64_t at);

#endif

/* check.h - assertions over facts as data: sums and identities, and printed shares. They never
 * repair. */
#ifndef BAO_CHECK_H
#define BAO_CHECK_H

#include "extract/facts.h"

typedef enum bao_verdict {
    BAO_PASS,
    BAO_FAIL,
    BAO_UNCERTAIN, /* it does not add up, but something that belongs in it is not stated or hedged
                    */
    BAO_NOT_ASSESSABLE /* a whole side is blank or not stated */
} bao_verdict;

const char *bao_verdict_name(bao_verdict verdict);

/* One summand: an indicator with exact dims, all of its facts that break it down by `group`, or a
 * constant. */
typedef struct bao_term {
    uint32_t indicator; /* BAO_NONE: a constant */
    bao_decimal constant;
    bao_span dims;  /* exact; used when group is empty */
    bao_span group; /* "channel": every fact whose dims are channel:… and nothing else */
    bool minus;
} bao_term;

typedef enum bao_check_kind {
    BAO_CHECK_EQUAL,    /* left = right */
    BAO_CHECK_AT_MOST,  /* left <= right */
    BAO_CHECK_AT_LEAST, /* left >= right */
    BAO_CHECK_ROUNDED,  /* left = right, but for the rounding of printed figures: at the most half a
                           unit of the last printed digit of each */
    BAO_CHECK_SHARE /* left[0] is the printed share of right[0] in right[1], to its printed digits
                     */
} bao_check_kind;

typedef struct bao_check {
    const char *name;
    bao_check_kind kind;
    const bao_term *left, *right;
    uint32_t left_count, right_count;
    uint32_t group; /* shares of one base carry the same number, so that a failing one can say what
                     * all of them add to; 0 for none */
    uint32_t grid;  /* 1 + the form's table that it is about, or 0; then it passes only when all of
                     * its figures are there */
} bao_check;

/* What a check came to. Texts are in the facts' arena. */
typedef struct bao_outcome {
    const char *name;
    bao_verdict verdict;
    bao_decimal left, right, gap; /* gap is left - right */
    bool left_valued, right_valued, gap_valued;
    uint32_t blanks;                  /* blanks that a sum took as 0 */
    bao_span left_facts, right_facts; /* "new_received[channel:fax] …", separated by blanks */
    bao_span note;
    uint16_t grade; /* what its figures are in doubt for: bits of BAO_GRADE_INPUT_… */
} bao_outcome;

/* "new_received[channel:fax]" */
void bao_fact_name_print(const bao_facts *facts, const bao_fact *fact, bao_buf *out);

/* Evaluates check number `index` of `checks` over settled facts; a failing check marks the facts in
 * it (BAO_GRADE_CHECK_FAILED). False when out of memory. */
bool bao_check_run(const bao_check *checks, uint32_t count, uint32_t index, bao_facts *facts,
                   bao_outcome *out);

/* Marks the facts that `names` lists as bao_outcome does ("m n[way:fax]"): a check that somebody
 * else evaluated has failed. */
void bao_check_mark(bao_facts *facts, bao_span names);

/* What the facts that `names` lists are in doubt for, as bao_outcome has it. */
uint16_t bao_check_doubts(bao_facts *facts, bao_span names);

#endif

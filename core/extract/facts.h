/* facts.h - what rules found in one report: mentions of indicators, settled into one fact a key.
 *
 * A script declares its indicators in order (the form's first). A mention is one place that states
 * a value of an indicator, or an empty cell where one belongs. Settling groups the mentions by key
 * (indicator and dims): a table beats prose, the first beats later ones, and the rest agree or
 * differ. */
#ifndef BAO_FACTS_H
#define BAO_FACTS_H

#include "base/status.h"
#include "doc/report.h"
#include "extract/correction.h"

/* A named concept with a unit. `order` of the declaration is its index. */
typedef struct bao_indicator {
    const char *name; /* "new_received" */
    const char *unit; /* "件", "万元", "%" */
    const char *label;
    const char *form; /* script that declared it */
    bao_span total;   /* dims of its total: "applicant:total"; a figure without dims is that fact */
    uint32_t may_include; /* 1 + the indicator that prose may have added to it (new and carried in),
                             or 0 */
} bao_indicator;

#define BAO_FACT_STATUS_MAP(X)                                                                     \
    X(REPORTED, "reported")                                                                        \
    X(NONE_STATED, "none_stated")                                                                  \
    X(BLANK, "blank")                                                                              \
    X(NOT_APPLICABLE, "not_applicable")                                                            \
    X(UNREADABLE, "illegible")                                                                     \
    X(CONTRADICTORY, "contradictory")                                                              \
    X(DERIVED, "derived")                                                                          \
    X(OVERRIDDEN, "overridden")

typedef enum bao_fact_status {
#define X(name, text) BAO_FACT_##name,
    BAO_FACT_STATUS_MAP(X)
#undef X
        BAO_FACT_STATUS_COUNT
} bao_fact_status;

const char *bao_fact_status_name(bao_fact_status status);

/* Reasons that make a grade. */
enum {
    BAO_GRADE_TABLE_AND_PROSE = 1,       /* table+prose_agree */
    BAO_GRADE_REPEATED = 2,              /* repeated_agree */
    BAO_GRADE_FALLBACK = 4,              /* fallback_rule */
    BAO_GRADE_BY_SUM = 8,                /* resolved_by_sum */
    BAO_GRADE_CHECK_FAILED = 16,         /* check_failed */
    BAO_GRADE_MISSING_INPUT = 32,        /* missing_input: of a metric without a value */
    BAO_GRADE_BROKEN = 64,               /* metric_broken: its function failed */
    BAO_GRADE_INPUT_CONTRADICTORY = 128, /* input_contradictory: of a metric, of a check */
    BAO_GRADE_INPUT_HEDGED = 256,        /* input_hedged: of a metric, of a check */
    BAO_GRADE_INPUT_ILLEGIBLE = 512,     /* input_illegible */
    BAO_GRADE_INPUT_OVERRIDDEN = 1024,   /* input_overridden */
    BAO_GRADE_OVERRIDDEN = 4096,         /* overridden: a person gave the value */
    BAO_GRADE_CONFIRMED = 8192           /* confirmed: a person says that it is what stands there */
};

/* What a mention is to its fact, once settled. */
typedef enum bao_role {
    BAO_ROLE_VALUE,
    BAO_ROLE_AGREES,
    BAO_ROLE_DIFFERS,
    BAO_ROLE_PART,
    BAO_ROLE_INPUT,
    BAO_ROLE_BLANK
} bao_role;

const char *bao_role_name(bao_role role);

typedef struct bao_mention {
    bao_range raw;     /* folded view; what is quoted */
    bao_decimal value; /* in the indicator's unit */
    uint32_t key;      /* index into `facts` */
    uint32_t rule;     /* the maker's number for the rule; see bao_facts.rule_name */
    uint32_t next;     /* next mention of the key in order of trust, or BAO_NONE */
    uint8_t status;    /* bao_fact_status */
    uint8_t hedge;     /* bao_hedge */
    uint8_t role;      /* bao_role, after settling */
    bool valued;       /* `value` holds */
    bool table;        /* found in a table */
    uint8_t fallback;  /* by a rule that is only a fallback: the higher, the later; 0 by another */
    bool by_sum;       /* no label named it; sums confirmed it */
} bao_mention;

/* A fact that a metric was made from. */
typedef struct bao_input {
    uint32_t indicator;
    bao_span dims;
} bao_input;

typedef struct bao_fact {
    uint32_t indicator; /* index into the indicators */
    bao_span dims;      /* "channel:fax", "" ; in the report's arena */
    uint32_t hash;
    uint32_t first; /* its mentions, best first once settled; BAO_NONE for a derived fact */
    uint32_t last;  /* the one added last */
    bool unsorted;  /* mentions were not added in order of trust */
    bao_decimal value;
    bool valued;
    uint8_t status, hedge;
    uint16_t grade;
    uint32_t rule; /* of the best mention */
    bao_span
        reason; /* why a metric is missing, or what a person says of a correction; else empty */
    const bao_input *inputs; /* of a metric */
    uint32_t input_count;
} bao_fact;

/* What became of a quantity of the report. */
typedef struct bao_claim {
    bool claimed;      /* a rule made a fact of it */
    bool again;        /* and so did another place of a rule: of the same fact, or of another one */
    uint8_t set_aside; /* 0, or 1 + index of the script's reason */
} bao_claim;

typedef struct bao_facts {
    bao_arena *arena;
    const bao_report *report;
    bao_claim *claims;     /* by quantity of the report */
    bao_warnings warnings; /* of the extraction; those of reading are the report's */
    const bao_indicator *indicators;
    uint32_t indicator_count;
    uint32_t about_percent; /* how far off a figure with 约 may be; 0 until set */
    bao_fact *items;        /* by order of first mention until settled; then by indicator, dims */
    size_t count, capacity;
    bao_mention *mentions;
    size_t mention_count, mention_capacity;
    uint32_t *slots; /* open addressing: key hash to item */
    size_t slot_count;
    uint32_t *places; /* the same for mentions by key and raw range */
    size_t place_count;
    bao_corrections corrections; /* that persons made of this report's figures */
    uint8_t *corrected;          /* what became of each; NULL before that */
    bool settled;
    bool sorted; /* by indicator; not while facts are being added */
} bao_facts;

/* An empty store for one report, in `arena`. `indicators` is borrowed. False when out of memory. */
bool bao_facts_start(bao_facts *facts, bao_arena *arena, const bao_report *report,
                     const bao_indicator *indicators, uint32_t count);

/* A rule made a fact of a quantity of the report. */
void bao_facts_claim(bao_facts *facts, const bao_quantity *quantity);

/* Warns that the table of that name, which was not found, may be among the report's pictures. */
void bao_facts_warn_pictures(bao_facts *facts, const char *table);

/* The fact of (indicator, dims), made when new; NULL when out of memory. `dims` is copied. Without
 * the dimension of the indicator's total, the total is meant: "scope:own" is
 * "applicant:total;scope:own". */
bao_fact *bao_facts_key(bao_facts *facts, uint32_t indicator, bao_span dims);

/* The same without making it: NULL when there is none. */
bao_fact *bao_facts_find(const bao_facts *facts, uint32_t indicator, bao_span dims);

/* The items among which the facts of an indicator are; all of them while facts are being added. */
bao_range bao_facts_range(const bao_facts *facts, uint32_t indicator);

/* True when `dims` break the indicator down by `group` alone ("channel"), its total left out. */
bool bao_facts_is_part(const bao_facts *facts, uint32_t indicator, bao_span dims, bao_span group);

/* Adds a mention of (indicator, dims). The same key at the same place by another rule is not added
 * twice. False when out of memory. */
bool bao_facts_add(bao_facts *facts, uint32_t indicator, bao_span dims, const bao_mention *mention);

/* The value of `quantity` in an indicator's `unit`: scales, 元/万元 and 斤/吨 are converted exactly
 * (130.2亿斤 is 651.0 万吨), counter words (件, 条, 次 …) count alike. BAO_NUMBER with the reason
 * when the unit does not fit.
 */
bao_status bao_quantity_in_unit(const bao_report *report, const bao_quantity *quantity,
                                bao_span unit, bao_decimal *out, bao_error *error);

/* The same of a bare `number` whose unit is `printed` elsewhere (in the head of its column): 33.8
 * of 万吨. Both are folded. NUMBER also when `printed` is no unit. Errors: NUMBER, MEMORY. */
bao_status bao_number_in_unit(bao_arena *arena, bao_span number, bao_span printed, bao_span unit,
                              bao_decimal *out, bao_error *error);

/* One unit of the last digit that is printed at `raw` (folded view) for `value`: 1000 for the 76000
 * that 7.6万 prints; of a number in words, one of the value's own last place. */
bao_decimal bao_printed_unit(const bao_report *report, bao_range raw, bao_decimal value);

/* `value` of an indicator with what prose may have added to it (bao_indicator.also), for the same
 * dims. False when there is nothing to add. */
bool bao_facts_other_reading(const bao_facts *facts, uint32_t indicator, bao_span dims,
                             bao_decimal value, bao_decimal *out);

/* Chooses each fact's value, marks mentions as value, agrees, differs or blank, and sorts facts by
 * indicator order and then dims. Figures whose scope (scope:own, scope:city) is the report's own
 * become facts without a scope. Corrections stand over what was chosen. False when out of memory.
 */
bool bao_facts_settle(bao_facts *facts);

/* True when two mentions of a key say the same, hedges considered (近30万 agrees with 288342). */
bool bao_mentions_agree(const bao_facts *facts, const bao_mention *a, const bao_mention *b);

/* For this layer: facts are in other places than they were, find them anew. */
void bao__facts_index(bao_facts *facts);

/* A fact that is to be taken out; `ud` is the caller's. */
typedef bool bao__drop(const void *ud, const bao_fact *fact);

/* For this layer: takes facts out of the store and finds the others again. */
void bao__facts_remove(bao_facts *facts, bao__drop *drop, const void *ud);

/* For this layer: the order of trust, as qsort has it: stated values before blanks, proper rules
 * before fallbacks, tables before prose, then by place. */
int bao__trust(const bao_mention *a, const bao_mention *b);

/* The grade as its reasons joined by ';' ("single" when there is none better or worse); of a
 * missing metric with what is missing, "missing_input: new_received is not stated". */
void bao_grade_print(const bao_fact *fact, bao_buf *out);

/* What of a fact is to be said in the grade of what is made from it: bits of BAO_GRADE_INPUT_…, of
 * a derived fact those of its own inputs. */
uint16_t bao_input_doubts(const bao_fact *fact);

/* Reasons joined by ';', nothing when there are none. */
void bao_grade_bits_print(uint16_t grade, bao_buf *out);

#endif

/* extraction.h - one run of an engine over one report, and what came of it. */
#ifndef BAO_EXTRACTION_H
#define BAO_EXTRACTION_H

#include "extract/whose.h"

/* How a value comes of the number that was read. */
typedef enum bao_reading_kind {
    BAO_READ_PLAIN,  /* the quantity's own value */
    BAO_READ_FALL,   /* its negative: 下降4.3% */
    BAO_READ_INDEX,  /* less 100: an index of 99.7 is -0.3 */
    BAO_READ_LITERAL /* `value`: 持平, or one part of a ratio */
} bao_reading_kind;

/* A number that a pattern read, until a fact takes it. */
typedef struct bao_reading {
    uint32_t quantity; /* of the report's; BAO_NONE when words alone say the value */
    bao_range raw;     /* folded view: the number with its hedge and unit, and its sign word */
    bao_decimal value; /* of a literal, in the unit of any indicator */
    uint8_t kind;      /* bao_reading_kind */
    uint8_t hedge;     /* bao_hedge, of a literal */
    bool taken;
} bao_reading;

/* A fact that a match made, until the match is over. */
typedef struct bao_found {
    uint32_t indicator;
    bao_span dims;
    bao_mention mention;
} bao_found;

/* A place where a rule for a figure that such reports state came to nothing (missed.h): it
 * stopped, or what it read is another's on `axes`. */
typedef struct bao_missed {
    uint32_t rule, indicator; /* indicator: BAO_NONE when the rule stopped */
    bao_span dims;
    bao_range at; /* folded view */
    uint8_t axes; /* of bao_whose_axis */
} bao_missed;

/* One run of an engine over one report. */
typedef struct bao_extraction {
    const bao_engine *engine;
    const bao_report *report;
    bao_facts facts;
    bool *grids_read;      /* by grid */
    bao_outcome *outcomes; /* of the checks, in order, then those of Lua functions */
    size_t outcome_count, outcome_capacity;
    bool claimed_again; /* some quantity is */
    uint32_t residue;   /* amounts that nobody claimed or set aside */
    uint32_t amounts;   /* all amounts */
    uint32_t rule_hits; /* rules that matched, counted with repeats */
    uint32_t *matched;  /* times each pattern rule matched */
    uint32_t *tried;    /* times each pattern rule was tried */
    uint32_t *tried_at; /* where it was tried first, in the folded view */
    bao_about about;    /* what conditions ask of the report */
    bao_hits hits;      /* of the engine's literals, when somebody has scanned for them already */
    bao_corrections corrections; /* that persons made of this report's figures */
    bao_whose_cache whose;       /* of the sentence of the last figure */
    /* while a pattern runs */
    uint32_t rule;
    bao_range window;      /* the subject, in the folded view */
    bao_reading *readings; /* what zh.int, zh.growth and the like read, in order */
    size_t reading_count, reading_capacity;
    bao_found *found; /* by this match */
    size_t found_count, found_capacity;
    uint32_t *list_ends; /* folded offsets where a zh.list stopped */
    size_t list_end_count, list_end_capacity;
    bao_missed *missed;
    size_t missed_count, missed_capacity;
    uint32_t match;    /* where this match begins, in the folded view */
    uint8_t another;   /* for these axes (whose.h) a figure of this match was not the report's */
    bool failed;       /* out of memory inside a capture */
    const char *limit; /* what it has more of than a report may; NULL: nothing */
} bao_extraction;

#endif

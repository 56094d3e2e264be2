/* engine.h - a script (with the form it extends) compiled for running: all of it that is data. Its
 * functions, and the patterns that no program runs, are its language's (language.h). */
#ifndef BAO_ENGINE_H
#define BAO_ENGINE_H

#include "extract/check.h"
#include "extract/grid.h"
#include "extract/identify.h"
#include "extract/labels.h"
#include "extract/listing.h"
#include "text/literals.h"

/* How far a rule's pattern may see: its subject is that piece of the folded view. */
typedef enum bao_scope { BAO_SCOPE_SENTENCE, BAO_SCOPE_PARAGRAPH, BAO_SCOPE_SECTION } bao_scope;

/* The last literals of every engine are the marks that end a sentence. */
#define BAO_SENTENCE_ENDS 5

/* One of these texts; or none, where one is empty. */
typedef struct bao_texts {
    const bao_span *items;
    uint32_t count;
} bao_texts;

typedef struct bao_rule {
    const char *name;
    const char *form;         /* of the script that wrote it */
    uint8_t scope;            /* bao_scope */
    bool pattern;             /* false for the rule of a table */
    uint8_t fallback;         /* as bao_mention has it */
    uint8_t ignored;          /* axes of whose.h of which nothing is asked */
    bool at_numbers;          /* tried at every amount */
    bool at_sentences;        /* tried at the start of every sentence */
    bool needs_number;        /* no match is without a number */
    const bao_texts *opening; /* what a match surely begins with, one after the other */
    uint32_t opening_count;
    const bao_texts *follow; /* the same of what stands behind the number it is tried at */
    uint32_t follow_count;
    uint32_t program;         /* node that does what its pattern does, or BAO_NONE */
    const bao_span *sections; /* a heading above must contain one of these; none: anywhere */
    uint32_t section_count;
    uint32_t sections_of; /* the first rule with the same ones */
    uint64_t expects;     /* bit i: it makes facts of expectation i (missing.h) */
} bao_rule;

/* What a script sets aside, and why. */
typedef struct bao_ignore {
    const char *reason;
    const bao_span *sections; /* headings that contain one of these */
    const bao_span *near;     /* sentences that contain one of these */
    uint32_t section_count, near_count;
} bao_ignore;

/* A figure that such reports nearly always state. */
typedef struct bao_expectation {
    uint32_t indicator;
    bao_span dims;
} bao_expectation;

typedef struct bao_engine {
    bao_arena *arena;   /* all below */
    const char *script; /* "410100-zhengzhou@1.0" */
    const char *form;   /* "ogi-2014" */
    bao_indicator *indicators;
    uint32_t indicator_count;
    uint32_t *targets; /* target number (captures.h) to indicator, or BAO_NONE */
    uint32_t target_count;
    const struct bao__program *program; /* of those rules that have one; or NULL */
    bao_rule *rules; /* the first pattern_count have patterns, numbered as in the Lua table */
    uint32_t rule_count, pattern_count;
    /* of rules, by rule; of the program's conditions; the ends of sentences; behind those that
     * count, `watched`'s */
    const bao_literals *literals;
    const bao_identifier *watched; /* its words are looked for by the way; or NULL */
    uint32_t *rule_of;             /* whose first word each of rule_literals is */
    uint32_t rule_literals, literal_count;
    bao_cell_words cell_words;     /* by which cells are read */
    uint32_t about_percent;        /* how far off a figure with 约 may be */
    const struct bao_whose *whose; /* words that say whose a figure is; or NULL */
    bao_form_table *tables;
    uint32_t table_count;
    bao_grids grids;
    bao_listing *listings;
    uint32_t listing_count;
    bao_check *checks;
    uint32_t check_count;
    bao_ignore *ignores;
    uint32_t ignore_count;
    bao_expectation *expectations;
    uint32_t expectation_count;
} bao_engine;

#endif

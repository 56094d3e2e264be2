/* engine.h - a script (with the form it extends) compiled for running: what C needs of it as C
 * data, its patterns and functions as Lua values. */
#ifndef BAO_ENGINE_H
#define BAO_ENGINE_H

#include "bind/bind.h"
#include "extract/check.h"
#include "extract/grid.h"
#include "extract/identify.h"
#include "extract/labels.h"
#include "extract/listing.h"
#include "text/literals.h"

/* How far a rule's pattern may see: its subject is that piece of the folded view. */
typedef enum bao_scope { BAO_SCOPE_SENTENCE, BAO_SCOPE_PARAGRAPH, BAO_SCOPE_SECTION } bao_scope;

/* Lists of words before which a rule gives up: so many of an engine are looked for ahead. */
#define BAO_GUARDS 64

/* The last literals of every engine are the marks that end a sentence. */
#define BAO_SENTENCE_ENDS 5

/* Of what a literal is the first word; or of which guards, as bits, it is a word. */
typedef union bao_literal_use {
    uint32_t rule;
    uint64_t guards;
} bao_literal_use;

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
    bool at_numbers;          /* tried at every amount */
    bool at_sentences;        /* tried at the start of every sentence */
    bool needs_number;        /* no match is without a number */
    const bao_texts *opening; /* what a match surely begins with, one after the other */
    uint32_t opening_count;
    const bao_texts *follow; /* the same of what stands behind the number it is tried at */
    uint32_t follow_count;
    uint32_t program;         /* node that does what its pattern does, or BAO_NONE */
    uint32_t guard;           /* number of the guard before it, or BAO_NONE */
    const bao_span *sections; /* a heading above must contain one of these; none: anywhere */
    uint32_t section_count;
    uint32_t sections_of; /* the first rule with the same ones */
} bao_rule;

/* What a script sets aside, and why. */
typedef struct bao_ignore {
    const char *reason;
    const bao_span *sections; /* headings that contain one of these */
    const bao_span *near;     /* sentences that contain one of these */
    uint32_t section_count, near_count;
} bao_ignore;

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
    /* of rules, by rule; of guards; the ends of sentences; behind those that count, `watched`'s */
    const bao_literals *literals;
    const bao_identifier *watched; /* its words are looked for by the way; or NULL */
    bao_literal_use *literals_of;  /* what each literal but the last is for */
    uint32_t rule_literals, literal_count;
    bao_form_table *tables;
    uint32_t table_count;
    bao_grids grids;
    bao_listing *listings;
    uint32_t listing_count;
    bao_check *checks;
    uint32_t check_count;
    bao_ignore *ignores;
    uint32_t ignore_count;
} bao_engine;

/* The report that a subject is of; empty where not known. */
typedef struct bao_about {
    bao_span place; /* folded */
    bao_span year;
} bao_about;

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

/* One run of an engine over one report. */
typedef struct bao_extraction {
    const bao_engine *engine;
    bao_report *report;
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
    bao_about about;    /* what conditions ask of the report */
    bao_hits hits;      /* of the engine's literals, when somebody has scanned for them already */
    /* while a pattern runs */
    uint32_t rule;
    bao_range window;      /* the subject, in the folded view */
    bao_reading *readings; /* what zh.int, zh.growth and the like read, in order */
    size_t reading_count, reading_capacity;
    uint32_t *list_ends; /* folded offsets where a zh.list stopped */
    size_t list_end_count, list_end_capacity;
    bool failed; /* out of memory inside a capture */
} bao_extraction;

/* Runs rules, tables and settles the facts. `engine_index` is the stack index of the engine
 * userdata; may raise (a script's own function failed, or memory): call it protected. `x` and the
 * report's arena belong to the caller. */
void bao_extract(lua_State *L, int engine_index, bao_report *report, bao_extraction *x);

/* All of it: begin, rules and tables, metrics, checks. Raises as bao_extract does, and then the
 * caller must call bao_captures_end. Leaves the facts userdata on the stack. */
void bao_run_engine(lua_State *L, int engine_index, bao_report *report, bao_extraction *x);

/* After metrics: residue, set-asides, list warnings; then the checks that are data. */
void bao_extract_finish(bao_extraction *x);

/* The engine at `index`; raises when it is none. */
bao_engine *bao_check_engine(lua_State *L, int index);

/* The extraction that captures work on, of this state; see captures.c. */
void bao_captures_begin(lua_State *L, bao_extraction *x);
void bao_captures_end(lua_State *L);

/* Pushes a facts userdata over `x` (borrowed: closed by bao_facts_close when x goes). */
void bao_push_facts(lua_State *L, bao_extraction *x);

/* Makes the facts userdata at `index` useless, so that a script that kept it gets an error. */
void bao_close_facts(lua_State *L, int index);

/* The report at `index`; raises when it is none, or closed. */
bao_report *bao_check_report(lua_State *L, int index);

/* Pushes a report userdata over a report somebody else owns; close it when that goes. */
void bao_push_report(lua_State *L, bao_report *report);
void bao_close_report(lua_State *L, int index);

#endif

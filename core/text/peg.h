/* peg.h - parsing expressions over bytes, matched at one place, as LPeg matches them: ordered
 * choice, possessive repeats, captures forgotten on the way back. What a match captured is a log;
 * whoever wrote the expression knows what it means. */
#ifndef BAO_PEG_H
#define BAO_PEG_H

#include "base/arena.h"
#include "base/span.h"

/* No match. */
#define BAO_PEG_FAIL SIZE_MAX

typedef enum bao_peg_op {
    BAO_PEG_TEXT,      /* `text`, not empty */
    BAO_PEG_SET,       /* one byte of `set` */
    BAO_PEG_ANY,       /* `least` bytes, at least one */
    BAO_PEG_CHAR,      /* a character, none of `text` (UTF-8, ASCII last) */
    BAO_PEG_NEVER,     /* nothing matches */
    BAO_PEG_WORDS,     /* the longest of `words` that stands there; may log which */
    BAO_PEG_SEQUENCE,  /* the kids, one after the other; none: the empty string */
    BAO_PEG_CHOICE,    /* the first kid that matches */
    BAO_PEG_WHERE,     /* the first kid, where the others match too: asked last, they look and log
                          nothing */
    BAO_PEG_REPEAT,    /* the kid, `least` to `most` times */
    BAO_PEG_NOT,       /* where the kid does not match */
    BAO_PEG_AND,       /* where the kid matches; takes nothing, logs nothing */
    BAO_PEG_BEHIND,    /* where the kid matches `least` bytes earlier */
    BAO_PEG_POSITION,  /* logs the place */
    BAO_PEG_CONSTANT,  /* logs that it was here */
    BAO_PEG_QUOTE,     /* the kid, and logs what it took, ahead of what the kid logs */
    BAO_PEG_CALL,      /* the kid; logs its begin and, behind what it logs, its end */
    BAO_PEG_CONDITION, /* the kid, then what the match's `condition` says */
    BAO_PEG_OPS
} bao_peg_op;

typedef struct bao_peg_node bao_peg_node;

struct bao_peg_node {
    uint64_t begins; /* bits of the characters it may match at, as bao_utf8_bit has them; all when
                        `empty` */
    uint8_t op;      /* bao_peg_op */
    bool captures;   /* it or a part of it may log something */
    bool empty;      /* it may match the empty string */
    bool still;      /* it takes nothing wherever it matches */
    bool skips;      /* where its kid cannot match, it matches nothing */
    bool broken;     /* it cannot be run */
    uint32_t kids;
    const bao_peg_node *const *kid;
    uint32_t least; /* see above; of a condition or call what its owner gave it */
    uint32_t most;  /* UINT32_MAX: no end */
    bao_span text;
    const uint64_t *set;   /* 4 words: bit b is byte b */
    const bao_span *words; /* sorted by bytes, all different, none empty */
    uint32_t word_count;
};

/* A log entry. `kind` is the node's op, or BAO_PEG_OPS where a call begins; the `value` of words is
 * the word's number, of a value that a condition gave what that says. */
typedef struct bao_peg_event {
    const bao_peg_node *node;
    uint32_t from, to; /* offsets in the subject */
    uint32_t value;
    uint8_t kind;
} bao_peg_event;

typedef struct bao_peg_match {
    bao_span subject;
    bao_arena *arena; /* of the log */
    bao_peg_event *events;
    size_t event_count, event_capacity;
    bool failed; /* out of memory: nothing matches any more */
    /* Where a condition's match ends, of one whose kid took `from` to `at`; or BAO_PEG_FAIL. May
     * log. It may leave by longjmp: nothing here is held. */
    size_t (*condition)(void *ud, struct bao_peg_match *match, const bao_peg_node *node,
                        size_t from, size_t at);
    void *ud;
} bao_peg_match;

/* Fills in what can be told of a node: `captures` (of words: unless set), `empty`, `still`,
 * `begins` and of BEHIND `least`; its kids are finished. It is broken when a kid is, when what
 * stands BEHIND has no fixed length, and when a repeat without end may match nothing. */
void bao_peg_finish(bao_peg_node *node);

/* The end of the node's match at offset `at` of the subject (0 to its length), or BAO_PEG_FAIL.
 * Events are added behind those there are; after a failure the log may hold some of what failed:
 * cut it back. */
size_t bao_peg_run(bao_peg_match *match, const bao_peg_node *node, size_t at);

/* Adds an event; false (and `failed`) when out of memory. */
bool bao_peg_log(bao_peg_match *match, bao_peg_event event);

#endif

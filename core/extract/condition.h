/* condition.h - conditions on what stands around a place of the subject, for lpeg.Cmt and for
 * programs. For this layer and bind. */
#ifndef BAO_CONDITION_H
#define BAO_CONDITION_H

#include "extract/engine.h"
#include "extract/word_places.h"

typedef struct bao__condition bao__condition;

/* What headings tell, as it was found: a condition's word for a heading. Begins zeroed. */
#define BAO__TOLD_KEPT 256
typedef struct bao__told {
    const bao__condition *condition;
    uint32_t heading, word;
} bao__told;

/* The report that a subject is of; empty where not known. */
typedef struct bao_about {
    bao_span place; /* folded */
    bao_span year;
    bao_span publisher, title; /* folded */
    const bao_report *report;
    const bao_block *block; /* that the subject lies in; NULL where not known */
    bao__told *told;        /* BAO__TOLD_KEPT of them, or NULL */
} bao_about;

/* Does not hold. */
#define BAO__NOWHERE SIZE_MAX

/* What a condition asks; `words` and `others` are its own. */
typedef enum bao__condition_kind {
    BAO__WITHOUT, /* no word begins earlier in the sentence, but for those right behind one of
                     `others` */
    BAO__CLAUSE_WITHOUT, /* the same behind the last , : or ; */
    BAO__LAST_WORD,      /* always holds: tells the word that begins last before here */
    BAO__UNDER,          /* a word begins earlier, and none of `others` ends behind its end */
    BAO__THIS_YEAR,      /* the year told of last is none before the report's; a year behind a word
                            or before one of the others is not told of */
    BAO__LAST_YEAR,      /* the year before the report's, with 年, stands here */
    BAO__TOLD,           /* tells the word that begins last before here or, where none does, in the
                            headings above, the nearest first; where there are others, only one of
                            them may be told of, and it is not told */
    BAO__HEADED,         /* the same of the headings alone */
    BAO__PLACE,          /* the report's place stands here: in full, without its end (a word), or,
                            where one of the others stands before its last character, short */
    BAO__CONDITION_KINDS
} bao__condition_kind;

struct bao__condition {
    uint8_t kind; /* bao__condition_kind */
    bao_texts words, others;
    bao_span texts[]; /* all of them */
};

/* What a condition looks back to besides its words: ends of sentences, or of clauses, or 年. */
const bao_texts *bao__condition_marks(const bao__condition *c);

/* Where words of a condition stand, of a subject that is part of a report's folded view; NULL for
 * what it does not ask for. */
typedef struct bao__places_known {
    const bao__word_places *words, *others, *marks;
    uint32_t offset; /* of the subject in the view */
} bao__places_known;

/* The place (offset from 0) where the condition's match ends, or BAO__NOWHERE. `word` is the number
 * of the word that it tells, or BAO_NONE. `known` is NULL where nothing is known: words are looked
 * for in the subject. */
size_t bao__condition_end(const bao__condition *c, const bao_about *about, bao_span subject,
                          size_t at, const bao__places_known *known, uint32_t *word);

/* The offset where the clause of `at` begins: behind the last mark that is not in brackets, or
 * behind a bracket that is open. */
size_t bao__clause_start(bao_span subject, size_t at);

#endif

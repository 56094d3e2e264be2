/* missing.h - why a report lacks a figure that such reports state, as far as the run over it can
 * tell. */
#ifndef BAO_MISSING_H
#define BAO_MISSING_H

#include "extract/extraction.h"

#define BAO_WHY_MAP(X)                                                                             \
    X(NOT_STATED, "not_stated")                                                                    \
    X(ANOTHER_YEAR, "of_another_year")                                                             \
    X(PART_OF_YEAR, "of_part_of_year")                                                             \
    X(ANOTHER_PLACE, "of_another_place")                                                           \
    X(PLANNED, "planned")                                                                          \
    X(FORM_INCOMPLETE, "form_incomplete")                                                          \
    X(RULE_STOPPED, "rule_stopped")                                                                \
    X(NO_FIGURE, "no_figure")                                                                      \
    X(IN_PICTURES, "in_pictures")                                                                  \
    X(SECTION_MISSING, "section_missing")                                                          \
    X(TABLE_MISSING, "table_missing")                                                              \
    X(MOSTLY_UNREAD, "mostly_unread")

typedef enum bao_why {
#define X(name, text) BAO_WHY_##name,
    BAO_WHY_MAP(X)
#undef X
        BAO_WHY_COUNT
} bao_why;

const char *bao_why_name(bao_why why);

/* The most expectations of an engine: bits of bao_rule.expects. */
#define BAO_EXPECTED_MOST 64

/* What is known of a figure that is missing. */
typedef struct bao_missing {
    bao_why why;
    uint32_t rule; /* that stopped, or whose table it is; BAO_NONE when there is none to name */
    bao_range at;  /* folded view: where to look; empty (to = from) when nowhere */
    bool heading;  /* `at` is the heading that it should stand under */
} bao_missing;

/* Why there is no fact of expectation number `index` of the engine, once facts are settled. */
bao_missing bao_missing_why(const bao_extraction *x, uint32_t index);

/* Says of every rule of a compiled engine which expectations it makes facts of. */
bool bao_engine_expect(bao_engine *engine);

#endif

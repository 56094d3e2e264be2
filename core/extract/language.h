/* language.h - what an extraction leaves to the language that its script is written in: patterns
 * that no program runs, and functions as conditions. core/bind has it done by Lua.
 *
 * Each of these calls may leave by longjmp, with the error of a script: nothing of an extraction is
 * lost by that, all of it is in an arena. */
#ifndef BAO_LANGUAGE_H
#define BAO_LANGUAGE_H

#include "extract/extraction.h"
#include "text/peg.h"

struct bao__player;

typedef struct bao_language {
    void *ud;
    bool observed; /* somebody looks at every try: all patterns run in `match`, places that cannot
                      match are tried as well */
    /* Matches the pattern of rule x->rule at `at` of its subject, which is x->window; both are of
     * the folded view, and so is what it returns: the end, or BAO_NONE. */
    uint32_t (*match)(void *ud, bao_extraction *x, uint32_t at);
    /* Asks the function that is condition number node->least at offset `at` of the subject of
     * player->match. The end, or BAO_PEG_FAIL; what the function gives as captures goes to
     * bao__player_given. */
    size_t (*ask)(void *ud, struct bao__player *player, const bao_peg_node *node, size_t at);
} bao_language;

#endif

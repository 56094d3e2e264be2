/* fold.h - the folded view that rules are matched against, and the way back to the text.
 *
 * Folding changes how a report is written, never what it says. Character by character:
 *  - full-width ASCII becomes ASCII: ，；：（）％～－ are , ; : ( ) % ~ - (。、《》“” stay as they
 * are);
 *  - small and vertical forms become what they stand for; ﹝ ﹞ become 〔 〕; ∶ becomes ':', 〜 ∼
 *    become '~', U+2010 and U+2011 become '-'. Dashes, U+2212 (minus), ‰ and middle dots stay;
 *  - traditional characters become simplified ones: OpenCC's TSCharacters, first choice, where both
 *    are three bytes long, and the pairs of fold_extra.def (覆 and 衹 become 复 and 只);
 *  - radicals (Kangxi and CJK) and compatibility ideographs become the characters they look like;
 *  - characters without a width (zero-width space, joiners, U+FEFF, direction marks, soft hyphen,
 *    variation selectors, control characters) vanish.
 *
 * White space (ASCII white space, line ends, U+3000, U+00A0, U+2000..200A and the like) vanishes at
 * both ends of a block. A run of it inside becomes one space if the character written before it and
 * the one written after it are both ASCII letters or digits, and vanishes otherwise: "2016 年" is
 * "2016年", "3 208 件" is "3 208件", "a, b" is "a,b", "9. 1%" is "9.1%". Characters that vanish do
 * not part a run. So a view holds no white space but such single spaces and its blocks' ends.
 *
 * Folding a folded string changes nothing. What is compared with a view must be folded as well:
 * 覆盖 is 复盖 there. A character never grows. Table: fold_extra.def and OpenCC, by gen_fold.lua.
 */
#ifndef BAO_FOLD_H
#define BAO_FOLD_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/span.h"

/* The character at `folded` stands at `text`; from there both offsets grow alike until the next
 * step. */
typedef struct bao_fold_step {
    uint32_t folded;
    uint32_t text;
} bao_fold_step;

typedef struct bao_fold {
    bao_span text; /* borrowed */
    bao_buf out;   /* the folded view so far */
    bao_fold_step *steps;
    size_t count, capacity;
    bool collapsed;    /* a run of ASCII white space is one blank, as in HTML */
    uint32_t *numbers; /* where digits (the first of each run, perhaps others) and Han numerals
                          stand in the view, in order */
    size_t number_count, number_capacity;
    bool failed;          /* out of memory: neither view nor map may be used */
    uint32_t unseen;      /* characters without a width dropped between two digits; 0 is normal */
    uint32_t unseen_at;   /* text offset of the first one */
    uint32_t private_use; /* private-use characters seen (and kept) */
    uint32_t private_use_at;
    uint32_t compatibility; /* radicals, number forms (Ⅲ, ⅓), enclosed (㈠, not ①) and squared */
    uint32_t compatibility_at; /* forms, compatibility ideographs, ligatures seen */
} bao_fold;

/* An empty view over `text`, which must be valid UTF-8 and outlive it. */
void bao_fold_start(bao_fold *fold, bao_arena *arena, bao_span text);

/* Folds one block (a paragraph, a heading, a cell; blocks come in text order and are cut between
 * characters) onto the end, then writes `end`: '\n' after a block or a row, '\t' between cells,
 * nothing else. Returns the block's range in the folded view, without `end`. */
bao_range bao_fold_block(bao_fold *fold, bao_range block, char end);

/* The folded view, valid until the next block. */
bao_span bao_fold_view(const bao_fold *fold);

/* The smallest text range whose characters fold into `folded`, which is cut between characters.
 * Dropped characters at its edges are left out, those inside are in. A kept space is the first
 * character of its run. Block ends at the edges of `folded` are left out. An empty range, or one of
 * block ends alone, gives an empty range: where its next character stands, or where the block's
 * last one ends. Inside one block, the text range folds into `folded` again, but for a space at
 * either edge. */
bao_range bao_fold_text(const bao_fold *fold, bao_range folded);

/* The same, for one place after the other: *near, 0 at first, remembers where the last one was. */
bao_range bao_fold_text_near(const bao_fold *fold, bao_range folded, size_t *near);

/* Folds a string by itself (a script's word, a label). Borrowed from `arena`; p is NULL when out of
 * memory. */
bao_span bao_fold_string(bao_arena *arena, bao_span s);

#endif

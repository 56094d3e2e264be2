/* fold.h - the folded view that rules are matched against, and the way back to the text.
 *
 * Folding changes how a report is written, never what it says:
 *  - full-width ASCII (U+FF01..FF5E), ideographic space and no-break space become ASCII;
 *  - traditional characters become simplified ones (OpenCC's TSCharacters, first choice; our own
 *    additions in fold_extra.def: 覆 -> 复), when both are three bytes long;
 *  - U+3014/U+FE5D/〔 and like brackets around a year become 〔 〕; ∶ and ： become ':'; － and −
 * become '-'; Kangxi radicals become the characters they look like;
 *  - zero-width characters, soft hyphens and direction marks vanish;
 *  - white space (and line ends inside a block) between two characters vanishes when at least one
 * of them is not ASCII, except that a space next to a digit on BOTH sides (or next to a Latin
 * letter on both sides, or one each) is kept as one space: "2016 年" is "2016年", "3 208 件" is "3
 * 208件". Leading and trailing white space of a block vanishes. Curly quotes and Chinese
 * punctuation that has no ASCII form (。、；《》“”) stay as they are. (；is U+FF1B and becomes ';',
 * ，becomes ',', （ becomes '(', 。and 、 stay.) */
#ifndef BAO_FOLD_H
#define BAO_FOLD_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/span.h"

/* From `folded` on, text offset = folded offset + shift, until the next step. */
typedef struct bao_fold_step {
    uint32_t folded;
    uint32_t text;
} bao_fold_step;

typedef struct bao_fold {
    bao_span text; /* borrowed */
    bao_buf out;   /* the folded view so far */
    bao_fold_step *steps;
    size_t count, capacity;
    bool failed;          /* out of memory */
    uint32_t unseen;      /* zero-width characters dropped between two digits; 0 is normal */
    uint32_t unseen_at;   /* text offset of the first one */
    uint32_t private_use; /* private-use characters seen (and kept) */
    uint32_t private_use_at;
    uint32_t compatibility; /* Kangxi radicals, enclosed and ligature forms seen */
    uint32_t compatibility_at;
} bao_fold;

/* An empty view over `text`, which must be valid UTF-8 and outlive it. */
void bao_fold_start(bao_fold *fold, bao_arena *arena, bao_span text);

/* Folds one block (a paragraph, a heading, a cell; blocks come in text order) onto the end, then
 * writes `end` ('\n' after a block or a row, '\t' between cells). Returns the block's range in the
 * folded view, without `end`. */
bao_range bao_fold_block(bao_fold *fold, bao_range block, char end);

/* The folded view, valid until the next block. */
bao_span bao_fold_view(const bao_fold *fold);

/* The smallest text range whose characters fold into `folded`. Dropped characters at the edges are
 * left out, dropped characters inside are in. An empty range gives an empty range. */
bao_range bao_fold_text(const bao_fold *fold, bao_range folded);

/* Folds a string by itself (a script's word, a label). Borrowed from `arena`; p is NULL when out of
 * memory. */
bao_span bao_fold_string(bao_arena *arena, bao_span s);

#endif

/* word_places.h - where the words that conditions ask for stand in a report: found by the one scan
 * that finds rules' first words. For this layer and bind. */
#ifndef BAO_WORD_PLACES_H
#define BAO_WORD_PLACES_H

#include "text/literals.h"

/* A list of words that conditions ask for: their numbers among all words of a program. */
typedef struct bao__word_list {
    const uint32_t *words;
    uint32_t count;
} bao__word_list;

/* What a program's conditions ask for; every word is a literal of its engine. */
typedef struct bao__asked_words {
    bao_span *words; /* all different */
    bao__word_list *lists;
    size_t word_count, word_capacity;
    size_t list_count, list_capacity;
} bao__asked_words;

/* Number `word` of a list stands in [from, to) of the folded view. */
typedef struct bao__word_place {
    uint32_t from, to;
    uint32_t word;
} bao__word_place;

/* The places of a list, by `from`; of one `from` the first word comes last. */
typedef struct bao__word_places {
    bao__word_place *items;
    size_t count;
} bao__word_places;

/* Those of one report; a list's are put together when it is asked for. */
typedef struct bao__word_index {
    const bao__asked_words *asked;
    bao_arena *arena;
    uint32_t *places;        /* of word 0, of word 1, ...: offsets in the view, ascending */
    uint32_t *ends;          /* of each word's places */
    bao__word_places *lists; /* items is NULL: not asked for yet */
} bao__word_index;

/* An index over the hits of a scan, in which `first` is the literal of word 0. False when out of
 * memory. */
bool bao__word_index_make(bao__word_index *index, const bao__asked_words *asked,
                          const bao_hits *hits, uint32_t first, bao_arena *arena);

/* The places of a list; NULL when out of memory. */
const bao__word_places *bao__word_places_of(bao__word_index *index, uint32_t list);

/* How many of the places begin before `at`. */
size_t bao__word_places_before(const bao__word_places *places, uint32_t at);

#endif

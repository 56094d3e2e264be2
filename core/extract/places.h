/* places.h - where the mentions of a result stand, found once for all the files that say it. */
#ifndef BAO_PLACES_H
#define BAO_PLACES_H

#include "extract/extraction.h"

/* As the columns raw, section, from, to, line say it. */
typedef struct bao_place {
    bao_span raw, section;
    bao_source_range source;
    uint32_t line, page; /* page: 0 where the format has none */
} bao_place;

/* Where the last place was that somebody asked for. */
struct bao_near {
    size_t fold, text;
    uint32_t line;
    const bao_block *block;
};

typedef struct bao_places {
    const bao_report *report;
    bao_place *mentions; /* of the facts */
    bao_span *sections;  /* path below each heading, by block; p is NULL until somebody asks */
    struct bao_near *near;
} bao_places;

/* The places of all mentions of an extraction, in `arena`; NULL when out of memory. */
bao_places *bao_places_new(bao_arena *arena, const bao_extraction *x);

/* The place of any folded range of the report. */
bao_place bao_places_find(const bao_places *places, bao_range folded);

#endif

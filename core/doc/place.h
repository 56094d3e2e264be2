/* place.h - places of China by GB/T 2260 code (as of 2023-06-30), down to counties; and those that
 * had another code before (lua/baogao/panel/successions.lua). Autonomous prefectures are found by
 * their customary names, too: 湘西州. */
#ifndef BAO_PLACE_H
#define BAO_PLACE_H

#include "base/span.h"

typedef struct bao_place {
    const char *name;  /* "郑州市", in full */
    uint32_t adcode;   /* 410100 */
    uint32_t parent;   /* 410000, or 0 */
    const char *level; /* "province", "prefecture", "county" */
} bao_place;

/* A place named in a text. */
typedef struct bao_place_match {
    bao_range range; /* in the text searched; of the whole name as written (with its parents) */
    const bao_place
        *place;    /* NULL when the name is shared by several places and nothing tells which */
    bao_span name; /* the innermost name as written: "和平区" */
} bao_place_match;

/* The first place named in `s` (folded text) at or after `from`; parents right before it decide
 * which one is meant (天津市和平区). False when there is none. A name inside a longer word that is
 * no place (市 alone, 省政府) is not one. */
bool bao_place_find(bao_span s, uint32_t from, bao_place_match *out);

/* By code; NULL when unknown. */
const bao_place *bao_place_by_code(uint32_t adcode);

/* The i-th place in the order of codes, from 0; NULL past the last. */
const bao_place *bao_place_at(size_t i);

/* By full or customary name. NULL when unknown, or when several share it; *ambiguous then tells. */
const bao_place *bao_place_by_name(bao_span name, bool *ambiguous);

#endif

/* text_map.h - the way back from a decoded text to its source. For this layer only. */
#ifndef BAO_TEXT_MAP_H
#define BAO_TEXT_MAP_H

#include "text/codec.h"
#include "text/decode.h"

/* Source bytes between two steps of a map. */
#define BAO__STRIDE 64

/* From here on the source is in another encoding. */
typedef struct bao__segment {
    uint32_t from; /* source byte */
    const bao__codec *codec;
} bao__segment;

/* A character starts at both places. */
typedef struct bao__step {
    uint32_t text, source;
} bao__step;

/* Without steps the text is the source itself, behind the byte order mark. */
struct bao_text_map {
    bao__step *steps;
    size_t step_count, step_capacity;
    bao__segment *segments; /* at least one; the first starts behind the byte order mark */
    size_t segment_count, segment_capacity;
};

/* The segment that holds the source byte at `offset`. */
const bao__segment *bao__segment_at(const bao_text_map *map, uint32_t offset);

/* Where that segment ends. */
uint32_t bao__segment_end(const bao_text_map *map, const bao__segment *segment,
                          uint32_t source_size);

#endif

/* mixed.h - files that are partly UTF-8 and partly GB18030. For this layer only. */
#ifndef BAO_TEXT_MIXED_H
#define BAO_TEXT_MIXED_H

#include "text/text_map.h"

/* Adds the segments of a file that is in two encodings to `map`, line by line, and says where the
 * first switch is. *switched is false, and nothing is added, when all of `source` from `start` on
 * is in one encoding. False when out of memory. */
bool bao__plan_mixed(bao_arena *arena, bao_span source, const bao_encoding_guess *guess,
                     bao_text_map *map, bool *switched, uint32_t *first);

#endif

/* part.h - a part of a run: its folder, or a file of what workers wrote; deliveries by place. */
#ifndef BAO_HOST_PART_H
#define BAO_HOST_PART_H

#include "host/delivery.h"

typedef struct bao_part bao_part;

/* Opens the part at `path`. NULL with the error: NOT_FOUND, IO, USAGE (it is no part, or a run that
 * is not done), MEMORY. */
bao_part *bao_part_open(const char *path, bao_error *error);
void bao_part_close(bao_part *part);

/* Sets *at to the place of the next delivery; *cursor is 0 at first. False at the end. */
bool bao_part_next(bao_part *part, uint64_t *cursor, uint64_t *at);

/* The delivery at a place, with all that it points to in `arena`; false when it is damaged. */
bool bao_part_read(bao_part *part, uint64_t at, bao_arena *arena, bao_delivery *delivery);

/* Which shard of how many it says it is; 0 of 0 when it does not. */
void bao_part_shard(const bao_part *part, unsigned *shard, unsigned *shards);

/* Its scripts, as bao_command_scripts has them; none for what workers wrote. */
const char *const *bao_part_scripts(const bao_part *part, size_t *count);

#endif

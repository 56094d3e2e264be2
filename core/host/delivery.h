/* delivery.h - what came of one input, as bytes: what a worker sends, and what is kept so that a
 * run need not do it again. Bytes of one program on one kind of machine. */
#ifndef BAO_HOST_DELIVERY_H
#define BAO_HOST_DELIVERY_H

#include "host/output.h"

/* Something to be told while an input was read. */
typedef struct bao_told {
    bao_span level, path, text; /* "error", "warning"; each ends with NUL */
} bao_told;

typedef struct bao_delivery {
    uint64_t input; /* number of the input in its run */
    uint64_t bytes; /* of the source */
    uint64_t facts, figures, claimed, set_aside, unclaimed;
    uint64_t checks[BAO_NOT_ASSESSABLE + 1]; /* by verdict */
    uint64_t script_errors; /* of the report, of exports, of scripts that load late */
    uint64_t export_failed;
    uint64_t corrections_lost; /* of --overrides, that were not applied */
    uint64_t verdict;          /* bao_result_verdict */
    bao_span report, sha256, reason;
    bao_span genre; /* what it looks like, where no script reads it: "budgets"; or "" */
    bao_span rows[BAO_ROW_FILES]; /* see bao_output_rows */
    bao_export *exports;
    bao_told *told;
    size_t export_count, told_count;
} bao_delivery;

/* Appends the bytes of a delivery; `out` remembers when memory was out. */
void bao_delivery_write(bao_delivery *delivery, bao_buf *out);

/* Reads the bytes that one call of bao_delivery_write made; texts point into `bytes`, lists are in
 * `arena`. False when they are no delivery or memory is out. */
bool bao_delivery_read(bao_delivery *delivery, bao_span bytes, bao_arena *arena);

#endif

/* progress.h - how far a run is, on one line of a terminal. */
#ifndef BAO_HOST_PROGRESS_H
#define BAO_HOST_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct bao_progress {
    bool on;              /* standard error is a terminal that can rewrite a line */
    bool shown;           /* a line stands there */
    uint64_t start, told; /* microseconds of the run's clock */
} bao_progress;

/* Begins at `now`. Without a terminal, or unless `wanted`, nothing is ever shown. */
void bao_progress_open(bao_progress *progress, bool wanted, uint64_t now);

/* `done` of `all` reports, `failed` of them failed. Shows nothing in the first moments, and then
 * only a few times a second. */
void bao_report_progress(bao_progress *progress, size_t done, size_t all, uint64_t failed,
                         uint64_t now);

/* Takes the line away, before anything else is written to standard error. */
void bao_progress_clear(bao_progress *progress);

#endif

/* workers.h - processes that do a run's work, forked from this one when its scripts are loaded. An
 * input that crashes, never ends or takes all memory ends its process and nothing else. */
#ifndef BAO_HOST_WORKERS_H
#define BAO_HOST_WORKERS_H

#include "base/buf.h"
#include "base/status.h"

/* What to work on, and within which limits. Inputs are numbers from 0; results come in any order.
 */
typedef struct bao_workers {
    size_t count;         /* processes at the most, at least 1 */
    uint64_t input_count; /* none has this number */
    unsigned seconds;     /* wall time for one input; 0: no limit */
    size_t memory;        /* bytes of address space beyond what there is at the fork; 0: no limit */

    /* In a worker, once, before its first input. */
    void (*begin)(void *ud);
    /* In a worker: does the work and appends its result to `out`. `what` is what `ask` gave, with a
     * NUL after it. False: it cannot go on. */
    bool (*work)(void *ud, uint64_t input, bao_span what, bao_buf *out);

    /* Here: what a worker needs to know of an input, such as its path. */
    bao_span (*ask)(void *ud, uint64_t input);

    /* The next input to be given out; input_count when there is none at the moment, or none
     * any more. */
    uint64_t (*next)(void *ud);
    /* A result; its bytes are gone after the call. True: it was short of memory, and is wanted once
     * more without others beside it; asked for only when there were others (`beside`). */
    bool (*take)(void *ud, uint64_t input, bao_span bytes, bool beside);
    /* An input that ended its worker: LIMIT, CRASH. */
    void (*lose)(void *ud, uint64_t input, const bao_error *error);
    /* False: nothing more is given out, and the workers are ended. */
    bool (*goes_on)(void *ud);
    void *ud;
} bao_workers;

/* Works until every input has its result or is lost, or `goes_on` says no. MEMORY when no process
 * can be had. */
bao_status bao_workers_run(const bao_workers *settings, bao_error *error);

/* For workers.c and worker.c: before each request on the socket. */
typedef struct bao_worker_request {
    uint64_t input, bytes;
} bao_worker_request;

/* Before each result. */
typedef struct bao_worker_head {
    uint64_t bytes;    /* of the result */
    uint64_t resident; /* bytes of memory that the worker holds */
} bao_worker_head;

/* The life of a worker whose requests come from `fd`, until there are no more. */
void bao_worker_live(const bao_workers *settings, int fd);

#endif

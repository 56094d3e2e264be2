/* sink.h - where the deliveries of a run go, one after the other in the order of its inputs: the
 * files of its folder, its counts, what is told on the way. */
#ifndef BAO_HOST_SINK_H
#define BAO_HOST_SINK_H

#include "host/options.h"
#include "host/progress.h"
#include "host/seen.h"
#include "host/tally.h"

typedef struct bao_sink {
    const bao_options *options;
    bao_output *output;
    bao_arena *arena; /* of the delivery that is written */
    bao_tally tally;
    bao_seen seen;
    uint64_t all;       /* inputs that are expected, for the line of progress */
    bool failed;        /* exit code 2: an export, the output, memory */
    bool output_failed; /* nothing more can be written; the output knows why */
    bool broken;        /* no memory, no process: told already */
    bao_progress progress;
} bao_sink;

/* Opens the output that the options name. Close it whatever comes of that. */
bao_status bao_sink_open(bao_sink *sink, const bao_options *options, bao_error *error);

/* Tells something of a report, or of the run (path ""); level is "info", "warning" or "error". */
void bao_sink_tell(bao_sink *sink, const char *level, const char *path, const char *message);

/* Tells an error after which there is no going on. */
void bao_sink_break(bao_sink *sink, const char *path, const char *message);

/* What was written: the path as text, the SHA-256 or "". */
typedef struct bao_written {
    bao_span report;
    char sha256[65];
} bao_written;

/* Writes a delivery, whose bytes are gone after the call, and says in `written` where that is not
 * NULL of what it was, in the sink's arena until the next call. */
void bao_sink_write(bao_sink *sink, bao_span bytes, bao_written *written);

/* Microseconds of the clock that progress goes by. */
uint64_t bao_sink_clock(void);

/* Ends the run with its manifest, of these scripts (see bao_command_scripts), and tells the
 * summary. Returns an exit code: BAO_EXIT_OK when all was written. */
int bao_sink_finish(bao_sink *sink, const char *const *scripts, size_t script_count);

/* Ends a run that was broken off. */
void bao_sink_abandon(bao_sink *sink);

/* Frees what the sink holds; abandons an output that was not finished. */
void bao_sink_close(bao_sink *sink);

#endif

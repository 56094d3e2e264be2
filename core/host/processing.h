/* processing.h - one input turned into what is delivered of it: the work of a run. */
#ifndef BAO_HOST_PROCESSING_H
#define BAO_HOST_PROCESSING_H

#include "host/commands.h"
#include "host/delivery.h"
#include "host/source.h"

typedef struct bao_processing {
    const bao_options *options;
    bao_user_metadata *user_metadata; /* or NULL */
    const bao_overrides *overrides;   /* or NULL */
    bao_session *session;
    bao_source source;
    uint64_t inputs;   /* that were read */
    bao_arena *arena;  /* of the input at hand */
    bao_caller caller; /* of the session */
    bao_told *told;
    size_t told_count, told_capacity;
    uint64_t script_errors, export_failed;
    bao_error closed; /* --distrust: why there is no session */
} bao_processing;

/* Opens the session (with --distrust, workers do); errors as bao_session_open has them. Close it
 * whatever comes of that. */
bao_status bao_processing_open(bao_processing *processing, const bao_options *options,
                               bao_user_metadata *user_metadata, const bao_overrides *overrides,
                               bao_error *error);

/* In a worker with --distrust: shuts the process in, and opens the session there; what comes of
 * that is the reason why every input fails. Does nothing without. */
void bao_processing_shut_in(bao_processing *processing);

/* A line that names an input: a path, or JSON {"report": path, "meta": {"place": …}}, whose texts
 * are read in `arena`. USAGE when it is neither. */
bao_status bao_processing_line(bao_processing *processing, bao_span line, bao_arena *arena,
                               const char **path, bao_error *error);

/* Appends the record of an input as one line of JSON, which has the rows of all files, too; false
 * when there is no memory even for that. */
bool bao_processing_record(bao_processing *processing, const char *path, bao_buf *out);

/* The same for an input that nothing can be read of. */
bool bao_processing_fail_record(bao_processing *processing, const char *path, const bao_error *why,
                                bao_buf *out);

/* Reads the file at `path`, and appends what is delivered of input number `input`. False when there
 * is no memory even to say so, or (--fresh) no new session. */
bool bao_processing_read(bao_processing *processing, uint64_t input, const char *path,
                         bao_buf *out);

/* The same of an input that nothing can be read of, for `why`. */
bool bao_processing_fail(bao_processing *processing, uint64_t input, const char *path,
                         const bao_error *why, bao_buf *out);

/* Closes the session, where one is open. */
void bao_processing_close(bao_processing *processing);

#endif

/* session.h - the scripts of a run, loaded and ready: which one reads a report, and its engine. */
#ifndef BAO_HOST_SESSION_H
#define BAO_HOST_SESSION_H

#include "bind/identifier.h"
#include "host/options.h"
#include "extract/result.h"
#include "host/runtime.h"

typedef struct bao_session {
    bao_runtime runtime;
    const bao_identifier *identifier;
    uint32_t candidates;
    const bao_engine *engine; /* that read the last report, and most likely reads the next */
    uint32_t problems;        /* scripts that did not load; told on standard error */
} bao_session;

/* Opens a runtime and loads the scripts that `options` name (shipped, --scripts, and only --script
 * when given). Errors: NOT_FOUND, MEMORY, SCRIPT, USAGE (no such script or export). */
bao_status bao_session_open(bao_session *session, const bao_options *options, bao_error *error);

/* Closes the runtime; what results borrowed from it is gone. May be called after a failed open. */
void bao_session_close(bao_session *session);

/* Finds the script for result->report and runs it: fills verdict, reason, extraction, script, form.
 * What the result borrows lives in the report's arena and the session. False when out of memory. */
bool bao_session_read(bao_session *session, const bao_options *options, bao_result *result);

/* Runs the export number `index` of --with over the result; the text is in the report's arena.
 * SCRIPT when it fails; `name` gets the path below exports/ and is empty when the script has no
 * such export. */
bao_status bao_session_export(bao_session *session, size_t index, const bao_result *result,
                              bao_span *name, bao_span *bytes, bao_error *error);

/* name@version, path, sha256 of every loaded script, three strings each, in `arena`. False when out
 * of memory. */
bool bao_session_scripts(bao_session *session, bao_arena *arena, const char *const **strings,
                         size_t *count);

/* Calls function `name` of host.lua with the command line's words as its arguments, for the
 * commands that are written in Lua; *exit_code is what it returns. */
bao_status bao_session_command(bao_session *session, const char *name, const bao_options *options,
                               int *exit_code, bao_error *error);

#endif

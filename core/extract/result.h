/* result.h - what came of one input, while its report and its script are there; record.h is what
 * is kept of it. */
#ifndef BAO_RESULT_H
#define BAO_RESULT_H

#include "extract/extraction.h"

typedef enum bao_result_verdict {
    BAO_RESULT_OK,
    BAO_RESULT_WARNED,
    BAO_RESULT_NO_SCRIPT,
    BAO_RESULT_NOT_A_REPORT,
    BAO_RESULT_FAILED
} bao_result_verdict;

/* "ok", "ok_with_warnings", "no_script", "not_a_report", "failed" */
const char *bao_result_verdict_name(bao_result_verdict verdict);

/* A file that an export wrote: its name below exports/, and its bytes. */
typedef struct bao_export {
    bao_span name, bytes;
} bao_export;

typedef struct bao_result {
    bao_span path; /* as text: bao_path_text */
    bao_result_verdict verdict;
    bao_span reason;   /* starts with a CODE; empty when ok */
    bool script_error; /* the reason is a script's fault */
    char sha256[65];   /* "" when the bytes could not be read */
    uint64_t bytes;
    bao_report *report;               /* NULL when reading failed */
    const bao_extraction *extraction; /* NULL when no script read it */
    const char *script;               /* "name@version", or "" */
    const char *form;
    bao_export *exports; /* what the script's exports wrote */
    uint32_t export_count;
} bao_result;

#endif

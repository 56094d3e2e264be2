/* json.h - facts, manifest, inspection and messages as JSON. */
#ifndef BAO_HOST_JSON_H
#define BAO_HOST_JSON_H

#include <stdio.h>

#include "base/status.h"
#include "extract/record.h"

/* Facts of a record, one JSON object a line, with the names of the columns of facts.csv. Appends to
 * `out`; false when out of memory. `arena` is for what is needed on the way. */
bool bao_json_facts(bao_buf *out, const bao_record *record, bao_arena *arena);

/* What `inspect --json` prints: format, encoding, metadata, counts, blocks, tables, warnings. */
bool bao_json_report(bao_buf *out, bao_span path, const bao_report *report);

/* What `inspect --json` prints of a source that cannot be read. */
bool bao_json_error(bao_buf *out, bao_span path, const bao_error *error);

/* What a run did, for manifest.json. */
typedef struct bao_manifest {
    const char *tool;           /* "baogao 0.1.0" */
    const char *const *scripts; /* name@version, path, sha256: three strings each */
    size_t script_count;
    const char *const *options; /* the command line */
    size_t option_count;
    const char *const *count_names; /* reports, ok, …, facts, residue */
    const uint64_t *counts;
    size_t count_count;
} bao_manifest;

/* One line of `--log json` on `stream`: level, report, message. */
void bao_json_log(FILE *stream, const char *level, const char *report, const char *message);

/* The manifest as indented JSON, appended to `out`; false when out of memory. */
bool bao_json_manifest(bao_buf *out, const bao_manifest *manifest);

#endif

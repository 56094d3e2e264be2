/* output.h - the run folder: facts.csv, evidence.csv, checks.csv, residue.csv, reports.csv,
 * timings.csv. */
#ifndef BAO_HOST_OUTPUT_H
#define BAO_HOST_OUTPUT_H

#include "base/status.h"
#include "extract/record.h"

typedef enum bao_format { BAO_CSV, BAO_NDJSON, BAO_EXCEL } bao_format;

typedef struct bao_output bao_output;

/* Opens the output: a folder (folder.h: made when missing, locked; files get their names when the
 * run is done), or standard output for the facts alone when `folder` is NULL. NULL with the error
 * when it cannot. */
bao_output *bao_output_open(const char *folder, bao_format format, bao_error *error);

/* Writes one record, in the order of the run, and the wall time that it took. False when something
 * could not be written, now or before: the run may stop, close says what it was. */
bool bao_output_write(bao_output *output, const bao_record *record, uint64_t microseconds);

/* Writes `bytes` as a file below the folder, making folders on the way; it gets its name with the
 * tables. */
bao_status bao_output_file(bao_output *output, const char *name, bao_span bytes, bao_error *error);

/* Gives the files their names and frees the output. OUTPUT when anything could not be written, with
 * an empty message when nobody reads standard output any more. */
bao_status bao_output_close(bao_output *output, bao_error *error);

/* Frees the output of a run that was broken off; nothing gets its name. */
void bao_output_abandon(bao_output *output);

#endif

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

/* The files of a run that have rows: facts.csv, evidence.csv, … The last of them has the wall
 * times. */
#define BAO_ROW_FILES 8

/* "facts.csv", of number `i` from 0. */
const char *bao_output_name(size_t i);

/* True when `rows` are whole rows of file number `i`, each with all of its columns and of that
 * report alone: what comes from elsewhere may be anything. */
bool bao_output_fits(size_t i, bao_span rows, bao_span report, bao_arena *arena);

/* Makes the rows of one record, a text for each file, and of the wall time that it took; for
 * standard output (`alone`) those of the facts only. The texts are in `arena`. False when out of
 * memory. */
bool bao_output_rows(bao_format format, bool alone, const bao_record *record, uint64_t microseconds,
                     bao_arena *arena, bao_span rows[BAO_ROW_FILES]);

/* Writes the rows of one record, in the order of the run. False when something could not be
 * written, now or before: the run may stop, close says what it was. */
bool bao_output_write(bao_output *output, const bao_span rows[BAO_ROW_FILES]);

/* The same for a report whose bytes another one has, too, `of`: its row alone, which says so. */
bool bao_output_write_duplicate(bao_output *output, const bao_span rows[BAO_ROW_FILES],
                                bao_span of);

/* Writes `bytes` as a file below the folder, making folders on the way; it gets its name with the
 * tables. */
bao_status bao_output_file(bao_output *output, const char *name, bao_span bytes, bao_error *error);

/* The file of the folder that outlives a run which is broken off, for reading and writing, as it
 * is; empty when it was not there and is to be made. A descriptor that the caller closes, or -1
 * with the error. */
int bao_output_keep(bao_output *output, bool make, bao_error *error);

/* The same file anew: what is written to it stands there once the run is done. */
int bao_output_keep_anew(bao_output *output, bao_error *error);

/* Gives the files their names and frees the output. OUTPUT when anything could not be written, with
 * an empty message when nobody reads standard output any more. */
bao_status bao_output_close(bao_output *output, bao_error *error);

/* Frees the output of a run that was broken off; nothing gets its name. */
void bao_output_abandon(bao_output *output);

#endif

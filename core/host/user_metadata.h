/* user_metadata.h - metadata that the user gives with --meta, by report. */
#ifndef BAO_HOST_USER_METADATA_H
#define BAO_HOST_USER_METADATA_H

#include "base/status.h"
#include "doc/report.h"

typedef struct bao_user_metadata bao_user_metadata;

/* Reads a CSV file with a header: report, and any of place, adcode, publisher, level, year, url,
 * title, date, period. NULL with the error when it cannot be read; USAGE when it is no such file:
 * no column report, a row of another length, a year that is none, a report that stands twice. */
bao_user_metadata *bao_user_metadata_read(const char *path, bao_error *error);

/* Frees it. NULL is fine. */
void bao_user_metadata_drop(bao_user_metadata *given);

/* Applies the row of `path` (as in reports.csv) to a report. False when out of memory. */
bool bao_user_metadata_apply(bao_user_metadata *given, bao_span path, bao_report *report);

/* Notes that the report of that path was among those read, by whatever process. */
void bao_user_metadata_note(bao_user_metadata *given, bao_span path);

typedef void bao_user_metadata_tell(void *ud, const char *message);

/* Tells what the file says for nobody: columns that are not known, rows whose report was not among
 * those applied. */
void bao_user_metadata_leftover(const bao_user_metadata *given, bao_user_metadata_tell *tell,
                                void *ud);

#endif

/* given.h - metadata that the user gives with --meta, by report. given.c is the only user of the
 * CSV library. */
#ifndef BAO_HOST_GIVEN_H
#define BAO_HOST_GIVEN_H

#include "base/status.h"
#include "doc/report.h"

typedef struct bao_given bao_given;

/* Reads a CSV file with a header: report, and any of place, adcode, publisher, level, year, url,
 * title, date, period. NULL with the error when it cannot be read; USAGE when it is no such file:
 * no column report, a row of another length, a year that is none, a report that stands twice. */
bao_given *bao_given_read(const char *path, bao_error *error);

/* Frees it. NULL is fine. */
void bao_given_drop(bao_given *given);

/* Applies the row of `path` (as in reports.csv) to a report. False when out of memory. */
bool bao_given_apply(bao_given *given, bao_span path, bao_report *report);

typedef void bao_given_tell(void *ud, const char *message);

/* Tells what the file says for nobody: columns that are not known, rows whose report was not among
 * those applied. */
void bao_given_leftover(const bao_given *given, bao_given_tell *tell, void *ud);

#endif

/* given.h - metadata that the user gives with --meta, by report. given.c is the only user of the
 * CSV library. */
#ifndef BAO_HOST_GIVEN_H
#define BAO_HOST_GIVEN_H

#include "base/status.h"
#include "doc/report.h"

typedef struct bao_given bao_given;

/* Reads a CSV file with a header: report, and any of place, adcode, publisher, level, year, url,
 * title, date. NULL with the error when it cannot be read, or has no column report. */
bao_given *bao_given_read(const char *path, bao_error *error);

/* Frees it. NULL is fine. */
void bao_given_drop(bao_given *given);

/* Applies the row of `path` to a report. False when out of memory. */
bool bao_given_apply(const bao_given *given, bao_span path, bao_report *report);

#endif

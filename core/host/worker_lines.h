/* worker_lines.h - `baogao worker`: a line in, a record out. */
#ifndef BAO_HOST_WORKER_LINES_H
#define BAO_HOST_WORKER_LINES_H

#include "host/options.h"

/* Reads lines from standard input, each a path or JSON {"report", "meta"}, and writes one line of
 * JSON for each to standard output, as soon as it is made. An exit code: a report that fails is no
 * failure of the worker. */
int bao_worker_lines(const bao_options *options);

#endif

/* run.h - the batch: every input one row, whatever happens to it. */
#ifndef BAO_HOST_RUN_H
#define BAO_HOST_RUN_H

#include "host/options.h"

/* Runs over all inputs and returns the exit code. Messages go to standard error. */
int bao_run(const bao_options *options);

/* Prints what the reader sees of one file; returns the exit code. */
int bao_inspect(const bao_options *options);

#endif

/* merge.h - `baogao merge`: parts of a run that were made anywhere, as one run folder. */
#ifndef BAO_HOST_MERGE_H
#define BAO_HOST_MERGE_H

#include "host/options.h"

/* Writes the folder of `options` from its inputs: folders of runs, files of what workers wrote. The
 * order of parts does not matter, but for reports that are in several. Memory is that of the
 * reports' paths and of one report. An exit code. */
int bao_merge(const bao_options *options);

#endif

/* inputs.h - what a run reads: files, folders, lists on standard input, as one sorted list. */
#ifndef BAO_HOST_INPUTS_H
#define BAO_HOST_INPUTS_H

#include "base/file.h"
#include "host/options.h"

/* All inputs that the command line names, sorted by their bytes, each once, in `arena`; the output
 * folder is none, and with --shard only those of the shard are. What cannot be looked into is an
 * input all the same: reading it says why. MEMORY; IO when standard input cannot be read. */
bao_status bao_inputs_list(const bao_options *options, bao_arena *arena, bao_files *out,
                           bao_error *error);

#endif

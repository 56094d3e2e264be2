/* sandbox.h - a process that reads, computes and answers, and can do nothing else: for scripts from
 * strangers. sandbox.c is the only user of libseccomp. */
#ifndef BAO_HOST_SANDBOX_H
#define BAO_HOST_SANDBOX_H

#include "base/status.h"

/* From now on this process opens nothing for writing, makes, renames or removes no file, has no
 * sockets but those that are open, starts no program and no process, traces and signals nobody, and
 * gains no rights; nor does whatever it calls. There is no way back. UNSUPPORTED where the kernel
 * has no seccomp. */
bao_status bao_sandbox_enter(bao_error *error);

#endif

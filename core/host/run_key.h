/* run_key.h - what the results of a run depend on besides the bytes of its inputs. */
#ifndef BAO_HOST_RUN_KEY_H
#define BAO_HOST_RUN_KEY_H

#include "host/commands.h"

/* A SHA-256 over the program and its Lua files (size and time), every loaded script (SHA-256), and
 * the options that results depend on, with the bytes of the files that they name. Without a
 * session (--distrust) it says nothing of the scripts: nothing may be taken by it. False when out
 * of memory. */
bool bao_run_key(const bao_options *options, bao_session *session, bao_arena *arena, char key[65]);

#endif

/* commands.h - what the program asks of its sessions beyond records: scripts by name, commands that
 * are written in Lua. */
#ifndef BAO_HOST_COMMANDS_H
#define BAO_HOST_COMMANDS_H

#include "bind/session/session.h"
#include "host/options.h"
#include "host/overrides.h"
#include "host/user_metadata.h"

/* What somebody who names an input knows of it. */
typedef struct bao_given {
    bao_meta_key key;
    bao_span value;
} bao_given;

/* Who opens a session; must live as long as it. */
typedef struct bao_caller {
    const bao_options *options;
    bao_user_metadata *user_metadata; /* or NULL */
    const bao_overrides *overrides;   /* or NULL */
    const bao_given *given;           /* of the input at hand, or NULL */
    size_t given_count;
    void (*tell)(void *ud, bao_span path,
                 const bao_error *error); /* of exports that fail; or NULL */
    void *ud;
} bao_caller;

/* A session with the scripts that the command line names (shipped, --scripts, and only --script
 * when given). Errors as bao_session_open has them. */
bao_session *bao_command_session(const bao_caller *caller, bao_error *error);

/* name@version, path, sha256 of every loaded script, three strings each, in `arena`. False when out
 * of memory. */
bool bao_command_scripts(bao_session *session, bao_arena *arena, const char *const **strings,
                         size_t *count);

/* Calls function `name` of host.lua with the command line's words as its arguments; *exit_code is
 * what it returns. */
bao_status bao_command_run(bao_session *session, const char *name, int *exit_code,
                           bao_error *error);

#endif

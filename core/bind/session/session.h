/* session.h - scripts loaded and ready, and bytes turned into records by them: the whole job in two
 * calls. */
#ifndef BAO_SESSION_H
#define BAO_SESSION_H

#include "extract/record.h"
#include "read/reader.h"

typedef struct bao_session bao_session;

struct lua_State;

/* All of it may be left empty. */
typedef struct bao_session_settings {
    const char *home; /* the folder that holds lua/ and scripts/; NULL: BAOGAO_HOME, or beside the
                         program, or where it was installed */
    const char *const *folders; /* of more scripts, or single files; a later one stands in for an
                                   earlier one of its name */
    size_t folder_count;
    const char *script;         /* the only one that is used: a name or a file */
    const char *const *exports; /* "SCRIPT:EXPORT": what is written of each report */
    size_t export_count;
    bao_read_options read;
    uint64_t instructions; /* of Lua, coroutines included, that the session may execute; 0: no
                              limit. Once they are used up every call of a script raises. */
    /* Adds what the user knows of a report before a script is looked for; false when out of memory.
     */
    bool (*add_metadata)(void *ud, bao_span path, bao_report *report);
    /* What persons say of figures of the source with this SHA-256; or NULL. */
    bao_corrections (*find_corrections)(void *ud, const char *sha256);
    /* An export failed, and the record goes without it: SCRIPT, MEMORY. */
    void (*tell)(void *ud, bao_span path, const bao_error *error);
    /* Adds fields to the table on the top of the stack that lua/baogao/host.lua is started with. */
    void (*add_options)(void *ud, struct lua_State *L);
    void *ud; /* of these functions */
} bao_session_settings;

/* Opens a Lua state and loads the scripts. `settings` is copied, what it points to is borrowed;
 * NULL is all empty. NULL with the error when it cannot: NOT_FOUND (no runtime), MEMORY, SCRIPT,
 * USAGE (no such script or export). */
bao_session *bao_session_open(const bao_session_settings *settings, bao_error *error);

/* Closes it. NULL is fine. */
void bao_session_close(bao_session *session);

/* Its Lua state, and the options on the top of its stack that lua/baogao/host.lua is told: for the
 * commands that are written in Lua. */
struct bao_runtime *bao_session_runtime(bao_session *session);
void bao_session_push_options(const bao_session *session);

/* Scripts that did not load; each was told on standard error. */
uint32_t bao_session_problems(const bao_session *session);

/* Turns the bytes of a file into a record, in `arena`, which also holds all that is needed on the
 * way. A report that cannot be read, or that no script reads, has a record that says so. False when
 * there is no memory even for that. */
bool bao_session_read(bao_session *session, bao_span source, const char *path, bao_arena *arena,
                      bao_record *record);

/* The record of a file that cannot be read, whatever is in it; `source` is {NULL, 0} when its bytes
 * could not be had. The same otherwise. */
bool bao_session_fail(const char *path, bao_span source, const bao_error *error, bao_arena *arena,
                      bao_record *record);

#endif

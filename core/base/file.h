/* file.h - whole files into memory, with a limit; the files below a folder, in one order. */
#ifndef BAO_FILE_H
#define BAO_FILE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/span.h"
#include "base/status.h"

/* All bytes of the regular file at `path`, in `arena`, with a NUL after them that is not counted.
 * Links are followed; nothing but a regular file is ever read or waited for. The size is taken when
 * the file is opened: what is appended later is not read, and of a file that shrinks what is left
 * is. `max_bytes` 0 is no limit. Errors: NOT_FOUND, NOT_FILE (says what it is), LIMIT (before
 * anything is read), IO, MEMORY. The message does not repeat the path. */
bao_status bao_file_read(bao_arena *arena, const char *path, size_t max_bytes, bao_span *out,
                         bao_error *error);

/* Paths in the arena they were listed into; bytes, perhaps not UTF-8. */
typedef struct bao_files {
    const char **paths;
    size_t count, capacity;
    const char *skip; /* a folder that is not looked into, by whatever name; or NULL */
    size_t linked;    /* linked folders that were passed over, and one of them */
    const char *one_linked;
} bao_files;

/* Told of a folder or link that could not be looked into; the listing goes on. */
typedef void bao_file_trouble(void *ud, const char *path, const bao_error *error);

/* Adds the files below the folder `root`, at any depth, sorted by path bytes. Hidden names (.x) and
 * linked folders are passed over, the latter counted; links to regular files are taken; sockets and
 * the like are not. A `root` that is no folder is added as it is, even when there is no such file:
 * reading it says why. `trouble` may be NULL. The only error is MEMORY. */
bao_status bao_files_add(bao_files *files, bao_arena *arena, const char *root,
                         bao_file_trouble *trouble, void *ud);

/* A path's bytes as text: what is not UTF-8 as %XX, and % as %25. Appends. */
void bao_path_text(bao_buf *out, bao_span path);

#endif

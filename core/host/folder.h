/* folder.h - the folder of a run: locked while the run lasts; every file is written under a name of
 * its own and gets its real one when all is well, the manifest last. */
#ifndef BAO_HOST_FOLDER_H
#define BAO_HOST_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"
#include "base/status.h"

typedef struct bao_folder bao_folder;

/* Makes the folder where it is missing and locks it. NULL with the error: OUTPUT when it cannot, or
 * when another run has it (which is told by its process). One folder at a time. */
bao_folder *bao_folder_open(const char *path, bao_error *error);

/* Opens a file for writing that is to be `name` in the end: nothing but a regular file may stand
 * there now. A descriptor that the caller closes, or -1 with the error. */
int bao_folder_create(bao_folder *folder, const char *name, bao_error *error);

/* Opens the file `name` itself for reading and writing, as it is; it stays when the run is broken
 * off. Where there is none it is made, if `make` says so. A descriptor that the caller closes, or
 * -1 with the error. */
int bao_folder_keep(bao_folder *folder, const char *name, bool make, bao_error *error);

/* Writes all of a file that is to be `name` (with '/' for folders below, which are made). */
bao_status bao_folder_write(bao_folder *folder, const char *name, bao_span bytes, bao_error *error);

/* Gives every file its name, in the order they were created: all are on the disk when this returns.
 * A manifest of an earlier run goes first, so that none speaks of files that are not there. */
bao_status bao_folder_finish(bao_folder *folder, bao_error *error);

/* Removes what has no name yet, unlocks and frees. A folder that was made for this and is empty is
 * removed. NULL is fine. */
void bao_folder_close(bao_folder *folder);

#endif

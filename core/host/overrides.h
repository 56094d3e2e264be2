/* overrides.h - the corrections of --overrides: what persons say of figures, by the SHA-256 of the
 * file that states them. */
#ifndef BAO_HOST_OVERRIDES_H
#define BAO_HOST_OVERRIDES_H

#include "base/status.h"
#include "extract/correction.h"

typedef struct bao_overrides bao_overrides;

/* Reads a CSV file with the columns sha256,indicator,dims,value,status and, if somebody cares,
 * why,who,when. NULL with the error when it cannot be read; USAGE, with the row, when it is no such
 * file: another column, a row of another length, no SHA-256, a value that is no plain number, a
 * status that is not known, a value where the status says that there is none, two rows of one
 * figure. */
bao_overrides *bao_overrides_read(const char *path, bao_error *error);

/* Frees it. NULL is fine. */
void bao_overrides_drop(bao_overrides *overrides);

/* Those of the source with this SHA-256 (64 characters, or ""), by indicator and dims; none when
 * `overrides` is NULL. */
bao_corrections bao_overrides_find(const bao_overrides *overrides, const char *sha256);

/* What a result made of this source depends on: its SHA-256, with its corrections where it has any.
 */
void bao_overrides_key(const bao_overrides *overrides, const char *sha256, char key[65]);

/* Notes that this source was among those read, by whatever process. */
void bao_overrides_note(bao_overrides *overrides, const char *sha256);

/* How many corrections are of files that were not, and in `message` which is the first. */
size_t bao_overrides_leftover(const bao_overrides *overrides, bao_error *message);

#endif

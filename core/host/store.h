/* store.h - what a run folder keeps so that the same command does nothing twice: every result, as
 * it came, in one file that only grows. A run may end anywhere: what is not whole is not there. */
#ifndef BAO_HOST_STORE_H
#define BAO_HOST_STORE_H

#include <stddef.h>

#include "base/buf.h"
#include "base/status.h"

/* The name of its file in the folder of a run. */
#define BAO_STORE_NAME ".baogao.store"

typedef struct bao_store bao_store;

/* Opens the store in the file `fd`, which is the store's from then on. `key` says what all results
 * depend on besides their inputs, 64 characters; what another key made is thrown away. NULL when
 * out of memory, or when the file cannot be read or written: errno says which. */
bao_store *bao_store_open(int fd, const char *key);

/* Forgets all results. */
void bao_store_forget(bao_store *store);

/* True when there is a result of that report, of whatever bytes. */
bool bao_store_has(const bao_store *store, bao_span report);

/* The result of a report whose source has this SHA-256 (64 characters), in `arena`; false when
 * there is none that is whole. */
bool bao_store_find(bao_store *store, bao_span report, const char *sha256, bao_arena *arena,
                    bao_span *bytes);

/* Adds a result; without `sha256` (NULL) it is for merge only, and found for no bytes. False when
 * it could not be written; then nothing more is. */
bool bao_store_add(bao_store *store, bao_span report, const char *sha256, bao_span bytes);

/* Opens the store of another run in `fd`, which is the store's from then on, to read all that is in
 * it. NULL when out of memory or when it is no store. */
bao_store *bao_store_open_other(int fd);

/* The results of a store, one a report: each call sets *at to the place of the next. *cursor is 0
 * at first. False at the end. */
bool bao_store_next(const bao_store *store, uint64_t *cursor, uint64_t *at);

/* The bytes of the result at a place, in `arena`; false when they are not those that were written.
 */
bool bao_store_read(const bao_store *store, uint64_t at, bao_arena *arena, bao_span *bytes);

/* How many results nobody has asked for or added since it was opened: their inputs are gone. */
size_t bao_store_unused(const bao_store *store);

/* True when the result at a place (bao_store_next) is one of them. */
bool bao_store_is_unused(const bao_store *store, uint64_t at);

/* Once all inputs were asked for: leaves out what is not of use any more, into the file `to`, which
 * is then the store's. False when it could not be written. */
bool bao_store_copy_used(const bao_store *store, int to);

/* Closes it. NULL is fine. */
void bao_store_close(bao_store *store);

#endif

/* archives.h - files in archives (.zip, .tar and its compressed kinds), read as a stream and
 * without unpacking. archives.c is the only user of libarchive. */
#ifndef BAO_HOST_ARCHIVES_H
#define BAO_HOST_ARCHIVES_H

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

/* An archive that is open at a place. Members are cheap to read by their names' order of bytes: up
 * to 64 MiB of those that stand before their turn are kept for it. Any other order is dear. */
typedef struct bao_archive bao_archive;

/* What stands between the path of an archive and the name of a member: a.zip!/b/c.html */
#define BAO_ARCHIVE_MARK "!/"

/* By its name: .zip .tar .tar.gz .tgz .tar.zst .tar.xz .tar.bz2 */
bool bao_is_archive(const char *path);

/* NULL with the error when it cannot be opened: NOT_FOUND, IO, MEMORY, DAMAGED. */
bao_archive *bao_archive_open(const char *path, bao_error *error);
void bao_archive_close(bao_archive *archive);

/* Its path. */
const char *bao_archive_path(const bao_archive *archive);

/* Goes to the next regular file that is not hidden; *name lives until the next call. NULL in *name
 * at the end. UTF-8 where the archive says in which charset it is, otherwise its bytes; "#3" when
 * the third has none. Errors: DAMAGED; LIMIT: it holds out of all proportion to its own size (a
 * bomb). */
bao_status bao_archive_next(bao_archive *archive, const char **name, bao_error *error);

/* All bytes of the member `name`, as bao_file_read has them. Where several have a name, "a.txt#3"
 * is the third file of the archive. */
bao_status bao_archive_read(bao_archive *archive, const char *name, bao_arena *arena,
                            size_t max_bytes, bao_span *out, bao_error *error);

#endif

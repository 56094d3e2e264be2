/* source.c - which of the two it is. */
#include "host/source.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "host/messages.h"

void bao_source_close(bao_source *source)
{
    bao_archive_close(source->archive);
    source->archive = NULL;
}

static bao_status have_archive(bao_source *source, const char *path, bao_error *error)
{
    if (source->archive && strcmp(bao_archive_path(source->archive), path) == 0) {
        return BAO_OK;
    }
    bao_source_close(source);
    source->archive = bao_archive_open(path, error);
    return source->archive ? BAO_OK : error->status;
}

/* Where the name of a member begins: behind the first mark that has an archive before it. */
static const char *member_of(const char *path, char **archive)
{
    for (const char *at = path; (at = strstr(at, BAO_ARCHIVE_MARK)) != NULL; at++) {
        char *before = strndup(path, (size_t)(at - path));
        if (before && bao_is_archive(before) && access(before, F_OK) == 0) {
            *archive = before;
            return at + strlen(BAO_ARCHIVE_MARK);
        }
        free(before);
    }
    return NULL;
}

/* Why an archive has nothing to be read. */
static bao_status tell_archive(bao_source *source, const char *path, bao_error *error)
{
    const char *name;
    bao_source_close(source);
    bao_status status = have_archive(source, path, error);
    do {
        status = status == BAO_OK ? bao_archive_next(source->archive, &name, error) : status;
    } while (status == BAO_OK && name);
    bao_source_close(source);
    return status == BAO_OK ? bao_fail(error, BAO_EMPTY, BAO_SAY_ARCHIVE_EMPTY) : status;
}

bao_status bao_source_read(bao_source *source, bao_arena *arena, const char *path, size_t max_bytes,
                           bao_span *out, bao_error *error)
{
    char *archive = NULL;
    if (bao_is_archive(path) && access(path, F_OK) == 0) {
        return tell_archive(source, path, error);
    }
    const char *member = access(path, F_OK) == 0 ? NULL : member_of(path, &archive);
    if (!member) {
        return bao_file_read(arena, path, max_bytes, out, error);
    }
    bao_status status = have_archive(source, archive, error);
    if (status == BAO_OK) {
        status = bao_archive_read(source->archive, member, arena, max_bytes, out, error);
    }
    free(archive);
    return status;
}

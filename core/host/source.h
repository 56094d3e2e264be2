/* source.h - the bytes of an input: a file, or a member of an archive. */
#ifndef BAO_HOST_SOURCE_H
#define BAO_HOST_SOURCE_H

#include "host/archives.h"

/* Keeps the archive that was read last open, for the next of its members. */
typedef struct bao_source {
    bao_archive *archive; /* or NULL */
} bao_source;

/* As bao_file_read. The path of an archive itself has no bytes of a report: why nothing in it can
 * be read is the error. */
bao_status bao_source_read(bao_source *source, bao_arena *arena, const char *path, size_t max_bytes,
                           bao_span *out, bao_error *error);

/* Lets the archive go. */
void bao_source_close(bao_source *source);

#endif

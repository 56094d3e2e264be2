/* reader.h - formats. One struct a format, at the bottom of its file; listed once in readers.c. */
#ifndef BAO_READER_H
#define BAO_READER_H

#include "base/status.h"
#include "doc/report.h"

typedef struct bao_read_options {
    bao_span declared;    /* charset somebody declared, or empty */
    bool strict;          /* a bad byte is an error */
    size_t max_line;      /* bytes; 0 is the default of 1 MiB */
    uint32_t max_columns; /* of a table; 0 is the default of 1024 */
} bao_read_options;

/* How sure a reader is that it can read this source, 0 to 100. `name` is the path. Looks at content
 * first and at the name's ending second. */
typedef int bao_recognize(bao_span source, bao_span name);

typedef bao_status bao_read(bao_report *report, bao_span source, const bao_read_options *options,
                            bao_error *error);

typedef struct bao_reader {
    const char *name;
    bao_recognize *recognize;
    bao_read *read; /* NULL: known by sight, and not read yet: UNSUPPORTED, by name */
} bao_reader;

/* The most memory that a report may hold, with all that is made of it, for a source of so many
 * bytes: 128 MiB and 64 times the source. The largest of the real reports need a tenth. */
static inline size_t bao_report_memory(size_t source_bytes)
{
    const size_t base = (size_t)128 << 20;
    return source_bytes < (SIZE_MAX - base) / 64 ? base + 64 * source_bytes : SIZE_MAX;
}

/* Reads `source` with the surest reader into `report` (started here, in `arena`): blocks, tables,
 * folded view, quantities, metadata, warnings. Errors are those of bao_text_decode and
 * bao_report_finish, and UNSUPPORTED, LIMIT. `source` must live as long as the report. */
bao_status bao_report_read(bao_report *report, bao_arena *arena, bao_span source, bao_span name,
                           const bao_read_options *options, bao_error *error);

/* The n-th reader's name and whether it reads yet, for help texts; NULL past the end. */
const bao_reader *bao_reader_at(size_t n);

#endif

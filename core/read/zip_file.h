/* zip_file.h - the parts of a zip file that holds a document. For this layer only.
 *
 * Nothing is written to disk. A part is refused when it is larger than 64 MiB or was squeezed more
 * than bombs alone are; so is a file of more than 10,000 parts, or whose parts lie over each other.
 */
#ifndef BAO_READ_ZIP_FILE_H
#define BAO_READ_ZIP_FILE_H

#include "doc/report.h"

typedef struct bao__zip {
    bao_report *report; /* for its arena and warnings */
    void *library;      /* libzip's */
    uint64_t total;     /* bytes that were taken out */
} bao__zip;

/* Opens `source`, which must live as long. Close it whatever this returns. Errors: DAMAGED, LIMIT,
 * MEMORY. */
bao_status bao__zip_open(bao__zip *zip, bao_report *report, bao_span source, bao_error *error);
void bao__zip_close(bao__zip *zip);

/* Takes part `name` out, into the report's arena. NOT_FOUND when there is none; DAMAGED, ENCRYPTED,
 * UNSUPPORTED, LIMIT, MEMORY. */
bao_status bao__zip_read(bao__zip *zip, const char *name, bao_span *out, bao_error *error);

/* One entry of the central directory. */
typedef struct bao__zip_entry {
    bao_span name;
    uint32_t at;   /* of its local header */
    uint32_t size; /* compressed */
} bao__zip_entry;

/* Walks the central directory of `source`: the next entry from *at on, 0 at first. False behind the
 * last, and when there is no directory. */
bool bao__zip_next(bao_span source, size_t *at, bao__zip_entry *entry);

/* What the directory says and the rest of the file does not bear out: parts over each other are
 * DAMAGED, other names in front of parts are a warning. */
bao_status bao__zip_prove(bao_report *report, bao_span source, bao_error *error);

#endif

/* ole.h - the streams of an OLE2 file (Word, Excel and WPS up to 2003). For this layer only.
 *
 * Nothing is trusted: a chain of sectors longer than the file, one that leaves it, streams larger
 * than it are DAMAGED. */
#ifndef BAO_READ_OLE_H
#define BAO_READ_OLE_H

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

typedef struct bao__ole_entry {
    bao_span name; /* UTF-16LE */
    uint32_t left, right, child, start, size;
    uint8_t type; /* 1 storage, 2 stream, 5 root */
} bao__ole_entry;

typedef struct bao__ole {
    bao_span file;
    uint32_t sector;     /* bytes */
    uint32_t sectors;    /* in the file */
    uint32_t directory;  /* its first sector */
    uint32_t mini_fat;   /* likewise */
    uint32_t mini_least; /* streams that are smaller lie in the root's stream */
    uint32_t difat; /* first sector of the list of table sectors that goes on behind the header */
    bao__ole_entry root;
} bao__ole;

/* s begins like an OLE2 file. */
bool bao__ole_is(bao_span s);

/* Looks at the header and the root. `file` must live as long. Error: DAMAGED. */
bao_status bao__ole_open(bao__ole *ole, bao_span file, bao_error *error);

/* The file holds a stream or storage of that name (ASCII) in its root. */
bool bao__ole_has(const bao__ole *ole, const char *name, bao__ole_entry *entry);

/* A copy of the root's stream `name` in `arena`. Errors: NOT_FOUND, DAMAGED, MEMORY. */
bao_status bao__ole_read(const bao__ole *ole, bao_arena *arena, const char *name, bao_span *out,
                         bao_error *error);

/* Little-endian numbers of `bytes` at `at`; 0 where s is too short. */
uint32_t bao__le(bao_span s, size_t at, unsigned bytes);

#endif

/* ole.c - OLE2: header, sector tables, directory, streams. [MS-CFB] */
#include "read/ole.h"

#define HEADER      512u
#define ENTRY       128u
#define MINI        64u
#define IN_HEADER   109u /* table sectors that the header lists */
#define SECTOR_MOST 0xFFFFFFF9u
#define NO_ENTRY    0xFFFFFFFFu

/* Entries of the root that are looked at for a name. */
#define ENTRIES_MOST 1024u

uint32_t bao__le(bao_span s, size_t at, unsigned bytes)
{
    uint32_t n = 0;
    if (at > s.n || s.n - at < bytes) {
        return 0;
    }
    for (unsigned i = bytes; i-- > 0;) {
        n = n << 8 | (unsigned char)s.p[at + i];
    }
    return n;
}

bool bao__ole_is(bao_span s)
{
    return bao_span_starts(s, BAO_SPAN("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"));
}

/* Where sector n begins in the file; the last one may be cut. 0: it is outside. */
static size_t place(const bao__ole *ole, uint32_t n)
{
    return n < ole->sectors ? ((size_t)n + 1) * ole->sector : 0;
}

/* Number `at` of the sector that begins at `from`. */
static uint32_t word(const bao__ole *ole, size_t from, uint32_t at)
{
    return from ? bao__le(ole->file, from + (size_t)at * 4, 4) : NO_ENTRY;
}

/* The sector that holds part `n` of the sector table. */
static uint32_t table_sector(const bao__ole *ole, uint32_t n)
{
    const uint32_t each = ole->sector / 4 - 1;
    uint32_t at = ole->difat;
    if (n < IN_HEADER) {
        return bao__le(ole->file, 76 + (size_t)n * 4, 4);
    }
    n -= IN_HEADER;
    for (uint32_t steps = 0; n >= each && steps < ole->sectors; steps++, n -= each) {
        at = word(ole, place(ole, at), each);
    }
    return n < each ? word(ole, place(ole, at), n) : NO_ENTRY;
}

/* The sector that follows sector n. */
static uint32_t next(const bao__ole *ole, uint32_t n)
{
    const uint32_t each = ole->sector / 4;
    return word(ole, place(ole, table_sector(ole, n / each)), n % each);
}

/* The sector that byte `at` of the chain from `start` on lies in, in steps that are bounded. */
static uint32_t sector_at(const bao__ole *ole, uint32_t start, uint32_t steps)
{
    while (steps-- && start < ole->sectors) {
        start = next(ole, start);
    }
    return start;
}

static bao__ole_entry entry_from(const bao__ole *ole, size_t at)
{
    const bao_span s = ole->file;
    const uint32_t bytes = bao__le(s, at + 64, 2);
    bao__ole_entry e = {.left = bao__le(s, at + 68, 4), .right = bao__le(s, at + 72, 4)};
    e.child = bao__le(s, at + 76, 4);
    e.start = bao__le(s, at + 116, 4);
    e.size = bao__le(s, at + 120, 4);
    e.type = (uint8_t)bao__le(s, at + 66, 1);
    e.name = (bao_span){s.p + at, bytes >= 2 && bytes <= 64 ? bytes - 2 : 0};
    return e;
}

/* Entry `n` of the directory; false when there is none. */
static bool read_entry(const bao__ole *ole, uint32_t n, bao__ole_entry *entry)
{
    const uint32_t each = ole->sector / ENTRY;
    const uint32_t sector =
        n / each < ole->sectors ? sector_at(ole, ole->directory, n / each) : NO_ENTRY;
    const size_t from = place(ole, sector);
    if (!from || from + (size_t)(n % each + 1) * ENTRY > ole->file.n) {
        return false;
    }
    *entry = entry_from(ole, from + (size_t)(n % each) * ENTRY);
    return entry->type != 0;
}

bao_status bao__ole_open(bao__ole *ole, bao_span file, bao_error *error)
{
    const uint32_t shift = bao__le(file, 30, 2);
    *ole = (bao__ole){.file = file};
    if (!bao__ole_is(file) || file.n < HEADER || (shift != 9 && shift != 12)) {
        return bao_fail(error, BAO_DAMAGED,
                        "the header of the OLE2 file is broken (%zu bytes); get "
                        "the file again",
                        file.n);
    }
    ole->sector = 1u << shift;
    const size_t sectors = file.n / ole->sector + (file.n % ole->sector != 0);
    ole->sectors = sectors > 1 && sectors < SECTOR_MOST ? (uint32_t)sectors - 1 : 0;
    ole->directory = bao__le(file, 48, 4);
    ole->mini_least = bao__le(file, 56, 4);
    ole->mini_fat = bao__le(file, 60, 4);
    ole->difat = bao__le(file, 68, 4);
    if (!read_entry(ole, 0, &ole->root) || ole->root.type != 5) {
        return bao_fail(error, BAO_DAMAGED,
                        "the OLE2 file has no directory (%zu bytes): it may be "
                        "cut off; get the file again",
                        file.n);
    }
    return BAO_OK;
}

static bool is_name(bao_span utf16, const char *name)
{
    const size_t n = strlen(name);
    bool same = utf16.n == 2 * n;
    for (size_t i = 0; same && i < n; i++) {
        same = utf16.p[2 * i] == name[i] && utf16.p[2 * i + 1] == 0;
    }
    return same;
}

/* The tree below the root, entry by entry; the steps are bounded, so that circles end. */
bool bao__ole_has(const bao__ole *ole, const char *name, bao__ole_entry *entry)
{
    uint32_t open[64], depth = 0, steps = 0;
    open[depth++] = ole->root.child;
    while (depth && steps++ < ENTRIES_MOST) {
        const uint32_t n = open[--depth];
        if (n == NO_ENTRY || !read_entry(ole, n, entry)) {
            continue;
        }
        if (is_name(entry->name, name)) {
            return true;
        }
        if (depth + 2 <= sizeof open / sizeof *open) {
            open[depth++] = entry->left;
            open[depth++] = entry->right;
        }
    }
    return false;
}

static bao_status damaged(bao_error *error, const char *name)
{
    return bao_fail(error, BAO_DAMAGED,
                    "the stream %s leaves the file or runs in a circle: the file may be cut off; "
                    "get it again",
                    name);
}

/* Copies a chain of sectors. */
static bao_status read_chain(const bao__ole *ole, bao_arena *arena, const char *name,
                             uint32_t start, uint32_t size, bao_span *out, bao_error *error)
{
    if (size > ole->file.n) {
        return damaged(error, name);
    }
    char *p = bao_arena_alloc(arena, (size_t)size + 1);
    if (!p) {
        return bao_fail(error, BAO_MEMORY, "no memory for the stream %s", name);
    }
    uint32_t mark = start, steps = 0;
    for (uint32_t done = 0; done < size; start = next(ole, start)) {
        const size_t from = place(ole, start);
        if (steps && start == mark) { /* a circle comes back to a mark that moves ever slower */
            return damaged(error, name);
        }
        mark = steps & (steps + 1) ? mark : start;
        steps++;
        const uint32_t n = size - done < ole->sector ? size - done : ole->sector;
        if (!from || from > ole->file.n || ole->file.n - from < n) {
            return damaged(error, name);
        }
        memcpy(p + done, ole->file.p + from, n);
        done += n;
    }
    *out = (bao_span){p, size};
    return BAO_OK;
}

/* A small stream: in sectors of 64 bytes of the root's own stream. */
static bao_status read_mini(const bao__ole *ole, bao_arena *arena, const char *name,
                            const bao__ole_entry *entry, bao_span *out, bao_error *error)
{
    bao_span all;
    const bao_status status =
        read_chain(ole, arena, name, ole->root.start, ole->root.size, &all, error);
    char *p = status == BAO_OK ? bao_arena_alloc(arena, (size_t)entry->size + 1) : NULL;
    if (!p) {
        return status == BAO_OK ? bao_fail(error, BAO_MEMORY, "no memory for the stream %s", name)
                                : status;
    }
    const uint32_t each = ole->sector / 4;
    uint32_t at = entry->start;
    for (uint32_t done = 0; done < entry->size;) {
        const uint32_t n = entry->size - done < MINI ? entry->size - done : MINI;
        if (at >= all.n / MINI + 1 || (size_t)at * MINI + n > all.n) {
            return damaged(error, name);
        }
        memcpy(p + done, all.p + (size_t)at * MINI, n);
        done += n;
        at = word(ole, place(ole, sector_at(ole, ole->mini_fat, at / each)), at % each);
    }
    *out = (bao_span){p, entry->size};
    return BAO_OK;
}

bao_status bao__ole_read(const bao__ole *ole, bao_arena *arena, const char *name, bao_span *out,
                         bao_error *error)
{
    bao__ole_entry entry;
    *out = (bao_span){"", 0};
    if (!bao__ole_has(ole, name, &entry) || entry.type != 2) {
        return bao_fail(error, BAO_NOT_FOUND, "missing part: there is no stream %s in the file",
                        name);
    }
    if (entry.size < ole->mini_least) {
        return read_mini(ole, arena, name, &entry, out, error);
    }
    return read_chain(ole, arena, name, entry.start, entry.size, out, error);
}

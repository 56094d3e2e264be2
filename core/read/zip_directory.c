/* zip_directory.c - the central directory of a zip file: names for a look, and whether the parts
 * lie where it says. */
#include "read/zip_file.h"

#define END_SIZE     22
#define ENTRY_SIZE   46
#define LOCAL_SIZE   30
#define COMMENT_MOST 65535u

static uint32_t u16(const char *p)
{
    const unsigned char *s = (const unsigned char *)p;
    return s[0] | (uint32_t)s[1] << 8;
}

static uint32_t u32(const char *p)
{
    return u16(p) | u16(p + 2) << 16;
}

/* Where the directory begins by the last end record, behind whose comment the file ends; 0: there
 * is none. */
static size_t directory(bao_span s)
{
    if (s.n < END_SIZE + ENTRY_SIZE) {
        return 0;
    }
    const size_t lowest = s.n - END_SIZE > COMMENT_MOST ? s.n - END_SIZE - COMMENT_MOST : 0;
    for (size_t at = s.n - END_SIZE + 1; at-- > lowest;) {
        if (memcmp(s.p + at, "PK\5\6", 4) == 0) {
            const size_t from = u32(s.p + at + 16);
            return from < at && at + END_SIZE + u16(s.p + at + 20) == s.n ? from : 0;
        }
    }
    return 0;
}

bool bao__zip_next(bao_span source, size_t *at, bao__zip_entry *entry)
{
    *at = *at ? *at : directory(source);
    if (!*at || *at + ENTRY_SIZE > source.n || memcmp(source.p + *at, "PK\1\2", 4) != 0) {
        return false;
    }
    const char *p = source.p + *at;
    const size_t name = u16(p + 28), size = ENTRY_SIZE + name + u16(p + 30) + u16(p + 32);
    if (size > source.n - *at) {
        return false;
    }
    *entry = (bao__zip_entry){{p + ENTRY_SIZE, name}, u32(p + 42), u32(p + 20)};
    *at += size;
    return true;
}

/* A heap's order by where parts begin: sorting without calls that allocate. */
static void sift(bao__zip_entry *e, size_t root, size_t n)
{
    for (size_t child; (child = root * 2 + 1) < n; root = child) {
        child += child + 1 < n && e[child].at < e[child + 1].at;
        if (e[root].at >= e[child].at) {
            return;
        }
        const bao__zip_entry swap = e[root];
        e[root] = e[child];
        e[child] = swap;
    }
}

static void sort(bao__zip_entry *e, size_t n)
{
    for (size_t i = n / 2; i-- > 0;) {
        sift(e, i, n);
    }
    for (size_t last = n; last-- > 1;) {
        const bao__zip_entry swap = e[0];
        e[0] = e[last];
        e[last] = swap;
        sift(e, 0, last);
    }
}

static void prove_name(bao_report *report, bao_span s, const bao__zip_entry *entry)
{
    const bao_span local = {s.p + entry->at + LOCAL_SIZE, u16(s.p + entry->at + 26)};
    if (entry->at + LOCAL_SIZE + local.n > s.n || !bao_span_equal(local, entry->name)) {
        bao_warn(&report->warnings, "ZIP_NAMES", 0,
                 "a part of the file has one name in the directory and another one in front of it; "
                 "the directory's was taken");
    }
}

bao_status bao__zip_prove(bao_report *report, bao_span source, bao_error *error)
{
    bao__zip_entry *entries = NULL;
    size_t count = 0, capacity = 0, at = 0;
    bao__zip_entry entry;
    while (bao__zip_next(source, &at, &entry)) {
        if (!BAO_RESERVE(report->arena, entries, count, capacity)) {
            return bao_fail(error, BAO_MEMORY, "no memory for a zip file's directory");
        }
        entries[count++] = entry;
    }
    if (!count) {
        return bao_fail(error, BAO_DAMAGED,
                        "the zip file does not end with its directory (%zu bytes); get the file "
                        "again",
                        source.n);
    }
    sort(entries, count);
    for (size_t i = 0; i < count; i++) {
        const uint64_t end = (uint64_t)entries[i].at + LOCAL_SIZE + entries[i].size;
        const uint64_t next = i + 1 < count ? entries[i + 1].at : source.n;
        if (entries[i].at + (uint64_t)LOCAL_SIZE > source.n || end > next ||
            memcmp(source.p + entries[i].at, "PK\3\4", 4) != 0) {
            return bao_fail(error, BAO_DAMAGED,
                            "parts of the zip file lie over each other or are no parts (byte %u); "
                            "get the file again",
                            entries[i].at);
        }
        prove_name(report, source, &entries[i]);
    }
    return BAO_OK;
}

/* store.c - frames one after the other: a head, the bytes of a result. */
#include "host/store.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define FILE_MARK  "baogao store 2 "
#define FRAME_MARK UINT64_C(0x454D4152464F4142)
#define KEY        64

typedef struct head {
    uint64_t mark, bytes, sum; /* sum: of the bytes and of all before it in the head */
    uint64_t report;           /* hash of its path */
    char sha256[64];
} head;

/* Where a result is; the last one of a report counts. */
typedef struct entry {
    uint64_t report, at; /* at: of its frame; 0: no entry */
    bool used;
} entry;

struct bao_store {
    int fd;
    uint64_t end; /* of the last whole frame */
    entry *entries;
    size_t count, room; /* room: a power of 2, at most half full */
    bool failed;
};

/* FNV-1a over eight bytes at a time, mixed: it is to find torn files and tell paths apart, not to
 * withstand anybody. */
static uint64_t add_hash(uint64_t hash, const char *p, size_t n)
{
    uint64_t word = 0;
    for (; n >= sizeof word; p += sizeof word, n -= sizeof word) {
        memcpy(&word, p, sizeof word);
        hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 29;
    }
    word = n;
    memcpy(&word, p, n);
    hash = (hash ^ word ^ (uint64_t)n << 56) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 32;
}

static uint64_t hash_of(bao_span s)
{
    return add_hash(UINT64_C(0xCBF29CE484222325), s.p, s.n);
}

static uint64_t sum_of(const head *h, bao_span bytes)
{
    const uint64_t sum = hash_of(bytes) ^ h->bytes ^ h->report;
    return add_hash(sum, h->sha256, sizeof h->sha256);
}

static entry *slot_of(const bao_store *store, uint64_t report)
{
    size_t i = (size_t)report & (store->room - 1);
    while (store->entries[i].at && store->entries[i].report != report) {
        i = (i + 1) & (store->room - 1);
    }
    return &store->entries[i];
}

static bool make_room(bao_store *store)
{
    if (store->room && store->count < store->room / 2) {
        return true;
    }
    const entry *old = store->entries;
    const size_t old_room = store->room, room = old_room ? old_room * 2 : 1024;
    entry *entries = calloc(room, sizeof *entries);
    if (!entries) {
        return false;
    }
    store->entries = entries;
    store->room = room;
    for (size_t i = 0; i < old_room; i++) {
        if (old[i].at) {
            *slot_of(store, old[i].report) = old[i];
        }
    }
    free((void *)(uintptr_t)old);
    return true;
}

static bool put_entry(bao_store *store, uint64_t report, uint64_t at, bool used)
{
    if (!make_room(store)) {
        return false;
    }
    entry *e = slot_of(store, report);
    store->count += e->at == 0;
    *e = (entry){report, at, used};
    return true;
}

/* `n` bytes from `at` on; false when there are fewer. */
static bool read_at(int fd, uint64_t at, void *to, size_t n)
{
    for (size_t done = 0; done < n;) {
        const ssize_t got = pread(fd, (char *)to + done, n - done, (off_t)(at + done));
        if (got == 0 || (got < 0 && errno != EINTR)) {
            return false;
        }
        done += got > 0 ? (size_t)got : 0;
    }
    return true;
}

/* Head and bytes in one call, as far as the system lets it. */
static bool write_frame(int fd, uint64_t at, const void *p, size_t n, bao_span bytes)
{
    for (size_t done = 0; done < n + bytes.n;) {
        struct iovec parts[2] = {{(void *)(uintptr_t)p, n}, {(void *)(uintptr_t)bytes.p, bytes.n}};
        const size_t first = done < n ? done : n;
        parts[0].iov_base = (char *)parts[0].iov_base + first;
        parts[0].iov_len -= first;
        parts[1].iov_base = (char *)parts[1].iov_base + (done - first);
        parts[1].iov_len -= done - first;
        const ssize_t put = pwritev(fd, parts, 2, (off_t)(at + done));
        if (put < 0 && errno != EINTR) {
            return false;
        }
        done += put > 0 ? (size_t)put : 0;
    }
    return true;
}

static bool begin_file(int fd, const char *key)
{
    return ftruncate(fd, 0) == 0 &&
           write_frame(fd, 0, FILE_MARK, sizeof FILE_MARK - 1, (bao_span){key, KEY});
}

/* True when the file begins as one of this key does. */
static bool has_key(int fd, const char *key)
{
    char begin[sizeof FILE_MARK - 1 + KEY];
    return read_at(fd, 0, begin, sizeof begin) &&
           memcmp(begin, FILE_MARK, sizeof FILE_MARK - 1) == 0 &&
           memcmp(begin + sizeof FILE_MARK - 1, key, KEY) == 0;
}

/* Finds the frames that are whole, and cuts off what comes behind them. */
static bool read_frames(bao_store *store, uint64_t size)
{
    head h;
    for (;;) {
        const uint64_t at = store->end;
        if (at + sizeof h > size || !read_at(store->fd, at, &h, sizeof h) || h.mark != FRAME_MARK ||
            h.bytes > size - at - sizeof h) {
            break;
        }
        if (!put_entry(store, h.report, at, false)) {
            return false;
        }
        store->end = at + sizeof h + h.bytes;
    }
    return ftruncate(store->fd, (off_t)store->end) == 0 || errno == EINVAL || errno == EBADF;
}

bao_store *bao_store_open(int fd, const char *key)
{
    struct stat file;
    bao_store *store = calloc(1, sizeof *store);
    if (!store || fstat(fd, &file) != 0) {
        free(store);
        close(fd);
        return NULL;
    }
    *store = (bao_store){.fd = fd, .end = sizeof FILE_MARK - 1 + KEY};
    const bool known = has_key(fd, key);
    if (!(known || begin_file(fd, key)) || !make_room(store) ||
        (known && !read_frames(store, (uint64_t)file.st_size))) {
        bao_store_close(store);
        return NULL;
    }
    return store;
}

/* The bytes of the frame at `at`, whose head is `h`; false when they are not those that were
 * written.
 */
static bool read_frame(const bao_store *store, uint64_t at, const head *h, bao_arena *arena,
                       bao_span *bytes)
{
    char *p = bao_arena_alloc(arena, (size_t)h->bytes + 1);
    if (!p || !read_at(store->fd, at + sizeof *h, p, (size_t)h->bytes)) {
        return false;
    }
    p[h->bytes] = '\0';
    *bytes = (bao_span){p, (size_t)h->bytes};
    return sum_of(h, *bytes) == h->sum;
}

bao_store *bao_store_open_other(int fd)
{
    char begin[sizeof FILE_MARK - 1 + KEY + 1] = "";
    if (!read_at(fd, 0, begin, sizeof begin - 1) ||
        memcmp(begin, FILE_MARK, sizeof FILE_MARK - 1) != 0) {
        close(fd);
        return NULL;
    }
    return bao_store_open(fd, begin + sizeof FILE_MARK - 1);
}

bool bao_store_read(const bao_store *store, uint64_t at, bao_arena *arena, bao_span *bytes)
{
    head h;
    return read_at(store->fd, at, &h, sizeof h) && read_frame(store, at, &h, arena, bytes);
}

bool bao_store_next(const bao_store *store, uint64_t *cursor, uint64_t *at)
{
    head h;
    *cursor = *cursor ? *cursor : sizeof FILE_MARK - 1 + KEY;
    while (*cursor < store->end && read_at(store->fd, *cursor, &h, sizeof h)) {
        *at = *cursor;
        *cursor += sizeof h + h.bytes;
        if (slot_of(store, h.report)->at == *at) {
            return true;
        }
    }
    return false;
}

bool bao_store_has(const bao_store *store, bao_span report)
{
    return slot_of(store, hash_of(report))->at != 0;
}

bool bao_store_find(bao_store *store, bao_span report, const char *sha256, bao_arena *arena,
                    bao_span *bytes)
{
    head h;
    entry *e = slot_of(store, hash_of(report));
    if (!e->at || !read_at(store->fd, e->at, &h, sizeof h) ||
        memcmp(h.sha256, sha256, sizeof h.sha256) != 0) {
        e->used |= e->at != 0; /* its input is there, with other bytes */
        return false;
    }
    e->used = true;
    return read_frame(store, e->at, &h, arena, bytes);
}

bool bao_store_add(bao_store *store, bao_span report, const char *sha256, bao_span bytes)
{
    head h = {.mark = FRAME_MARK, .bytes = bytes.n, .report = hash_of(report)};
    if (sha256) {
        memcpy(h.sha256, sha256, sizeof h.sha256);
    }
    h.sum = sum_of(&h, bytes);
    if (store->failed || !write_frame(store->fd, store->end, &h, sizeof h, bytes) ||
        !put_entry(store, h.report, store->end, true)) {
        store->failed = true;
        return ftruncate(store->fd, (off_t)store->end) == 0 && false;
    }
    store->end += sizeof h + bytes.n;
    return true;
}

void bao_store_forget(bao_store *store)
{
    memset(store->entries, 0, store->room * sizeof *store->entries);
    store->count = 0;
    store->end = sizeof FILE_MARK - 1 + KEY;
    store->failed |= ftruncate(store->fd, (off_t)store->end) != 0;
}

size_t bao_store_unused(const bao_store *store)
{
    size_t unused = 0;
    for (size_t i = 0; i < store->room; i++) {
        unused += store->entries[i].at && !store->entries[i].used;
    }
    return unused;
}

bool bao_store_is_unused(const bao_store *store, uint64_t at)
{
    head h;
    const entry *e = read_at(store->fd, at, &h, sizeof h) ? slot_of(store, h.report) : NULL;
    return e && e->at == at && !e->used;
}

static bool copy_bytes(int from, uint64_t at, int to, uint64_t end, uint64_t n)
{
    char piece[65536];
    while (n) {
        const size_t most = n < sizeof piece ? (size_t)n : sizeof piece;
        if (!read_at(from, at, piece, most) ||
            !write_frame(to, end, piece, most, (bao_span){"", 0})) {
            return false;
        }
        at += most;
        end += most;
        n -= most;
    }
    return true;
}

bool bao_store_copy_used(const bao_store *store, int to)
{
    uint64_t end = sizeof FILE_MARK - 1 + KEY, at = end;
    head h;
    if (!copy_bytes(store->fd, 0, to, 0, end)) {
        return false;
    }
    for (; at < store->end && read_at(store->fd, at, &h, sizeof h); at += sizeof h + h.bytes) {
        const entry *e = slot_of(store, h.report);
        if (e->at == at && e->used) {
            if (!copy_bytes(store->fd, at, to, end, sizeof h + h.bytes)) {
                return false;
            }
            end += sizeof h + h.bytes;
        }
    }
    return true;
}

void bao_store_close(bao_store *store)
{
    if (store) {
        close(store->fd);
        free(store->entries);
        free(store);
    }
}

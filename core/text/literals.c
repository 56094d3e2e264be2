/* literals.c - phrases in buckets by a hash of their first character. */
#include "text/literals.h"

/* Most places of a text are passed by the hash of the character there and one byte after it: the
 * last one of the second character, when both are Chinese. */
#define PROBE     5
#define HASH_BITS 11
#define BUCKETS   (1u << HASH_BITS)

typedef struct phrase {
    uint64_t head, mask; /* the first eight bytes, and which of them there are */
    uint64_t tail;       /* the last eight of more than eight */
    const char *p;
    uint32_t n;
    uint32_t id;
} phrase;

/* Behind the last phrase of a bucket: every place matches it, and none has room for it. */
static const phrase end_mark = {.n = UINT32_MAX};

struct bao_literals {
    /* bit (b & 63) for each phrase's byte b at PROBE; all when one is shorter */
    uint64_t probes[BUCKETS];
    phrase *buckets[BUCKETS]; /* phrases by id, and an end mark */
};

/* Hash of the character at p, and how far the next place is: characters of four bytes take two
 * steps, and no phrase begins at the second. Four bytes are read. */
static inline uint32_t hash_of(const char *p, size_t *size)
{
    const unsigned char *s = (const unsigned char *)p;
    uint32_t bytes = s[0] | (uint32_t)s[1] << 8 | (uint32_t)s[2] << 16 | (uint32_t)s[3] << 24;
    if (s[0] >= 0xE0) {
        *size = 3;
        bytes &= 0xFFFFFF;
    } else {
        *size = s[0] < 0xC0 ? 1 : 2;
        bytes &= s[0] < 0xC0 ? 0xFF : 0xFFFF;
    }
    return bytes * 0x9E3779B1u >> (32 - HASH_BITS);
}

/* The same where there may be less than four bytes. */
static uint32_t hash_of_some(const char *p, size_t n, size_t *size)
{
    char bytes[4] = {0};
    memcpy(bytes, p, n < sizeof bytes ? n : sizeof bytes);
    return hash_of(bytes, size);
}

static inline uint64_t eight_bytes(const char *p)
{
    uint64_t bytes;
    memcpy(&bytes, p, sizeof bytes);
    return bytes;
}

/* The first eight bytes at p; zeros where there are fewer. */
static inline uint64_t head_of(const char *p, size_t n)
{
    uint64_t head = 0;
    if (n >= sizeof head) {
        return eight_bytes(p);
    }
    memcpy(&head, p, n);
    return head;
}

/* A phrase with its own copy of s; its p is NULL when out of memory. */
static phrase copy_phrase(bao_arena *arena, bao_span s, uint32_t id)
{
    static const char ones[] = "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF";
    phrase f = {.n = (uint32_t)s.n, .id = id};
    f.head = head_of(s.p, s.n);
    f.mask = head_of(ones, s.n < sizeof f.mask ? s.n : sizeof f.mask);
    f.tail = s.n > sizeof f.tail ? eight_bytes(s.p + s.n - sizeof f.tail) : 0;
    f.p = bao_arena_copy(arena, s.p, s.n);
    return f;
}

static uint32_t hash_of_phrase(bao_span s)
{
    size_t size;
    return hash_of_some(s.p, s.n, &size);
}

/* Gives each bucket its place in `all`, with an end mark; `counts` phrases go before it. */
static void place_buckets(bao_literals *literals, phrase *all, const uint32_t *counts)
{
    phrase *next = all;
    *next++ = end_mark; /* of all that are empty */
    for (size_t i = 0; i < BUCKETS; i++) {
        literals->buckets[i] = counts[i] ? next : all;
        if (counts[i]) {
            next += counts[i];
            *next++ = end_mark;
        }
    }
}

/* Puts the phrases into their buckets, in the order of their ids. */
static bool fill_buckets(bao_literals *literals, bao_arena *arena, const bao_span *phrases,
                         size_t count)
{
    phrase *all = bao_arena_calloc(arena, 2 * count + 1, sizeof *all);
    uint32_t counts[BUCKETS] = {0};
    if (!all) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        counts[hash_of_phrase(phrases[i])]++;
    }
    place_buckets(literals, all, counts);
    for (size_t i = count; i-- > 0;) {
        const bao_span s = phrases[i];
        const uint32_t hash = hash_of_phrase(s);
        phrase *f = literals->buckets[hash] + --counts[hash];
        *f = copy_phrase(arena, s, (uint32_t)i);
        if (!f->p) {
            return false;
        }
        literals->probes[hash] |= s.n > PROBE ? UINT64_C(1) << (s.p[PROBE] & 63) : UINT64_MAX;
    }
    return true;
}

const bao_literals *bao_literals_new(bao_arena *arena, const bao_span *phrases, size_t count)
{
    bao_literals *literals = bao_arena_calloc(arena, 1, sizeof *literals);
    return literals && fill_buckets(literals, arena, phrases, count) ? literals : NULL;
}

/* Where hits go, and how many there may be. */
typedef struct scan {
    bao_span text;
    bao_arena *arena;
    bao_hits *hits;
    bao_hit *next, *full; /* the room that hits have */
    size_t limit;
    bool failed; /* out of memory */
} scan;

/* Notes how many hits there are by now. */
static void keep_hits(const scan *s)
{
    s->hits->count = (size_t)(s->next - s->hits->items);
}

/* Room for another hit; false when there may be no more. */
static bool make_room(scan *s)
{
    bao_hits *hits = s->hits;
    keep_hits(s);
    if (hits->count == s->limit) {
        return false;
    }
    if (!BAO_RESERVE(s->arena, hits->items, hits->count, hits->capacity)) {
        s->failed = true;
        return false;
    }
    s->next = hits->items + hits->count;
    s->full = hits->items + (hits->capacity < s->limit ? hits->capacity : s->limit);
    return true;
}

/* The head of phrase f stands at p: so does the rest. */
static inline bool goes_on(const phrase *f, const char *p)
{
    return f->n <= 8 || (eight_bytes(p + f->n - 8) == f->tail &&
                         (f->n <= 16 || memcmp(f->p + 8, p + 8, f->n - 16) == 0));
}

/* Tries the phrases of a bucket at p. False when the scan is over. */
static inline bool try_bucket(scan *s, const phrase *f, const char *p)
{
    const size_t left = (size_t)(s->text.p + s->text.n - p);
    const uint64_t head = head_of(p, left);
    for (;; f++) {
        while ((head ^ f->head) & f->mask) {
            f++;
        }
        if (f->n > left) {
            if (f->n == end_mark.n) {
                return true;
            }
        } else if (goes_on(f, p)) {
            if (s->next == s->full && !make_room(s)) {
                return false;
            }
            *s->next++ = (bao_hit){(uint32_t)(p - s->text.p), f->id};
        }
    }
}

/* Goes through the text; stops where try_bucket says so. */
static void scan_text(const bao_literals *literals, scan *s)
{
    const size_t n = s->text.n;
    const char *p = s->text.p, *const end = p + n, *const last = end - (n < PROBE ? n : PROBE);
    size_t size;
    for (; p < last; p += size) {
        const uint32_t hash = hash_of(p, &size);
        if (literals->probes[hash] >> (p[PROBE] & 63) & 1 &&
            !try_bucket(s, literals->buckets[hash], p)) {
            return;
        }
    }
    for (; p < end; p += size) {
        const uint32_t hash = hash_of_some(p, (size_t)(end - p), &size);
        if (!try_bucket(s, literals->buckets[hash], p)) {
            return;
        }
    }
}

bool bao_literals_scan(const bao_literals *literals, bao_span text, size_t most, bao_arena *arena,
                       bao_hits *hits)
{
    const size_t room = SIZE_MAX - hits->count;
    scan s = {.text = text, .arena = arena, .hits = hits};
    s.next = s.full = hits->items ? hits->items + hits->count : NULL;
    s.limit = hits->count + (most < room ? most : room);
    scan_text(literals, &s);
    keep_hits(&s);
    return !s.failed;
}

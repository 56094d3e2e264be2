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

/* Phrases that follow each other, by id. */
typedef struct bucket {
    phrase *from, *to;
} bucket;

struct bao_literals {
    /* bit (b & 63) for each phrase's byte b at PROBE; all when one is shorter */
    uint64_t probes[BUCKETS];
    bucket buckets[BUCKETS];
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

/* Gives the buckets their places in `all`, and no phrases yet. */
static void place_buckets(bao_literals *literals, phrase *all, const bao_span *phrases,
                          size_t count)
{
    uint32_t counts[BUCKETS] = {0};
    size_t size;
    for (size_t i = 0; i < count; i++) {
        counts[hash_of_some(phrases[i].p, phrases[i].n, &size)]++;
    }
    for (size_t i = 0; i < BUCKETS; i++) {
        literals->buckets[i] = (bucket){all, all};
        all += counts[i];
    }
}

/* Puts the phrases into their buckets, in the order of their ids. */
static bool fill_buckets(bao_literals *literals, bao_arena *arena, const bao_span *phrases,
                         size_t count)
{
    size_t size;
    for (size_t i = 0; i < count; i++) {
        const bao_span s = phrases[i];
        const uint32_t hash = hash_of_some(s.p, s.n, &size);
        phrase *f = literals->buckets[hash].to++;
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
    phrase *all = bao_arena_calloc(arena, count + 1, sizeof *all);
    if (!literals || !all) {
        return NULL;
    }
    place_buckets(literals, all, phrases, count);
    return fill_buckets(literals, arena, phrases, count) ? literals : NULL;
}

/* Where a scan is, and how many hits there may be. */
typedef struct scan {
    const bao_literals *literals;
    bao_span text;
    size_t limit;
    bao_arena *arena;
    bao_hits *hits;
} scan;

static inline bool matches(const phrase *f, const char *p, size_t left, uint64_t head)
{
    if ((head ^ f->head) & f->mask || f->n > left) {
        return false;
    }
    return f->n <= 8 || (eight_bytes(p + f->n - 8) == f->tail &&
                         (f->n <= 16 || memcmp(f->p + 8, p + 8, f->n - 16) == 0));
}

/* Tries the phrases of bucket `hash` at p. False when out of memory. */
static bool try_bucket(const scan *s, uint32_t hash, const char *p)
{
    const size_t left = (size_t)(s->text.p + s->text.n - p);
    const uint64_t head = head_of(p, left);
    const phrase *const end = s->literals->buckets[hash].to;
    bao_hits *hits = s->hits;
    for (const phrase *f = s->literals->buckets[hash].from; f < end; f++) {
        if (!matches(f, p, left, head)) {
            continue;
        }
        if (hits->count == s->limit) {
            break;
        }
        if (!BAO_RESERVE(s->arena, hits->items, hits->count, hits->capacity)) {
            return false;
        }
        hits->items[hits->count++] = (bao_hit){(uint32_t)(p - s->text.p), f->id};
    }
    return true;
}

bool bao_literals_scan(const bao_literals *literals, bao_span text, size_t most, bao_arena *arena,
                       bao_hits *hits)
{
    const size_t room = SIZE_MAX - hits->count, before = text.n < PROBE ? text.n : PROBE;
    const scan s = {literals, text, hits->count + (most < room ? most : room), arena, hits};
    const uint64_t *const probes = literals->probes;
    const char *p = text.p, *const end = p + text.n, *const last = end - before;
    size_t size;
    for (; p < last; p += size) {
        const uint32_t hash = hash_of(p, &size);
        if (probes[hash] >> (p[PROBE] & 63) & 1) {
            if (!try_bucket(&s, hash, p)) {
                return false;
            }
            if (hits->count == s.limit) {
                return true;
            }
        }
    }
    for (; p < end; p += size) {
        if (!try_bucket(&s, hash_of_some(p, (size_t)(end - p), &size), p)) {
            return false;
        }
    }
    return true;
}

/* literals.c - phrases in buckets by their first character, found through a two-level map. */
#include "text/literals.h"

#include "base/utf8.h"

/* Most places of a text are passed by a hash of the character there and one byte after it: the last
 * one of the second character, when both are Chinese. */
#define PROBE     5
#define HASH_BITS 11

/* Characters above U+FFFF share a bucket, under the key of a code point that no text has. */
#define ASTRAL 0xD800u

typedef struct phrase {
    uint64_t head, mask; /* the first eight bytes, and which of them there are */
    const char *p;
    uint32_t n;
    uint32_t id;
} phrase;

/* The phrases with one first character, by id. */
typedef struct bucket {
    uint32_t first, count;
} bucket;

typedef uint16_t page[256]; /* low byte of a character -> bucket; bucket 0 is empty */

struct bao_literals {
    /* by hash: bit (b & 63) for each phrase's byte b at PROBE; all when one is shorter */
    uint64_t probes[1u << HASH_BITS];
    uint16_t page_of[256]; /* high byte of a character -> page; page 0 is empty */
    page *pages;
    bucket *buckets;
    phrase *phrases;
};

static uint32_t key_of(const char *p, size_t *size)
{
    const uint32_t c = bao_utf8_next(p, size);
    return c < 0x10000 ? c : ASTRAL;
}

/* Length and hash of the character at p. Four bytes are read. */
static inline uint32_t hash_of(const char *p, size_t *size)
{
    const unsigned char *s = (const unsigned char *)p;
    uint32_t bytes = s[0] | (uint32_t)s[1] << 8 | (uint32_t)s[2] << 16 | (uint32_t)s[3] << 24;
    if (s[0] < 0x80) {
        *size = 1;
        bytes &= 0xFF;
    } else if (s[0] < 0xE0) {
        *size = 2;
        bytes &= 0xFFFF;
    } else {
        *size = s[0] < 0xF0 ? 3 : 4;
        bytes &= 0xFFFFFF;
    }
    return bytes * 0x9E3779B1u >> (32 - HASH_BITS);
}

static uint16_t *slot_of(const bao_literals *literals, uint32_t key)
{
    return &literals->pages[literals->page_of[key >> 8]][key & 0xFF];
}

static uint16_t *slot_of_phrase(const bao_literals *literals, bao_span s)
{
    size_t size;
    return slot_of(literals, key_of(s.p, &size));
}

/* Numbers the pages that the phrases need, and makes them. */
static bool make_pages(bao_literals *literals, bao_arena *arena, const bao_span *phrases,
                       size_t count)
{
    uint16_t pages = 1;
    for (size_t i = 0; i < count; i++) {
        size_t size;
        uint16_t *number = &literals->page_of[key_of(phrases[i].p, &size) >> 8];
        if (!*number) {
            *number = pages++;
        }
    }
    literals->pages = bao_arena_calloc(arena, pages, sizeof *literals->pages);
    return literals->pages != NULL;
}

/* Numbers the buckets and counts their phrases. */
static bool make_buckets(bao_literals *literals, bao_arena *arena, const bao_span *phrases,
                         size_t count)
{
    uint16_t buckets = 1;
    for (size_t i = 0; i < count; i++) {
        uint16_t *slot = slot_of_phrase(literals, phrases[i]);
        if (!*slot) {
            *slot = buckets++;
        }
    }
    literals->buckets = bao_arena_calloc(arena, buckets, sizeof *literals->buckets);
    if (!literals->buckets) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        literals->buckets[*slot_of_phrase(literals, phrases[i])].count++;
    }
    for (size_t i = 1; i < buckets; i++) {
        bucket *before = &literals->buckets[i - 1];
        literals->buckets[i].first = before->first + before->count;
        before->count = 0;
    }
    literals->buckets[buckets - 1].count = 0;
    return true;
}

/* The first eight bytes at p; zeros where there are fewer. */
static inline uint64_t head_of(const char *p, size_t n)
{
    uint64_t head = 0;
    if (n >= sizeof head) {
        memcpy(&head, p, sizeof head);
    } else {
        memcpy(&head, p, n);
    }
    return head;
}

/* A phrase with its own copy of s; its p is NULL when out of memory. */
static phrase copy_phrase(bao_arena *arena, bao_span s, uint32_t id)
{
    static const char ones[] = "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF";
    phrase f = {.n = (uint32_t)s.n, .id = id};
    f.head = head_of(s.p, s.n);
    f.mask = head_of(ones, s.n < sizeof f.mask ? s.n : sizeof f.mask);
    f.p = bao_arena_copy(arena, s.p, s.n);
    return f;
}

static void add_probe(bao_literals *literals, bao_span s)
{
    char head[4] = {0};
    size_t size;
    memcpy(head, s.p, s.n < sizeof head ? s.n : sizeof head);
    literals->probes[hash_of(head, &size)] |=
        s.n > PROBE ? UINT64_C(1) << (s.p[PROBE] & 63) : UINT64_MAX;
}

/* Puts the phrases into their buckets, in the order of their ids. */
static bool fill_buckets(bao_literals *literals, bao_arena *arena, const bao_span *phrases,
                         size_t count)
{
    literals->phrases = bao_arena_calloc(arena, count + 1, sizeof *literals->phrases);
    for (size_t i = 0; literals->phrases && i < count; i++) {
        bucket *b = &literals->buckets[*slot_of_phrase(literals, phrases[i])];
        const phrase f = copy_phrase(arena, phrases[i], (uint32_t)i);
        if (!f.p) {
            return false;
        }
        add_probe(literals, phrases[i]);
        literals->phrases[b->first + b->count++] = f;
    }
    return literals->phrases != NULL;
}

const bao_literals *bao_literals_new(bao_arena *arena, const bao_span *phrases, size_t count)
{
    bao_literals *literals = bao_arena_calloc(arena, 1, sizeof *literals);
    if (literals && make_pages(literals, arena, phrases, count) &&
        make_buckets(literals, arena, phrases, count) &&
        fill_buckets(literals, arena, phrases, count)) {
        return literals;
    }
    return NULL;
}

/* Where a scan is, and what it may still find. */
typedef struct scan {
    const bao_literals *literals;
    bao_span text;
    size_t most;
    bao_arena *arena;
    bao_hits *hits;
} scan;

static inline bool matches(const phrase *f, const char *p, size_t left, uint64_t head)
{
    return (head & f->mask) == f->head && f->n <= left &&
           (f->n <= sizeof head ||
            memcmp(f->p + sizeof head, p + sizeof head, f->n - sizeof head) == 0);
}

/* Tries the phrases of bucket `b` at p. False when out of memory. */
static bool try_bucket(scan *s, const bucket *b, const char *p, size_t left)
{
    const uint64_t head = head_of(p, left);
    const phrase *phrases = s->literals->phrases + b->first;
    bao_hits *hits = s->hits;
    for (uint32_t i = 0; i < b->count && s->most; i++) {
        if (!matches(&phrases[i], p, left, head)) {
            continue;
        }
        if (!BAO_RESERVE(s->arena, hits->items, hits->count, hits->capacity)) {
            return false;
        }
        hits->items[hits->count++] = (bao_hit){(uint32_t)(p - s->text.p), phrases[i].id};
        s->most--;
    }
    return true;
}

/* The first character from p on where a phrase may begin; near the end, the next one. */
static inline const char *next_start(const uint64_t *probes, const char *p, const char *end)
{
    const char *const last = end - PROBE;
    size_t size;
    for (; p < last; p += size) {
        const uint64_t bytes = probes[hash_of(p, &size)];
        if (bytes >> (p[PROBE] & 63) & 1) {
            break;
        }
    }
    return p;
}

bool bao_literals_scan(const bao_literals *literals, bao_span text, size_t most, bao_arena *arena,
                       bao_hits *hits)
{
    scan s = {literals, text, most, arena, hits};
    const char *const end = text.p + text.n;
    size_t size;
    for (const char *p = text.p; s.most; p += size) {
        p = text.n > PROBE ? next_start(literals->probes, p, end) : p;
        if (p == end) {
            break;
        }
        const bucket *b = &literals->buckets[*slot_of(literals, key_of(p, &size))];
        if (b->count && !try_bucket(&s, b, p, (size_t)(end - p))) {
            return false;
        }
    }
    return true;
}

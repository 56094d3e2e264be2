/* test_literals.c - the phrase scanner against a search for one phrase after the other. */
#include "test.h"

#include "base/utf8.h"
#include "text/literals.h"

static uint32_t seed = 19491001;

static uint32_t random_below(uint32_t n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

static bool stands_at(bao_span text, size_t at, bao_span phrase)
{
    return bao_span_starts((bao_span){text.p + at, text.n - at}, phrase);
}

/* The hits are exactly the first `most` of all places, by offset and then by id. */
static void check_hits(bao_span text, const bao_span *phrases, size_t count, size_t most,
                       const bao_hits *hits)
{
    size_t found = 0;
    bool same = true;
    for (size_t at = 0; at < text.n; at++) {
        for (size_t id = 0; id < count && found < most; id++) {
            if (stands_at(text, at, phrases[id])) {
                same = same && found < hits->count && hits->items[found].at == at &&
                       hits->items[found].id == id;
                found++;
            }
        }
    }
    CHECK_THAT(same && found == hits->count, "%zu hits, not %zu, in '%.*s'", hits->count, found,
               (int)text.n, text.p);
}

static void check_scan(bao_arena *arena, bao_span text, const bao_span *phrases, size_t count,
                       size_t most)
{
    bao_hits hits = {0};
    const bao_literals *literals = bao_literals_new(arena, phrases, count);
    CHECK(literals != NULL);
    CHECK(bao_literals_scan(literals, text, most, arena, &hits));
    check_hits(text, phrases, count, most, &hits);
}

static void phrases_overlap_and_repeat(void)
{
    static const bao_span phrases[] = {
        BAO_SPAN("申请"), BAO_SPAN("信息公开申请"), BAO_SPAN("公开"),  BAO_SPAN("公"),
        BAO_SPAN("公开"), BAO_SPAN("OGI"),          BAO_SPAN("GI "),   BAO_SPAN("3208件"),
        BAO_SPAN("𠀀字"), BAO_SPAN("𠀁"),           BAO_SPAN("公开x"), BAO_SPAN("·"),
    };
    static const bao_span text = BAO_SPAN("OGI 政府信息公开申请3208件·公公开，𠀀𠀁𠀀字公开公");
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    check_scan(arena, text, phrases, sizeof phrases / sizeof *phrases, SIZE_MAX);
    check_scan(arena, text, phrases, sizeof phrases / sizeof *phrases, 3);
    check_scan(arena, text, phrases, sizeof phrases / sizeof *phrases, 0);
    bao_arena_drop(arena);
}

static void nothing_finds_nothing(void)
{
    static const bao_span phrase = BAO_SPAN("公开");
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    check_scan(arena, BAO_SPAN("公开"), NULL, 0, SIZE_MAX);
    check_scan(arena, (bao_span){NULL, 0}, &phrase, 1, SIZE_MAX);
    check_scan(arena, BAO_SPAN("公"), &phrase, 1, SIZE_MAX);
    bao_arena_drop(arena);
}

static void hits_are_appended(void)
{
    static const bao_span phrase = BAO_SPAN("公");
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    const bao_literals *literals = bao_literals_new(arena, &phrase, 1);
    bao_hits hits = {0};
    CHECK(bao_literals_scan(literals, BAO_SPAN("公开公"), SIZE_MAX, arena, &hits));
    CHECK(bao_literals_scan(literals, BAO_SPAN("x公"), 5, arena, &hits));
    CHECK(hits.count == 3 && hits.items[1].at == 6 && hits.items[2].at == 1);
    bao_arena_drop(arena);
}

/* Few characters, so that phrases share beginnings and overlap: one of each length, and two astral
 * ones that share their low 16 bits with a character of the plane below. */
static const char *const pool[] = {"公", "开", "申", "请", "a", "b", "·", "𠀀", "\U0001516C", "3"};

static bao_span random_string(bao_arena *arena, uint32_t characters)
{
    char text[400];
    size_t n = 0;
    for (uint32_t i = 0; i < characters; i++) {
        const char *s = pool[random_below(sizeof pool / sizeof *pool)];
        memcpy(text + n, s, strlen(s));
        n += strlen(s);
    }
    return (bao_span){bao_arena_copy(arena, text, n), n};
}

static void random_texts_agree(void)
{
    bao_span phrases[40];
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    for (int round = 0; round < 1500; round++) {
        bao_arena_reset(arena);
        const size_t count = random_below(40);
        for (size_t i = 0; i < count; i++) {
            phrases[i] = random_string(arena, 1 + random_below(4));
        }
        const bao_span text = random_string(arena, random_below(90));
        check_scan(arena, text, phrases, count, round % 4 ? SIZE_MAX : random_below(20));
    }
    bao_arena_drop(arena);
}

/* As many first characters as there can be. */
static void every_character_begins_a_phrase(void)
{
    enum { FIRST = 0x20, LAST = 0x10FFF };
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_span *phrases = bao_arena_alloc(arena, LAST * sizeof *phrases);
    char *text = bao_arena_alloc(arena, LAST * 4);
    size_t n = 0, count = 0;
    for (uint32_t c = FIRST; c <= LAST; c += c == 0xD7FF ? 0x801 : 1) {
        phrases[count].p = text + n;
        phrases[count].n = bao_utf8_put(text + n, c);
        n += phrases[count++].n;
    }
    const bao_literals *literals = bao_literals_new(arena, phrases, count);
    bao_hits hits = {0};
    CHECK(bao_literals_scan(literals, (bao_span){text, n}, SIZE_MAX, arena, &hits));
    CHECK(hits.count == count);
    uint32_t wrong = 0;
    for (size_t i = 0; i < hits.count; i++) {
        wrong += hits.items[i].id != i || text + hits.items[i].at != phrases[i].p;
    }
    CHECK(wrong == 0);
    bao_arena_drop(arena);
}

static bool scan_much(bao_arena *arena)
{
    static const bao_span phrases[] = {BAO_SPAN("公"), BAO_SPAN("公开"), BAO_SPAN("a")};
    static char text[60000];
    memset(text, 'a', sizeof text);
    bao_hits hits = {0};
    const bao_literals *literals = bao_literals_new(arena, phrases, 3);
    return literals &&
           bao_literals_scan(literals, (bao_span){text, sizeof text}, SIZE_MAX, arena, &hits);
}

static void want_of_memory_is_told(void)
{
    for (long left = 0;; left++) {
        test_tap tap = {.left = left};
        const bao_alloc alloc = {&tap, test_tap_realloc};
        bao_arena *arena = bao_arena_new(&alloc);
        const bool done = arena && scan_much(arena);
        bao_arena_drop(arena);
        CHECK(tap.live == 0);
        if (done) {
            CHECK(left > 2);
            break;
        }
    }
}

int main(void)
{
    phrases_overlap_and_repeat();
    nothing_finds_nothing();
    hits_are_appended();
    random_texts_agree();
    every_character_begins_a_phrase();
    want_of_memory_is_told();
    return test_end();
}

/* test_base.c - arena, buffer, decimals, UTF-8, statuses, warnings, hash. */
#include "test.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/decimal.h"
#include "base/find.h"
#include "base/hash.h"
#include "base/plain.h"
#include "base/status.h"
#include "base/utf8.h"
#include "base/warning.h"

/* Many small and some large allocations keep their content and never overlap. */
static void arena_allocations_do_not_overlap(void)
{
    enum { COUNT = 300 };
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    unsigned char *p[COUNT];
    size_t n[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        n[i] = i % 7 == 0 ? i * 100 : i % 40;
        p[i] = bao_arena_alloc(arena, n[i]);
        CHECK_THAT(p[i] && (uintptr_t)p[i] % sizeof(double) == 0, "allocation %zu", i);
        memset(p[i], (int)(i & 255), n[i]);
    }
    for (size_t i = 0; i < COUNT; i++) {
        size_t same = 0;
        while (same < n[i] && p[i][same] == (i & 255)) {
            same++;
        }
        CHECK_THAT(same == n[i], "allocation %zu was written over", i);
    }
    bao_arena_drop(arena);
    bao_arena_drop(NULL);
}

static void arena_grows_the_last_one_in_place(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    char *a = bao_arena_alloc(arena, 8);
    memcpy(a, "abcdefg", 8);
    char *b = bao_arena_grow(arena, a, 8, 16);
    CHECK(a == b);
    CHECK(bao_arena_alloc(arena, 1) != NULL);
    char *c = bao_arena_grow(arena, b, 16, 4000);
    CHECK(c != b && strcmp(c, "abcdefg") == 0);
    CHECK(bao_arena_calloc(arena, SIZE_MAX / 2, 4) == NULL);
    CHECK(bao_arena_alloc(arena, SIZE_MAX) == NULL);
    char *copy = bao_arena_copy(arena, "xyz", 2);
    CHECK(copy && strcmp(copy, "xy") == 0);
    bao_arena_drop(arena);
}

static void arena_reset_and_limit(void)
{
    test_tap tap = {.left = 1000};
    bao_alloc alloc = {&tap, test_tap_realloc};
    bao_arena *arena = bao_arena_new(&alloc);
    for (int round = 0; round < 3; round++) {
        CHECK(bao_arena_alloc(arena, 100000) != NULL);
        bao_arena_reset(arena);
    }
#ifndef BAO_ARENA_EXACT /* there nothing is kept, and a block is as large as what is asked for */
    long spent = 1000 - tap.left;
    CHECK_THAT(spent == 2, "%ld allocations: reset must keep its blocks", spent);
    bao_arena_limit(arena, 300000);
    CHECK(bao_arena_alloc(arena, 200000) == NULL);
#endif
    CHECK(bao_arena_alloc(arena, 1000) != NULL);
    bao_arena_drop(arena);
    CHECK(tap.live == 0);
}

/* A buffer built with 0, 1, 2 … allocations allowed fails cleanly or is right. */
static void buffer_survives_every_refusal(void)
{
    for (long budget = 0;; budget++) {
        test_tap tap = {.left = budget};
        bao_alloc alloc = {&tap, test_tap_realloc};
        bao_arena *arena = bao_arena_new(&alloc);
        bool done = false;
        if (arena) {
            bao_buf buf = bao_buf_in(arena);
            for (int i = 0; i < 2000; i++) {
                bao_buf_format(&buf, "%d,", i);
                bao_buf_unsigned(&buf, (uint64_t)i);
                bao_buf_byte(&buf, ';');
                bao_buf_string(&buf, "");
            }
            const char *s = bao_buf_cstring(&buf);
            CHECK((s != NULL) == !buf.failed);
            done = s != NULL;
            CHECK(!done || (strncmp(s, "0,0;1,1;", 8) == 0 && strlen(s) == 2 * 6890 + 4000));
        }
        bao_arena_drop(arena);
        CHECK(tap.live == 0);
        if (done) {
            return;
        }
    }
}

static void buffer_appends(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_buf buf = bao_buf_in(arena);
    bao_buf_unsigned(&buf, 0);
    bao_buf_byte(&buf, ' ');
    bao_buf_unsigned(&buf, UINT64_MAX);
    bao_buf_span(&buf, BAO_SPAN(" 件"));
    CHECK(bao_span_equal(bao_buf_view(&buf), BAO_SPAN("0 18446744073709551615 件")));
    bao_arena_drop(arena);
}

static const char *print(bool ok, bao_decimal d)
{
    static char text[BAO_DECIMAL_TEXT];
    if (!ok) {
        return "fails";
    }
    bao_decimal_print(d, text);
    return text;
}

static bao_decimal decimal(const char *s)
{
    bao_decimal d = {0, 0};
    CHECK_THAT(bao_decimal_parse(bao_span_of(s), &d), "parse %s", s);
    return d;
}

static void decimal_parses_and_prints(void)
{
    static const char *const same[] = {"0",      "0.05",  "-12.30", "217.00",
                                       "4",      "-0.10", "0.000",  "9223372036854775807",
                                       "-0.001", "1.30",  "10",     "0.999999999999999999"};
    static const char *const refused[] = {"",    "-",    ".5",   "5.",
                                          "+1",  "1e3",  "1,2",  "1.2.3",
                                          "--1", " 1",   "1 ",   "9223372036854775808",
                                          "一",  "1.-2", "0x10", "1.0000000000000000000"};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        bao_decimal d;
        bool ok = bao_decimal_parse(bao_span_of(same[i]), &d);
        CHECK_THAT(strcmp(print(ok, d), same[i]) == 0, "%s", same[i]);
    }
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        bao_decimal d;
        CHECK_THAT(!bao_decimal_parse(bao_span_of(refused[i]), &d), "'%s'", refused[i]);
    }
    CHECK(strcmp(print(true, decimal("-0.00")), "0.00") == 0);
    CHECK(strcmp(print(true, decimal("007")), "7") == 0);
}

typedef bool binary(bao_decimal a, bao_decimal b, bao_decimal *out);

static void decimal_arithmetic(void)
{
    static const struct {
        binary *does;
        const char *a, *b, *result;
    } cases[] = {
        {bao_decimal_add, "0.1", "0.2", "0.3"},
        {bao_decimal_add, "1.50", "2", "3.50"},
        {bao_decimal_add, "9223372036854775807", "1", "fails"},
        {bao_decimal_add, "9223372036854775807", "0.1", "fails"},
        {bao_decimal_subtract, "1", "1.00", "0.00"},
        {bao_decimal_subtract, "-9223372036854775807", "1", "fails"},
        {bao_decimal_multiply, "1.30", "10", "13.00"},
        {bao_decimal_multiply, "-0.5", "0.5", "-0.25"},
        {bao_decimal_multiply, "3000000000.0000000", "2.0000000000", "6000000000.000000000"},
        {bao_decimal_multiply, "9223372036854775807", "3", "fails"},
        {bao_decimal_multiply, "0.000000000000000001", "0.1", "fails"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bao_decimal d;
        bool ok = cases[i].does(decimal(cases[i].a), decimal(cases[i].b), &d);
        CHECK_THAT(strcmp(print(ok, d), cases[i].result) == 0, "case %zu: %s ? %s is %s", i,
                   cases[i].a, cases[i].b, print(ok, d));
    }
    CHECK(bao_decimal_compare(decimal("4"), decimal("4.00")) == 0);
    CHECK(bao_decimal_compare(decimal("-4"), decimal("0.01")) < 0);
    CHECK(bao_decimal_compare(decimal("9223372036854775807"), decimal("9.223372036854775807")) > 0);
}

static void decimal_divides_and_rounds(void)
{
    static const struct {
        const char *a, *b;
        unsigned digits;
        const char *result;
    } cases[] = {
        {"2", "3", 2, "0.67"},     {"1", "3", 2, "0.33"},
        {"1", "8", 2, "0.13"},     {"-1", "8", 2, "-0.13"},
        {"1", "-8", 2, "-0.13"},   {"18160", "3050", 1, "6.0"},
        {"1", "0", 2, "fails"},    {"1", "0.00", 2, "fails"},
        {"0.5", "1", 0, "1"},      {"2.5", "1", 0, "3"},
        {"-0.4", "1", 0, "0"},     {"-2.5", "1", 0, "-3"},
        {"1", "1", 19, "fails"},   {"100", "1", 18, "fails"},
        {"1.005", "1", 2, "1.01"}, {"9223372036854775807", "1", 1, "fails"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bao_decimal d;
        bool ok = bao_decimal_divide(decimal(cases[i].a), decimal(cases[i].b), cases[i].digits, &d);
        CHECK_THAT(strcmp(print(ok, d), cases[i].result) == 0, "%s / %s is %s", cases[i].a,
                   cases[i].b, print(ok, d));
    }
    bao_decimal d;
    bool ok = bao_decimal_round(decimal("57.549"), 1, &d);
    CHECK(strcmp(print(ok, d), "57.5") == 0);
    ok = bao_decimal_round(decimal("57"), 2, &d);
    CHECK(strcmp(print(ok, d), "57.00") == 0);
}

static void decimal_shifts(void)
{
    static const struct {
        const char *a;
        int power;
        const char *result;
    } cases[] = {
        {"251000", -4, "25.1"},
        {"217.00", 0, "217.00"},
        {"1.30", 4, "13000"},
        {"1.3", 8, "130000000"},
        {"4.0", -1, "0.4"},
        {"0", -4, "0"},
        {"-2510", -4, "-0.251"},
        {"11.67", 12, "11670000000000"},
        {"9223372036854775807", 1, "fails"},
        {"1", -19, "fails"},
        {"0.5", 1, "5"},
        {"160.5964", 4, "1605964"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bao_decimal d;
        bool ok = bao_decimal_shift(decimal(cases[i].a), cases[i].power, &d);
        CHECK_THAT(strcmp(print(ok, d), cases[i].result) == 0, "%s by %d is %s", cases[i].a,
                   cases[i].power, print(ok, d));
    }
}

static void utf8_knows_what_is_valid(void)
{
    static const struct {
        bao_span s;
        size_t valid;
    } cases[] = {
        {{"", 0}, 0},
        {BAO_SPAN("abc件"), 6},
        {BAO_SPAN("\xF0\xA0\x80\x80"), 4},
        {BAO_SPAN("a\xC0\x80"), 1},          /* overlong */
        {BAO_SPAN("\xE0\x80\xAF"), 0},       /* overlong */
        {BAO_SPAN("\xED\xA0\x80"), 0},       /* surrogate */
        {BAO_SPAN("ab\xF4\x90\x80\x80"), 2}, /* above U+10FFFF */
        {BAO_SPAN("\xE4\xBB"), 0},           /* cut */
        {BAO_SPAN("x\xFF"), 1},
        {BAO_SPAN("x\0y"), 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CHECK_THAT(bao_utf8_valid(cases[i].s) == cases[i].valid, "case %zu", i);
    }
}

/* The length of the good sequence at p, by decoding and encoding it again; 0 if there is none. */
static size_t good_sequence(const char *p, size_t n)
{
    const unsigned char lead = (unsigned char)p[0];
    const size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (size > n || (lead >= 0x80 && lead < 0xC2) || lead > 0xF4) {
        return 0;
    }
    size_t ignored;
    const uint32_t c = bao_utf8_next(p, &ignored);
    char again[4];
    const bool plane = c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
    return plane && bao_utf8_put(again, c) == size && memcmp(again, p, size) == 0 ? size : 0;
}

static size_t valid_prefix(const char *p, size_t n)
{
    size_t i = 0, size;
    while (i < n && (size = good_sequence(p + i, n - i))) {
        i += size;
    }
    return i;
}

/* Any damage is found where it is, in texts of all lengths. */
static void utf8_damage_is_found(void)
{
    static const char *const pieces[] = {"件",         "a",  "é", "，", "中华",
                                         "0123456789", "𠀀", "က", "한"};
    static const char damage[] = "\x80\xBF\xC0\xC3\xE0\xE4\xED\xEF\xF0\xF5\xFF\xA0"
                                 "A";
    char text[1400];
    unsigned random = 1;
    for (size_t round = 0; round < 4000; round++) {
        const size_t length = round % 1300, kinds = round % 3 ? 2 + round % 7 : 1;
        size_t n = 0;
        while (n < length) {
            random = random * 1103515245u + 12345u;
            const char *piece = pieces[(random >> 16) % (kinds + 1)];
            memcpy(text + n, piece, strlen(piece));
            n += strlen(piece);
        }
        CHECK_THAT(bao_utf8_valid((bao_span){text, n}) == n, "round %zu", round);
        random = random * 1103515245u + 12345u;
        n -= n && round % 5 == 0;
        if (n) {
            text[(random >> 8) % n] = damage[round % (sizeof damage - 1)];
        }
        const size_t valid = bao_utf8_valid((bao_span){text, n}), wanted = valid_prefix(text, n);
        CHECK_THAT(valid == wanted, "round %zu: %zu, not %zu", round, valid, wanted);
    }
}

/* Wherever a word stands, among others that look like it. */
static void words_are_found(void)
{
    static const char *const words[] = {"年", "统计", "|", "ab", "政府工作报告", "。"};
    char text[200];
    for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
        const bao_span word = bao_span_of(words[w]);
        for (size_t n = 0; n < 100; n++) {
            for (size_t at = 0; at <= n; at++) {
                memset(text, word.p[word.n - 1], sizeof text);
                const bool whole = n - at >= word.n;
                memcpy(text + at, word.p, whole ? word.n : 0);
                const bao_span s = {text, n};
                const char *found = bao_find(s, word);
                CHECK_THAT(found == memmem(s.p, s.n, word.p, word.n), "word %zu at %zu of %zu", w,
                           at, n);
            }
        }
    }
    CHECK(bao_has(BAO_SPAN("2016年"), "年") && !bao_has((bao_span){NULL, 0}, "年"));
}

static void utf8_goes_there_and_back(void)
{
    for (uint32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 97) {
        if (c >= 0xD800 && c <= 0xDFFF) {
            continue;
        }
        char bytes[4];
        size_t n = bao_utf8_put(bytes, c);
        size_t size;
        if (bao_utf8_next(bytes, &size) != c || size != n ||
            bao_utf8_valid((bao_span){bytes, n}) != n) {
            CHECK_THAT(false, "U+%04X", c);
        }
    }
    CHECK(bao_utf8_columns(BAO_SPAN("a件１")) == 5);
}

static void status_has_names_and_messages(void)
{
    for (int i = 0; i < BAO_STATUS_COUNT; i++) {
        CHECK(*bao_status_code((bao_status)i) && *bao_status_text((bao_status)i));
    }
    CHECK(strcmp(bao_status_code(BAO_ENCODING), "ENCODING") == 0);
    CHECK(*bao_status_code((bao_status)999));
    CHECK(bao_fail(NULL, BAO_IO, "x") == BAO_IO);
    char pad[600];
    for (size_t cut = 250; cut < 260; cut++) {
        bao_error error;
        memset(pad, 'a', cut);
        strcpy(pad + cut, "件件件");
        bao_fail(&error, BAO_LIMIT, "%s", pad);
        size_t n = strlen(error.message);
        CHECK_THAT(bao_utf8_valid((bao_span){error.message, n}) == n, "cut at %zu", cut);
    }
}

static void plain_text_acts_on_nobody(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    char bytes[4], text[32];
    for (uint32_t c = 0; c <= 0x10FFFF; c += c == 0xD7FF ? 0x801 : 1) {
        const bao_span s = {bytes, bao_utf8_put(bytes, c)};
        if (bao_plain_valid(s, false) == s.n) {
            continue;
        }
        bao_arena_reset(arena);
        bao_buf out = bao_buf_in(arena);
        bao_plain_print(&out, s, false);
        snprintf(text, sizeof text, "\\u%04X", (unsigned)c);
        CHECK_THAT(out.n == (c < 0x10000 ? 6u : 12u), "U+%04X", (unsigned)c);
        CHECK_THAT(c >= 0x10000 || memcmp(out.p, text, 6) == 0, "U+%04X", (unsigned)c);
    }
    CHECK(bao_plain_valid(BAO_SPAN("a\n\t件"), true) == 6);
    CHECK(bao_plain_valid(BAO_SPAN("a\n\t件"), false) == 1);
    char cut[] = "\xE4\xBB件\xFF\"\xE4";
    bao_plain_trim(cut);
    CHECK(strcmp(cut, "件\"") == 0);
    bao_arena_drop(arena);
}

static void warnings_count_repeats(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_warnings warnings = {.arena = arena};
    bao_warn(&warnings, "BAD_BYTES", 7, "byte %d", 7);
    bao_warn(&warnings, "CUT", 9, "cut");
    bao_warn(&warnings, "BAD_BYTES", 8, "byte %d", 8);
    CHECK(warnings.count == 2 && !warnings.failed);
    CHECK(warnings.items[0].count == 2 && warnings.items[0].at == 7);
    CHECK(strcmp(warnings.items[0].message, "byte 7") == 0);
    bao_arena_drop(arena);
}

static void hash_of_known_bytes(void)
{
    char hex[65];
    bao_sha256_hex((bao_span){NULL, 0}, hex);
    CHECK(strcmp(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855") == 0);
    bao_sha256_hex(BAO_SPAN("abc"), hex);
    CHECK(strcmp(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad") == 0);
}

int main(void)
{
    arena_allocations_do_not_overlap();
    arena_grows_the_last_one_in_place();
    arena_reset_and_limit();
    buffer_survives_every_refusal();
    buffer_appends();
    decimal_parses_and_prints();
    decimal_arithmetic();
    decimal_divides_and_rounds();
    decimal_shifts();
    utf8_knows_what_is_valid();
    utf8_damage_is_found();
    words_are_found();
    utf8_goes_there_and_back();
    status_has_names_and_messages();
    plain_text_acts_on_nobody();
    warnings_count_repeats();
    hash_of_known_bytes();
    return test_end();
}

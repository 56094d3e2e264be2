/* test_fold.c - the folded view: cases, the way back to the text, counters, want of memory. */
#include "test.h"

#include "base/utf8.h"
#include "text/fold.h"
#include "text/numeral.h"

static uint32_t seed = 20160401;

static uint32_t random_below(uint32_t n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

/* Replaces \n \t \r \\ and \u{X} in place. */
static bao_span unescape(char *s)
{
    char *out = s;
    for (const char *p = s; *p; p++) {
        if (*p != '\\') {
            *out++ = *p;
        } else if (*++p == 'u') {
            char *rest;
            out += bao_utf8_put(out, (uint32_t)strtoul(p + 2, &rest, 16));
            p = rest;
        } else {
            *out++ = (char)(*p == 'n' ? '\n' : *p == 't' ? '\t' : *p == 'r' ? '\r' : *p);
        }
    }
    return (bao_span){s, (size_t)(out - s)};
}

static void cases_of_the_file(void)
{
    FILE *file = fopen("tests/cases/fold.case", "rb");
    if (!CHECK(file != NULL)) {
        return;
    }
    char name[256], input[2048], expected[2048];
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    int groups = 0;
    while (test_line(file, name, sizeof name) && test_line(file, input, sizeof input) &&
           test_line(file, expected, sizeof expected)) {
        bao_span got = bao_fold_string(arena, unescape(input));
        CHECK_THAT(bao_span_equal(got, unescape(expected)), "%s: got '%.*s'", name, (int)got.n,
                   got.p);
        CHECK_THAT(bao_span_equal(got, bao_fold_string(arena, got)), "%s: not idempotent", name);
        groups++;
    }
    CHECK(groups >= 60);
    bao_arena_drop(arena);
    fclose(file);
}

/* A view over `text` in one block. */
static bao_fold fold_whole(bao_arena *arena, const char *text)
{
    bao_fold fold;
    bao_fold_start(&fold, arena, bao_span_of(text));
    bao_fold_block(&fold, (bao_range){0, (uint32_t)strlen(text)}, '\n');
    return fold;
}

static void check_text(const bao_fold *fold, const char *part, const char *expected)
{
    const bao_span view = bao_fold_view(fold);
    const char *at = memmem(view.p, view.n, part, strlen(part));
    CHECK_THAT(at != NULL, "'%s' is not in the view", part);
    if (!at) {
        return;
    }
    const uint32_t from = (uint32_t)(at - view.p);
    const bao_range range = bao_fold_text(fold, (bao_range){from, from + (uint32_t)strlen(part)});
    const bao_span got = bao_span_cut(fold->text, range);
    CHECK_THAT(bao_span_equal(got, bao_span_of(expected)), "'%s' comes from '%.*s'", part,
               (int)got.n, got.p);
}

static void parts_lead_back_to_their_text(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_fold fold = fold_whole(arena, "\u3000共 受理\u200b \u3000３ ２０８ 件（占 85.7 ％）。 \n");
    CHECK(bao_span_equal(bao_fold_view(&fold), BAO_SPAN("共受理3 208件(占85.7%)。\n")));
    check_text(&fold, "共", "共");
    check_text(&fold, "共受理", "共 受理");
    check_text(&fold, "理3", "理\u200b \u3000３");
    check_text(&fold, "3 208", "３ ２０８");
    check_text(&fold, "208件", "２０８ 件");
    check_text(&fold, "8", "８");
    check_text(&fold, "%", "％");
    check_text(&fold, ")。", "）。");
    check_text(&fold, "。\n", "。");
    fold = fold_whole(arena, "a \u3000\n b");
    check_text(&fold, " ", " ");
    check_text(&fold, "a ", "a ");
    check_text(&fold, " b", " \u3000\n b");
    bao_arena_drop(arena);
}

static void blocks_keep_apart(void)
{
    static const char text[] = " 甲 <td>１２</td><td> </td>34</td>\n乙";
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_fold fold;
    bao_fold_start(&fold, arena, BAO_SPAN(text));
    const bao_range first = bao_fold_block(&fold, (bao_range){0, 5}, '\n');
    const bao_range second = bao_fold_block(&fold, (bao_range){9, 15}, '\t');
    const bao_range third = bao_fold_block(&fold, (bao_range){24, 25}, '\t');
    bao_fold_block(&fold, (bao_range){30, 32}, '\n');
    bao_fold_block(&fold, (bao_range){38, 41}, '\n');
    CHECK(bao_span_equal(bao_fold_view(&fold), BAO_SPAN("甲\n12\t\t34\n乙\n")));
    CHECK(first.from == 0 && first.to == 3);
    CHECK(second.from == 4 && second.to == 6);
    CHECK(third.from == 7 && third.to == 7);
    bao_range back = bao_fold_text(&fold, third);
    CHECK(back.from == 24 && back.to == 24);
    back = bao_fold_text(&fold, (bao_range){3, 4});
    CHECK(back.from == 4 && back.to == 4);
    check_text(&fold, "12", "１２");
    check_text(&fold, "\t34\n", "34");
    check_text(&fold, "2\t\t3", "２</td><td> </td>3");
    check_text(&fold, "乙", "乙");
    bao_arena_drop(arena);
}

static void an_empty_text_folds(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_fold fold;
    bao_fold_start(&fold, arena, (bao_span){NULL, 0});
    CHECK(bao_fold_view(&fold).n == 0);
    bao_range range = bao_fold_block(&fold, (bao_range){0, 0}, '\n');
    CHECK(range.from == 0 && range.to == 0);
    range = bao_fold_text(&fold, (bao_range){0, 1});
    CHECK(range.from == 0 && range.to == 0);
    const bao_span empty = bao_fold_string(arena, (bao_span){NULL, 0});
    CHECK(empty.p != NULL && empty.n == 0);
    bao_arena_drop(arena);
}

static void oddities_are_counted(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_fold fold = fold_whole(arena, "政\u200b府3\u200b\ufeff2\u200b0\u200b件\ue000\uf8ff");
    CHECK(fold.unseen == 3 && fold.unseen_at == 10);
    CHECK(fold.private_use == 2 && fold.private_use_at == 27);
    CHECK(fold.compatibility == 0);
    fold = fold_whole(arena, "①⑳，﹝⼤⻓\uf900㎡Ⅲ㈠\ufb01");
    CHECK(fold.compatibility == 7 && fold.compatibility_at == 12);
    CHECK(fold.unseen == 0 && fold.private_use == 0);
    bao_arena_drop(arena);
}

/* What random texts are made of: every way a character can fold. */
static const char *const pool[] = {
    "政",     "府",     "。",     "資",         "覆",     "a",  "Z",      "0",      "7",
    "3",      ",",      "%",      " ",          " ",      " ",  "\n",     "\t",     "\u3000",
    "\u00a0", "\u200b", "\ufeff", "，",         "（",     "２", "Ａ",     "％",     "￥",
    "⼤",     "⻓",     "\uf900", "\U00020000", "\ue000", "·",  "\u00ad", "\u2028", "\U000e0100",
};

static size_t random_text(char *out, uint32_t characters)
{
    size_t n = 0;
    for (uint32_t i = 0; i < characters; i++) {
        const char *s = pool[random_below(sizeof pool / sizeof *pool)];
        memcpy(out + n, s, strlen(s));
        n += strlen(s);
    }
    return n;
}

static bool is_boundary(bao_span s, size_t at)
{
    return at >= s.n || ((unsigned char)s.p[at] & 0xC0) != 0x80;
}

static uint32_t random_boundary(bao_span s, uint32_t from, uint32_t to)
{
    uint32_t at = from + random_below(to - from + 1);
    while (!is_boundary(s, at)) {
        at++;
    }
    return at;
}

static bao_span trim_spaces(bao_span s)
{
    while (s.n && s.p[0] == ' ') {
        s.p++;
        s.n--;
    }
    while (s.n && s.p[s.n - 1] == ' ') {
        s.n--;
    }
    return s;
}

/* Cuts of `block` folded alone give themselves again, and lie where they should. */
static void check_cuts(bao_arena *arena, const bao_fold *fold, bao_range block, bao_range source)
{
    const bao_span view = bao_fold_view(fold);
    for (int i = 0; i < 8; i++) {
        const uint32_t from = random_boundary(view, block.from, block.to);
        const uint32_t to = random_boundary(view, from, block.to);
        const bao_range range = bao_fold_text(fold, (bao_range){from, to});
        CHECK(source.from <= range.from && range.from <= range.to && range.to <= source.to);
        CHECK((from == to) == (range.from == range.to));
        CHECK(is_boundary(fold->text, range.from) && is_boundary(fold->text, range.to));
        const bao_span cut = bao_span_cut(view, (bao_range){from, to});
        const bao_span again = bao_fold_string(arena, bao_span_cut(fold->text, range));
        CHECK_THAT(bao_span_equal(again, trim_spaces(cut)), "'%.*s' against '%.*s'", (int)again.n,
                   again.p, (int)cut.n, cut.p);
    }
}

/* Offsets into the text never go back, character by character. */
static void check_order(const bao_fold *fold)
{
    const bao_span view = bao_fold_view(fold);
    uint32_t before = 0;
    for (uint32_t at = 0, next; at < view.n; at = next) {
        next = at + 1;
        while (!is_boundary(view, next)) {
            next++;
        }
        const bao_range range = bao_fold_text(fold, (bao_range){at, next});
        CHECK(range.from >= before && range.to >= range.from);
        before = range.to;
    }
}

static void random_texts_fold_and_lead_back(void)
{
    char text[2048];
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    for (int round = 0; round < 3000; round++) {
        bao_arena_reset(arena);
        const uint32_t n = (uint32_t)random_text(text, random_below(120));
        const bao_span whole = {text, n};
        bao_fold fold;
        bao_fold_start(&fold, arena, whole);
        uint32_t at = 0;
        bao_range block, source;
        do {
            source.from = random_boundary(whole, at, n);
            source.to = random_boundary(whole, source.from, n);
            block = bao_fold_block(&fold, source, round % 2 ? '\n' : '\t');
            check_cuts(arena, &fold, block, source);
            const bao_span view = bao_span_cut(bao_fold_view(&fold), block);
            CHECK(bao_span_equal(view, bao_fold_string(arena, view)));
            CHECK(bao_span_equal(view, bao_fold_string(arena, bao_span_cut(whole, source))));
            at = source.to;
        } while (at < n);
        CHECK(!fold.failed);
        check_order(&fold);
    }
    bao_arena_drop(arena);
}

/* Every character by itself: folding is idempotent, valid, and never makes it longer. */
static void every_character_folds(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    uint32_t bad = 0;
    for (uint32_t c = 0; c < 0x110000; c += c == 0xD7FF ? 0x801 : 1) {
        char text[4];
        const bao_span s = {text, bao_utf8_put(text, c)};
        const bao_span once = bao_fold_string(arena, s);
        const bao_span twice = bao_fold_string(arena, once);
        bad += once.n > s.n || bao_utf8_valid(once) != once.n || !bao_span_equal(once, twice);
        if (c % 1024 == 0) {
            bao_arena_reset(arena);
        }
    }
    CHECK_THAT(bad == 0, "%u characters", bad);
    bao_arena_drop(arena);
}

static bool fold_much(bao_arena *arena)
{
    static const char text[] = "，１ ２，１ ２";
    bao_fold fold;
    bao_fold_start(&fold, arena, BAO_SPAN(text));
    for (int i = 0; i < 20000; i++) {
        bao_fold_block(&fold, (bao_range){0, sizeof text - 1}, '\n');
    }
    return !fold.failed && bao_fold_string(arena, BAO_SPAN("，１ ２")).p != NULL;
}

static void want_of_memory_is_told(void)
{
    for (long left = 0;; left++) {
        test_tap tap = {.left = left};
        const bao_alloc alloc = {&tap, test_tap_realloc};
        bao_arena *arena = bao_arena_new(&alloc);
        const bool done = arena && fold_much(arena);
        bao_arena_drop(arena);
        CHECK(tap.live == 0);
        if (done) {
            CHECK(left > 2);
            break;
        }
    }
}

/* Every Han numeral and every first digit of the view is noted, however the text writes it. */
static void numbers_are_noted(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    for (uint32_t c = 0x30; c < 0x10000; c++) {
        if (c >= 0xD800 && c <= 0xDFFF) {
            continue;
        }
        char text[8] = "x";
        const size_t n = 1 + bao_utf8_put(text + 1, c);
        bao_fold fold;
        bao_fold_start(&fold, arena, (bao_span){text, n});
        const bao_range block = bao_fold_block(&fold, (bao_range){0, (uint32_t)n}, '\n');
        size_t size;
        const uint32_t folded = bao_utf8_next(fold.out.p + 1, &size);
        const bool number = bao__han_value(folded) >= 0 || folded - '0' < 10;
        CHECK_THAT(!number || (block.to > 1 && fold.number_count == 1 && fold.numbers[0] == 1),
                   "U+%04X", c);
        bao_arena_reset(arena);
    }
    bao_fold fold;
    const bao_span text = BAO_SPAN("２０16年三萬人，約5");
    bao_fold_start(&fold, arena, text);
    bao_fold_block(&fold, (bao_range){0, (uint32_t)text.n}, '\n');
    static const uint32_t wanted[] = {0, 7, 10, 20};
    size_t found = 0;
    for (size_t i = 0; i < fold.number_count; i++) {
        found += found < 4 && fold.numbers[i] == wanted[found];
        CHECK(!i || fold.numbers[i] > fold.numbers[i - 1]);
    }
    CHECK_THAT(found == 4, "%zu of 4", found);
    bao_arena_drop(arena);
}

int main(void)
{
    cases_of_the_file();
    parts_lead_back_to_their_text();
    blocks_keep_apart();
    an_empty_text_folds();
    oddities_are_counted();
    random_texts_fold_and_lead_back();
    every_character_folds();
    want_of_memory_is_told();
    numbers_are_noted();
    return test_end();
}

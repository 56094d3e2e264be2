/* test_peg.c - parsing expressions one by one: what they take, what they log, what cannot be run.
 * That they do as LPeg does is held by tests/spec/peg_spec.lua. */
#include "test.h"

#include "text/peg.h"

#define KIDS(...) ((const bao_peg_node *const[]){__VA_ARGS__})

static bao_peg_node made(bao_peg_node node)
{
    bao_peg_finish(&node);
    return node;
}

static bao_peg_node text(const char *s)
{
    return made((bao_peg_node){.op = BAO_PEG_TEXT, .text = bao_span_of(s)});
}

static size_t nothing_holds(void *ud, bao_peg_match *m, const bao_peg_node *node, size_t from,
                            size_t at)
{
    (void)m, (void)node, (void)from, (void)at;
    ++*(int *)ud;
    return BAO_PEG_FAIL;
}

static size_t run_in(bao_arena *arena, const bao_peg_node *node, const char *subject, size_t at,
                     size_t *events)
{
    int asked = 0;
    bao_peg_match m = {.subject = bao_span_of(subject), .arena = arena, .condition = nothing_holds};
    m.ud = &asked;
    const size_t to = bao_peg_run(&m, node, at);
    *events = m.event_count;
    CHECK(m.failed == false || to == BAO_PEG_FAIL);
    return to;
}

static size_t run(const bao_peg_node *node, const char *subject, size_t at)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    size_t events;
    const size_t to = run_in(arena, node, subject, at, &events);
    bao_arena_drop(arena);
    return to;
}

static void single_parts_take_what_they_say(void)
{
    const bao_peg_node open = text("公开");
    CHECK(run(&open, "不公开", 3) == 9);
    CHECK(run(&open, "不公开", 0) == BAO_PEG_FAIL);
    CHECK(run(&open, "公", 0) == BAO_PEG_FAIL);
    CHECK(run(&open, "公开", 6) == BAO_PEG_FAIL);
    const bao_peg_node any = made((bao_peg_node){.op = BAO_PEG_ANY, .least = 3});
    CHECK(run(&any, "abc", 0) == 3);
    CHECK(run(&any, "abc", 1) == BAO_PEG_FAIL);
    const bao_peg_node but = made((bao_peg_node){.op = BAO_PEG_CHAR, .text = BAO_SPAN("。;")});
    CHECK(run(&but, "公", 0) == 3);
    CHECK(run(&but, "。", 0) == BAO_PEG_FAIL);
    CHECK(run(&but, ";", 0) == BAO_PEG_FAIL);
    CHECK(run(&but, ",", 0) == 1);
    CHECK(run(&but, "𠀀", 0) == 4);
    CHECK(run(&but, "\x80", 0) == BAO_PEG_FAIL);
    CHECK(run(&but, "\xE5\x85", 0) == BAO_PEG_FAIL);
    static const uint64_t digits[4] = {UINT64_C(0x3FF) << '0'};
    const bao_peg_node digit = made((bao_peg_node){.op = BAO_PEG_SET, .set = digits});
    CHECK(run(&digit, "7", 0) == 1);
    CHECK(run(&digit, "x", 0) == BAO_PEG_FAIL);
    const bao_peg_node number = made((bao_peg_node){
        .op = BAO_PEG_REPEAT, .least = 1, .most = 3, .kids = 1, .kid = KIDS(&digit)});
    CHECK(run(&number, "12345", 0) == 3);
    CHECK(run(&number, "x", 0) == BAO_PEG_FAIL);
}

static void of_many_words_the_longest_is_taken(void)
{
    static const bao_span words[] = {
        BAO_SPAN("a"),  BAO_SPAN("aa"), BAO_SPAN("aaa"), BAO_SPAN("b"),    BAO_SPAN("c"),
        BAO_SPAN("d"),  BAO_SPAN("e"),  BAO_SPAN("f"),   BAO_SPAN("g"),    BAO_SPAN("h"),
        BAO_SPAN("i"),  BAO_SPAN("j"),  BAO_SPAN("k"),   BAO_SPAN("l"),    BAO_SPAN("m"),
        BAO_SPAN("n"),  BAO_SPAN("o"),  BAO_SPAN("p"),   BAO_SPAN("q"),    BAO_SPAN("r"),
        BAO_SPAN("s"),  BAO_SPAN("t"),  BAO_SPAN("公"),  BAO_SPAN("公开"), BAO_SPAN("公开信息"),
        BAO_SPAN("申"),
    };
    for (uint32_t count = 23; count <= sizeof words / sizeof *words; count++) {
        const bao_peg_node one =
            made((bao_peg_node){.op = BAO_PEG_WORDS, .words = words, .word_count = count});
        CHECK(run(&one, "aaaa", 0) == 3);
        CHECK(run(&one, "aab", 0) == 2);
        CHECK(run(&one, "u", 0) == BAO_PEG_FAIL);
        CHECK(run(&one, "公开信", 0) == (count > 23 ? 6 : 3));
        CHECK(run(&one, "公开信息", 0) == (count > 24 ? 12 : count > 23 ? 6 : 3));
        CHECK(run(&one, "申请", 0) == (count > 25 ? 3 : BAO_PEG_FAIL));
    }
}

static void a_failure_leaves_no_captures_behind(void)
{
    const bao_peg_node here = made((bao_peg_node){.op = BAO_PEG_POSITION});
    const bao_peg_node a = text("a"), b = text("b"), x = text("x");
    const bao_peg_node first =
        made((bao_peg_node){.op = BAO_PEG_SEQUENCE, .kids = 3, .kid = KIDS(&here, &a, &x)});
    const bao_peg_node second =
        made((bao_peg_node){.op = BAO_PEG_SEQUENCE, .kids = 2, .kid = KIDS(&a, &here)});
    const bao_peg_node either =
        made((bao_peg_node){.op = BAO_PEG_CHOICE, .kids = 2, .kid = KIDS(&first, &second)});
    const bao_peg_node ahead =
        made((bao_peg_node){.op = BAO_PEG_AND, .kids = 1, .kid = KIDS(&either)});
    const bao_peg_node whole =
        made((bao_peg_node){.op = BAO_PEG_SEQUENCE, .kids = 3, .kid = KIDS(&ahead, &either, &b)});
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    size_t events;
    CHECK(run_in(arena, &whole, "ab", 0, &events) == 2);
    CHECK(events == 1);
    CHECK(whole.captures && !ahead.captures && !whole.empty && ahead.still);
    bao_arena_drop(arena);
    arena = bao_arena_new(&bao_alloc_libc);
    bao_arena_limit(arena, 1);
    CHECK(run_in(arena, &either, "ab", 0, &events) == BAO_PEG_FAIL);
    bao_arena_drop(arena);
}

static void conditions_are_asked_last(void)
{
    const bao_peg_node ask = made((bao_peg_node){.op = BAO_PEG_CONDITION});
    const bao_peg_node a = text("a");
    const bao_peg_node where =
        made((bao_peg_node){.op = BAO_PEG_WHERE, .kids = 2, .kid = KIDS(&a, &ask)});
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    int asked = 0;
    bao_peg_match m = {
        .subject = BAO_SPAN("ab"), .arena = arena, .condition = nothing_holds, .ud = &asked};
    CHECK(bao_peg_run(&m, &where, 1) == BAO_PEG_FAIL && asked == 0);
    CHECK(bao_peg_run(&m, &where, 0) == BAO_PEG_FAIL && asked == 1);
    bao_arena_drop(arena);
}

static void what_cannot_be_run_is_broken(void)
{
    const bao_peg_node ab = text("ab"), c = text("c");
    const bao_peg_node uneven =
        made((bao_peg_node){.op = BAO_PEG_CHOICE, .kids = 2, .kid = KIDS(&ab, &c)});
    const bao_peg_node behind =
        made((bao_peg_node){.op = BAO_PEG_BEHIND, .kids = 1, .kid = KIDS(&uneven)});
    CHECK(behind.broken && !uneven.broken);
    const bao_peg_node maybe =
        made((bao_peg_node){.op = BAO_PEG_REPEAT, .most = 1, .kids = 1, .kid = KIDS(&ab)});
    const bao_peg_node endless = made(
        (bao_peg_node){.op = BAO_PEG_REPEAT, .most = UINT32_MAX, .kids = 1, .kid = KIDS(&maybe)});
    const bao_peg_node around =
        made((bao_peg_node){.op = BAO_PEG_NOT, .kids = 1, .kid = KIDS(&endless)});
    CHECK(!maybe.broken && endless.broken && around.broken);
    const bao_peg_node after =
        made((bao_peg_node){.op = BAO_PEG_BEHIND, .kids = 1, .kid = KIDS(&ab)});
    CHECK(!after.broken && run(&after, "ab", 2) == 2 && run(&after, "ab", 1) == BAO_PEG_FAIL);
}

int main(void)
{
    single_parts_take_what_they_say();
    of_many_words_the_longest_is_taken();
    a_failure_leaves_no_captures_behind();
    conditions_are_asked_last();
    what_cannot_be_run_is_broken();
    return test_end();
}

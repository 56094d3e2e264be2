/* test_child.c - programs of the system: their output, their limits, what they may not do. */
#include "test.h"

#include "base/child.h"

typedef struct heard {
    char bytes[256];
    size_t n, all, most;
} heard;

static bool hear(void *ud, bao_span piece)
{
    heard *h = ud;
    const size_t room = sizeof h->bytes - 1 - h->n, n = piece.n < room ? piece.n : room;
    memcpy(h->bytes + h->n, piece.p, n);
    h->n += n;
    h->all += piece.n;
    return !h->most || h->all < h->most;
}

static bao_child_end run(const char *script, bao_child_limits limits, heard *h, bao_child *child)
{
    const char *const arguments[] = {"sh", "-c", script, NULL};
    *child = (bao_child){.arguments = arguments,
                         .input = BAO_SPAN("what it is given"),
                         .limits = limits,
                         .take = hear,
                         .ud = h};
    return bao_child_run(child);
}

static void it_reads_and_writes(void)
{
    heard h = {0};
    bao_child child;
    CHECK(run("cat /proc/self/fd/0; echo odd >&2; exit 3", (bao_child_limits){0}, &h, &child) ==
          BAO_CHILD_EXITED);
    CHECK(strcmp(h.bytes, "what it is given") == 0);
    CHECK(strcmp(child.says, "odd\n") == 0);
    CHECK(child.code == 3);
}

static void it_is_killed_over_a_limit(void)
{
    heard h = {0};
    bao_child child;
    const bao_child_limits output = {.output = 100000}, wall = {.wall_seconds = 1};
    CHECK(run("yes", output, &h, &child) == BAO_CHILD_OUTPUT);
    CHECK(run("sleep 20; true", wall, &h, &child) == BAO_CHILD_TIME);
    CHECK(run("while :; do :; done", (bao_child_limits){.seconds = 1}, &h, &child) ==
          BAO_CHILD_TIME);
    h = (heard){.most = 10};
    CHECK(run("yes", (bao_child_limits){0}, &h, &child) == BAO_CHILD_STOPPED);
}

static void it_leaves_nothing_behind(void)
{
    heard h = {0};
    bao_child child;
    run("echo text >/tmp/baogao-child-test && cat /tmp/baogao-child-test; rm -f "
        "/tmp/baogao-child-test",
        (bao_child_limits){0}, &h, &child);
    CHECK(h.n == 0);
}

static void a_program_that_is_not_there_is_missing(void)
{
    const char *const arguments[] = {"no-such-program-as-this", NULL};
    bao_child child = {.arguments = arguments, .take = hear};
    CHECK(bao_child_run(&child) == BAO_CHILD_MISSING);
}

static void it_may_crash(void)
{
    heard h = {0};
    bao_child child;
    CHECK(run("kill -SEGV $$", (bao_child_limits){0}, &h, &child) == BAO_CHILD_CRASHED);
}

int main(void)
{
    it_reads_and_writes();
    it_is_killed_over_a_limit();
    it_leaves_nothing_behind();
    a_program_that_is_not_there_is_missing();
    it_may_crash();
    return test_end();
}

/* test_memory.c - memory that ends at one place after the other, while a session is opened and
 * while it reads: no script of ours is missing from what goes on, a report fails alone, nothing
 * ends the program. Usage: test_memory HOME. */
#include "test.h"

#include <stdlib.h>

#include "bind/session/lua_memory.h"
#include "bind/session/session.h"
#include "extract/record_json.h"

static const char *home;

/* Allocations that Lua still gets, and so many after that none; -1: no end. */
static long left = -1;

/* In place of lua_memory.c: a state whose memory ends on demand. */
void *bao_lua_alloc(void *ud, void *block, size_t old_size, size_t size)
{
    (void)ud;
    (void)old_size;
    if (size == 0) {
        free(block);
        return NULL;
    }
    if (left == 0 && (!block || size > old_size)) {
        return NULL;
    }
    left -= left > 0;
    return realloc(block, size);
}

static const char TEXT[] =
    "郑州市2016年政府信息公开工作年度报告\n全市共受理政府信息公开申请3208件,其中传真申请8件。"
    "通过网站公开640条,占总数的0.9%。受理举报4件,办结6件。\n";

static long more(long n)
{
    return n + 1 + n / 5;
}

static void opens_whole_or_not_at_all(void)
{
    bool opened = false;
    for (long n = 0; !opened && n < 100000000; n = more(n)) {
        bao_error error = {0};
        const bao_session_settings settings = {.home = home};
        left = n;
        bao_session *session = bao_session_open(&settings, &error);
        left = -1;
        opened = session != NULL;
        CHECK_THAT(session ? bao_session_problems(session) == 0 : error.status == BAO_MEMORY,
                   "after %ld allocations: %s", n, session ? "scripts are missing" : error.message);
        bao_session_close(session);
    }
    CHECK(opened);
}

/* The record as a line of JSON in `arena`; empty when there is none. */
static bao_span read_line(bao_session *session, bao_arena *arena, bao_record *record)
{
    bao_buf line = bao_buf_in(arena);
    if (!bao_session_read(session, bao_span_of(TEXT), "a.txt", arena, record)) {
        return (bao_span){"", 0};
    }
    CHECK(bao_record_json(record, arena, &line));
    return bao_buf_view(&line);
}

/* Reads with so many allocations of Lua left; then without an end, as if nothing had been. */
static bool read_with(bao_session *session, long n, bao_span good)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_record record = {0};
    left = n;
    const bool made = bao_session_read(session, bao_span_of(TEXT), "a.txt", arena, &record);
    left = -1;
    const bool whole = made && record.verdict != BAO_RESULT_FAILED;
    CHECK_THAT(made, "after %ld allocations there is no record", n);
    CHECK_THAT(whole || bao_span_starts(record.reason, BAO_SPAN("MEMORY: ")), "after %ld: %.*s", n,
               (int)record.reason.n, record.reason.p);
    bao_arena_reset(arena);
    CHECK_THAT(bao_span_equal(read_line(session, arena, &record), good), "after %ld: differs", n);
    bao_arena_drop(arena);
    return whole;
}

static void a_report_fails_alone(void)
{
    bao_error error;
    const bao_session_settings settings = {.home = home};
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_record record;
    bao_session *session = bao_session_open(&settings, &error);
    CHECK(session != NULL);
    const bao_span good = read_line(session, arena, &record);
    CHECK(good.n && record.fact_count > 3);
    bool whole = false;
    for (long n = 0; !whole && n < 10000000; n = more(n)) {
        whole = read_with(session, n, good);
    }
    CHECK(whole);
    bao_session_close(session);
    /* and where the engine is not compiled yet */
    for (long n = 10; n < 40000; n *= 4) {
        session = bao_session_open(&settings, &error);
        read_with(session, n, good);
        bao_session_close(session);
    }
    bao_arena_drop(arena);
}

/* The memory of reports: so many allocations, then none. */
static void *report_realloc(void *ud, void *block, size_t old_size, size_t size)
{
    long *rest = ud;
    (void)old_size;
    if (size == 0) {
        free(block);
        return NULL;
    }
    if (*rest == 0) {
        return NULL;
    }
    *rest -= *rest > 0;
    return realloc(block, size);
}

static void a_report_without_memory_has_no_half_record(void)
{
    bao_error error;
    const bao_session_settings settings = {.home = home};
    bao_session *session = bao_session_open(&settings, &error);
    bool whole = false;
    for (long n = 1; session && !whole && n < 1000000; n++) {
        long rest = n;
        const bao_alloc alloc = {&rest, report_realloc};
        bao_arena *arena = bao_arena_new(&alloc);
        bao_record record;
        if (bao_session_read(session, bao_span_of(TEXT), "a.txt", arena, &record)) {
            whole = record.verdict != BAO_RESULT_FAILED;
            CHECK(whole ? record.fact_count > 3 : record.fact_count == 0);
        }
        bao_arena_drop(arena);
    }
    CHECK(whole);
    bao_session_close(session);
}

int main(int argc, char **argv)
{
    home = argc > 1 ? argv[1] : "build";
    opens_whole_or_not_at_all();
    a_report_fails_alone();
    a_report_without_memory_has_no_half_record();
    return test_end();
}

/* test_session.c - bytes to records through a session: the text form, what outlives the session,
 * two reports one after the other, failures. Usage: test_session HOME. */
#include "test.h"

#include "base/find.h"
#include "bind/session/session.h"
#include "extract/record_json.h"

static const char *home;

static const char TEXT[] =
    "郑州市2016年政府信息公开工作年度报告\n全市共受理政府信息公开申请3208件,其中传真申请8件。\n";

static bao_session *open_session(void)
{
    bao_error error = {0};
    const bao_session_settings settings = {.home = home};
    bao_session *session = bao_session_open(&settings, &error);
    CHECK_THAT(session != NULL, "%s", error.message);
    return session;
}

static bool has(bao_span s, const char *part)
{
    return bao_find(s, bao_span_of(part)) != NULL;
}

static void a_record_outlives_its_session(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_session *session = open_session();
    bao_record record;
    CHECK(session && bao_session_read(session, bao_span_of(TEXT), "a%\xFF.txt", arena, &record));
    bao_session_close(session);
    bao_buf line = bao_buf_in(arena);
    CHECK(bao_record_json(&record, arena, &line));
    const bao_span text = bao_buf_view(&line);
    CHECK(text.n && text.p[text.n - 1] == '\n' && !memchr(text.p, '\n', text.n - 1));
    CHECK(has(text, "{\"schema\":1,\"report\":\"a%25%FF.txt\",\"sha256\":\""));
    CHECK(has(text, "\"indicator\":\"new_received\",\"dims\":\"\",\"value\":3208,\"unit\":\"件\""));
    CHECK(has(text, "\"raw\":\"3208件\"") && has(text, "\"expected\":[") &&
          has(text, "],\"exports\":[]"));
    CHECK(record.fact_count >= 2 && record.evidence_count >= record.fact_count);
    bao_arena_drop(arena);
}

static void reports_do_not_meet(void)
{
    bao_arena *first = bao_arena_new(&bao_alloc_libc), *second = bao_arena_new(&bao_alloc_libc);
    bao_session *session = open_session();
    bao_record a, b, none;
    CHECK(session && bao_session_read(session, bao_span_of(TEXT), "a.txt", first, &a));
    CHECK(session &&
          bao_session_read(session, BAO_SPAN("公告\n今日无事。\n"), "n.txt", second, &none));
    CHECK(none.verdict == BAO_RESULT_NO_SCRIPT && none.fact_count == 0 && none.script.n == 0);
    CHECK(session && bao_session_read(session, bao_span_of(TEXT), "a.txt", second, &b));
    bao_buf of_a = bao_buf_in(second), of_b = bao_buf_in(second);
    CHECK(bao_record_json(&a, second, &of_a) && bao_record_json(&b, second, &of_b));
    CHECK(bao_span_equal(bao_buf_view(&of_a), bao_buf_view(&of_b)));
    bao_session_close(session);
    bao_arena_drop(first);
    bao_arena_drop(second);
}

static void failures_are_records(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_session *session = open_session();
    bao_record record;
    bao_error error;
    CHECK(session && bao_session_read(session, BAO_SPAN(""), "empty.txt", arena, &record));
    CHECK(record.verdict == BAO_RESULT_FAILED && has(record.reason, "EMPTY: "));
    CHECK(strlen(record.sha256) == 64 && record.format.n == 0);
    bao_fail(&error, BAO_NOT_FOUND, "no such file");
    CHECK(bao_session_fail("gone.txt", (bao_span){NULL, 0}, &error, arena, &record));
    CHECK(bao_span_equal(record.reason, BAO_SPAN("NOT_FOUND: no such file")));
    CHECK(record.sha256[0] == '\0' && bao_span_equal(record.report, BAO_SPAN("gone.txt")));
    bao_session_close(session);
    bao_arena_drop(arena);
}

static void a_session_without_a_runtime_says_so(void)
{
    bao_error error;
    const bao_session_settings settings = {.home = "/nowhere"};
    CHECK(bao_session_open(&settings, &error) == NULL && error.status == BAO_NOT_FOUND);
    const bao_session_settings other = {.home = home, .script = "no-such-script"};
    CHECK(bao_session_open(&other, &error) == NULL && error.status == BAO_USAGE);
}

int main(int argc, char **argv)
{
    home = argc > 1 ? argv[1] : "build";
    a_record_outlives_its_session();
    reports_do_not_meet();
    failures_are_records();
    a_session_without_a_runtime_says_so();
    return test_end();
}

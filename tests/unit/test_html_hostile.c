/* test_html_hostile.c - web pages that attack: bounded time and memory, a warning, never a crash.
 */
#include "page.h"

#include <time.h>

#include "base/buf.h"

/* What a page may cost, for code that checks itself is slower. */
#ifdef __SANITIZE_ADDRESS__
#define SECONDS_MOST 10
#else
#define SECONDS_MOST 1
#endif

/* `head`, then `unit` up to 200 KB, then `tail`: within a second and 128 MB. */
static void check_hostile(const char *head, const char *unit, const char *tail, const char *warning)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_arena_limit(arena, (size_t)128 << 20);
    bao_buf page = bao_buf_in(arena);
    bao_report report;
    bao_buf_string(&page, "<p>" PROSE "</p><p>" PROSE "</p>");
    bao_buf_string(&page, head);
    while (page.n < 200000) {
        bao_buf_string(&page, unit);
    }
    bao_buf_string(&page, tail);
    const clock_t start = clock();
    const bao_status status = read_named(arena, bao_buf_view(&page), "a.html", &report);
    const double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    CHECK_THAT(status == BAO_OK, "%s%s: %s", head, unit, bao_status_code(status));
    CHECK_THAT(seconds < SECONDS_MOST, "%s%s: %.2f s", head, unit, seconds);
    if (status == BAO_OK) {
        CHECK_THAT(!warning || has_warning(&report, warning), "%s%s", head, unit);
        check_sane(&report, unit);
    }
    bao_arena_drop(arena);
}

static void hostile_pages_cost_little(void)
{
    static const char table[] = "<table><tr><td>a<td>1<tr><td>b<td>2</table>";
    check_hostile("", "<div>", table, "DEPTH");
    check_hostile("", "<div><p>x", table, "DEPTH");
    check_hostile("", "<table><tr><td>1", "", "NESTED_TABLES");
    check_hostile("", "<ul><li>", "", "DEPTH");
    check_hostile("<p>", "<font color=c>", "<p>x<p>x<p>x", "DEPTH");
    check_hostile("<p>", "<b><i><u>", table, "DEPTH");
    check_hostile("<div><div><div>", "</div>", table, NULL);
    check_hostile("", "</p></b></td>", table, "STRAY_END");
    check_hostile("<p ", "a=1 ", ">x</p>", "ATTRIBUTES");
    check_hostile("<p title=\"", "AAAA", "\">x</p>", NULL);
    check_hostile("<p title='", "&lt;", "'>x</p>", NULL);
    check_hostile("<p>", "<", "", "STRAY_SIGN");
    check_hostile("<p>", "&", "", NULL);
    check_hostile("<p>", "&#", "", NULL);
    check_hostile("<p>&", "a", "", NULL);
    check_hostile("<p>", "<!--", "", "UNCLOSED");
    check_hostile("<script>", "<!-- <script> ", "", "UNCLOSED");
    check_hostile("<title>", "</titl", "", "UNCLOSED");
    check_hostile("<p ", "x='", "", NULL);
    check_hostile("", "<svg><mi><desc>", table, NULL);
    check_hostile("", "<select><option>", table, NULL);
    check_hostile("", "<br>x", "", NULL);
    check_hostile("", "<a href=x>y", "", NULL);
    check_hostile("", "<span style='display:none'>x", "", NULL);
    check_hostile("", "<p style='display:none'>x</p>y", "", NULL);
    check_hostile("<p>", "1<sup>2</sup>", "", NULL);
    check_hostile("<table><tr>", "<td>1", "", NULL);
    check_hostile("<table>", "<tr><td>1", "", NULL);
    check_hostile("<table>", "<tr>", "", NULL);
    check_hostile("<table><tr>", "<td colspan=1000 rowspan=65534>1", "", NULL);
    check_hostile("<table>", "<tr><td rowspan=65534>1<td>2", "", "TABLE_SIZE");
    check_hostile("<table>", "<tr><td colspan=999999999>1", "", "SPAN");
    check_hostile("<table><tr>", "<td rowspan=999999999>1<tr>", "", "SPAN");
    check_hostile("<table>", "<caption>x", "", "TWO_CAPTIONS");
    check_hostile("<table>", "x<tr>", "", "STRAY_TEXT");
    check_hostile("", "<td>1", "", "STRAY_CELL");
    check_hostile("", "<table><tr><td>1<td>2</table>", "", NULL);
    check_hostile("", "<template>", "", NULL);
    check_hostile("", "<plaintext>", "", NULL);
    check_hostile("", "<pre>\n", "", NULL);
}

/* The first row is so wide that covered columns must not be looked at again for each row. */
static void wide_first_rows_cost_little(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_buf page = bao_buf_in(arena);
    bao_report report;
    bao_buf_string(&page, "<p>" PROSE "</p><p>" PROSE "</p><table><tr>");
    for (int i = 0; i < 900; i++) {
        bao_buf_string(&page, "<td colspan=1000 rowspan=65534>1");
    }
    for (int i = 0; i < 20000; i++) {
        bao_buf_string(&page, "<tr><td>1");
    }
    const clock_t start = clock();
    bao_arena_limit(arena, (size_t)128 << 20);
    CHECK(read_named(arena, bao_buf_view(&page), "a.html", &report) == BAO_OK);
    CHECK((double)(clock() - start) / CLOCKS_PER_SEC < SECONDS_MOST);
    CHECK(has_warning(&report, "TABLE_SIZE") && report.table_count == 1);
    bao_arena_drop(arena);
}

static void too_many_cells_are_refused(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_buf page = bao_buf_in(arena);
    bao_report report;
    bao_buf_string(&page, "<table>");
    for (int i = 0; i < 1000100; i++) {
        bao_buf_string(&page, i % 100 ? "<td>1" : "<tr><td>1");
    }
    CHECK(read_named(arena, bao_buf_view(&page), "a.html", &report) == BAO_LIMIT);
    bao_arena_drop(arena);
}

int main(void)
{
    hostile_pages_cost_little();
    wide_first_rows_cost_little();
    too_many_cells_are_refused();
    return test_end();
}

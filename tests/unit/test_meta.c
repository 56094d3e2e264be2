/* test_meta.c - metadata by cases, from file names, and given ones. */
#include "reading.h"

#include "base/buf.h"
#include "read/meta.h"

static void describe(const bao_report *report, bao_buf *out)
{
    for (int key = 0; key < BAO_META_COUNT; key++) {
        const bao_meta *meta = &report->meta[key];
        if (meta->value.n) {
            bao_buf_format(out, "%s%s=%.*s(%s)", out->n ? " " : "",
                           bao_meta_name((bao_meta_key)key), (int)meta->value.n, meta->value.p,
                           bao_origin_name((bao_origin)meta->origin));
        }
    }
}

static void cases_of_the_file(void)
{
    FILE *file = fopen("tests/cases/meta.case", "rb");
    if (!CHECK(file != NULL)) {
        return;
    }
    char name[256], input[2048], expected[2048];
    int groups = 0;
    while (test_line(file, name, sizeof name) && test_line(file, input, sizeof input) &&
           test_line(file, expected, sizeof expected)) {
        bao_arena *arena = bao_arena_new(&bao_alloc_libc);
        bao_report report;
        bao_buf out = bao_buf_in(arena);
        const bao_status status = read_named(arena, unescape(input), "case", &report);
        CHECK_THAT(status == BAO_OK, "%s: %s", name, bao_status_code(status));
        if (status == BAO_OK) {
            describe(&report, &out);
            CHECK_THAT(bao_span_equal(bao_buf_view(&out), bao_span_of(expected)), "%s: got '%.*s'",
                       name, (int)out.n, out.p);
        }
        bao_arena_drop(arena);
        groups++;
    }
    CHECK(groups >= 20);
    fclose(file);
}

static bool value_is(const bao_report *report, bao_meta_key key, const char *value)
{
    return bao_span_equal(report->meta[key].value, bao_span_of(value));
}

static void file_names_come_last(void)
{
    static const struct {
        const char *name, *year, *place;
    } cases[] = {
        {"in/2026_上海市.txt", "2026", "上海市"},
        {"zhengzhou_2016.hant.txt", "2016", ""},
        {"hailar_2012.gb18030.txt", "2012", ""},
        {"dir2015/report.txt", "", ""},
        {"20160401.txt", "", ""},
        {"\xFF\xFE_2014.txt", "2014", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bao_arena *arena = bao_arena_new(&bao_alloc_libc);
        bao_report report;
        CHECK(read_named(arena, BAO_SPAN("正文。"), cases[i].name, &report) == BAO_OK);
        CHECK_THAT(value_is(&report, BAO_META_YEAR, cases[i].year), "%s", cases[i].name);
        CHECK_THAT(value_is(&report, BAO_META_PLACE, cases[i].place), "%s", cases[i].name);
        bao_arena_drop(arena);
    }
}

static void given_values_win(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    const bao_span text = BAO_SPAN("郑州市2016年政府信息公开工作年度报告\n正文。");
    CHECK(read_named(arena, text, "a.txt", &report) == BAO_OK);
    CHECK(bao_meta_give(&report, BAO_META_YEAR, BAO_SPAN("2016")));
    CHECK(report.warnings.count == 0 && report.meta[BAO_META_YEAR].origin == BAO_FROM_GIVEN);
    CHECK(bao_meta_give(&report, BAO_META_PUBLISHER, BAO_SPAN("郑州市教育局")));
    CHECK(report.warnings.count == 0);
    CHECK(bao_meta_give(&report, BAO_META_PLACE, BAO_SPAN("开封市")));
    CHECK(has_warning(&report, "META_CONFLICT"));
    CHECK(value_is(&report, BAO_META_PLACE, "开封市"));
    bao_arena_drop(arena);
}

int main(void)
{
    cases_of_the_file();
    file_names_come_last();
    given_values_win();
    return test_end();
}

/* test_report.c - the model by hand: grids with spans, gaps, sections, ways back, refusals. */
#include "test.h"

#include "doc/dump.h"
#include "doc/report.h"

/* A report over `text` without blocks yet. */
static bao_report start(bao_arena *arena, const char *text)
{
    bao_report report;
    bao_error error;
    const bao_decode_options options = {0};
    bao_report_start(&report, arena, BAO_SPAN("name"), "text");
    CHECK(bao_text_decode(arena, bao_span_of(text), &options, &report.warnings, &report.text,
                          &error) == BAO_OK);
    CHECK(bao_lines_split(arena, report.text.utf8, &report.lines));
    return report;
}

static bao_range range_of(const bao_report *report, const char *part)
{
    const bao_span s = report->text.utf8;
    const char *at = memmem(s.p, s.n, part, strlen(part));
    const uint32_t from = at ? (uint32_t)(at - s.p) : 0;
    CHECK_THAT(at != NULL, "no '%s'", part);
    return (bao_range){from, from + (uint32_t)strlen(part)};
}

static void add(bao_report *report, bao_block_kind kind, const char *part, uint8_t level)
{
    bao_block *block = bao_report_add_block(report, kind, range_of(report, part));
    CHECK(block != NULL);
    block->level = level;
    block->label = level ? 1 : 0;
}

static bool view_is(const bao_report *report, const char *expected)
{
    return bao_span_equal(bao_fold_view(&report->fold), bao_span_of(expected));
}

static void sections_nest_by_rank(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_error error;
    bao_report report =
        start(arena, "总题\n第一部分\n一、甲\n(一)乙\n文一\n二、丙\n文二\n第二部分\n文三");
    add(&report, BAO_HEADING, "总题", 0);
    add(&report, BAO_HEADING, "第一部分", 1);
    add(&report, BAO_HEADING, "一、甲", 1);
    add(&report, BAO_HEADING, "(一)乙", 2);
    add(&report, BAO_PARAGRAPH, "文一", 0);
    add(&report, BAO_HEADING, "二、丙", 1);
    add(&report, BAO_PARAGRAPH, "文二", 0);
    add(&report, BAO_HEADING, "第二部分", 1);
    add(&report, BAO_PARAGRAPH, "文三", 0);
    CHECK(bao_report_finish(&report, &error) == BAO_OK);
    static const uint32_t sections[] = {BAO_NONE, BAO_NONE, 1, 2, 3, 1, 5, BAO_NONE, 7};
    for (size_t i = 0; i < report.block_count; i++) {
        CHECK_THAT(report.blocks[i].section == sections[i], "block %zu", i);
    }
    CHECK(bao_span_equal(bao_report_section_path(&report, &report.blocks[4]),
                         BAO_SPAN("第一部分 / 一、甲 / (一)乙")));
    CHECK(bao_report_section_path(&report, &report.blocks[0]).n == 0);
    bao_arena_drop(arena);
}

static void chrome_is_not_folded(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_error error;
    bao_report report = start(arena, "页眉\n正文\n页脚");
    add(&report, BAO_CHROME, "页眉", 0);
    add(&report, BAO_PARAGRAPH, "正文", 0);
    add(&report, BAO_CHROME, "页脚", 0);
    CHECK(bao_report_finish(&report, &error) == BAO_OK);
    CHECK(view_is(&report, "正文\n"));
    CHECK(bao_report_block_at(&report, 0) == &report.blocks[1]);
    CHECK(bao_report_block_at(&report, 5) == &report.blocks[1]);
    CHECK(bao_report_block_at(&report, 6) == NULL && bao_report_block_at(&report, 7) == NULL);
    CHECK(bao_report_line(&report, 3) == 2);
    const bao_source_range source = bao_report_source(&report, (bao_range){3, 6});
    CHECK(source.from == 10 && source.to == 13);
    bao_arena_drop(arena);
}

static void gaps_are_left_out(void)
{
    static const struct {
        const char *text, *gaps[3], *view;
        bool blank;
    } cases[] = {
        {"甲<br>乙", {"<br>"}, "甲乙\n", true},
        {"a<br>b", {"<br>"}, "a b\n", true},
        {"12</b>34", {"</b>"}, "1234\n", false},
        {"12<i></i>34", {"<i>", "</i>"}, "12 34\n", true},
        {"<b>甲</b>", {"<b>", "</b>"}, "甲\n", true},
        {"1<b>2</b>", {"<b>", "2", "</b>"}, "1\n", true},
        {"申请 <i> 12 </i> 件", {"<i>", "</i>"}, "申请12件\n", true},
        {"共 <i>、</i>12", {"<i>", "</i>"}, "共、12\n", false},
        {"12 <i>34</i>", {"<i>", "</i>"}, "12 34\n", false},
        {"12<i> </i>34", {"<i>", "</i>"}, "12 34\n", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bao_arena *arena = bao_arena_new(&bao_alloc_libc);
        bao_error error;
        bao_report report = start(arena, cases[i].text);
        add(&report, BAO_PARAGRAPH, cases[i].text, 0);
        for (size_t g = 0; g < 3 && cases[i].gaps[g]; g++) {
            CHECK(bao_report_add_gap(&report, range_of(&report, cases[i].gaps[g]), cases[i].blank));
        }
        CHECK(bao_report_finish(&report, &error) == BAO_OK);
        CHECK_THAT(view_is(&report, cases[i].view), "case %zu: '%.*s'", i, (int)report.fold.out.n,
                   report.fold.out.p);
        const bao_range whole = report.blocks[0].folded;
        CHECK(whole.from == 0 && whole.to == strlen(cases[i].view) - 1);
        bao_arena_drop(arena);
    }
}

static void raw_text_has_no_gaps(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_error error;
    bao_report report = start(arena, "共１２</b>３４件");
    add(&report, BAO_PARAGRAPH, "共１２</b>３４件", 0);
    CHECK(bao_report_add_gap(&report, range_of(&report, "</b>"), false));
    CHECK(bao_report_finish(&report, &error) == BAO_OK);
    CHECK(view_is(&report, "共1234件\n"));
    CHECK(bao_span_equal(bao_report_raw(&report, (bao_range){3, 7}), BAO_SPAN("１２３４")));
    CHECK(bao_span_equal(bao_report_raw(&report, (bao_range){3, 5}), BAO_SPAN("１２")));
    const bao_source_range source = bao_report_source(&report, (bao_range){3, 7});
    CHECK(source.from == 3 && source.to == 19);
    bao_arena_drop(arena);
}

typedef struct span_case {
    bao_cell cells[6]; /* row, rowspan, colspan */
    uint32_t count;
    const char *grid;
} span_case;

#define CELL(r, down, right)                                                                       \
    {                                                                                              \
        .row = (r), .rowspan = (down), .colspan = (right)                                          \
    }

static void spans_are_resolved(void)
{
    static const span_case cases[] = {
        {{CELL(0, 1, 1), CELL(0, 1, 1), CELL(1, 1, 1)}, 3, "01/2."},
        {{CELL(0, 2, 1), CELL(0, 1, 2), CELL(1, 1, 1), CELL(1, 1, 1)}, 4, "011/023"},
        {{CELL(0, 1, 1), CELL(0, 2, 1), CELL(1, 1, 1), CELL(1, 1, 1)}, 4, "01./213"},
        {{CELL(0, 9, 1), CELL(0, 1, 1), CELL(1, 1, 1)}, 3, "01/02"},
        {{CELL(0, 0, 0), CELL(1, 1, 2)}, 2, "0./11"},
        {{CELL(0, 3, 1), CELL(0, 1, 1), CELL(2, 1, 1)}, 3, "01/0./02"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bao_arena *arena = bao_arena_new(&bao_alloc_libc);
        bao_report report = start(arena, "甲");
        bao_cell cells[6];
        memcpy(cells, cases[i].cells, sizeof cells);
        bao_table table = {.cells = cells, .cell_count = cases[i].count};
        CHECK(bao_table_resolve(&report, &table));
        bao_buf out = bao_buf_in(arena);
        for (uint32_t slot = 0; slot < table.rows * table.columns; slot++) {
            const uint32_t cell = table.grid[slot];
            bao_buf_string(&out, slot && slot % table.columns == 0 ? "/" : "");
            bao_buf_byte(&out, cell == BAO_NONE ? '.' : (char)('0' + cell));
        }
        CHECK_THAT(bao_span_equal(bao_buf_view(&out), bao_span_of(cases[i].grid)), "case %zu: %.*s",
                   i, (int)out.n, out.p);
        CHECK(bao_table_cell(&table, table.rows, 0) == NULL);
        CHECK(bao_table_cell(&table, 0, table.columns) == NULL);
        bao_arena_drop(arena);
    }
}

static void huge_spans_are_clamped(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report = start(arena, "甲");
    const uint32_t count = 4000;
    bao_cell *cells = bao_arena_calloc(arena, count, sizeof *cells);
    for (uint32_t i = 0; i < count; i++) {
        cells[i] = (bao_cell){.row = i / 2, .rowspan = UINT32_MAX, .colspan = UINT32_MAX};
    }
    bao_table table = {.cells = cells, .cell_count = count};
    CHECK(bao_table_resolve(&report, &table));
    CHECK((uint64_t)table.rows * table.columns <= 1000000);
    CHECK(report.warnings.count == 1 && strcmp(report.warnings.items[0].code, "TABLE_SIZE") == 0);
    bao_arena_drop(arena);
}

static void nothing_to_read_is_refused(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_error error;
    bao_report report = start(arena, " \u3000\n ");
    CHECK(bao_report_finish(&report, &error) == BAO_EMPTY);
    CHECK(bao_report_add_block(&report, BAO_PARAGRAPH, (bao_range){0, 4}) != NULL);
    CHECK(bao_report_finish(&report, &error) == BAO_EMPTY);
    bao_arena_drop(arena);
}

static void oddities_of_characters_are_warnings(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_error error;
    bao_report report = start(arena, "甲\n1\u200b2\n\ue000\n⼤");
    add(&report, BAO_PARAGRAPH, "甲\n1\u200b2\n\ue000\n⼤", 0);
    CHECK(bao_report_finish(&report, &error) == BAO_OK);
    static const char *const codes[] = {"INVISIBLE", "PRIVATE_USE", "COMPATIBILITY_FORMS"};
    for (size_t i = 0; i < 3; i++) {
        CHECK(report.warnings.count > i && strcmp(report.warnings.items[i].code, codes[i]) == 0);
    }
    CHECK(strstr(report.warnings.items[0].message, "line 2") != NULL);
    CHECK(report.warnings.items[0].at == 5);
    bao_arena_drop(arena);
}

static void a_dump_shows_all_there_is(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_error error;
    bao_report report = start(arena, "一、甲\n文\n页");
    add(&report, BAO_HEADING, "一、甲", 1);
    add(&report, BAO_PARAGRAPH, "文", 0);
    add(&report, BAO_CHROME, "页", 0);
    report.meta[BAO_META_YEAR] = (bao_meta){BAO_SPAN("2016"), BAO_FROM_TITLE};
    bao_warn(&report.warnings, "CODE", 0, "odd");
    CHECK(bao_report_finish(&report, &error) == BAO_OK);
    bao_buf out = bao_buf_in(arena);
    bao_report_dump(&report, &out);
    const char *dump = bao_buf_cstring(&out);
    CHECK(dump && strstr(dump, "    1  heading 1 一、甲\n"));
    CHECK(dump && strstr(dump, "    2  para        文\n"));
    CHECK(dump && strstr(dump, "    3  chrome      页\n"));
    CHECK(dump && strstr(dump, "year       2016  (title)\n"));
    CHECK(dump && strstr(dump, "CODE: odd\n"));
    out = bao_buf_in(arena);
    bao_report_text(&report, &out);
    CHECK(bao_span_equal(bao_buf_view(&out), BAO_SPAN("一、甲\n文\n")));
    bao_arena_drop(arena);
}

static void a_place_has_a_page(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report = start(arena, "abcdef");
    CHECK(bao_report_page(&report, 3) == 0);
    CHECK(bao_report_add_page(&report, 0, 1) && bao_report_add_page(&report, 1, 1) &&
          bao_report_add_page(&report, 2, 2) && bao_report_add_page(&report, 5, 1));
    CHECK(report.page_count == 3);
    CHECK(bao_report_page(&report, 0) == 1 && bao_report_page(&report, 1) == 1 &&
          bao_report_page(&report, 2) == 2 && bao_report_page(&report, 4) == 2 &&
          bao_report_page(&report, 5) == 1);
    bao_arena_drop(arena);
}

int main(void)
{
    a_place_has_a_page();
    sections_nest_by_rank();
    chrome_is_not_folded();
    gaps_are_left_out();
    raw_text_has_no_gaps();
    spans_are_resolved();
    huge_spans_are_clamped();
    nothing_to_read_is_refused();
    oddities_of_characters_are_warnings();
    a_dump_shows_all_there_is();
    return test_end();
}

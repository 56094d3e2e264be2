/* test_html.c - web pages: blocks by cases, the way back to the source, encodings, hostile pages.
 */
#include "page.h"

#include "base/buf.h"
#include "base/file.h"
#include "doc/dump.h"

static void add_escaped(bao_buf *out, bao_span s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\n') {
            bao_buf_string(out, "\\n");
        } else {
            bao_buf_byte(out, s.p[i]);
        }
    }
}

static void describe_table(const bao_report *report, const bao_table *table, bao_buf *out)
{
    bao_buf_format(out, "%ux%u h%u ", table->rows, table->columns, table->header_rows);
    for (uint32_t r = 0; r < table->rows; r++) {
        bao_buf_string(out, r ? ";" : "");
        for (uint32_t c = 0; c < table->columns; c++) {
            const bao_cell *cell = bao_table_cell(table, r, c);
            bao_buf_string(out, c ? "," : "");
            add_escaped(out, cell ? bao_report_content(report, cell->text) : BAO_SPAN("~"));
        }
    }
}

static void describe_block(const bao_report *report, const bao_block *block, bao_buf *out)
{
    const bool chrome = block->kind == BAO_CHROME;
    const bao_span text = chrome ? bao_span_cut(report->text.utf8, block->text)
                                 : bao_report_content(report, block->text);
    if (block->kind == BAO_PARAGRAPH && bao_span_equal(text, BAO_SPAN(PROSE))) {
        bao_buf_string(out, "§");
        return;
    }
    bao_buf_byte(out, "HPTCNX"[block->kind]);
    if (block->kind == BAO_HEADING) {
        bao_buf_unsigned(out, block->level);
    }
    bao_buf_byte(out, ' ');
    if (block->kind == BAO_TABLE) {
        describe_table(report, &report->tables[block->table], out);
    } else {
        add_escaped(out, text);
    }
}

static void describe(const bao_report *report, bao_buf *out)
{
    for (size_t i = 0; i < report->block_count; i++) {
        bao_buf_string(out, i ? " | " : "");
        describe_block(report, &report->blocks[i], out);
    }
    for (size_t i = 0; i < report->warnings.count; i++) {
        bao_buf_string(out, i ? " " : " ! ");
        bao_buf_string(out, report->warnings.items[i].code);
    }
}

/* `input` with a paragraph of prose for each §. */
static bao_span with_prose(bao_arena *arena, bao_span input)
{
    bao_buf out = bao_buf_in(arena);
    const bao_span mark = BAO_SPAN("§");
    for (size_t i = 0; i < input.n;) {
        if (bao_span_starts((bao_span){input.p + i, input.n - i}, mark)) {
            bao_buf_string(&out, "<p>" PROSE "</p>");
            i += mark.n;
        } else {
            bao_buf_byte(&out, input.p[i++]);
        }
    }
    return bao_buf_view(&out);
}

static void cases_of(const char *path, const char *as, int least)
{
    FILE *file = fopen(path, "rb");
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
        const bao_span page = with_prose(arena, unescape(input));
        const bao_status status = read_named(arena, page, as, &report);
        CHECK_THAT(status == BAO_OK, "%s: %s", name, bao_status_code(status));
        if (status == BAO_OK) {
            describe(&report, &out);
            unescape(expected); /* \uXXXX; \n stays, for the text is compared as it is described */
            bao_buf wanted = bao_buf_in(arena);
            add_escaped(&wanted, bao_span_of(expected));
            CHECK_THAT(bao_span_equal(bao_buf_view(&out), bao_buf_view(&wanted)), "%s: got '%.*s'",
                       name, (int)out.n, out.p);
            check_sane(&report, name);
        }
        bao_arena_drop(arena);
        groups++;
    }
    CHECK(groups >= least);
    fclose(file);
}

static const bao_quantity *find_quantity(const bao_report *report, const char *raw)
{
    for (size_t i = 0; i < report->quantities.count; i++) {
        const bao_quantity *q = &report->quantities.items[i];
        if (bao_span_equal(bao_report_raw(report, q->raw), bao_span_of(raw))) {
            return q;
        }
    }
    return NULL;
}

static void check_source(const bao_report *report, const char *raw, const char *source,
                         uint32_t line)
{
    const bao_quantity *q = find_quantity(report, raw);
    CHECK_THAT(q != NULL, "%s", raw);
    if (!q) {
        return;
    }
    const bao_source_range r = bao_report_source(report, q->raw);
    const bao_span s = {report->text.source.p + r.from, r.to - r.from};
    CHECK_THAT(bao_span_equal(s, bao_span_of(source)), "%s: %.*s", raw, (int)s.n, s.p);
    CHECK_THAT(bao_report_line(report, q->raw.from) == line, "%s: line %u", raw,
               bao_report_line(report, q->raw.from));
}

/* The smallest source range that holds a number; its line. */
static void numbers_lead_back_to_the_page(void)
{
    static const char page[] =
        "<!DOCTYPE html>\n<p>" PROSE "</p>\n<p>收到<b>20</b><i>23</i>&#20214;"
        ",<!-- x -->占<u>8</u>5&#46;7&percnt;。</p>\r\n"
        "<table>\n<tr><td>甲<td>\n 12 </td>\n<td>&nbsp;</td><td></table>";
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    CHECK(read_named(arena, BAO_SPAN(page), "a.html", &report) == BAO_OK);
    check_source(&report, "2023件", "20</b><i>23</i>&#20214;", 3);
    check_source(&report, "85.7%", "8</u>5&#46;7&percnt;", 3);
    check_source(&report, "12", "12", 6);
    CHECK(report.table_count == 1);
    const bao_cell *blank = bao_table_cell(&report.tables[0], 0, 2);
    const bao_cell *empty = bao_table_cell(&report.tables[0], 0, 3);
    if (CHECK(blank && empty)) {
        const bao_source_range a = bao_report_source(&report, blank->folded);
        const bao_source_range b = bao_report_source(&report, empty->folded);
        CHECK(a.from == a.to && memcmp(page + a.from, "&nbsp;", 6) == 0);
        CHECK(b.from == b.to && memcmp(page + b.from, "</table>", 8) == 0);
    }
    bao_arena_drop(arena);
}

/* 280 cells in a page that declares gb2312 and holds a bracket that only GBK has. */
static void a_gbk_character_costs_no_cell(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_buf page = bao_buf_in(arena);
    bao_buf_string(&page, "<html><head><meta http-equiv=Content-Type content=\"text/html; "
                          "charset=gb2312\"></head><body><p>");
    /* 国办发﹝2016﹞19号 共受理申请3208件， 件， 件。 */
    bao_buf_string(&page, "\xB9\xFA\xB0\xEC\xB7\xA2\xA9\x7A"
                          "2016\xA9\x7B"
                          "19\xBA\xC5\xB9\xB2\xCA\xDC\xC0\xED\xC9\xEA\xC7\xEB"
                          "3208\xBC\xFE\xA3\xAC\xBC\xFE\xA3\xAC\xBC\xFE\xA1\xA3</p><table>");
    for (int row = 0; row < 28; row++) {
        bao_buf_string(&page, "<tr>");
        for (int column = 0; column < 10; column++) {
            bao_buf_format(&page, "<td>%d</td>", 1000 + row * 10 + column);
        }
    }
    bao_buf_string(&page, "</table>");
    bao_report report;
    CHECK(read_named(arena, bao_buf_view(&page), "a.html", &report) == BAO_OK);
    CHECK(report.text.guess.encoding == BAO_GB18030 && report.warnings.count == 0);
    CHECK(report.table_count == 1 && report.tables[0].cell_count == 280);
    check_source(&report, "1279", "1279", 1);
    check_source(&report, "3208件", "3208\xBC\xFE", 1);
    bao_arena_drop(arena);
}

static void check_meta(const bao_report *report, bao_meta_key key, const char *value)
{
    const bao_span s = report->meta[key].value;
    CHECK_THAT(bao_span_equal(s, bao_span_of(value)), "%s: %.*s", bao_meta_name(key), (int)s.n,
               s.n ? s.p : "");
}

static void metadata_comes_from_tags_tables_and_lines(void)
{
    static const char tags[] =
        "<head><title>郑州市2016年政府信息公开年度报告_公开_郑州市人民政府</title>"
        "<meta name=PubDate content='2017-03-01 10:00'><META NAME=contentsource CONTENT=市统计局>"
        "<meta name=Url content='http://x.gov.cn/a?b=1&amp;c'></head><p>" PROSE "</p><p>" PROSE;
    static const char table[] =
        "<table><tr><td>索 引 号：<td>014/2018-1<td>分类<td>年报<tr><td>发布机构<td>郑州市教育局"
        "<td>公开日期：<td>2018-02-03</table><h1>郑州市2017年政府信息公开年度报告</h1><p>" PROSE;
    static const char line[] =
        "<h1>洪泽区2023年政府信息公开年报</h1><p>发布日期：2024-01-02 15:04  "
        "来源：综合科 浏览次数：12</p><p>" PROSE "</p><p>" PROSE;
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    CHECK(read_named(arena, BAO_SPAN(tags), "a.html", &report) == BAO_OK);
    check_meta(&report, BAO_META_TITLE, "郑州市2016年政府信息公开年度报告");
    check_meta(&report, BAO_META_PLACE, "郑州市");
    check_meta(&report, BAO_META_PUBLISHER, "郑州市统计局");
    check_meta(&report, BAO_META_YEAR, "2016");
    check_meta(&report, BAO_META_DATE, "2017-03-01");
    check_meta(&report, BAO_META_URL, "http://x.gov.cn/a?b=1&c");
    CHECK(read_named(arena, BAO_SPAN(table), "a.html", &report) == BAO_OK);
    check_meta(&report, BAO_META_INDEX, "014/2018-1");
    check_meta(&report, BAO_META_PUBLISHER, "郑州市教育局");
    check_meta(&report, BAO_META_DATE, "2018-02-03");
    CHECK(report.table_count == 0);
    CHECK(read_named(arena, BAO_SPAN(line), "a.html", &report) == BAO_OK);
    check_meta(&report, BAO_META_DATE, "2024-01-02");
    check_meta(&report, BAO_META_PUBLISHER, "");
    bao_arena_drop(arena);
}

static void encodings_are_declared_in_several_ways(void)
{
    static const struct {
        const char *page, *warning;
    } pages[] = {
        {"<meta charset=utf-8>", NULL},
        {"<meta charset='gbk'>", "CHARSET_LIES"},
        {"<meta http-equiv=content-type content='text/html;charset = \"shift_jis\"'>",
         "CHARSET_UNKNOWN"},
        {"<?xml version='1.0' encoding='big5'?><html>", "CHARSET_LIES"},
        {"<script>'<meta charset=gbk>'</script><!-- <meta charset=gbk> --><html>", NULL},
        {"<body><meta charset=gbk>", NULL},
        {"\xEF\xBB\xBF<meta charset=big5>", "CHARSET_LIES"},
        {"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html>", "HTTP_HEADERS"},
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        bao_arena *arena = bao_arena_new(&bao_alloc_libc);
        bao_buf page = bao_buf_in(arena);
        bao_report report;
        bao_buf_string(&page, pages[i].page);
        bao_buf_string(&page, "<p>" PROSE "</p><p>" PROSE "</p>");
        CHECK(read_named(arena, bao_buf_view(&page), "a.html", &report) == BAO_OK);
        CHECK_THAT(pages[i].warning ? has_warning(&report, pages[i].warning)
                                    : report.warnings.count == 0,
                   "page %zu", i);
        CHECK_THAT(report.block_count == 2, "page %zu: %zu blocks", i, report.block_count);
        bao_arena_drop(arena);
    }
}

static const char many[] =
    "<head><title>某市2016年年报_某市</title><meta name=PubDate content=2017-01-01></head>"
    "<ul><li><a href=x.pdf>首页</a></ul><h1>某市2016年政府信息公开年度报告</h1><p>来源：某市统计局"
    "</p><p>" PROSE "<br>第二行<span hidden>9</span>。</p><p>一、概述。正文&nbsp;&amp;。</p>"
    "<table><tr><td>索引号<td>1<tr><td>文号<td>2</table><p>统计表</p><table><caption>甲</caption>"
    "<tr><th rowspan=2>a<th "
    "colspan=2>b<tr><td>1<br>2<td>=3</table><td>乙<td>5</td><p>总<sup>2</sup>3"
    "</p><select><option>x</select><iframe></iframe>&lt;<svg><a>y</svg>";

static void want_of_memory_is_told(void)
{
    for (long left = 0;; left++) {
        test_tap tap = {.left = left};
        const bao_alloc alloc = {&tap, test_tap_realloc};
        bao_arena *arena = bao_arena_new(&alloc);
        bao_report report;
        bao_status status = BAO_MEMORY;
        if (arena) {
            status = read_named(arena, BAO_SPAN(many), "many.html", &report);
        }
        bao_arena_drop(arena);
        CHECK(tap.live == 0);
        CHECK(status == BAO_OK || status == BAO_MEMORY);
        if (status == BAO_OK) {
            break;
        }
    }
}

/* The same by the arena's limit, which bites at any allocation. */
static void a_limit_of_memory_is_told(void)
{
    for (size_t limit = 64;; limit += 64) {
        bao_arena *arena = bao_arena_new(&bao_alloc_libc);
        bao_report report;
        bao_arena_limit(arena, limit);
        const bao_status status = read_named(arena, BAO_SPAN(many), "many.html", &report);
        CHECK(status == BAO_OK || status == BAO_MEMORY);
        bao_arena_drop(arena);
        if (status == BAO_OK) {
            break;
        }
    }
}

/* Every beginning of a page can be read. */
static void cut_pages_are_read(void)
{
    for (size_t n = 1; n < sizeof many; n++) {
        bao_arena *arena = bao_arena_new(&bao_alloc_libc);
        bao_report report;
        const bao_status status = read_named(arena, (bao_span){many, n}, "many.html", &report);
        CHECK_THAT(status == BAO_OK || status == BAO_EMPTY || status == BAO_ENCODING, "%zu: %s", n,
                   bao_status_code(status));
        if (status == BAO_OK) {
            check_sane(&report, "cut");
        }
        bao_arena_drop(arena);
    }
}

static void read_file(const char *path)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_span source;
    bao_error error;
    bao_report report;
    CHECK(bao_file_read(arena, path, 0, &source, &error) == BAO_OK);
    const bao_status status = read_named(arena, source, path, &report);
    CHECK_THAT(status == BAO_OK, "%s: %s", path, bao_status_code(status));
    if (status == BAO_OK) {
        bao_buf out = bao_buf_in(arena);
        check_sane(&report, path);
        bao_report_dump(&report, &out);
        bao_report_text(&report, &out);
        CHECK(!out.failed && out.n > 0);
    }
    bao_arena_drop(arena);
}

static void real_pages_are_read(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_files files = {0};
    CHECK(bao_files_add(&files, arena, "../shared/reports", NULL, NULL) == BAO_OK);
    size_t read = 0;
    for (size_t i = 0; i < files.count; i++) {
        if (bao_span_ends(bao_span_of(files.paths[i]), BAO_SPAN(".html"))) {
            read_file(files.paths[i]);
            read++;
        }
    }
    if (!read) {
        fprintf(stderr, "no pages in ../shared/reports: skipped\n");
    }
    bao_arena_drop(arena);
}

int main(void)
{
    cases_of("tests/cases/html.case", "case.html", 60);
    cases_of("tests/cases/markdown.case", "case.md", 20);
    cases_of("tests/cases/text.case", "case.txt", 10);
    numbers_lead_back_to_the_page();
    a_gbk_character_costs_no_cell();
    metadata_comes_from_tags_tables_and_lines();
    encodings_are_declared_in_several_ways();
    want_of_memory_is_told();
    a_limit_of_memory_is_told();
    cut_pages_are_read();
    real_pages_are_read();
    return test_end();
}

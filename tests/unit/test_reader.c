/* test_reader.c - text and Markdown: headings and tables by cases, formats, limits, real files. */
#include "reading.h"

#include "base/buf.h"
#include "base/file.h"
#include "doc/dump.h"

typedef void describe(const bao_report *report, bao_buf *out);

static void add_escaped(bao_buf *out, bao_span s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\n') {
            bao_buf_string(out, "\\n");
        } else if (s.p[i] == '\\') {
            bao_buf_string(out, "\\\\");
        } else {
            bao_buf_byte(out, s.p[i]);
        }
    }
}

static void describe_blocks(const bao_report *report, bao_buf *out)
{
    for (size_t i = 0; i < report->block_count; i++) {
        const bao_block *block = &report->blocks[i];
        bao_buf_string(out, i ? " | " : "");
        bao_buf_byte(out, "HPTCNX"[block->kind]);
        if (block->kind == BAO_HEADING) {
            bao_buf_unsigned(out, block->level);
        }
        bao_buf_byte(out, ' ');
        add_escaped(out, bao_span_cut(report->text.utf8, block->text));
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
            add_escaped(out, cell ? bao_span_cut(report->text.utf8, cell->text) : BAO_SPAN("~"));
        }
    }
}

static void describe_tables(const bao_report *report, bao_buf *out)
{
    for (size_t i = 0; i < report->table_count; i++) {
        bao_buf_string(out, i ? " & " : "");
        describe_table(report, &report->tables[i], out);
    }
}

static void cases_of(const char *path, describe *describe_report, int least)
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
        const bao_status status = read_named(arena, unescape(input), "case", &report);
        CHECK_THAT(status == BAO_OK, "%s: %s", name, bao_status_code(status));
        if (status == BAO_OK) {
            describe_report(&report, &out);
            CHECK_THAT(bao_span_equal(bao_buf_view(&out), bao_span_of(expected)), "%s: got '%.*s'",
                       name, (int)out.n, out.p);
        }
        bao_arena_drop(arena);
        groups++;
    }
    CHECK(groups >= least);
    fclose(file);
}

/* Ranges in order, folded view and text in step: what every report must hold. */
static void check_sane(const bao_report *report, const char *name)
{
    uint32_t folded = 0, text = 0;
    const uint32_t end = (uint32_t)report->text.utf8.n;
    for (size_t i = 0; i < report->block_count; i++) {
        const bao_block *b = &report->blocks[i];
        CHECK_THAT(b->text.from >= text && b->text.from <= b->text.to && b->text.to <= end,
                   "%s: block %zu", name, i);
        CHECK_THAT(b->folded.from >= folded && b->folded.from <= b->folded.to, "%s: block %zu",
                   name, i);
        CHECK_THAT(b->section == BAO_NONE || b->section < i, "%s: block %zu", name, i);
        text = b->text.from;
        folded = b->folded.to;
        if (b->folded.from < b->folded.to) {
            CHECK(bao_report_block_at(report, b->folded.from) == b);
            CHECK(bao_report_block_at(report, b->folded.to - 1) == b);
        }
    }
}

static void gaps_join_a_sentence_across_pages(void)
{
    static const char text[] = "第一行是一个很长的句子它在这里被硬折行并且接着往下写到第二行\n"
                               "第二行也是一样长的句子它在这里被硬折行并且接着往下写到第三行\n"
                               "第三行也是一样长的句子它在这里被硬折行并且接着往下写到第四行\n"
                               "第四行也是一样长的句子它在这里被硬折行并且接着往下写到第五行\n"
                               "第五行也是一样长的句子它在这里被硬折行共受理申请三千二百零八\n"
                               "\n- 4 -\n\n"
                               "件其中当面申请也是一样长的句子它在这里被硬折行并且接着往下写\n"
                               "到此为止。\n";
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    CHECK(read_named(arena, BAO_SPAN(text), "pages.txt", &report) == BAO_OK);
    CHECK(report.block_count == 2);
    CHECK(report.blocks[0].kind == BAO_PARAGRAPH && report.blocks[1].kind == BAO_CHROME);
    const bao_span view = bao_fold_view(&report.fold);
    const char *at = memmem(view.p, view.n, "三千二百零八件其中", strlen("三千二百零八件其中"));
    CHECK(at != NULL);
    if (at) {
        const uint32_t from = (uint32_t)(at - view.p);
        const bao_span raw =
            bao_report_raw(&report, (bao_range){from, from + (uint32_t)strlen("三千二百零八件")});
        CHECK(memmem(raw.p, raw.n, "- 4 -", 5) == NULL);
        CHECK(bao_report_line(&report, from) == 5);
    }
    check_sane(&report, "pages");
    bao_arena_drop(arena);
}

static void sections_and_captions_are_found(void)
{
    static const char text[] = "某市2016年政府信息公开年度报告\n一、概述\n（一）内容\n正文。\n"
                               "二、附表\n2016年统计表\n| a | 1 |\n| b | 2 |\n注：完。\n";
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    CHECK(read_named(arena, BAO_SPAN(text), "x.md", &report) == BAO_OK);
    CHECK(strcmp(report.format, "markdown") == 0 && report.block_count == 8);
    CHECK(bao_span_equal(bao_report_section_path(&report, &report.blocks[3]),
                         BAO_SPAN("一、概述 / （一）内容")));
    CHECK(report.blocks[0].section == BAO_NONE && report.blocks[1].section == BAO_NONE);
    CHECK(report.table_count == 1 && report.tables[0].caption == 5);
    CHECK(report.blocks[5].kind == BAO_CAPTION && report.blocks[7].kind == BAO_NOTE);
    CHECK(bao_span_equal(bao_span_cut(bao_fold_view(&report.fold), report.blocks[6].folded),
                         BAO_SPAN("a\t1\nb\t2")));
    bao_arena_drop(arena);
}

static void formats_are_known_by_sight(void)
{
    static const struct {
        const char *name, *content;
        bao_status status;
        const char *warning;
    } cases[] = {
        {"a.txt", "<!DOCTYPE html><html><body>一</body></html>", BAO_OK, "NO_ARTICLE"},
        {"a.txt", "<p>一</p><p>二</p><p>三</p>", BAO_OK, "NOT_TEXT"},
        {"a.txt", "%PDF-1.4\n", BAO_DAMAGED, NULL},
        {"a.txt", "PK\3\4 word/document.xml", BAO_UNSUPPORTED, NULL},
        {"a.doc", "{\\rtf1 }", BAO_EMPTY, NULL},
        {"a.xml", "<?xml version=\"1.0\"?><a/>", BAO_UNSUPPORTED, NULL},
        {"a.html", "一,二\n三,四\n", BAO_OK, "NOT_HTML"},
        {"a.txt", "{\"a\": \"一\"}", BAO_OK, "NOT_PROSE"},
        {"a.txt", "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n正文。\r\n",
         BAO_OK, "HTTP_HEADERS"},
        {"a.txt", "=1+1\t2\t3\n", BAO_OK, "FORMULA_CELLS"},
        {"a.txt", "一\t+1\t-1\n二\t-\t--\n", BAO_OK, NULL},
        {"a.txt",
         "2023年某市政府信息公开年度报告\n正文。\n2022年某市政府信息公开年度报告\n正文。\n", BAO_OK,
         "TWO_YEARS"},
        {"a.txt", "| a | b |\n| c |\n", BAO_OK, "UNEVEN_ROWS"},
        {"a.txt", "\n\n \n\t\n", BAO_EMPTY, NULL},
        {"a.txt", "", BAO_EMPTY, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bao_arena *arena = bao_arena_new(&bao_alloc_libc);
        bao_report report;
        const bao_status status =
            read_named(arena, bao_span_of(cases[i].content), cases[i].name, &report);
        CHECK_THAT(status == cases[i].status, "case %zu: %s", i, bao_status_code(status));
        if (status == BAO_OK) {
            CHECK_THAT(cases[i].warning ? has_warning(&report, cases[i].warning)
                                        : report.warnings.count == 0,
                       "case %zu", i);
        }
        bao_arena_drop(arena);
    }
    CHECK(bao_reader_at(0)->read != NULL && bao_reader_at(1000) == NULL);
}

static void long_lines_and_wide_tables_are_refused(void)
{
    const size_t n = 3u << 20;
    char *text = malloc(n);
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    memset(text, 'x', n);
    CHECK(read_named(arena, (bao_span){text, n}, "a.txt", &report) == BAO_LIMIT);
    bao_arena_reset(arena);
    for (size_t i = 0; i < 20000; i += 2) {
        text[i] = '1';
        text[i + 1] = '\t';
    }
    CHECK(read_named(arena, (bao_span){text, 20000}, "a.txt", &report) == BAO_OK);
    CHECK(has_warning(&report, "TABLE_COLUMNS") && report.table_count == 0);
    bao_arena_drop(arena);
    free(text);
}

static const char many[] = "某市2016年政府信息公开年度报告\n（2017年3月1日）\n一、概述\n正文。\n"
                           "统计期限自2016年1月1日起至12月31日止。\n- 1 -\n二、附表\n统计表\n"
                           "| a<br>b | =1 |\n|---|---|\n| c | 2 |\n| d |\n甲\t1\t2\n乙\t3\t4\n";

static void want_of_memory_is_told(void)
{
    for (long left = 0;; left++) {
        test_tap tap = {.left = left};
        const bao_alloc alloc = {&tap, test_tap_realloc};
        bao_arena *arena = bao_arena_new(&alloc);
        bao_report report;
        bao_status status = BAO_MEMORY;
        if (arena) {
            status = read_named(arena, BAO_SPAN(many), "many.md", &report);
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
        const bao_status status = read_named(arena, BAO_SPAN(many), "many.md", &report);
        CHECK(status == BAO_OK || status == BAO_MEMORY);
        bao_arena_drop(arena);
        if (status == BAO_OK) {
            break;
        }
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
    CHECK_THAT(status == BAO_OK || status == BAO_UNSUPPORTED, "%s: %s", path,
               bao_status_code(status));
    if (status == BAO_OK) {
        bao_buf out = bao_buf_in(arena);
        check_sane(&report, path);
        bao_report_dump(&report, &out);
        bao_report_text(&report, &out);
        CHECK(!out.failed && out.n > 0);
    }
    bao_arena_drop(arena);
}

/* Files in `root`; beside the project there may be real reports. */
static void read_all(const char *root, bool needed)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_files files = {0};
    CHECK(bao_files_add(&files, arena, root, NULL, NULL) == BAO_OK);
    size_t read = 0;
    for (size_t i = 0; i < files.count; i++) {
        const bao_span path = bao_span_of(files.paths[i]);
        if (bao_span_ends(path, BAO_SPAN(".txt")) || bao_span_ends(path, BAO_SPAN(".md"))) {
            read_file(files.paths[i]);
            read++;
        }
    }
    if (!read) {
        fprintf(stderr, "no reports in %s: skipped\n", root);
    }
    CHECK(read > 0 || !needed);
    bao_arena_drop(arena);
}

int main(void)
{
    cases_of("tests/cases/heading.case", describe_blocks, 30);
    cases_of("tests/cases/table.case", describe_tables, 18);
    gaps_join_a_sentence_across_pages();
    sections_and_captions_are_found();
    formats_are_known_by_sight();
    long_lines_and_wide_tables_are_refused();
    want_of_memory_is_told();
    a_limit_of_memory_is_told();
    read_all("tests/samples", true);
    read_all("../shared/reports", false);
    return test_end();
}

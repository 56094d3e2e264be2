/* test_doc.c - Word's binary files: pieces, tables, labels, fields, what is not shown; damage and
 * want of memory. */
#include "ole_maker.h"
#include "reading.h"

#define NONE     ((bao_span){NULL, 0})
#define IN_TABLE "\x16\x24\x01"
#define ROW_END  "\x16\x24\x01\x17\x24\x01"

/* sprmTDefTable of two cells with edges 0, 1000, 3000 and of three with 0, 1000, 2000, 3000; `a` is
 * the first cell's flags. */
#define TWO_CELLS(a)                                                                               \
    "\x08\xD6\x30\x00\x02\x00\x00\xE8\x03\xB8\x0B" a "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"        \
    "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
#define THREE_CELLS(a)                                                                             \
    "\x08\xD6\x46\x00\x03\x00\x00\xE8\x03\xD0\x07\xB8\x0B" a                                       \
    "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"                                                         \
    "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"                                                     \
    "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
#define BEGINS  "\x60\x00"
#define GOES_ON "\x20\x00"

static void add_cell(doc_maker *doc, const char *text)
{
    doc_text(doc, text, NONE);
    doc_end(doc, '\7', BAO_SPAN(IN_TABLE));
}

static doc_maker table_of(bao_arena *arena)
{
    doc_maker doc = {.arena = arena, .text = bao_buf_in(arena)};
    doc_line(&doc, "表1 收支");
    add_cell(&doc, "项目");
    add_cell(&doc, "金额");
    doc_end(&doc, '\7', BAO_SPAN(ROW_END TWO_CELLS(BEGINS)));
    add_cell(&doc, "");
    add_cell(&doc, "预算");
    add_cell(&doc, "决算");
    doc_end(&doc, '\7', BAO_SPAN(ROW_END THREE_CELLS(GOES_ON)));
    add_cell(&doc, "收入");
    add_cell(&doc, "1");
    add_cell(&doc, "2");
    doc_end(&doc, '\7', BAO_SPAN(ROW_END THREE_CELLS("\0\0")));
    doc_line(&doc, "正文到此为止。");
    return doc;
}

static void spans_of_tables_are_resolved(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    doc_maker doc = table_of(arena);
    CHECK(read_named(arena, doc_of(&doc), "a.doc", &report) == BAO_OK);
    CHECK(strcmp(report.format, "doc") == 0 && report.warnings.count == 0);
    CHECK(report.table_count == 1 && report.tables[0].rows == 3 && report.tables[0].columns == 3);
    const bao_table *table = &report.tables[0];
    const bao_cell *label = bao_table_cell(table, 1, 0), *money = bao_table_cell(table, 0, 2);
    CHECK(label == bao_table_cell(table, 0, 0) && label->rowspan == 2);
    CHECK(money == bao_table_cell(table, 0, 1) && money->colspan == 2);
    const bao_cell *two = bao_table_cell(table, 2, 2);
    CHECK(two && bao_span_equal(bao_span_cut(report.text.utf8, two->text), BAO_SPAN("2")));
    CHECK(report.block_count == 3 && report.blocks[0].kind == BAO_CAPTION);
    bao_arena_drop(arena);
}

static void check_view(doc_maker *doc, const char *want, const char *warning)
{
    bao_report report;
    CHECK(read_named(doc->arena, doc_of(doc), "a.doc", &report) == BAO_OK);
    const bao_span view = bao_fold_view(&report.fold);
    CHECK_THAT(bao_span_equal(view, bao_span_of(want)), "view: %.*s", (int)view.n, view.p);
    CHECK_THAT(warning ? has_warning(&report, warning) : report.warnings.count == 0, "%s",
               report.warnings.count ? report.warnings.items[0].message : "no warning");
    bao_arena_drop(doc->arena);
}

static doc_maker new_doc(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    return (doc_maker){.arena = arena, .text = bao_buf_in(arena)};
}

static void what_is_not_shown_is_left_out(void)
{
    doc_maker doc = new_doc();
    doc_text(&doc, "收到1", NONE);
    doc_text(&doc, "9", BAO_SPAN("\x3C\x08\x01")); /* hidden */
    doc_text(&doc, "8", BAO_SPAN("\x42\x2A\x08")); /* white */
    doc_text(&doc, "7", BAO_SPAN("\x00\x08\x01")); /* deleted */
    doc_text(&doc, "2件", NONE);
    doc_text(&doc, "多", BAO_SPAN("\x42\x2A\x08\x0C\x2A\x02")); /* white on a marker's ink */
    doc_text(&doc, "。", NONE);
    doc_end(&doc, '\r', NONE);
    check_view(&doc, "收到12件多。\n", "HIDDEN_TEXT");
}

static void only_results_of_fields_are_text(void)
{
    doc_maker doc = new_doc();
    doc_text(&doc,
             "第\x13 PAGE 5\x14"
             "3\x15页，共\x13 X \x15"
             "4页。",
             NONE);
    doc_end(&doc, '\r', NONE);
    doc_text(&doc, "\x13 TOC \\o\x14一、总体情况 1", NONE);
    doc_end(&doc, '\r', NONE);
    doc_text(&doc, "二、其他 2\x15", NONE);
    doc_end(&doc, '\r', NONE);
    doc_line(&doc, "一、总体情况");
    check_view(&doc, "第3页,共4页。\n一、总体情况\n", NULL);
}

static void raised_digits_are_no_digits_of_a_number(void)
{
    doc_maker doc = new_doc();
    doc_text(&doc, "生产总值", NONE);
    doc_text(&doc, "2", BAO_SPAN("\x48\x2A\x01"));
    doc_text(&doc, "540亿元。", NONE);
    doc_end(&doc, '\r', NONE);
    check_view(&doc, "生产总值540亿元。\n", NULL);
}

/* One list of one level, 一、 二、; two uses, the second of which begins at 9. */
static void labels_are_counted(void)
{
    static const char lists[] =
        "\x01\x00\x07\x00\x00\x00\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x00"
        "\x01\x00\x00\x00\x27\x00\x01\0\0\0\0\0\0\0\0\x02\0\0\0\0\0\0\0\0\0\0\0\0"
        "\x02\x00\x00\x00\x01\x30";
    static const char uses[] = "\x02\x00\x00\x00"
                               "\x07\x00\x00\x00\0\0\0\0\0\0\0\0\x00\0\0\0"
                               "\x07\x00\x00\x00\0\0\0\0\0\0\0\0\x01\0\0\0"
                               "\0\0\0\0"
                               "\0\0\0\0\x09\x00\x00\x00\x10\x00\x00\x00";
    doc_maker doc = new_doc();
    doc.lists = BAO_SPAN(lists);
    doc.uses = BAO_SPAN(uses);
    for (int i = 0; i < 4; i++) {
        doc_text(&doc, "情况", NONE);
        doc_end(&doc, '\r', i < 2 ? BAO_SPAN("\x0B\x46\x01\x00") : BAO_SPAN("\x0B\x46\x02\x00"));
    }
    check_view(&doc, "一、情况\n二、情况\n九、情况\n十、情况\n", NULL);
}

static void damage_is_told(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    doc_maker doc = table_of(arena);
    const bao_span whole = doc_of(&doc);
    char *p = bao_arena_copy(arena, whole.p, whole.n);
    for (size_t n = 9; n < whole.n; n += 211) {
        const bao_status status = read_named(arena, (bao_span){whole.p, n}, "a.doc", &report);
        CHECK_THAT(status == BAO_DAMAGED || status == BAO_UNSUPPORTED || n + 4096 > whole.n,
                   "%zu bytes: %s", n, bao_status_code(status));
    }
    /* a sector that follows itself */
    p[512 + 2 * 4] = 2;
    CHECK(read_named(arena, (bao_span){p, whole.n}, "a.doc", &report) != BAO_OK);
    memcpy(p, whole.p, whole.n);
    p[3 * 512 + 11] |= 1; /* encrypted */
    CHECK(read_named(arena, (bao_span){p, whole.n}, "a.doc", &report) == BAO_ENCRYPTED);
    bao_arena_drop(arena);
}

static void want_of_memory_is_told(void)
{
    bao_arena *own = bao_arena_new(&bao_alloc_libc);
    doc_maker doc = table_of(own);
    const bao_span source = doc_of(&doc);
    for (size_t limit = 64;; limit += 64) {
        bao_arena *arena = bao_arena_new(&bao_alloc_libc);
        bao_report report;
        bao_arena_limit(arena, limit);
        const bao_status status = read_named(arena, source, "a.doc", &report);
        CHECK(status == BAO_OK || status == BAO_MEMORY);
        bao_arena_drop(arena);
        if (status == BAO_OK) {
            break;
        }
    }
    bao_arena_drop(own);
}

int main(void)
{
    spans_of_tables_are_resolved();
    what_is_not_shown_is_left_out();
    only_results_of_fields_are_text();
    raised_digits_are_no_digits_of_a_number();
    labels_are_counted();
    damage_is_told();
    want_of_memory_is_told();
    return test_end();
}

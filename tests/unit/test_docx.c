/* test_docx.c - Word's files in XML: tables, labels, notes, what is not shown; damage and want of
 * memory. */
#include "reading.h"
#include "zip_maker.h"

#define P(text)              "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define TC(properties, text) "<w:tc><w:tcPr>" properties "</w:tcPr>" P(text) "</w:tc>"
#define TR(cells)            "<w:tr>" cells "</w:tr>"
#define LIST(id, level, text)                                                                      \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" id                       \
    "\"/></w:numPr></w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"

/* Reads a document with that body; all of it lives in *arena. */
static bao_status read_body(bao_arena *arena, const char *body, const char *const *parts,
                            bao_report *report)
{
    return read_named(arena, docx_of(arena, bao_span_of(body), parts), "a.docx", report);
}

/* The folded view, one line a paragraph and row. */
static void check_view(const char *body, const char *const *parts, const char *want,
                       const char *warning)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    CHECK(read_body(arena, body, parts, &report) == BAO_OK);
    const bao_span view = bao_fold_view(&report.fold);
    CHECK_THAT(bao_span_equal(view, bao_span_of(want)), "view: %.*s", (int)view.n, view.p);
    CHECK_THAT(warning ? has_warning(&report, warning) : report.warnings.count == 0, "%s",
               report.warnings.count ? report.warnings.items[0].message : "no warning");
    bao_arena_drop(arena);
}

static void spans_of_tables_are_resolved(void)
{
    static const char body[] = P("表1 收支") "<w:tbl>" TR(
        TC("<w:vMerge w:val=\"restart\"/>", "项目") TC("<w:gridSpan w:val=\"2\"/>", "金额"))
        TR(TC("<w:vMerge/>", "") TC("", "预算") TC("", "决算"))
            TR("<w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" TC("", "1")
                   TC("", "2")) "</w:tbl>" P("正文到此为止。");
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    CHECK(read_body(arena, body, NULL, &report) == BAO_OK);
    CHECK(strcmp(report.format, "docx") == 0 && report.warnings.count == 0);
    CHECK(report.table_count == 1 && report.tables[0].rows == 3 && report.tables[0].columns == 3);
    const bao_table *table = &report.tables[0];
    const bao_cell *label = bao_table_cell(table, 1, 0), *money = bao_table_cell(table, 0, 2);
    CHECK(label == bao_table_cell(table, 0, 0) && label->rowspan == 2);
    CHECK(money == bao_table_cell(table, 0, 1) && money->colspan == 2);
    const bao_cell *before = bao_table_cell(table, 2, 0), *one = bao_table_cell(table, 2, 1);
    CHECK(before && before->text.from == before->text.to);
    CHECK(one && bao_span_equal(bao_span_cut(report.text.utf8, one->text), BAO_SPAN("1")));
    CHECK(table->caption == 0 && report.blocks[0].kind == BAO_CAPTION);
    /* places are those of the text that was made */
    const bao_source_range at = bao_report_source(&report, one->folded);
    CHECK(at.from == one->text.from && at.to == one->text.to);
    bao_arena_drop(arena);
}

/* A head may begin with a year that has no 年. */
static void years_are_no_figures_of_a_table(void)
{
    static const char body[] = "<w:tbl>" TR(TC("", "项目") TC("", "2020地方政府债务限额预算数"))
        TR(TC("", "限额") TC("", "6083.86")) "</w:tbl>" P("正文到此为止。");
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    CHECK(read_body(arena, body, NULL, &report) == BAO_OK);
    CHECK(report.table_count == 1 && report.tables[0].header_rows == 1);
    bao_arena_drop(arena);
}

static const char numbering[] =
    "<w:numbering><w:abstractNum w:abstractNumId=\"7\">"
    "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCountingThousand\"/>"
    "<w:suff w:val=\"nothing\"/><w:lvlText w:val=\"%1、\"/></w:lvl>"
    "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>"
    "<w:lvlText w:val=\"%2.\"/></w:lvl></w:abstractNum>"
    "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>"
    "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\">"
    "<w:startOverride w:val=\"9\"/></w:lvlOverride></w:num></w:numbering>";

static void labels_are_counted(void)
{
    static const char *const parts[] = {"word/numbering.xml", numbering, NULL};
    check_view(LIST("1", "0", "总体情况") LIST("1", "1", "2023年收到3件。")
                   LIST("1", "1", "办结2件。") LIST("1", "0", "主动公开")
                       LIST("1", "1", "公开5条。") LIST("2", "0", "其他") LIST("2", "0", "附则"),
               parts,
               "一、总体情况\n1.2023年收到3件。\n2.办结2件。\n二、主动公开\n1."
               "公开5条。\n九、其他\n十、附则\n",
               NULL);
}

/* A heading's style names the list, and the list's level the style. */
static void labels_come_with_styles(void)
{
    static const char *const parts[] = {
        "word/styles.xml",
        "<w:styles><w:style w:styleId=\"h2\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr>"
        "<w:outlineLvl w:val=\"1\"/></w:pPr></w:style></w:styles>",
        "word/numbering.xml",
        "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"1\"><w:start "
        "w:val=\"3\"/>"
        "<w:numFmt w:val=\"chineseCounting\"/><w:pStyle w:val=\"h2\"/><w:lvlText w:val=\"（%2）\"/>"
        "</w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
        "</w:numbering>",
        NULL};
    check_view("<w:p><w:pPr><w:pStyle w:val=\"h2\"/></w:pPr><w:r><w:t>收支情况</w:t></w:r></w:p>"
               "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" P(
                   "单击输入9") "</w:sdtContent></w:sdt>",
               parts, "(三)收支情况\n", NULL);
}

static void what_is_not_shown_is_left_out(void)
{
    check_view("<w:p><w:r><w:t>收到1</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r>"
               "<w:r><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr><w:t>8</w:t></w:r>"
               "<w:r><w:t>2件。</w:t></w:r></w:p>",
               NULL, "收到12件。\n", "HIDDEN_TEXT");
    check_view("<w:p><w:r><w:t>收到1</w:t></w:r><w:del><w:r><w:delText>7</w:delText></w:r></w:del>"
               "<w:ins><w:r><w:t>2</w:t></w:r></w:ins><w:r><w:t>件。</w:t></w:r></w:p>",
               NULL, "收到12件。\n", NULL);
    check_view("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:t>44</w:t></w:r>"
               "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>12</w:t></w:r>"
               "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>件。</w:t></w:r></w:p>",
               NULL, "12件。\n", NULL);
    check_view(
        "<w:p><w:r><w:t>收到</w:t></w:r><mc:AlternateContent><mc:Choice><w:r><w:t>3</w:t></w:r>"
        "</mc:Choice><mc:Fallback><w:r><w:t>3</w:t></w:r></mc:Fallback></mc:AlternateContent>"
        "<w:r><w:t>件。</w:t></w:r></w:p>",
        NULL, "收到3件。\n", NULL);
}

static void raised_digits_are_no_digits_of_a_number(void)
{
    check_view(
        "<w:p><w:r><w:t>生产总值</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/>"
        "</w:rPr><w:t>2</w:t></w:r><w:r><w:t>540亿元，12</w:t></w:r><w:r><w:rPr><w:vertAlign "
        "w:val=\"superscript\"/></w:rPr><w:t>3</w:t></w:r><w:r><w:t>条。</w:t></w:r></w:p>",
        NULL, "生产总值540亿元,12条。\n", NULL);
    check_view(
        "<w:p><w:r><w:t>约10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>"
        "<w:t>4</w:t></w:r><w:r><w:t>人、5m</w:t></w:r><w:r><w:rPr><w:vertAlign "
        "w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r><w:r><w:t>。</w:t></w:r></w:p>",
        NULL, "约10⁴人、5m2。\n", "NUMBER_FORM");
}

static void notes_come_behind_the_text(void)
{
    static const char *const parts[] = {"word/footnotes.xml",
                                        "<w:footnotes><w:footnote w:id=\"2\">" P("初步核算数。")
                                            P("以后会改。") "</w:footnote></w:footnotes>",
                                        NULL};
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    CHECK(
        read_body(arena,
                  "<w:p><w:r><w:t>生产总值</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r>"
                  "<w:r><w:t>540亿元。</w:t></w:r></w:p>",
                  parts, &report) == BAO_OK);
    CHECK(report.block_count == 2 && report.blocks[1].kind == BAO_NOTE);
    CHECK(bao_span_equal(bao_fold_view(&report.fold),
                         BAO_SPAN("生产总值540亿元。\n[1]初步核算数。以后会改。\n")));
    bao_arena_drop(arena);
}

static void text_boxes_come_behind_their_paragraph(void)
{
    /* white letters show in a box, and on a ground */
    check_view(
        "<w:p><w:pPr><w:shd w:fill=\"0070C0\"/></w:pPr><w:r><w:rPr><w:color w:val=\"ffffff\"/>"
        "</w:rPr><w:t>题</w:t></w:r></w:p>",
        NULL, "题\n", NULL);
    check_view("<w:p><w:r><w:t>正文一</w:t></w:r><w:r><w:pict><w:txbxContent>" P(
                   "框里") "</w:txbxContent></w:pict></w:r><w:r><w:t>句。</w:t></w:r></w:p>",
               NULL, "正文一句。\n框里\n", NULL);
}

static void damage_is_told(void)
{
    static const struct {
        const char *document;
        bao_status status;
    } cases[] = {{"<w:p><w:r></w:p>", BAO_DAMAGED},
                 {"<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", BAO_UNSUPPORTED},
                 {"", BAO_DAMAGED}};
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        zip_maker zip = zip_maker_in(arena);
        zip_add(&zip, "word/document.xml", bao_span_of(cases[i].document));
        const bao_status status = read_named(arena, zip_end(&zip), "a.docx", &report);
        CHECK_THAT(status == cases[i].status, "case %zu: %s", i, bao_status_code(status));
    }
    zip_maker zip = zip_maker_in(arena);
    zip_add(&zip, "word/styles.xml", BAO_SPAN("<w:styles/>"));
    CHECK(read_named(arena, zip_end(&zip), "a.docx", &report) == BAO_DAMAGED);
    const bao_span whole = docx_of(arena, BAO_SPAN(P("一")), NULL);
    for (size_t n = 4; n < whole.n; n += 13) {
        CHECK(read_named(arena, (bao_span){whole.p, n}, "a.docx", &report) == BAO_DAMAGED);
    }
    bao_arena_drop(arena);
}

static void deep_documents_are_refused(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_buf body = bao_buf_in(arena);
    bao_report report;
    for (int i = 0; i < 300; i++) {
        bao_buf_string(&body, "<w:sdt>");
    }
    for (int i = 0; i < 300; i++) {
        bao_buf_string(&body, "</w:sdt>");
    }
    CHECK(read_named(arena, docx_of(arena, bao_buf_view(&body), NULL), "a.docx", &report) ==
          BAO_LIMIT);
    bao_arena_drop(arena);
}

static void want_of_memory_is_told(void)
{
    static const char *const parts[] = {
        "word/numbering.xml",
        numbering,
        "word/styles.xml",
        "<w:styles><w:style w:styleId=\"a\"/></w:styles>",
        "word/footnotes.xml",
        "<w:footnotes><w:footnote w:id=\"2\">" P("注") "</w:footnote>"
                                                       "</w:footnotes>",
        NULL};
    bao_arena *own = bao_arena_new(&bao_alloc_libc);
    const bao_span source = docx_of(
        own,
        BAO_SPAN(LIST("1", "0", "总体") "<w:tbl>" TR(TC("<w:vMerge w:val=\"restart\"/>", "甲") TC(
            "", "1")) TR(TC("<w:vMerge/>", "")
                             TC("", "2")) "</w:tbl><w:p><w:r><w:footnoteReference "
                                          "w:id=\"2\"/><w:pict><w:txbxContent>" P(
                                              "框") "</w:txbxContent></w:pict></w:r></w:p>"),
        parts);
    for (size_t limit = 64;; limit += 64) {
        bao_arena *arena = bao_arena_new(&bao_alloc_libc);
        bao_report report;
        bao_arena_limit(arena, limit);
        const bao_status status = read_named(arena, source, "a.docx", &report);
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
    years_are_no_figures_of_a_table();
    labels_are_counted();
    labels_come_with_styles();
    what_is_not_shown_is_left_out();
    raised_digits_are_no_digits_of_a_number();
    notes_come_behind_the_text();
    text_boxes_come_behind_their_paragraph();
    damage_is_told();
    deep_documents_are_refused();
    want_of_memory_is_told();
    return test_end();
}

/* test_sheet.c - workbooks: numbers as they are shown, tables and titles, merged cells, what is
 * hidden; damage and want of memory. */
#include "read/sheet/format.h"
#include "reading.h"
#include "zip_maker.h"

#include <math.h>

static const struct {
    const char *code;
    double value;
    const char *want;
} shown[] = {
    {"General", 95888, "95888"},
    {"General", 0.1 + 0.2, "0.3"},
    {"General", -12.5, "-12.5"},
    {"General", 1098951.456789, "1098951.457"},
    {"General", 110101199001011234.0, "110101199001011000"},
    {"General", 0, "0"},
    {"G/通用格式", 3.25, "3.25"},
    {"0.00", 95888, "95888.00"},
    {"0.00", 2.675, "2.68"},
    {"0.00", 9.995, "10.00"},
    {"0.0", 0.04, "0.0"},
    {"0", 0.5, "1"},
    {"0.00", -0.001, "0.00"},
    {"#,##0.00", 1234567.891, "1,234,567.89"},
    {"#,##0", 999.5, "1,000"},
    {"#,##0", 0, "0"},
    {"0.0%", 0.0345, "3.5%"},
    {"0%", 1, "100%"},
    {"#.##", 0.5, ".5"},
    {"#,##0.00_ ;[Red]\\-#,##0.00\\ ", -1234.5, "-1,234.50 "},
    {"0.00;(0.00)", -3, "(3.00)"},
    {"#,##0.00;-#,##0.00;\"-\"??;@", 0, "-"},
    {"_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 12, "12.00"},
    {"0!.0,", 12345, "1.2"},
    {"0.00,,\"百万\"", 12345678, "12.35百万"},
    {"[>=100]0;[<0]\"负\"0;0.0", 12.34, "12.3"},
    {"[>=100]0;[<0]\"负\"0;0.0", 123.4, "123"},
    {"00000", 123, "00123"},
    {"\"第\"0\"号\"", 7, "第7号"},
    {"[$¥-804]#,##0.00", 5, "¥5.00"},
    {"0.00E+00", 12345, "1.23E+04"},
    {";;;", 5, ""},
    {"yyyy\\-mm\\-dd", 45530, "2024-08-26"},
    {"yyyy/m/d", 45530, "2024/8/26"},
    {"yyyy\"年\"m\"月\"d\"日\"", 45292, "2024年1月1日"},
    {"[$-804]yyyy\"年\"m\"月\";@", 45292, "2024年1月"},
    {"h:mm:ss", 0.5, "12:00:00"},
    {"[h]:mm", 1.25, "30:00"},
    {"yyyy-mm-dd hh:mm", 45530.75, "2024-08-26 18:00"},
    {"yyyy/m/d", 1, "1900/1/1"},
    {"@", 12.5, "12.5"},
};

static void numbers_are_shown_as_formats_say(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        bao_buf out = bao_buf_in(arena);
        bao__format_put(&out, bao_span_of(shown[i].code), shown[i].value, false);
        CHECK_THAT(bao_span_equal(bao_buf_view(&out), bao_span_of(shown[i].want)), "%s: %.*s",
                   shown[i].code, (int)out.n, out.p);
    }
    for (unsigned id = 0; id < 70; id++) {
        bao_buf out = bao_buf_in(arena);
        bao__format_put(&out, bao_span_of(bao__format_built_in(id)), 45530.25, true);
        CHECK_THAT(out.n > 0, "built-in %u", id);
    }
    bao_arena_drop(arena);
}

static const char book[] =
    "<workbook><sheets><sheet name=\"表一\" sheetId=\"1\" r:id=\"r1\" xmlns:r=\"r\"/>"
    "<sheet name=\"草稿\" sheetId=\"2\" state=\"hidden\" r:id=\"r2\" xmlns:r=\"r\"/>"
    "</sheets></workbook>";
static const char relations[] =
    "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/>"
    "<Relationship Id=\"r2\" Target=\"/xl/worksheets/sheet2.xml\"/>"
    "</Relationships>";
static const char strings[] =
    "<sst><si><t>2024年收支情况表</t></si><si><t>单位：万元</t></si><si><t>项目</t></si>"
    "<si><r><t>金额</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r></si>"
    "<si><t>收入_x000D_</t></si><si><t>预算</t></si><si><t>决算</t></si><si><t>注：含转移支付。</"
    "t></si></"
    "sst>";
static const char styles[] =
    "<styleSheet><numFmts><numFmt numFmtId=\"176\" formatCode=\"0.00_ \"/></numFmts>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"176\"/></cellXfs></styleSheet>";
static const char sheet[] =
    "<worksheet><cols><col min=\"4\" max=\"4\" hidden=\"1\"/></cols><sheetData>"
    "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"
    "<row r=\"2\"><c r=\"C2\" t=\"s\"><v>1</v></c></row>"
    "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>2</v></c><c r=\"B3\" t=\"s\"><v>3</v></c></row>"
    "<row r=\"4\"><c r=\"B4\" t=\"s\"><v>5</v></c><c r=\"C4\" t=\"s\"><v>6</v></c></row>"
    "<row r=\"5\"><c r=\"A5\" t=\"s\"><v>4</v></c><c r=\"B5\" s=\"1\"><f>1+1</f><v>2</v></c>"
    "<c r=\"C5\" s=\"1\"><v>95888</v></c><c r=\"D5\"><v>7</v></c></row>"
    "<row r=\"6\" hidden=\"1\"><c r=\"A6\"><v>8</v></c></row>"
    "<row r=\"7\"><c r=\"A7\" t=\"s\"><v>7</v></c></row>"
    "</sheetData><mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A3:A4\"/>"
    "<mergeCell ref=\"B3:C3\"/></mergeCells></worksheet>";

static bao_span book_of(bao_arena *arena, bao_span sheet1)
{
    zip_maker zip = zip_maker_in(arena);
    zip_add(&zip, "[Content_Types].xml", BAO_SPAN("<Types/>"));
    zip_add(&zip, "xl/workbook.xml", BAO_SPAN(book));
    zip_add(&zip, "xl/_rels/workbook.xml.rels", BAO_SPAN(relations));
    zip_add(&zip, "xl/sharedStrings.xml", BAO_SPAN(strings));
    zip_add(&zip, "xl/styles.xml", BAO_SPAN(styles));
    zip_add(&zip, "xl/worksheets/sheet1.xml", sheet1);
    zip_add(&zip, "xl/worksheets/sheet2.xml", BAO_SPAN("<worksheet/>"));
    return zip_end(&zip);
}

static void sheets_become_tables(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    CHECK(read_named(arena, book_of(arena, BAO_SPAN(sheet)), "a.xls", &report) == BAO_OK);
    CHECK(strcmp(report.format, "xlsx") == 0);
    CHECK(has_warning(&report, "HIDDEN_SHEET") && has_warning(&report, "HIDDEN_CELLS"));
    CHECK(report.table_count == 1 && report.block_count == 3);
    CHECK(report.blocks[0].kind == BAO_CAPTION && report.blocks[2].kind == BAO_NOTE);
    CHECK(report.tables[0].caption == 0);
    const bao_table *table = &report.tables[0];
    CHECK(table->rows == 3 && table->columns == 3 && table->header_rows == 2);
    CHECK(bao_table_cell(table, 0, 0) == bao_table_cell(table, 1, 0));
    CHECK(bao_table_cell(table, 0, 1) == bao_table_cell(table, 0, 2));
    const bao_span view = bao_fold_view(&report.fold);
    CHECK_THAT(bao_span_equal(view, BAO_SPAN("2024年收支情况表单位:万元\n项目\t金额¹\n预算\t决算\n"
                                             "收入\t2.00\t95888.00\n注:含转移支付。\n")),
               "%.*s", (int)view.n, view.p);
    bao_arena_drop(arena);
}

static void damage_is_told(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    zip_maker zip = zip_maker_in(arena);
    zip_add(&zip, "xl/styles.xml", BAO_SPAN("<styleSheet/>"));
    CHECK(read_named(arena, zip_end(&zip), "a.xlsx", &report) == BAO_DAMAGED);
    CHECK(read_named(arena, book_of(arena, BAO_SPAN("<worksheet><sheetData>")), "a.xlsx",
                     &report) == BAO_DAMAGED);
    /* cells in the corners of a sheet, and formulas that were never computed */
    static const char far[] =
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\">"
        "<c r=\"XFD1048576\"><v>2</v></c><c "
        "r=\"ZZZZ9999999\"><v>3</v></c></row><row><c><f>A1</f></c>"
        "</row></sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells></worksheet>";
    const bao_status status = read_named(arena, book_of(arena, BAO_SPAN(far)), "a.xlsx", &report);
    CHECK_THAT(status == BAO_OK || status == BAO_LIMIT, "%s", bao_status_code(status));
    bao_arena_drop(arena);
}

static void want_of_memory_is_told(void)
{
    bao_arena *own = bao_arena_new(&bao_alloc_libc);
    const bao_span source = book_of(own, BAO_SPAN(sheet));
    for (size_t limit = 64;; limit += 64) {
        bao_arena *arena = bao_arena_new(&bao_alloc_libc);
        bao_report report;
        bao_arena_limit(arena, limit);
        const bao_status status = read_named(arena, source, "a.xlsx", &report);
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
    numbers_are_shown_as_formats_say();
    sheets_become_tables();
    damage_is_told();
    want_of_memory_is_told();
    return test_end();
}

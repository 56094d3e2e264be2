/* test_rtf.c - RTF and saved web pages: text in three encodings, tables, labels, notes, what is not
 * shown; want of memory. */
#include "reading.h"

static void check_view(const char *source, const char *format, const char *want,
                       const char *warning)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    const bao_status status = read_named(arena, bao_span_of(source), "a.doc", &report);
    CHECK_THAT(status == BAO_OK && strcmp(report.format, format) == 0, "%s",
               bao_status_code(status));
    if (status == BAO_OK) {
        const bao_span view = bao_fold_view(&report.fold);
        CHECK_THAT(bao_span_equal(view, bao_span_of(want)), "view: %.*s", (int)view.n, view.p);
        CHECK_THAT(warning ? has_warning(&report, warning) : report.warnings.count == 0, "%s",
                   report.warnings.count ? report.warnings.items[0].message : "no warning");
        for (size_t i = 0; i < report.block_count; i++) {
            const bao_source_range at = bao_report_source(&report, report.blocks[i].folded);
            CHECK(at.to <= report.text.utf8.n);
        }
    }
    bao_arena_drop(arena);
}

static void text_is_read_in_its_encoding(void)
{
    check_view("{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset134 x;}}{\\info{\\title no}}"
               "\\pard \\'ca\\'d5\\'b5\\'bd3\\'bc\\'fe\\'a1\\'a3\\par}",
               "rtf", "收到3件。\n", NULL);
    check_view("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 a;}{\\f1\\fcharset134 b;}}"
               "\\pard\\f1 \\'ca\\'d5\\'b5\\'bd\\f0 3\\f1\\'bc\\'fe\\f0\\par}",
               "rtf", "收到3件\n", NULL);
    check_view(
        "{\\rtf1\\ansi\\uc2 \\u25910\\'ca\\'d5\\u-28711\\'b5\\'bd3\\uc1\\u20214?\\u12290?\\par}",
        "rtf", "收这3件。\n", NULL);
}

static void what_is_not_shown_is_left_out(void)
{
    check_view("{\\rtf1 \\pard 1{\\v 9}{\\deleted 8}2{\\*\\bkmkstart a}{\\pict ffd8}"
               "{\\field{\\*\\fldinst PAGE 7}{\\fldrslt 3}}{\\header 5}\\par}",
               "rtf", "123\n", "HIDDEN_TEXT");
}

static void labels_and_notes_are_kept(void)
{
    check_view("{\\rtf1 \\pard{\\listtext 1.\\tab}\\u25910?\\u21040?{\\super "
               "4}540\\u20214?\\u12290?{\\footnote "
               "\\pard \\u27880?\\par}\\par}",
               "rtf", "1.收到540件。\n[1]注\n", NULL);
    check_view(
        "{\\rtf1 \\pard{\\field{\\*\\fldinst { TOC \\\\o}}{\\fldrslt a {\\field{\\*\\fldinst PAGE}"
        "{\\fldrslt 1}}\\par b 2\\par}}c\\par}",
        "rtf", "c\n", NULL);
}

static const char table[] =
    "{\\rtf1 \\pard a\\par"
    "\\trowd\\trleft-108\\clvmgf\\cellx1000\\clmgf\\cellx2000\\clmrg\\cellx3000\\pard\\intbl "
    "b\\cell "
    "c\\cell\\cell\\row"
    "\\trowd\\trleft-108\\clvmrg\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl\\cell d\\cell "
    "e\\cell\\row"
    "\\trowd\\trleft-100\\cellx1000\\cellx2000\\cellx3010\\pard\\intbl f\\cell 1\\cell 2\\cell\\row"
    "\\pard g\\par"
    "\\trowd\\cellx1000\\cellx2000\\pard\\intbl h\\cell 3\\cell\\row\\pard{\\footnote k}\\par}";

static void spans_of_tables_are_resolved(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    CHECK(read_named(arena, BAO_SPAN(table), "a.rtf", &report) == BAO_OK);
    CHECK(report.table_count == 2);
    const bao_table *first = &report.tables[0];
    CHECK(first->rows == 3 && first->columns == 3);
    CHECK(bao_table_cell(first, 0, 0) == bao_table_cell(first, 1, 0));
    CHECK(bao_table_cell(first, 0, 1) == bao_table_cell(first, 0, 2));
    CHECK(report.tables[1].rows == 1 && report.tables[1].columns == 2);
    bao_arena_drop(arena);
}

#define PAGE(encoding, body)                                                                       \
    "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"--X\"\r\n\r\nno\r\n"    \
    "----X\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: " encoding  \
    "\r\n\r\n" body "\r\n----X\r\nContent-Type: image/png\r\n\r\nzz\r\n----X--\r\n"

static const char quoted[] =
    PAGE("quoted-printable",
         "<html><body><p>=E5=85=A8=E5=B8=82=E5=85=B1=E5=8F=97=E7=90=86=E6=94=BF=E5=BA=9C=E4=BF=A1="
         "E6=81=AF=E5=85=AC=\r\n=E5=BC=80=E7=94=B3=E8=AF=B73208=E4=BB=B6=EF=BC=8C=E5=85=B6=E4=B8="
         "AD=E5=BD=93=E9=9D=A2=E7=94=B3=E8=AF=B7542=E4=BB=B6=EF=BC=8C=E4=BC=A0=E7=9C=9F=E7=94=B3="
         "E8=AF=B78=E4=BB=B6=E3=80=82</p></body></html>");
static const char base64[] =
    PAGE("base64", "PHA+5YWo5biC5YWx5Y+X55CG5pS/"
                   "5bqc5L+h5oGv5YWs5byA55Sz6K+3MzIw\r\nOOS7tu+8jOWFtuS4reW9k+mdoueUs+ivtzU0MuS7tu+"
                   "8jOS8oOecn+eUs+ivtzjku7bjgII8L3A+");

static void saved_pages_are_opened(void)
{
    static const char want[] = "全市共受理政府信息公开申请3208件,其中当面申请542件,传真申请8件。\n";
    check_view(quoted, "mht", want, NULL);
    check_view(base64, "mht", want, NULL);
    /* a workbook: the first page only divides the window */
    check_view(
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"X\"\n\n--X\n"
        "Content-Type: text/html; charset=\"utf-8\"\n\n<html><frameset rows=\"*\"><frame src=\"a\">"
        "</frameset></html>\n--X\nContent-Type: text/html\n\n"
        "<table><tr><td>甲<td>1<tr><td>乙<td>2</table>\n--X\nContent-Type: text/html\n\n"
        "<table><tr><td>丙<td>3<tr><td>丁<td>4</table>\n--X--\n",
        "mht", "甲\t1\n乙\t2\n丙\t3\n丁\t4\n", NULL);
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    CHECK(read_named(arena, BAO_SPAN("MIME-Version: 1.0\nContent-Type: multipart/related\n\nx"),
                     "a.mht", &report) == BAO_DAMAGED);
    bao_arena_drop(arena);
}

static void memory_ends(bao_span source)
{
    for (size_t limit = 64;; limit += 256) {
        bao_arena *arena = bao_arena_new(&bao_alloc_libc);
        bao_report report;
        bao_arena_limit(arena, limit);
        const bao_status status = read_named(arena, source, "a", &report);
        CHECK(status == BAO_OK || status == BAO_MEMORY);
        bao_arena_drop(arena);
        if (status == BAO_OK) {
            break;
        }
    }
}

int main(void)
{
    text_is_read_in_its_encoding();
    what_is_not_shown_is_left_out();
    labels_and_notes_are_kept();
    spans_of_tables_are_resolved();
    saved_pages_are_opened();
    memory_ends(BAO_SPAN(table));
    memory_ends(BAO_SPAN(quoted));
    return test_end();
}

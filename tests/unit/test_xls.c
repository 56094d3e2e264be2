/* test_xls.c - Excel's binary workbooks: cells, formats, merges, what is hidden; damage and want of
 * memory. */
#include "reading.h"
#include "xls_maker.h"

static void sheets_become_tables(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    CHECK(read_named(arena, xls_of(arena), "a.et", &report) == BAO_OK);
    CHECK(strcmp(report.format, "xls") == 0 && report.table_count == 1);
    CHECK(has_warning(&report, "HIDDEN_SHEET") && has_warning(&report, "HIDDEN_CELLS"));
    const bao_table *table = &report.tables[0];
    /* the second row of the head is covered by the first: it is no row */
    CHECK(table->rows == 2 && table->columns == 3 && table->caption == 0);
    CHECK(bao_table_cell(table, 0, 1) == bao_table_cell(table, 0, 2));
    const bao_span view = bao_fold_view(&report.fold);
    CHECK_THAT(
        bao_span_equal(view,
                       BAO_SPAN("2024年收支情况表单位:万元\n项目\t金额\n收入ab\t95888.00\t0.5\n")),
        "%.*s", (int)view.n, view.p);
    bao_arena_drop(arena);
}

/* What else is in such files is told by name. */
static void others_are_named(void)
{
    static const struct {
        const char *stream;
        bao_status status;
    } cases[] = {{"EncryptedPackage", BAO_ENCRYPTED},
                 {"PowerPoint Document", BAO_UNSUPPORTED},
                 {"Book", BAO_UNSUPPORTED},
                 {"other", BAO_UNSUPPORTED}};
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const ole_stream streams[] = {{cases[i].stream, BAO_SPAN("x")}};
        CHECK(read_named(arena, ole_of(arena, streams, 1), "a.xlsx", &report) == cases[i].status);
    }
    bao_arena_drop(arena);
}

static void damage_is_told(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    const bao_span whole = xls_of(arena);
    char *p = bao_arena_copy(arena, whole.p, whole.n);
    for (size_t n = 9; n + 4096 < whole.n; n += 101) {
        CHECK(read_named(arena, (bao_span){whole.p, n}, "a.xls", &report) != BAO_OK);
    }
    /* the first record after the beginning says that all is encrypted */
    p[3 * 512 + 20] = 0x2F;
    p[3 * 512 + 21] = 0;
    CHECK(read_named(arena, (bao_span){p, whole.n}, "a.xls", &report) == BAO_ENCRYPTED);
    p[3 * 512] = 0;
    CHECK(read_named(arena, (bao_span){p, whole.n}, "a.xls", &report) == BAO_DAMAGED);
    bao_arena_drop(arena);
}

static void want_of_memory_is_told(void)
{
    bao_arena *own = bao_arena_new(&bao_alloc_libc);
    const bao_span source = xls_of(own);
    for (size_t limit = 64;; limit += 64) {
        bao_arena *arena = bao_arena_new(&bao_alloc_libc);
        bao_report report;
        bao_arena_limit(arena, limit);
        const bao_status status = read_named(arena, source, "a.xls", &report);
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
    sheets_become_tables();
    others_are_named();
    damage_is_told();
    want_of_memory_is_told();
    return test_end();
}

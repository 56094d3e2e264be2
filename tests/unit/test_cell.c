/* test_cell.c - what one cell of a table says: tests/cases/cell.case. */
#include "reading.h"

#include "cell_words.h"

/* "blank", "dash", "none", "unchanged", "words", "unreadable"; a number as its value, with its
 * unit;
 * "~" behind one whose digits stand apart. */
static void describe(const bao_report *report, const bao_cell_value *value, bao_buf *out)
{
    static const char *const kinds[] = {"blank",  "dash",  "none",      "unchanged",
                                        "number", "words", "unreadable"};
    char text[BAO_DECIMAL_TEXT];
    if (value->kind != BAO_CELL_NUMBER) {
        bao_buf_string(out, kinds[value->kind]);
        return;
    }
    bao_buf_bytes(out, text, bao_decimal_print(value->quantity.value, text));
    bao_buf_span(out, bao_span_cut(bao_fold_view(&report->fold), value->quantity.unit));
    bao_buf_string(out, value->apart ? "~" : "");
    bao_buf_string(out, value->quantity.hedge ? " " : "");
    bao_buf_string(out, bao_hedge_name((bao_hedge)value->quantity.hedge));
}

static void cell_says(const char *text, const char *expected)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    bao_buf source = bao_buf_in(arena), got = bao_buf_in(arena);
    bao_buf_format(&source,
                   "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>%s</td></tr></table>",
                   text);
    CHECK(read_named(arena, bao_buf_view(&source), "report.html", &report) == BAO_OK);
    const bao_cell *cell = bao_table_cell(&report.tables[0], 1, 1);
    bao_cells cells;
    CHECK(bao_cells_read(&cells, &report, &cell_words));
    describe(&report, bao_cells_at(&cells, &report, &report.tables[0], cell), &got);
    CHECK_THAT(bao_span_equal(bao_buf_view(&got), bao_span_of(expected)), "%s: %.*s, not %s", text,
               (int)got.n, got.p, expected);
    bao_arena_drop(arena);
}

/* Lines of a text, a tab, and what it says. */
static void cases_hold(void)
{
    char line[512];
    int count = 0;
    FILE *file = fopen("tests/cases/cell.case", "r");
    CHECK(file != NULL);
    while (file && fgets(line, sizeof line, file)) {
        char *tab = strchr(line, '\t');
        line[strcspn(line, "\n")] = '\0';
        if (line[0] != '#' && tab) {
            *tab = '\0';
            cell_says(line, tab + 1);
            count++;
        }
    }
    CHECK(count > 100);
    if (file) {
        fclose(file);
    }
}

int main(void)
{
    cases_hold();
    return test_end();
}

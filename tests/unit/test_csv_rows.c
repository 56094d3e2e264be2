/* test_csv_rows.c - rows of CSV: across pieces of a file, empty cells, quotes, and where they end.
 */
#include "test.h"

#include <unistd.h>

#include "base/csv_rows.h"

/* The rows as text: cells in brackets, rows with a line end; "!" and the code where it ends badly.
 */
static const char *rows_of(bao_csv *csv)
{
    static char out[4096];
    const bao_span *cells;
    size_t n = 0, count = 0;
    bao_error error;
    bao_status status;
    out[0] = '\0';
    while ((status = bao_csv_next(csv, &cells, &count, &error)) == BAO_OK && count > 0) {
        for (size_t i = 0; i < count; i++) {
            CHECK(cells[i].p[cells[i].n] == '\0');
            n += (size_t)snprintf(out + n, sizeof out - n, "[%s]", cells[i].p);
        }
        n += (size_t)snprintf(out + n, sizeof out - n, "\n");
    }
    if (status != BAO_OK) {
        snprintf(out + n, sizeof out - n, "!%s", bao_status_code(status));
    }
    bao_csv_drop(csv);
    return out;
}

static bao_csv *file_of(const char *text, size_t n)
{
    char path[] = "/tmp/baogao-csv-XXXXXX";
    bao_error error;
    const int fd = mkstemp(path);
    CHECK(fd >= 0 && write(fd, text, n) == (ssize_t)n && close(fd) == 0);
    bao_csv *csv = bao_csv_open(path, &error);
    CHECK(csv != NULL);
    unlink(path);
    return csv;
}

static void cells_are_as_written(void)
{
    static const char text[] = "a,b\r\n \"x\",\n,\"1,\"\"2\"\"\n3\"\n\nlast, c ";
    CHECK(strcmp(rows_of(bao_csv_text(BAO_SPAN("a, b \n\" c \",d"))), "[a][b]\n[ c ][d]\n") == 0);
    CHECK(strcmp(rows_of(file_of("a,\" b\"\n, 甲 ,\n", 15)), "[a][ b]\n[][ 甲 ][]\n") == 0);
    CHECK(strcmp(rows_of(bao_csv_text(BAO_SPAN(text))),
                 "[a][b]\n[x][]\n[][1,\"2\"\n3]\n[last][c]\n") == 0);
    CHECK(strcmp(rows_of(bao_csv_text(BAO_SPAN(""))), "") == 0);
}

static void rows_before_a_fault_are_given_out(void)
{
    CHECK(strcmp(rows_of(bao_csv_text(BAO_SPAN("a,b\nc,d\n\"e,f\n"))),
                 "[a][b]\n[c][d]\n!DAMAGED") == 0);
    CHECK(strcmp(rows_of(bao_csv_text(BAO_SPAN("a,b\nc\"d\n"))), "[a][b]\n!DAMAGED") == 0);
}

/* Cells of all lengths lie across the borders of the pieces that are read. */
static void pieces_do_not_show(void)
{
    size_t n = 0, row = 0, count;
    char *text = malloc(1 << 20);
    const bao_span *cells;
    bao_error error;
    while (text && n < 400000) {
        n += (size_t)sprintf(text + n, "%zu,\"%.*s\",\n", row, (int)(row % 37),
                             "abcdefghijklmnopqrstuvwxyz,0123456789");
        row++;
    }
    bao_csv *csv = file_of(text, n);
    for (size_t i = 0; i < row; i++) {
        CHECK(bao_csv_next(csv, &cells, &count, &error) == BAO_OK && count == 3);
        CHECK(strtoul(cells[0].p, NULL, 10) == i && cells[1].n == i % 37 && cells[2].n == 0);
    }
    CHECK(bao_csv_next(csv, &cells, &count, &error) == BAO_OK && count == 0);
    bao_csv_drop(csv);
    free(text);
}

static void a_file_that_is_not_there_is_told(void)
{
    bao_error error;
    CHECK(bao_csv_open("/nosuch.csv", &error) == NULL && error.status == BAO_IO);
}

int main(void)
{
    cells_are_as_written();
    rows_before_a_fault_are_given_out();
    pieces_do_not_show();
    a_file_that_is_not_there_is_told();
    return test_end();
}

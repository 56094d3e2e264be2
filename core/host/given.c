/* given.c - the --meta file, read with libcsv. */
#include "host/given.h"

#include <csv.h>
#include <stdlib.h>

#include "base/file.h"
#include "read/meta.h"

#define COLUMNS    16
#define FILE_LIMIT ((size_t)64 << 20)

typedef struct row {
    bao_span cells[COLUMNS];
} row;

struct bao_given {
    bao_arena *arena;
    row *rows;
    size_t count, capacity;
    int keys[COLUMNS]; /* bao_meta_key of each column, -1 for report, -2 for others */
    size_t columns;
    int report; /* column of the report's path, or -1 */
    row now;    /* the row being read */
    size_t cell, line;
    bool failed;
};

static int key_of(bao_span name)
{
    for (int key = 0; key < BAO_META_COUNT; key++) {
        if (bao_span_equal(name, bao_span_of(bao_meta_name((bao_meta_key)key)))) {
            return key;
        }
    }
    return -2;
}

static void on_cell(void *bytes, size_t n, void *ud)
{
    bao_given *given = ud;
    if (given->cell < COLUMNS) {
        char *copy = bao_arena_copy(given->arena, bytes ? bytes : "", bytes ? n : 0);
        given->failed |= copy == NULL;
        given->now.cells[given->cell] = (bao_span){copy, copy ? n : 0};
    }
    given->cell++;
}

static void read_header(bao_given *given)
{
    given->columns = given->cell < COLUMNS ? given->cell : COLUMNS;
    for (size_t c = 0; c < given->columns; c++) {
        bao_span name = given->now.cells[c];
        if (c == 0 && bao_span_starts(name, BAO_SPAN("\xEF\xBB\xBF"))) {
            name.p += 3;
            name.n -= 3;
        }
        given->keys[c] = key_of(name);
        given->report = bao_span_equal(name, BAO_SPAN("report")) ? (int)c : given->report;
    }
}

static void on_row(int end, void *ud)
{
    bao_given *given = ud;
    (void)end;
    if (given->line++ == 0) {
        read_header(given);
    } else if (given->cell > 0) {
        if (BAO_RESERVE(given->arena, given->rows, given->count, given->capacity)) {
            given->rows[given->count++] = given->now;
        } else {
            given->failed = true;
        }
    }
    given->cell = 0;
    given->now = (row){0};
}

static bao_status parse(bao_given *given, bao_span text, bao_error *error)
{
    struct csv_parser parser;
    if (csv_init(&parser, CSV_APPEND_NULL) != 0) {
        return bao_fail(error, BAO_MEMORY, "no memory");
    }
    size_t done = csv_parse(&parser, text.p, text.n, on_cell, on_row, given);
    csv_fini(&parser, on_cell, on_row, given);
    int problem = csv_error(&parser);
    csv_free(&parser);
    if (done != text.n) {
        return bao_fail(error, BAO_USAGE, "line %zu: %s", given->line + 1, csv_strerror(problem));
    }
    if (given->failed) {
        return bao_fail(error, BAO_MEMORY, "no memory");
    }
    if (given->report < 0) {
        return bao_fail(error, BAO_USAGE,
                        "no column named report; the first line names the columns: "
                        "report,place,adcode,publisher,level,year,url");
    }
    return BAO_OK;
}

bao_given *bao_given_read(const char *path, bao_error *error)
{
    bao_given *given = calloc(1, sizeof *given);
    bao_arena *arena = given ? bao_arena_new(&bao_alloc_libc) : NULL;
    if (!arena) {
        free(given);
        bao_fail(error, BAO_MEMORY, "no memory");
        return NULL;
    }
    given->arena = arena;
    given->report = -1;
    bao_span text;
    if (bao_file_read(arena, path, FILE_LIMIT, &text, error) != BAO_OK ||
        parse(given, text, error) != BAO_OK) {
        bao_given_drop(given);
        return NULL;
    }
    return given;
}

void bao_given_drop(bao_given *given)
{
    if (given) {
        bao_arena_drop(given->arena);
        free(given);
    }
}

static bool apply_row(const bao_given *given, const row *r, bao_report *report)
{
    for (size_t c = 0; c < given->columns; c++) {
        if (given->keys[c] >= 0 && r->cells[c].n &&
            !bao_meta_give(report, (bao_meta_key)given->keys[c], r->cells[c])) {
            return false;
        }
    }
    return true;
}

bool bao_given_apply(const bao_given *given, bao_span path, bao_report *report)
{
    for (size_t i = 0; i < given->count; i++) {
        if (bao_span_equal(given->rows[i].cells[given->report], path) &&
            !apply_row(given, &given->rows[i], report)) {
            return false;
        }
    }
    return true;
}

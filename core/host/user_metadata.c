/* user_metadata.c - the --meta file. */
#include "host/user_metadata.h"

#include <stdlib.h>

#include "base/csv_rows.h"
#include "base/file.h"
#include "base/utf8.h"
#include "read/meta.h"

#define COLUMNS    16
#define FILE_LIMIT ((size_t)64 << 20)
#define KNOWN      "report,place,adcode,publisher,level,year,url"

enum { COLUMN_REPORT = -1, COLUMN_UNKNOWN = -2 };

typedef struct row {
    bao_span report;
    bao_span cells[COLUMNS];
    size_t number; /* from 1, the header's own */
    bool used;
} row;

struct bao_user_metadata {
    bao_arena *arena;
    row *rows; /* sorted by report */
    size_t count, capacity;
    int keys[COLUMNS]; /* bao_meta_key of each column, or COLUMN_REPORT, COLUMN_UNKNOWN */
    bao_span names[COLUMNS];
    size_t columns;
    int report; /* column of the report's path, or -1 */
    row now;    /* the row being read */
    size_t cell, line;
    bao_error *error; /* of the file; the first fault stays */
    bool failed;
};

static void fault(bao_user_metadata *given, bao_status status, const char *what)
{
    if (!given->failed) {
        given->failed = true;
        bao_fail(given->error, status, "row %zu: %s", given->line + 1, what);
    }
}

static int key_of(bao_span name)
{
    for (int key = 0; key < BAO_META_COUNT; key++) {
        if (bao_span_equal(name, bao_span_of(bao_meta_name((bao_meta_key)key)))) {
            return key;
        }
    }
    return bao_span_equal(name, BAO_SPAN("report")) ? COLUMN_REPORT : COLUMN_UNKNOWN;
}

static void take_cell(bao_user_metadata *given, bao_span cell)
{
    if (given->cell >= COLUMNS) {
        fault(given, BAO_USAGE, "more than 16 cells");
        return;
    }
    if (bao_utf8_valid(cell) != cell.n) {
        fault(given, BAO_USAGE, "not UTF-8; save the file as UTF-8 CSV");
    }
    cell.p = bao_arena_copy(given->arena, cell.p, cell.n);
    if (!cell.p) {
        fault(given, BAO_MEMORY, "no memory");
    }
    given->now.cells[given->cell++] = cell;
}

static void read_header(bao_user_metadata *given)
{
    given->columns = given->cell;
    for (size_t c = 0; c < given->columns; c++) {
        bao_span name = given->now.cells[c];
        if (c == 0 && bao_span_starts(name, BAO_SPAN("\xEF\xBB\xBF"))) {
            name.p += 3;
            name.n -= 3;
        }
        given->names[c] = name;
        given->keys[c] = key_of(name);
        given->report = given->keys[c] == COLUMN_REPORT ? (int)c : given->report;
    }
    if (given->report < 0) {
        fault(given, BAO_USAGE, "no column named report; it names the columns: " KNOWN);
    }
}

static bool all_digits(bao_span s, size_t n)
{
    bool digits = s.n == n;
    for (size_t i = 0; digits && i < n; i++) {
        digits = s.p[i] >= '0' && s.p[i] <= '9';
    }
    return digits;
}

static bool is_level(bao_span s)
{
    static const char *const levels[] = {"nation", "province", "prefecture", "county", "township"};
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        if (bao_span_equal(s, bao_span_of(levels[i]))) {
            return true;
        }
    }
    return false;
}

static void check_cell(bao_user_metadata *given, int key, bao_span cell)
{
    if (key == BAO_META_YEAR && !all_digits(cell, 4)) {
        fault(given, BAO_USAGE, "the year is not four digits");
    } else if (key == BAO_META_ADCODE && !all_digits(cell, 6)) {
        fault(given, BAO_USAGE, "the adcode is not six digits");
    } else if (key == BAO_META_LEVEL && !is_level(cell)) {
        fault(given, BAO_USAGE, "the level is nation, province, prefecture, county or township");
    }
}

static void read_row(bao_user_metadata *given)
{
    if (given->cell != given->columns) {
        fault(given, BAO_USAGE, "not as many cells as the first row");
        return;
    }
    for (size_t c = 0; c < given->columns; c++) {
        if (given->now.cells[c].n) {
            check_cell(given, given->keys[c], given->now.cells[c]);
        }
    }
    if (!BAO_RESERVE(given->arena, given->rows, given->count, given->capacity)) {
        fault(given, BAO_MEMORY, "no memory");
        return;
    }
    given->now.number = given->line + 1;
    given->now.report = given->now.cells[given->report];
    given->rows[given->count++] = given->now;
}

static void take_row(bao_user_metadata *given, const bao_span *cells, size_t count)
{
    for (size_t c = 0; c < count; c++) {
        take_cell(given, cells[c]);
    }
    if (!given->failed && given->line == 0) {
        read_header(given);
    } else if (!given->failed) {
        read_row(given);
    }
    given->line++;
    given->cell = 0;
    given->now = (row){0};
}

static int compare(bao_span a, bao_span b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.p, b.p, n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

static int by_report(const void *x, const void *y)
{
    const row *a = x;
    const row *b = y;
    int order = compare(a->report, b->report);
    return order ? order : (a->number > b->number) - (a->number < b->number);
}

/* Sorts the rows by report, so that they can be found; each report may stand once. */
static bao_status sort_rows(bao_user_metadata *given, bao_error *error)
{
    if (given->count) {
        qsort(given->rows, given->count, sizeof *given->rows, by_report);
    }
    for (size_t i = 1; i < given->count; i++) {
        const row *r = &given->rows[i];
        if (bao_span_equal(r[-1].report, r->report)) {
            return bao_fail(error, BAO_USAGE, "row %zu: %.*s stands in row %zu already", r->number,
                            (int)(r->report.n > 150 ? 150 : r->report.n), r->report.p,
                            r[-1].number);
        }
    }
    return BAO_OK;
}

static bao_status parse(bao_user_metadata *given, bao_span text, bao_error *error)
{
    bao_csv *csv = bao_csv_text(text);
    const bao_span *cells;
    size_t count;
    bao_error problem;
    bao_status status = csv ? BAO_OK : bao_fail(&problem, BAO_MEMORY, "no memory");
    while (csv && (status = bao_csv_next(csv, &cells, &count, &problem)) == BAO_OK && count > 0) {
        take_row(given, cells, count);
    }
    bao_csv_drop(csv);
    if (given->failed) {
        return error->status;
    }
    if (status == BAO_MEMORY) {
        return bao_fail(error, status, "%s", problem.message);
    }
    if (status != BAO_OK) {
        return bao_fail(error, BAO_USAGE, "row %zu: %s", given->line + 1, problem.message);
    }
    if (given->line == 0) {
        return bao_fail(error, BAO_USAGE, "empty; its first row names the columns: " KNOWN);
    }
    return sort_rows(given, error);
}

/* "FILE: what", and USAGE for a file that cannot be what --meta wants. */
static void name_file(const char *path, bao_error *error)
{
    bao_error inner = *error;
    bool usage = inner.status == BAO_NOT_FOUND || inner.status == BAO_NOT_FILE;
    bao_fail(error, usage ? BAO_USAGE : inner.status, "--meta %s: %s", path, inner.message);
}

bao_user_metadata *bao_user_metadata_read(const char *path, bao_error *error)
{
    bao_user_metadata *given = calloc(1, sizeof *given);
    bao_arena *arena = given ? bao_arena_new(&bao_alloc_libc) : NULL;
    if (!arena) {
        free(given);
        bao_fail(error, BAO_MEMORY, "no memory");
        return NULL;
    }
    given->arena = arena;
    given->report = -1;
    given->error = error;
    bao_span text;
    if (bao_file_read(arena, path, FILE_LIMIT, &text, error) != BAO_OK ||
        parse(given, text, error) != BAO_OK) {
        name_file(path, error);
        bao_user_metadata_drop(given);
        return NULL;
    }
    return given;
}

void bao_user_metadata_drop(bao_user_metadata *given)
{
    if (given) {
        bao_arena_drop(given->arena);
        free(given);
    }
}

static row *find_row(bao_user_metadata *given, bao_span path)
{
    size_t low = 0, high = given->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = compare(given->rows[middle].report, path);
        if (order == 0) {
            return &given->rows[middle];
        }
        low = order < 0 ? middle + 1 : low;
        high = order < 0 ? high : middle;
    }
    return NULL;
}

bool bao_user_metadata_apply(bao_user_metadata *given, bao_span path, bao_report *report)
{
    row *found = find_row(given, path);
    if (!found) {
        return true;
    }
    found->used = true;
    for (size_t c = 0; c < given->columns; c++) {
        if (given->keys[c] >= 0 && found->cells[c].n &&
            !bao_meta_give(report, (bao_meta_key)given->keys[c], found->cells[c])) {
            return false;
        }
    }
    return bao_meta_given_place(report);
}

void bao_user_metadata_note(bao_user_metadata *given, bao_span path)
{
    row *found = find_row(given, path);
    if (found) {
        found->used = true;
    }
}

void bao_user_metadata_leftover(const bao_user_metadata *given, bao_user_metadata_tell *tell,
                                void *ud)
{
    bao_error text;
    for (size_t c = 0; c < given->columns; c++) {
        if (given->keys[c] == COLUMN_UNKNOWN) {
            bao_fail(&text, BAO_USAGE,
                     "--meta: the column %.*s is not known and was not used; " KNOWN,
                     (int)(given->names[c].n > 60 ? 60 : given->names[c].n), given->names[c].p);
            tell(ud, text.message);
        }
    }
    size_t unused = 0;
    const row *first = NULL;
    for (size_t i = 0; i < given->count; i++) {
        const row *r = &given->rows[i];
        unused += !r->used;
        first = !r->used && (!first || r->number < first->number) ? r : first;
    }
    if (first) {
        bao_span name = first->report;
        bao_fail(
            &text, BAO_USAGE,
            "--meta: %zu of %zu rows name reports that were not among the inputs, as written in "
            "reports.csv; the first is row %zu, %.*s",
            unused, given->count, first->number, (int)(name.n > 90 ? 90 : name.n), name.p);
        tell(ud, text.message);
    }
}

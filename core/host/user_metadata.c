/* user_metadata.c - the --meta file. */
#include "host/user_metadata.h"

#include <stdlib.h>

#include "host/user_table.h"
#include "read/meta.h"

#define COLUMNS BAO_USER_COLUMNS
#define KNOWN   "report,place,adcode,publisher,level,year,url"

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
};

static int key_of(bao_span name)
{
    for (int key = 0; key < BAO_META_COUNT; key++) {
        if (bao_span_equal(name, bao_span_of(bao_meta_name((bao_meta_key)key)))) {
            return key;
        }
    }
    return bao_span_equal(name, BAO_SPAN("report")) ? COLUMN_REPORT : COLUMN_UNKNOWN;
}

static const char *take_head(void *ud, const bao_span *cells, size_t count)
{
    bao_user_metadata *given = ud;
    given->columns = count;
    for (size_t c = 0; c < count; c++) {
        given->names[c] = cells[c];
        given->keys[c] = key_of(cells[c]);
        given->report = given->keys[c] == COLUMN_REPORT ? (int)c : given->report;
    }
    return given->report < 0 ? "no column named report; it names the columns: " KNOWN : NULL;
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

/* What is wrong with a cell, or NULL. */
static const char *fault_of(int key, bao_span cell)
{
    return !cell.n                                          ? NULL
           : key == BAO_META_YEAR && !all_digits(cell, 4)   ? "the year is not four digits"
           : key == BAO_META_ADCODE && !all_digits(cell, 6) ? "the adcode is not six digits"
           : key == BAO_META_LEVEL && !is_level(cell)
               ? "the level is nation, province, prefecture, county or township"
               : NULL;
}

static const char *take_row(void *ud, const bao_span *cells, size_t number)
{
    bao_user_metadata *given = ud;
    row now = {.report = cells[given->report], .number = number};
    for (size_t c = 0; c < given->columns; c++) {
        const char *fault = fault_of(given->keys[c], cells[c]);
        if (fault) {
            return fault;
        }
        now.cells[c] = cells[c];
    }
    if (!BAO_RESERVE(given->arena, given->rows, given->count, given->capacity)) {
        return "no memory";
    }
    given->rows[given->count++] = now;
    return NULL;
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
static bao_status sort_rows(bao_user_metadata *given, const char *path, bao_error *error)
{
    if (given->count) {
        qsort(given->rows, given->count, sizeof *given->rows, by_report);
    }
    for (size_t i = 1; i < given->count; i++) {
        const row *r = &given->rows[i];
        if (bao_span_equal(r[-1].report, r->report)) {
            return bao_fail(error, BAO_USAGE, "--meta %s: row %zu: %.*s stands in row %zu already",
                            path, r->number, (int)(r->report.n > 150 ? 150 : r->report.n),
                            r->report.p, r[-1].number);
        }
    }
    return BAO_OK;
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
    const bao_user_table table = {
        .option = "--meta", .names = KNOWN, .head = take_head, .row = take_row, .ud = given};
    if (bao_user_table_read(&table, path, arena, error) != BAO_OK ||
        sort_rows(given, path, error) != BAO_OK) {
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

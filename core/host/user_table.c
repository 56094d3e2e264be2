/* user_table.c - row by row, each fault with its number. */
#include "host/user_table.h"

#include "base/csv_rows.h"
#include "base/file.h"
#include "base/utf8.h"
#include "host/messages.h"

#define FILE_LIMIT ((size_t)64 << 20)

typedef struct reading {
    const bao_user_table *table;
    bao_arena *arena;
    size_t width, number;
} reading;

/* The row's cells, copied; what is wrong with them, or NULL. */
static const char *copy_cells(reading *r, const bao_span *cells, size_t count,
                              bao_span own[BAO_USER_COLUMNS])
{
    if (count > BAO_USER_COLUMNS) {
        return BAO_SAY_TABLE_WIDE;
    }
    if (r->number > 1 && count != r->width) {
        return BAO_SAY_TABLE_LENGTH;
    }
    for (size_t c = 0; c < count; c++) {
        if (bao_utf8_valid(cells[c]) != cells[c].n) {
            return BAO_SAY_NOT_UTF8;
        }
        own[c] = (bao_span){bao_arena_copy(r->arena, cells[c].p, cells[c].n), cells[c].n};
        if (!own[c].p) {
            return BAO_SAY_NO_MEMORY;
        }
    }
    return NULL;
}

static const char *take_row(reading *r, const bao_span *cells, size_t count)
{
    bao_span own[BAO_USER_COLUMNS];
    const char *fault = copy_cells(r, cells, count, own);
    if (fault) {
        return fault;
    }
    if (r->number > 1) {
        return r->table->row(r->table->ud, own, r->number);
    }
    r->width = count;
    if (bao_span_starts(own[0], BAO_SPAN("\xEF\xBB\xBF"))) {
        own[0] = (bao_span){own[0].p + 3, own[0].n - 3};
    }
    return r->table->head(r->table->ud, own, count);
}

static bao_status read_rows(reading *r, bao_span text, bao_error *error)
{
    const bao_span *cells;
    size_t count;
    const char *fault = NULL;
    bao_error problem;
    bao_csv *csv = bao_csv_text(text);
    bao_status status = csv ? BAO_OK : bao_fail(&problem, BAO_MEMORY, BAO_SAY_NO_MEMORY);
    while (csv && !fault && (status = bao_csv_next(csv, &cells, &count, &problem)) == BAO_OK &&
           count > 0) {
        r->number++;
        fault = take_row(r, cells, count);
    }
    bao_csv_drop(csv);
    if (fault) {
        return bao_fail(error, BAO_USAGE, "row %zu: %s", r->number, fault);
    }
    if (status != BAO_OK && status != BAO_MEMORY) {
        return bao_fail(error, BAO_USAGE, "row %zu: %s", r->number + 1, problem.message);
    }
    if (status == BAO_MEMORY) {
        return bao_fail(error, status, "%s", problem.message);
    }
    return r->number ? BAO_OK : bao_fail(error, BAO_USAGE, BAO_SAY_TABLE_EMPTY, r->table->names);
}

bao_status bao_user_table_read(const bao_user_table *table, const char *path, bao_arena *arena,
                               bao_error *error)
{
    bao_span text;
    bao_error inner;
    reading r = {.table = table, .arena = arena};
    bao_status status = bao_file_read(arena, path, FILE_LIMIT, &text, &inner);
    status = status == BAO_OK ? read_rows(&r, text, &inner) : status;
    const bool usage = status == BAO_NOT_FOUND || status == BAO_NOT_FILE;
    return status == BAO_OK ? BAO_OK
                            : bao_fail(error, usage ? BAO_USAGE : status, "%s %s: %s",
                                       table->option, path, inner.message);
}

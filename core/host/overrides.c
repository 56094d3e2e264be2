/* overrides.c - the --overrides file. */
#include "host/overrides.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/hash.h"
#include "extract/facts.h"
#include "host/messages.h"
#include "host/user_table.h"

#define SHA256 64
#define PARTS  16 /* of dims */

enum { C_SHA256, C_INDICATOR, C_DIMS, C_VALUE, C_STATUS, C_WHY, C_WHO, C_WHEN, COLUMNS };

static const char *const names[COLUMNS] = {"sha256", "indicator", "dims", "value",
                                           "status", "why",       "who",  "when"};

typedef struct row {
    char sha256[SHA256 + 1];
    bao_correction correction;
    size_t number; /* from 1, the header's own */
    bool seen;     /* its file was read */
} row;

struct bao_overrides {
    bao_arena *arena;
    row *rows; /* by file, then by figure */
    size_t count, capacity;
    bao_correction *items; /* the rows' */
};

/* The file while it is read. */
typedef struct reading {
    bao_overrides *overrides;
    int columns[COLUMNS]; /* which column of the file it is, or -1 */
    const char *fault;
} reading;

static bool refuse(reading *r, const char *what)
{
    r->fault = what;
    return false;
}

static const char *take_head(void *ud, const bao_span *cells, size_t count)
{
    reading *r = ud;
    memset(r->columns, -1, sizeof r->columns);
    for (size_t c = 0; c < count; c++) {
        int known = 0;
        while (known < COLUMNS && !bao_span_equal(cells[c], bao_span_of(names[known]))) {
            known++;
        }
        if (known == COLUMNS || r->columns[known] >= 0) {
            return BAO_SAY_OVERRIDES_COLUMNS;
        }
        r->columns[known] = (int)c;
    }
    for (int c = C_SHA256; c <= C_STATUS; c++) {
        if (r->columns[c] < 0) {
            return BAO_SAY_OVERRIDES_COLUMNS;
        }
    }
    return NULL;
}

static bool read_sha256(reading *r, bao_span cell, row *out)
{
    for (size_t i = 0; i < SHA256 && cell.n == SHA256; i++) {
        const char c = cell.p[i] >= 'A' && cell.p[i] <= 'F' ? (char)(cell.p[i] + 32) : cell.p[i];
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            return refuse(r, BAO_SAY_OVERRIDES_SHA256);
        }
        out->sha256[i] = c;
    }
    return cell.n == SHA256 || refuse(r, BAO_SAY_OVERRIDES_SHA256);
}

static int by_bytes(bao_span a, bao_span b)
{
    const size_t n = a.n < b.n ? a.n : b.n;
    const int order = n ? memcmp(a.p, b.p, n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

/* "channel:fax;scope:own", whichever comes first in the file. */
static bool read_dims(reading *r, bao_span cell, bao_span *out)
{
    bao_span parts[PARTS];
    size_t count = 0;
    bao_buf dims = bao_buf_in(r->overrides->arena);
    while (cell.n) {
        const char *end = memchr(cell.p, ';', cell.n);
        const bao_span part = {cell.p, end ? (size_t)(end - cell.p) : cell.n};
        const char *colon = memchr(part.p, ':', part.n);
        if (count == PARTS || !colon || colon == part.p || colon + 1 == part.p + part.n ||
            part.n + 1 == cell.n) {
            return refuse(r, BAO_SAY_OVERRIDES_DIMS);
        }
        size_t at = count++;
        for (; at && by_bytes(parts[at - 1], part) > 0; at--) {
            parts[at] = parts[at - 1];
        }
        parts[at] = part;
        cell = end ? (bao_span){end + 1, cell.n - part.n - 1} : (bao_span){"", 0};
    }
    for (size_t i = 0; i < count; i++) {
        bao_buf_string(&dims, i ? ";" : "");
        bao_buf_span(&dims, parts[i]);
    }
    *out = bao_buf_view(&dims);
    return !dims.failed || refuse(r, BAO_SAY_NO_MEMORY);
}

static bool read_value(reading *r, bao_span value, bao_span status, bao_correction *out)
{
    static const bao_fact_status without[] = {BAO_FACT_UNREADABLE, BAO_FACT_BLANK,
                                              BAO_FACT_NOT_APPLICABLE};
    out->status = BAO_FACT_OVERRIDDEN;
    out->confirmed = bao_span_equal(status, BAO_SPAN("confirmed"));
    out->valued = value.n > 0;
    for (size_t i = 0; i < sizeof without / sizeof *without; i++) {
        if (bao_span_equal(status, bao_span_of(bao_fact_status_name(without[i])))) {
            out->status = (uint8_t)without[i];
        }
    }
    const bool named = bao_span_equal(status, BAO_SPAN("corrected")) ||
                       bao_span_equal(status, BAO_SPAN("overridden"));
    if (status.n && !named && !out->confirmed && out->status == BAO_FACT_OVERRIDDEN) {
        return refuse(r, BAO_SAY_OVERRIDES_STATUS);
    }
    if (out->status != BAO_FACT_OVERRIDDEN && value.n) {
        return refuse(r, BAO_SAY_OVERRIDES_NO_VALUE);
    }
    if (out->status == BAO_FACT_OVERRIDDEN && !out->confirmed && !value.n) {
        return refuse(r, BAO_SAY_OVERRIDES_VALUE);
    }
    return !value.n || bao_decimal_parse(value, &out->value) || refuse(r, BAO_SAY_OVERRIDES_NUMBER);
}

static const char *take_row(void *ud, const bao_span *cells, size_t number)
{
    reading *r = ud;
    bao_overrides *o = r->overrides;
    bao_span own[COLUMNS];
    for (int c = 0; c < COLUMNS; c++) {
        own[c] = r->columns[c] < 0 ? (bao_span){"", 0} : cells[r->columns[c]];
    }
    if (!BAO_RESERVE(o->arena, o->rows, o->count, o->capacity)) {
        return BAO_SAY_NO_MEMORY;
    }
    row *out = &o->rows[o->count++];
    *out = (row){.number = number,
                 .correction = {.indicator = own[C_INDICATOR],
                                .why = own[C_WHY],
                                .who = own[C_WHO],
                                .when = own[C_WHEN]}};
    const bool taken = (own[C_INDICATOR].n || refuse(r, BAO_SAY_OVERRIDES_INDICATOR)) &&
                       read_sha256(r, own[C_SHA256], out) &&
                       read_dims(r, own[C_DIMS], &out->correction.dims) &&
                       read_value(r, own[C_VALUE], own[C_STATUS], &out->correction);
    return taken ? NULL : r->fault;
}

static int by_figure(const void *x, const void *y)
{
    const row *a = x, *b = y;
    int order = strcmp(a->sha256, b->sha256);
    order = order ? order : by_bytes(a->correction.indicator, b->correction.indicator);
    order = order ? order : by_bytes(a->correction.dims, b->correction.dims);
    return order ? order : (a->number > b->number) - (a->number < b->number);
}

/* Sorts the rows by file and figure, of which each may stand once. */
static bool sort_rows(bao_overrides *o, const char *path, bao_error *error)
{
    if (o->count) {
        qsort(o->rows, o->count, sizeof *o->rows, by_figure);
    }
    o->items = bao_arena_calloc(o->arena, o->count + 1, sizeof *o->items);
    if (!o->items) {
        bao_fail(error, BAO_MEMORY, BAO_SAY_NO_MEMORY);
        return false;
    }
    for (size_t i = 0; i < o->count; i++) {
        const row *here = &o->rows[i], *before = here - 1;
        o->items[i] = here->correction;
        if (i && strcmp(before->sha256, here->sha256) == 0 &&
            bao_span_equal(before->correction.indicator, here->correction.indicator) &&
            bao_span_equal(before->correction.dims, here->correction.dims)) {
            bao_fail(error, BAO_USAGE, BAO_SAY_OVERRIDES_TWICE, path, here->number, before->number);
            return false;
        }
    }
    return true;
}

bao_overrides *bao_overrides_read(const char *path, bao_error *error)
{
    bao_overrides *o = calloc(1, sizeof *o);
    if (!o || !(o->arena = bao_arena_new(&bao_alloc_libc))) {
        free(o);
        bao_fail(error, BAO_MEMORY, BAO_SAY_NO_MEMORY);
        return NULL;
    }
    reading r = {.overrides = o};
    const bao_user_table table = {.option = "--overrides",
                                  .names = "sha256,indicator,dims,value,status,why,who,when",
                                  .head = take_head,
                                  .row = take_row,
                                  .ud = &r};
    if (bao_user_table_read(&table, path, o->arena, error) != BAO_OK ||
        !sort_rows(o, path, error)) {
        bao_overrides_drop(o);
        return NULL;
    }
    return o;
}

void bao_overrides_drop(bao_overrides *overrides)
{
    if (overrides) {
        bao_arena_drop(overrides->arena);
        free(overrides);
    }
}

/* The first row of the file, or where it would be. */
static size_t first_of(const bao_overrides *o, const char *sha256)
{
    size_t low = 0, high = o->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (strcmp(o->rows[middle].sha256, sha256) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

bao_corrections bao_overrides_find(const bao_overrides *overrides, const char *sha256)
{
    const size_t first = overrides ? first_of(overrides, sha256) : 0;
    size_t end = first;
    while (overrides && end < overrides->count &&
           strcmp(overrides->rows[end].sha256, sha256) == 0) {
        end++;
    }
    return end > first ? (bao_corrections){overrides->items + first, end - first}
                       : (bao_corrections){0};
}

static void add_text(bao_buf *out, bao_span text)
{
    bao_buf_unsigned(out, text.n);
    bao_buf_byte(out, ':');
    bao_buf_span(out, text);
}

void bao_overrides_key(const bao_overrides *overrides, const char *sha256, char key[65])
{
    const bao_corrections all = bao_overrides_find(overrides, sha256);
    bao_arena *arena = all.count ? bao_arena_new(&bao_alloc_libc) : NULL;
    memcpy(key, sha256, strlen(sha256) + 1);
    if (!arena) {
        if (all.count) { /* no memory: a key that no result has */
            memset(key, 'x', SHA256);
        }
        return;
    }
    bao_buf out = bao_buf_in(arena);
    bao_buf_string(&out, sha256);
    for (size_t i = 0; i < all.count; i++) {
        const bao_correction *c = &all.items[i];
        char value[BAO_DECIMAL_TEXT] = "";
        if (c->valued) {
            bao_decimal_print(c->value, value);
        }
        const bao_span texts[] = {c->indicator, c->dims, bao_span_of(value),
                                  c->why,       c->who,  c->when};
        for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
            add_text(&out, texts[t]);
        }
        bao_buf_unsigned(&out, (uint64_t)c->status * 2 + c->confirmed);
    }
    if (out.failed) {
        memset(key, 'x', SHA256);
    } else {
        bao_sha256_hex(bao_buf_view(&out), key);
    }
    bao_arena_drop(arena);
}

void bao_overrides_note(bao_overrides *overrides, const char *sha256)
{
    for (size_t i = first_of(overrides, sha256);
         i < overrides->count && strcmp(overrides->rows[i].sha256, sha256) == 0; i++) {
        overrides->rows[i].seen = true;
    }
}

size_t bao_overrides_leftover(const bao_overrides *overrides, bao_error *message)
{
    size_t count = 0;
    const row *first = NULL;
    for (size_t i = 0; i < overrides->count; i++) {
        const row *r = &overrides->rows[i];
        count += !r->seen;
        first = !r->seen && (!first || r->number < first->number) ? r : first;
    }
    if (first) {
        const bao_span name = first->correction.indicator;
        bao_fail(message, BAO_USAGE, BAO_SAY_OVERRIDES_LEFT, count, overrides->count, first->number,
                 (int)(name.n > 60 ? 60 : name.n), name.p, first->sha256);
    }
    return count;
}

/* merge.c - the deliveries of all parts in the order of their reports' paths. */
#include "host/merge.h"

#include <stdlib.h>

#include "host/messages.h"
#include "host/part.h"
#include "host/signals.h"
#include "host/sink.h"

/* Where a delivery is. */
typedef struct item {
    const char *report; /* its path as text */
    size_t part;
    uint64_t at;
} item;

typedef struct merge {
    const bao_options *options;
    bao_sink sink;
    bao_part **parts;
    size_t part_count;
    item *items;
    size_t count, capacity;
    bao_arena *names; /* of the items */
    bao_arena *arena; /* of what is read */
    bool incomplete;  /* a hole, or something damaged */
} merge;

/* The next byte of a path that was written as text (bao_path_text); 0 at its end. */
static unsigned path_byte(const char **p)
{
    const char *s = *p;
    unsigned high, low;
    if (*s != '%' || !s[1] || !s[2]) {
        *p += *s != '\0';
        return (unsigned char)*s;
    }
    high = (unsigned)(s[1] <= '9' ? s[1] - '0' : s[1] - 'A' + 10);
    low = (unsigned)(s[2] <= '9' ? s[2] - '0' : s[2] - 'A' + 10);
    *p += 3;
    return high << 4 | low;
}

/* By the bytes of the paths, as a run sorts them; of one report, as the parts come. */
static int by_path(const void *x, const void *y)
{
    const item *a = x, *b = y;
    const char *p = a->report, *q = b->report;
    unsigned left, right;
    do {
        left = path_byte(&p);
        right = path_byte(&q);
    } while (left == right && left);
    if (left != right) {
        return left < right ? -1 : 1;
    }
    return a->part != b->part ? (a->part < b->part ? -1 : 1) : (a->at > b->at) - (a->at < b->at);
}

static bao_status add_part(merge *m, const char *path, bao_error *error)
{
    bao_part *part = bao_part_open(path, error);
    if (!part) {
        return error->status;
    }
    const size_t number = m->part_count;
    m->parts[m->part_count++] = part;
    for (uint64_t cursor = 0, at; bao_part_next(part, &cursor, &at);) {
        bao_delivery d;
        bao_arena_reset(m->arena);
        if (!bao_part_read(part, at, m->arena, &d)) {
            return bao_fail(error, BAO_USAGE, BAO_SAY_PART_DAMAGED, path);
        }
        const char *report = bao_arena_copy(m->names, d.report.p, d.report.n);
        if (!report || !BAO_RESERVE(m->names, m->items, m->count, m->capacity)) {
            return bao_fail(error, BAO_MEMORY, BAO_SAY_NO_MEMORY);
        }
        m->items[m->count++] = (item){report, number, at};
    }
    return BAO_OK;
}

static bool same_rows(const bao_delivery *a, const bao_delivery *b)
{
    for (size_t i = 0; i + 1 < BAO_ROW_FILES; i++) { /* the last has the times */
        if (!bao_span_equal(a->rows[i], b->rows[i])) {
            return false;
        }
    }
    return true;
}

/* A report that an earlier item had, too. */
static void tell_twice(merge *m, const item *first, const item *again)
{
    bao_delivery a, b;
    bao_error text;
    bao_arena_reset(m->arena);
    const bool same = bao_part_read(m->parts[first->part], first->at, m->arena, &a) &&
                      bao_part_read(m->parts[again->part], again->at, m->arena, &b) &&
                      same_rows(&a, &b);
    m->incomplete |= !same;
    bao_fail(&text, BAO_OK, same ? BAO_SAY_TWICE : BAO_SAY_TWICE_OTHER, again->report);
    bao_sink_tell(&m->sink, "warning", "", text.message);
}

static void write_one(merge *m, const item *one)
{
    bao_delivery d;
    bao_arena_reset(m->arena);
    if (!bao_part_read(m->parts[one->part], one->at, m->arena, &d)) {
        bao_sink_break(&m->sink, one->report, BAO_SAY_NO_DELIVERY);
        return;
    }
    d.told_count = 0; /* it was told where it was done */
    bao_buf bytes = bao_buf_in(m->arena);
    bao_delivery_write(&d, &bytes);
    if (bytes.failed) {
        bao_sink_break(&m->sink, one->report, BAO_SAY_NO_MEMORY);
        return;
    }
    bao_sink_write(&m->sink, bao_buf_view(&bytes), NULL);
}

static void write_all(merge *m)
{
    m->sink.all = m->count;
    for (size_t i = 0; i < m->count && !m->sink.broken && !m->sink.output_failed; i++) {
        if (bao_signals_stop()) {
            return;
        }
        if (i && strcmp(m->items[i].report, m->items[i - 1].report) == 0) {
            tell_twice(m, &m->items[i - 1], &m->items[i]);
        } else {
            write_one(m, &m->items[i]);
        }
    }
}

static bool has_shard(const merge *m, unsigned shard, unsigned shards)
{
    for (size_t i = 0; i < m->part_count; i++) {
        unsigned own, of;
        bao_part_shard(m->parts[i], &own, &of);
        if (own == shard && of == shards) {
            return true;
        }
    }
    return false;
}

/* Shards that the others speak of and that are not there. */
static void tell_holes(merge *m)
{
    unsigned shard = 0, shards = 0;
    for (size_t i = 0; i < m->part_count && !shards; i++) {
        bao_part_shard(m->parts[i], &shard, &shards);
    }
    for (unsigned i = 1; i <= shards; i++) {
        if (!has_shard(m, i, shards)) {
            bao_error text;
            bao_fail(&text, BAO_OK, BAO_SAY_NO_SHARD, i, shards);
            bao_sink_tell(&m->sink, "error", "", text.message);
            m->incomplete = true;
        }
    }
}

static bao_status open_merge(merge *m, bao_error *error)
{
    const size_t count = (size_t)m->options->input_count;
    m->names = bao_arena_new(&bao_alloc_libc);
    m->arena = bao_arena_new(&bao_alloc_libc);
    m->parts = calloc(count, sizeof *m->parts);
    bao_status status = bao_sink_open(&m->sink, m->options, error);
    if (status == BAO_OK && (!m->names || !m->arena || !m->parts)) {
        status = bao_fail(error, BAO_MEMORY, BAO_SAY_NO_MEMORY);
    }
    for (size_t i = 0; i < count && status == BAO_OK; i++) {
        status = add_part(m, m->options->inputs[i], error);
    }
    return status;
}

static int finish(merge *m)
{
    const char *const *scripts = NULL;
    size_t count = 0;
    if (bao_signals_stop()) {
        bao_sink_abandon(&m->sink);
        return BAO_EXIT_INTERRUPTED;
    }
    for (size_t i = 0; i < m->part_count && !count; i++) {
        scripts = bao_part_scripts(m->parts[i], &count);
    }
    const int code = bao_sink_finish(&m->sink, scripts, count);
    const bao_tally *tally = &m->sink.tally;
    const bool failed =
        m->incomplete || tally->verdicts[BAO_RESULT_FAILED] || tally->corrections_lost;
    return code != BAO_EXIT_OK ? code : failed ? BAO_EXIT_REPORTS : BAO_EXIT_OK;
}

int bao_merge(const bao_options *options)
{
    merge m = {.options = options};
    bao_error error;
    int code;
    const bao_status status = open_merge(&m, &error);
    if (status != BAO_OK) {
        bao_sink_tell(&m.sink, "error", "", error.message);
        code = status == BAO_USAGE || status == BAO_NOT_FOUND ? BAO_EXIT_USAGE : BAO_EXIT_SYSTEM;
    } else {
        if (m.count) {
            qsort(m.items, m.count, sizeof *m.items, by_path);
        }
        tell_holes(&m);
        write_all(&m);
        code = finish(&m);
    }
    bao_sink_close(&m.sink);
    for (size_t i = 0; i < m.part_count; i++) {
        bao_part_close(m.parts[i]);
    }
    free(m.parts);
    bao_arena_drop(m.names);
    bao_arena_drop(m.arena);
    return code;
}

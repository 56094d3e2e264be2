/* test_store.c - what a run keeps: found again, torn anywhere, never what was not written. */
#include <fcntl.h>
#include <unistd.h>

#include "host/delivery.h"
#include "host/store.h"
#include "test.h"

#define KEY   "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define OTHER "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"

static char path[] = "/tmp/baogao-store-XXXXXX";

static int again(void)
{
    return open(path, O_RDWR | O_CLOEXEC);
}

static bao_span span(const char *s)
{
    return bao_span_of(s);
}

static void fill(void)
{
    bao_store *store = bao_store_open(again(), KEY);
    CHECK(store != NULL);
    CHECK(bao_store_add(store, span("a.txt"), KEY, span("first")));
    CHECK(bao_store_add(store, span("b.txt"), OTHER, span("second")));
    CHECK(bao_store_add(store, span("a.txt"), OTHER, span("first, anew")));
    CHECK(bao_store_add(store, span("c.txt"), NULL, span("no bytes")));
    bao_store_close(store);
}

static void find(bao_arena *arena)
{
    bao_span bytes;
    bao_store *store = bao_store_open(again(), KEY);
    CHECK(bao_store_has(store, span("a.txt")) && !bao_store_has(store, span("d.txt")));
    CHECK(bao_store_unused(store) == 3);
    CHECK(!bao_store_find(store, span("a.txt"), KEY, arena, &bytes));
    CHECK(bao_store_find(store, span("a.txt"), OTHER, arena, &bytes));
    CHECK(bao_span_equal(bytes, span("first, anew")));
    CHECK(!bao_store_find(store, span("c.txt"), KEY, arena, &bytes));
    CHECK(bao_store_unused(store) == 1);
    uint64_t cursor = 0, at;
    size_t count = 0;
    while (bao_store_next(store, &cursor, &at)) {
        CHECK(bao_store_read(store, at, arena, &bytes));
        count++;
    }
    CHECK(count == 3);
    bao_store_close(store);
    store = bao_store_open(again(), OTHER);
    CHECK(!bao_store_has(store, span("a.txt")));
    bao_store_close(store);
}

/* Cut at every byte: each result is whole or not there, and more can be added. */
static void tear(bao_arena *arena)
{
    static char whole[4096];
    fill();
    const int fd = again();
    const ssize_t size = read(fd, whole, sizeof whole);
    close(fd);
    for (ssize_t n = 0; n <= size; n++) {
        bao_span bytes;
        const int file = again();
        CHECK(ftruncate(file, 0) == 0 && write(file, whole, (size_t)n) == n);
        close(file);
        bao_store *store = bao_store_open(again(), KEY);
        CHECK(store != NULL);
        if (bao_store_find(store, span("b.txt"), OTHER, arena, &bytes)) {
            CHECK(bao_span_equal(bytes, span("second")));
        }
        CHECK(bao_store_add(store, span("d.txt"), KEY, span("more")));
        CHECK(bao_store_find(store, span("d.txt"), KEY, arena, &bytes));
        bao_store_close(store);
        bao_arena_reset(arena);
    }
}

/* A delivery cut anywhere is none, and one that is whole comes back as it was. */
static void deliver(bao_arena *arena)
{
    bao_export exports[] = {{span("exports/x/a.txt"), span("bytes")}};
    bao_told told[] = {{span("warning"), span("a.txt"), span("odd")}};
    bao_delivery d = {.input = 7,
                      .facts = 3,
                      .report = span("a.txt"),
                      .sha256 = span(KEY),
                      .reason = span(""),
                      .genre = span(""),
                      .exports = exports,
                      .export_count = 1,
                      .told = told,
                      .told_count = 1};
    for (size_t i = 0; i < BAO_ROW_FILES; i++) {
        d.rows[i] = span("row\n");
    }
    bao_buf out = bao_buf_in(arena);
    bao_delivery_write(&d, &out);
    bao_delivery back;
    CHECK(bao_delivery_read(&back, bao_buf_view(&out), arena));
    CHECK(back.input == 7 && back.facts == 3 && back.told_count == 1);
    CHECK(bao_span_equal(back.rows[1], span("row\n")));
    CHECK(bao_span_equal(back.exports[0].bytes, span("bytes")));
    for (size_t n = 0; n < out.n; n++) {
        char *cut = malloc(n + 1);
        memcpy(cut, out.p, n);
        CHECK(!bao_delivery_read(&back, (bao_span){cut, n}, arena));
        free(cut);
    }
}

int main(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    const int fd = mkstemp(path);
    CHECK(fd >= 0);
    close(fd);
    fill();
    find(arena);
    tear(arena);
    deliver(arena);
    unlink(path);
    bao_arena_drop(arena);
    return test_end();
}

/* page_floors.c - the reader of web pages beside a bare tokenizer: each page read into memory once,
 * then cut into tags, attributes and text and no more; and read as a report. Prints nanoseconds for
 * one page: "tokenize N", "read N". */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "read/reader.h"

static void fail(const char *what)
{
    fprintf(stderr, "bench_page_floors: %s\n", what);
    exit(2);
}

static int is_white(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* What a tokenizer cannot help to know of a page. */
typedef struct seen {
    size_t starts, ends, attributes, text, names;
} seen;

/* Behind a name and all attributes, quotes respected; `end` when the tag does not end. */
static const char *pass_tag(const char *p, const char *end, seen *s)
{
    const char *name = p;
    while (p < end && !is_white(*p) && *p != '>' && *p != '/') {
        p++;
    }
    s->names += (size_t)(p - name);
    while (p < end && *p != '>') {
        if (is_white(*p) || *p == '/') {
            p++;
            continue;
        }
        for (s->attributes++, p++; p < end && !is_white(*p) && *p != '>' && *p != '='; p++) {
        }
        if (p < end && *p == '=') {
            p++;
            if (p < end && (*p == '"' || *p == '\'')) {
                const char *close = memchr(p + 1, *p, (size_t)(end - p - 1));
                p = close ? close + 1 : end;
            } else {
                while (p < end && !is_white(*p) && *p != '>') {
                    p++;
                }
            }
        }
    }
    return p < end ? p + 1 : end;
}

static const char *pass_markup(const char *p, const char *end, seen *s)
{
    if (end - p >= 4 && memcmp(p, "<!--", 4) == 0) {
        const char *close = memmem(p + 4, (size_t)(end - p) - 4, "-->", 3);
        return close ? close + 3 : end;
    }
    const int is_end = end - p > 1 && p[1] == '/';
    const char *const name = p + 1 + is_end;
    const int script = end - name > 6 && !is_end && memcmp(name, "script", 6) == 0;
    *(is_end ? &s->ends : &s->starts) += 1;
    p = pass_tag(name, end, s);
    if (script) {
        const char *close = memmem(p, (size_t)(end - p), "</script", 8);
        p = close ? close : end;
    }
    return p;
}

static seen tokenize(bao_span page)
{
    seen s = {0};
    const char *p = page.p, *const end = page.p + page.n;
    while (p < end) {
        const char *mark = memchr(p, '<', (size_t)(end - p));
        mark = mark ? mark : end;
        s.text += (size_t)(mark - p);
        p = mark < end ? pass_markup(mark, end, &s) : end;
    }
    return s;
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static size_t run(bao_arena *arena, bao_span page, int whole)
{
    static const bao_read_options options;
    bao_report report;
    bao_error error;
    if (!whole) {
        const seen s = tokenize(page);
        return s.starts + s.ends + s.attributes + s.text + s.names;
    }
    bao_arena_reset(arena);
    if (bao_report_read(&report, arena, page, BAO_SPAN("page.html"), &options, &error) != BAO_OK) {
        fail(error.message);
    }
    return report.block_count;
}

/* Nanoseconds a page: the best of some rounds over all pages. */
static double measure(bao_arena *arena, const bao_span *pages, int count, int whole)
{
    double best = 1e9;
    volatile size_t sum = 0;
    for (int round = 0; round < 9; round++) {
        const double start = seconds();
        for (int i = 0; i < count; i++) {
            sum += run(arena, pages[i], whole);
        }
        const double taken = (seconds() - start) / count;
        best = taken < best ? taken : best;
    }
    return best * 1e9;
}

int main(int argc, char **argv)
{
    const int count = argc - 1;
    bao_arena *files = bao_arena_new(&bao_alloc_libc), *arena = bao_arena_new(&bao_alloc_libc);
    bao_span *pages = calloc(count > 0 ? (size_t)count : 1, sizeof *pages);
    bao_error error;
    if (!files || !arena || !pages || count < 1) {
        fail("usage: bench_page_floors PAGE...");
    }
    for (int i = 0; i < count; i++) {
        if (bao_file_read(files, argv[i + 1], 0, &pages[i], &error) != BAO_OK) {
            fail(error.message);
        }
    }
    printf("tokenize %.0f\n", measure(arena, pages, count, 0));
    printf("read %.0f\n", measure(arena, pages, count, 1));
    free(pages);
    bao_arena_drop(files);
    bao_arena_drop(arena);
    return 0;
}

/* test.h - the C unit tests' few words. A program is a list of tests; it fails when a check fails,
 * and when it checked nothing. */
#ifndef BAO_TEST_H
#define BAO_TEST_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

static int test_checks;
static int test_failures;

/* Counts a check; prints where it failed. */
#define CHECK(condition) test_check((condition), #condition, __FILE__, __LINE__)

/* The same with a message in printf's form, for checks in a loop over data. */
#define CHECK_THAT(condition, ...)                                                                 \
    do {                                                                                           \
        if (!test_check((condition), #condition, __FILE__, __LINE__)) {                            \
            fprintf(stderr, "    " __VA_ARGS__);                                                   \
            fputc('\n', stderr);                                                                   \
        }                                                                                          \
    } while (0)

static inline int test_check(int ok, const char *text, const char *file, int line)
{
    test_checks++;
    if (!ok) {
        test_failures++;
        fprintf(stderr, "%s:%d: failed: %s\n", file, line, text);
    }
    return ok;
}

/* The end of main: `return test_end();` */
static inline int test_end(void)
{
    fprintf(stderr, "%d checks, %d failed\n", test_checks, test_failures);
    return test_failures || !test_checks;
}

/* An allocator that gives `left` allocations and then NULL for ever; `live` must end at 0. */
typedef struct test_tap {
    long left, live;
} test_tap;

static inline void *test_tap_realloc(void *ud, void *ptr, size_t old_size, size_t size)
{
    test_tap *tap = ud;
    (void)old_size;
    if (size == 0) {
        tap->live -= ptr != NULL;
        free(ptr);
        return NULL;
    }
    if (tap->left-- <= 0) {
        return NULL;
    }
    void *p = realloc(ptr, size);
    tap->live += p && !ptr;
    return p;
}

/* One line of a case file without its line end: false at the end. Lines that start with "# " are
 * comments. */
static inline int test_line(FILE *file, char *line, size_t size)
{
    do {
        if (!fgets(line, (int)size, file)) {
            return 0;
        }
        line[strcspn(line, "\r\n")] = '\0';
    } while (strncmp(line, "# ", 2) == 0);
    return 1;
}

#endif

/* driver.c - runs a fuzz target without libFuzzer: each file named on the command line, then 2,000
 * mutations of it, the same ones every time. BAO_FUZZ_RUNS is another number of mutations. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* In builds with a sanitizer: called before it ends the program. */
void __sanitizer_set_death_callback(void (*callback)(void)) __attribute__((weak));

#define SEED_MAX (64u << 10)

static const char *seed_name;
static long mutation;

static void say_where(void)
{
    fprintf(stderr, "seed %s, mutation %ld\n", seed_name, mutation);
}

static uint64_t state;

static size_t below(size_t n)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return n ? (size_t)(state % n) : 0;
}

/* Runs the target on a copy of its own size, so that a read past the end is seen. */
static void run(const uint8_t *data, size_t n)
{
    uint8_t *copy = malloc(n ? n : 1);
    if (!copy) {
        abort();
    }
    memcpy(copy, data, n);
    LLVMFuzzerTestOneInput(copy, n);
    free(copy);
}

static size_t insert(uint8_t *p, size_t n, size_t at, const void *bytes, size_t count)
{
    if (n + count > 2 * SEED_MAX) {
        return n;
    }
    memmove(p + at + count, p + at, n - at);
    memcpy(p + at, bytes, count);
    return n + count;
}

/* One small change in place; returns the new length. */
static size_t mutate(uint8_t *p, size_t n)
{
    static const char *const pieces[] = {"\xFF\xFE",
                                         "\xEF\xBB\xBF",
                                         "\xE4\xBB",
                                         "\xED\xA0\x80",
                                         "\x81\x30\x81\x30",
                                         "\xE3\x80\x82",
                                         "|",
                                         "\r\n",
                                         "\n\n",
                                         "999999999999",
                                         "<td rowspan=9>",
                                         "-",
                                         "\xA1",
                                         "%",
                                         "# ",
                                         "\xE4\xB8\x87",
                                         "\xEF\xBC\x91",
                                         "\t"};
    const char *piece = pieces[below(sizeof pieces / sizeof *pieces)];
    uint8_t chunk[64];
    size_t at = below(n + 1);
    size_t cut = below(sizeof chunk);
    switch (below(6)) {
    case 0: /* another byte */
        if (at < n) {
            p[at] = (uint8_t)below(256);
        }
        return n;
    case 1: /* one bit */
        if (at < n) {
            p[at] ^= (uint8_t)(1u << below(8));
        }
        return n;
    case 2: /* the end is missing */
        return below(4) ? n : at;
    case 3: /* a piece is missing */
        cut = cut > n - at ? n - at : cut;
        memmove(p + at, p + at + cut, n - at - cut);
        return n - cut;
    case 4: /* a piece stands twice */
        cut = cut > n - at ? n - at : cut;
        memcpy(chunk, p + at, cut);
        return insert(p, n, below(n + 1), chunk, cut);
    default: /* something that does not belong there */
        return insert(p, n, at, piece, strlen(piece));
    }
}

static int run_seed(const char *name, long runs)
{
    static uint8_t seed[SEED_MAX];
    static uint8_t changed[2 * SEED_MAX];
    FILE *file = fopen(name, "rb");
    if (!file) {
        perror(name);
        return 0;
    }
    size_t n = fread(seed, 1, sizeof seed, file);
    fclose(file);
    seed_name = name;
    mutation = 0;
    state = 0x9E3779B97F4A7C15u;
    run(seed, n);
    for (mutation = 1; mutation <= runs; mutation++) {
        memcpy(changed, seed, n);
        size_t m = n;
        for (size_t changes = 1 + below(8); changes; changes--) {
            m = mutate(changed, m);
        }
        run(changed, m);
    }
    return 1;
}

int main(int argc, char **argv)
{
    const char *asked = getenv("BAO_FUZZ_RUNS");
    long runs = asked ? strtol(asked, NULL, 10) : 2000;
    int done = 0;
    if (__sanitizer_set_death_callback) {
        __sanitizer_set_death_callback(say_where);
    }
    for (int i = 1; i < argc; i++) {
        done += run_seed(argv[i], runs);
    }
    fprintf(stderr, "%d seeds, %ld mutations each\n", done, runs);
    return done == 0 || done < argc - 1;
}

/* floors.c - what no pipeline over these texts can be faster than: each file read into memory once,
 * then decoded; decoded and folded; decoded, folded and scanned for quantities, many times over.
 * Prints nanoseconds for one report: "decode N", "fold N", "quantities N", each alone. With -1
 * every report is done once and nothing is printed, for counting instructions. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "text/decode.h"
#include "text/lines.h"
#include "text/quantity.h"

enum { DECODE, FOLD, QUANTITIES };

static void fail(const char *what)
{
    fprintf(stderr, "bench_floors: %s\n", what);
    exit(2);
}

/* Every line as a block, as if each were a paragraph. */
static void fold_lines(bao_arena *arena, const bao_text *text, bao_fold *fold)
{
    bao_lines lines;
    if (!bao_lines_split(arena, text->utf8, &lines)) {
        fail("out of memory");
    }
    bao_fold_start(fold, arena, text->utf8);
    for (size_t i = 0; i < lines.count; i++) {
        bao_fold_block(fold, lines.items[i], '\n');
    }
}

static void run_stages(bao_arena *arena, bao_span source, int last)
{
    const bao_decode_options options = {0};
    bao_warnings warnings = {.arena = arena};
    bao_error error;
    bao_text text;
    bao_fold fold;
    bao_quantities quantities = {0};
    if (bao_text_decode(arena, source, &options, &warnings, &text, &error) != BAO_OK) {
        fail(error.message);
    }
    if (last >= FOLD) {
        fold_lines(arena, &text, &fold);
    }
    if (last >= QUANTITIES && !bao_quantity_scan(arena, &fold, &warnings, &quantities)) {
        fail("out of memory");
    }
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Nanoseconds a report of the stages up to `last`: the best of some rounds over all reports. */
static double measure(bao_arena *arena, const bao_span *sources, int count, int last)
{
    double best = 1e9;
    for (int round = 0; round < 7; round++) {
        const double start = seconds();
        for (int i = 0; i < count; i++) {
            bao_arena_reset(arena);
            run_stages(arena, sources[i], last);
        }
        const double taken = (seconds() - start) / count;
        best = taken < best ? taken : best;
    }
    return best * 1e9;
}

int main(int argc, char **argv)
{
    bao_arena *files = bao_arena_new(&bao_alloc_libc);
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    const bool once = argc > 1 && strcmp(argv[1], "-1") == 0;
    const int first = once ? 2 : 1;
    const int count = argc - first;
    bao_span *sources = calloc(count > 0 ? (size_t)count : 1, sizeof *sources);
    bao_error error;
    if (!files || !arena || !sources || count < 1) {
        fail("usage: bench_floors [-1] FILE...");
    }
    for (int i = 0; i < count; i++) {
        if (bao_file_read(files, argv[first + i], 0, &sources[i], &error) != BAO_OK) {
            fail(error.message);
        }
    }
    if (once) {
        for (int i = 0; i < count; i++) {
            bao_arena_reset(arena);
            run_stages(arena, sources[i], QUANTITIES);
        }
    } else {
        const double decoded = measure(arena, sources, count, DECODE);
        const double folded = measure(arena, sources, count, FOLD);
        const double scanned = measure(arena, sources, count, QUANTITIES);
        printf("decode %.0f\nfold %.0f\nquantities %.0f\n", decoded, folded - decoded,
               scanned - folded);
    }
    free(sources);
    bao_arena_drop(files);
    bao_arena_drop(arena);
    return 0;
}

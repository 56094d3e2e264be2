/* worker_lines.c - the contract with engines: one line in, one line out, no state. */
#include "host/worker_lines.h"

#include <stdio.h>
#include <stdlib.h>

#include "host/clock.h"
#include "host/messages.h"
#include "host/processing.h"
#include "host/say.h"
#include "host/signals.h"
#include "host/workers.h"

/* More lines than there can be. */
#define NO_LINE UINT64_MAX

typedef struct lines {
    const bao_options *options;
    bao_processing processing;
    bao_arena *arena; /* of a line's texts, in the worker; of a failure, here */
    char *line;
    size_t room, length;
    uint64_t count, answered;
    bool ended, failed;
} lines;

static void begin_work(void *ud)
{
    lines *l = ud;
    bao_processing_shut_in(&l->processing);
}

static bool work(void *ud, uint64_t input, bao_span line, bao_buf *out)
{
    lines *l = ud;
    const char *path;
    bao_error error;
    (void)input;
    bao_arena_reset(l->arena);
    const bao_status status = bao_processing_line(&l->processing, line, l->arena, &path, &error);
    if (status == BAO_OK) {
        return bao_processing_record(&l->processing, path, out);
    }
    return status == BAO_USAGE && bao_processing_fail_record(&l->processing, path, &error, out);
}

static bao_span ask(void *ud, uint64_t input)
{
    const lines *l = ud;
    (void)input;
    return (bao_span){l->line, l->length};
}

/* The next line, once the one before is answered: who sends them may wait for that. */
static uint64_t next_line(void *ud)
{
    lines *l = ud;
    if (l->ended || l->answered < l->count) {
        return NO_LINE;
    }
    const ssize_t n = getline(&l->line, &l->room, stdin);
    if (n < 0) {
        l->ended = true;
        l->failed = ferror(stdin) && !bao_signals_stop();
        return NO_LINE;
    }
    l->length = (size_t)n;
    while (l->length && (l->line[l->length - 1] == '\n' || l->line[l->length - 1] == '\r')) {
        l->length--;
    }
    return l->count++;
}

static bool take(void *ud, uint64_t input, bao_span bytes, bool beside)
{
    lines *l = ud;
    (void)input;
    (void)beside;
    l->answered++;
    l->failed |= fwrite(bytes.p, 1, bytes.n, stdout) != bytes.n || fflush(stdout) != 0;
    return false;
}

static void lose(void *ud, uint64_t input, const bao_error *why)
{
    lines *l = ud;
    const char *path;
    bao_error error;
    bao_arena_reset(l->arena);
    bao_buf out = bao_buf_in(l->arena);
    const bao_span line = {l->line, l->length};
    if (bao_processing_line(&l->processing, line, l->arena, &path, &error) != BAO_MEMORY &&
        bao_processing_fail_record(&l->processing, path, why, &out)) {
        take(l, input, bao_buf_view(&out), false);
    } else {
        l->failed = true;
    }
}

static bool goes_on(void *ud)
{
    const lines *l = ud;
    return !l->failed && !bao_signals_stop();
}

static bao_status work_all(lines *l, bao_error *error)
{
    const bao_workers workers = {.count = 1,
                                 .input_count = NO_LINE,
                                 .seconds = l->options->seconds,
                                 .memory = l->options->memory,
                                 .begin = begin_work,
                                 .work = work,
                                 .ask = ask,
                                 .next = next_line,
                                 .take = take,
                                 .lose = lose,
                                 .goes_on = goes_on,
                                 .ud = l};
    return bao_workers_run(&workers, error);
}

static bao_status open_lines(lines *l, bao_overrides **overrides, bao_error *error)
{
    const bao_options *options = l->options;
    if (!l->arena) {
        return bao_fail(error, BAO_MEMORY, BAO_SAY_NO_MEMORY);
    }
    if (options->overrides && !(*overrides = bao_overrides_read(options->overrides, error))) {
        return error->status;
    }
    bao_clock_start(options->seconds, BAO_SAY_SCRIPTS_LATE);
    const bao_status status = bao_processing_open(&l->processing, options, NULL, *overrides, error);
    bao_clock_stop();
    return status;
}

int bao_worker_lines(const bao_options *options)
{
    lines l = {.options = options, .arena = bao_arena_new(&bao_alloc_libc)};
    bao_error error;
    bao_overrides *overrides = NULL;
    bao_status status = open_lines(&l, &overrides, &error);
    status = status == BAO_OK ? work_all(&l, &error) : status;
    if (status != BAO_OK) {
        bao_say("error: ", error.message, NULL);
    }
    bao_processing_close(&l.processing);
    bao_overrides_drop(overrides);
    bao_arena_drop(l.arena);
    free(l.line);
    return bao_signals_stop()             ? BAO_EXIT_INTERRUPTED
           : status == BAO_USAGE          ? BAO_EXIT_USAGE
           : status != BAO_OK || l.failed ? BAO_EXIT_SYSTEM
                                          : BAO_EXIT_OK;
}

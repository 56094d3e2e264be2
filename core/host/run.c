/* run.c - a run: inputs given out to workers, what they deliver written in order and kept. */
#include "host/run.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/hash.h"
#include "host/clock.h"
#include "host/inputs.h"
#include "host/messages.h"
#include "host/processing.h"
#include "host/run_key.h"
#include "host/say.h"
#include "host/signals.h"
#include "host/sink.h"
#include "host/store.h"
#include "host/workers.h"

/* Results may come so far before their turn; and hold so many bytes while they wait for it. */
#define WINDOW       1024
#define WAITING_MOST ((size_t)256 << 20)

/* So many inputs are worth a process of their own. */
#define INPUTS_A_WORKER 4

/* A run under way. */
typedef struct run {
    const bao_options *options;
    bao_user_metadata *user_metadata;
    bao_overrides *overrides;
    bao_processing processing;
    bao_sink sink;
    bao_store *store; /* NULL: nothing is kept, or not yet */
    char key[65];     /* of the store; "": none can be had */
    bao_arena *paths; /* of the inputs */
    bao_arena *arena; /* of what is looked at */
    bao_files inputs;
    bao_source source;        /* of those that an earlier run has done */
    bao_span waiting[WINDOW]; /* results, each malloc'd, by input modulo WINDOW; p is NULL: none */
    size_t waiting_bytes;
    uint64_t given, written, kept; /* inputs: given out, written, done by an earlier run */
} run;

static void on_leftover(void *ud, const char *message)
{
    run *r = ud;
    bao_sink_tell(&r->sink, "warning", "", message);
}

static bool goes_on(void *ud)
{
    const run *r = ud;
    return !r->sink.output_failed && !r->sink.broken && !bao_signals_stop();
}

/* Writes the results whose turn it is. */
static void write_ready(run *r)
{
    for (bao_span *next;
         (next = &r->waiting[r->written % WINDOW])->p && !r->sink.output_failed && !r->sink.broken;
         r->written++) {
        bao_written what = {.report = {"", 0}};
        bao_sink_write(&r->sink, *next, &what);
        if (r->user_metadata) {
            bao_user_metadata_note(r->user_metadata, what.report);
        }
        if (r->overrides) {
            bao_overrides_note(r->overrides, what.sha256);
        }
        r->waiting_bytes -= next->n;
        free((char *)(uintptr_t)next->p);
        *next = (bao_span){NULL, 0};
    }
}

static void hold(run *r, uint64_t input, bao_span bytes)
{
    char *copy = malloc(bytes.n + 1);
    if (!copy) {
        bao_sink_break(&r->sink, r->inputs.paths[input], BAO_SAY_NO_MEMORY);
        return;
    }
    memcpy(copy, bytes.p, bytes.n);
    r->waiting[input % WINDOW] = (bao_span){copy, bytes.n};
    r->waiting_bytes += bytes.n;
    write_ready(r);
}

/* Whether it would come out the same once more: not when it was short of memory or time. */
static bool is_lasting(const bao_delivery *d)
{
    static const char *const passing[] = {"MEMORY", "LIMIT", "CRASH", "IO", "NOT_FOUND"};
    for (size_t i = 0; d->verdict == BAO_RESULT_FAILED && i < sizeof passing / sizeof *passing;
         i++) {
        if (bao_span_starts(d->reason, bao_span_of(passing[i]))) {
            return false;
        }
    }
    return d->sha256.n > 0 && !d->export_failed;
}

/* Opens the store where it is, or makes it; without it all is done anew, which is told. */
static void open_store(run *r, bool make)
{
    bao_error error;
    const int fd = r->key[0] ? bao_output_keep(r->sink.output, make, &error) : -1;
    r->store = fd >= 0 ? bao_store_open(fd, r->key) : NULL;
    if (make && !r->store) {
        r->key[0] = '\0';
        bao_sink_tell(&r->sink, "warning", r->options->folder, BAO_SAY_NO_STORE);
    }
}

/* Keeps a result; the first one makes the store. */
static void keep(run *r, const bao_delivery *d, bao_span bytes)
{
    char key[65] = "";
    if (is_lasting(d)) {
        bao_overrides_key(r->overrides, d->sha256.p, key);
    }
    if (!r->store && r->key[0]) {
        open_store(r, true);
    }
    if (r->store && !bao_store_add(r->store, d->report, *key ? key : NULL, bytes)) {
        bao_sink_tell(&r->sink, "warning", "", BAO_SAY_STORE_FULL);
        bao_store_close(r->store);
        r->store = NULL;
        r->key[0] = '\0';
    }
}

/* True when an earlier run has done this input, which is written then. */
static bool is_kept(run *r, uint64_t input)
{
    char sha256[65], key[65];
    bao_span source, bytes;
    const char *path = r->inputs.paths[input];
    bao_arena_reset(r->arena);
    bao_buf name = bao_buf_in(r->arena);
    bao_path_text(&name, bao_span_of(path));
    if (!r->store || name.failed || !bao_store_has(r->store, bao_buf_view(&name)) ||
        bao_source_read(&r->source, r->arena, path, r->options->max_bytes, &source, NULL) !=
            BAO_OK) {
        return false;
    }
    bao_delivery d;
    bao_sha256_hex(source, sha256);
    bao_overrides_key(r->overrides, sha256, key);
    if (!bao_store_find(r->store, bao_buf_view(&name), key, r->arena, &bytes) ||
        !bao_delivery_read(&d, bytes, r->arena) || !bao_span_equal(d.report, bao_buf_view(&name))) {
        return false;
    }
    r->kept++;
    hold(r, input, bytes);
    return true;
}

static void begin_work(void *ud)
{
    run *r = ud;
    bao_processing_shut_in(&r->processing);
}

static bao_span ask(void *ud, uint64_t input)
{
    const run *r = ud;
    return bao_span_of(r->inputs.paths[input]);
}

static bool work(void *ud, uint64_t input, bao_span path, bao_buf *out)
{
    run *r = ud;
    return bao_processing_read(&r->processing, input, path.p, out);
}

static uint64_t next_input(void *ud)
{
    run *r = ud;
    while (r->given < r->inputs.count && r->given < r->written + WINDOW &&
           r->waiting_bytes < WAITING_MOST && goes_on(r)) {
        const uint64_t input = r->given++;
        if (!is_kept(r, input)) {
            return input;
        }
    }
    return r->inputs.count;
}

/* Keeps a result and writes it when its turn has come; it may lie in the arena. */
static void accept(run *r, uint64_t input, const bao_delivery *d, bao_span bytes)
{
    keep(r, d, bytes);
    hold(r, input, bytes);
}

static bool take(void *ud, uint64_t input, bao_span bytes, bool beside)
{
    run *r = ud;
    bao_delivery d;
    bao_arena_reset(r->arena);
    if (!bao_delivery_read(&d, bytes, r->arena)) {
        bao_sink_break(&r->sink, r->inputs.paths[input], BAO_SAY_NO_DELIVERY);
        return false;
    }
    if (beside && d.verdict == BAO_RESULT_FAILED && bao_span_starts(d.reason, BAO_SPAN("MEMORY"))) {
        return true;
    }
    accept(r, input, &d, bytes);
    return false;
}

/* A word as a shell takes it; what it stands for when it is too long or has quotes. */
static void quote(const char *word, const char *instead, char out[100])
{
    const bool plain = strlen(word) < 96 && !strchr(word, '\'');
    snprintf(out, 100, plain ? "'%s'" : "%s", plain ? word : instead);
}

/* Why an input is lost; for a crash, with the command that shows it again. */
static bao_error reason_of(const run *r, uint64_t input, const bao_error *why)
{
    bao_error told = *why;
    const char *script = r->options->script;
    char path[100], name[100] = "";
    if (why->status == BAO_CRASH) {
        quote(r->inputs.paths[input], BAO_SAY_THIS_REPORT, path);
        if (script) {
            quote(script, BAO_SAY_THIS_SCRIPT, name);
        }
        bao_fail(&told, BAO_CRASH, BAO_SAY_SHOWS_AGAIN, why->message, script ? "--script " : "",
                 name, script ? " " : "", path);
    }
    return told;
}

static void lose(void *ud, uint64_t input, const bao_error *why)
{
    run *r = ud;
    bao_delivery d;
    const bao_error told = reason_of(r, input, why);
    bao_arena_reset(r->arena);
    bao_buf out = bao_buf_in(r->arena);
    if (bao_processing_fail(&r->processing, input, r->inputs.paths[input], &told, &out) &&
        bao_delivery_read(&d, bao_buf_view(&out), r->arena)) {
        accept(r, input, &d, bao_buf_view(&out));
    } else {
        bao_sink_break(&r->sink, r->inputs.paths[input], BAO_SAY_NO_MEMORY);
    }
}

/* As many as there are processors, and no more than the inputs are worth. */
static size_t count_workers(const run *r)
{
    const long processors = sysconf(_SC_NPROCESSORS_ONLN);
    const size_t wanted = r->options->jobs ? (size_t)r->options->jobs
                          : processors > 1 ? (size_t)processors
                                           : 1;
    const size_t worth = (r->inputs.count + INPUTS_A_WORKER - 1) / INPUTS_A_WORKER;
    return r->options->jobs || wanted < worth ? wanted : worth ? worth : 1;
}

static void work_all(run *r)
{
    const bao_workers workers = {.count = count_workers(r),
                                 .input_count = r->inputs.count,
                                 .seconds = r->options->seconds,
                                 .memory = r->options->memory,
                                 .begin = begin_work,
                                 .work = work,
                                 .ask = ask,
                                 .next = next_input,
                                 .take = take,
                                 .lose = lose,
                                 .goes_on = goes_on,
                                 .ud = r};
    bao_error error;
    fflush(stdout);
    if (bao_workers_run(&workers, &error) != BAO_OK) {
        bao_sink_break(&r->sink, "", error.message);
    }
}

/* Of several, the gravest: system, script, reports, checks. */
static int exit_code(const run *r)
{
    const bao_tally *tally = &r->sink.tally;
    if (bao_session_problems(r->processing.session) || tally->script_errors) {
        return BAO_EXIT_SCRIPT;
    }
    if (tally->verdicts[BAO_RESULT_FAILED] || tally->corrections_lost) {
        return BAO_EXIT_REPORTS;
    }
    const long most = r->options->max_residue;
    const bool residue = most >= 0 && tally->unclaimed > (uint64_t)most;
    const bool checks = r->options->strict && tally->checks[BAO_FAIL];
    return residue || checks ? BAO_EXIT_CHECKS : BAO_EXIT_OK;
}

/* Links to folders may lead in circles; nobody should miss what lies behind them. */
static void tell_linked(run *r)
{
    char line[256];
    if (r->inputs.linked) {
        snprintf(line, sizeof line, BAO_SAY_LINKED, r->inputs.linked - 1);
        bao_sink_tell(&r->sink, "warning", r->inputs.one_linked, line);
    }
}

static bao_status open_run(run *r, bao_error *error)
{
    const bao_options *options = r->options;
    bao_status status = bao_sink_open(&r->sink, options, error); /* first: it is a lock */
    r->paths = bao_arena_new(&bao_alloc_libc);
    r->arena = bao_arena_new(&bao_alloc_libc);
    if (status != BAO_OK) {
        return status;
    }
    if (!r->paths || !r->arena) {
        return bao_fail(error, BAO_MEMORY, "no memory for the list of inputs");
    }
    status = bao_inputs_list(options, r->paths, &r->inputs, error);
    tell_linked(r);
    if (status == BAO_OK && !r->inputs.count && !options->allow_empty && !options->shards &&
        !bao_signals_stop()) {
        status = bao_fail(error, BAO_USAGE, BAO_SAY_NO_INPUTS);
    }
    if (status != BAO_OK) {
        return status;
    }
    if (options->meta) {
        r->user_metadata = bao_user_metadata_read(options->meta, error);
        if (!r->user_metadata) {
            return error->status;
        }
    }
    if (options->overrides) {
        r->overrides = bao_overrides_read(options->overrides, error);
        if (!r->overrides) {
            return error->status;
        }
    }
    bao_clock_start(options->seconds, BAO_SAY_SCRIPTS_LATE);
    status = bao_processing_open(&r->processing, options, r->user_metadata, r->overrides, error);
    bao_clock_stop();
    if (status == BAO_OK && options->folder &&
        bao_run_key(options, r->processing.session, r->arena, r->key)) {
        open_store(r, options->again || options->distrust);
    }
    if (status == BAO_OK && r->store && (options->again || options->distrust)) {
        bao_store_forget(r->store);
    }
    r->sink.all = r->inputs.count;
    return status;
}

/* So many inputs that are gone are named; the rest is counted. */
#define NAMED_MOST 20

/* Names the inputs of the last run that are not among these. */
static void tell_vanished(run *r)
{
    char line[256];
    size_t named = 0;
    const size_t gone = bao_store_unused(r->store);
    for (uint64_t cursor = 0, at; named < NAMED_MOST && bao_store_next(r->store, &cursor, &at);) {
        bao_delivery d;
        bao_span bytes;
        bao_arena_reset(r->arena);
        if (bao_store_is_unused(r->store, at) && bao_store_read(r->store, at, r->arena, &bytes) &&
            bao_delivery_read(&d, bytes, r->arena)) {
            bao_sink_tell(&r->sink, "warning", d.report.p, BAO_SAY_VANISHED);
            named++;
        }
    }
    if (gone > named) {
        snprintf(line, sizeof line, BAO_SAY_MORE_GONE, gone - named);
        bao_sink_tell(&r->sink, "warning", "", line);
    }
}

/* Says what an earlier run has done. What it kept and nobody asked for is left out, with the files
 * that get their names now. */
static void tidy_store(run *r)
{
    char line[256];
    bao_error error;
    if (r->kept) {
        snprintf(line, sizeof line, BAO_SAY_KEPT, (size_t)r->kept, r->inputs.count);
        bao_sink_tell(&r->sink, "info", "", line);
    }
    if (!r->store || !bao_store_unused(r->store)) {
        return;
    }
    tell_vanished(r);
    const int fd = bao_output_keep_anew(r->sink.output, &error);
    if (fd < 0 || !bao_store_copy_used(r->store, fd)) {
        r->sink.failed = true;
        bao_sink_tell(&r->sink, "error", r->options->folder, BAO_SAY_STORE_FULL);
    }
    if (fd >= 0) {
        close(fd);
    }
}

/* Corrections that nobody could apply. Those of another shard's files are no trouble of this one.
 */
static void tell_overrides(run *r)
{
    bao_error text;
    char line[512];
    const size_t count = bao_overrides_leftover(r->overrides, &text);
    if (count) {
        snprintf(line, sizeof line, "%s%s", text.message,
                 r->options->shards ? BAO_SAY_OVERRIDES_SHARD : "");
        bao_sink_tell(&r->sink, "warning", "", line);
        r->sink.tally.corrections_lost += r->options->shards ? 0 : count;
    }
}

static int finish_run(run *r)
{
    const char *const *scripts = NULL;
    size_t count = 0;
    if (bao_signals_stop()) {
        bao_sink_abandon(&r->sink);
        bao_sink_tell(&r->sink, "error", "",
                      r->options->folder ? BAO_SAY_INTERRUPTED : BAO_SAY_INTERRUPTED_ALONE);
        return BAO_EXIT_INTERRUPTED;
    }
    if (!r->sink.output_failed && !r->sink.broken) {
        tidy_store(r);
    }
    bao_arena_reset(r->arena);
    if (r->options->folder && r->processing.session &&
        !bao_command_scripts(r->processing.session, r->arena, &scripts, &count)) {
        bao_sink_break(&r->sink, "", BAO_SAY_NO_MEMORY);
    }
    if (r->user_metadata && !r->sink.output_failed && !r->sink.broken) {
        bao_user_metadata_leftover(r->user_metadata, on_leftover, r);
    }
    if (r->overrides && !r->sink.output_failed && !r->sink.broken) {
        tell_overrides(r);
    }
    const int code = bao_sink_finish(&r->sink, scripts, count);
    return code != BAO_EXIT_OK ? code : exit_code(r);
}

static void close_run(run *r)
{
    for (size_t i = 0; i < WINDOW; i++) {
        free((char *)(uintptr_t)r->waiting[i].p);
    }
    bao_store_close(r->store);
    bao_source_close(&r->source);
    bao_processing_close(&r->processing);
    bao_user_metadata_drop(r->user_metadata);
    bao_overrides_drop(r->overrides);
    bao_sink_close(&r->sink);
    bao_arena_drop(r->arena);
    bao_arena_drop(r->paths);
    free(r);
}

static int tell_not_open(run *r, bao_status status, const bao_error *error)
{
    bao_sink_tell(&r->sink, "error",
                  status == BAO_USAGE || status == BAO_NOT_FOUND ? "" : bao_status_code(status),
                  error->message);
    return status == BAO_USAGE                           ? BAO_EXIT_USAGE
           : status == BAO_SCRIPT || status == BAO_LIMIT ? BAO_EXIT_SCRIPT
                                                         : BAO_EXIT_SYSTEM;
}

int bao_run(const bao_options *options)
{
    run *r = calloc(1, sizeof *r);
    if (!r) {
        bao_say("error: ", BAO_SAY_NO_MEMORY, NULL);
        return BAO_EXIT_SYSTEM;
    }
    r->options = options;
    bao_error error;
    int code;
    const bao_status status = open_run(r, &error);
    if (status != BAO_OK) {
        code = tell_not_open(r, status, &error);
    } else {
        bao_progress_open(&r->sink.progress, !options->quiet && !options->json_log,
                          bao_sink_clock());
        work_all(r);
        code = finish_run(r);
    }
    close_run(r);
    return code;
}

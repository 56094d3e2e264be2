/* run.c - one input after the other through one arena and one Lua state. */
#include "host/run.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "bind/session/session_messages.h"
#include "host/commands.h"
#include "host/json.h"
#include "host/messages.h"
#include "host/progress.h"
#include "host/say.h"
#include "host/signals.h"

/* A run under way. */
typedef struct run {
    const bao_options *options;
    bao_caller caller;
    bao_session *session;
    bao_output *output;
    bao_arena *paths; /* of the inputs */
    bao_arena *arena; /* of the report being read */
    bao_files inputs;
    uint64_t verdicts[BAO_RESULT_FAILED + 1];
    uint64_t facts, residue, amounts, claimed, set_aside;
    uint64_t checks[BAO_NOT_ASSESSABLE + 1];
    uint64_t script_errors;
    bool export_failed, short_of_memory;
    bao_progress progress;
} run;

static uint64_t now_microseconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000u + (uint64_t)t.tv_nsec / 1000u;
}

static void tell(run *r, const char *level, const char *path, const char *message)
{
    bao_progress_clear(&r->progress);
    if (r->options->json_log) {
        bao_json_log(stderr, level, path, message);
    } else if (!r->options->quiet || strcmp(level, "error") == 0) {
        const bool info = strcmp(level, "info") == 0;
        bao_say(info ? "" : level, info ? "" : ": ", path, *path ? ": " : "", message, NULL);
    }
}

/* What could not be looked into is an input all the same: reading it fails and makes its row. */
static void on_trouble(void *ud, const char *path, const bao_error *error)
{
    run *r = ud;
    const char *copy = bao_arena_copy(r->paths, path, strlen(path));
    (void)error;
    if (copy && BAO_RESERVE(r->paths, r->inputs.paths, r->inputs.count, r->inputs.capacity)) {
        r->inputs.paths[r->inputs.count++] = copy;
    } else {
        r->short_of_memory = true;
    }
}

static void on_leftover(void *ud, const char *message)
{
    tell(ud, "warning", "", message);
}

static bool add_input(run *r, const char *path)
{
    return bao_files_add(&r->inputs, r->paths, path, on_trouble, r) == BAO_OK &&
           !r->short_of_memory;
}

/* Paths from standard input, one a line. */
static bool add_listed(run *r)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t n;
    bool ok = true;
    while (ok && !bao_signals_stop() && (n = getline(&line, &room, stdin)) > 0) {
        line[strcspn(line, "\r\n")] = '\0';
        ok = *line == '\0' || add_input(r, line);
    }
    free(line);
    return ok;
}

static int by_bytes(const void *x, const void *y)
{
    const char *const *a = x;
    const char *const *b = y;
    return strcmp(*a, *b);
}

/* All inputs, sorted by their bytes, each once; what an earlier run wrote is none. */
static bool list_inputs(run *r)
{
    r->inputs.skip = r->options->folder;
    for (int i = 0; i < r->options->input_count; i++) {
        const char *input = r->options->inputs[i];
        if (!(strcmp(input, "-") == 0 ? add_listed(r) : add_input(r, input))) {
            return false;
        }
    }
    if (r->inputs.count) {
        qsort(r->inputs.paths, r->inputs.count, sizeof *r->inputs.paths, by_bytes);
    }
    size_t kept = 0;
    for (size_t i = 0; i < r->inputs.count; i++) {
        if (i == 0 || strcmp(r->inputs.paths[i], r->inputs.paths[kept - 1]) != 0) {
            r->inputs.paths[kept++] = r->inputs.paths[i];
        }
    }
    r->inputs.count = kept;
    return true;
}

/* An export failed: the record goes without it. */
static void on_export(void *ud, bao_span path, const bao_error *error)
{
    run *r = ud;
    const bool script = error->status == BAO_SCRIPT || error->status == BAO_LIMIT;
    r->script_errors += script;
    r->export_failed |= !script;
    tell(r, "error", path.p, error->message);
}

static bool read_input(run *r, const char *path, bao_record *record)
{
    bao_span source;
    bao_error error;
    return bao_file_read(r->arena, path, r->options->max_bytes, &source, &error) == BAO_OK
               ? bao_session_read(r->session, source, path, r->arena, record)
               : bao_session_fail(path, &error, r->arena, record);
}

static void write_exports(run *r, const bao_record *record)
{
    for (size_t i = 0; i < record->export_count; i++) {
        bao_error error;
        const bao_export *export = &record->exports[i];
        if (bao_output_file(r->output, export->name.p, export->bytes, &error) != BAO_OK) {
            r->export_failed = true;
            tell(r, "error", record->report.p, error.message);
        }
    }
}

static void count_record(run *r, const bao_record *record)
{
    r->verdicts[record->verdict]++;
    r->script_errors += record->script_error;
    r->facts += record->fact_count;
    r->residue += record->unclaimed;
    r->amounts += record->amounts;
    r->claimed += record->amounts - record->residue_count;
    r->set_aside += record->residue_count - record->unclaimed;
    for (size_t i = 0; i < record->check_count; i++) {
        r->checks[record->checks[i].verdict]++;
    }
}

static void tell_record(run *r, const bao_record *record)
{
    if (record->verdict >= BAO_RESULT_NO_SCRIPT) {
        bao_buf line = bao_buf_in(r->arena);
        bao_buf_string(&line, bao_result_verdict_name(record->verdict));
        bao_buf_string(&line, ": ");
        bao_buf_span(&line, record->reason);
        const char *text = bao_buf_cstring(&line);
        tell(r, "warning", record->report.p, text ? text : "");
    }
}

/* Everything about one input: its record, and all that is made of that. False when nothing more can
 * be written. */
static bool run_one(run *r, size_t i)
{
    bao_record record;
    const uint64_t start = now_microseconds();
    bao_arena_reset(r->arena);
    if (!read_input(r, r->inputs.paths[i], &record)) {
        tell(r, "error", r->inputs.paths[i], BAO_SAY_NO_MEMORY_FOR_REPORT);
        r->export_failed = true;
        return false;
    }
    write_exports(r, &record);
    count_record(r, &record);
    const uint64_t taken = now_microseconds() - start;
    const bool written = bao_output_write(r->output, &record, taken);
    tell_record(r, &record);
    bao_report_progress(&r->progress, i + 1, r->inputs.count, r->verdicts[BAO_RESULT_FAILED],
                        start + taken);
    return written;
}

static void run_all(run *r)
{
    for (size_t i = 0; i < r->inputs.count && !bao_signals_stop(); i++) {
        bao_error error;
        if (r->options->fresh && i) {
            bao_session_close(r->session);
            r->session = bao_command_session(&r->caller, &error);
            if (!r->session) {
                tell(r, "error", "", error.message);
                r->export_failed = true;
                return;
            }
        }
        if (!run_one(r, i)) {
            return;
        }
    }
}

static void tell_summary(run *r)
{
    char line[512];
    snprintf(line, sizeof line,
             "%zu report%s: %lu ok, %lu ok_with_warnings, %lu no_script, "
             "%lu not_a_report, %lu failed; %lu facts; "
             "checks: %lu pass, %lu fail, %lu uncertain, %lu not assessable; figures: %lu claimed, "
             "%lu set aside, %lu unclaimed",
             r->inputs.count, r->inputs.count == 1 ? "" : "s", (unsigned long)r->verdicts[0],
             (unsigned long)r->verdicts[1], (unsigned long)r->verdicts[2],
             (unsigned long)r->verdicts[3], (unsigned long)r->verdicts[4], (unsigned long)r->facts,
             (unsigned long)r->checks[0], (unsigned long)r->checks[1], (unsigned long)r->checks[2],
             (unsigned long)r->checks[3], (unsigned long)r->claimed, (unsigned long)r->set_aside,
             (unsigned long)r->residue);
    tell(r, "info", "", line);
}

static bool write_manifest(run *r, bao_error *error)
{
    static const char *const names[] = {"reports",
                                        "ok",
                                        "ok_with_warnings",
                                        "no_script",
                                        "not_a_report",
                                        "failed",
                                        "facts",
                                        "checks_pass",
                                        "checks_fail",
                                        "checks_uncertain",
                                        "checks_not_assessable",
                                        "figures",
                                        "claimed",
                                        "set_aside",
                                        "unclaimed"};
    const uint64_t counts[] = {r->inputs.count, r->verdicts[0], r->verdicts[1], r->verdicts[2],
                               r->verdicts[3],  r->verdicts[4], r->facts,       r->checks[0],
                               r->checks[1],    r->checks[2],   r->checks[3],   r->amounts,
                               r->claimed,      r->set_aside,   r->residue};
    bao_manifest manifest = {.tool = "baogao " BAO_VERSION,
                             .options = (const char *const *)r->options->words,
                             .option_count = (size_t)r->options->word_count,
                             .count_names = names,
                             .counts = counts,
                             .count_count = sizeof counts / sizeof *counts};
    _Static_assert(sizeof counts / sizeof *counts == sizeof names / sizeof *names, "one name each");
    bao_arena_reset(r->arena);
    bao_buf out = bao_buf_in(r->arena);
    if (!bao_command_scripts(r->session, r->arena, &manifest.scripts, &manifest.script_count) ||
        !bao_json_manifest(&out, &manifest)) {
        bao_fail(error, BAO_MEMORY, "no memory for the manifest");
        return false;
    }
    return bao_output_file(r->output, "manifest.json", bao_buf_view(&out), error) == BAO_OK;
}

/* Of several, the gravest: system, script, reports, checks. */
static int exit_code(const run *r)
{
    if (r->export_failed) {
        return BAO_EXIT_SYSTEM;
    }
    if (bao_session_problems(r->session) || r->script_errors) {
        return BAO_EXIT_SCRIPT;
    }
    if (r->verdicts[BAO_RESULT_FAILED]) {
        return BAO_EXIT_REPORTS;
    }
    bool residue = r->options->max_residue >= 0 && r->residue > (uint64_t)r->options->max_residue;
    bool checks = r->options->strict && r->checks[BAO_FAIL];
    return residue || checks ? BAO_EXIT_CHECKS : BAO_EXIT_OK;
}

static bao_status open_run(run *r, bao_error *error)
{
    const bao_options *options = r->options;
    r->paths = bao_arena_new(&bao_alloc_libc);
    r->arena = bao_arena_new(&bao_alloc_libc);
    r->output = bao_output_open(options->folder, options->format, error); /* first: it is a lock */
    if (!r->output) {
        return error->status;
    }
    if (!r->paths || !r->arena || !list_inputs(r)) {
        return bao_fail(error, BAO_MEMORY, "no memory for the list of inputs");
    }
    if (ferror(stdin) && !bao_signals_stop()) {
        return bao_fail(error, BAO_IO, BAO_SAY_STDIN);
    }
    if (options->meta) {
        r->caller.user_metadata = bao_user_metadata_read(options->meta, error);
        if (!r->caller.user_metadata) {
            return error->status;
        }
    }
    r->session = bao_command_session(&r->caller, error);
    return r->session ? BAO_OK : error->status;
}

static int finish_run(run *r)
{
    bao_error error;
    bao_progress_clear(&r->progress);
    if (bao_signals_stop()) {
        bao_output_abandon(r->output);
        tell(r, "error", "",
             r->options->folder ? BAO_SAY_INTERRUPTED : "interrupted; the facts are not complete");
        return BAO_EXIT_INTERRUPTED;
    }
    bool written = !r->options->folder || write_manifest(r, &error);
    if (!written) {
        tell(r, "error", "", error.message);
        bao_output_abandon(r->output);
        return BAO_EXIT_SYSTEM;
    }
    if (bao_output_close(r->output, &error) != BAO_OK) {
        if (*error.message) {
            tell(r, "error", "", error.message);
        }
        return BAO_EXIT_SYSTEM;
    }
    if (r->caller.user_metadata) {
        bao_user_metadata_leftover(r->caller.user_metadata, on_leftover, r);
    }
    tell_summary(r);
    return exit_code(r);
}

static void close_run(run *r)
{
    bao_session_close(r->session);
    bao_user_metadata_drop(r->caller.user_metadata);
    bao_arena_drop(r->arena);
    bao_arena_drop(r->paths);
}

int bao_run(const bao_options *options)
{
    run r = {.options = options};
    r.caller = (bao_caller){.options = options, .tell = on_export, .ud = &r};
    bao_error error;
    bao_status status = open_run(&r, &error);
    int code;
    if (status != BAO_OK) {
        tell(&r, "error",
             status == BAO_USAGE || status == BAO_NOT_FOUND ? "" : bao_status_code(status),
             error.message);
        code = status == BAO_USAGE                           ? BAO_EXIT_USAGE
               : status == BAO_SCRIPT || status == BAO_LIMIT ? BAO_EXIT_SCRIPT
                                                             : BAO_EXIT_SYSTEM;
        if (r.output) {
            bao_output_abandon(r.output);
        }
    } else {
        bao_progress_open(&r.progress, !options->quiet && !options->json_log, now_microseconds());
        run_all(&r);
        code = finish_run(&r);
    }
    close_run(&r);
    return code;
}

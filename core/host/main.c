/* main.c - the command line: which command, with which options. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/clock.h"
#include "host/commands.h"
#include "host/manual.h"
#include "host/merge.h"
#include "host/messages.h"
#include "host/options.h"
#include "host/run.h"
#include "host/say.h"
#include "host/signals.h"
#include "host/worker_lines.h"

/* Reports of a test or a comparison, as far as its time is concerned. */
#define REPORTS_OF_MANY 20

#ifdef __SANITIZE_ADDRESS__
enum { WAIT_SECONDS = 120, WAIT_A_MEGABYTE = 400 };
#else
enum { WAIT_SECONDS = 3, WAIT_A_MEGABYTE = 40 };
#endif

static int usage(const char *message)
{
    bao_say(message, NULL);
    return BAO_EXIT_USAGE;
}

/* Seconds for a command that somebody waits for: a few, and more for large files, of which a trial
 * takes 4 seconds a megabyte (hotan_2025_final_budget_decision.doc) and ten times as many where the
 * megabyte is packed (chengde_2025_budget_report.docx). */
static unsigned time_to_wait(const bao_options *options)
{
    struct stat file;
    double megabytes = 0;
    for (int i = 0; i < options->input_count; i++) {
        megabytes += stat(options->inputs[i], &file) == 0 ? (double)file.st_size / 1e6 : 0;
    }
    megabytes += options->from && stat(options->from, &file) == 0 ? (double)file.st_size / 1e6 : 0;
    return WAIT_SECONDS + (unsigned)(megabytes * WAIT_A_MEGABYTE);
}

/* Seconds for a command, from the start of loading. One that waits for a person has no limit, nor
 * has one that runs over folders of runs; one that goes through samples and folders, of which
 * nobody knows how many there are, has those of so many reports. */
static unsigned time_of(const char *name, const bao_options *options)
{
    const bool panel =
        strcmp(name, "export") == 0 || strcmp(name, "codebook") == 0 || strcmp(name, "review") == 0;
    if (options->watch || options->prompt || panel) {
        return 0;
    }
    if (strcmp(name, "test") == 0 || strcmp(name, "diff") == 0) {
        return options->seconds * REPORTS_OF_MANY;
    }
    return options->seconds_given ? options->seconds : time_to_wait(options);
}

static int run_lua_command(const char *name, const bao_options *options)
{
    const bao_caller caller = {.options = options};
    bao_error error;
    int code = BAO_EXIT_OK;
    bao_clock_start(time_of(name, options), name);
    bao_session *session = bao_command_session(&caller, &error);
    const bao_status status =
        session ? bao_command_run(session, name, &code, &error) : error.status;
    if (status != BAO_OK) {
        bao_say("error: ", error.message, NULL);
        code = status == BAO_SCRIPT || status == BAO_LIMIT ? BAO_EXIT_SCRIPT
               : status == BAO_USAGE                       ? BAO_EXIT_USAGE
                                                           : BAO_EXIT_SYSTEM;
    }
    bao_clock_stop();
    bao_session_close(session);
    return code;
}

static int run_scripts(const bao_options *options)
{
    if (options->seal && options->input_count == 0 && !options->why) {
        return run_lua_command("seal", options);
    }
    if (options->why != (options->input_count == 1) || options->input_count > 1) {
        return usage(BAO_SAY_SCRIPTS_USAGE);
    }
    return run_lua_command("scripts", options);
}

/* Removes a folder and the files in it. */
static void remove_folder(const char *folder)
{
    DIR *dir = opendir(folder);
    char path[4096];
    const struct dirent *entry;
    while (dir && (entry = readdir(dir)) != NULL) {
        if (snprintf(path, sizeof path, "%s/%s", folder, entry->d_name) < (int)sizeof path) {
            unlink(path); /* not . and .. */
        }
    }
    if (dir) {
        closedir(dir);
    }
    rmdir(folder);
}

/* `try --page`: a run with the script alone, and the page of it. */
static int try_page(const bao_options *options)
{
    const char *place = getenv("TMPDIR");
    char folder[1024];
    snprintf(folder, sizeof folder, "%.1000s/baogao-XXXXXX", place && *place ? place : "/tmp");
    if (!mkdtemp(folder)) {
        bao_say("error: ", strerror(errno), ": ", folder, NULL);
        return BAO_EXIT_SYSTEM;
    }
    bao_options run = *options, review = *options;
    char command[] = "review", *words[] = {command, NULL}, *inputs[] = {folder, NULL};
    run.script = options->inputs[0];
    run.inputs = options->inputs + 1;
    run.input_count = options->input_count - 1;
    run.folder = folder;
    run.jobs = 1;
    run.quiet = true;
    review.words = words;
    review.word_count = 1;
    review.inputs = inputs;
    review.input_count = 1;
    review.folder = options->page;
    const int code = bao_run(&run);
    const bool told = code == BAO_EXIT_OK || code == BAO_EXIT_CHECKS || code == BAO_EXIT_REPORTS;
    const int written = told ? run_lua_command("review", &review) : code;
    remove_folder(folder);
    return written ? written : code;
}

static int run_try(const bao_options *options)
{
    if (options->input_count < 2) {
        return usage(BAO_SAY_TRY_USAGE);
    }
    return options->page ? try_page(options) : run_lua_command("try", options);
}

static int run_trace(const bao_options *options)
{
    if (options->input_count != 2 || !options->rule) {
        return usage(BAO_SAY_TRACE_USAGE);
    }
    return run_lua_command("trace", options);
}

static int run_new(const bao_options *options)
{
    if (options->input_count != 1 || !options->from) {
        return usage(BAO_SAY_NEW_USAGE);
    }
    return run_lua_command("new", options);
}

static int run_diff(const bao_options *options)
{
    if (options->input_count == 0 || !options->before || !options->after) {
        return usage(BAO_SAY_DIFF_USAGE);
    }
    return run_lua_command("diff", options);
}

static int run_test(const bao_options *options)
{
    return run_lua_command("test", options);
}

static int run_export(const bao_options *options)
{
    bool wanted = options->export_count > 0;
    for (int i = 0; i < BAO_TARGET_COUNT; i++) {
        wanted |= options->targets[i] != NULL;
    }
    if (options->input_count == 0 || !wanted) {
        return usage(BAO_SAY_EXPORT_USAGE);
    }
    return run_lua_command("export", options);
}

static int run_review(const bao_options *options)
{
    if (options->input_count != 1 || !options->folder) {
        return usage(BAO_SAY_REVIEW_USAGE);
    }
    return run_lua_command("review", options);
}

static int run_codebook(const bao_options *options)
{
    return run_lua_command("codebook", options);
}

static int run_run(const bao_options *options)
{
    if (options->input_count == 0) {
        return usage(BAO_SAY_RUN_USAGE);
    }
    if (options->export_count && !options->folder) {
        return usage(BAO_SAY_WITH_NEEDS_FOLDER);
    }
    if (options->folder && options->format == BAO_NDJSON) {
        return usage(BAO_SAY_NDJSON_TO_STDOUT);
    }
    return bao_run(options);
}

static int run_worker(const bao_options *options)
{
    return options->input_count ? usage(BAO_SAY_WORKER_USAGE) : bao_worker_lines(options);
}

static int run_merge(const bao_options *options)
{
    return options->input_count && options->folder ? bao_merge(options)
                                                   : usage(BAO_SAY_MERGE_USAGE);
}

static int run_inspect(const bao_options *options)
{
    if (options->input_count != 1) {
        return usage(BAO_SAY_INSPECT_USAGE);
    }
    bao_clock_start(options->seconds, "inspect");
    const int code = bao_inspect(options);
    bao_clock_stop();
    return code;
}

/* What writes files goes on with them when the reader of its output goes away (`| head`). */
static const struct {
    const char *name;
    int (*run)(const bao_options *options);
    bool writes_files;
} commands[] = {
    {"run", run_run, true},      {"inspect", run_inspect, false}, {"scripts", run_scripts, true},
    {"try", run_try, false},     {"trace", run_trace, false},     {"test", run_test, true},
    {"new", run_new, true},      {"diff", run_diff, true},        {"worker", run_worker, true},
    {"merge", run_merge, true},  {"export", run_export, true},    {"codebook", run_codebook, false},
    {"review", run_review, true}};

static int run_command(const char *name, int argc, char **argv)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        if (strcmp(commands[i].name, name) == 0) {
            bao_options options;
            bao_error error;
            if (commands[i].run == run_run || commands[i].run == run_merge ||
                commands[i].run == run_worker) {
                bao_signals_catch();
            }
            if (bao_options_read(&options, name, argc, argv, &error) != BAO_OK) {
                return usage(error.message);
            }
            options.words = argv;
            options.word_count = argc;
            if (options.help) {
                fputs(bao_help_text(name), stdout);
                return BAO_EXIT_OK;
            }
            if (commands[i].writes_files) {
                signal(SIGPIPE, SIG_IGN);
            }
            return commands[i].run(&options);
        }
    }
    bao_say(BAO_SAY_NO_COMMAND, name, BAO_SAY_HELP, NULL);
    return BAO_EXIT_USAGE;
}

static int run_program(int argc, char **argv)
{
    if (argc < 2) {
        fputs(bao_help_text(NULL), stderr);
        return BAO_EXIT_USAGE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        puts("baogao " BAO_VERSION);
        return BAO_EXIT_OK;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
        strcmp(argv[1], "help") == 0) {
        fputs(bao_help_text(NULL), stdout);
        return BAO_EXIT_OK;
    }
    if (strcmp(argv[1], "--man") == 0 || strcmp(argv[1], "--completion") == 0) {
        (argv[1][2] == 'm' ? bao_manual_print : bao_completion_print)(stdout);
        return BAO_EXIT_OK;
    }
    return run_command(argv[1], argc - 1, argv + 1);
}

/* True when nobody reads what is written to standard output any more. */
static bool reader_left(void)
{
    struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return poll(&out, 1, 0) > 0 && (out.revents & POLLERR) != 0;
}

/* Output that could not be written outweighs whatever else came of it. A reader that went away
 * (`| head`) needs no message. */
static int finish(int code)
{
    errno = 0;
    if (fflush(stdout) == 0 && !ferror(stdout)) {
        return code;
    }
    if (code != BAO_EXIT_SYSTEM && errno != EPIPE && !reader_left()) {
        bao_say(BAO_SAY_STDOUT_CUT, errno ? strerror(errno) : BAO_SAY_NOT_WRITTEN, NULL);
    }
    return BAO_EXIT_SYSTEM;
}

/* A file must not get the number of a standard stream that was closed: what is written to that
 * would go into it. In its place stands one that fails for what it is used for; messages alone are
 * lost. */
static bool keep_streams(void)
{
    static const int modes[] = {O_WRONLY, O_RDONLY, O_WRONLY};
    for (int fd = 0; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", modes[fd]) != fd) {
            return false;
        }
    }
    return true;
}

int main(int argc, char **argv)
{
    if (!keep_streams()) {
        return BAO_EXIT_SYSTEM;
    }
    return finish(run_program(argc, argv));
}

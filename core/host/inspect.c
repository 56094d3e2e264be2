/* inspect.c - what the reader sees of one file. */
#include <stdio.h>

#include "base/file.h"
#include "doc/dump.h"
#include "host/json.h"
#include "host/run.h"
#include "host/say.h"

static int print_error(const bao_options *options, bao_span path, const bao_error *error,
                       bao_buf *out)
{
    if (options->json) {
        bao_json_error(out, path, error);
        bao_say_text(stdout, bao_buf_view(out));
    }
    const char *name = bao_arena_copy(out->arena, path.p, path.n);
    bao_say(name ? name : "", ": ", bao_status_code(error->status), ": ", error->message, NULL);
    return error->status == BAO_MEMORY ? BAO_EXIT_SYSTEM : BAO_EXIT_REPORTS;
}

static bool print_report(const bao_options *options, bao_span path, bao_report *report,
                         bao_buf *out)
{
    if (options->json) {
        return bao_json_report(out, path, report);
    }
    if (options->text) {
        bao_report_text(report, out);
    } else {
        bao_report_dump(report, out);
    }
    return !out->failed;
}

static int inspect(const bao_options *options, bao_arena *arena)
{
    const char *input = options->inputs[0];
    bao_span source;
    bao_error error;
    bao_buf name = bao_buf_in(arena);
    bao_buf out = bao_buf_in(arena);
    bao_path_text(&name, bao_span_of(input));
    bao_report *report = bao_arena_calloc(arena, 1, sizeof *report);
    bao_status status = report ? bao_file_read(arena, input, options->max_bytes, &source, &error)
                               : bao_fail(&error, BAO_MEMORY, "no memory");
    if (status == BAO_OK) {
        status = bao_report_read(report, arena, source, bao_span_of(input), &options->read, &error);
    }
    if (status != BAO_OK) {
        return print_error(options, bao_buf_view(&name), &error, &out);
    }
    if (!print_report(options, bao_buf_view(&name), report, &out)) {
        bao_fail(&error, BAO_MEMORY, "no memory to print this report");
        return print_error(options, bao_buf_view(&name), &error, &out);
    }
    if (out.n) {
        bao_say_text(stdout, bao_buf_view(&out)); /* main sees whether it arrived */
    }
    return BAO_EXIT_OK;
}

int bao_inspect(const bao_options *options)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    if (!arena) {
        bao_say("MEMORY: not enough memory", NULL);
        return BAO_EXIT_SYSTEM;
    }
    int code = inspect(options, arena);
    bao_arena_drop(arena);
    return code;
}

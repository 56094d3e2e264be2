/* sink.c - writing deliveries in their order. */
#include "host/sink.h"

#include <stdio.h>
#include <time.h>

#include "host/json.h"
#include "host/messages.h"
#include "host/say.h"

uint64_t bao_sink_clock(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000u + (uint64_t)t.tv_nsec / 1000u;
}

bao_status bao_sink_open(bao_sink *sink, const bao_options *options, bao_error *error)
{
    *sink = (bao_sink){.options = options, .arena = bao_arena_new(&bao_alloc_libc)};
    if (!sink->arena) {
        return bao_fail(error, BAO_MEMORY, "no memory for the output");
    }
    sink->output = bao_output_open(options->folder, options->format, error);
    return sink->output ? BAO_OK : error->status;
}

void bao_sink_tell(bao_sink *sink, const char *level, const char *path, const char *message)
{
    bao_progress_clear(&sink->progress);
    if (sink->options->json_log) {
        bao_json_log(stderr, level, path, message);
    } else if (!sink->options->quiet || strcmp(level, "error") == 0) {
        const bool info = strcmp(level, "info") == 0;
        bao_say(info ? "" : level, info ? "" : ": ", path, *path ? ": " : "", message, NULL);
    }
}

void bao_sink_break(bao_sink *sink, const char *path, const char *message)
{
    sink->failed = sink->broken = true;
    bao_sink_tell(sink, "error", path, message);
}

static void write_exports(bao_sink *sink, const bao_delivery *d)
{
    for (size_t i = 0; i < d->export_count; i++) {
        bao_error error;
        const bao_export *export = &d->exports[i];
        if (bao_output_file(sink->output, export->name.p, export->bytes, &error) != BAO_OK) {
            sink->failed = true;
            bao_sink_tell(sink, "error", d->report.p, error.message);
        }
    }
}

/* A report whose bytes were there before counts as a report, and its facts stand once. */
static void forget_facts(bao_delivery *d)
{
    d->facts = d->figures = d->claimed = d->set_aside = d->unclaimed = 0;
    memset(d->checks, 0, sizeof d->checks);
}

void bao_sink_write(bao_sink *sink, bao_span bytes, bao_written *written)
{
    bao_delivery d;
    bao_arena_reset(sink->arena);
    if (!bao_delivery_read(&d, bytes, sink->arena)) {
        bao_sink_break(sink, "", BAO_SAY_NO_DELIVERY);
        return;
    }
    for (size_t i = 0; i < d.told_count; i++) {
        bao_sink_tell(sink, d.told[i].level.p, d.told[i].path.p, d.told[i].text.p);
    }
    const char *before = bao_seen_before(&sink->seen, d.sha256, d.report);
    if (before && !*before) {
        bao_sink_break(sink, d.report.p, BAO_SAY_NO_MEMORY);
        return;
    }
    sink->failed |= d.export_failed > 0;
    if (before) {
        forget_facts(&d);
        sink->output_failed |=
            !bao_output_write_duplicate(sink->output, d.rows, bao_span_of(before));
    } else {
        write_exports(sink, &d);
        sink->output_failed |= !bao_output_write(sink->output, d.rows);
    }
    bao_tally_add(&sink->tally, &d);
    if (written) {
        const char *copy = bao_arena_copy(sink->arena, d.report.p, d.report.n);
        written->report = copy ? (bao_span){copy, d.report.n} : (bao_span){"", 0};
        memcpy(written->sha256, d.sha256.p, d.sha256.n < 65 ? d.sha256.n + 1 : 0);
    }
    bao_report_progress(&sink->progress, (size_t)sink->tally.reports, (size_t)sink->all,
                        sink->tally.verdicts[BAO_RESULT_FAILED], bao_sink_clock());
}

static bool write_manifest(bao_sink *sink, const char *const *scripts, size_t script_count,
                           bao_error *error)
{
    const char *names[BAO_TALLY_COUNTS];
    uint64_t counts[BAO_TALLY_COUNTS];
    bao_tally_counts(&sink->tally, names, counts);
    const bao_manifest manifest = {.tool = "baogao " BAO_VERSION,
                                   .scripts = scripts,
                                   .script_count = script_count,
                                   .options = (const char *const *)sink->options->words,
                                   .option_count = (size_t)sink->options->word_count,
                                   .count_names = names,
                                   .counts = counts,
                                   .count_count = BAO_TALLY_COUNTS};
    bao_arena_reset(sink->arena);
    bao_buf out = bao_buf_in(sink->arena);
    if (!bao_json_manifest(&out, &manifest)) {
        bao_fail(error, BAO_MEMORY, "no memory for the manifest");
        return false;
    }
    return bao_output_file(sink->output, "manifest.json", bao_buf_view(&out), error) == BAO_OK;
}

static void tell_summary(bao_sink *sink)
{
    char line[512];
    bao_tally_print(&sink->tally, line, sizeof line);
    bao_sink_tell(sink, "info", "", line);
    for (size_t i = 0; bao_tally_reason_print(&sink->tally, i, line, sizeof line); i++) {
        bao_sink_tell(sink, "info", "", line);
    }
}

int bao_sink_finish(bao_sink *sink, const char *const *scripts, size_t script_count)
{
    bao_error error;
    bao_progress_clear(&sink->progress);
    if (sink->broken) {
        bao_sink_abandon(sink);
        return BAO_EXIT_SYSTEM;
    }
    if (sink->options->folder && !sink->output_failed &&
        !write_manifest(sink, scripts, script_count, &error)) {
        bao_sink_tell(sink, "error", "", error.message);
        bao_sink_abandon(sink);
        return BAO_EXIT_SYSTEM;
    }
    bao_output *output = sink->output;
    sink->output = NULL;
    if (bao_output_close(output, &error) != BAO_OK) {
        if (*error.message) {
            bao_sink_tell(sink, "error", "", error.message);
        }
        return BAO_EXIT_SYSTEM;
    }
    tell_summary(sink);
    return sink->failed ? BAO_EXIT_SYSTEM : BAO_EXIT_OK;
}

void bao_sink_abandon(bao_sink *sink)
{
    bao_progress_clear(&sink->progress);
    if (sink->output) {
        bao_output_abandon(sink->output);
        sink->output = NULL;
    }
}

void bao_sink_close(bao_sink *sink)
{
    bao_sink_abandon(sink);
    bao_seen_close(&sink->seen);
    bao_arena_drop(sink->arena);
    sink->arena = NULL;
}

/* processing.c - source, record, rows: one input after the other through one arena and one session.
 */
#include "host/processing.h"

#include <stdio.h>
#include <time.h>

#include "base/find.h"
#include "base/json_read.h"
#include "extract/record_json.h"
#include "host/messages.h"
#include "host/sandbox.h"

static uint64_t now_microseconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000u + (uint64_t)t.tv_nsec / 1000u;
}

static void tell(bao_processing *r, const char *level, bao_span path, bao_span text)
{
    if (!BAO_RESERVE(r->arena, r->told, r->told_count, r->told_capacity)) {
        return;
    }
    const char *copy = bao_arena_copy(r->arena, text.p, text.n);
    if (copy) {
        r->told[r->told_count++] = (bao_told){bao_span_of(level), path, {copy, text.n}};
    }
}

/* An export failed: the record goes without it. */
static void on_export(void *ud, bao_span path, const bao_error *error)
{
    bao_processing *r = ud;
    const bool script = error->status == BAO_SCRIPT || error->status == BAO_LIMIT;
    r->script_errors += script;
    r->export_failed += !script;
    tell(r, "error", path, bao_span_of(error->message));
}

bao_status bao_processing_open(bao_processing *processing, const bao_options *options,
                               bao_user_metadata *user_metadata, const bao_overrides *overrides,
                               bao_error *error)
{
    *processing = (bao_processing){
        .options = options, .user_metadata = user_metadata, .overrides = overrides};
    processing->caller = (bao_caller){.options = options,
                                      .user_metadata = user_metadata,
                                      .overrides = overrides,
                                      .tell = on_export,
                                      .ud = processing};
    processing->arena = bao_arena_new(&bao_alloc_libc);
    if (!processing->arena) {
        return bao_fail(error, BAO_MEMORY, "no memory for reports");
    }
    if (options->distrust) {
        return BAO_OK;
    }
    processing->session = bao_command_session(&processing->caller, error);
    return processing->session ? BAO_OK : error->status;
}

void bao_processing_shut_in(bao_processing *processing)
{
    if (processing->options->distrust && bao_sandbox_enter(&processing->closed) == BAO_OK) {
        processing->session = bao_command_session(&processing->caller, &processing->closed);
    }
}

void bao_processing_close(bao_processing *processing)
{
    bao_session_close(processing->session);
    bao_source_close(&processing->source);
    bao_arena_drop(processing->arena);
    *processing = (bao_processing){0};
}

/* With a folder, reports.csv has the reasons: only what failed is told, and the summary counts the
 * rest. */
static void tell_verdict(bao_processing *r, const bao_record *record)
{
    const bool all = !r->options->folder || r->options->json_log;
    if (record->verdict >= (all ? BAO_RESULT_NO_SCRIPT : BAO_RESULT_FAILED)) {
        bao_buf line = bao_buf_in(r->arena);
        bao_buf_string(&line, bao_result_verdict_name(record->verdict));
        bao_buf_string(&line, ": ");
        bao_buf_span(&line, record->reason);
        tell(r, "warning", record->report, bao_buf_view(&line));
    }
}

/* Every correction that does not do what its author wanted; how many were not applied. */
static uint64_t tell_corrections(bao_processing *r, const bao_record *record)
{
    uint64_t lost = 0;
    for (size_t i = 0; i < record->warned_count; i++) {
        const bao_record_warned *w = &record->warned[i];
        const char *code = record->warnings[w->warning].code;
        const bool idle = strcmp(code, BAO_CORRECTION_NOT_APPLIED) == 0;
        lost += idle;
        if (idle || strcmp(code, BAO_CORRECTION_NOT_NEEDED) == 0) {
            tell(r, "warning", record->report, w->text);
        }
    }
    return lost;
}

/* What a report looks like by its title. */
static bao_span genre_of(const bao_record *record)
{
    static const struct {
        const char *what, *word;
    } genres[] = {
#define BAO__GENRE(what, word) {what, word},
#include "host/genres.def"
#undef BAO__GENRE
    };
    const bao_span title = record->meta[BAO_META_TITLE].value;
    for (size_t i = 0;
         record->verdict == BAO_RESULT_NO_SCRIPT && i < sizeof genres / sizeof *genres; i++) {
        if (title.n && bao_find(title, bao_span_of(genres[i].word))) {
            return bao_span_of(genres[i].what);
        }
    }
    return (bao_span){"", 0};
}

static bao_delivery delivery_of(bao_processing *r, uint64_t input, const bao_record *record)
{
    bao_delivery d = {.input = input,
                      .bytes = record->bytes,
                      .facts = record->fact_count,
                      .figures = record->amounts,
                      .claimed = record->amounts - record->residue_count,
                      .set_aside = record->residue_count - record->unclaimed,
                      .unclaimed = record->unclaimed,
                      .script_errors = r->script_errors + record->script_error,
                      .export_failed = r->export_failed,
                      .verdict = record->verdict,
                      .report = record->report,
                      .sha256 = bao_span_of(record->sha256),
                      .reason = record->reason,
                      .genre = genre_of(record),
                      .exports = record->exports,
                      .export_count = record->export_count};
    for (size_t i = 0; i < record->check_count; i++) {
        d.checks[record->checks[i].verdict]++;
    }
    return d;
}

static bool deliver(bao_processing *r, uint64_t input, const bao_record *record, uint64_t start,
                    bao_buf *out)
{
    bao_delivery d = delivery_of(r, input, record);
    const bao_options *options = r->options;
    if (!bao_output_rows(options->format, !options->folder, record, now_microseconds() - start,
                         r->arena, d.rows)) {
        return false;
    }
    tell_verdict(r, record);
    d.corrections_lost = tell_corrections(r, record);
    d.told = r->told;
    d.told_count = r->told_count;
    bao_delivery_write(&d, out);
    return !out->failed;
}

static void begin(bao_processing *r)
{
    bao_arena_reset(r->arena);
    r->told = NULL;
    r->told_count = r->told_capacity = 0;
    r->script_errors = r->export_failed = 0;
}

/* With --fresh a state is used once. */
static bool renew_session(bao_processing *r)
{
    if (!r->options->fresh || r->inputs++ == 0) {
        return true;
    }
    bao_session_close(r->session);
    r->session = bao_command_session(&r->caller, &r->closed);
    return r->session || r->options->distrust;
}

/* Makes the record of the file at `path`. */
static bool make_record(bao_processing *r, const char *path, bao_record *record)
{
    bao_span source;
    bao_error error;
    begin(r);
    if (!renew_session(r)) {
        return false;
    }
    if (!r->session) {
        return bao_session_fail(path, (bao_span){NULL, 0}, &r->closed, r->arena, record);
    }
    const uint32_t problems = bao_session_problems(r->session);
    const bao_status status =
        bao_source_read(&r->source, r->arena, path, r->options->max_bytes, &source, &error);
    const bool made = status == BAO_OK
                          ? bao_session_read(r->session, source, path, r->arena, record)
                          : bao_session_fail(path, (bao_span){NULL, 0}, &error, r->arena, record);
    r->script_errors += bao_session_problems(r->session) - problems;
    return made;
}

/* The record of a file that cannot be read. */
static bool make_failure(bao_processing *r, const char *path, const bao_error *why,
                         bao_record *record)
{
    bao_span source;
    begin(r);
    if (bao_source_read(&r->source, r->arena, path, r->options->max_bytes, &source, NULL) !=
        BAO_OK) {
        source = (bao_span){NULL, 0};
    }
    return bao_session_fail(path, source, why, r->arena, record);
}

bool bao_processing_read(bao_processing *processing, uint64_t input, const char *path, bao_buf *out)
{
    bao_record record;
    const uint64_t start = now_microseconds();
    return make_record(processing, path, &record) &&
           deliver(processing, input, &record, start, out);
}

bool bao_processing_fail(bao_processing *processing, uint64_t input, const char *path,
                         const bao_error *why, bao_buf *out)
{
    bao_record record;
    const uint64_t start = now_microseconds();
    return make_failure(processing, path, why, &record) &&
           deliver(processing, input, &record, start, out);
}

/* The record, and what merge needs besides: the rows. */
static bool print_record(bao_processing *r, const bao_record *record, uint64_t start, bao_buf *out)
{
    bao_span rows[BAO_ROW_FILES];
    if (!bao_output_rows(BAO_CSV, false, record, now_microseconds() - start, r->arena, rows)) {
        return false;
    }
    const bao_json_node root = bao_record_object(record, r->arena);
    const bao_json_node node = bao_json_object(root, "rows");
    for (size_t i = 0; i < BAO_ROW_FILES; i++) {
        bao_json_span(node, bao_output_name(i), rows[i]);
    }
    return bao_json_print(root, false, out);
}

bool bao_processing_record(bao_processing *processing, const char *path, bao_buf *out)
{
    bao_record record;
    const uint64_t start = now_microseconds();
    return make_record(processing, path, &record) && print_record(processing, &record, start, out);
}

bool bao_processing_fail_record(bao_processing *processing, const char *path, const bao_error *why,
                                bao_buf *out)
{
    bao_record record;
    const uint64_t start = now_microseconds();
    return make_failure(processing, path, why, &record) &&
           print_record(processing, &record, start, out);
}

/* The key of a name; BAO_META_COUNT when there is none. */
static bao_meta_key key_of(const char *name)
{
    int key = 0;
    while (key < BAO_META_COUNT && strcmp(name, bao_meta_name((bao_meta_key)key)) != 0) {
        key++;
    }
    return (bao_meta_key)key;
}

static bool give(bao_processing *r, bao_given *given, const bao_json_value *meta, bao_arena *arena)
{
    size_t n = 0;
    for (const bao_json_value *v = bao_json_first(meta); v; v = bao_json_next(v)) {
        const bao_meta_key key = key_of(bao_json_key(v));
        const bao_span text = bao_json_text(v);
        const char *copy = text.p ? bao_arena_copy(arena, text.p, text.n) : NULL;
        if (key == BAO_META_COUNT || !copy) {
            return false;
        }
        given[n++] = (bao_given){key, {copy, text.n}};
    }
    r->caller.given = given;
    r->caller.given_count = n;
    return true;
}

bao_status bao_processing_line(bao_processing *processing, bao_span line, bao_arena *arena,
                               const char **path, bao_error *error)
{
    processing->caller.given_count = 0;
    if (!line.n || line.p[0] != '{') {
        *path = bao_arena_copy(arena, line.p, line.n);
        return *path ? BAO_OK : bao_fail(error, BAO_MEMORY, "no memory for an input");
    }
    bao_json_value *root = bao_json_read(line);
    const bao_span report = bao_json_text(bao_json_member(root, "report"));
    const bao_json_value *meta = bao_json_member(root, "meta");
    bao_given *given = bao_arena_calloc(arena, (size_t)bao_json_length(meta) + 1, sizeof *given);
    *path = bao_arena_copy(arena, report.p ? report.p : line.p, report.p ? report.n : line.n);
    const bool read = report.p && *path && given && give(processing, given, meta, arena);
    bao_json_free(root);
    return read ? BAO_OK : bao_fail(error, BAO_USAGE, BAO_SAY_BAD_LINE);
}

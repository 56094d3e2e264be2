/* output.c - the tables of a run, as files of its folder or the facts alone on standard output. */
#include "host/output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "host/folder.h"
#include "host/json.h"
#include "host/rows.h"
#include "host/say.h"
#include "host/store.h"

typedef void write_rows(bao_rows *rows, const bao_record *record, bao_arena *arena);

static const struct {
    const char *name;
    const char *header;
    write_rows *write;
} files[] = {{"facts.csv", BAO_FACTS_HEADER, bao_rows_facts},
             {"evidence.csv", BAO_EVIDENCE_HEADER, bao_rows_evidence},
             {"checks.csv", BAO_CHECKS_HEADER, bao_rows_checks},
             {"residue.csv", BAO_RESIDUE_HEADER, bao_rows_residue},
             {"warnings.csv", BAO_WARNINGS_HEADER, bao_rows_warnings},
             {"expected.csv", BAO_EXPECTED_HEADER, bao_rows_expected},
             {"reports.csv", BAO_REPORTS_HEADER, bao_rows_report},
             {"timings.csv", BAO_TIMINGS_HEADER, NULL}};

/* Rows of several reports are kept for one write. */
#define KEPT_MOST 65536

/* A buffer that one large report made larger is not kept. */
#define ROOM_MOST (1u << 20)

#define FILE_COUNT BAO_ROW_FILES

_Static_assert(sizeof files / sizeof *files == FILE_COUNT, "a row file each");

struct bao_output {
    bao_folder *folder; /* NULL: facts to standard output */
    bao_format format;
    FILE *streams[FILE_COUNT];
    bao_status status;
    int error;                /* errno of the first failure */
    bao_buf rows[FILE_COUNT]; /* not written yet, each in an arena of its own */
};

static const char excel_mark[] = "\xEF\xBB\xBF";

static void keep_error(bao_output *output, int error)
{
    if (output->status == BAO_OK) {
        output->status = BAO_OUTPUT;
        output->error = error;
    }
}

static void put(bao_output *output, FILE *stream, bao_span bytes)
{
    if (bytes.n && !bao_say_text(stream, bytes)) {
        keep_error(output, errno);
    }
}

static void write_kept(bao_output *output, size_t i)
{
    bao_buf *rows = &output->rows[i];
    put(output, output->streams[i], bao_buf_view(rows));
    rows->n = 0;
    if (rows->capacity > ROOM_MOST) {
        bao_arena *arena = rows->arena;
        bao_arena_reset(arena);
        *rows = bao_buf_in(arena);
    }
}

static bool open_files(bao_output *output, const char *path, bao_error *error)
{
    output->folder = bao_folder_open(path, error);
    for (size_t i = 0; output->folder && i < FILE_COUNT; i++) {
        const int fd = bao_folder_create(output->folder, files[i].name, error);
        if (fd < 0) {
            return false;
        }
        output->streams[i] = fdopen(fd, "wb");
        if (!output->streams[i]) {
            close(fd);
            bao_fail(error, BAO_MEMORY, "no memory for the output");
            return false;
        }
        setvbuf(output->streams[i], NULL, _IONBF, 0);
    }
    return output->folder != NULL;
}

static void write_headers(bao_output *output)
{
    for (size_t i = 0; i < FILE_COUNT; i++) {
        if (output->streams[i] && output->format != BAO_NDJSON) {
            bool marked = output->format == BAO_EXCEL;
            bao_buf_span(&output->rows[i], marked ? BAO_SPAN(excel_mark) : BAO_SPAN(""));
            bao_buf_string(&output->rows[i], files[i].header);
        }
    }
}

static void free_output(bao_output *output)
{
    for (size_t i = 0; i < FILE_COUNT; i++) {
        bao_arena_drop(output->rows[i].arena);
    }
    bao_folder_close(output->folder);
    free(output);
}

/* An output with its arenas; NULL when out of memory. */
static bao_output *new_output(void)
{
    bao_output *output = calloc(1, sizeof *output);
    bool made = output != NULL;
    for (size_t i = 0; made && i < FILE_COUNT; i++) {
        output->rows[i] = bao_buf_in(bao_arena_new(&bao_alloc_libc));
        made = output->rows[i].arena != NULL;
    }
    if (!made && output) {
        free_output(output);
    }
    return made ? output : NULL;
}

bao_output *bao_output_open(const char *folder, bao_format format, bao_error *error)
{
    bao_output *output = new_output();
    if (!output) {
        bao_fail(error, BAO_MEMORY, "no memory for the output");
        return NULL;
    }
    output->format = format;
    if (folder ? !open_files(output, folder, error) : (output->streams[0] = stdout, false)) {
        bao_output_abandon(output);
        return NULL;
    }
    write_headers(output);
    return output;
}

static void write_timing(bao_rows *rows, const bao_record *record, uint64_t microseconds)
{
    bao_cell_text(rows, record->report);
    bao_cell_unsigned(rows, microseconds);
    bao_row_end(rows);
}

const char *bao_output_name(size_t i)
{
    return files[i].name;
}

static size_t count_columns(const char *header)
{
    size_t n = 1;
    for (const char *p = header; *p; p++) {
        n += *p == ',';
    }
    return n;
}

/* The size of the row that `rows` begins with, its line end too, and how many columns it has; 0
 * when it has no end. */
static size_t row_size(bao_span rows, size_t *columns)
{
    bool quoted = false;
    *columns = 1;
    for (size_t i = 0; i < rows.n; i++) {
        quoted ^= rows.p[i] == '"';
        *columns += !quoted && rows.p[i] == ',';
        if (!quoted && rows.p[i] == '\n') {
            return i + 1;
        }
    }
    return 0;
}

bool bao_output_fits(size_t i, bao_span rows, bao_span report, bao_arena *arena)
{
    bao_buf begin = bao_buf_in(arena);
    bao_rows cells = {.out = &begin};
    bao_cell_text(&cells, report);
    bao_buf_byte(&begin, ',');
    const size_t wanted = count_columns(files[i].header);
    while (rows.n) {
        size_t columns;
        const size_t n = row_size(rows, &columns);
        if (!n || columns != wanted || begin.failed ||
            !bao_span_starts(rows, bao_buf_view(&begin))) {
            return false;
        }
        rows = (bao_span){rows.p + n, rows.n - n};
    }
    return true;
}

bool bao_output_rows(bao_format format, bool alone, const bao_record *record, uint64_t microseconds,
                     bao_arena *arena, bao_span rows[BAO_ROW_FILES])
{
    bool made = true;
    for (size_t i = 0; i < FILE_COUNT; i++) {
        bao_buf buf = bao_buf_in(arena);
        bao_rows cells = {.out = &buf, .excel = format == BAO_EXCEL};
        if (alone && i > 0) {
            rows[i] = (bao_span){"", 0};
            continue;
        }
        if (!files[i].write) {
            write_timing(&cells, record, microseconds);
        } else if (i == 0 && format == BAO_NDJSON) {
            made &= bao_json_facts(&buf, record, arena);
        } else {
            files[i].write(&cells, record, arena);
        }
        made &= !buf.failed;
        rows[i] = bao_buf_view(&buf);
    }
    return made;
}

bool bao_output_write(bao_output *output, const bao_span rows[BAO_ROW_FILES])
{
    for (size_t i = 0; i < FILE_COUNT; i++) {
        bao_buf *buf = &output->rows[i];
        if (output->streams[i]) {
            bao_buf_span(buf, rows[i]);
            if (buf->failed) {
                keep_error(output, ENOMEM);
            }
            if (!output->folder || buf->n > KEPT_MOST) {
                write_kept(output, i);
            }
        }
    }
    return output->status == BAO_OK;
}

bao_status bao_output_file(bao_output *output, const char *name, bao_span bytes, bao_error *error)
{
    return bao_folder_write(output->folder, name, bytes, error);
}

bool bao_output_write_duplicate(bao_output *output, const bao_span rows[BAO_ROW_FILES], bao_span of)
{
    bao_span few[BAO_ROW_FILES];
    for (size_t i = 0; i < FILE_COUNT; i++) {
        few[i] = files[i].write && files[i].write != bao_rows_report ? (bao_span){"", 0} : rows[i];
        if (files[i].write == bao_rows_report && output->streams[i]) {
            bao_rows cells = {.out = &output->rows[i], .excel = output->format == BAO_EXCEL};
            bao_rows_duplicate(&cells, rows[i], of);
            few[i] = (bao_span){"", 0};
        }
    }
    return bao_output_write(output, few);
}

int bao_output_keep(bao_output *output, bool make, bao_error *error)
{
    return bao_folder_keep(output->folder, BAO_STORE_NAME, make, error);
}

int bao_output_keep_anew(bao_output *output, bao_error *error)
{
    return bao_folder_create(output->folder, BAO_STORE_NAME, error);
}

static void close_stream(bao_output *output, size_t i)
{
    FILE *stream = output->streams[i];
    if (!stream) {
        return;
    }
    if (output->status == BAO_OK) {
        write_kept(output, i);
    }
    output->streams[i] = NULL;
    if (stream == stdout) {
        if (fflush(stream) != 0) {
            keep_error(output, errno);
        }
        return;
    }
    if (output->status == BAO_OK && fsync(fileno(stream)) != 0) {
        keep_error(output, errno);
    }
    if (fclose(stream) != 0) {
        keep_error(output, errno);
    }
}

static void close_all(bao_output *output)
{
    for (size_t i = 0; i < FILE_COUNT; i++) {
        close_stream(output, i);
    }
}

bao_status bao_output_close(bao_output *output, bao_error *error)
{
    close_all(output);
    bao_status status = output->status;
    if (status != BAO_OK && !output->folder && output->error == EPIPE) {
        bao_fail(error, status, "%s", "");
    } else if (status != BAO_OK) {
        bao_fail(error, status, "the output is not complete: %s", strerror(output->error));
    } else if (output->folder) {
        status = bao_folder_finish(output->folder, error);
    }
    free_output(output);
    return status;
}

void bao_output_abandon(bao_output *output)
{
    keep_error(output, EINTR); /* what is kept is not written any more */
    close_all(output);
    free_output(output);
}

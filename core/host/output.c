/* output.c - the files of a run: written beside their names, renamed when all is well. */
#include "host/output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/json.h"
#include "host/rows.h"

typedef void write_rows(bao_rows *rows, const bao_record *record, bao_arena *arena);

static const struct {
    const char *name;
    const char *header;
    write_rows *write;
} files[] = {{"facts.csv", BAO_FACTS_HEADER, bao_rows_facts},
             {"evidence.csv", BAO_EVIDENCE_HEADER, bao_rows_evidence},
             {"checks.csv", BAO_CHECKS_HEADER, bao_rows_checks},
             {"residue.csv", BAO_RESIDUE_HEADER, bao_rows_residue},
             {"reports.csv", BAO_REPORTS_HEADER, bao_rows_report},
             {"timings.csv", BAO_TIMINGS_HEADER, NULL}};

/* Rows of several reports are kept for one write. */
#define KEPT_MOST 65536

/* A buffer that one large report made larger is not kept. */
#define ROOM_MOST (1u << 20)

#define FILE_COUNT (sizeof files / sizeof *files)

struct bao_output {
    char *folder; /* NULL: facts to standard output */
    bao_format format;
    FILE *streams[FILE_COUNT];
    bao_arena *arena; /* for the rows of one record */
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
    if (bytes.n && fwrite(bytes.p, 1, bytes.n, stream) != bytes.n) {
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

static char *join(const char *folder, const char *name, const char *suffix)
{
    size_t n = strlen(folder) + strlen(name) + strlen(suffix) + 2;
    char *path = malloc(n);
    if (path) {
        snprintf(path, n, "%s/%s%s", folder, name, suffix);
    }
    return path;
}

/* Makes every folder of `path` up to its last '/', and the last one too when `whole`. */
static int make_folders(char *path, bool whole)
{
    for (char *p = path + 1; *p; p++) {
        if (*p == '/') {
            *p = '\0';
            int made = mkdir(path, 0777);
            *p = '/';
            if (made != 0 && errno != EEXIST) {
                return errno;
            }
        }
    }
    return whole && mkdir(path, 0777) != 0 && errno != EEXIST ? errno : 0;
}

static FILE *open_part(const char *folder, const char *name)
{
    char *path = join(folder, name, ".part");
    FILE *stream = path ? fopen(path, "wb") : NULL;
    free(path);
    if (stream) {
        setvbuf(stream, NULL, _IONBF, 0);
    }
    return stream;
}

static bool open_files(bao_output *output, const char *folder, bao_error *error)
{
    output->folder = strdup(folder);
    if (!output->folder) {
        bao_fail(error, BAO_MEMORY, "no memory for the output");
        return false;
    }
    int trouble = make_folders(output->folder, true);
    for (size_t i = 0; !trouble && i < FILE_COUNT; i++) {
        output->streams[i] = open_part(folder, files[i].name);
        trouble = output->streams[i] ? 0 : errno;
    }
    if (trouble) {
        bao_fail(error, BAO_OUTPUT, "cannot write in %s: %s", folder, strerror(trouble));
    }
    return trouble == 0;
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
    bao_arena_drop(output->arena);
    free(output->folder);
    free(output);
}

/* An output with its arenas; NULL when out of memory. */
static bao_output *new_output(void)
{
    bao_output *output = calloc(1, sizeof *output);
    bool made = output && (output->arena = bao_arena_new(&bao_alloc_libc)) != NULL;
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

static void write_file(bao_output *output, size_t i, const bao_record *record,
                       uint64_t microseconds)
{
    bao_buf *buf = &output->rows[i];
    bao_rows rows = {.out = buf, .excel = output->format == BAO_EXCEL};
    if (!files[i].write) {
        write_timing(&rows, record, microseconds);
    } else if (i == 0 && output->format == BAO_NDJSON) {
        buf->failed |= !bao_json_facts(buf, record, output->arena);
    } else {
        files[i].write(&rows, record, output->arena);
    }
    if (buf->failed) {
        keep_error(output, ENOMEM);
    }
    if (!output->folder || buf->n > KEPT_MOST) {
        write_kept(output, i);
    }
}

bool bao_output_write(bao_output *output, const bao_record *record, uint64_t microseconds)
{
    for (size_t i = 0; i < FILE_COUNT; i++) {
        if (output->streams[i]) {
            write_file(output, i, record, microseconds);
        }
    }
    bao_arena_reset(output->arena);
    return output->status == BAO_OK;
}

bao_status bao_output_file(bao_output *output, const char *name, bao_span bytes, bao_error *error)
{
    char *path = join(output->folder, name, "");
    if (!path) {
        return bao_fail(error, BAO_MEMORY, "no memory for %s", name);
    }
    int trouble = make_folders(path, false);
    FILE *stream = trouble ? NULL : fopen(path, "wb");
    trouble = trouble ? trouble : stream ? 0 : errno;
    if (stream) {
        trouble = fwrite(bytes.p, 1, bytes.n, stream) == bytes.n ? 0 : errno;
        trouble = fclose(stream) == 0 ? trouble : errno;
    }
    bao_status status = BAO_OK;
    if (trouble) {
        status = bao_fail(error, BAO_OUTPUT, "cannot write %s: %s", path, strerror(trouble));
    }
    free(path);
    return status;
}

static void close_stream(bao_output *output, size_t i)
{
    FILE *stream = output->streams[i];
    if (!stream) {
        return;
    }
    write_kept(output, i);
    output->streams[i] = NULL;
    int closed = stream == stdout ? fflush(stream) : fclose(stream);
    if (closed != 0) {
        keep_error(output, errno);
    }
}

/* Gives a finished file its name, or removes it. */
static void finish_file(bao_output *output, const char *name, bool keep)
{
    char *part = join(output->folder, name, ".part");
    char *path = join(output->folder, name, "");
    if (part && path && keep && rename(part, path) != 0) {
        keep_error(output, errno);
    } else if (part && !keep) {
        unlink(part);
    }
    free(part);
    free(path);
}

static void close_all(bao_output *output, bool keep)
{
    for (size_t i = 0; i < FILE_COUNT; i++) {
        close_stream(output, i);
    }
    keep = keep && output->status == BAO_OK;
    for (size_t i = 0; output->folder && i < FILE_COUNT; i++) {
        finish_file(output, files[i].name, keep);
    }
}

bao_status bao_output_close(bao_output *output, bao_error *error)
{
    close_all(output, true);
    bao_status status = output->status;
    if (status != BAO_OK && !output->folder && output->error == EPIPE) {
        bao_fail(error, status, "%s", "");
    } else if (status != BAO_OK) {
        bao_fail(error, status, "the output is not complete: %s", strerror(output->error));
    }
    free_output(output);
    return status;
}

void bao_output_abandon(bao_output *output)
{
    close_all(output, false);
    free_output(output);
}

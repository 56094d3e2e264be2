/* inputs.c - listing what a run reads. */
#include "host/inputs.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/hash.h"
#include "host/archives.h"
#include "host/messages.h"
#include "host/signals.h"

typedef struct listing {
    bao_arena *arena;
    bao_files files;
    bool short_of_memory;
} listing;

/* What could not be looked into is an input all the same: reading it fails and makes its row. */
static void on_trouble(void *ud, const char *path, const bao_error *error)
{
    listing *l = ud;
    const char *copy = bao_arena_copy(l->arena, path, strlen(path));
    (void)error;
    if (copy && BAO_RESERVE(l->arena, l->files.paths, l->files.count, l->files.capacity)) {
        l->files.paths[l->files.count++] = copy;
    } else {
        l->short_of_memory = true;
    }
}

static bool add_input(listing *l, const char *path)
{
    return bao_files_add(&l->files, l->arena, path, on_trouble, l) == BAO_OK && !l->short_of_memory;
}

static bool add_path(listing *l, const char *path)
{
    const char *copy = bao_arena_copy(l->arena, path, strlen(path));
    if (!copy || !BAO_RESERVE(l->arena, l->files.paths, l->files.count, l->files.capacity)) {
        l->short_of_memory = true;
        return false;
    }
    l->files.paths[l->files.count++] = copy;
    return true;
}

typedef struct numbered {
    const char *path;
    size_t number; /* of the member, from 1 */
} numbered;

static int by_path(const void *x, const void *y)
{
    const numbered *a = x;
    const numbered *b = y;
    return strcmp(a->path, b->path);
}

/* Members of one name, from `first` on, get their numbers behind it: each is an input. */
static void tell_apart(listing *l, size_t first)
{
    const size_t count = l->files.count - first;
    numbered *list = malloc((count + 1) * sizeof *list);
    l->short_of_memory |= !list;
    for (size_t i = 0; list && i < count; i++) {
        list[i] = (numbered){l->files.paths[first + i], i + 1};
    }
    if (list && count) {
        qsort(list, count, sizeof *list, by_path);
    }
    for (size_t i = 0; list && i < count; i++) {
        const char *path = list[i].path;
        if ((i && strcmp(path, list[i - 1].path) == 0) ||
            (i + 1 < count && strcmp(path, list[i + 1].path) == 0)) {
            bao_buf name = bao_buf_in(l->arena);
            bao_buf_format(&name, "%s#%zu", path, list[i].number);
            const char *told = bao_buf_cstring(&name);
            l->files.paths[first + list[i].number - 1] = told ? told : path;
            l->short_of_memory |= !told;
        }
    }
    free(list);
}

/* The members of an archive, and the archive itself where something in it cannot be read: its row
 * says what. */
static bool add_members(listing *l, const char *path)
{
    bao_error error;
    const char *name = NULL;
    size_t count = 0;
    const size_t first = l->files.count;
    bao_archive *archive = bao_archive_open(path, &error);
    bao_status status = archive ? BAO_OK : error.status;
    while (status == BAO_OK && !l->short_of_memory) {
        status = bao_archive_next(archive, &name, &error);
        if (status != BAO_OK || !name) {
            break;
        }
        bao_buf whole = bao_buf_in(l->arena);
        bao_buf_string(&whole, path);
        bao_buf_string(&whole, BAO_ARCHIVE_MARK);
        bao_buf_string(&whole, name);
        const char *member = bao_buf_cstring(&whole);
        count += member && add_path(l, member);
    }
    bao_archive_close(archive);
    tell_apart(l, first);
    return (status == BAO_OK && count) || add_path(l, path);
}

/* Puts the members of archives in their place. */
static bool open_archives(listing *l)
{
    const size_t count = l->files.count;
    size_t kept = 0;
    for (size_t i = 0; i < count && !l->short_of_memory; i++) {
        const char *path = l->files.paths[i];
        if (bao_is_archive(path)) {
            add_members(l, path);
            path = NULL;
        }
        l->files.paths[i] = path;
    }
    for (size_t i = 0; i < l->files.count; i++) {
        if (l->files.paths[i]) {
            l->files.paths[kept++] = l->files.paths[i];
        }
    }
    l->files.count = kept;
    return !l->short_of_memory;
}

/* Paths from standard input, one a line. */
static bool add_listed(listing *l)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t n;
    bool ok = true;
    while (ok && !bao_signals_stop() && (n = getline(&line, &room, stdin)) > 0) {
        line[strcspn(line, "\r\n")] = '\0';
        ok = *line == '\0' || add_input(l, line);
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

/* The shard that a path falls into: its first 60 bits of SHA-256, by the number of shards. */
static unsigned shard_of(const char *path, unsigned count)
{
    char hex[65];
    bao_sha256_hex(bao_span_of(path), hex);
    hex[15] = '\0';
    return (unsigned)(strtoull(hex, NULL, 16) % count) + 1;
}

/* Sorted, each once, of the shard only. */
static void keep_own(bao_files *files, const bao_options *options)
{
    size_t kept = 0;
    if (files->count) {
        qsort(files->paths, files->count, sizeof *files->paths, by_bytes);
    }
    for (size_t i = 0; i < files->count; i++) {
        const char *path = files->paths[i];
        const bool again = kept && strcmp(path, files->paths[kept - 1]) == 0;
        if (!again && (!options->shards || shard_of(path, options->shards) == options->shard)) {
            files->paths[kept++] = path;
        }
    }
    files->count = kept;
}

bao_status bao_inputs_list(const bao_options *options, bao_arena *arena, bao_files *out,
                           bao_error *error)
{
    listing l = {.arena = arena, .files = {.skip = options->folder}};
    for (int i = 0; i < options->input_count; i++) {
        const char *input = options->inputs[i];
        if (!(strcmp(input, "-") == 0 ? add_listed(&l) : add_input(&l, input))) {
            return bao_fail(error, BAO_MEMORY, "no memory for the list of inputs");
        }
    }
    if (!open_archives(&l)) {
        return bao_fail(error, BAO_MEMORY, "no memory for the list of inputs");
    }
    keep_own(&l.files, options);
    *out = l.files;
    return ferror(stdin) && !bao_signals_stop() ? bao_fail(error, BAO_IO, BAO_SAY_STDIN) : BAO_OK;
}

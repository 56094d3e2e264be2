/* part.c - run folders by their store, worker outputs by their lines. */
#include "host/part.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json_read.h"
#include "host/messages.h"
#include "host/store.h"

struct bao_part {
    bao_store *store; /* of a folder; NULL for a file, or when the folder has no reports */
    FILE *file;
    char *line;
    size_t room;
    bao_arena *arena; /* of what the manifest says */
    unsigned shard, shards;
    uint64_t reports; /* that a folder says it has */
    const char **scripts;
    size_t script_count;
};

static bao_status not_opened(const char *path, bao_error *error)
{
    return bao_fail(error, errno == ENOENT ? BAO_NOT_FOUND : BAO_IO, "%.180s: %s", path,
                    strerror(errno));
}

static const char *text_in(bao_arena *arena, const bao_json_value *value)
{
    const bao_span s = bao_json_text(value);
    const char *copy = s.p ? bao_arena_copy(arena, s.p, s.n) : NULL;
    return copy ? copy : "";
}

static void read_shard(bao_part *part, const char *word)
{
    if (sscanf(word, "%u/%u", &part->shard, &part->shards) != 2) {
        part->shard = part->shards = 0;
    }
}

static void read_options(bao_part *part, const bao_json_value *options)
{
    bool next = false;
    for (const bao_json_value *v = bao_json_first(options); v; v = bao_json_next(v)) {
        const char *word = text_in(part->arena, v);
        const bool joined = strncmp(word, "--shard=", 8) == 0;
        if (next || joined) {
            read_shard(part, word + (joined ? 8 : 0));
        }
        next = strcmp(word, "--shard") == 0;
    }
}

static void read_scripts(bao_part *part, const bao_json_value *scripts)
{
    static const char *const fields[] = {"script", "path", "sha256"};
    part->scripts = bao_arena_calloc(part->arena, (size_t)bao_json_length(scripts) * 3 + 1,
                                     sizeof *part->scripts);
    for (const bao_json_value *v = bao_json_first(scripts); part->scripts && v;
         v = bao_json_next(v)) {
        for (size_t i = 0; i < 3; i++) {
            part->scripts[part->script_count * 3 + i] =
                text_in(part->arena, bao_json_member(v, fields[i]));
        }
        part->script_count++;
    }
}

/* A folder without a manifest is of a run that is not done. */
static bao_status read_manifest(bao_part *part, const char *folder, bao_error *error)
{
    char path[4096];
    bao_span text;
    if (snprintf(path, sizeof path, "%s/manifest.json", folder) >= (int)sizeof path ||
        bao_file_read(part->arena, path, 0, &text, NULL) != BAO_OK) {
        return bao_fail(error, BAO_USAGE, BAO_SAY_PART_OPEN, folder);
    }
    bao_json_value *manifest = bao_json_read(text);
    read_options(part, bao_json_member(manifest, "options"));
    read_scripts(part, bao_json_member(manifest, "scripts"));
    part->reports =
        bao_json_number(bao_json_member(bao_json_member(manifest, "counts"), "reports"));
    bao_json_free(manifest);
    return BAO_OK;
}

/* How many results its store has: as many as its manifest has reports, if all is well. */
static uint64_t count_kept(bao_part *part)
{
    uint64_t n = 0;
    for (uint64_t cursor = 0, at; part->store && bao_store_next(part->store, &cursor, &at);) {
        n++;
    }
    return n;
}

static bao_status open_folder(bao_part *part, const char *path, int folder, bao_error *error)
{
    if (read_manifest(part, path, error) != BAO_OK) {
        return error->status;
    }
    const int fd = openat(folder, BAO_STORE_NAME, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    part->store = fd >= 0 ? bao_store_open_other(fd) : NULL;
    if (!part->store && part->reports) {
        return bao_fail(error, BAO_USAGE, BAO_SAY_NO_PART, path);
    }
    return count_kept(part) == part->reports ? BAO_OK
                                             : bao_fail(error, BAO_USAGE, BAO_SAY_PART_SHORT, path);
}

static bao_status open_part(bao_part *part, const char *path, bao_error *error)
{
    struct stat what;
    const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 || fstat(fd, &what) != 0) {
        return not_opened(path, error);
    }
    if (S_ISDIR(what.st_mode)) {
        const bao_status status = open_folder(part, path, fd, error);
        close(fd);
        return status;
    }
    part->file = S_ISREG(what.st_mode) ? fdopen(fd, "rb") : NULL;
    if (!part->file) {
        close(fd);
        return bao_fail(error, BAO_USAGE, BAO_SAY_NO_PART, path);
    }
    return BAO_OK;
}

bao_part *bao_part_open(const char *path, bao_error *error)
{
    bao_part *part = calloc(1, sizeof *part);
    if (!part || !(part->arena = bao_arena_new(&bao_alloc_libc))) {
        free(part);
        bao_fail(error, BAO_MEMORY, BAO_SAY_NO_MEMORY);
        return NULL;
    }
    if (open_part(part, path, error) != BAO_OK) {
        bao_part_close(part);
        return NULL;
    }
    return part;
}

void bao_part_close(bao_part *part)
{
    if (!part) {
        return;
    }
    bao_store_close(part->store);
    if (part->file) {
        fclose(part->file);
    }
    free(part->line);
    bao_arena_drop(part->arena);
    free(part);
}

void bao_part_shard(const bao_part *part, unsigned *shard, unsigned *shards)
{
    *shard = part->shard;
    *shards = part->shards;
}

const char *const *bao_part_scripts(const bao_part *part, size_t *count)
{
    *count = part->script_count;
    return part->scripts;
}

/* The line at `at`, without its end; {NULL, 0} at the end of the file. */
static bao_span line_at(bao_part *part, uint64_t at)
{
    if (fseeko(part->file, (off_t)at, SEEK_SET) != 0) {
        return (bao_span){NULL, 0};
    }
    const ssize_t n = getline(&part->line, &part->room, part->file);
    return n > 0 ? (bao_span){part->line, (size_t)n} : (bao_span){NULL, 0};
}

bool bao_part_next(bao_part *part, uint64_t *cursor, uint64_t *at)
{
    if (part->store) {
        return bao_store_next(part->store, cursor, at);
    }
    for (bao_span line; part->file && (line = line_at(part, *cursor)).p;) {
        *at = *cursor;
        *cursor += line.n;
        if (line.n > 1) {
            return true;
        }
    }
    return false;
}

static bao_span span_in(bao_arena *arena, const bao_json_value *value)
{
    const char *s = text_in(arena, value);
    return bao_span_of(s);
}

/* Of a list of objects: how many have `text` as their `name`; any but "" when text is NULL. */
static uint64_t count_with(const bao_json_value *list, const char *name, const char *text)
{
    uint64_t n = 0;
    for (const bao_json_value *v = bao_json_first(list); v; v = bao_json_next(v)) {
        const bao_span s = bao_json_text(bao_json_member(v, name));
        n += text ? bao_span_equal(s, bao_span_of(text)) : s.n > 0;
    }
    return n;
}

static unsigned char hex_digit(char c)
{
    return (unsigned char)(c <= '9' ? c - '0' : c - 'a' + 10);
}

static bao_span from_hex(bao_arena *arena, bao_span hex)
{
    char *bytes = bao_arena_alloc(arena, hex.n / 2 + 1);
    for (size_t i = 0; bytes && i < hex.n / 2; i++) {
        bytes[i] = (char)(hex_digit(hex.p[2 * i]) << 4 | hex_digit(hex.p[2 * i + 1]));
    }
    return bytes ? (bao_span){bytes, hex.n / 2} : (bao_span){"", 0};
}

static void read_exports(const bao_json_value *list, bao_arena *arena, bao_delivery *d)
{
    d->exports = bao_arena_calloc(arena, (size_t)bao_json_length(list) + 1, sizeof *d->exports);
    for (const bao_json_value *v = bao_json_first(list); d->exports && v; v = bao_json_next(v)) {
        const bao_json_value *hex = bao_json_member(v, "hex");
        d->exports[d->export_count++] =
            (bao_export){span_in(arena, bao_json_member(v, "name")),
                         hex ? from_hex(arena, span_in(arena, hex))
                             : span_in(arena, bao_json_member(v, "text"))};
    }
}

static void read_counts(const bao_json_value *root, bao_delivery *d)
{
    const bao_json_value *residue = bao_json_member(root, "residue");
    const bao_json_value *checks = bao_json_member(root, "checks");
    d->bytes = bao_json_number(bao_json_member(root, "bytes"));
    d->facts = bao_json_length(bao_json_member(root, "facts"));
    d->figures = bao_json_number(bao_json_member(root, "figures"));
    d->unclaimed = bao_json_number(bao_json_member(root, "unclaimed"));
    d->claimed = d->figures - bao_json_length(residue);
    d->set_aside = count_with(residue, "set_aside", NULL);
    d->corrections_lost =
        count_with(bao_json_member(root, "warnings"), "code", BAO_CORRECTION_NOT_APPLIED);
    for (int i = 0; i <= BAO_NOT_ASSESSABLE; i++) {
        d->checks[i] = count_with(checks, "verdict", bao_verdict_name((bao_verdict)i));
    }
}

static bool read_verdict(const bao_json_value *root, bao_delivery *d)
{
    const bao_span name = bao_json_text(bao_json_member(root, "verdict"));
    for (int i = 0; i <= BAO_RESULT_FAILED; i++) {
        if (bao_span_equal(name, bao_span_of(bao_result_verdict_name((bao_result_verdict)i)))) {
            d->verdict = (uint64_t)i;
            return true;
        }
    }
    return false;
}

/* A record as `worker` prints it. */
static bool read_record(const bao_json_value *root, bao_arena *arena, bao_delivery *d)
{
    const bao_json_value *rows = bao_json_member(root, "rows");
    if (bao_json_number(bao_json_member(root, "schema")) != BAO_RECORD_SCHEMA || !rows ||
        !read_verdict(root, d)) {
        return false;
    }
    d->report = span_in(arena, bao_json_member(root, "report"));
    d->sha256 = span_in(arena, bao_json_member(root, "sha256"));
    d->reason = span_in(arena, bao_json_member(root, "reason"));
    for (size_t i = 0; i < BAO_ROW_FILES; i++) {
        const bao_json_value *text = bao_json_member(rows, bao_output_name(i));
        d->rows[i] = span_in(arena, text);
        if (!bao_json_text(text).p || d->rows[i].n != bao_json_text(text).n ||
            !bao_output_fits(i, d->rows[i], d->report, arena)) {
            return false;
        }
    }
    read_counts(root, d);
    read_exports(bao_json_member(root, "exports"), arena, d);
    return d->exports != NULL;
}

bool bao_part_read(bao_part *part, uint64_t at, bao_arena *arena, bao_delivery *delivery)
{
    bao_span bytes;
    *delivery = (bao_delivery){0};
    if (part->store) {
        return bao_store_read(part->store, at, arena, &bytes) &&
               bao_delivery_read(delivery, bytes, arena);
    }
    bao_json_value *root = bao_json_read(line_at(part, at));
    const bool read = root && read_record(root, arena, delivery);
    bao_json_free(root);
    return read;
}

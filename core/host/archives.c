/* archives.c - archives through libarchive. */
#include "host/archives.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/stat.h>

#include "host/member_cache.h"
#include "host/messages.h"

/* A stream that becomes so many times larger, and so large, is a bomb: text shrinks to a tenth, a
 * page of repeated cells to a fortieth. */
#define RATIO_MOST 400
#define BYTES_FREE ((int64_t)256 << 20)

/* Bytes that are read at a time. */
#define BLOCK 131072

struct bao_archive {
    char *path;
    struct archive *stream;
    struct archive_entry *entry; /* where it is; NULL before the first and behind the last */
    size_t number;               /* of that member among those that are read, from 1 */
    int64_t size, promised; /* bytes of the file; bytes that the members until here say they have */
    char unnamed[32];       /* the name of a member that has none */
    bao_member_cache passed; /* members that were passed and will be asked for */
    bool careful;            /* a member that nobody asked for was damaged: none is read any more */
    bool ended;
};

/* libarchive takes names to the charset of the locale and drops those that do not fit into it. */
static locale_t enter_utf8(void)
{
    static locale_t utf8;
    if (!utf8) {
        utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    }
    return uselocale(utf8);
}

bool bao_is_archive(const char *path)
{
    static const char *const ends[] = {".zip",     ".tar",    ".tar.gz", ".tgz",
                                       ".tar.zst", ".tar.xz", ".tar.bz2"};
    const size_t n = strlen(path);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const size_t size = strlen(ends[i]);
        if (n > size && strcasecmp(path + n - size, ends[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bao_status damaged(const bao_archive *archive, bao_error *error)
{
    const char *text = archive->stream ? archive_error_string(archive->stream) : NULL;
    return bao_fail(error, BAO_DAMAGED, BAO_SAY_ARCHIVE_DAMAGED, text ? text : "");
}

/* Opens the stream at its beginning. */
static bao_status rewind_it(bao_archive *archive, bao_error *error)
{
    archive_read_free(archive->stream);
    archive->entry = NULL;
    archive->ended = false;
    archive->number = 0;
    archive->promised = 0;
    archive->stream = archive_read_new();
    if (!archive->stream) {
        return bao_fail(error, BAO_MEMORY, BAO_SAY_NO_MEMORY);
    }
    archive_read_support_filter_gzip(archive->stream);
    archive_read_support_filter_bzip2(archive->stream);
    archive_read_support_filter_xz(archive->stream);
    archive_read_support_filter_zstd(archive->stream);
    archive_read_support_format_tar(archive->stream);
    archive_read_support_format_zip(archive->stream);
    if (archive_read_open_filename(archive->stream, archive->path, BLOCK) != ARCHIVE_OK) {
        return damaged(archive, error);
    }
    return BAO_OK;
}

bao_archive *bao_archive_open(const char *path, bao_error *error)
{
    struct stat file;
    if (stat(path, &file) != 0) {
        bao_fail(error, errno == ENOENT ? BAO_NOT_FOUND : BAO_IO, "%s", strerror(errno));
        return NULL;
    }
    bao_archive *archive = calloc(1, sizeof *archive);
    if (!archive || !(archive->path = strdup(path))) {
        free(archive);
        bao_fail(error, BAO_MEMORY, BAO_SAY_NO_MEMORY);
        return NULL;
    }
    archive->size = file.st_size;
    if (!S_ISREG(file.st_mode) || rewind_it(archive, error) != BAO_OK) {
        if (!S_ISREG(file.st_mode)) {
            bao_fail(error, BAO_NOT_FILE, "not a regular file");
        }
        bao_archive_close(archive);
        return NULL;
    }
    return archive;
}

void bao_archive_close(bao_archive *archive)
{
    if (archive) {
        archive_read_free(archive->stream);
        bao_member_cache_close(&archive->passed);
        free(archive->path);
        free(archive);
    }
}

const char *bao_archive_path(const bao_archive *archive)
{
    return archive->path;
}

/* .x anywhere but .., and what macOS adds. */
static bool is_hidden(const char *name)
{
    for (const char *part = name; part; part = strchr(part, '/')) {
        part += *part == '/';
        const size_t n = strcspn(part, "/");
        if (*part == '.' && n > 1 && (n > 2 || part[1] != '.')) {
            return true;
        }
    }
    return strncmp(name, "__MACOSX/", 9) == 0;
}

/* A name as its bytes, whatever the archive says that they are. */
static const char *name_of(struct archive_entry *entry)
{
    const char *name = archive_entry_pathname_utf8(entry);
    name = name ? name : archive_entry_pathname(entry);
    while (name && (strncmp(name, "./", 2) == 0 || *name == '/')) {
        name += *name == '/' ? 1 : 2;
    }
    return name;
}

static bool is_bomb(const bao_archive *archive)
{
    const int64_t made = archive_filter_bytes(archive->stream, 0);
    const int64_t read = archive_filter_bytes(archive->stream, -1);
    return (made > BYTES_FREE && made / RATIO_MOST > read) ||
           (archive->promised > BYTES_FREE && archive->promised / RATIO_MOST > archive->size);
}

/* Passes over what is left of the member at hand. A compressed stream is looked at on the way: one
 * member may be all of the bomb. */
static bool pass_over(bao_archive *archive)
{
    const void *piece;
    size_t n;
    la_int64_t at;
    while (archive->entry && archive_filter_count(archive->stream) > 1 && !is_bomb(archive) &&
           archive_read_data_block(archive->stream, &piece, &n, &at) == ARCHIVE_OK) {
    }
    return !is_bomb(archive);
}

/* Goes to the next header, of whatever kind. */
static bao_status next_header(bao_archive *archive, bao_error *error)
{
    const bool sane = pass_over(archive);
    const int code = sane ? archive_read_next_header(archive->stream, &archive->entry) : 0;
    archive->ended = !sane || (code != ARCHIVE_OK && code != ARCHIVE_WARN);
    if (archive->ended) {
        archive->entry = NULL;
        return !sane                 ? bao_fail(error, BAO_LIMIT, BAO_SAY_BOMB, RATIO_MOST)
               : code == ARCHIVE_EOF ? BAO_OK
                                     : damaged(archive, error);
    }
    const int64_t told = archive_entry_size(archive->entry), size = told > 0 ? told : 0;
    archive->promised +=
        size > INT64_MAX - archive->promised ? INT64_MAX - archive->promised : size;
    return BAO_OK;
}

/* The name of the entry at hand; NULL when it is not to be read. */
static const char *take_name(bao_archive *archive)
{
    const char *name = name_of(archive->entry);
    if (archive_entry_filetype(archive->entry) != AE_IFREG || (name && is_hidden(name))) {
        return NULL;
    }
    archive->number++;
    if (!name || !*name) {
        snprintf(archive->unnamed, sizeof archive->unnamed, "#%zu", archive->number);
        name = archive->unnamed;
    }
    return name;
}

bao_status bao_archive_next(bao_archive *archive, const char **name, bao_error *error)
{
    const locale_t before = enter_utf8();
    bao_status status = BAO_OK;
    *name = NULL;
    while (status == BAO_OK && !archive->ended && !*name) {
        status = next_header(archive, error);
        *name = archive->entry ? take_name(archive) : NULL;
    }
    uselocale(before);
    return status;
}

/* The bytes of the entry at hand. */
static bao_status read_entry(bao_archive *archive, bao_arena *arena, size_t max_bytes,
                             bao_span *out, bao_error *error)
{
    size_t n = 0, room = 0;
    char *bytes = NULL;
    if (archive_entry_is_encrypted(archive->entry)) {
        return bao_fail(error, BAO_ENCRYPTED, BAO_SAY_ARCHIVE_ENCRYPTED);
    }
    for (;;) {
        if (room - n < BLOCK) {
            const size_t more = room ? room * 2 : BLOCK * 2;
            char *grown = bao_arena_grow(arena, bytes, room, more);
            if (!grown) {
                return bao_fail(error, BAO_MEMORY, BAO_SAY_NO_MEMORY);
            }
            bytes = grown;
            room = more;
        }
        const la_ssize_t got = archive_read_data(archive->stream, bytes + n, BLOCK - 1);
        if (got < 0) {
            return damaged(archive, error);
        }
        n += (size_t)got;
        if (max_bytes && n > max_bytes) {
            return bao_fail(error, BAO_LIMIT, BAO_SAY_MEMBER_LIMIT, max_bytes);
        }
        if (got == 0) {
            bytes[n] = '\0';
            *out = (bao_span){bytes, n};
            return BAO_OK;
        }
    }
}

/* Whether the member at hand, `found`, is meant: by its name, or by that and its number. */
static bool is_member(const bao_archive *archive, const char *found, const char *name)
{
    const size_t n = strlen(found);
    const char *number = strncmp(found, name, n) == 0 && name[n] == '#' ? name + n + 1 : NULL;
    return strcmp(found, name) == 0 ||
           (number && strtoull(number, NULL, 10) == archive->number && *number != '0');
}

/* Whether the member at hand will be asked for after `name`, and can be had without trouble. */
static bool is_for_later(const bao_archive *archive, const char *found, const char *name,
                         size_t max_bytes)
{
    struct archive_entry *entry = archive->entry;
    const int64_t size = archive_entry_size_is_set(entry) ? archive_entry_size(entry) : -1;
    return strcmp(found, name) > 0 && !archive->careful && size >= 0 &&
           (!max_bytes || (uint64_t)size <= max_bytes) && !archive_entry_is_encrypted(entry) &&
           bao_member_cache_wants(&archive->passed, found, (size_t)size);
}

static void keep_for_later(bao_archive *archive, const char *found)
{
    const size_t size = (size_t)archive_entry_size(archive->entry);
    size_t n = 0;
    la_ssize_t got = 1;
    char *bytes = malloc(size + 1);
    while (bytes && got > 0 && n <= size) {
        got = archive_read_data(archive->stream, bytes + n, size + 1 - n);
        n += got > 0 ? (size_t)got : 0;
    }
    archive->careful |= got < 0;
    if (bytes && got == 0 && n == size) {
        bytes[n] = '\0';
        bao_member_cache_add(&archive->passed, found, bytes, n);
    } else {
        free(bytes);
    }
}

/* Goes on to the member of that name; not found at the end. */
static bao_status find_member(bao_archive *archive, const char *name, size_t max_bytes,
                              bao_error *error)
{
    const char *found;
    do {
        const bao_status status = bao_archive_next(archive, &found, error);
        if (status != BAO_OK) {
            return status;
        }
        if (found && is_member(archive, found, name)) {
            return BAO_OK;
        }
        if (found && is_for_later(archive, found, name, max_bytes)) {
            keep_for_later(archive, found);
        }
    } while (found);
    return bao_fail(error, BAO_NOT_FOUND, BAO_SAY_NO_MEMBER);
}

/* The member from what was kept for later. */
static bool take_passed(bao_archive *archive, const char *name, bao_arena *arena, bao_span *out)
{
    bao_member member;
    if (!bao_member_cache_take(&archive->passed, name, &member)) {
        return false;
    }
    const char *copy = bao_arena_copy(arena, member.bytes, member.n);
    *out = (bao_span){copy, member.n};
    free(member.name);
    free(member.bytes);
    return copy != NULL;
}

bao_status bao_archive_read(bao_archive *archive, const char *name, bao_arena *arena,
                            size_t max_bytes, bao_span *out, bao_error *error)
{
    if (take_passed(archive, name, arena, out)) {
        return BAO_OK;
    }
    bao_status status = find_member(archive, name, max_bytes, error);
    if (status != BAO_OK && status != BAO_MEMORY) { /* it may stand before */
        status = rewind_it(archive, error);
        status = status == BAO_OK ? find_member(archive, name, max_bytes, error) : status;
    }
    return status == BAO_OK ? read_entry(archive, arena, max_bytes, out, error) : status;
}

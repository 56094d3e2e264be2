/* run_key.c - everything that a result depends on, written down and hashed. */
#include "host/run_key.h"

#include <sys/stat.h>

#include "base/file.h"
#include "base/hash.h"
#include "bind/session/runtime.h"
#include "host/delivery.h"

static void add_text(bao_buf *out, const char *name, const char *value)
{
    bao_buf_string(out, name);
    bao_buf_byte(out, '=');
    bao_buf_string(out, value ? value : "");
    bao_buf_byte(out, '\n');
}

static void add_number(bao_buf *out, const char *name, uint64_t n)
{
    bao_buf_format(out, "%s=%lu\n", name, (unsigned long)n);
}

/* Size and time of change: a file that was edited or built anew is another one. */
static void add_stamp(bao_buf *out, const char *path)
{
    struct stat file;
    if (stat(path, &file) == 0) {
        bao_buf_format(out, "%s %ld %ld.%ld\n", path, (long)file.st_size, (long)file.st_mtim.tv_sec,
                       file.st_mtim.tv_nsec);
    }
}

static bool add_program(bao_buf *out, bao_session *session, bao_arena *arena)
{
    bao_files files = {0};
    add_text(out, "tool", "baogao " BAO_VERSION);
    add_stamp(out, "/proc/self/exe");
    if (bao_files_add(&files, arena, bao_session_runtime(session)->lua_folder, NULL, NULL) !=
        BAO_OK) {
        return false;
    }
    for (size_t i = 0; i < files.count; i++) {
        add_stamp(out, files.paths[i]);
    }
    return true;
}

static bool add_scripts(bao_buf *out, bao_session *session, bao_arena *arena)
{
    const char *const *strings;
    size_t count;
    if (!bao_command_scripts(session, arena, &strings, &count)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) { /* name, path, hash: the path stands in messages */
        add_text(out, strings[i * 3], strings[i * 3 + 1]);
        add_text(out, "sha256", strings[i * 3 + 2]);
    }
    return true;
}

/* The bytes of a file that an option names. */
static void add_file(bao_buf *out, const char *name, const char *path, bao_arena *arena)
{
    bao_span bytes;
    char hex[65] = "";
    if (path && bao_file_read(arena, path, 0, &bytes, NULL) == BAO_OK) {
        bao_sha256_hex(bytes, hex);
    }
    add_text(out, name, path);
    add_text(out, "sha256", hex);
}

static void add_options(bao_buf *out, const bao_options *options, bao_arena *arena)
{
    add_text(out, "script", options->script);
    for (size_t i = 0; i < options->export_count; i++) {
        add_text(out, "with", options->exports[i]);
    }
    add_file(out, "meta", options->meta, arena);
    add_text(out, "charset", options->read.declared.p);
    add_number(out, "format", options->format);
    add_number(out, "strict_text", options->read.strict);
    add_number(out, "max_line", options->read.max_line);
    add_number(out, "max_bytes", options->max_bytes);
    add_number(out, "fresh", options->fresh);
}

bool bao_run_key(const bao_options *options, bao_session *session, bao_arena *arena, char key[65])
{
    bao_buf out = bao_buf_in(arena);
    if (session && (!add_program(&out, session, arena) || !add_scripts(&out, session, arena))) {
        return false;
    }
    add_options(&out, options, arena);
    if (out.failed) {
        return false;
    }
    bao_sha256_hex(bao_buf_view(&out), key);
    return true;
}

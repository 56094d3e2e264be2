/* file.c - reading files and folders through POSIX calls. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"

static bao_status fail_errno(bao_error *error, int number)
{
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return bao_fail(error, BAO_NOT_FOUND, "no such file or folder");
    case ENXIO:
        return bao_fail(error, BAO_NOT_FILE, "a socket or a device, not a regular file");
    case ENOMEM:
        return bao_fail(error, BAO_MEMORY, "not enough memory");
    default:
        return bao_fail(error, BAO_IO, "%s", strerror(number));
    }
}

static const char *kind_of(mode_t mode)
{
    return S_ISDIR(mode)    ? "a folder"
           : S_ISFIFO(mode) ? "a FIFO"
           : S_ISSOCK(mode) ? "a socket"
                            : "a device";
}

/* Reads up to n bytes, in as many pieces as it takes; sets errno on failure. */
static bool read_all(int fd, char *p, size_t n, size_t *got)
{
    *got = 0;
    while (*got < n) {
        ssize_t piece = read(fd, p + *got, n - *got);
        if (piece < 0 && errno == EINTR) {
            continue;
        }
        if (piece < 0) {
            return false;
        }
        if (piece == 0) {
            break; /* it has shrunk */
        }
        *got += (size_t)piece;
    }
    return true;
}

static bao_status read_open(int fd, bao_arena *arena, size_t max_bytes, bao_span *out,
                            bao_error *error)
{
    struct stat st;
    if (fstat(fd, &st) != 0) {
        return fail_errno(error, errno);
    }
    if (!S_ISREG(st.st_mode)) {
        return bao_fail(error, BAO_NOT_FILE, "%s, not a regular file", kind_of(st.st_mode));
    }
    uintmax_t size = (uintmax_t)st.st_size;
    if ((max_bytes && size > max_bytes) || size >= SIZE_MAX) {
        return bao_fail(error, BAO_LIMIT,
                        "%ju bytes, and the limit is %zu; raise it with --max-bytes", size,
                        max_bytes);
    }
    char *p = bao_arena_alloc(arena, (size_t)size + 1);
    if (!p) {
        return bao_fail(error, BAO_MEMORY, "no memory for %ju bytes", size);
    }
    size_t got;
    if (!read_all(fd, p, (size_t)size, &got)) {
        return fail_errno(error, errno);
    }
    p[got] = '\0';
    *out = (bao_span){p, got};
    return BAO_OK;
}

bao_status bao_file_read(bao_arena *arena, const char *path, size_t max_bytes, bao_span *out,
                         bao_error *error)
{
    /* Not blocking: opening a FIFO would wait for somebody to write. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) {
        return fail_errno(error, errno);
    }
    bao_status status = read_open(fd, arena, max_bytes, out, error);
    close(fd);
    return status;
}

/* A folder still to be looked into, or done. */
typedef struct folder {
    const char *path;
    size_t parent; /* index; the root is its own */
    dev_t device;
    ino_t inode;
} folder;

typedef struct walk {
    bao_files *files;
    bao_arena *arena;
    bao_file_trouble *trouble;
    void *ud;
    folder *folders; /* in the order found; each is looked into once */
    size_t count, capacity;
    bool skips;
    dev_t skip_device;
    ino_t skip_inode;
} walk;

static void tell(const walk *w, const char *path, int number)
{
    bao_error error;
    if (w->trouble) {
        fail_errno(&error, number);
        w->trouble(w->ud, path, &error);
    }
}

static bool add_file(walk *w, const char *path)
{
    bao_files *files = w->files;
    if (!BAO_RESERVE(w->arena, files->paths, files->count, files->capacity)) {
        return false;
    }
    files->paths[files->count++] = path;
    return true;
}

/* True when a folder of the same device and inode stands above: a mount that holds itself. */
static bool is_inside_itself(const walk *w, size_t parent, const struct stat *st)
{
    for (size_t at = parent;; at = w->folders[at].parent) {
        if (w->folders[at].device == st->st_dev && w->folders[at].inode == st->st_ino) {
            return true;
        }
        if (at == w->folders[at].parent) {
            return false;
        }
    }
}

static bool add_folder(walk *w, const char *path, size_t parent, const struct stat *st)
{
    if (!BAO_RESERVE(w->arena, w->folders, w->count, w->capacity)) {
        return false;
    }
    w->folders[w->count++] = (folder){path, parent, st->st_dev, st->st_ino};
    return true;
}

static const char *join(bao_arena *arena, const char *path, const char *name)
{
    size_t n = strlen(path);
    size_t m = strlen(name);
    while (n > 0 && path[n - 1] == '/') {
        n--;
    }
    char *joined = bao_arena_alloc(arena, n + m + 2);
    if (joined) {
        memcpy(joined, path, n);
        joined[n] = '/';
        memcpy(joined + n + 1, name, m + 1);
    }
    return joined;
}

/* One entry of an open folder. False when out of memory. */
static bool visit(walk *w, size_t parent, int folder_fd, const struct dirent *entry)
{
    const char *name = entry->d_name;
    struct stat st;
    if (name[0] == '.') {
        return true;
    }
    const char *path = join(w->arena, w->folders[parent].path, name);
    if (!path) {
        return false;
    }
    if (entry->d_type == DT_REG) { /* no need to ask again */
        return add_file(w, path);
    }
    if (fstatat(folder_fd, name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
        tell(w, path, errno);
        return true;
    }
    if (S_ISDIR(st.st_mode)) {
        bool skipped = w->skips && st.st_dev == w->skip_device && st.st_ino == w->skip_inode;
        return skipped || is_inside_itself(w, parent, &st) || add_folder(w, path, parent, &st);
    }
    if (S_ISLNK(st.st_mode) && fstatat(folder_fd, name, &st, 0) != 0) {
        tell(w, path, errno);
        return true;
    }
    if (S_ISDIR(st.st_mode)) {
        w->files->linked++;
        w->files->one_linked = path;
    }
    return !S_ISREG(st.st_mode) || add_file(w, path);
}

/* All names of one folder. False when out of memory. */
static bool look_into(walk *w, size_t at)
{
    const char *path = w->folders[at].path;
    DIR *dir = opendir(path);
    if (!dir) {
        tell(w, path, errno);
        return true;
    }
    bool ok = true;
    while (ok) {
        errno = 0;
        const struct dirent *entry = readdir(dir);
        if (!entry) {
            if (errno != 0) {
                tell(w, path, errno);
            }
            break;
        }
        ok = visit(w, at, dirfd(dir), entry);
    }
    closedir(dir);
    return ok;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b); /* compares unsigned bytes */
}

bao_status bao_files_add(bao_files *files, bao_arena *arena, const char *root,
                         bao_file_trouble *trouble, void *ud)
{
    walk w = {.files = files, .arena = arena, .trouble = trouble, .ud = ud};
    size_t first = files->count;
    struct stat st;
    if (files->skip && stat(files->skip, &st) == 0) {
        w.skips = true;
        w.skip_device = st.st_dev;
        w.skip_inode = st.st_ino;
    }
    const char *path = bao_arena_copy(arena, root, strlen(root));
    if (!path) {
        return BAO_MEMORY;
    }
    if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode)) {
        return add_file(&w, path) ? BAO_OK : BAO_MEMORY;
    }
    if (!add_folder(&w, path, 0, &st)) {
        return BAO_MEMORY;
    }
    for (size_t i = 0; i < w.count; i++) {
        if (!look_into(&w, i)) {
            return BAO_MEMORY;
        }
    }
    if (files->count > first) {
        qsort(files->paths + first, files->count - first, sizeof *files->paths, by_bytes);
    }
    return BAO_OK;
}

void bao_path_text(bao_buf *out, bao_span path)
{
    while (path.n) {
        size_t good = bao_utf8_valid(path);
        for (size_t i = 0; i < good; i++) {
            if (path.p[i] == '%') {
                bao_buf_string(out, "%25");
            } else {
                bao_buf_byte(out, path.p[i]);
            }
        }
        path.p += good;
        path.n -= good;
        if (path.n) {
            bao_buf_format(out, "%%%02X", (unsigned char)path.p[0]);
            path.p++;
            path.n--;
        }
    }
}

/* folder.c - files of a run through one descriptor of its folder. */
#include "host/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/messages.h"
#include "host/signals.h"

#define LOCK     ".baogao.lock"
#define PART     ".baogao-"
#define MANIFEST "manifest.json"

/* Room for ".baogao-", a number and ".part". */
#define PART_ROOM 40

struct bao_folder {
    char *path;
    int fd, lock;
    bool made;    /* by this run */
    char **names; /* of the files, by the number in the name of their part */
    size_t count, capacity;
    size_t done; /* so many have their name */
    bool below;  /* some are in folders of it */
};

/* For the signal that ends the program at once: what it may do is to unlink. */
static volatile int parts_in = -1;
static volatile size_t parts_made;

/* ".baogao-NUMBER.part"; no library call, as a signal may ask for it. */
static void part_name(char *out, size_t number)
{
    char digits[24];
    size_t n = sizeof PART - 1, count = 0;
    memcpy(out, PART, n);
    do {
        digits[count++] = (char)('0' + number % 10);
    } while ((number /= 10) != 0);
    while (count) {
        out[n++] = digits[--count];
    }
    memcpy(out + n, ".part", sizeof ".part");
}

static void remove_parts(void)
{
    char part[PART_ROOM];
    for (size_t i = 0; parts_in >= 0 && i < parts_made; i++) {
        part_name(part, i);
        unlinkat(parts_in, part, 0);
    }
    if (parts_in >= 0) {
        unlinkat(parts_in, LOCK, 0);
    }
}

/* True while the path leads to the folder that was opened. */
static bool is_there(const bao_folder *folder)
{
    struct stat here, there;
    return fstat(folder->fd, &here) == 0 && stat(folder->path, &there) == 0 &&
           here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}

/* What could not be written, and why: the folder's removal before all. */
static bao_status fail(bao_error *error, const bao_folder *folder, const char *name, int number)
{
    if (!is_there(folder)) {
        return bao_fail(error, BAO_OUTPUT, BAO_SAY_FOLDER_GONE, folder->path);
    }
    return bao_fail(error, number == ENOMEM ? BAO_MEMORY : BAO_OUTPUT, "cannot write %.160s/%s: %s",
                    folder->path, name, strerror(number));
}

/* Makes the folders of the path; errno of the first that cannot be made. */
static int make_folders(bao_folder *folder)
{
    int made = 0;
    for (char *p = folder->path + 1; *p; p++) {
        if (*p == '/') {
            *p = '\0';
            made = mkdir(folder->path, 0777);
            *p = '/';
            if (made != 0 && errno != EEXIST) {
                return errno;
            }
        }
    }
    folder->made = mkdir(folder->path, 0777) == 0;
    return folder->made || errno == EEXIST ? 0 : errno;
}

/* The process that holds the lock, as it wrote it; 0 when it does not say. */
static long holder(int lock)
{
    char text[32] = "";
    const ssize_t n = pread(lock, text, sizeof text - 1, 0);
    return n > 0 ? strtol(text, NULL, 10) : 0;
}

/* True when the file that was opened is still the one of that name. */
static bool is_still(int fd, int folder, const char *name)
{
    struct stat here, there;
    return fstat(fd, &here) == 0 && fstatat(folder, name, &there, AT_SYMLINK_NOFOLLOW) == 0 &&
           here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}

/* Takes the lock: 0, EWOULDBLOCK when another process has it, or errno. */
static int take_lock(bao_folder *folder)
{
    for (;;) {
        folder->lock =
            openat(folder->fd, LOCK, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0666);
        if (folder->lock < 0) {
            return errno;
        }
        if (flock(folder->lock, LOCK_EX | LOCK_NB) != 0) {
            return errno;
        }
        if (is_still(folder->lock, folder->fd, LOCK)) {
            return 0;
        }
        close(folder->lock); /* whoever had it removed it meanwhile */
    }
}

static bool write_all(int fd, bao_span bytes)
{
    while (bytes.n) {
        const ssize_t n = write(fd, bytes.p, bytes.n);
        if (n < 0 && errno != EINTR) {
            return false;
        }
        bytes.p += n > 0 ? n : 0;
        bytes.n -= n > 0 ? (size_t)n : 0;
    }
    return true;
}

static bool is_part(const char *name)
{
    const size_t n = strlen(name), head = sizeof PART - 1, tail = sizeof ".part" - 1;
    return n > head + tail && strncmp(name, PART, head) == 0 &&
           strcmp(name + n - tail, ".part") == 0 &&
           strspn(name + head, "0123456789") == n - head - tail;
}

/* Removes what a run left that was killed: nobody else is here, as we hold the lock. */
static void remove_leftovers(const bao_folder *folder)
{
    const int again = openat(folder->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = again >= 0 ? fdopendir(again) : NULL;
    if (!dir) {
        if (again >= 0) {
            close(again);
        }
        return;
    }
    for (const struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        if (is_part(entry->d_name)) {
            unlinkat(folder->fd, entry->d_name, 0);
        }
    }
    closedir(dir);
}

static bao_status lock(bao_folder *folder, bao_error *error)
{
    char text[32];
    const int trouble = take_lock(folder);
    if (trouble == EWOULDBLOCK) {
        const long pid = holder(folder->lock);
        close(folder->lock);
        folder->lock = -1;
        return pid ? bao_fail(error, BAO_OUTPUT, BAO_SAY_LOCKED_BY, folder->path, pid)
                   : bao_fail(error, BAO_OUTPUT, BAO_SAY_LOCKED, folder->path);
    }
    if (trouble) {
        return fail(error, folder, "", trouble);
    }
    snprintf(text, sizeof text, "%ld\n", (long)getpid());
    if (ftruncate(folder->lock, 0) != 0 || !write_all(folder->lock, bao_span_of(text))) {
        return fail(error, folder, "", errno);
    }
    remove_leftovers(folder);
    return BAO_OK;
}

bao_folder *bao_folder_open(const char *path, bao_error *error)
{
    bao_folder *folder = calloc(1, sizeof *folder);
    if (!folder || !(folder->path = strdup(path))) {
        free(folder);
        bao_fail(error, BAO_MEMORY, "no memory for the output");
        return NULL;
    }
    for (size_t n = strlen(path); n > 1 && folder->path[n - 1] == '/'; n--) {
        folder->path[n - 1] = '\0';
    }
    folder->lock = -1;
    const int trouble = make_folders(folder);
    folder->fd = trouble ? -1 : open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder->fd < 0) {
        bao_fail(error, BAO_OUTPUT, "cannot write in %.180s: %s", path,
                 strerror(trouble ? trouble : errno));
        bao_folder_close(folder);
        return NULL;
    }
    if (lock(folder, error) != BAO_OK) {
        bao_folder_close(folder);
        return NULL;
    }
    parts_made = 0;
    parts_in = folder->fd;
    bao_signals_before_end(remove_parts);
    return folder;
}

/* The number of a new file, whose name is noted; SIZE_MAX when out of memory. */
static size_t add_name(bao_folder *folder, const char *name)
{
    if (folder->count == folder->capacity) {
        const size_t capacity = folder->capacity ? folder->capacity * 2 : 16;
        char **names = realloc(folder->names, capacity * sizeof *names);
        if (!names) {
            return SIZE_MAX;
        }
        folder->names = names;
        folder->capacity = capacity;
    }
    char *copy = strdup(name);
    if (!copy) {
        return SIZE_MAX;
    }
    folder->names[folder->count] = copy;
    parts_made = folder->count + 1;
    return folder->count++;
}

int bao_folder_create(bao_folder *folder, const char *name, bao_error *error)
{
    struct stat there;
    char part[PART_ROOM];
    if (fstatat(folder->fd, name, &there, AT_SYMLINK_NOFOLLOW) == 0 && !S_ISREG(there.st_mode)) {
        bao_fail(error, BAO_OUTPUT, BAO_SAY_IN_THE_WAY, folder->path, name);
        return -1;
    }
    const size_t number = add_name(folder, name);
    if (number == SIZE_MAX) {
        bao_fail(error, BAO_MEMORY, "no memory for the output");
        return -1;
    }
    part_name(part, number);
    const int fd =
        openat(folder->fd, part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (fd < 0) {
        fail(error, folder, "", errno);
    }
    return fd;
}

int bao_folder_keep(bao_folder *folder, const char *name, bool make, bao_error *error)
{
    struct stat there;
    const int flags = O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | (make ? O_CREAT : 0);
    const int fd = openat(folder->fd, name, flags, 0666);
    if (fd < 0 || fstat(fd, &there) != 0) {
        fail(error, folder, name, errno);
        return -1;
    }
    if (!S_ISREG(there.st_mode)) {
        close(fd);
        bao_fail(error, BAO_OUTPUT, BAO_SAY_IN_THE_WAY, folder->path, name);
        return -1;
    }
    return fd;
}

/* Makes the folders of `name`, none of which may be a link; errno, or 0. */
static int make_below(const bao_folder *folder, char *name)
{
    struct stat there;
    for (char *p = name; (p = strchr(p, '/')) != NULL; p++) {
        *p = '\0';
        const bool ready = mkdirat(folder->fd, name, 0777) == 0 || errno == EEXIST;
        int trouble =
            ready && fstatat(folder->fd, name, &there, AT_SYMLINK_NOFOLLOW) == 0 ? 0 : errno;
        trouble = trouble || S_ISDIR(there.st_mode) ? trouble : ENOTDIR;
        *p = '/';
        if (trouble) {
            return trouble;
        }
    }
    return 0;
}

bao_status bao_folder_write(bao_folder *folder, const char *name, bao_span bytes, bao_error *error)
{
    char *below = strdup(name);
    if (!below) {
        return bao_fail(error, BAO_MEMORY, "no memory for %s", name);
    }
    const int trouble = make_below(folder, below);
    free(below);
    if (trouble) {
        return fail(error, folder, name, trouble);
    }
    const int fd = bao_folder_create(folder, name, error);
    if (fd < 0) {
        return error->status;
    }
    const bool alone = strchr(name, '/') == NULL;
    folder->below |= !alone;
    const bool written = write_all(fd, bytes) && (!alone || fsync(fd) == 0);
    const int number = errno;
    const bool closed = close(fd) == 0;
    return written && closed ? BAO_OK : fail(error, folder, name, written ? errno : number);
}

static bool give_name(bao_folder *folder, size_t i)
{
    char part[PART_ROOM];
    part_name(part, i);
    return renameat(folder->fd, part, folder->fd, folder->names[i]) == 0;
}

/* Names reach the disk; with files in folders below, which are many and small, so does all else. */
static bool sync_names(const bao_folder *folder)
{
    return fsync(folder->fd) == 0 && (!folder->below || syncfs(folder->fd) == 0);
}

bao_status bao_folder_finish(bao_folder *folder, bao_error *error)
{
    if (!is_there(folder)) {
        return bao_fail(error, BAO_OUTPUT, BAO_SAY_FOLDER_GONE, folder->path);
    }
    if ((unlinkat(folder->fd, MANIFEST, 0) != 0 && errno != ENOENT) || !sync_names(folder)) {
        return fail(error, folder, "", errno);
    }
    for (; folder->done < folder->count; folder->done++) {
        const bool last = strcmp(folder->names[folder->done], MANIFEST) == 0;
        if ((last && !sync_names(folder)) || !give_name(folder, folder->done)) {
            return fail(error, folder, folder->names[folder->done], errno);
        }
    }
    if (!sync_names(folder)) {
        return fail(error, folder, "", errno);
    }
    return is_there(folder) ? BAO_OK
                            : bao_fail(error, BAO_OUTPUT, BAO_SAY_FOLDER_GONE, folder->path);
}

void bao_folder_close(bao_folder *folder)
{
    if (!folder) {
        return;
    }
    if (folder->lock >= 0) {
        remove_parts();
        parts_in = -1;
        close(folder->lock);
    }
    if (folder->fd >= 0) {
        close(folder->fd);
    }
    if (folder->made) {
        rmdir(folder->path); /* when nothing was written */
    }
    for (size_t i = 0; i < folder->count; i++) {
        free(folder->names[i]);
    }
    free(folder->names);
    free(folder->path);
    free(folder);
}

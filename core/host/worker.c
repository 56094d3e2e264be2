/* worker.c - the other side of workers.c: one input after the other, until nobody sends more. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "host/workers.h"

#define OWN_FD 3

/* Pages of the process: all of its address space, and those that are in memory. */
static void pages(unsigned long *all, unsigned long *resident)
{
    *all = *resident = 0;
    FILE *statm = fopen("/proc/self/statm", "re");
    if (statm) {
        if (fscanf(statm, "%lu %lu", all, resident) != 2) {
            *all = *resident = 0;
        }
        fclose(statm);
    }
}

/* With a sanitizer the address space is no measure of anything. */
static void limit_memory(size_t bytes)
{
#ifndef __SANITIZE_ADDRESS__
    unsigned long all, resident;
    struct rlimit most;
    pages(&all, &resident);
    if (bytes && all && getrlimit(RLIMIT_AS, &most) == 0) {
        const rlim_t wanted = (rlim_t)all * (rlim_t)sysconf(_SC_PAGESIZE) + bytes;
        most.rlim_cur =
            most.rlim_max == RLIM_INFINITY || most.rlim_max > wanted ? wanted : most.rlim_max;
        setrlimit(RLIMIT_AS, &most);
    }
#else
    (void)bytes;
#endif
}

/* Nothing that the parent has open is the worker's: not the lock of the folder, not its files. */
static void keep_only(int fd)
{
    if (fd != OWN_FD) {
        dup2(fd, OWN_FD);
    }
#ifdef SYS_close_range
    if (syscall(SYS_close_range, OWN_FD + 1u, ~0u, 0u) == 0) {
        return;
    }
#endif
    for (int other = OWN_FD + 1; other < 1024; other++) {
        close(other);
    }
}

/* A group of its own, which is ended with it; what a terminal sends is for the parent to tell. */
static void settle(void)
{
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    signal(SIGHUP, SIG_DFL);
    signal(SIGALRM, SIG_DFL);
    signal(SIGPROF, SIG_DFL);
}

/* All of `n` bytes; false at the end of the stream. */
static bool read_all(void *to, size_t n)
{
    for (size_t at = 0; at < n;) {
        const ssize_t got = read(OWN_FD, (char *)to + at, n - at);
        if (got == 0 || (got < 0 && errno != EINTR)) {
            return false;
        }
        at += got > 0 ? (size_t)got : 0;
    }
    return true;
}

static bool write_all(const void *from, size_t n)
{
    for (size_t at = 0; at < n;) {
        const ssize_t put = write(OWN_FD, (const char *)from + at, n - at);
        if (put < 0 && errno != EINTR) {
            return false;
        }
        at += put > 0 ? (size_t)put : 0;
    }
    return true;
}

static bool send_result(const bao_buf *result)
{
    unsigned long all, resident;
    pages(&all, &resident);
    const bao_worker_head head = {result->n, (uint64_t)resident * (uint64_t)sysconf(_SC_PAGESIZE)};
    return write_all(&head, sizeof head) && write_all(result->p, result->n);
}

void bao_worker_live(const bao_workers *settings, int fd)
{
    const pid_t parent = getppid();
    settle();
    keep_only(fd);
    if (getppid() != parent) {
        return; /* it ended before the death signal was set */
    }
    limit_memory(settings->memory);
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    if (!arena) {
        return;
    }
    settings->begin(settings->ud);
    for (bao_worker_request r; read_all(&r, sizeof r);) {
        bao_arena_reset(arena);
        bao_buf result = bao_buf_in(arena);
        char *what = bao_arena_alloc(arena, (size_t)r.bytes + 1);
        if (!what || !read_all(what, (size_t)r.bytes)) {
            return;
        }
        what[r.bytes] = '\0';
        if (!settings->work(settings->ud, r.input, (bao_span){what, (size_t)r.bytes}, &result) ||
            result.failed || !send_result(&result)) {
            return;
        }
    }
}

/* child.c - fork, limits, exec; its output through a pipe until it ends or is killed. */
#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

#if defined __x86_64__
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

/* Bytes read at a time, and asked of the system for the pipe. */
#define PIECE (256 * 1024)

/* Files that a program may have open. */
#define FILES_MOST 64

/* A child under way. */
typedef struct running {
    bao_child *child;
    pid_t pid;
    int out, err; /* reading ends, or -1 */
    size_t received, said;
    struct timespec deadline;
} running;

/* The file of that name in PATH. */
static bool find_program(const char *name, char path[PATH_MAX])
{
    const char *folders = getenv("PATH");
    for (const char *p = folders ? folders : "/usr/bin:/bin"; *p;) {
        const int n = (int)strcspn(p, ":");
        if (n && snprintf(path, PATH_MAX, "%.*s/%s", n, p, name) < PATH_MAX &&
            access(path, X_OK) == 0) {
            return true;
        }
        p += n + (p[n] == ':');
    }
    return false;
}

/* A file in memory that holds `bytes`, to be read from its start; -1 when there is no room. */
static int file_of(bao_span bytes)
{
    int fd = memfd_create("baogao-input", MFD_CLOEXEC);
    if (fd < 0) {
        char name[] = "/tmp/baogao-XXXXXX";
        fd = mkostemp(name, O_CLOEXEC);
        if (fd >= 0) {
            unlink(name);
        }
    }
    while (fd >= 0 && bytes.n) {
        const ssize_t n = write(fd, bytes.p, bytes.n);
        if (n <= 0 && errno != EINTR) {
            close(fd);
            return -1;
        }
        if (n > 0) {
            bytes = (bao_span){bytes.p + n, bytes.n - (size_t)n};
        }
    }
    if (fd >= 0) {
        lseek(fd, 0, SEEK_SET);
    }
    return fd;
}

static void limit(int resource, rlim_t most)
{
    struct rlimit r;
    if (getrlimit(resource, &r) == 0 && (r.rlim_max == RLIM_INFINITY || r.rlim_max > most)) {
        r.rlim_cur = r.rlim_max = most;
        setrlimit(resource, &r);
    }
}

/* What opens the way to a network is refused, as far as the system can be told so. */
static void refuse_network(void)
{
#if defined __linux__ && defined ARCHITECTURE
    const uint32_t refuse = SECCOMP_RET_ERRNO | EACCES;
    struct sock_filter code[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, refuse),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 3, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 2, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 425 /* io_uring_setup */, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        BPF_STMT(BPF_RET | BPF_K, refuse),
    };
    const struct sock_fprog program = {sizeof code / sizeof *code, code};
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
#endif
}

/* Files that this process has open are not the child's. */
static void close_others(void)
{
#ifdef SYS_close_range
    if (syscall(SYS_close_range, 3u, ~0u, 0u) == 0) {
        return;
    }
#endif
    for (int fd = 3; fd < 1024; fd++) {
        close(fd);
    }
}

/* In the child: never comes back. Nothing here takes locks or memory. */
static void become(const bao_child *child, const char *path, int in, int out, int err, pid_t parent)
{
    char locale[] = "LC_ALL=C", folders[] = "PATH=/usr/bin:/bin";
    char *const environment[] = {locale, folders, NULL};
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    signal(SIGPIPE, SIG_DFL);
    setpgid(0, 0); /* who stops the run stops it through its parent */
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
#endif
    if (getppid() != parent || dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(err, 2) < 0) {
        _exit(126);
    }
    close_others();
    const bao_child_limits *most = &child->limits;
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, FILES_MOST);
    if (most->memory) {
        limit(RLIMIT_AS, most->memory);
    }
    if (most->seconds) {
        limit(RLIMIT_CPU, most->seconds);
    }
    refuse_network();
    union {
        const char *const *mine;
        char *const *theirs;
    } arguments = {child->arguments};
    execve(path, arguments.theirs, environment);
    _exit(126);
}

static bao_child_end start(running *r, const char *path)
{
    int in = file_of(r->child->input), out[2] = {-1, -1}, err[2] = {-1, -1};
    const pid_t parent = getpid();
    bool ok = in >= 0 && pipe2(out, O_CLOEXEC) == 0 && pipe2(err, O_CLOEXEC) == 0;
    if (ok) {
#ifdef F_SETPIPE_SZ
        fcntl(out[0], F_SETPIPE_SZ, PIECE);
#endif
        r->pid = fork();
        if (r->pid == 0) {
            become(r->child, path, in, out[1], err[1], parent);
        }
        ok = r->pid > 0;
        if (ok) {
            setpgid(r->pid, r->pid); /* whoever of us two comes first */
        }
    }
    const bool refused = !ok && errno == EPERM;
    const int done[] = {in, out[1], err[1], ok ? -1 : out[0], ok ? -1 : err[0]};
    for (size_t i = 0; i < sizeof done / sizeof *done; i++) {
        if (done[i] >= 0) {
            close(done[i]);
        }
    }
    r->out = out[0];
    r->err = err[0];
    return ok ? BAO_CHILD_EXITED : refused ? BAO_CHILD_REFUSED : BAO_CHILD_FAILED;
}

/* Milliseconds until it is killed; -1 for never. */
static int time_left(const running *r)
{
    if (!r->child->limits.wall_seconds) {
        return -1;
    }
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    const long long left = (long long)(r->deadline.tv_sec - now.tv_sec) * 1000 +
                           (r->deadline.tv_nsec - now.tv_nsec) / 1000000;
    return left <= 0 ? 0 : left > INT_MAX ? INT_MAX : (int)left;
}

static void hear(running *r)
{
    char rest[1024];
    char *const says = r->child->says;
    const size_t room = BAO_CHILD_SAYS - 1 - r->said;
    const ssize_t n = read(r->err, room ? says + r->said : rest, room ? room : sizeof rest);
    if (n > 0) {
        r->said += room ? (size_t)n : 0;
        says[r->said] = '\0';
    } else if (n == 0 || errno != EINTR) {
        close(r->err);
        r->err = -1;
    }
}

/* EXITED while it goes on. */
static bao_child_end take(running *r, char *piece)
{
    const ssize_t n = read(r->out, piece, PIECE);
    if (n < 0 && errno == EINTR) {
        return BAO_CHILD_EXITED;
    }
    if (n <= 0) {
        close(r->out);
        r->out = -1;
        return BAO_CHILD_EXITED;
    }
    r->received += (size_t)n;
    if (r->child->limits.output && r->received > r->child->limits.output) {
        return BAO_CHILD_OUTPUT;
    }
    return r->child->take(r->child->ud, (bao_span){piece, (size_t)n}) ? BAO_CHILD_EXITED
                                                                      : BAO_CHILD_STOPPED;
}

/* Until both pipes are closed, or there is a reason to kill it. */
static bao_child_end listen_to(running *r, char *piece)
{
    bao_child_end end = BAO_CHILD_EXITED;
    while ((r->out >= 0 || r->err >= 0) && end == BAO_CHILD_EXITED) {
        struct pollfd fds[2] = {{r->out, POLLIN, 0}, {r->err, POLLIN, 0}};
        const int left = time_left(r);
        const int ready = poll(fds, 2, left);
        if (ready == 0 || left == 0) {
            return BAO_CHILD_TIME;
        }
        if (ready < 0) {
            if (errno != EINTR) {
                return BAO_CHILD_FAILED;
            }
            continue;
        }
        if (fds[1].revents) {
            hear(r);
        }
        if (fds[0].revents) {
            end = take(r, piece);
        }
    }
    return end;
}

/* Its end, when nobody killed it. */
static bao_child_end wait_for(running *r)
{
    int status = 0;
    pid_t got;
    do {
        got = waitpid(r->pid, &status, 0);
    } while (got < 0 && errno == EINTR);
    if (got < 0) {
        return BAO_CHILD_FAILED;
    }
    r->child->code = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
    return !WIFSIGNALED(status)                                     ? BAO_CHILD_EXITED
           : r->child->code == SIGXCPU || r->child->code == SIGKILL ? BAO_CHILD_TIME
                                                                    : BAO_CHILD_CRASHED;
}

bao_child_end bao_child_run(bao_child *child)
{
    char path[PATH_MAX];
    running r = {.child = child, .out = -1, .err = -1};
    child->code = 0;
    child->says[0] = '\0';
    if (!find_program(child->arguments[0], path)) {
        return BAO_CHILD_MISSING;
    }
    char *piece = malloc(PIECE);
    const bao_child_end started = piece ? start(&r, path) : BAO_CHILD_FAILED;
    if (started != BAO_CHILD_EXITED) {
        free(piece);
        return started;
    }
    clock_gettime(CLOCK_MONOTONIC, &r.deadline);
    r.deadline.tv_sec += child->limits.wall_seconds;
    const bao_child_end reason = listen_to(&r, piece);
    if (reason != BAO_CHILD_EXITED) {
        kill(-r.pid, SIGKILL); /* and all that it started, when it has its group already */
        kill(r.pid, SIGKILL);
    }
    if (r.out >= 0) {
        close(r.out);
    }
    if (r.err >= 0) {
        close(r.err);
    }
    free(piece);
    const bao_child_end end = wait_for(&r);
    return reason != BAO_CHILD_EXITED ? reason : end;
}

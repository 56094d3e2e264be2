/* workers.c - gives out inputs, takes results, ends what takes too long, begins anew what ended. */
#include "host/workers.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "host/messages.h"

/* Inputs that a worker has at a time: one that it works on, and one that waits there for it. */
#define QUEUE 2

/* Milliseconds between looks at whether to go on, when nothing else happens. */
#define LOOK 500

/* Times that a process is asked for when there is none, a tenth of a second apart. */
#define FORK_TRIES 50

/* A worker is replaced after so many inputs, or when it holds so much more than after its first. */
#define RENEW_INPUTS 20000
#define RENEW_BYTES  ((size_t)512 << 20)

/* Bytes of one result; 200,000 facts with their evidence are less. */
#define RESULT_MOST ((size_t)1 << 30)

typedef struct list {
    uint64_t *items;
    size_t count, capacity;
} list;

typedef struct worker {
    pid_t pid; /* 0: none */
    int fd;
    uint64_t queue[QUEUE];
    size_t queued;
    uint64_t deadline; /* milliseconds, of the first in the queue; 0: none */
    uint64_t done, first_resident;
    bool late, too_long, retires;
    bao_worker_head head; /* of the result that arrives */
    char *bytes;
    size_t arrived; /* of head and bytes together */
} worker;

typedef struct pool {
    const bao_workers *settings;
    worker *workers;
    struct pollfd *polls;
    list again;   /* to be done once more, each alone */
    list waiting; /* given to a worker that ended before it came to it */
    bool alone;   /* one of `again` is worked on */
    bool failed;  /* no memory, or no process */
} pool;

static uint64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

static void push(pool *p, list *l, uint64_t input)
{
    if (l->count == l->capacity) {
        const size_t capacity = l->capacity ? l->capacity * 2 : 16;
        uint64_t *items = realloc(l->items, capacity * sizeof *items);
        if (!items) {
            p->failed = true;
            return;
        }
        l->items = items;
        l->capacity = capacity;
    }
    l->items[l->count++] = input;
}

static size_t count_working(const pool *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->settings->count; i++) {
        n += p->workers[i].queued > 0;
    }
    return n;
}

static void set_deadline(const pool *p, worker *w)
{
    const unsigned seconds = p->settings->seconds;
    w->deadline = seconds && w->queued ? now_ms() + UINT64_C(1000) * seconds : 0;
}

static bool start(pool *p, worker *w)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        return false;
    }
    const pid_t pid = fork();
    if (pid == 0) {
        bao_worker_live(p->settings, ends[1]);
        _exit(0);
    }
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return false;
    }
    setpgid(pid, pid); /* as it does itself: whoever comes first */
    *w = (worker){.pid = pid, .fd = ends[0]};
    return true;
}

/* Ends a worker with all that it started; returns its wait status. One that only waits for inputs
 * ends by itself. */
static int stop(worker *w, bool by_force)
{
    int status = 0;
    close(w->fd);
    if (by_force) {
        kill(-w->pid, SIGKILL);
        kill(w->pid, SIGKILL);
    }
    while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR) {
    }
    free(w->bytes);
    *w = (worker){0};
    return status;
}

/* The next input for a worker that has some, or none, already; false when there is none for it. */
static bool next_input(pool *p, uint64_t *input)
{
    if (p->alone) {
        return false;
    }
    if (p->waiting.count) {
        *input = p->waiting.items[--p->waiting.count];
        return true;
    }
    *input = p->settings->next(p->settings->ud);
    if (*input < p->settings->input_count) {
        return true;
    }
    if (p->again.count && count_working(p) == 0) {
        *input = p->again.items[--p->again.count];
        p->alone = true;
        return true;
    }
    return false;
}

/* All of it; false when nobody reads there any more. */
static bool send_all(int fd, const void *from, size_t n)
{
    for (size_t at = 0; at < n;) {
        const ssize_t put = send(fd, (const char *)from + at, n - at, MSG_NOSIGNAL);
        if (put < 0 && errno != EINTR) {
            return false;
        }
        at += put > 0 ? (size_t)put : 0;
    }
    return true;
}

/* Sends an input; when the worker has ended, its end is seen by poll, and the input waits. */
static void give(pool *p, worker *w, uint64_t input)
{
    const bao_span what = p->settings->ask(p->settings->ud, input);
    const bao_worker_request request = {input, what.n};
    w->queue[w->queued++] = input;
    if (send_all(w->fd, &request, sizeof request) && send_all(w->fd, what.p, what.n) &&
        w->queued == 1) {
        set_deadline(p, w);
    }
}

/* Starts a process where there is none; false when there can be none and nobody works. */
static bool have_process(pool *p, worker *w)
{
    for (int tries = 0; !w->pid; tries++) {
        if (start(p, w)) {
            return true;
        }
        if (count_working(p) > 0) {
            return false; /* fewer are enough */
        }
        if (tries == FORK_TRIES) {
            p->failed = true;
            return false;
        }
        poll(NULL, 0, 100);
    }
    return true;
}

/* Gives out what there is: first one to everybody, then one to wait. */
static void give_out(pool *p)
{
    for (size_t most = 1; most <= QUEUE; most++) {
        for (size_t i = 0; i < p->settings->count && !p->failed; i++) {
            worker *w = &p->workers[i];
            uint64_t input;
            if (w->queued >= most || w->retires) {
                continue;
            }
            if (!next_input(p, &input)) {
                return;
            }
            if (have_process(p, w)) {
                give(p, w, input);
            } else {
                push(p, &p->waiting, input);
                return;
            }
        }
    }
}

static void drop_first(worker *w)
{
    w->queued--;
    memmove(w->queue, w->queue + 1, w->queued * sizeof *w->queue);
}

/* What a worker's end says of the input that it worked on. */
static void tell_end(const pool *p, const worker *w, int status, bao_error *error)
{
    if (w->late) {
        bao_fail(error, BAO_LIMIT, BAO_SAY_TIME_LIMIT, p->settings->seconds);
    } else if (w->too_long) {
        bao_fail(error, BAO_LIMIT, BAO_SAY_OUTPUT_LIMIT, RESULT_MOST >> 20);
    } else if (WIFSIGNALED(status)) {
        bao_fail(error, BAO_CRASH, BAO_SAY_CRASH, WTERMSIG(status), strsignal(WTERMSIG(status)));
    } else {
        bao_fail(error, BAO_CRASH, BAO_SAY_ENDED, WEXITSTATUS(status));
    }
}

/* Somebody else ended it: the machine for want of memory, or a person. */
static bool is_killed(const worker *w, int status)
{
    return !w->late && !w->too_long && WIFSIGNALED(status) &&
           (WTERMSIG(status) == SIGKILL || WTERMSIG(status) == SIGTERM);
}

/* A worker has ended, or is to be: its input is lost, or done once more; what waited, waits. */
static void bury(pool *p, worker *w)
{
    const worker was = *w;
    const bool beside = count_working(p) > 1;
    const int status = stop(w, true);
    for (size_t i = was.queued; i-- > 1;) {
        push(p, &p->waiting, was.queue[i]);
    }
    if (!was.queued) {
        return;
    }
    if (!p->alone && (beside || is_killed(&was, status))) {
        push(p, &p->again, was.queue[0]);
        return;
    }
    bao_error error;
    tell_end(p, &was, status, &error);
    p->alone = false;
    p->settings->lose(p->settings->ud, was.queue[0], &error);
}

static void take_result(pool *p, worker *w)
{
    const uint64_t input = w->queue[0];
    const bool beside = !p->alone && count_working(p) > 1;
    const bao_workers *settings = p->settings;
    p->alone = false;
    if (settings->take(settings->ud, input, (bao_span){w->bytes, (size_t)w->head.bytes}, beside)) {
        push(p, &p->again, input);
    }
    w->done++;
    w->first_resident = w->done == 1 ? w->head.resident : w->first_resident;
    w->retires = w->done >= RENEW_INPUTS || w->head.resident > w->first_resident + RENEW_BYTES;
    free(w->bytes);
    w->bytes = NULL;
    w->arrived = 0;
    drop_first(w);
    set_deadline(p, w);
    if (w->retires && !w->queued) {
        stop(w, false);
    }
}

/* Room for the result whose head is here; false when it is too large. */
static bool make_room(pool *p, worker *w)
{
    w->too_long = w->head.bytes > RESULT_MOST;
    w->bytes = w->too_long ? NULL : malloc((size_t)w->head.bytes + 1);
    p->failed |= !w->too_long && !w->bytes;
    return w->bytes != NULL;
}

/* Reads what has come. False when the worker has ended, or must. */
static bool receive(pool *p, worker *w)
{
    const size_t head = sizeof w->head;
    for (;;) {
        const bool in_head = w->arrived < head;
        char *to = in_head ? (char *)&w->head + w->arrived : w->bytes + (w->arrived - head);
        const size_t n = in_head ? head - w->arrived : head + (size_t)w->head.bytes - w->arrived;
        const ssize_t got = n ? recv(w->fd, to, n, MSG_DONTWAIT) : 0;
        if (n && got <= 0) {
            return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
        }
        w->arrived += (size_t)got;
        if (in_head && w->arrived == head && !make_room(p, w)) {
            return false;
        }
        if (w->arrived >= head && w->arrived == head + (size_t)w->head.bytes) {
            if (!w->queued) {
                return false; /* nobody asked */
            }
            take_result(p, w);
            return true;
        }
    }
}

/* Milliseconds until something must be looked at. */
static int patience(const pool *p)
{
    const uint64_t now = now_ms();
    uint64_t least = LOOK;
    for (size_t i = 0; i < p->settings->count; i++) {
        const uint64_t deadline = p->workers[i].deadline;
        const uint64_t left = deadline > now ? deadline - now : 0;
        least = deadline && left < least ? left : least;
    }
    return (int)least;
}

static void look_at(pool *p, worker *w, bool came, uint64_t now)
{
    if (came && !receive(p, w)) {
        bury(p, w);
    } else if (w->pid && w->deadline && now >= w->deadline) {
        w->late = true;
        bury(p, w);
    }
}

/* Waits for the workers and looks at each. */
static void wait_once(pool *p)
{
    for (size_t i = 0; i < p->settings->count; i++) {
        p->polls[i] =
            (struct pollfd){.fd = p->workers[i].pid ? p->workers[i].fd : -1, .events = POLLIN};
    }
    if (poll(p->polls, (nfds_t)p->settings->count, patience(p)) < 0 && errno != EINTR) {
        p->failed = true;
        return;
    }
    const uint64_t now = now_ms();
    for (size_t i = 0; i < p->settings->count && !p->failed; i++) {
        worker *w = &p->workers[i];
        if (w->pid) {
            look_at(p, w, p->polls[i].fd >= 0 && p->polls[i].revents, now);
        }
    }
}

bao_status bao_workers_run(const bao_workers *settings, bao_error *error)
{
    pool p = {.settings = settings};
    p.workers = calloc(settings->count, sizeof *p.workers);
    p.polls = calloc(settings->count, sizeof *p.polls);
    p.failed = !p.workers || !p.polls;
    while (!p.failed && settings->goes_on(settings->ud)) {
        give_out(&p);
        if (p.failed || (count_working(&p) == 0 && !p.waiting.count)) {
            break;
        }
        wait_once(&p);
    }
    const bool done = p.workers && count_working(&p) == 0;
    for (size_t i = 0; p.workers && i < settings->count; i++) {
        if (p.workers[i].pid) {
            stop(&p.workers[i], !done);
        }
    }
    free(p.workers);
    free(p.polls);
    free(p.again.items);
    free(p.waiting.items);
    return p.failed ? bao_fail(error, BAO_MEMORY, BAO_SAY_NO_PROCESS) : BAO_OK;
}

/* test_sandbox.c - what a process may do once it is shut in: read, compute, answer. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "host/sandbox.h"
#include "test.h"

static bool refused(int result)
{
    return result < 0 && errno == EPERM;
}

static void try_files(void)
{
    CHECK(refused(open("made.txt", O_WRONLY | O_CREAT, 0600)));
    CHECK(refused(open("README.md", O_RDWR)));
    CHECK(refused(openat(AT_FDCWD, "README.md", O_WRONLY | O_TRUNC)));
    CHECK(refused(unlink("nowhere.txt")));
    CHECK(refused(rename("nowhere.txt", "else.txt")));
    CHECK(refused(mkdir("made", 0700)));
    CHECK(refused(symlink("README.md", "made.link")));
    CHECK(refused(chmod("README.md", 0600)));
    CHECK(refused(truncate("nowhere.txt", 0)));
    CHECK(refused(utimes("README.md", NULL)));
}

static void try_others(void)
{
    char program[] = "/bin/true";
    char *const words[] = {program, NULL};
    CHECK(refused(socket(AF_INET, SOCK_STREAM, 0)));
    CHECK(refused(socket(AF_UNIX, SOCK_STREAM, 0)));
    CHECK(refused(execv(words[0], words)));
    CHECK(refused(kill(getppid(), 0)));
    siginfo_t information = {.si_code = SI_QUEUE};
    CHECK(refused((int)syscall(SYS_rt_sigqueueinfo, getppid(), SIGURG, &information)));
    const pid_t pid = fork();
    CHECK(refused(pid));
    if (pid == 0) {
        _exit(0);
    }
}

/* What it needs is there. */
static void try_work(int answer)
{
    char piece[16];
    const int file = open("README.md", O_RDONLY | O_CLOEXEC);
    CHECK(file >= 0 && read(file, piece, sizeof piece) == sizeof piece);
    CHECK(close(file) == 0);
    void *memory = malloc(64u << 20);
    CHECK(memory != NULL);
    free(memory);
    CHECK(write(answer, "done", 4) == 4);
}

int main(void)
{
    int ends[2];
    bao_error error;
    CHECK(pipe(ends) == 0);
    if (bao_sandbox_enter(&error) != BAO_OK) {
        fprintf(stderr, "not tried: %s\n", error.message);
        return 77;
    }
    try_files();
    try_others();
    try_work(ends[1]);
    return test_end();
}

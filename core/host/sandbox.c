/* sandbox.c - a filter of system calls. What is refused fails with EPERM. */
#include "host/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <stdbool.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "host/messages.h"

/* Calls that are refused whatever their arguments. */
static const char *const refused[] = {"execve",
                                      "execveat",
                                      "fork",
                                      "vfork",
                                      "clone3",
                                      "socket",
                                      "socketpair",
                                      "connect",
                                      "bind",
                                      "listen",
                                      "accept",
                                      "accept4",
                                      "rt_sigqueueinfo",
                                      "rt_tgsigqueueinfo",
                                      "utime",
                                      "utimes",
                                      "futimesat",
                                      "removexattr",
                                      "lremovexattr",
                                      "fremovexattr",
                                      "fallocate",
                                      "mq_open",
                                      "mq_unlink",
                                      "shmget",
                                      "msgget",
                                      "semget",
                                      "ptrace",
                                      "process_vm_readv",
                                      "process_vm_writev",
                                      "kill",
                                      "tkill",
                                      "pidfd_open",
                                      "pidfd_send_signal",
                                      "pidfd_getfd",
                                      "creat",
                                      "openat2",
                                      "open_by_handle_at",
                                      "unlink",
                                      "unlinkat",
                                      "rename",
                                      "renameat",
                                      "renameat2",
                                      "mkdir",
                                      "mkdirat",
                                      "rmdir",
                                      "link",
                                      "linkat",
                                      "symlink",
                                      "symlinkat",
                                      "mknod",
                                      "mknodat",
                                      "truncate",
                                      "ftruncate",
                                      "chmod",
                                      "fchmod",
                                      "fchmodat",
                                      "chown",
                                      "fchown",
                                      "lchown",
                                      "fchownat",
                                      "setxattr",
                                      "lsetxattr",
                                      "fsetxattr",
                                      "utimensat",
                                      "mount",
                                      "umount2",
                                      "pivot_root",
                                      "chroot",
                                      "setns",
                                      "unshare",
                                      "bpf",
                                      "perf_event_open",
                                      "userfaultfd",
                                      "io_uring_setup",
                                      "keyctl",
                                      "add_key",
                                      "request_key",
                                      "init_module",
                                      "finit_module",
                                      "kexec_load",
                                      "reboot",
                                      "swapon",
                                      "sethostname",
                                      "setuid",
                                      "setgid",
                                      "memfd_create",
                                      "inotify_init1",
                                      "fanotify_init"};

static bool refuse(scmp_filter_ctx filter, const char *name)
{
    const int number = seccomp_syscall_resolve_name(name);
    return number == __NR_SCMP_ERROR ||
           seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), number, 0) == 0;
}

/* An open whose flags, argument number `at`, have a bit of `bit`. */
static bool refuse_flag(scmp_filter_ctx filter, const char *name, unsigned at, scmp_datum_t bit)
{
    const int number = seccomp_syscall_resolve_name(name);
    return number == __NR_SCMP_ERROR ||
           seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), number, 1,
                            SCMP_CMP(at, SCMP_CMP_MASKED_EQ, bit, bit)) == 0;
}

static bool refuse_all(scmp_filter_ctx filter)
{
    static const scmp_datum_t writing[] = {O_WRONLY, O_RDWR, O_CREAT, O_TRUNC};
    bool done = true;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        done &= refuse(filter, refused[i]);
    }
    for (size_t i = 0; i < sizeof writing / sizeof *writing; i++) {
        done &= refuse_flag(filter, "open", 1, writing[i]) &&
                refuse_flag(filter, "openat", 2, writing[i]);
    }
    /* a process, as opposed to a thread */
    return done &&
           seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
                            SCMP_CMP(0, SCMP_CMP_MASKED_EQ, 0x10000 /* CLONE_THREAD */, 0)) == 0;
}

bao_status bao_sandbox_enter(bao_error *error)
{
    const struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    const bool entered = filter && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
                         refuse_all(filter) && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return entered ? BAO_OK : bao_fail(error, BAO_UNSUPPORTED, BAO_SAY_NO_SANDBOX);
}

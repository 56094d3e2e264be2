/* child.h - running a program of the system on some bytes, within limits and without a network. */
#ifndef BAO_CHILD_H
#define BAO_CHILD_H

#include "base/span.h"

/* 0 is no limit. */
typedef struct bao_child_limits {
    size_t output;         /* bytes on its standard output */
    size_t memory;         /* bytes of address space */
    unsigned seconds;      /* of processor time */
    unsigned wall_seconds; /* until it is killed */
} bao_child_limits;

typedef enum bao_child_end {
    BAO_CHILD_EXITED,  /* `code` is its exit code */
    BAO_CHILD_MISSING, /* there is no such program */
    BAO_CHILD_STOPPED, /* the taker of its output wanted no more */
    BAO_CHILD_OUTPUT,  /* killed: over the limit of output */
    BAO_CHILD_TIME,    /* killed: over a limit of time */
    BAO_CHILD_CRASHED, /* `code` is the signal it died of */
    BAO_CHILD_REFUSED, /* this process may start no other */
    BAO_CHILD_FAILED   /* the system has no room for a process */
} bao_child_end;

/* Bytes of messages that are kept. */
#define BAO_CHILD_SAYS 512

typedef struct bao_child {
    const char *const *arguments; /* the first is the program, looked for in PATH; ends in NULL */
    bao_span input;               /* its standard input: a file that has no name */
    bao_child_limits limits;
    /* Takes the next piece of its standard output, perhaps an empty one; false stops it. */
    bool (*take)(void *ud, bao_span piece);
    void *ud;
    int code;                  /* see bao_child_end */
    char says[BAO_CHILD_SAYS]; /* the start of its standard error, with a NUL */
} bao_child;

/* Runs it to its end. It writes no files, opens no sockets, and dies with this process. */
bao_child_end bao_child_run(bao_child *child);

#endif

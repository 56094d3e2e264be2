/* options.h - what the command line says. */
#ifndef BAO_HOST_OPTIONS_H
#define BAO_HOST_OPTIONS_H

#include <stdio.h>

#include "base/status.h"
#include "host/output.h"
#include "read/reader.h"

/* Exit codes of the program (design 5.1). */
enum {
    BAO_EXIT_OK = 0,
    BAO_EXIT_USAGE = 1,
    BAO_EXIT_SYSTEM = 2,
    BAO_EXIT_CHECKS = 3,
    BAO_EXIT_REPORTS = 4,
    BAO_EXIT_SCRIPT = 5,
    BAO_EXIT_INTERRUPTED = 130
};

#define BAO_MAX_FOLDERS 16
#define BAO_MAX_EXPORTS 16

/* What `export` writes, in the order of its options. */
#define BAO_TARGET_MAP(X)                                                                          \
    X(WIDE, "wide")                                                                                \
    X(LONG, "long")                                                                                \
    X(SERIES, "series")                                                                            \
    X(ACROSS, "across")                                                                            \
    X(METRICS, "metrics")                                                                          \
    X(XLSX, "xlsx")                                                                                \
    X(SQLITE, "sqlite")                                                                            \
    X(DTA, "dta")                                                                                  \
    X(SAV, "sav")                                                                                  \
    X(PACKAGE, "package")                                                                          \
    X(CSVW, "csvw")                                                                                \
    X(MD, "md")

typedef enum bao_target {
#define X(name, text) BAO_TARGET_##name,
    BAO_TARGET_MAP(X)
#undef X
        BAO_TARGET_COUNT
} bao_target;

typedef struct bao_options {
    const char *folder;                   /* -o */
    const char *script;                   /* --script */
    const char *meta;                     /* --meta */
    const char *overrides;                /* --overrides */
    const char *folders[BAO_MAX_FOLDERS]; /* --scripts */
    size_t folder_count;
    const char *exports[BAO_MAX_EXPORTS]; /* --with */
    size_t export_count;
    bao_format format;
    bao_read_options read;
    size_t max_bytes;
    long max_residue; /* -1: none */
    unsigned jobs;    /* -j; 0: as many as there are processors */
    unsigned seconds; /* --time: for one report; 0: no limit */
    bool seconds_given;
    size_t memory;                         /* --memory: bytes for a worker beyond its start */
    unsigned shard, shards;                /* --shard; 0: all of it */
    const char *from;                      /* --from: the report that `new` begins with */
    const char *rule;                      /* --rule: what `trace` follows */
    const char *before, *after;            /* --old, --new: what `diff` compares */
    const char *seal;                      /* --seal: a folder of scripts */
    const char *near, *section, *lines;    /* which unclaimed figures `try` shows */
    const char *page;                      /* --page: where `try` shows what it found */
    long depth;                            /* --depth; 0: not given */
    const char *targets[BAO_TARGET_COUNT]; /* --wide FILE, --xlsx FILE, ...; NULL: not wanted */
    const char *by;                        /* --by: columns, with commas */
    bool strict, quiet, json_log, json, text, why, help, update, fresh, again, allow_empty,
        distrust, trust, watch, prompt, all, status, csv;
    char **inputs; /* the rest of the command line */
    int input_count;
    char **words; /* the command line, for the manifest */
    int word_count;
} bao_options;

/* "wide"; never NULL. */
const char *bao_target_name(bao_target target);

/* Reads the options of `command` from argv[1] on. USAGE with a message that says what to write
 * instead. */
bao_status bao_options_read(bao_options *options, const char *command, int argc, char **argv,
                            bao_error *error);

/* Prints the options that a command takes, "-o" or "--strict", with spaces between. */
void bao_options_print(const char *command, FILE *out);

/* The help of a command, or of the program when it is NULL. NULL when there is no such command. */
const char *bao_help_text(const char *command);

/* The help of command number `index` from 0, and its name. NULL behind the last one. */
const char *bao_help_at(size_t index, const char **command);

#endif

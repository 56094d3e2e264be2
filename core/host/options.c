/* options.c - reading the command line. */
#include "host/options.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host/messages.h"

#define DEFAULT_MAX_BYTES ((size_t)64 << 20)
#define DEFAULT_MEMORY    ((size_t)2 << 30)

/* Seconds for one report: a PDF of 68 pages of tables takes two. */
#define DEFAULT_SECONDS 30
#define SECONDS_MOST    (7 * 24 * 3600)

#define JOBS_MOST   256
#define SHARDS_MOST 1000000

enum {
    OPT_SCRIPT = 256,
    OPT_SCRIPTS,
    OPT_META,
    OPT_OVERRIDES,
    OPT_WITH,
    OPT_FORMAT,
    OPT_STRICT,
    OPT_STRICT_TEXT,
    OPT_CHARSET,
    OPT_MAX_BYTES,
    OPT_MAX_LINE,
    OPT_MAX_RESIDUE,
    OPT_QUIET,
    OPT_LOG,
    OPT_JSON,
    OPT_TEXT,
    OPT_WHY,
    OPT_UPDATE,
    OPT_FRESH,
    OPT_SHARD,
    OPT_TIME,
    OPT_MEMORY,
    OPT_AGAIN,
    OPT_ALLOW_EMPTY,
    OPT_DISTRUST,
    OPT_TRUST,
    OPT_WATCH,
    OPT_ALL,
    OPT_FROM,
    OPT_RULE,
    OPT_DEPTH,
    OPT_OLD,
    OPT_NEW,
    OPT_SEAL,
    OPT_PAGE,
    OPT_NEAR,
    OPT_SECTION,
    OPT_LINES,
    OPT_BY,
    OPT_STATUS,
    OPT_CSV,
#define X(name, text) OPT_##name,
    BAO_TARGET_MAP(X)
#undef X
        OPT_HELP
};

static const struct option long_options[] = {
    {"script", required_argument, NULL, OPT_SCRIPT},
    {"scripts", required_argument, NULL, OPT_SCRIPTS},
    {"meta", required_argument, NULL, OPT_META},
    {"overrides", required_argument, NULL, OPT_OVERRIDES},
    {"with", required_argument, NULL, OPT_WITH},
    {"format", required_argument, NULL, OPT_FORMAT},
    {"strict", no_argument, NULL, OPT_STRICT},
    {"strict-text", no_argument, NULL, OPT_STRICT_TEXT},
    {"charset", required_argument, NULL, OPT_CHARSET},
    {"max-bytes", required_argument, NULL, OPT_MAX_BYTES},
    {"max-line", required_argument, NULL, OPT_MAX_LINE},
    {"max-residue", required_argument, NULL, OPT_MAX_RESIDUE},
    {"quiet", no_argument, NULL, OPT_QUIET},
    {"log", required_argument, NULL, OPT_LOG},
    {"json", no_argument, NULL, OPT_JSON},
    {"text", no_argument, NULL, OPT_TEXT},
    {"why", no_argument, NULL, OPT_WHY},
    {"update", no_argument, NULL, OPT_UPDATE},
    {"fresh", no_argument, NULL, OPT_FRESH},
    {"shard", required_argument, NULL, OPT_SHARD},
    {"time", required_argument, NULL, OPT_TIME},
    {"memory", required_argument, NULL, OPT_MEMORY},
    {"again", no_argument, NULL, OPT_AGAIN},
    {"allow-empty", no_argument, NULL, OPT_ALLOW_EMPTY},
    {"distrust", no_argument, NULL, OPT_DISTRUST},
    {"trust", no_argument, NULL, OPT_TRUST},
    {"watch", no_argument, NULL, OPT_WATCH},
    {"all", no_argument, NULL, OPT_ALL},
    {"from", required_argument, NULL, OPT_FROM},
    {"rule", required_argument, NULL, OPT_RULE},
    {"depth", required_argument, NULL, OPT_DEPTH},
    {"old", required_argument, NULL, OPT_OLD},
    {"new", required_argument, NULL, OPT_NEW},
    {"seal", required_argument, NULL, OPT_SEAL},
    {"page", required_argument, NULL, OPT_PAGE},
    {"near", required_argument, NULL, OPT_NEAR},
    {"section", required_argument, NULL, OPT_SECTION},
    {"lines", required_argument, NULL, OPT_LINES},
    {"by", required_argument, NULL, OPT_BY},
    {"status", no_argument, NULL, OPT_STATUS},
    {"csv", no_argument, NULL, OPT_CSV},
#define X(name, text) {text, required_argument, NULL, OPT_##name},
    BAO_TARGET_MAP(X)
#undef X
        {"help", no_argument, NULL, OPT_HELP},
    {NULL, 0, NULL, 0}};

/* Options that a command takes; all others are refused. -o and -j are 'o' and 'j'. */
static const struct {
    const char *command;
    int options[28];
} allowed[] = {
    {"run", {'o',          'j',
             OPT_SCRIPT,   OPT_SCRIPTS,
             OPT_META,     OPT_OVERRIDES,
             OPT_WITH,     OPT_FORMAT,
             OPT_STRICT,   OPT_STRICT_TEXT,
             OPT_CHARSET,  OPT_MAX_BYTES,
             OPT_MAX_LINE, OPT_MAX_RESIDUE,
             OPT_QUIET,    OPT_LOG,
             OPT_SHARD,    OPT_FRESH,
             OPT_TIME,     OPT_MEMORY,
             OPT_AGAIN,    OPT_ALLOW_EMPTY,
             OPT_DISTRUST, OPT_TRUST}},
    {"worker",
     {OPT_SCRIPT, OPT_SCRIPTS, OPT_OVERRIDES, OPT_WITH, OPT_STRICT_TEXT, OPT_CHARSET, OPT_MAX_BYTES,
      OPT_MAX_LINE, OPT_FRESH, OPT_TIME, OPT_MEMORY, OPT_DISTRUST, OPT_TRUST, OPT_QUIET}},
    {"merge", {'o', OPT_QUIET, OPT_LOG}},
    {"inspect",
     {OPT_JSON, OPT_TEXT, OPT_STRICT_TEXT, OPT_CHARSET, OPT_MAX_BYTES, OPT_MAX_LINE, OPT_TIME,
      OPT_QUIET}},
    {"scripts", {OPT_JSON, OPT_WHY, OPT_SEAL, OPT_SCRIPTS, OPT_CHARSET, OPT_TIME, OPT_QUIET}},
    {"try",
     {'i', OPT_WATCH, OPT_ALL, OPT_PAGE, OPT_NEAR, OPT_SECTION, OPT_LINES, OPT_SCRIPTS, OPT_CHARSET,
      OPT_STRICT_TEXT, OPT_MAX_BYTES, OPT_MAX_LINE, OPT_TIME, OPT_QUIET}},
    {"trace",
     {OPT_RULE, OPT_DEPTH, OPT_SCRIPTS, OPT_CHARSET, OPT_STRICT_TEXT, OPT_MAX_BYTES, OPT_MAX_LINE,
      OPT_TIME, OPT_QUIET}},
    {"test", {OPT_SCRIPTS, OPT_UPDATE, OPT_WATCH, OPT_ALL, OPT_TIME, OPT_QUIET}},
    {"new",
     {'o', OPT_FROM, OPT_ALL, OPT_SCRIPTS, OPT_CHARSET, OPT_STRICT_TEXT, OPT_TIME, OPT_QUIET}},
    {"diff",
     {'o', OPT_OLD, OPT_NEW, OPT_SCRIPTS, OPT_CHARSET, OPT_STRICT_TEXT, OPT_TIME, OPT_QUIET}},
    {"codebook", {OPT_MD, OPT_CSV, OPT_JSON, OPT_SCRIPTS, OPT_QUIET}},
    {"review", {'o', OPT_SCRIPTS, OPT_QUIET, OPT_LOG}},
    {"export",
     {
#define X(name, text) OPT_##name,
         BAO_TARGET_MAP(X)
#undef X
             OPT_BY,
         OPT_STATUS, OPT_WITH, OPT_SCRIPTS, OPT_QUIET, OPT_LOG}},
};

const char *bao_target_name(bao_target target)
{
    static const char *const names[] = {
#define X(name, text) text,
        BAO_TARGET_MAP(X)
#undef X
    };
    return names[target];
}

static bool is_allowed(const char *command, int option)
{
    if (option == OPT_HELP) {
        return true;
    }
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
        for (size_t j = 0; strcmp(allowed[i].command, command) == 0 && j < 28; j++) {
            if (allowed[i].options[j] == option) {
                return true;
            }
        }
    }
    return false;
}

static bao_status read_format(bao_options *options, const char *s, bao_error *error)
{
    static const char *const names[] = {"csv", "ndjson", "excel"};
    for (size_t i = 0; i < 3; i++) {
        if (strcmp(s, names[i]) == 0) {
            options->format = (bao_format)i;
            return BAO_OK;
        }
    }
    return bao_fail(error, BAO_USAGE, BAO_SAY_BAD_FORMAT, s);
}

/* A size in bytes: 1000, 64k, 16M, 2G. */
static bao_status read_size(const char *name, const char *s, size_t *out, bao_error *error)
{
    char *end;
    errno = 0;
    unsigned long long n = strtoull(s, &end, 10);
    unsigned shift = *end == 'k' || *end == 'K' ? 10 : *end == 'M' ? 20 : *end == 'G' ? 30 : 0;
    end += shift != 0;
    if (errno || end == s || *end || *s == '-' || n == 0 || n > (1ull << 40) >> shift) {
        return bao_fail(error, BAO_USAGE, BAO_SAY_BAD_SIZE, name, s);
    }
    *out = (size_t)(n << shift);
    return BAO_OK;
}

/* A whole number from `least` to `most`, behind which `end` stands; false when it is none. */
static bool read_number(const char *s, long least, long most, const char **end, unsigned *out)
{
    char *stop;
    errno = 0;
    const long n = strtol(s, &stop, 10);
    *end = stop;
    *out = (unsigned)n;
    return !errno && stop != s && *s >= '0' && *s <= '9' && n >= least && n <= most;
}

static bao_status read_jobs(bao_options *options, const char *s, bao_error *error)
{
    const char *end;
    return read_number(s, 1, JOBS_MOST, &end, &options->jobs) && !*end
               ? BAO_OK
               : bao_fail(error, BAO_USAGE, BAO_SAY_BAD_JOBS, s);
}

static bao_status read_time(bao_options *options, const char *s, bao_error *error)
{
    const char *end;
    options->seconds_given = true;
    return read_number(s, 0, SECONDS_MOST, &end, &options->seconds) && !*end
               ? BAO_OK
               : bao_fail(error, BAO_USAGE, BAO_SAY_BAD_TIME, s);
}

/* 3/7 */
static bao_status read_shard(bao_options *options, const char *s, bao_error *error)
{
    const char *end;
    if (!read_number(s, 1, SHARDS_MOST, &end, &options->shard) || *end != '/' ||
        !read_number(end + 1, 1, SHARDS_MOST, &end, &options->shards) || *end ||
        options->shard > options->shards) {
        return bao_fail(error, BAO_USAGE, BAO_SAY_BAD_SHARD, s);
    }
    return BAO_OK;
}

static bao_status add_text(const char *const name, const char **list, size_t *count, size_t most,
                           const char *value, bao_error *error)
{
    if (*count == most) {
        return bao_fail(error, BAO_USAGE, BAO_SAY_TOO_MANY, name, most);
    }
    list[(*count)++] = value;
    return BAO_OK;
}

static bao_status read_depth(bao_options *options, const char *s, bao_error *error)
{
    char *end;
    options->depth = strtol(s, &end, 10);
    if (end == s || *end || options->depth < 1 || options->depth > 100) {
        return bao_fail(error, BAO_USAGE, BAO_SAY_BAD_DEPTH, s);
    }
    return BAO_OK;
}

static bao_status read_residue(bao_options *options, const char *s, bao_error *error)
{
    char *end;
    options->max_residue = strtol(s, &end, 10);
    if (end == s || *end || options->max_residue < 0) {
        return bao_fail(error, BAO_USAGE, BAO_SAY_BAD_RESIDUE, s);
    }
    return BAO_OK;
}

/* Flags, which take no argument. */
static bool set_flag(bao_options *options, int option)
{
    bool *flag = option == OPT_STRICT        ? &options->strict
                 : option == OPT_STRICT_TEXT ? &options->read.strict
                 : option == OPT_QUIET       ? &options->quiet
                 : option == OPT_JSON        ? &options->json
                 : option == OPT_TEXT        ? &options->text
                 : option == OPT_WHY         ? &options->why
                 : option == OPT_UPDATE      ? &options->update
                 : option == OPT_FRESH       ? &options->fresh
                 : option == OPT_AGAIN       ? &options->again
                 : option == OPT_ALLOW_EMPTY ? &options->allow_empty
                 : option == OPT_DISTRUST    ? &options->distrust
                 : option == OPT_TRUST       ? &options->trust
                 : option == OPT_WATCH       ? &options->watch
                 : option == OPT_ALL         ? &options->all
                 : option == OPT_STATUS      ? &options->status
                 : option == OPT_CSV         ? &options->csv
                 : option == 'i'             ? &options->prompt
                 : option == OPT_HELP        ? &options->help
                                             : NULL;
    if (flag) {
        *flag = true;
    }
    return flag != NULL;
}

/* Options whose argument is kept as it is. */
static bool set_text(bao_options *options, int option, const char *value)
{
    if (option >= OPT_WIDE && option < OPT_WIDE + BAO_TARGET_COUNT) {
        options->targets[option - OPT_WIDE] = value ? value : "";
        return true;
    }
    const char **text = option == 'o'             ? &options->folder
                        : option == OPT_SCRIPT    ? &options->script
                        : option == OPT_META      ? &options->meta
                        : option == OPT_OVERRIDES ? &options->overrides
                        : option == OPT_FROM      ? &options->from
                        : option == OPT_RULE      ? &options->rule
                        : option == OPT_OLD       ? &options->before
                        : option == OPT_NEW       ? &options->after
                        : option == OPT_SEAL      ? &options->seal
                        : option == OPT_PAGE      ? &options->page
                        : option == OPT_NEAR      ? &options->near
                        : option == OPT_SECTION   ? &options->section
                        : option == OPT_LINES     ? &options->lines
                        : option == OPT_BY        ? &options->by
                                                  : NULL;
    if (text) {
        *text = value;
    }
    return text != NULL;
}

static bao_status set_option(bao_options *options, int option, char *value, bao_error *error)
{
    if (set_flag(options, option) || set_text(options, option, value)) {
        return BAO_OK;
    }
    switch (option) {
    case 'j':
        return read_jobs(options, value, error);
    case OPT_TIME:
        return read_time(options, value, error);
    case OPT_MEMORY:
        return read_size("--memory", value, &options->memory, error);
    case OPT_SHARD:
        return read_shard(options, value, error);
    case OPT_DEPTH:
        return read_depth(options, value, error);
    case OPT_SCRIPTS:
        return add_text("--scripts", options->folders, &options->folder_count, BAO_MAX_FOLDERS,
                        value, error);
    case OPT_WITH:
        return add_text("--with", options->exports, &options->export_count, BAO_MAX_EXPORTS, value,
                        error);
    case OPT_FORMAT:
        return read_format(options, value, error);
    case OPT_CHARSET:
        options->read.declared = bao_span_of(value);
        return BAO_OK;
    case OPT_MAX_BYTES:
        return read_size("--max-bytes", value, &options->max_bytes, error);
    case OPT_MAX_LINE:
        return read_size("--max-line", value, &options->read.max_line, error);
    case OPT_MAX_RESIDUE:
        return read_residue(options, value, error);
    case OPT_LOG:
        options->json_log = strcmp(value, "json") == 0;
        return options->json_log ? BAO_OK : bao_fail(error, BAO_USAGE, BAO_SAY_BAD_LOG, value);
    default:
        return bao_fail(error, BAO_USAGE, BAO_SAY_NO_OPTION, "", "", "");
    }
}

/* What is wrong with an option that is not taken; `word` is the last one looked at. */
static bao_status refuse(const char *command, int option, const char *word, bao_error *error)
{
    char name[32];
    const char *equals = strchr(word, '=');
    const int letter = option == '?' ? optopt : option;
    if (option == ':') {
        return bao_fail(error, BAO_USAGE, BAO_SAY_NEEDS_VALUE, word, command);
    }
    if (option == '?' && optopt >= OPT_SCRIPT && equals) {
        return bao_fail(error, BAO_USAGE, BAO_SAY_TAKES_NO_VALUE, (int)(equals - word), word,
                        command);
    }
    snprintf(name, sizeof name, "-%c", letter);
    for (const struct option *known = long_options; option != '?' && known->name; known++) {
        if (known->val == option) {
            snprintf(name, sizeof name, "--%s", known->name);
        }
    }
    const bool named = option != '?' || (optopt > 0 && optopt < OPT_SCRIPT);
    return bao_fail(error, BAO_USAGE, BAO_SAY_NO_OPTION, command, named ? name : word, command);
}

bao_status bao_options_read(bao_options *options, const char *command, int argc, char **argv,
                            bao_error *error)
{
    *options = (bao_options){.max_bytes = DEFAULT_MAX_BYTES,
                             .max_residue = -1,
                             .seconds = DEFAULT_SECONDS,
                             .memory = DEFAULT_MEMORY};
    struct option known[sizeof long_options / sizeof *long_options];
    memcpy(known, long_options, sizeof known);
    for (size_t i = 0; strcmp(command, "codebook") == 0 && known[i].name; i++) {
        known[i].has_arg = known[i].val == OPT_MD ? no_argument : known[i].has_arg;
    }
    optind = 1;
    opterr = 0;
    int option;
    while ((option = getopt_long(argc, argv, ":o:j:hi", known, NULL)) != -1) {
        option = option == 'h' ? OPT_HELP : option;
        if (option == ':' || option == '?' || !is_allowed(command, option)) {
            return refuse(command, option, argv[optind - 1], error);
        }
        bao_status status = set_option(options, option, optarg, error);
        if (status != BAO_OK) {
            return status;
        }
    }
    options->distrust &= !options->trust;
    options->fresh |= options->distrust;
    options->inputs = argv + optind;
    options->input_count = argc - optind;
    return BAO_OK;
}

static void print_option(int option, FILE *out)
{
    if (option < OPT_SCRIPT) {
        fprintf(out, "-%c", option);
        return;
    }
    for (const struct option *known = long_options; known->name; known++) {
        if (known->val == option) {
            fprintf(out, "--%s", known->name);
        }
    }
}

void bao_options_print(const char *command, FILE *out)
{
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
        for (size_t j = 0; strcmp(allowed[i].command, command) == 0 && allowed[i].options[j]; j++) {
            print_option(allowed[i].options[j], out);
            fputc(' ', out);
        }
    }
    print_option(OPT_HELP, out);
}

/* messages.h - what the program says about its command line, its scripts and its runs: all texts in
 * one place, so that another language is one other header. The texts of the commands that are
 * written in Lua are in lua/baogao/base/messages.lua, those of verdicts in
 * bind/session/session_messages.h, those of --help in help.c. */
#ifndef BAO_HOST_MESSAGES_H
#define BAO_HOST_MESSAGES_H

/* Usage of commands. */
#define BAO_SAY_SCRIPTS_USAGE "scripts --why takes one FILE, and scripts alone takes none"
#define BAO_SAY_TRY_USAGE     "try needs a script and at least one file: baogao try SCRIPT FILE..."
#define BAO_SAY_TRACE_USAGE                                                                        \
    "trace needs a script, a file and a rule: baogao trace SCRIPT FILE --rule NAME"
#define BAO_SAY_NEW_USAGE "new needs a name and a report: baogao new 411000-xuchang --from FILE"
#define BAO_SAY_DIFF_USAGE                                                                         \
    "diff needs two scripts and reports: baogao diff --old A.lua --new B.lua INPUT..."
#define BAO_SAY_REVIEW_USAGE                                                                       \
    "review needs a run folder and where to write: baogao review RUN -o DIR (or -o FILE.html)"
#define BAO_SAY_EXPORT_USAGE                                                                       \
    "export needs a run folder and what to write: baogao export RUN... --wide F.csv"
#define BAO_SAY_RUN_USAGE                                                                          \
    "run needs an input: a file, a folder, or '-' for a list on standard input"
#define BAO_SAY_WITH_NEEDS_FOLDER "--with writes files: say where with -o DIR"
#define BAO_SAY_NDJSON_TO_STDOUT  "--format ndjson goes to standard output: leave -o out"
#define BAO_SAY_INSPECT_USAGE     "inspect takes one FILE"
#define BAO_SAY_NO_COMMAND        "no command "
#define BAO_SAY_HELP              "; see baogao --help"
#define BAO_SAY_STDOUT_CUT        "error: standard output is not complete: "
#define BAO_SAY_NOT_WRITTEN       "it could not be written"

/* Options. */
#define BAO_SAY_BAD_FORMAT     "--format %s: it is csv, ndjson or excel"
#define BAO_SAY_BAD_SIZE       "%s %s: a size such as 500000, 64M or 1G"
#define BAO_SAY_BAD_JOBS       "-j %s: a number of processes from 1 to 256"
#define BAO_SAY_TOO_MANY       "%s: at most %zu of these"
#define BAO_SAY_BAD_DEPTH      "--depth %s: a whole number from 1 to 100"
#define BAO_SAY_BAD_RESIDUE    "--max-residue %s: a whole number of figures"
#define BAO_SAY_BAD_LOG        "--log %s: only json"
#define BAO_SAY_BAD_SHARD      "--shard %s: which one of how many, 3/7"
#define BAO_SAY_BAD_TIME       "--time %s: seconds for one report, 0 for no limit"
#define BAO_SAY_NEEDS_VALUE    "%s needs a value; see baogao %s --help"
#define BAO_SAY_TAKES_NO_VALUE "%.*s takes no value; see baogao %s --help"
#define BAO_SAY_NO_OPTION      "%s has no option %s; see baogao %s --help"

/* Runs. */
#define BAO_SAY_STDIN             "the list of inputs on standard input cannot be read"
#define BAO_SAY_PROGRESS          "%zu of %zu reports (%.0f/s), %lu failed; about %lu:%02lu left"
#define BAO_SAY_INTERRUPTED       "interrupted; the same command goes on from here"
#define BAO_SAY_INTERRUPTED_ALONE "interrupted; the facts are not complete"
#define BAO_SAY_LOCKED_BY         "%.160s: another run writes here (process %ld)"
#define BAO_SAY_LOCKED            "%.180s: another run writes here"
#define BAO_SAY_IN_THE_WAY        "cannot write in %.160s: %s stands there and is no regular file"
#define BAO_SAY_FOLDER_GONE       "%.160s: the folder was removed or replaced while it was written"

/* Tables that options name. */
#define BAO_SAY_NOT_UTF8     "not UTF-8; save the file as UTF-8 CSV"
#define BAO_SAY_TABLE_WIDE   "more than 16 cells"
#define BAO_SAY_TABLE_LENGTH "not as many cells as the first row"
#define BAO_SAY_TABLE_EMPTY  "empty; its first row names the columns: %s"

/* Corrections. */
#define BAO_SAY_OVERRIDES_COLUMNS                                                                  \
    "it names the columns, each once: sha256,indicator,dims,value,status and, as you like, "       \
    "why,who,when"
#define BAO_SAY_OVERRIDES_SHA256 "the sha256 is not the 64 hexadecimal digits of reports.csv"
#define BAO_SAY_OVERRIDES_DIMS   "the dims are not k:v, joined by ;"
#define BAO_SAY_OVERRIDES_STATUS                                                                   \
    "the status is corrected (or empty), confirmed, illegible, blank or not_applicable"
#define BAO_SAY_OVERRIDES_NO_VALUE "a value, and a status that says there is none"
#define BAO_SAY_OVERRIDES_VALUE                                                                    \
    "no value; without one the status is illegible, blank or not_applicable"
#define BAO_SAY_OVERRIDES_NUMBER    "the value is not a plain number such as 12, -4.3 or 0.50"
#define BAO_SAY_OVERRIDES_INDICATOR "no indicator"
#define BAO_SAY_OVERRIDES_TWICE     "--overrides %s: row %zu: the same figure as row %zu"
#define BAO_SAY_OVERRIDES_LEFT                                                                     \
    "--overrides: %zu of %zu corrections are not applied: no input has their bytes, so their "     \
    "files have changed or are missing; the first is row %zu, %.*s of %.64s"
#define BAO_SAY_OVERRIDES_SHARD "; another shard may have them"

/* Archives and lists. */
#define BAO_SAY_ARCHIVE_DAMAGED   "the archive cannot be read on: %.180s"
#define BAO_SAY_ARCHIVE_ENCRYPTED "the archive asks for a password; unpack it"
#define BAO_SAY_ARCHIVE_EMPTY     "no files in this archive, or all of them are hidden"
#define BAO_SAY_BOMB              "the archive becomes more than %d times larger; unpack it if you trust it"
#define BAO_SAY_MEMBER_LIMIT      "more than %zu bytes in the archive; raise it with --max-bytes"
#define BAO_SAY_LINKED                                                                             \
    "a linked folder, and so not looked into; nor are %zu others; name what is to be read"
#define BAO_SAY_NO_MEMBER "no such file in the archive"
#define BAO_SAY_NO_INPUTS                                                                          \
    "no inputs: the folders and lists are empty; --allow-empty if that is well"

/* Workers. */
#define BAO_SAY_TIME_LIMIT    "it took more than %u s; --time gives it more"
#define BAO_SAY_OUTPUT_LIMIT  "more than %zu MiB of results; no report has so many"
#define BAO_SAY_CRASH         "signal %d (%s) ended the process that read it"
#define BAO_SAY_ENDED         "the process that read it ended with exit code %d"
#define BAO_SAY_TOOK_TOO_LONG " took too long; --time SECONDS gives more"
#define BAO_SAY_SCRIPTS_LATE  "loading the scripts"
#define BAO_SAY_VANISHED      "not among these inputs any more, as in the last run"
#define BAO_SAY_MORE_GONE     "%zu more of the last run's reports are not among these inputs"
#define BAO_SAY_KEPT          "%zu of %zu reports were done by an earlier run"
#define BAO_SAY_NO_STORE      "what is done cannot be kept here: a run that is broken off begins anew"
#define BAO_SAY_STORE_FULL                                                                         \
    "what is done can no longer be kept: a run that is broken off does it again"
#define BAO_SAY_NO_DELIVERY "what its worker sent cannot be read"
#define BAO_SAY_NO_MEMORY   "not enough memory to go on"
#define BAO_SAY_BAD_LINE                                                                           \
    "a line is a path, or {\"report\": path, \"meta\": {\"place\": …}} with the names of --meta"
#define BAO_SAY_WORKER_USAGE "worker takes its inputs from standard input, a line each"
#define BAO_SAY_MERGE_USAGE  "merge needs parts and -o DIR: baogao merge PART... -o DIR"
#define BAO_SAY_PART_OPEN    "%.180s: not done: it has no manifest.json; the same run goes on with it"
#define BAO_SAY_NO_PART      "%.180s: neither the folder of a run nor what a worker wrote"
#define BAO_SAY_PART_SHORT                                                                         \
    "%.180s: it keeps fewer or more results than it has reports; run it with --again"
#define BAO_SAY_PART_DAMAGED "%.180s: one of its results cannot be read; run it again with --again"
#define BAO_SAY_TWICE        "%.150s: in several parts; what comes first is taken"
#define BAO_SAY_TWICE_OTHER                                                                        \
    "%.150s: in several parts with different results; what comes first is taken"
#define BAO_SAY_NO_SHARD "shard %u/%u is not among the parts"
#define BAO_SAY_NO_SANDBOX                                                                         \
    "the kernel has no seccomp, so strangers' scripts cannot be shut in; --trust runs them as "    \
    "they are"
#define BAO_SAY_SHOWS_AGAIN "%s; baogao run -j 1 %s%s%s%s shows it again"
#define BAO_SAY_THIS_REPORT "this-report"
#define BAO_SAY_THIS_SCRIPT "this-script"
#define BAO_SAY_NO_PROCESS  "no memory or no process for the work"

#endif

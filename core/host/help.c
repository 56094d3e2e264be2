/* help.c - what the program says about itself. */
#include <stdio.h>

#include "host/options.h"

static const char general[] =
    "baogao - audited figures from Chinese local-government reports\n"
    "\n"
    "  baogao run [-o DIR] INPUT...     read reports, write facts with their evidence\n"
    "  baogao inspect FILE              what the reader sees of a file\n"
    "  baogao scripts [--why FILE]      which scripts there are, and which fits a file\n"
    "  baogao try SCRIPT FILE...        a script on a report: facts, checks, what was left\n"
    "  baogao test [SCRIPT...]          the samples in scripts\n"
    "\n"
    "  baogao COMMAND --help            more about a command\n"
    "  baogao --version\n"
    "\n"
    "Exit codes: 0 done; 1 usage; 2 system error; 3 checks failed (try, test, run --strict), more\n"
    "residue than allowed, nothing tested; 4 some reports failed; 5 script error; 130 "
    "interrupted.\n"
    "Data goes to standard output, everything else to standard error.\n";

static const struct {
    const char *command;
    const char *text;
} helps[] = {
    {"run",
     "baogao run [options] INPUT...\n"
     "\n"
     "INPUT is a file, a folder, or '-' for a list of paths on standard input. Without -o the "
     "facts go\n"
     "to standard output. One bad report never stops a run: it is a row in reports.csv.\n"
     "\n"
     "  -o DIR               write facts.csv, evidence.csv, checks.csv, residue.csv, reports.csv,\n"
     "                       manifest.json and timings.csv into DIR\n"
     "  --format F           csv (default), ndjson, or excel (a mark for UTF-8, no live formulas)\n"
     "  --script NAME        read every report with this script, whatever it is\n"
     "  --scripts DIR        scripts of your own, besides those that came with the program\n"
     "  --meta FILE.csv      report,place,adcode,publisher,level,year,url: given values win\n"
     "  --with SCRIPT:EXPORT also write this export of a script, into DIR/exports/EXPORT\n"
     "  --strict             exit 3 when a check fails\n"
     "  --max-residue N      exit 3 when more than N figures were claimed by no rule\n"
     "  --charset NAME       the charset somebody declared for these files\n"
     "  --strict-text        a bad byte fails the report instead of becoming U+FFFD\n"
     "  --max-bytes N        refuse larger files (64M)\n"
     "  --max-line N         refuse longer lines (1M)\n"
     "  --fresh              a new Lua state for every report\n"
     "  --quiet, --log json  less, or machine-readable, on standard error\n"},
    {"inspect",
     "baogao inspect [--json|--text] FILE\n"
     "\n"
     "Shows encoding, metadata with where it was found, the tree of headings, paragraphs and "
     "tables,\n"
     "the figures, the warnings. Exit 4 when the file cannot be read, with a CODE and the reason.\n"
     "\n"
     "  --json               everything, for programs\n"
     "  --text               only the text\n"
     "  --charset NAME, --strict-text, --max-bytes N, --max-line N as for run\n"},
    {"scripts", "baogao scripts [--json] [--scripts DIR]\n"
                "baogao scripts --why FILE\n"
                "\n"
                "Lists the scripts that are installed; with --why scores each for a file and says "
                "why. 50 is a match.\n"},
    {"try", "baogao try SCRIPT FILE...\n"
            "\n"
            "SCRIPT is a file, or the name of an installed script. Shows its score and the next "
            "best one's, the\n"
            "facts with rule, quote and line, the checks with both sides, the rules that did not "
            "match and the\n"
            "figures that nobody claimed. Exit 3 when a check fails.\n"},
    {"test", "baogao test [--update] [SCRIPT...]\n"
             "\n"
             "Runs the samples in scripts (all installed ones when none is named), forwards and "
             "backwards, and\n"
             "compares golden files (tests/*.facts.csv beside a script) with what their reports "
             "give now. A run\n"
             "that tests nothing fails.\n"
             "\n"
             "  --update             write the golden files again, after showing what changes\n"
             "  --quiet              only failures and the last line\n"},
};

bool bao_help_print(const char *command, FILE *out)
{
    if (!command) {
        fputs(general, out);
        return true;
    }
    for (size_t i = 0; i < sizeof helps / sizeof *helps; i++) {
        if (strcmp(helps[i].command, command) == 0) {
            fputs(helps[i].text, out);
            return true;
        }
    }
    return false;
}

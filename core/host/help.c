/* help.c - what the program says about itself. */
#include <stdio.h>

#include "host/options.h"

static const char general[] =
    "baogao - audited figures from Chinese local-government reports\n"
    "\n"
    "  baogao run [-o DIR] INPUT...     read reports, write facts with their evidence\n"
    "  baogao inspect FILE              what the reader sees of a file\n"
    "  baogao scripts [--why FILE]      which scripts there are, and which fits a file\n"
    "  baogao new NAME --from FILE      a script to begin with, from a real report\n"
    "  baogao try SCRIPT FILE...        a script on a report: facts, checks, where its rules stop\n"
    "  baogao trace SCRIPT FILE --rule NAME\n"
    "                                   every try of one rule\n"
    "  baogao test [SCRIPT...]          the samples and golden files of scripts\n"
    "  baogao diff --old A --new B INPUT...\n"
    "                                   which facts a change of scripts adds, changes, loses\n"
    "  baogao export RUN... --wide F.csv\n"
    "                                   runs as one table for Stata, R, SPSS, Excel, databases\n"
    "  baogao review RUN -o DIR         pages to look at a run in a browser, and to correct it\n"
    "  baogao codebook [RUN...]         what every column, code and indicator means\n"
    "\n"
    "  baogao worker                    a line names an input, a line of JSON answers\n"
    "  baogao merge PART... -o DIR      parts of a run, made anywhere, as one\n"
    "\n"
    "  baogao COMMAND --help            more about a command\n"
    "  baogao --version\n"
    "  baogao --man                     the manual page; --completion: what bash completes\n"
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
     "INPUT is a file, a folder, an archive (.zip, .tar, .tar.gz, .tar.zst, .tar.xz: the files in "
     "it, as\n"
     "a.zip!/b/c.html), or '-' for a list of paths on standard input. Without -o the facts go\n"
     "to standard output. One bad report never stops a run: it is a row in reports.csv.\n"
     "\n"
     "  -o DIR               write facts.csv, evidence.csv, checks.csv, residue.csv, "
     "warnings.csv,\n"
     "                       expected.csv, reports.csv, manifest.json and timings.csv into DIR\n"
     "  --format F           csv (default), ndjson, or excel (a mark for UTF-8, no live formulas)\n"
     "  --script NAME        read every report with this script, whatever it is\n"
     "  --scripts DIR        scripts of your own, besides those that came with the program\n"
     "  --meta FILE.csv      report,place,adcode,publisher,level,year,url: given values win\n"
     "  --overrides FILE.csv sha256,indicator,dims,value,status,why,who,when: corrections by hand, "
     "as\n"
     "                       the page of baogao review saves them\n"
     "  --with SCRIPT:EXPORT also write this export of a script, into DIR/exports/EXPORT\n"
     "  --strict             exit 3 when a check fails\n"
     "  --max-residue N      exit 3 when more than N figures were claimed by no rule\n"
     "  --charset NAME       the charset somebody declared for these files\n"
     "  --strict-text        a bad byte fails the report instead of becoming U+FFFD\n"
     "  --max-bytes N        refuse larger files (64M)\n"
     "  --max-line N         refuse longer lines (1M)\n"
     "  --fresh              a new Lua state for every report\n"
     "  -j N                 so many processes (as many as there are processors)\n"
     "  --time SECONDS       for one report, its script and all (30); 0 is no limit. Commands that "
     "one\n"
     "                       waits for have 3, and 40 a megabyte of input, unless --time says "
     "else\n"
     "  --memory N           for one process, beyond what all share (2G)\n"
     "  --shard I/N          only the inputs of one shard of N, by their paths; see merge\n"
     "  --again              do everything again; otherwise what an earlier run into DIR did of "
     "the\n"
     "                       same bytes with the same scripts and options is taken from there\n"
     "  --distrust           run scripts as a stranger's: shut in (no files but to read, no "
     "network, no\n"
     "                       programs, so no PDF), a state for each report, 1000 million "
     "instructions;\n"
     "                       nothing is kept for the next run. --trust, the default, takes it "
     "back\n"
     "  --allow-empty        no inputs at all are no error\n"
     "  --quiet, --log json  less, or machine-readable, on standard error\n"},
    {"worker",
     "baogao worker [options] <LINES >RECORDS\n"
     "\n"
     "Each line is a path, or JSON {\"report\": PATH, \"meta\": {\"place\": …}} with the names of "
     "--meta.\n"
     "Each is answered by one line of JSON, the record of that report, before the next is read;\n"
     "reports that fail are answered, too. merge makes a run folder of such lines.\n"
     "\n"
     "  --script NAME, --scripts DIR, --overrides FILE.csv, --with SCRIPT:EXPORT, --charset NAME,\n"
     "  --strict-text, --max-bytes N, --max-line N, --fresh, --time SECONDS, --memory N, "
     "--distrust\n"
     "  as for run\n"
     "  --quiet              less on standard error\n"},
    {"merge",
     "baogao merge PART... -o DIR\n"
     "\n"
     "PART is the folder of a run (of a shard, or of any inputs), or a file of what workers "
     "wrote.\n"
     "DIR gets the files that one run over all of it would have, whatever the order of parts.\n"
     "Reports that are in several parts, and shards that are not there, are told.\n"
     "\n"
     "  -o DIR               the folder that is written\n"
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
    {"scripts",
     "baogao scripts [--json] [--scripts DIR]\n"
     "baogao scripts --why FILE\n"
     "baogao scripts --seal DIR\n"
     "\n"
     "Lists the scripts that are installed, in the user's folder ($XDG_DATA_HOME/baogao/scripts) "
     "and in\n"
     "--scripts DIR; of one name the last one counts. With --why scores each for a file and says "
     "why; 50 is a\n"
     "match. --seal writes DIR/scripts.toml: name, version, licence, script API, and the hash of "
     "every file.\n"},
    {"new",
     "baogao new NAME --from FILE [--all] [-o DIR]\n"
     "\n"
     "Reads a real report, tells its place, year and nearest form, lists its figures with their "
     "sentences,\n"
     "and writes into DIR (the current folder): NAME.lua, a script that extends the form, with a "
     "rule and a\n"
     "sample for every figure that nothing reads yet; tests/NAME/ with the report and a golden "
     "file "
     "to be\n"
     "corrected; .luarc.json for editors. What it wrote is tested at once.\n"
     "\n"
     "  -o DIR               where to write\n"
     "  --all                a rule for every figure, not only for the first of them\n"
     "  --scripts DIR        scripts of your own, which may be extended too\n"
     "  --charset NAME, --strict-text as for run\n"},
    {"try",
     "baogao try [--watch] [-i] [--all] SCRIPT FILE...\n"
     "\n"
     "SCRIPT is a file, or the name of an installed script. Shows its score and the next best "
     "one's; the\n"
     "facts with rule, quote and line; the checks with both sides, and which unclaimed figures "
     "make "
     "up a gap;\n"
     "the figures that nobody claimed; and for every rule that did not match, or ended before its "
     "sentence\n"
     "did: where it stopped, what was wanted there, on which line of the script, and the word to "
     "add. Exit 3\n"
     "when a check fails.\n"
     "\n"
     "  --watch              again whenever the script, its form or a report is saved\n"
     "  -i                   end in a Lua prompt with report, facts, checks, zh, w, lpeg\n"
     "  --all                every rule that stopped with its place, those of the form too\n"
     "  --near WORD, --section WORD, --lines A-B\n"
     "                       of the figures that nobody claimed those in a sentence with WORD, "
     "under "
     "a heading\n"
     "                       with it, on these lines; those near words of the script come first\n"
     "  --page FILE.html     a page as of `review` instead: the reports beside their figures\n"
     "  --scripts DIR, --charset NAME, --strict-text as for run\n"},
    {"trace",
     "baogao trace SCRIPT FILE --rule NAME [--depth N]\n"
     "\n"
     "Prints every try of the rules called NAME: where it begins, and enter, leave and fail of "
     "what "
     "is named\n"
     "inside it (facts, lists, rules of grammars), with lines and with bytes of the folded text.\n"
     "\n"
     "  --depth N            how many levels are shown (4)\n"
     "  --scripts DIR, --charset NAME, --strict-text as for run\n"},
    {"test",
     "baogao test [--update] [--watch] [--all] [SCRIPT...]\n"
     "\n"
     "Runs the samples in scripts (all installed ones when none is named), forwards and backwards, "
     "and\n"
     "compares golden files (tests/NAME/REPORT.facts.csv and REPORT.checks.csv beside the script "
     "NAME) with what\n"
     "their reports give now. Also that a report of a golden file fits the script, and that "
     "exports "
     "run. Tells\n"
     "how many rules and words nothing reached, and of named scripts which. A run that tests "
     "nothing fails.\n"
     "\n"
     "  --update             write the golden files again, and show what changes\n"
     "  --watch              again whenever a script or a golden file is saved\n"
     "  --all                name what nothing reached for every script\n"
     "  --quiet              only failures and the last line\n"},
    {"diff",
     "baogao diff --old A --new B [-o FILE.html] INPUT...\n"
     "\n"
     "Reads every input twice and shows, report by report, which facts B adds, changes and loses, "
     "and which\n"
     "it finds elsewhere. A and B are scripts (files or names), or folders of scripts that stand "
     "besides the\n"
     "installed ones. Inputs that fit neither side are counted.\n"
     "\n"
     "  -o FILE.html         the same as one page\n"
     "  --scripts DIR, --charset NAME, --strict-text as for run\n"},
    {"codebook",
     "baogao codebook [--md|--csv|--json] [RUN...]\n"
     "\n"
     "Prints every column of the files of a run, every code in them, and every indicator that the "
     "installed\n"
     "scripts declare: label, unit, breakdowns, total, forms with their years, and what a derived "
     "one is made of.\n"
     "With RUN only the indicators of these runs, and the columns of their wide table with how "
     "many "
     "values each has.\n"
     "\n"
     "  --md                 Markdown, for people (what it is without an option)\n"
     "  --csv, --json        for programs\n"
     "  --scripts DIR, --quiet as for run\n"},
    {"review",
     "baogao review RUN -o DIR|FILE.html\n"
     "\n"
     "Pages that open from disk in any browser, offline: each report beside what was read of it, "
     "every figure in\n"
     "its sentence or cell, what no rule claims, the checks that do not hold; index.html for all "
     "of "
     "them. A value can\n"
     "be corrected there and saved as overrides.csv.\n"
     "\n"
     "  -o DIR               index.html, and a page for each report in DIR/reports\n"
     "  -o FILE.html         one page for all, of up to 50 reports\n"
     "  --scripts DIR        where the run's scripts are, for the lines of their rules\n"
     "  --quiet              as for run\n"},
    {"export",
     "baogao export RUN... [--wide F.csv] [--xlsx F] [--dta F] [--sqlite F] ... [--by place,year] "
     "[--status]\n"
     "\n"
     "RUN is a folder that `run -o` wrote; several are put together. The wide table has a row for "
     "each report\n"
     "and a column for each figure; a figure that has no value is an empty cell, never 0. Every "
     "export carries\n"
     "its codebook. Several exports can be written at once.\n"
     "\n"
     "  --wide F.csv         the wide table, and F.codebook.csv\n"
     "  --long F.csv         a row for each figure, with the place that states it\n"
     "  --series F.csv       place, year, series, value: one series over forms where the figure is "
     "the same;\n"
     "                       another year's figure in a report is told as restated or planned\n"
     "  --across F.csv       reports of one place against other years': what was carried over, "
     "stocks, growth,\n"
     "                       figures told again, the same figures twice; places against the sum of "
     "those "
     "below\n"
     "                       them; rates far from other places'\n"
     "  --metrics F.csv      rates and totals with their formula, base, change, rank and "
     "percentile; "
     "small bases\n"
     "                       are neither rated nor ranked\n"
     "  --xlsx F             for Excel: data with quotes as comments, codebook, checks, sources\n"
     "  --sqlite F           a database: tables with keys, views long and wide\n"
     "  --dta F              for Stata: labels, and .a .b .c .d for blank, not applicable, "
     "illegible,\n"
     "                       contradictory\n"
     "  --sav F              for SPSS\n"
     "  --package DIR        a data package: CSV files and datapackage.json (Frictionless)\n"
     "  --csvw DIR           CSV files and csv-metadata.json (CSV on the Web)\n"
     "  --md F.md            a summary with small charts, F.charts/*.svg\n"
     "  --with NAME          what an export script makes of the panel, into RUN/exports/NAME; a "
     "file, or city-card,\n"
     "                       latex-table, bar-chart\n"
     "  --by COLUMN,...      which columns come first: report, place, adcode, publisher, level, "
     "year, form,\n"
     "                       adcode_now; rows that are alike in them are told\n"
     "  --status             a column behind each figure: reported, blank, none_stated, ... and "
     "its "
     "hedge\n"
     "  --scripts DIR, --quiet, --log json as for run\n"},
};

const char *bao_help_at(size_t index, const char **command)
{
    if (index >= sizeof helps / sizeof *helps) {
        return NULL;
    }
    *command = helps[index].command;
    return helps[index].text;
}

const char *bao_help_text(const char *command)
{
    const char *name;
    const char *text = general;
    for (size_t i = 0; command && (text = bao_help_at(i, &name)) != NULL; i++) {
        if (strcmp(name, command) == 0) {
            break;
        }
    }
    return text;
}

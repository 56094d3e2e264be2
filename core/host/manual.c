/* manual.c - writing the manual page and the completion. */
#include "host/manual.h"

#include <string.h>

#include "host/options.h"

/* A text as it stands: lines that begin with a mark of roff, and backslashes, are protected. */
static void print_plain(const char *text, FILE *out)
{
    fputs(".nf\n", out);
    for (const char *p = text; *p; p++) {
        if ((*p == '.' || *p == '\'') && (p == text || p[-1] == '\n')) {
            fputs("\\&", out);
        }
        if (*p == '\\') {
            fputs("\\e", out);
        } else if (*p == '-') {
            fputs("\\-", out);
        } else {
            fputc(*p, out);
        }
    }
    fputs(".fi\n", out);
}

static const char environment[] =
    "BAOGAO_HOME     the folder that holds lua/ and scripts/, when it is not beside the program\n"
    "XDG_DATA_HOME   scripts of your own lie in its folder baogao/scripts (~/.local/share)\n";

static const char examples[] = "baogao run -o out reports/      every report of a folder\n"
                               "baogao inspect report.html      what the reader sees of one\n"
                               "baogao scripts --why report.txt why no script fits\n"
                               "baogao new 411000-xuchang --from report.txt\n"
                               "baogao try --watch 411000-xuchang.lua report.txt\n";

void bao_manual_print(FILE *out)
{
    const char *command;
    const char *text;
    fputs(".TH BAOGAO 1 \"\" \"baogao " BAO_VERSION "\" \"User commands\"\n.SH NAME\n", out);
    fputs("baogao \\- audited figures from Chinese local\\-government reports\n", out);
    fputs(".SH SYNOPSIS\n.B baogao\n.I COMMAND\n[options] [inputs]\n.SH DESCRIPTION\n", out);
    print_plain(bao_help_text(NULL), out);
    fputs(".SH COMMANDS\n", out);
    for (size_t i = 0; (text = bao_help_at(i, &command)) != NULL; i++) {
        fprintf(out, ".SS %s\n", command);
        print_plain(text, out);
    }
    fputs(".SH ENVIRONMENT\n", out);
    print_plain(environment, out);
    fputs(".SH EXAMPLES\n", out);
    print_plain(examples, out);
}

void bao_completion_print(FILE *out)
{
    const char *command;
    fputs("# Completion of baogao for bash; baogao --completion writes it.\n"
          "_baogao() {\n"
          "  local word=${COMP_WORDS[COMP_CWORD]} commands=\"",
          out);
    for (size_t i = 0; bao_help_at(i, &command); i++) {
        fprintf(out, "%s%s", i ? " " : "", command);
    }
    fputs("\" options= word_only=\n"
          "  if [ \"$COMP_CWORD\" = 1 ]; then\n"
          "    mapfile -t COMPREPLY < <(compgen -W \"$commands --help --version\" -- \"$word\")\n"
          "    return\n"
          "  fi\n"
          "  case ${COMP_WORDS[1]} in\n",
          out);
    for (size_t i = 0; bao_help_at(i, &command); i++) {
        fprintf(out, "    %s) options=\"", command);
        bao_options_print(command, out);
        fputs("\" ;;\n", out);
    }
    fputs("  esac\n"
          "  case ${COMP_WORDS[COMP_CWORD - 1]} in\n"
          "    --format) options=\"csv ndjson excel\" word_only=yes ;;\n"
          "    --log) options=json word_only=yes ;;\n"
          "    --script|--scripts|--meta|--overrides|--from|--old|--new|--seal|-o) options= ;;\n"
          "  esac\n"
          "  mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$word\"\n"
          "    [ -n \"$word_only\" ] || compgen -f -- \"$word\")\n"
          "}\n"
          "complete -o filenames -F _baogao baogao\n",
          out);
}

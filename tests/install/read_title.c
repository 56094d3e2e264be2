/* read_title.c - a program of somebody else's: reads a report and prints its title. */
#include <stdio.h>

#include "baogao.h"
#include "base/file.h"

int main(int argc, char **argv)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    const char *path = argc > 1 ? argv[1] : "";
    bao_read_options options = {.strict = false};
    bao_report report;
    bao_error error;
    bao_span source;
    if (bao_file_read(arena, path, 0, &source, &error) != BAO_OK ||
        bao_report_read(&report, arena, source, bao_span_of(path), &options, &error) != BAO_OK) {
        fprintf(stderr, "%s: %s: %s\n", path, bao_status_code(error.status), error.message);
        return 1;
    }
    bao_span title = report.meta[BAO_META_TITLE].value;
    printf("%.*s\n", (int)title.n, title.p);
    bao_arena_drop(arena);
    return 0;
}

/* print_facts.c - a program of somebody else's: prints the facts of the reports that it is given.
 * print_facts HOME FILE...; HOME is what `pkg-config --variable=home baogao` says. */
#include <stdio.h>

#include "baogao.h"
#include "base/file.h"

static void print_fact(const bao_record *record, const bao_record_fact *fact)
{
    char value[BAO_DECIMAL_TEXT] = "";
    if (fact->valued) {
        bao_decimal_print(fact->value, value);
    }
    printf("%.*s[%.*s] %s %.*s", (int)fact->indicator.n, fact->indicator.p, (int)fact->dims.n,
           fact->dims.p, value, (int)fact->unit.n, fact->unit.p);
    if (fact->mention != BAO_NONE) {
        const bao_record_mention *m = &record->mentions[fact->mention];
        printf(" line %u: %.*s", m->place.line, (int)m->place.raw.n, m->place.raw.p);
    }
    putchar('\n');
}

static bool print_report(bao_session *session, bao_arena *arena, const char *path)
{
    bao_span source;
    bao_error error;
    bao_record record;
    if (bao_file_read(arena, path, 0, &source, &error) != BAO_OK ||
        !bao_session_read(session, source, path, arena, &record)) {
        fprintf(stderr, "%s: cannot be read\n", path);
        return false;
    }
    printf("%s: %s, %zu facts, %u figures unclaimed %.*s\n", path,
           bao_result_verdict_name(record.verdict), record.fact_count, record.unclaimed,
           (int)record.reason.n, record.reason.p);
    for (size_t i = 0; i < record.fact_count; i++) {
        print_fact(&record, &record.facts[i]);
    }
    return true;
}

int main(int argc, char **argv)
{
    bao_error error;
    const bao_session_settings settings = {.home = argc > 1 ? argv[1] : NULL};
    bao_session *session = bao_session_open(&settings, &error);
    if (!session) {
        fprintf(stderr, "%s: %s\n", bao_status_code(error.status), error.message);
        return 1;
    }
    int bad = 0;
    for (int i = 2; i < argc; i++) {
        bao_arena *arena = bao_arena_new(&bao_alloc_libc);
        bad += !arena || !print_report(session, arena, argv[i]);
        bao_arena_drop(arena);
    }
    bao_session_close(session);
    return bad != 0;
}

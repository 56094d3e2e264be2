/* fuzz_record.c - any bytes as a report, read by every form that is shipped, made into records. */
#include "records.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const forms[] = {"ogi-2014", "ogi-2019", "ogi-2021", "communique"};

#define FORM_COUNT (sizeof forms / sizeof *forms)

static bao_session *open_form(const char *form)
{
    const bao_session_settings settings = {.home = BAO_BUILD, .script = form};
    bao_error error;
    bao_session *session = bao_session_open(&settings, &error);
    if (!session) {
        fprintf(stderr, "%s: %s\n", form, error.message);
        exit(2);
    }
    return session;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bao_session *sessions[FORM_COUNT];
    static bao_arena *arena;
    arena = arena ? arena : bao_arena_new(&bao_alloc_libc);
    for (size_t i = 0; arena && i < FORM_COUNT; i++) {
        bao_record record;
        sessions[i] = sessions[i] ? sessions[i] : open_form(forms[i]);
        bao_arena_reset(arena);
        if (bao_session_read(sessions[i], (bao_span){(const char *)data, size}, "report", arena,
                             &record)) {
            check_record(&record, NULL);
        }
    }
    return 0;
}

/* fuzz_xls.c - a workbook in BIFF8 with bytes changed: the input is places (two bytes) and what is
 * to stand there. */
#include "doc/dump.h"
#include "read/reader.h"
#include "xls_maker.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const bao_read_options options = {.max_columns = 64};
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    bao_error error;
    const bao_span whole = xls_of(arena);
    char *p = bao_arena_copy(arena, whole.p, whole.n);
    for (size_t i = 0; i + 3 <= size && i < 300; i += 3) {
        p[(data[i] | (size_t)data[i + 1] << 8) % whole.n] = (char)data[i + 2];
    }
    if (bao_report_read(&report, arena, (bao_span){p, whole.n}, BAO_SPAN("in.xls"), &options,
                        &error) == BAO_OK) {
        bao_buf out = bao_buf_in(arena);
        bao_report_dump(&report, &out);
        if (out.failed) {
            abort();
        }
    }
    bao_arena_drop(arena);
    return 0;
}

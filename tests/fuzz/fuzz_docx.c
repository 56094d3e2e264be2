/* fuzz_docx.c - any bytes as the body of a Word document in XML. */
#include "doc/dump.h"
#include "read/reader.h"
#include "zip_maker.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const bao_read_options options = {.max_columns = 64};
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    const bao_span source = docx_of(arena, (bao_span){(const char *)data, size}, NULL);
    bao_report report;
    bao_error error;
    if (bao_report_read(&report, arena, source, BAO_SPAN("in.docx"), &options, &error) == BAO_OK) {
        bao_buf out = bao_buf_in(arena);
        bao_report_dump(&report, &out);
        if (out.failed) {
            abort();
        }
    }
    bao_arena_drop(arena);
    return 0;
}

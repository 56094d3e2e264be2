/* fuzz_doc.c - a Word 97 document with bytes changed: the input is places (two bytes) and what is
 * to stand there. */
#include "doc/dump.h"
#include "ole_maker.h"
#include "read/reader.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bao_span whole;
static bao_arena *kept; /* that it lives in */

static void make(void)
{
    static const char cell[] = "\x16\x24\x01";
    static const char row[] =
        "\x16\x24\x01\x17\x24\x01\x08\xD6\x30\x00\x02\x00\x00\xE8\x03\xB8\x0B\x60\x00"
        "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
    kept = bao_arena_new(&bao_alloc_libc);
    doc_maker doc = {.arena = kept};
    doc.text = bao_buf_in(doc.arena);
    doc_line(&doc, "2024年收支情况表");
    for (int i = 0; i < 3; i++) {
        doc_text(&doc, "收入\x13 X \x14", (bao_span){NULL, 0});
        doc_text(&doc, "12", BAO_SPAN("\x3C\x08\x01\x48\x2A\x01"));
        doc_end(&doc, '\7', (bao_span){cell, sizeof cell - 1});
        doc_text(&doc, "3208\x15", (bao_span){NULL, 0});
        doc_end(&doc, '\7', (bao_span){cell, sizeof cell - 1});
        doc_end(&doc, '\7', (bao_span){row, sizeof row - 1});
    }
    doc_line(&doc, "正文到此为止。");
    whole = doc_of(&doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const bao_read_options options = {.max_columns = 64};
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    bao_error error;
    if (!whole.p) {
        make();
    }
    char *p = bao_arena_copy(arena, whole.p, whole.n);
    for (size_t i = 0; i + 3 <= size && i < 300; i += 3) {
        p[(data[i] | (size_t)data[i + 1] << 8) % whole.n] = (char)data[i + 2];
    }
    if (bao_report_read(&report, arena, (bao_span){p, whole.n}, BAO_SPAN("in.doc"), &options,
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

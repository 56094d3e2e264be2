/* fuzz_trace.c - reads any bytes as what mutool says of a PDF, and as what pdftotext says. */
#include "read/pdf/pdf_boxes.h"
#include "read/pdf/pdf_read.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool whole(void *ud, bao__pdf_page *page)
{
    bao__pdf_doc *doc = ud;
    bao__pdf_add_page(doc, page);
    return !doc->failed;
}

static void check_places(const bao_report *report)
{
    for (size_t i = 0; i < report->box_count; i++) {
        const bao_box *box = &report->boxes[i];
        if (box->text.from >= box->text.to || box->text.to > report->text.utf8.n ||
            bao_report_page(report, box->text.from) != box->page) {
            abort();
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const bao_span text = {(const char *)data, size};
    bao_arena *arena = bao_arena_new(&bao_alloc_libc), *scratch = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    bao_error error;
    if (!arena || !scratch) {
        abort();
    }
    bao_report_start(&report, arena, BAO_SPAN("a.pdf"), "pdf");
    if (bao__pdf_read_trace(&report, text, text, &error) == BAO_OK &&
        bao_report_finish(&report, &error) == BAO_OK) {
        check_places(&report);
    }
    bao__pdf_page page = {.arena = arena, .scratch = scratch};
    bao__pdf_doc doc = {.arena = arena, .text = bao_buf_in(arena)};
    bao__boxes boxes = {.page = &page, .whole = whole, .ud = &doc, .most = 100};
    bao__boxes_read(&boxes, text);
    bao_arena_drop(arena);
    bao_arena_drop(scratch);
    return 0;
}

/* fuzz_xlsx.c - any bytes as the rows of a sheet of a workbook in XML, and as format codes. */
#include "doc/dump.h"
#include "read/reader.h"
#include "read/sheet/format.h"
#include "zip_maker.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const bao_read_options options = {.max_columns = 64};
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    const bao_span bytes = {(const char *)data, size};
    zip_maker zip = zip_maker_in(arena);
    bao_buf sheet = bao_buf_in(arena), shown = bao_buf_in(arena);
    bao_report report;
    bao_error error;
    bao__format_put(&shown, (bao_span){bytes.p, size < 64 ? size : 64}, -45530.6789, false);
    bao__format_put(&shown, (bao_span){bytes.p, size < 64 ? size : 64}, 45530.6789, true);
    bao_buf_string(&sheet, "<worksheet>");
    bao_buf_span(&sheet, bytes);
    bao_buf_string(&sheet, "</worksheet>");
    zip_add(&zip, "xl/workbook.xml",
            BAO_SPAN("<workbook><sheets><sheet name=\"a\" id=\"b\"/></sheets></workbook>"));
    zip_add(&zip, "xl/_rels/workbook.xml.rels",
            BAO_SPAN("<Relationships><Relationship Id=\"b\" Target=\"s.xml\"/></Relationships>"));
    zip_add(&zip, "xl/s.xml", bao_buf_view(&sheet));
    if (bao_report_read(&report, arena, zip_end(&zip), BAO_SPAN("in.xlsx"), &options, &error) ==
        BAO_OK) {
        bao_buf out = bao_buf_in(arena);
        bao_report_dump(&report, &out);
        if (out.failed) {
            abort();
        }
    }
    bao_arena_drop(arena);
    return 0;
}

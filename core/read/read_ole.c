/* read_ole.c - OLE2 files that hold neither a document nor a workbook: they are told by what they
 * hold. */
#include "read/formats.h"
#include "read/ole.h"

static bao_status read(bao_report *report, bao_span source, const bao_read_options *options,
                       bao_error *error)
{
    bao__ole ole;
    bao__ole_entry entry;
    (void)report, (void)options;
    const bao_status status = bao__ole_open(&ole, source, error);
    if (status != BAO_OK) {
        return status;
    }
    if (bao__ole_has(&ole, "EncryptedPackage", &entry)) {
        return bao_fail(error, BAO_ENCRYPTED, "the file needs a password; save it without one");
    }
    const bool slides = bao__ole_has(&ole, "PowerPoint Document", &entry);
    return bao_fail(error, BAO_UNSUPPORTED,
                    "%s; save the report as a document, plain text or Markdown and read that",
                    slides ? "slides are not read" : "an OLE2 file without a document or workbook");
}

static int recognize(bao_span source, bao_span name)
{
    (void)name;
    return bao__ole_is(source) ? 90 : 0;
}

const bao_reader bao_reader_ole = {"ole", recognize, read};

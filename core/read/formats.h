/* formats.h - the readers, and what they share before a byte is decoded. For this layer only. */
#ifndef BAO_READ_FORMATS_H
#define BAO_READ_FORMATS_H

#include "read/reader.h"

extern const bao_reader bao_reader_text, bao_reader_markdown, bao_reader_html, bao_reader_docx,
    bao_reader_pdf, bao_reader_doc, bao_reader_xlsx, bao_reader_xls, bao_reader_mht, bao_reader_rtf,
    bao_reader_ole;

/* Formats known by sight: their readers have no `read` yet. */
extern const bao_reader bao__unsupported_formats[];
extern const size_t bao__unsupported_count;

/* Bytes of the headers of a saved HTTP response, with the blank line, at the start of `source`. */
size_t bao__http_size(bao_span source);

/* The charset somebody declared: in the options, else in HTTP headers. */
bao_span bao__declared(bao_span source, const bao_read_options *options);

#endif

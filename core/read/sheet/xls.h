/* xls.h - the records of an XLS workbook (Excel 97 to 2003, BIFF8). For this layer only. [MS-XLS]
 * is the source of all numbers. */
#ifndef BAO_READ_SHEET_XLS_H
#define BAO_READ_SHEET_XLS_H

#include "read/ole.h"
#include "read/sheet/values.h"

typedef struct bao__xls_record {
    uint16_t kind;
    bao_span data;
} bao__xls_record;

/* The record at *at, which moves behind it; false at the end. */
bool bao__xls_next(bao_span stream, size_t *at, bao__xls_record *record);

/* Text that may go on in CONTINUE records, where its width is told anew. */
typedef struct bao__xls_reader {
    bao_span stream;
    size_t at;     /* of the next record */
    bao_span left; /* of the record that is read */
} bao__xls_reader;

/* The next byte over the borders of records; 0 behind the last. */
uint8_t bao__xls_byte(bao__xls_reader *reader);
uint32_t bao__xls_number(bao__xls_reader *reader, unsigned bytes);

/* A font by its number raises what is set in it. */
typedef struct bao__xls_fonts {
    const bool *raised;
    size_t count;
} bao__xls_fonts;

/* A string at the reader: `wide_count` is how many bytes tell its length (1 or 2). Appends it to
 * `out`, with the digits raised that its runs raise. */
void bao__xls_string(bao__xls_reader *reader, unsigned count_bytes, const bao__xls_fonts *fonts,
                     bao_buf *out);

#endif

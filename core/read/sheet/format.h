/* format.h - numbers as a workbook shows them. For this layer only. */
#ifndef BAO_READ_SHEET_FORMAT_H
#define BAO_READ_SHEET_FORMAT_H

#include "base/buf.h"

/* The format code of a built-in format, as Excel in Chinese has it; "General" for those that are
 * none. */
const char *bao__format_built_in(unsigned id);

/* Adds `value` as format code `code` shows it. `from_1904`: days are counted from 1904 on. */
void bao__format_put(bao_buf *out, bao_span code, double value, bool from_1904);

#endif

/* format_date.h - dates as a workbook shows them. For this layer only. */
#ifndef BAO_READ_SHEET_FORMAT_DATE_H
#define BAO_READ_SHEET_FORMAT_DATE_H

#include "base/buf.h"

/* The section of a format code shows a date or a time. */
bool bao__format_is_date(bao_span section);

/* Adds the day number `value` as `section` shows it. */
void bao__format_date(bao_buf *out, bao_span section, double value, bool from_1904);

#endif

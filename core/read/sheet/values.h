/* values.h - what the cells of a workbook show: its strings, its formats. For this layer only. */
#ifndef BAO_READ_SHEET_VALUES_H
#define BAO_READ_SHEET_VALUES_H

#include "read/sheet/sheet.h"

typedef struct bao__values {
    bao_report *report;
    bao_span *strings;
    size_t string_count, string_capacity;
    bao_span *formats; /* codes, by cell style */
    size_t format_count, format_capacity;
    bao_buf text;
    bool from_1904;
    uint32_t blank_formulas; /* without a value */
    bool failed;             /* out of memory */
} bao__values;

/* Nothing yet. */
void bao__values_start(bao__values *values, bao_report *report);

/* Adds the next shared string; the format code of the next cell style. */
void bao__values_add_string(bao__values *values, bao_span text);
void bao__values_add_format(bao__values *values, bao_span code);

/* Shared string n, blank when there is none. */
bao_span bao__values_string(const bao__values *values, uint32_t n);

/* A number as cell style `style` shows it; warns of one that is not shown. */
bao_span bao__values_number(bao__values *values, const bao__sheet *sheet, size_t style,
                            double number);

/* Adds text to a string in the making; raised digits are no digits of a number. */
void bao__values_put(bao_buf *out, bao_span text, bool raised);

/* Warns of formulas without a value. */
void bao__values_warn(const bao__values *values);

#endif

/* values.c - shared strings, and numbers by the formats of their cells. */
#include "read/sheet/values.h"

#include "read/line.h"
#include "read/sheet/format.h"

void bao__values_start(bao__values *values, bao_report *report)
{
    *values = (bao__values){.report = report, .text = bao_buf_in(report->arena)};
}

void bao__values_add_string(bao__values *values, bao_span text)
{
    if (!BAO_RESERVE(values->report->arena, values->strings, values->string_count,
                     values->string_capacity)) {
        values->failed = true;
        return;
    }
    values->strings[values->string_count++] = text;
}

void bao__values_add_format(bao__values *values, bao_span code)
{
    if (!BAO_RESERVE(values->report->arena, values->formats, values->format_count,
                     values->format_capacity)) {
        values->failed = true;
        return;
    }
    values->formats[values->format_count++] = code;
}

bao_span bao__values_string(const bao__values *values, uint32_t n)
{
    return n < values->string_count ? values->strings[n] : BAO_SPAN("");
}

bao_span bao__values_number(bao__values *values, const bao__sheet *sheet, size_t style,
                            double number)
{
    const bao_span code =
        style < values->format_count ? values->formats[style] : BAO_SPAN("General");
    bao_buf *text = &values->text;
    text->n = 0;
    if (number != 0 || !sheet->no_zeros) {
        bao__format_put(text, code, number, values->from_1904);
    }
    if (number != 0 && !text->failed && bao__trim_span(bao_buf_view(text)).n == 0) {
        bao_warn(&values->report->warnings, "HIDDEN_CELLS", 0,
                 "sheet %.*s: a number (%.15g) whose format shows nothing was left out",
                 (int)(sheet->name.n < 90 ? sheet->name.n : 90), sheet->name.p ? sheet->name.p : "",
                 number);
    }
    const char *copy = text->failed || !bao_buf_room(text, 1)
                           ? NULL
                           : bao_arena_copy(values->report->arena, text->p, text->n);
    values->failed |= !copy;
    return copy ? (bao_span){copy, text->n} : BAO_SPAN("");
}

void bao__values_put(bao_buf *out, bao_span text, bool raised)
{
    static const char *const digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    for (size_t i = 0; i < text.n; i++) {
        if (raised && text.p[i] >= '0' && text.p[i] <= '9') {
            bao_buf_string(out, digits[text.p[i] - '0']);
        } else {
            bao_buf_byte(out, text.p[i]);
        }
    }
}

void bao__values_warn(const bao__values *values)
{
    if (values->blank_formulas) {
        bao_warn(&values->report->warnings, "FORMULA_VALUES", 0,
                 "%u formulas have no value in the file; open it in a spreadsheet and save it",
                 values->blank_formulas);
    }
}

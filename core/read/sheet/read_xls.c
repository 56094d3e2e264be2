/* read_xls.c - XLS: the workbook's globals and its sheets. */
#include "read/formats.h"
#include "read/sheet/format.h"
#include "read/sheet/xls.h"

/* Kinds of records. */
enum {
    FORMULA = 0x06,
    END = 0x0A,
    DATE_MODE = 0x22,
    ENCRYPTION = 0x2F,
    FONT = 0x31,
    COLUMNS = 0x7D,
    SHEET = 0x85,
    NUMBERS = 0xBD,
    RICH_TEXT = 0xD6,
    CELL_STYLE = 0xE0,
    MERGES = 0xE5,
    STRINGS = 0xFC,
    SHARED_TEXT = 0xFD,
    NUMBER = 0x203,
    TEXT = 0x204,
    BOOLEAN = 0x205,
    FORMULA_TEXT = 0x207,
    ROW = 0x208,
    WINDOW = 0x23E,
    SHORT_NUMBER = 0x27E,
    FORMAT = 0x41E,
    BEGIN = 0x809
};

/* Fonts and formats of a workbook. */
#define FONTS_MOST   4096u
#define FORMATS_MOST 4096u

typedef struct format {
    uint16_t id;
    bao_span code;
} format;

typedef struct book {
    bao_report *report;
    bao_span stream;
    bao__values values;
    bao__flow flow;
    bool *raised; /* by font */
    size_t font_count;
    format *formats;
    size_t format_count, format_capacity;
    uint16_t *styles; /* format ids by cell style */
    size_t style_count, style_capacity;
    size_t *sheets; /* where their records stand in the stream */
    size_t sheet_count, sheet_capacity;
    bool encrypted, failed;
    uint32_t formula_row, formula_column; /* whose text comes next */
} book;

static bao_span text_at(book *b, bao_span data, size_t at, unsigned count_bytes)
{
    bao__xls_reader reader = {
        .left = {data.p + (at < data.n ? at : data.n), at < data.n ? data.n - at : 0}};
    bao_buf out = bao_buf_in(b->report->arena);
    bao_buf_room(&out, 1);
    bao__xls_string(&reader, count_bytes, NULL, &out);
    b->failed |= out.failed;
    return out.failed ? BAO_SPAN("") : bao_buf_view(&out);
}

/* Shared strings: `at` is behind their record. */
static void read_strings(book *b, bao_span data, size_t at)
{
    bao__xls_reader reader = {b->stream, at, data};
    const bao__xls_fonts fonts = {b->raised, b->font_count};
    bao__xls_number(&reader, 4);
    const uint32_t count = bao__xls_number(&reader, 4);
    for (uint32_t i = 0; i < count && !b->failed && !b->values.failed; i++) {
        bao_buf out = bao_buf_in(b->report->arena);
        const size_t left = reader.left.n, next = reader.at;
        bao_buf_room(&out, 1);
        bao__xls_string(&reader, 2, &fonts, &out);
        b->failed |= out.failed;
        if (out.failed || (reader.left.n == left && reader.at == next)) {
            return; /* nothing is left */
        }
        bao__values_add_string(&b->values, bao_buf_view(&out));
    }
}

static void add_format(book *b, bao_span data)
{
    if (b->format_count >= FORMATS_MOST) {
        return;
    }
    if (!BAO_RESERVE(b->report->arena, b->formats, b->format_count, b->format_capacity)) {
        b->failed = true;
        return;
    }
    b->formats[b->format_count++] = (format){(uint16_t)bao__le(data, 0, 2), text_at(b, data, 2, 2)};
}

static void add_style(book *b, bao_span data)
{
    if (!BAO_RESERVE(b->report->arena, b->styles, b->style_count, b->style_capacity)) {
        b->failed = true;
        return;
    }
    b->styles[b->style_count++] = (uint16_t)bao__le(data, 2, 2);
}

static void add_sheet(book *b, size_t record)
{
    if (!BAO_RESERVE(b->report->arena, b->sheets, b->sheet_count, b->sheet_capacity)) {
        b->failed = true;
        return;
    }
    b->sheets[b->sheet_count++] = record;
}

/* Codes of cell styles: formats may stand behind them. */
static void resolve_styles(book *b)
{
    for (size_t i = 0; i < b->style_count; i++) {
        bao_span code = bao_span_of(bao__format_built_in(b->styles[i]));
        for (size_t f = 0; f < b->format_count; f++) {
            code = b->formats[f].id == b->styles[i] ? b->formats[f].code : code;
        }
        bao__values_add_format(&b->values, code);
    }
}

static void read_globals(book *b)
{
    size_t at = 0, before = 0;
    bao__xls_record r;
    for (; bao__xls_next(b->stream, &at, &r) && r.kind != END && !b->failed; before = at) {
        switch (r.kind) {
        case ENCRYPTION:
            b->encrypted = true;
            return;
        case DATE_MODE:
            b->values.from_1904 = bao__le(r.data, 0, 2) == 1;
            break;
        case FONT:
            if (b->font_count < FONTS_MOST) {
                b->raised[b->font_count++] = bao__le(r.data, 8, 2) == 1;
            }
            break;
        case FORMAT:
            add_format(b, r.data);
            break;
        case CELL_STYLE:
            add_style(b, r.data);
            break;
        case SHEET:
            add_sheet(b, before);
            break;
        case STRINGS:
            read_strings(b, r.data, at);
            break;
        default:
            break;
        }
    }
    resolve_styles(b);
}

/* A number in 30 bits: of an integer or of a double's upper half, perhaps in hundredths. */
static double short_number(uint32_t rk)
{
    double value;
    if (rk & 2) {
        value = (double)((int32_t)rk >> 2);
    } else {
        const uint64_t bits = (uint64_t)(rk & ~3u) << 32;
        memcpy(&value, &bits, sizeof value);
    }
    return rk & 1 ? value / 100 : value;
}

static double number_at(bao_span data, size_t at)
{
    const uint64_t bits = bao__le(data, at, 4) | (uint64_t)bao__le(data, at + 4, 4) << 32;
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* A cell's row, column and style stand in front of what it holds. */
static void add_number(book *b, bao__sheet *sheet, uint32_t row, uint32_t column, uint32_t style,
                       double value)
{
    if (value > -1e300 && value < 1e300) {
        bao__sheet_add(sheet, row, column, bao__values_number(&b->values, sheet, style, value));
    }
}

static bao_span error_text(uint32_t code)
{
    return code == 0x07   ? BAO_SPAN("#DIV/0!")
           : code == 0x0F ? BAO_SPAN("#VALUE!")
           : code == 0x17 ? BAO_SPAN("#REF!")
           : code == 0x1D ? BAO_SPAN("#NAME?")
           : code == 0x24 ? BAO_SPAN("#NUM!")
           : code == 0x2A ? BAO_SPAN("#N/A")
                          : BAO_SPAN("#NULL!");
}

static bao_span boolean_text(uint32_t value, bool is_error)
{
    return is_error ? error_text(value) : value ? BAO_SPAN("TRUE") : BAO_SPAN("FALSE");
}

/* The value that was computed last; a text stands in a record of its own. */
static void add_formula(book *b, bao__sheet *sheet, uint32_t row, uint32_t column, bao_span data)
{
    if (bao__le(data, 12, 2) != 0xFFFF) {
        add_number(b, sheet, row, column, bao__le(data, 4, 2), number_at(data, 6));
        return;
    }
    const uint32_t kind = bao__le(data, 6, 1);
    if (kind == 1 || kind == 2) {
        bao__sheet_add(sheet, row, column, boolean_text(bao__le(data, 8, 1), kind == 2));
    }
    b->formula_row = row;
    b->formula_column = column;
}

static void add_numbers(book *b, bao__sheet *sheet, bao_span data)
{
    const uint32_t row = bao__le(data, 0, 2), first = bao__le(data, 2, 2);
    const size_t count = data.n > 6 ? (data.n - 6) / 6 : 0;
    for (size_t i = 0; i < count; i++) {
        add_number(b, sheet, row, first + (uint32_t)i, bao__le(data, 4 + i * 6, 2),
                   short_number(bao__le(data, 6 + i * 6, 4)));
    }
}

static void add_merges(bao__sheet *sheet, bao_span data)
{
    const size_t count = bao__le(data, 0, 2);
    for (size_t i = 0; i < count && 2 + (i + 1) * 8 <= data.n; i++) {
        const size_t at = 2 + i * 8;
        bao__sheet_merge_cells(
            sheet, (bao__sheet_merge){bao__le(data, at, 2), bao__le(data, at + 4, 2),
                                      bao__le(data, at + 2, 2) + 1, bao__le(data, at + 6, 2) + 1});
    }
}

static void take_cell(book *b, bao__sheet *sheet, const bao__xls_record *r)
{
    const bao_span data = r->data;
    const uint32_t row = bao__le(data, 0, 2), column = bao__le(data, 2, 2);
    const uint32_t style = bao__le(data, 4, 2);
    switch (r->kind) {
    case SHARED_TEXT:
        bao__sheet_add(sheet, row, column, bao__values_string(&b->values, bao__le(data, 6, 4)));
        break;
    case TEXT:
    case RICH_TEXT:
        bao__sheet_add(sheet, row, column, text_at(b, data, 6, 2));
        break;
    case NUMBER:
        add_number(b, sheet, row, column, style, number_at(data, 6));
        break;
    case SHORT_NUMBER:
        add_number(b, sheet, row, column, style, short_number(bao__le(data, 6, 4)));
        break;
    case NUMBERS:
        add_numbers(b, sheet, data);
        break;
    case BOOLEAN:
        bao__sheet_add(sheet, row, column, boolean_text(bao__le(data, 6, 1), bao__le(data, 7, 1)));
        break;
    case FORMULA:
        add_formula(b, sheet, row, column, data);
        break;
    case FORMULA_TEXT:
        bao__sheet_add(sheet, b->formula_row, b->formula_column, text_at(b, data, 0, 2));
        break;
    default:
        break;
    }
}

static void take_record(book *b, bao__sheet *sheet, const bao__xls_record *r)
{
    const bao_span data = r->data;
    switch (r->kind) {
    case ROW:
        if (bao__le(data, 12, 2) & 0x20) {
            bao__sheet_hide_rows(sheet, bao__le(data, 0, 2), bao__le(data, 0, 2) + 1);
        }
        break;
    case COLUMNS:
        if (bao__le(data, 8, 2) & 1) {
            bao__sheet_hide_columns(sheet, bao__le(data, 0, 2), bao__le(data, 2, 2) + 1);
        }
        break;
    case MERGES:
        add_merges(sheet, data);
        break;
    default:
        take_cell(b, sheet, r);
        break;
    }
}

/* Zeros are shown or not; that is told behind the cells. */
static bool hides_zeros(const book *b, size_t at)
{
    bao__xls_record r;
    int depth = 0;
    while (bao__xls_next(b->stream, &at, &r)) {
        depth += (r.kind == BEGIN) - (r.kind == END);
        if (depth <= 0) {
            return false;
        }
        if (r.kind == WINDOW && depth == 1) {
            return !(bao__le(r.data, 0, 2) & 0x10);
        }
    }
    return false;
}

/* The records of one sheet; charts in it have records of their own. */
static bool read_sheet(book *b, size_t at, bao_span name, size_t number, bool named)
{
    bao__sheet sheet = {.arena = b->report->arena, .name = name, .number = (uint32_t)number};
    bao__xls_record r;
    int depth = 0;
    sheet.no_zeros = hides_zeros(b, at);
    while (bao__xls_next(b->stream, &at, &r) && !b->failed && !b->values.failed) {
        depth += (r.kind == BEGIN) - (r.kind == END);
        if (depth <= 0) {
            break;
        }
        if (depth == 1) {
            take_record(b, &sheet, &r);
        }
    }
    return !b->failed && !b->values.failed && bao__sheet_write(&sheet, &b->flow, named);
}

static bool read_sheets(book *b)
{
    size_t shown = 0;
    bao__xls_record r;
    for (size_t i = 0; i < b->sheet_count; i++) {
        size_t at = b->sheets[i];
        bao__xls_next(b->stream, &at, &r);
        shown += !(bao__le(r.data, 4, 1) & 3) && bao__le(r.data, 5, 1) == 0;
    }
    for (size_t i = 0; i < b->sheet_count; i++) {
        size_t at = b->sheets[i];
        bao__xls_next(b->stream, &at, &r);
        const bao_span name = text_at(b, r.data, 6, 1);
        if (bao__le(r.data, 5, 1) != 0) {
            continue; /* a chart, a macro */
        }
        if (bao__le(r.data, 4, 1) & 3) {
            bao_warn(&b->report->warnings, "HIDDEN_SHEET", b->flow.page.out.n,
                     "the sheet %.*s is hidden: it was left out", (int)(name.n < 90 ? name.n : 90),
                     name.p);
        } else if (!read_sheet(b, bao__le(r.data, 0, 4), name, i + 1, shown > 1)) {
            return false;
        }
    }
    return true;
}

static bao_status open_stream(book *b, bao_span source, bao_error *error)
{
    bao__ole ole;
    bao__ole_entry entry;
    bao_status status = bao__ole_open(&ole, source, error);
    if (status != BAO_OK) {
        return status;
    }
    if (!bao__ole_has(&ole, "Workbook", &entry)) {
        return bao_fail(error, BAO_UNSUPPORTED,
                        "a workbook of Excel 95 or before; save it as .xlsx and read that");
    }
    status = bao__ole_read(&ole, b->report->arena, "Workbook", &b->stream, error);
    if (status == BAO_OK &&
        (bao__le(b->stream, 0, 2) != BEGIN || bao__le(b->stream, 4, 2) != 0x600)) {
        return bao_fail(error, BAO_DAMAGED,
                        "the workbook's records do not begin where they should; open it in a "
                        "spreadsheet and save it as .xlsx");
    }
    return status;
}

static bao_status read(bao_report *report, bao_span source, const bao_read_options *options,
                       bao_error *error)
{
    book *b = bao_arena_calloc(report->arena, 1, sizeof *b);
    (void)options;
    if (!b || !(b->raised = bao_arena_calloc(report->arena, FONTS_MOST, sizeof *b->raised))) {
        return bao_fail(error, BAO_MEMORY, "no memory for the workbook");
    }
    b->report = report;
    bao__values_start(&b->values, report);
    bao__flow_start(&b->flow, report);
    const bao_status status = open_stream(b, source, error);
    if (status != BAO_OK) {
        return status;
    }
    read_globals(b);
    if (b->encrypted) {
        return bao_fail(error, BAO_ENCRYPTED, "the workbook needs a password; save it without one");
    }
    if (b->failed || b->values.failed || !read_sheets(b)) {
        return bao_fail(error, BAO_MEMORY, "no memory for the workbook");
    }
    return bao__flow_finish(&b->flow, source, true, error);
}

static int recognize(bao_span source, bao_span name)
{
    bao__ole ole;
    bao__ole_entry entry;
    bao_error ignored;
    (void)name;
    return bao__ole_is(source) && bao__ole_open(&ole, source, &ignored) == BAO_OK &&
                   (bao__ole_has(&ole, "Workbook", &entry) || bao__ole_has(&ole, "Book", &entry))
               ? 95
               : 0;
}

const bao_reader bao_reader_xls = {"xls", recognize, read};

/* read_xlsx.c - XLSX: workbook, shared strings, styles, sheets. */
#include <stdlib.h>

#include "read/formats.h"
#include "read/line.h"
#include "read/sheet/format.h"
#include "read/sheet/values.h"
#include "read/xml.h"
#include "read/zip_file.h"

/* Cell styles, formats of its own, sheets: no workbook has more. */
#define STYLES_MOST  65536u
#define FORMATS_MOST 1024u
#define SHEETS_MOST  1024u

typedef struct book {
    bao_report *report;
    bao__zip zip;
    bao__flow flow;
    bao__values values;
} book;

static bao_status out_of_memory(bao_error *error)
{
    return bao_fail(error, BAO_MEMORY, "no memory for the workbook");
}

/* _x000D_ stands for a character that XML does not hold; 0: s does not begin so. */
static size_t escape_size(bao_span s)
{
    bool is = s.n >= 7 && s.p[1] == 'x' && s.p[6] == '_';
    for (size_t i = 2; is && i < 6; i++) {
        is = strchr("0123456789ABCDEFabcdef", s.p[i]) != NULL && s.p[i];
    }
    return is ? 7 : 0;
}

/* Such characters are signs of control: no text. */
static void put_text(bao_buf *out, const bao__xml *t, bool raised)
{
    bao_span s = t && t->first ? t->first->text : BAO_SPAN("");
    for (size_t i = 0; i < s.n;) {
        const bao_span rest = {s.p + i, s.n - i};
        const char *next = memchr(rest.p, '_', rest.n);
        const size_t n = next ? (size_t)(next - rest.p) : rest.n;
        const size_t escape = next ? escape_size((bao_span){next, rest.n - n}) : 0;
        bao__values_put(out, (bao_span){rest.p, n + (next && !escape)}, raised);
        i += n + (escape ? escape : next ? 1 : 0);
    }
}

/* A string: plain, or in runs that look different; how it is read aloud is left out. */
static bao_span string_of(book *b, const bao__xml *si)
{
    bao_buf out = bao_buf_in(b->report->arena);
    bao_buf_room(&out, 1);
    for (const bao__xml *child = si ? si->first : NULL; child; child = child->next) {
        if (child->name == bao__xml_t) {
            put_text(&out, child, false);
        } else if (child->name == bao__xml_r) {
            const bao_span raised =
                bao__xml_child_value(bao__xml_child(child, bao__xml_rPr), bao__xml_vertAlign);
            put_text(&out, bao__xml_child(child, bao__xml_t),
                     bao_span_equal(raised, BAO_SPAN("superscript")));
        }
    }
    b->values.failed |= out.failed;
    return out.failed ? (bao_span){"", 0} : bao_buf_view(&out);
}

/* A part of the package by its name in it; *root stays NULL where there is none. */
static bao_status read_part(book *b, const char *name, bao__xml **root, bao_error *error)
{
    bao_span part;
    *root = NULL;
    const bao_status status = bao__zip_read(&b->zip, name, &part, error);
    if (status != BAO_OK) {
        return status == BAO_NOT_FOUND ? BAO_OK : status;
    }
    return bao__xml_read(b->report->arena, part, name, root, error);
}

static void read_strings(book *b, const bao__xml *root)
{
    for (const bao__xml *si = root ? root->first : NULL; si; si = si->next) {
        if (si->name == bao__xml_si) {
            bao__values_add_string(&b->values, string_of(b, si));
        }
    }
}

static bao_span find_format(const bao__xml *formats, long id)
{
    uint32_t n = 0;
    for (const bao__xml *f = formats ? formats->first : NULL; f && n++ < FORMATS_MOST;
         f = f->next) {
        const bao_span code = bao__xml_value(f, bao__xml_formatCode);
        if (code.p && bao__xml_number(bao__xml_value(f, bao__xml_numFmtId), -1) == id) {
            return code;
        }
    }
    return bao_span_of(bao__format_built_in(id < 0 ? 0 : (unsigned)id));
}

static void read_formats(book *b, const bao__xml *root)
{
    const bao__xml *styles = bao__xml_child(root, bao__xml_cellXfs);
    for (const bao__xml *xf = styles ? styles->first : NULL; xf; xf = xf->next) {
        if (xf->name == bao__xml_xf && b->values.format_count < STYLES_MOST) {
            const long id = bao__xml_number(bao__xml_value(xf, bao__xml_numFmtId), 0);
            bao__values_add_format(&b->values,
                                   find_format(bao__xml_child(root, bao__xml_numFmts), id));
        }
    }
}

/* "AB12" as column and row from 0; what is missing stays as it was. */
static void read_place(bao_span ref, uint32_t *row, uint32_t *column)
{
    uint32_t letters = 0, digits = 0;
    size_t i = 0;
    for (; i < ref.n && (ref.p[i] | 0x20) >= 'a' && (ref.p[i] | 0x20) <= 'z' && i < 4; i++) {
        letters = letters * 26 + (uint32_t)((ref.p[i] | 0x20) - 'a') + 1;
    }
    for (; i < ref.n && ref.p[i] >= '0' && ref.p[i] <= '9' && digits < 100000000; i++) {
        digits = digits * 10 + (uint32_t)(ref.p[i] - '0');
    }
    *column = letters ? letters - 1 : *column;
    *row = digits ? digits - 1 : *row;
}

static bao_span number_of(book *b, const bao__sheet *sheet, const bao__xml *c, bao_span value)
{
    const long style = bao__xml_number(bao__xml_value(c, bao__xml_s), 0);
    char digits[64];
    char *end;
    if (value.n == 0 || value.n >= sizeof digits) {
        return value;
    }
    memcpy(digits, value.p, value.n);
    digits[value.n] = '\0';
    const double number = strtod(digits, &end);
    if (*end != '\0' || !(number > -1e300 && number < 1e300)) {
        return value;
    }
    return bao__values_number(&b->values, sheet, style < 0 ? 0 : (size_t)style, number);
}

/* What a cell shows. */
static bao_span shown_of(book *b, const bao__sheet *sheet, const bao__xml *c)
{
    const bao_span type = bao__xml_value(c, bao__xml_t);
    const bao__xml *v = bao__xml_child(c, bao__xml_v);
    const bao_span value = v && v->first ? bao__trim_span(v->first->text) : BAO_SPAN("");
    if (bao_span_equal(type, BAO_SPAN("s"))) {
        const long n = bao__xml_number(value, -1);
        return bao__values_string(&b->values, n < 0 ? UINT32_MAX : (uint32_t)n);
    }
    if (bao_span_equal(type, BAO_SPAN("inlineStr"))) {
        return string_of(b, bao__xml_child(c, bao__xml_is));
    }
    b->values.blank_formulas += !value.n && bao__xml_child(c, bao__xml_f);
    if (bao_span_equal(type, BAO_SPAN("b"))) {
        return value.n && value.p[0] == '1' ? BAO_SPAN("TRUE") : BAO_SPAN("FALSE");
    }
    if (bao_span_equal(type, BAO_SPAN("str")) || bao_span_equal(type, BAO_SPAN("e")) ||
        bao_span_equal(type, BAO_SPAN("d"))) {
        return value;
    }
    return number_of(b, sheet, c, value);
}

static void read_rows(book *b, bao__sheet *sheet, const bao__xml *data)
{
    uint32_t row = 0;
    for (const bao__xml *r = data ? data->first : NULL; r && !b->values.failed; r = r->next) {
        if (r->name != bao__xml_row) {
            continue;
        }
        uint32_t column = 0;
        const long number = bao__xml_number(bao__xml_value(r, bao__xml_r), 0);
        row = number > 0 ? (uint32_t)number - 1 : row;
        const bao_span hidden = bao__xml_value(r, bao__xml_hidden);
        if (bao_span_equal(hidden, BAO_SPAN("1")) || bao_span_equal(hidden, BAO_SPAN("true"))) {
            bao__sheet_hide_rows(sheet, row, row + 1);
        }
        for (const bao__xml *c = r->first; c; c = c->next) {
            if (c->name == bao__xml_c) {
                uint32_t at = row;
                read_place(bao__xml_value(c, bao__xml_r), &at, &column);
                bao__sheet_add(sheet, at, column, shown_of(b, sheet, c));
                column++;
            }
        }
        row++;
    }
}

static void read_columns(bao__sheet *sheet, const bao__xml *cols)
{
    for (const bao__xml *col = cols ? cols->first : NULL; col; col = col->next) {
        const bao_span hidden = bao__xml_value(col, bao__xml_hidden);
        const long from = bao__xml_number(bao__xml_value(col, bao__xml_min), 0);
        const long to = bao__xml_number(bao__xml_value(col, bao__xml_max), 0);
        if ((bao_span_equal(hidden, BAO_SPAN("1")) || bao_span_equal(hidden, BAO_SPAN("true"))) &&
            from > 0 && to >= from) {
            bao__sheet_hide_columns(sheet, (uint32_t)from - 1, (uint32_t)to);
        }
    }
}

static void read_merges(bao__sheet *sheet, const bao__xml *list)
{
    for (const bao__xml *m = list ? list->first : NULL; m; m = m->next) {
        const bao_span ref = bao__xml_value(m, bao__xml_ref);
        const char *colon = ref.p ? memchr(ref.p, ':', ref.n) : NULL;
        if (!colon) {
            continue;
        }
        bao__sheet_merge merge = {0};
        read_place((bao_span){ref.p, (size_t)(colon - ref.p)}, &merge.row, &merge.column);
        read_place((bao_span){colon + 1, ref.n - (size_t)(colon + 1 - ref.p)}, &merge.row_end,
                   &merge.column_end);
        merge.row_end++;
        merge.column_end++;
        bao__sheet_merge_cells(sheet, merge);
    }
}

static bao_status read_sheet(book *b, const char *path, bao_span name, uint32_t number, bool named,
                             bao_error *error)
{
    bao__xml *root;
    bao__sheet sheet = {.arena = b->report->arena, .name = name, .number = number};
    const bao_status status = read_part(b, path, &root, error);
    if (status != BAO_OK) {
        return status;
    }
    const bao__xml *views = bao__xml_child(root, bao__xml_sheetViews);
    const bao_span zeros =
        bao__xml_value(bao__xml_child(views, bao__xml_sheetView), bao__xml_showZeros);
    sheet.no_zeros = bao_span_equal(zeros, BAO_SPAN("0"));
    read_columns(&sheet, bao__xml_child(root, bao__xml_cols));
    read_merges(&sheet, bao__xml_child(root, bao__xml_mergeCells));
    read_rows(b, &sheet, bao__xml_child(root, bao__xml_sheetData));
    return b->values.failed || !bao__sheet_write(&sheet, &b->flow, named) ? out_of_memory(error)
                                                                          : BAO_OK;
}

/* The part that relation `id` leads to, from the folder of the workbook. */
static const char *path_of(book *b, const bao__xml *relations, bao_span id)
{
    for (const bao__xml *r = relations ? relations->first : NULL; r; r = r->next) {
        const bao_span target = bao__xml_value(r, bao__xml_Target);
        if (!target.n || !bao_span_equal(bao__xml_value(r, bao__xml_Id), id)) {
            continue;
        }
        bao_buf path = bao_buf_in(b->report->arena);
        const bool absolute = target.p[0] == '/';
        bao_buf_string(&path, absolute ? "" : "xl/");
        bao_buf_bytes(&path, target.p + absolute, target.n - absolute);
        return bao_buf_cstring(&path);
    }
    return NULL;
}

static bool is_hidden(const bao__xml *sheet)
{
    const bao_span state = bao__xml_value(sheet, bao__xml_state);
    return state.n && !bao_span_equal(state, BAO_SPAN("visible"));
}

static bao_status read_sheets(book *b, const bao__xml *list, const bao__xml *relations,
                              bao_error *error)
{
    uint32_t count = 0, number = 0;
    for (const bao__xml *s = list ? list->first : NULL; s; s = s->next) {
        count += s->name == bao__xml_sheet && !is_hidden(s);
    }
    if (count > SHEETS_MOST) {
        return bao_fail(error, BAO_LIMIT, "%u sheets, more than %u; split the workbook", count,
                        SHEETS_MOST);
    }
    for (const bao__xml *s = list ? list->first : NULL; s; s = s->next) {
        const bao_span name = bao__xml_value(s, bao__xml_name);
        if (s->name != bao__xml_sheet) {
            continue;
        }
        number++;
        if (is_hidden(s)) {
            bao_warn(&b->report->warnings, "HIDDEN_SHEET", b->flow.page.out.n,
                     "the sheet %.*s is hidden: it was left out", (int)(name.n < 90 ? name.n : 90),
                     name.p ? name.p : "");
            continue;
        }
        const char *path = path_of(b, relations, bao__xml_value(s, bao__xml_id));
        const bao_status status =
            path ? read_sheet(b, path, name, number, count > 1, error) : BAO_OK;
        if (status != BAO_OK) {
            return status;
        }
    }
    return BAO_OK;
}

static bao_status read_book(book *b, bao_error *error)
{
    bao__xml *root, *relations, *part;
    bao_status status = read_part(b, "xl/workbook.xml", &root, error);
    if (status != BAO_OK) {
        return status;
    }
    if (!root) {
        return bao_fail(error, BAO_DAMAGED,
                        "missing part: there is no xl/workbook.xml in the file; "
                        "save the workbook again");
    }
    const bao__xml *about = bao__xml_child(root, bao__xml_workbookPr);
    const bao_span from = bao__xml_value(about, bao__xml_date1904);
    b->values.from_1904 =
        bao_span_equal(from, BAO_SPAN("1")) || bao_span_equal(from, BAO_SPAN("true"));
    if ((status = read_part(b, "xl/_rels/workbook.xml.rels", &relations, error)) != BAO_OK ||
        (status = read_part(b, "xl/sharedStrings.xml", &part, error)) != BAO_OK) {
        return status;
    }
    read_strings(b, part);
    if ((status = read_part(b, "xl/styles.xml", &part, error)) != BAO_OK) {
        return status;
    }
    read_formats(b, part);
    return read_sheets(b, bao__xml_child(root, bao__xml_sheets), relations, error);
}

static bao_status read(bao_report *report, bao_span source, const bao_read_options *options,
                       bao_error *error)
{
    book *b = bao_arena_calloc(report->arena, 1, sizeof *b);
    (void)options;
    if (!b) {
        return out_of_memory(error);
    }
    b->report = report;
    bao__values_start(&b->values, report);
    bao__flow_start(&b->flow, report);
    bao_status status = bao__zip_open(&b->zip, report, source, error);
    if (status == BAO_OK) {
        status = read_book(b, error);
    }
    bao__zip_close(&b->zip);
    if (status != BAO_OK) {
        return status;
    }
    bao__values_warn(&b->values);
    return bao__flow_finish(&b->flow, source, true, error);
}

static int recognize(bao_span source, bao_span name)
{
    size_t at = 0;
    bao__zip_entry entry;
    if (!bao_span_starts(source, BAO_SPAN("PK\3\4"))) {
        return 0;
    }
    while (bao__zip_next(source, &at, &entry)) {
        if (bao_span_equal(entry.name, BAO_SPAN("xl/workbook.xml"))) {
            return 95;
        }
    }
    return bao_span_ends(name, BAO_SPAN(".xlsx")) ? 93 : 0;
}

const bao_reader bao_reader_xlsx = {"xlsx", recognize, read};

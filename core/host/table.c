/* table.c - writing CSV cells. */
#include "host/table.h"

#include "base/utf8.h"

static void separate(bao_rows *rows)
{
    if (rows->open) {
        bao_buf_byte(rows->out, ',');
    }
    rows->open = true;
}

static bool needs_quotes(bao_span s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == ',' || s.p[i] == '"' || s.p[i] == '\n' || s.p[i] == '\r') {
            return true;
        }
    }
    return s.n && (s.p[0] == ' ' || s.p[s.n - 1] == ' ');
}

static bool is_formula(bao_span s)
{
    return s.n && strchr("=+-@\t\r", s.p[0]) != NULL;
}

void bao_cell_text(bao_rows *rows, bao_span s)
{
    separate(rows);
    const char *guard = rows->excel && is_formula(s) ? "'" : "";
    if (!needs_quotes(s)) {
        bao_buf_string(rows->out, guard);
        bao_buf_span(rows->out, s);
        return;
    }
    bao_buf_byte(rows->out, '"');
    bao_buf_string(rows->out, guard);
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"') {
            bao_buf_byte(rows->out, '"');
        }
        bao_buf_byte(rows->out, s.p[i]);
    }
    bao_buf_byte(rows->out, '"');
}

void bao_cell_string(bao_rows *rows, const char *s)
{
    bao_cell_text(rows, bao_span_of(s));
}

void bao_cell_unsigned(bao_rows *rows, uint64_t n)
{
    separate(rows);
    bao_buf_unsigned(rows->out, n);
}

void bao_cell_decimal(bao_rows *rows, bool valued, bao_decimal d)
{
    separate(rows);
    if (valued) {
        char text[BAO_DECIMAL_TEXT];
        size_t n = bao_decimal_print(d, text);
        bao_buf_bytes(rows->out, text, n);
    }
}

void bao_cell_empty(bao_rows *rows)
{
    separate(rows);
}

void bao_cell_ready(bao_rows *rows, bao_span cells)
{
    separate(rows);
    bao_buf_span(rows->out, cells);
}

void bao_row_end(bao_rows *rows)
{
    bao_buf_byte(rows->out, '\n');
    rows->open = false;
}

void bao_path_text(bao_buf *out, bao_span path)
{
    while (path.n) {
        size_t good = bao_utf8_valid(path);
        for (size_t i = 0; i < good; i++) {
            if (path.p[i] == '%') {
                bao_buf_string(out, "%25");
            } else {
                bao_buf_byte(out, path.p[i]);
            }
        }
        path.p += good;
        path.n -= good;
        if (path.n) {
            bao_buf_format(out, "%%%02X", (unsigned char)path.p[0]);
            path.p++;
            path.n--;
        }
    }
}

/* xls_maker.h - small workbooks in BIFF8, for tests. */
#ifndef BAO_TEST_XLS_MAKER_H
#define BAO_TEST_XLS_MAKER_H

#include "ole_maker.h"

/* Puts a record in: kind, content. */
static inline void xls_record(bao_buf *out, uint16_t kind, bao_span data)
{
    ole_put(out, kind, 2);
    ole_put(out, (uint32_t)data.n, 2);
    bao_buf_span(out, data);
}

/* A string of two bytes a character with a length of `count_bytes`. */
static inline void xls_text(bao_buf *out, const char *text, int count_bytes)
{
    uint32_t n = 0;
    size_t size;
    for (const char *p = text; *p; p += size, n++) {
        bao_utf8_next(p, &size);
    }
    ole_put(out, n, count_bytes);
    bao_buf_byte(out, 1);
    for (; *text; text += size) {
        ole_put(out, bao_utf8_next(text, &size), 2);
    }
}

static inline void xls_cell(bao_buf *out, uint16_t kind, uint32_t row, uint32_t column,
                            uint32_t style, uint32_t value)
{
    ole_put(out, kind, 2);
    ole_put(out, 10, 2);
    ole_put(out, row, 2);
    ole_put(out, column, 2);
    ole_put(out, style, 2);
    ole_put(out, value, 4);
}

#define XLS_BEGIN(kind) BAO_SPAN("\x00\x06" kind "\x00\0\0\0\0\0\0\0\0\0\0\0\0")

/* A sheet of two columns: title, unit, merged head, a row with 95888.00 and a formula's 0.5, a
 * hidden row; a hidden sheet behind it. */
static inline bao_span xls_of(bao_arena *arena)
{
    bao_buf w = bao_buf_in(arena), r = bao_buf_in(arena);
    xls_record(&w, 0x809, XLS_BEGIN("\x05"));
    xls_record(&w, 0x41E,
               BAO_SPAN("\xB0\x00\x04\x00\x00"
                        "0.00"));
    xls_record(&w, 0xE0, BAO_SPAN("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"));
    xls_record(&w, 0xE0, BAO_SPAN("\0\0\xB0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"));
    const size_t sheet = w.n + 4, hidden = sheet + 4 + 12;
    xls_record(&w, 0x85,
               BAO_SPAN("\0\0\0\0\0\0\x02\x00"
                        "s1"));
    xls_record(&w, 0x85,
               BAO_SPAN("\0\0\0\0\1\0\x02\x00"
                        "s2"));
    ole_put(&r, 5, 4);
    ole_put(&r, 5, 4);
    xls_text(&r, "2024年收支情况表", 2);
    xls_text(&r, "单位：万元", 2);
    xls_text(&r, "项目", 2);
    xls_text(&r, "金额", 2);
    /* the last string goes on in another record, in one byte a character */
    ole_put(&r, 4, 2);
    bao_buf_byte(&r, 1);
    ole_put(&r, 0x6536, 2);
    ole_put(&r, 0x5165, 2);
    xls_record(&w, 0xFC, bao_buf_view(&r));
    xls_record(&w, 0x3C, BAO_SPAN("\0ab"));
    xls_record(&w, 0x0A, BAO_SPAN(""));
    for (unsigned i = 0; i < 4 && !w.failed; i++) {
        w.p[sheet + i] = (char)(w.n >> (8 * i) & 0xFF);
    }
    xls_record(&w, 0x809, XLS_BEGIN("\x10"));
    xls_record(&w, 0x208, BAO_SPAN("\x05\0\0\0\x02\0\0\0\0\0\0\0\x20\0\0\0"));
    xls_cell(&w, 0xFD, 0, 0, 0, 0);
    xls_cell(&w, 0xFD, 1, 1, 0, 1);
    xls_cell(&w, 0xFD, 2, 0, 0, 2);
    xls_cell(&w, 0xFD, 2, 1, 0, 3);
    xls_cell(&w, 0xFD, 4, 0, 0, 4);
    xls_cell(&w, 0x27E, 4, 1, 1, 95888u << 2 | 2);
    xls_cell(&w, 0x27E, 5, 1, 1, 7u << 2 | 2);
    r.n = 0;
    ole_put(&r, 4, 2);
    ole_put(&r, 2, 2);
    ole_put(&r, 0, 2);
    ole_put(&r, 0, 4);
    ole_put(&r, 0x3FE00000, 4);
    ole_pad(&r, 22);
    xls_record(&w, 0x06, bao_buf_view(&r));
    xls_record(&w, 0xE5, BAO_SPAN("\x02\0\x02\0\x03\0\0\0\0\0\x02\0\x03\0\x01\0\x02\0"));
    xls_record(&w, 0x0A, BAO_SPAN(""));
    for (unsigned i = 0; i < 4 && !w.failed; i++) {
        w.p[hidden + i - 2] = (char)(w.n >> (8 * i) & 0xFF);
    }
    const ole_stream streams[] = {{"Workbook", bao_buf_view(&w)}};
    return ole_of(arena, streams, 1);
}

#endif

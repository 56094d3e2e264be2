/* xls_records.c - records of a workbook stream, and the strings in them. */
#include "base/utf8.h"
#include "read/sheet/xls.h"

#define CONTINUE 0x3Cu

/* Runs of one string that are looked at. */
#define RUNS_MOST 64u

bool bao__xls_next(bao_span stream, size_t *at, bao__xls_record *record)
{
    if (*at + 4 > stream.n) {
        return false;
    }
    const size_t size = bao__le(stream, *at + 2, 2);
    record->kind = (uint16_t)bao__le(stream, *at, 2);
    if (size > stream.n - *at - 4) {
        return false;
    }
    record->data = (bao_span){stream.p + *at + 4, size};
    *at += 4 + size;
    return true;
}

/* Goes on in the next record, when that continues this one. */
static bool go_on(bao__xls_reader *reader)
{
    size_t at = reader->at;
    bao__xls_record record;
    if (!bao__xls_next(reader->stream, &at, &record) || record.kind != CONTINUE) {
        return false;
    }
    reader->at = at;
    reader->left = record.data;
    return true;
}

uint8_t bao__xls_byte(bao__xls_reader *reader)
{
    while (!reader->left.n) {
        if (!go_on(reader)) {
            return 0;
        }
    }
    const uint8_t byte = (uint8_t)reader->left.p[0];
    reader->left.p++;
    reader->left.n--;
    return byte;
}

uint32_t bao__xls_number(bao__xls_reader *reader, unsigned bytes)
{
    uint32_t n = 0;
    for (unsigned i = 0; i < bytes; i++) {
        n |= (uint32_t)bao__xls_byte(reader) << (8 * i);
    }
    return n;
}

static void skip(bao__xls_reader *reader, uint32_t bytes)
{
    while (bytes) {
        if (!reader->left.n && !go_on(reader)) {
            return;
        }
        const uint32_t n = bytes < reader->left.n ? bytes : (uint32_t)reader->left.n;
        reader->left.p += n;
        reader->left.n -= n;
        bytes -= n;
    }
}

/* Runs of a string: from which character on which font. */
typedef struct runs {
    uint16_t from[RUNS_MOST], font[RUNS_MOST];
    uint32_t count;
} runs;

static void read_runs(bao__xls_reader *reader, uint32_t count, runs *r)
{
    for (uint32_t i = 0; i < count && (reader->left.n || go_on(reader)); i++) {
        const uint16_t from = (uint16_t)bao__xls_number(reader, 2);
        const uint16_t font = (uint16_t)bao__xls_number(reader, 2);
        if (r->count < RUNS_MOST) {
            r->from[r->count] = from;
            r->font[r->count++] = font;
        }
    }
}

static bool is_raised(const bao__xls_fonts *fonts, const runs *r, uint32_t character)
{
    bool raised = false;
    for (uint32_t i = 0; i < r->count && r->from[i] <= character; i++) {
        /* there is no font 4: those behind it are counted on */
        const size_t font = r->font[i] - (size_t)(r->font[i] > 4);
        raised = fonts && font < fonts->count && fonts->raised[font];
    }
    return raised;
}

/* UTF-16 units of a string, whose width each record tells anew; NULL at its end. */
typedef struct units {
    bao__xls_reader *reader;
    bool wide;
} units;

static uint32_t next_unit(units *u)
{
    if (!u->reader->left.n) {
        if (!go_on(u->reader)) {
            return 0;
        }
        u->wide = bao__xls_byte(u->reader) & 1;
    }
    return bao__xls_number(u->reader, u->wide ? 2 : 1);
}

/* Copies the characters so that the runs behind them can be asked for each. */
static void put_units(bao_buf *out, const uint16_t *text, uint32_t count, const runs *r,
                      const bao__xls_fonts *fonts)
{
    for (uint32_t i = 0; i < count; i++) {
        char bytes[4];
        uint32_t c = text[i];
        const bool raised = r->count && is_raised(fonts, r, i);
        if (c >= 0xD800 && c < 0xDC00 && i + 1 < count && text[i + 1] >= 0xDC00 &&
            text[i + 1] < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10) + (text[++i] - 0xDC00u);
        }
        c = c >= 0xD800 && c < 0xE000 ? BAO_REPLACEMENT : c;
        if (c) {
            bao__values_put(out, (bao_span){bytes, bao_utf8_put(bytes, c)}, raised);
        }
    }
}

void bao__xls_string(bao__xls_reader *reader, unsigned count_bytes, const bao__xls_fonts *fonts,
                     bao_buf *out)
{
    const uint32_t count = bao__xls_number(reader, count_bytes);
    const uint8_t flags = bao__xls_byte(reader);
    const uint32_t run_count = flags & 8 ? bao__xls_number(reader, 2) : 0;
    const uint32_t more = flags & 4 ? bao__xls_number(reader, 4) : 0;
    uint16_t *text = bao_arena_alloc(out->arena, ((size_t)count + 1) * sizeof *text);
    units u = {reader, flags & 1};
    runs r = {.count = 0};
    if (!text) {
        out->failed = true;
        return;
    }
    for (uint32_t i = 0; i < count; i++) {
        text[i] = (uint16_t)next_unit(&u);
    }
    read_runs(reader, run_count, &r);
    skip(reader, more);
    put_units(out, text, count, &r, fonts);
}

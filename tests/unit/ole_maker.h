/* ole_maker.h - OLE2 files and Word 97 documents, for tests. */
#ifndef BAO_TEST_OLE_MAKER_H
#define BAO_TEST_OLE_MAKER_H

#include "base/buf.h"
#include "base/utf8.h"

#define OLE_SECTOR 512u

static inline void ole_put(bao_buf *out, uint32_t n, int bytes)
{
    for (; bytes; bytes--, n >>= 8) {
        bao_buf_byte(out, (char)(n & 0xFF));
    }
}

static inline void ole_pad(bao_buf *out, size_t to)
{
    while (out->n < to && !out->failed) {
        bao_buf_byte(out, 0);
    }
}

/* A directory entry: name, kind (1 storage, 2 stream, 5 root), the next in the tree, the child, the
 * first sector, the size. */
static inline void ole_entry(bao_buf *out, const char *name, int kind, uint32_t right,
                             uint32_t child, uint32_t start, uint32_t size)
{
    const size_t from = out->n, n = strlen(name);
    for (size_t i = 0; i < n; i++) {
        ole_put(out, (unsigned char)name[i], 2);
    }
    ole_pad(out, from + 64);
    ole_put(out, (uint32_t)(n + 1) * 2, 2);
    ole_put(out, (uint32_t)kind | 0x100, 2);
    ole_put(out, 0xFFFFFFFF, 4);
    ole_put(out, right, 4);
    ole_put(out, child, 4);
    ole_pad(out, from + 116);
    ole_put(out, start, 4);
    ole_put(out, size, 4);
    ole_pad(out, from + 128);
}

typedef struct ole_stream {
    const char *name;
    bao_span content;
} ole_stream;

/* A file of one table sector, one of directory, and at most three streams of 4096 bytes and more
 * (shorter ones are filled up with zeros), 60 KB in all. */
static inline bao_span ole_of(bao_arena *arena, const ole_stream *streams, unsigned count)
{
    bao_buf out = bao_buf_in(arena);
    uint32_t start[3], sectors[3], at = 2;
    for (unsigned i = 0; i < count; i++) {
        const size_t size = streams[i].content.n < 4096 ? 4096 : streams[i].content.n;
        start[i] = at;
        sectors[i] = (uint32_t)((size + OLE_SECTOR - 1) / OLE_SECTOR);
        at += sectors[i];
    }
    bao_buf_bytes(&out, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    ole_pad(&out, 24);
    ole_put(&out, 0x0003003E, 4);
    ole_put(&out, 0xFFFE, 2);
    ole_put(&out, 9, 2);
    ole_put(&out, 6, 2);
    ole_pad(&out, 44);
    ole_put(&out, 1, 4);
    ole_put(&out, 1, 4); /* the directory */
    ole_put(&out, 0, 4);
    ole_put(&out, 4096, 4);
    ole_put(&out, 0xFFFFFFFE, 4);
    ole_put(&out, 0, 4);
    ole_put(&out, 0xFFFFFFFE, 4);
    ole_put(&out, 0, 4);
    ole_put(&out, 0, 4); /* the table sector */
    while (out.n < OLE_SECTOR && !out.failed) {
        bao_buf_byte(&out, (char)0xFF);
    }
    ole_put(&out, 0xFFFFFFFD, 4);
    ole_put(&out, 0xFFFFFFFE, 4);
    for (unsigned i = 0; i < count; i++) {
        for (uint32_t n = 1; n <= sectors[i]; n++) {
            ole_put(&out, n < sectors[i] ? start[i] + n : 0xFFFFFFFE, 4);
        }
    }
    while (out.n < 2 * OLE_SECTOR && !out.failed) {
        bao_buf_byte(&out, (char)0xFF);
    }
    ole_entry(&out, "Root Entry", 5, 0xFFFFFFFF, 1, 0xFFFFFFFE, 0);
    for (unsigned i = 0; i < count; i++) {
        const uint32_t size = (uint32_t)(streams[i].content.n < 4096 ? 4096 : streams[i].content.n);
        ole_entry(&out, streams[i].name, 2, i + 1 < count ? i + 2 : 0xFFFFFFFF, 0xFFFFFFFF,
                  start[i], size);
    }
    ole_pad(&out, 3 * OLE_SECTOR);
    for (unsigned i = 0; i < count; i++) {
        bao_buf_span(&out, streams[i].content);
        ole_pad(&out, (size_t)(start[i] + sectors[i] + 1) * OLE_SECTOR);
    }
    return bao_buf_view(&out);
}

/* A Word document in the making. */
typedef struct doc_run {
    uint32_t from, to;
    bao_span properties;
} doc_run;

typedef struct doc_maker {
    bao_arena *arena;
    bao_buf text; /* UTF-16LE */
    doc_run characters[64], paragraphs[64];
    unsigned character_count, paragraph_count;
    uint32_t start;
    bao_span lists, uses;
} doc_maker;

#define DOC_TEXT 1024u

/* Adds text whose characters have those properties. */
static inline void doc_text(doc_maker *doc, const char *text, bao_span properties)
{
    const uint32_t from = (uint32_t)doc->text.n + DOC_TEXT;
    for (size_t size; *text; text += size) {
        ole_put(&doc->text, bao_utf8_next(text, &size), 2);
    }
    doc->characters[doc->character_count++] =
        (doc_run){from, (uint32_t)doc->text.n + DOC_TEXT, properties};
}

/* Ends a paragraph with `mark`. */
static inline void doc_end(doc_maker *doc, char mark, bao_span properties)
{
    const char text[] = {mark, '\0'};
    doc_text(doc, text, (bao_span){NULL, 0});
    const uint32_t to = (uint32_t)doc->text.n + DOC_TEXT;
    doc->paragraphs[doc->paragraph_count++] = (doc_run){doc->start + DOC_TEXT, to, properties};
    doc->start = (uint32_t)doc->text.n;
}

static inline void doc_line(doc_maker *doc, const char *text)
{
    doc_text(doc, text, (bao_span){NULL, 0});
    doc_end(doc, '\r', (bao_span){NULL, 0});
}

/* One page of properties, with one run in it. */
static inline void doc_page(bao_buf *main, const doc_run *run, bool paragraph)
{
    const size_t from = main->n;
    ole_put(main, run->from, 4);
    ole_put(main, run->to, 4);
    bao_buf_byte(main, 16);
    ole_pad(main, from + 32);
    if (paragraph) {
        bao_buf_byte(main, 0);
        bao_buf_byte(main, (char)((run->properties.n + 3) / 2));
        ole_put(main, 0, 2);
    } else {
        bao_buf_byte(main, (char)run->properties.n);
    }
    bao_buf_span(main, run->properties);
    ole_pad(main, from + 511);
    bao_buf_byte(main, 1);
}

/* The list of those pages: places, then page numbers from `page` on. */
static inline void doc_pages(bao_buf *out, const doc_run *runs, unsigned count, uint32_t page)
{
    for (unsigned i = 0; i < count; i++) {
        ole_put(out, runs[i].from, 4);
    }
    ole_put(out, count ? runs[count - 1].to : 0, 4);
    for (unsigned i = 0; i < count; i++) {
        ole_put(out, page + i, 4);
    }
}

static inline void doc_set(bao_buf *out, size_t at, uint32_t n)
{
    for (unsigned i = 0; i < 4 && !out->failed; i++) {
        out->p[at + i] = (char)(n >> (8 * i) & 0xFF);
    }
}

/* Puts `content` behind the others in the table stream, as table `n` of the header. */
static inline void doc_table(bao_buf *main, bao_buf *table, unsigned n, bao_span content)
{
    doc_set(main, 154 + n * 8, (uint32_t)table->n);
    doc_set(main, 158 + n * 8, (uint32_t)content.n);
    bao_buf_span(table, content);
}

static inline bao_span doc_of(doc_maker *doc)
{
    bao_buf main = bao_buf_in(doc->arena), table = bao_buf_in(doc->arena);
    bao_buf part = bao_buf_in(doc->arena);
    const uint32_t count = (uint32_t)doc->text.n / 2;
    ole_put(&main, 0x00C1A5EC, 4);
    ole_pad(&main, 10);
    ole_put(&main, 0x200, 2);
    ole_pad(&main, 32);
    ole_put(&main, 14, 2);
    ole_pad(&main, 62);
    ole_put(&main, 22, 2);
    ole_pad(&main, 76);
    ole_put(&main, count, 4);
    ole_pad(&main, 152);
    ole_put(&main, 93, 2);
    ole_pad(&main, DOC_TEXT);
    bao_buf_span(&main, bao_buf_view(&doc->text));
    ole_pad(&main, (main.n + 511) / 512 * 512);
    const uint32_t page = (uint32_t)main.n / 512;
    for (unsigned i = 0; i < doc->character_count; i++) {
        doc_page(&main, &doc->characters[i], false);
    }
    for (unsigned i = 0; i < doc->paragraph_count; i++) {
        doc_page(&main, &doc->paragraphs[i], true);
    }
    bao_buf_byte(&part, 2);
    ole_put(&part, 16, 4);
    ole_put(&part, 0, 4);
    ole_put(&part, count, 4);
    ole_put(&part, 0, 2);
    ole_put(&part, DOC_TEXT, 4);
    ole_put(&part, 0, 2);
    doc_table(&main, &table, 33, bao_buf_view(&part));
    part.n = 0;
    doc_pages(&part, doc->characters, doc->character_count, page);
    doc_table(&main, &table, 12, bao_buf_view(&part));
    part.n = 0;
    doc_pages(&part, doc->paragraphs, doc->paragraph_count, page + doc->character_count);
    doc_table(&main, &table, 13, bao_buf_view(&part));
    /* the levels of lists stand behind their table */
    const size_t head = doc->lists.n > 2 ? 30 : 0;
    doc_table(&main, &table, 73, (bao_span){doc->lists.p, head});
    bao_buf_bytes(&table, doc->lists.p + head, doc->lists.n - head);
    doc_table(&main, &table, 74, doc->uses);
    const ole_stream streams[] = {{"WordDocument", bao_buf_view(&main)},
                                  {"1Table", bao_buf_view(&table)}};
    return ole_of(doc->arena, streams, 2);
}

#endif

/* zip_maker.h - zip files of stored parts, for tests. */
#ifndef BAO_TEST_ZIP_MAKER_H
#define BAO_TEST_ZIP_MAKER_H

#include "base/buf.h"

typedef struct zip_maker {
    bao_buf out, directory;
    unsigned count;
} zip_maker;

static inline zip_maker zip_maker_in(bao_arena *arena)
{
    return (zip_maker){.out = bao_buf_in(arena), .directory = bao_buf_in(arena)};
}

static inline void zip_put(bao_buf *out, uint32_t n, int bytes)
{
    for (; bytes; bytes--, n >>= 8) {
        bao_buf_byte(out, (char)(n & 0xFF));
    }
}

static inline uint32_t zip_sum(bao_span s)
{
    uint32_t sum = 0xFFFFFFFFu;
    for (size_t i = 0; i < s.n; i++) {
        sum ^= (unsigned char)s.p[i];
        for (int bit = 0; bit < 8; bit++) {
            sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320u : 0);
        }
    }
    return ~sum;
}

/* What stands alike in front of a part and in the directory: version to name length. */
static inline void zip_head(bao_buf *out, bao_span name, bao_span part)
{
    zip_put(out, 20, 2);
    zip_put(out, 0, 4);
    zip_put(out, 0x00210000, 4);
    zip_put(out, zip_sum(part), 4);
    zip_put(out, (uint32_t)part.n, 4);
    zip_put(out, (uint32_t)part.n, 4);
    zip_put(out, (uint32_t)name.n, 2);
}

static inline void zip_add(zip_maker *zip, const char *name, bao_span part)
{
    const uint32_t at = (uint32_t)zip->out.n;
    const bao_span path = bao_span_of(name);
    bao_buf_string(&zip->out, "PK\3\4");
    zip_head(&zip->out, path, part);
    zip_put(&zip->out, 0, 2);
    bao_buf_span(&zip->out, path);
    bao_buf_span(&zip->out, part);
    bao_buf_string(&zip->directory, "PK\1\2");
    zip_put(&zip->directory, 20, 2);
    zip_head(&zip->directory, path, part);
    zip_put(&zip->directory, 0, 2);
    zip_put(&zip->directory, 0, 4);
    zip_put(&zip->directory, 0, 2);
    zip_put(&zip->directory, 0, 4);
    zip_put(&zip->directory, at, 4);
    bao_buf_span(&zip->directory, path);
    zip->count++;
}

/* The whole file. */
static inline bao_span zip_end(zip_maker *zip)
{
    const uint32_t at = (uint32_t)zip->out.n;
    bao_buf_span(&zip->out, bao_buf_view(&zip->directory));
    bao_buf_string(&zip->out, "PK\5\6");
    zip_put(&zip->out, 0, 4);
    zip_put(&zip->out, zip->count, 2);
    zip_put(&zip->out, zip->count, 2);
    zip_put(&zip->out, (uint32_t)zip->directory.n, 4);
    zip_put(&zip->out, at, 4);
    zip_put(&zip->out, 0, 2);
    return bao_buf_view(&zip->out);
}

/* A DOCX file: a document with `body` in it, and other parts (name, content, …, NULL). */
static inline bao_span docx_of(bao_arena *arena, bao_span body, const char *const *parts)
{
    zip_maker zip = zip_maker_in(arena);
    bao_buf document = bao_buf_in(arena);
    bao_buf_string(&document, "<w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>");
    bao_buf_span(&document, body);
    bao_buf_string(&document, "</w:body></w:document>");
    zip_add(&zip, "[Content_Types].xml", BAO_SPAN("<Types/>"));
    zip_add(&zip, "word/document.xml", bao_buf_view(&document));
    for (; parts && *parts; parts += 2) {
        zip_add(&zip, parts[0], bao_span_of(parts[1]));
    }
    return zip_end(&zip);
}

#endif

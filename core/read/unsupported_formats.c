/* unsupported_formats.c - formats that are known by sight and not read yet. */
#include "read/formats.h"

#include <strings.h>

#include "read/zip_file.h"

/* Case does not matter; `word` is in lower case. */
static bool starts_like(bao_span s, const char *word)
{
    const size_t n = strlen(word);
    return s.n >= n && strncasecmp(s.p, word, n) == 0;
}

/* Chinese electronic paper, GB/T 33190. */
static int is_ofd(bao_span source, bao_span name)
{
    size_t at = 0;
    bao__zip_entry entry;
    (void)name;
    while (bao_span_starts(source, BAO_SPAN("PK\3\4")) && bao__zip_next(source, &at, &entry)) {
        if (bao_span_equal(entry.name, BAO_SPAN("OFD.xml"))) {
            return 95;
        }
    }
    return 0;
}

static int is_zip(bao_span source, bao_span name)
{
    (void)name;
    return bao_span_starts(source, BAO_SPAN("PK\3\4")) ? 90 : 0;
}

static int is_gzip(bao_span source, bao_span name)
{
    (void)name;
    return bao_span_starts(source, BAO_SPAN("\x1F\x8B\x08")) ? 95 : 0;
}

static int is_image(bao_span source, bao_span name)
{
    (void)name;
    return bao_span_starts(source, BAO_SPAN("\x89PNG\r\n")) ||
                   bao_span_starts(source, BAO_SPAN("\xFF\xD8\xFF")) ||
                   bao_span_starts(source, BAO_SPAN("GIF8"))
               ? 95
               : 0;
}

/* The source without a byte order mark, HTTP headers, white space. */
static bao_span content(bao_span s)
{
    size_t skip = bao_span_starts(s, BAO_SPAN("\xEF\xBB\xBF")) ? 3 : bao__http_size(s);
    while (skip < s.n && (s.p[skip] == ' ' || (s.p[skip] >= 9 && s.p[skip] <= 13))) {
        skip++;
    }
    return (bao_span){s.p + skip, s.n - skip};
}

static int is_xml(bao_span source, bao_span name)
{
    (void)name;
    return starts_like(content(source), "<?xml") ? 91 : 0;
}

size_t bao__http_size(bao_span source)
{
    if (!bao_span_starts(source, BAO_SPAN("HTTP/"))) {
        return 0;
    }
    const bao_span head = {source.p, source.n < 16384 ? source.n : 16384};
    const char *blank = memmem(head.p, head.n, "\r\n\r\n", 4);
    if (blank) {
        return (size_t)(blank - head.p) + 4;
    }
    blank = memmem(head.p, head.n, "\n\n", 2);
    return blank ? (size_t)(blank - head.p) + 2 : 0;
}

static bool ends_label(char c)
{
    return c <= ' ' || c == ';' || c == '"' || c == '\'';
}

bao_span bao__declared(bao_span source, const bao_read_options *options)
{
    static const char key[] = "charset=";
    const size_t head = options->declared.n ? 0 : bao__http_size(source);
    for (size_t i = 0; i + sizeof key < head; i++) {
        if (strncasecmp(source.p + i, key, sizeof key - 1) == 0) {
            size_t from = i + sizeof key - 1;
            from += source.p[from] == '"';
            size_t to = from;
            while (to < head && !ends_label(source.p[to])) {
                to++;
            }
            return (bao_span){source.p + from, to - from};
        }
    }
    return options->declared;
}

const bao_reader bao__unsupported_formats[] = {
    {"xml", is_xml, NULL},   {"ofd", is_ofd, NULL},     {"zip", is_zip, NULL},
    {"gzip", is_gzip, NULL}, {"image", is_image, NULL},
};
const size_t bao__unsupported_count =
    sizeof bao__unsupported_formats / sizeof *bao__unsupported_formats;

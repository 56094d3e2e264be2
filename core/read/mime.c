/* mime.c - RFC 2045 and 2046: headers, boundaries, quoted-printable, base64. */
#include "read/mime.h"

#include <strings.h>

#include "read/line.h"

static bool is_like(bao_span s, const char *word)
{
    const size_t n = strlen(word);
    return s.n >= n && strncasecmp(s.p, word, n) == 0;
}

/* The end of the line that begins at `at`, and where the next one begins. */
static size_t line_end(bao_span s, size_t at, size_t *next)
{
    const char *lf = at < s.n ? memchr(s.p + at, '\n', s.n - at) : NULL;
    const size_t end = lf ? (size_t)(lf - s.p) : s.n;
    *next = lf ? end + 1 : s.n;
    return end > at && s.p[end - 1] == '\r' ? end - 1 : end;
}

bao__mime_part bao__mime_whole(bao_span message)
{
    size_t at = 0, next = 0;
    while (at < message.n && line_end(message, at, &next) > at) {
        at = next;
    }
    const size_t body = at < message.n ? next : message.n;
    return (bao__mime_part){{message.p, at}, {message.p + body, message.n - body}};
}

bao_span bao__mime_header(const bao__mime_part *part, const char *name)
{
    const bao_span s = part->head;
    const size_t size = strlen(name);
    for (size_t at = 0, next; at < s.n; at = next) {
        size_t end = line_end(s, at, &next);
        const bao_span line = {s.p + at, end - at};
        if (!is_like(line, name) || line.n <= size || line.p[size] != ':') {
            continue;
        }
        while (next < s.n && (s.p[next] == ' ' || s.p[next] == '\t')) {
            end = line_end(s, next, &next);
        }
        return bao__trim_span((bao_span){s.p + at + size + 1, end - at - size - 1});
    }
    return (bao_span){"", 0};
}

bao_span bao__mime_field(bao_span value, const char *name)
{
    const size_t size = strlen(name);
    for (size_t at = 0; at + size < value.n; at++) {
        const bool starts = at == 0 || strchr("; \t\r\n", value.p[at - 1]);
        if (!starts || !is_like((bao_span){value.p + at, value.n - at}, name) ||
            value.p[at + size] != '=') {
            continue;
        }
        size_t from = at + size + 1, to;
        if (from < value.n && value.p[from] == '"') {
            const char *end = memchr(value.p + from + 1, '"', value.n - from - 1);
            to = end ? (size_t)(end - value.p) : value.n;
            from++;
        } else {
            for (to = from; to < value.n && !strchr("; \t\r\n", value.p[to]); to++) {
            }
        }
        return (bao_span){value.p + from, to - from};
    }
    return (bao_span){"", 0};
}

/* The line that begins at `at` is a boundary. */
static bool is_boundary(bao_span s, size_t at, bao_span boundary)
{
    return s.n - at >= boundary.n + 2 && s.p[at] == '-' && s.p[at + 1] == '-' &&
           memcmp(s.p + at + 2, boundary.p, boundary.n) == 0;
}

/* Where the next boundary line begins, from the line at `at` on; s.n: nowhere. */
static size_t find_boundary(bao_span s, size_t at, bao_span boundary)
{
    for (size_t next; at < s.n; at = next) {
        if (is_boundary(s, at, boundary)) {
            return at;
        }
        line_end(s, at, &next);
    }
    return s.n;
}

bool bao__mime_next(const bao__mime_part *whole, size_t *at, bao__mime_part *part)
{
    const bao_span s = whole->body;
    const bao_span boundary = bao__mime_field(bao__mime_header(whole, "Content-Type"), "boundary");
    size_t from = boundary.n ? find_boundary(s, *at, boundary) : s.n, next;
    if (from == s.n) {
        return false;
    }
    line_end(s, from, &next);
    const size_t end = find_boundary(s, next, boundary);
    *part = bao__mime_whole((bao_span){s.p + next, end - next});
    *at = end;
    return next < end;
}

static int hex(char c)
{
    return c >= '0' && c <= '9'                     ? c - '0'
           : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
                                                    : -1;
}

/* =E5=B9=B4, and = at the end of a line that goes on. */
static size_t decode_quoted(char *out, bao_span s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != '=') {
            out[n++] = s.p[i];
            continue;
        }
        size_t next;
        const int high = i + 2 < s.n ? hex(s.p[i + 1]) : -1;
        const int low = i + 2 < s.n ? hex(s.p[i + 2]) : -1;
        if (high >= 0 && low >= 0) {
            out[n++] = (char)(high * 16 + low);
            i += 2;
        } else if (line_end(s, i + 1, &next) == i + 1) {
            i = next - 1;
        } else {
            out[n++] = '=';
        }
    }
    return n;
}

static size_t decode_base64(char *out, bao_span s)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    size_t n = 0;
    uint32_t bits = 0;
    unsigned count = 0;
    for (size_t i = 0; i < s.n && s.p[i] != '='; i++) {
        const char *digit = s.p[i] ? strchr(digits, s.p[i]) : NULL;
        if (!digit) {
            continue;
        }
        bits = bits << 6 | (uint32_t)(digit - digits);
        count += 6;
        if (count >= 8) {
            count -= 8;
            out[n++] = (char)(bits >> count & 0xFF);
        }
    }
    return n;
}

bao_span bao__mime_decode(bao_arena *arena, const bao__mime_part *part)
{
    const bao_span encoding = bao__mime_header(part, "Content-Transfer-Encoding");
    const bool quoted = is_like(encoding, "quoted-printable"), base64 = is_like(encoding, "base64");
    if (!quoted && !base64) {
        return part->body;
    }
    char *out = bao_arena_alloc(arena, part->body.n + 1);
    if (!out) {
        return (bao_span){NULL, 0};
    }
    return (bao_span){out,
                      quoted ? decode_quoted(out, part->body) : decode_base64(out, part->body)};
}

/* buf.c - growable bytes on an arena. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>

bool bao_buf_grow(bao_buf *buf, size_t n)
{
    if (buf->failed) {
        return false;
    }
    if (buf->capacity - buf->n >= n) {
        return true;
    }
    size_t want = buf->capacity ? buf->capacity * 2 : 256;
    want = want - buf->n < n ? buf->n + n : want;
    char *p = want < buf->n ? NULL : bao_arena_grow(buf->arena, buf->p, buf->n, want);
    if (!p) {
        buf->failed = true;
        return false;
    }
    buf->p = p;
    buf->capacity = want;
    return true;
}

void bao_buf_unsigned(bao_buf *buf, uint64_t n)
{
    char digits[20];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + n % 10);
        n /= 10;
    } while (n);
    bao_buf_bytes(buf, digits + at, sizeof digits - at);
}

void bao_buf_format(bao_buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n > 0 && bao_buf_room(buf, (size_t)n + 1)) {
        va_start(args, format);
        vsnprintf(buf->p + buf->n, (size_t)n + 1, format, args);
        va_end(args);
        buf->n += (size_t)n;
    }
}

const char *bao_buf_cstring(bao_buf *buf)
{
    bao_buf_byte(buf, '\0');
    return buf->failed ? NULL : buf->p;
}

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

/* Of a number of 64 bits. */
#define DIGITS_MOST 20

static const char pairs[] = "0001020304050607080910111213141516171819"
                            "2021222324252627282930313233343536373839"
                            "4041424344454647484950515253545556575859"
                            "6061626364656667686970717273747576777879"
                            "8081828384858687888990919293949596979899";

void bao_buf_unsigned(bao_buf *buf, uint64_t n)
{
    char digits[2 * DIGITS_MOST] = {0}, *at = digits + DIGITS_MOST;
    for (; n >= 100; n /= 100) {
        at -= 2;
        memcpy(at, pairs + n % 100 * 2, 2);
    }
    if (n >= 10) {
        at -= 2;
        memcpy(at, pairs + n * 2, 2);
    } else {
        *--at = (char)('0' + n);
    }
    if (bao_buf_room(buf, DIGITS_MOST)) {
        memcpy(buf->p + buf->n, at, DIGITS_MOST); /* a fixed size is quick */
        buf->n += (size_t)(digits + DIGITS_MOST - at);
    }
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

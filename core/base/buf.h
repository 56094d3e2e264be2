/* buf.h - growable bytes. Out of memory is remembered, and asked for once at the end. */
#ifndef BAO_BUF_H
#define BAO_BUF_H

#include "base/arena.h"
#include "base/span.h"

typedef struct bao_buf {
    bao_arena *arena;
    char *p;
    size_t n, capacity;
    bool failed; /* an append ran out of memory; later appends do nothing */
} bao_buf;

/* An empty buffer whose bytes live in `arena`. */
static inline bao_buf bao_buf_in(bao_arena *arena)
{
    return (bao_buf){.arena = arena};
}

/* Makes room where bao_buf_room has found too little. */
bool bao_buf_grow(bao_buf *buf, size_t n);

/* Room for n more bytes, or false (and `failed`). */
static inline bool bao_buf_room(bao_buf *buf, size_t n)
{
    return (buf->capacity - buf->n >= n && !buf->failed) || bao_buf_grow(buf, n);
}

/* All of these append. n bytes. */
static inline void bao_buf_bytes(bao_buf *buf, const char *p, size_t n)
{
    if (n && bao_buf_room(buf, n)) {
        memcpy(buf->p + buf->n, p, n);
        buf->n += n;
    }
}

/* One byte. */
static inline void bao_buf_byte(bao_buf *buf, char c)
{
    if (bao_buf_room(buf, 1)) {
        buf->p[buf->n++] = c;
    }
}

/* A span's bytes. */
static inline void bao_buf_span(bao_buf *buf, bao_span s)
{
    bao_buf_bytes(buf, s.p, s.n);
}

/* A C string. */
static inline void bao_buf_string(bao_buf *buf, const char *s)
{
    bao_buf_bytes(buf, s, strlen(s));
}

/* A number in digits; printf's output. */
void bao_buf_unsigned(bao_buf *buf, uint64_t n);
void bao_buf_format(bao_buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* What has been written so far. Moves with the next append. */
static inline bao_span bao_buf_view(const bao_buf *buf)
{
    return (bao_span){buf->p, buf->n};
}

/* The bytes as a C string, owned by the arena; NULL when an append has failed. */
const char *bao_buf_cstring(bao_buf *buf);

#endif

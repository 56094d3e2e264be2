/* say.c - plain text on standard error and on terminals. */
#include "host/say.h"

#include <errno.h>
#include <stdarg.h>
#include <unistd.h>

#include "base/plain.h"
#include "base/utf8.h"

/* Writes a line: its head, and in their plain form pieces up to a NULL. */
static void say_line(FILE *stream, const char *head, const char *first, va_list pieces)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_buf line = bao_buf_in(arena);
    if (arena) {
        bao_buf_string(&line, head);
    }
    for (const char *piece = first; arena && piece; piece = va_arg(pieces, const char *)) {
        bao_plain_print(&line, bao_span_of(piece), false);
    }
    if (!arena || line.failed || !bao_buf_room(&line, 1)) {
        fputs("baogao: not enough memory\n", stream);
    } else {
        bao_buf_byte(&line, '\n');
        fwrite(line.p, 1, line.n, stream);
    }
    bao_arena_drop(arena);
}

void bao_say(const char *first, ...)
{
    va_list pieces;
    va_start(pieces, first);
    say_line(stderr, "baogao: ", first, pieces);
    va_end(pieces);
}

void bao_say_line(FILE *stream, ...)
{
    va_list pieces;
    va_start(pieces, stream);
    const char *first = va_arg(pieces, const char *);
    say_line(stream, "", first, pieces);
    va_end(pieces);
}

static bool put(FILE *stream, bao_span bytes)
{
    return !bytes.n || fwrite(bytes.p, 1, bytes.n, stream) == bytes.n;
}

static bool put_plain(FILE *stream, bao_span text)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bool written = false;
    errno = ENOMEM;
    if (arena) {
        bao_buf out = bao_buf_in(arena);
        bao_plain_print(&out, text, true);
        written = !out.failed && put(stream, bao_buf_view(&out));
        bao_arena_drop(arena);
    }
    return written;
}

bool bao_say_text(FILE *stream, bao_span text)
{
    if (isatty(fileno(stream))) {
        return put_plain(stream, text);
    }
    errno = 0;
    for (;;) {
        const size_t good = bao_utf8_valid(text);
        if (!put(stream, (bao_span){text.p, good})) {
            return false;
        }
        if (good == text.n) {
            return true;
        }
        if (!put(stream, BAO_SPAN("?"))) {
            return false;
        }
        text = (bao_span){text.p + good + 1, text.n - good - 1};
    }
}

/* codec.h - the encodings one character at a time, and in runs of plain ones. For this layer only.
 */
#ifndef BAO_TEXT_CODEC_H
#define BAO_TEXT_CODEC_H

#include "text/encoding.h"

typedef enum bao__kind {
    BAO__PLAIN,
    BAO__BAD,  /* means nothing: one U+FFFD */
    BAO__NUL,  /* U+0000: one U+FFFD */
    BAO__EURO, /* a lone 0x80 in GB18030 */
    BAO__KINDS
} bao__kind;

/* One character, or one bad sequence. Four characters of Big5 are two code points; `second` is 0
 * for all others. */
typedef struct bao__char {
    uint32_t code, second;
    bao__kind kind;
} bao__char;

/* Where a run reads and writes. */
typedef struct bao__cursor {
    const unsigned char *p, *end; /* of the source */
    unsigned char *out;
} bao__cursor;

typedef struct bao__codec {
    const char *name;

    /* The character at p, where n bytes (at least 1) are left. Returns how many of them it takes.
     */
    size_t (*next)(const unsigned char *p, size_t n, bao__char *out);

    /* Writes plain characters from c->p on, while they start before `stop`; halts at any other, and
     * where it likes near the end. Needs BAO__ROOM bytes at c->out per 64 bytes up to `stop`. */
    void (*run)(bao__cursor *c, const unsigned char *stop);
} bao__codec;

/* No source byte gives more than three bytes of text; runs store up to 8 bytes beyond. */
#define BAO__ROOM (3 * 64 + 32)

extern const bao__codec bao__utf8, bao__utf16le, bao__utf16be, bao__gb18030, bao__big5;
extern const bao__codec bao__utf32le, bao__utf32be;

/* The codec of a guess; a UTF-16 guess whose byte order mark has four bytes is UTF-32. */
const bao__codec *bao__codec_of(const bao_encoding_guess *guess);

/* Writes the character as UTF-8 and returns its length (at most 5). */
size_t bao__put(char *out, const bao__char *c);

/* How many of the eight bytes at p come before the first that is not 0x01..0x7F. */
static inline unsigned bao__ascii(const unsigned char *p)
{
    uint64_t v;
    memcpy(&v, p, sizeof v);
    const uint64_t odd = ((v - 0x0101010101010101u) | v) & 0x8080808080808080u;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return odd ? (unsigned)__builtin_ctzll(odd) / 8 : 8;
#else
    unsigned n = 0;
    while (odd && n < 8 && p[n] - 1u < 0x7F) {
        n++;
    }
    return odd ? n : 8;
#endif
}

/* Where runs that look eight bytes ahead must halt. */
static inline const unsigned char *bao__halt(const bao__cursor *c, const unsigned char *stop)
{
    const size_t left = (size_t)(c->end - c->p), near = (size_t)(stop - c->p);
    return left < 8 ? c->p : near < left - 8 ? stop : c->end - 8;
}

#endif

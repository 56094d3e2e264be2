/* decode_run.c - runs of bytes in one encoding. */
#include "text/decode_run.h"

#include "text/codec.h"

/* What cp1252 has from 0x80 to 0x9F. */
static const uint16_t windows[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

uint32_t bao_windows_character(unsigned char c)
{
    return c >= 0x80 && c < 0xA0 ? windows[c - 0x80] : c;
}

void bao_decode_run(bao_buf *out, bao_span bytes, bao_encoding encoding)
{
    const bao_encoding_guess guess = {.encoding = encoding};
    const bao__codec *codec = bao__codec_of(&guess);
    for (size_t i = 0; i < bytes.n;) {
        char utf8[8];
        bao__char c;
        i += codec->next((const unsigned char *)bytes.p + i, bytes.n - i, &c);
        bao_buf_bytes(out, utf8, bao__put(utf8, &c));
    }
}

/* encoding.h - the five encodings that reports come in, their labels, and which one some bytes are
 * in. */
#ifndef BAO_ENCODING_H
#define BAO_ENCODING_H

#include "base/span.h"

/* name, the name we print */
#define BAO_ENCODING_MAP(X)                                                                        \
    X(UTF8, "utf-8")                                                                               \
    X(UTF16LE, "utf-16le")                                                                         \
    X(UTF16BE, "utf-16be")                                                                         \
    X(GB18030, "gb18030")                                                                          \
    X(BIG5, "big5")

typedef enum bao_encoding {
#define X(name, text) BAO_##name,
    BAO_ENCODING_MAP(X)
#undef X
        BAO_ENCODING_COUNT
} bao_encoding;

/* How the encoding was found. */
typedef enum bao_encoding_origin {
    BAO_BY_BOM,         /* a byte order mark */
    BAO_BY_VALIDITY,    /* the bytes are valid UTF-8 (or plain ASCII) */
    BAO_BY_DECLARATION, /* the declared charset, and the bytes agree with it */
    BAO_BY_CONTENT      /* statistics over characters */
} bao_encoding_origin;

typedef struct bao_encoding_guess {
    bao_encoding encoding;
    bao_encoding_origin origin;
    const char *foreign;      /* the name of a charset that is none of the five; else NULL */
    uint8_t certainty;        /* 0..100 */
    uint8_t bom_size;         /* bytes of the byte order mark to skip */
    bool declaration_lied;    /* something known was declared, and the bytes say otherwise */
    bool declaration_unknown; /* something was declared that is not on our list; it was ignored */
} bao_encoding_guess;

/* "gb18030"; never NULL. */
const char *bao_encoding_name(bao_encoding encoding);

/* The name of what was found: of the encoding, or of the foreign charset. Never NULL. */
const char *bao_encoding_shown(const bao_encoding_guess *guess);

/* "bom", "validity", "declaration", "content"; never NULL. */
const char *bao_encoding_origin_name(bao_encoding_origin origin);

/* The encoding a declared label means, as the WHATWG Encoding Standard maps labels: gb2312 and gbk
 * are GB18030, utf-16 is UTF-16LE. Case and outer blanks do not matter. False for any label that is
 * not one of our five encodings: it never reaches a library. */
bool bao_encoding_find(bao_span label, bao_encoding *out);

/* A label without outer blanks. For this layer only. */
bao_span bao__label_trim(bao_span label);

/* Which encoding `source` is in (encoding_detect.c): byte order mark, then valid UTF-8, then the
 * declared label when the bytes agree with it, then statistics. `declared` may be empty. Cannot
 * fail. */
bao_encoding_guess bao_encoding_detect(bao_span source, bao_span declared);

#endif

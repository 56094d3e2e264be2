/* rtf.h - the tokens of RTF. For this layer only. */
#ifndef BAO_READ_WORD_RTF_H
#define BAO_READ_WORD_RTF_H

#include "base/span.h"

typedef enum bao__rtf_kind {
    BAO__RTF_OPEN,
    BAO__RTF_CLOSE,
    BAO__RTF_WORD, /* \pard, \u8217 */
    BAO__RTF_SIGN, /* \~ \- \_ \* and escaped { } \ */
    BAO__RTF_BYTE, /* \'d6 */
    BAO__RTF_TEXT,
    BAO__RTF_END
} bao__rtf_kind;

/* Control words that are asked for; all others are 0. */
typedef enum bao__rtf_word {
    BAO__RTF_OTHER,
#define X(name) bao__rtf_w_##name,
#include "read/word/rtf_words.def"
#undef X
    BAO__RTF_WORDS
} bao__rtf_word;

typedef struct bao__rtf_token {
    bao__rtf_kind kind;
    bao_span text; /* of a word its letters, of a text its bytes */
    long number;   /* of a word, a byte; of a sign its character */
    bool numbered;
    uint8_t word; /* bao__rtf_word; 0 for what is no word */
} bao__rtf_token;

/* The token at *at, which moves behind it; binary data is skipped. */
bao__rtf_token bao__rtf_next(bao_span source, size_t *at);

#endif

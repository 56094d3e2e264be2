/* score.h - how much like a Chinese text some bytes look in an encoding. For this layer only. */
#ifndef BAO_TEXT_SCORE_H
#define BAO_TEXT_SCORE_H

#include "text/codec.h"

typedef struct bao__score {
    uint32_t characters; /* other than ASCII, bad ones included */
    uint32_t common;     /* on the list of frequent ones */
    uint32_t bad;
} bao__score;

/* Looks at no more than `limit` characters other than ASCII. */
bao__score bao__score_of(const bao__codec *codec, bao_span source, uint32_t limit);

/* 100 when all characters are common, -100 when all are bad; 0 when there are none. */
int bao__quality(bao__score score);

/* How well the bytes (a sample of them) do as UTF-16: -100..100. */
int bao__utf16_quality(const bao__codec *codec, bao_span source);

#endif

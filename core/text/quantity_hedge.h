/* quantity_hedge.h - the words around a number that make it less than exact. */
#ifndef BAO_QUANTITY_HEDGE_H
#define BAO_QUANTITY_HEDGE_H

#include "text/quantity.h"
#include "text/view.h"

typedef struct bao__hedge {
    uint32_t length; /* in bytes; 0 when there is no hedge */
    bao_hedge hedge;
    bool recent; /* 近, which says "the last" before a time: 近三年 */
    bool vague;  /* 数 or 几: as many as nobody counted */
    bool bare;   /* 上 and 过, which hedge 百, 千, 万 alone: 上百, 过亿 */
} bao__hedge;

/* The hedge that ends at `at`, not beginning before `least`. */
bao__hedge bao__hedge_before(const bao__view *v, uint32_t at, uint32_t least);

/* 余 or 多 right after a number or a scale. */
bao__hedge bao__hedge_inside(const bao__view *v, uint32_t at);

/* 左右, 以上 and the like after the unit. */
bao__hedge bao__hedge_after(const bao__view *v, uint32_t at);

#endif

/* quantity.h - every number in a report, found once: its value, scale, unit, hedge, and what kind
 * it is. */
#ifndef BAO_QUANTITY_H
#define BAO_QUANTITY_H

#include "base/arena.h"
#include "base/decimal.h"
#include "base/status.h"
#include "base/warning.h"
#include "text/fold.h"

/* name, text, amount: 1 when it states an amount that a reader could want (so that it counts as
 * residue when no rule claims it) */
#define BAO_QUANTITY_MAP(X)                                                                             \
    X(COUNT, "count", 1)         /* 3208件, 1.2万, 5.6亿元, 85.3, 三千二百零八 */             \
    X(PERCENT, "percent", 1)     /* 85.7%, 百分之四十六点五, 1.6个百分点 */                 \
    X(PERMILLE, "permille", 1)   /* 8.44‰, 千分之三 */                                            \
    X(RATIO, "ratio", 1)         /* 9.2:41.3:49.5 */                                                    \
    X(RANGE, "range", 1)         /* 4.5%-5%: no single value */                                         \
    X(MULTIPLE, "multiple", 1)   /* 一点二倍, 2倍 */                                               \
    X(ILLEGIBLE, "illegible", 1) /* 12,34,5; 1.2.3; twenty digits: no value, and a warning */           \
    X(DATE, "date", 0)           /* 2016年4月1日, 4月1日, 2016-04-01, 4月 */                      \
    X(YEAR, "year", 0)           /* 2016年, 2016年度, 一九五三年, 2021-2025年 */               \
    X(TIME, "time", 0)           /* 16:48, 07时41分 */                                                \
    X(DOCUMENT, "document", 0)   /* 〔2016〕19号, 国令第711号 */                                 \
    X(ARTICLE, "article", 0)     /* 第二十条第(一)项, 第三章 */                               \
    X(PHONE, "phone", 0)         /* 0371-67185017, 13800000000, 12345 热线 */                         \
    X(ORDINAL, "ordinal", 0)     /* 第3次, 第一, 第十三届 */                                    \
    X(ENUMERATOR, "enumerator", 0) /* 一、 (一) 1. ① 一是, at the head of a block or sentence */ \
    X(FOOTNOTE, "footnote", 0) /* [2] before or after a word */                                         \
    X(CODE, "code", 0) /* an index number, a URL's digits, a postcode: 014416330/2018-04736 */          \
    X(WORD, "word", 0) /* digits in a word: 一站式, 十八大, 三公, 12345热线, 一带一路, 统一 */

typedef enum bao_quantity_kind {
#define X(name, text, amount) BAO_##name,
    BAO_QUANTITY_MAP(X)
#undef X
        BAO_QUANTITY_COUNT
} bao_quantity_kind;

typedef enum bao_hedge {
    BAO_EXACT,
    BAO_ABOUT,    /* 约 近 左右 大约 将近 上下; 多 余 after the number make it OVER */
    BAO_OVER,     /* 超 超过 逾 多 余 以上 突破 */
    BAO_UNDER,    /* 不足 不到 以下 低于 不超过 */
    BAO_AT_LEAST, /* 至少 不少于 不低于 */
    BAO_IN_RANGE, /* a range */
    BAO_HEDGE_COUNT
} bao_hedge;

/* Oddities of one number, each of which is also a warning of the scan. */
enum {
    BAO_ODD_GROUPING = 1, /* 12,34,5 */
    BAO_ODD_COMMA = 2,    /* 1，234: one number, or a list of two? read as 1234 */
    BAO_ODD_SIZE = 4,     /* does not fit 64 bits */
    BAO_ODD_SIGN = 8, /* a minus in front of a count (not when a cell is that alone); U+2212; --5 */
    BAO_ODD_ZEROS = 16, /* 007 */
    BAO_ODD_SPLIT = 32, /* 1 2 3, read when a unit follows; 1 234 without one, read as 1234 */
    BAO_ODD_FORM = 64, /* 1e308, 0x10, 1.2.3, 100%%, ½, 万万, 一十百, superscripts, struck digits */
    BAO_ODD_HEDGES = 128,   /* 约100余: two hedges */
    BAO_ODD_BRACKETS = 256, /* (5)件 */
    BAO_ODD_UNSEEN = 512    /* invisible characters inside the number */
};

typedef struct bao_quantity {
    bao_range raw; /* in the folded view: hedge, number, scale, unit */
    bao_range
        number; /* in the folded view: from the sign or first digit to the last digit or scale */
    bao_range unit; /* in the folded view; empty when there is none. Scale words are not in it */
    bao_decimal
        value; /* scaled: 近30万条 is 300000; the printed digits are kept. Percent is 85.7 */
    bao_decimal high; /* of a range: value is the low end. Of a ratio: unused */
    uint16_t odd;     /* BAO_ODD_ bits */
    uint8_t kind;     /* bao_quantity_kind */
    uint8_t hedge;    /* bao_hedge */
    bool valued; /* `value` holds (false for illegible, a ratio, 数百件); words keep theirs */
} bao_quantity;

typedef struct bao_quantities {
    bao_quantity *items; /* by raw.from, never overlapping */
    size_t count, capacity;
} bao_quantities;

const char *bao_quantity_kind_name(bao_quantity_kind kind);
/* A kind that counts or measures something: what residue and coverage look at. */
bool bao_quantity_is_amount(bao_quantity_kind kind);

/* "" for BAO_EXACT, "about", "over", "under", "at_least", "range". */
const char *bao_hedge_name(bao_hedge hedge);

/* Finds every number of the folded view `fold` (blocks end in '\n' or '\t', and no number crosses
 * them). `warnings`: one code per oddity (ODD_NUMBER and the like), placed by `fold` in text
 * offsets. False when out of memory. */
bool bao_quantity_scan(bao_arena *arena, const bao_fold *fold, bao_warnings *warnings,
                       bao_quantities *out);

/* Index of the first quantity whose raw.to is past `folded`, or count: for walking a range. */
size_t bao_quantity_find(const bao_quantities *quantities, uint32_t folded);

/* Reads a literal that should be one number and nothing else ("1.2万", "百分之四十六点五",
 * "85.7%"). `s` need not be folded. BAO_NUMBER when it is not one readable number; then out->odd
 * tells why, where known. A dash or a blank is BAO_NUMBER too: it is never zero. Errors: NUMBER,
 * MEMORY. */
bao_status bao_quantity_parse(bao_arena *arena, bao_span s, bao_quantity *out, bao_error *error);

#endif

/* headings.h - what a line or paragraph is by its words: heading, title, caption, note, boilerplate
 * of a page. For this layer only. */
#ifndef BAO_READ_HEADINGS_H
#define BAO_READ_HEADINGS_H

#include "base/span.h"

/* The number at the head of a line: 一、 (一) 1. (1) ① 第一部分. `size` is 0 when there is none. */
typedef struct bao__label {
    uint16_t size;
    uint8_t level; /* as bao_block.level */
} bao__label;

/* The number that `line` begins with. */
bao__label bao__label_find(bao_span line);

/* The heading that a paragraph is, or begins with (run-in). */
typedef struct bao__heading {
    uint32_t size; /* bytes of `text` that are the heading, 0 when there is none */
    uint16_t label;
    uint8_t level;
} bao__heading;

/* The heading in `text`, a whole paragraph. */
bao__heading bao__heading_find(bao_span text);

/* A line that could be a part of a report's title; one that ends it (年度报告, 统计公报). */
bool bao__could_be_title(bao_span line);
bool bao__ends_title(bao_span line);

/* 2016年政府信息公开工作情况统计表, 表二：…, 附表1 */
bool bao__is_caption(bao_span line);

/* 注：… 备注：… [2] … */
bool bao__is_note(bao_span line);

/* - 4 -, 第 3 页 共 9 页 */
bool bao__is_page_mark(bao_span line);

/* 打印, 收藏, 【字号： …; a line of a page's scripts. */
bool bao__is_boilerplate(bao_span line);

#endif

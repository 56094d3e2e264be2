/* page_vocabulary.h - lines that a page has around a report, by their words. For this layer only.
 */
#ifndef BAO_READ_PAGE_VOCABULARY_H
#define BAO_READ_PAGE_VOCABULARY_H

#include "base/span.h"

/* 索引号, 发布机构：, 文 号: what a table about a report has in its cells. */
bool bao__is_about_label(bao_span text);

/* 发布时间：2026-01-16 来源：… 【字号：大 中 小】: a line about the report below its title. */
bool bao__is_about_line(bao_span text);

/* The same by its first words alone. */
bool bao__begins_about(bao_span text);

/* 版权所有 …, 京ICP备…, 主办：…: the foot of a page. */
bool bao__is_foot(bao_span text);

/* 当前位置：首页 > 政务公开, 上一篇：, 分享到, 相关阅读: not of the report, and the report ends
 * before. */
bool bao__is_border(bao_span text);

/* The same by its first words alone. */
bool bao__begins_border(bao_span text);

/* Has a letter, digit or character, not only signs. */
bool bao__has_word(bao_span text);

/* A sentence, or more than one. */
bool bao__has_sentence(bao_span text);

#endif

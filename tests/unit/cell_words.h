/* cell_words.h - words by which cells are read, for tests: some of those in
 * lua/baogao/zh/cells.lua, folded. */
#ifndef BAO_TEST_CELL_WORDS_H
#define BAO_TEST_CELL_WORDS_H

#include "extract/cell.h"

static const bao_span cell_strokes[] = {{"-", 1}, {"—", 3}, {"–", 3}, {"―", 3},  {"─", 3}, {"━", 3},
                                        {"−", 3}, {"‒", 3}, {"/", 1}, {"\\", 1}, {"|", 1}};
static const bao_span cell_no_figure[] = {{"不适用", 9}, {"空", 3},        {"N/A", 3},
                                          {"未统计", 9}, {"没有统计", 12}, {"未公布", 9},
                                          {"未知", 6},   {"未开通", 9}};
static const bao_span cell_none[] = {{"无", 3}, {"没有", 6}, {"未有", 6}};
static const bao_span cell_none_begins[] = {{"未收", 6}, {"未发生", 9}, {"没有收", 9}};
static const bao_span cell_unchanged[] = {{"持平", 6}, {"不变", 6}, {"无变化", 9}};
static const bao_span cell_plus[] = {{"+", 1},    {"↑", 3},  {"▲", 3},   {"增长", 6},
                                     {"增加", 6}, {"增", 3}, {"上升", 6}};
static const bao_span cell_minus[] = {{"-", 1},    {"−", 3},  {"–", 3},    {"—", 3},  {"‒", 3},
                                      {"─", 3},    {"ー", 3}, {"▼", 3},    {"▽", 3},  {"↓", 3},
                                      {"下降", 6}, {"降", 3}, {"减少", 6}, {"减", 3}, {"跌", 3}};
static const bao_span cell_lead[] = {{"共计", 6}, {"共", 3}};
static const bao_span cell_other_figure[] = {{"上年", 6}, {"目标", 6}, {"预期", 6}};
static const bao_span cell_unit_words[] = {{"单位", 6}};
static const bao_span cell_whole[] = {{"件", 3}};
static const bao_span cell_units[] = {{"万元", 6}, {"亿元", 6}, {"人次", 6}, {"元", 3}, {"件", 3},
                                      {"个", 3},   {"项", 3},   {"条", 3},   {"次", 3}, {"人", 3}};

#define X(name) .name = {cell_##name, sizeof cell_##name / sizeof *cell_##name},
static const bao_cell_words cell_words = {BAO_CELL_WORDS_MAP(X)};
#undef X

#endif

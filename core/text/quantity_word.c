/* quantity_word.c - 一站式 and its like. */
#include "text/quantity_word.h"
#include "text/word_lists.h"

/* What follows the numeral, by its value. */
static const char *const of_one[] = {
    "件事", "批",     "种",   "条龙", "张网", "张图", "张蓝图", "句话", "名一", "个口",
    "家人", "家亲",   "对一", "人一", "户一", "企一", "年一",   "日一", "级",   "位一",
    "次办", "次告",   "次挂", "年来", "套人", "天一", "周年",   "个门", "次性", "类一",
    "个人", "个时期", "季度", "起",   "百年", "线",   "点一",   NULL};
static const char *const of_two[] = {"个确立", "个维护", "个一", "个责任", "手",
                                     "头跑",   "张皮",   "季度", NULL};
static const char *const of_three[] = {"位一体", "个代表", "年行动", "年规划", "年计划",
                                       "项机制", "类内部", "季度",   "包",     "方面",
                                       "步走",   "张清单", "年禁",   NULL};
static const char *const of_four[] = {"个意识", "个自信", "个全面", "套班", "类过程",
                                      "项基本", "个服务", "季度",   NULL};
static const char *const of_five[] = {"位一体", "年规划", "年计划", "项原则", "套班", NULL};
static const char *const of_seven[] = {"人普查", NULL};
static const char *const of_eight[] = {"项规定", NULL};
static const char *const of_ten[] = {"年规划", "年禁", "个全覆", NULL};

static const char *const *phrases_of(int32_t value)
{
    static const char *const *const phrases[] = {
        [1] = of_one,  [2] = of_two,   [3] = of_three, [4] = of_four,
        [5] = of_five, [7] = of_seven, [8] = of_eight, [10] = of_ten};
    const size_t count = sizeof phrases / sizeof *phrases;
    return value >= 0 && (size_t)value < count ? phrases[value] : NULL;
}

/* 一起 counts cases only. */
static bool is_together(const bao__view *v, uint32_t to)
{
    return AT(v, to - 6, "一起") && bao__any_at(v, to, bao__words_case_words);
}

/* 一个重要原因: an article before a noun, with counter words that seldom count one of something. */
static bool is_article(const bao__view *v, const bao__counted *c)
{
    return AT(v, c->number.from, "一") &&
           bao__any_at(v, c->unit_at, bao__words_article_words) == c->unit.length &&
           bao__is_han(bao__peek(v, c->to));
}

/* 上一年, 每一件, 这一次, 新的一年. */
static bool is_pointed(const bao__view *v, const bao__counted *c)
{
    static const char32_t pointers[] = U"上下前后每这那新同任哪某另统万唯个";
    const uint32_t before = bao__previous(v, c->number.from);
    return bao__one_of(before, pointers) && (AT(v, c->number.from, "一") || before == U'个');
}

/* 五年 but for 为期五年, 五年以上: one stretch of time, not a count. */
static bool is_time(const bao__view *v, const bao__counted *c)
{
    static const char32_t measuring[] = U"期时满限达长延用历超近约续足至到";
    return AT(v, c->unit_at, "年") && c->unit.length == 3 && c->to == c->unit_at + 3 &&
           !bao__one_of(bao__previous(v, c->number.from), measuring);
}

/* 七届五次会议, 十四届四次全会. */
static bool is_session(const bao__view *v, const bao__counted *c)
{
    const uint32_t before = bao__previous(v, c->number.from);
    return AT(v, c->unit_at, "次") && (before == U'届' || before == U'大' || before == U'会');
}

/* “两个中心”, “水十条”. */
static bool is_quoted(const bao__view *v, const bao__counted *c)
{
    return bao__previous(v, c->number.from) == U'“' || AT(v, c->to, "”");
}

bool bao__is_phrase(const bao__view *v, const bao__counted *c)
{
    const char *const *phrases = phrases_of(bao__han_value(bao__peek(v, c->number.from)));
    if (is_pointed(v, c) || is_session(v, c) || is_quoted(v, c)) {
        return true;
    }
    if (c->number.to - c->number.from != 3) {
        return false;
    }
    if (phrases && bao__any_at(v, c->number.to, phrases)) {
        return !is_together(v, c->number.to + 3);
    }
    return !c->hedged && (is_article(v, c) || is_time(v, c));
}

bool bao__is_label(const bao__view *v, bao_range number, bool whole)
{
    static const char32_t ends[] = U"》”’·";
    const uint32_t after = bao__peek(v, number.to), before = bao__previous(v, number.from);
    if (after == U'强' || after == U'型') {
        return whole;
    }
    if (!whole) {
        return BEFORE(v, number.to, ".0") && number.to - number.from == 3 &&
               bao__any_at(v, number.to, bao__words_version_words);
    }
    const bool year =
        number.to - number.from == 4 && (AT(v, number.from, "19") || AT(v, number.from, "20"));
    return (before == U'“' && after == U'”') || (year && bao__one_of(after, ends)) ||
           (year && (before == U'“' || before == U'《') && bao__is_han(after));
}

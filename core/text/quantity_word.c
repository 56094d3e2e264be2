/* quantity_word.c - 一站式 and its like. */
#include "text/quantity_word.h"
#include "text/word_lists.h"

static const char *const *phrases_of(int32_t value)
{
    static const char *const *const phrases[] = {
        [1] = bao__words_phrases_of_one,   [2] = bao__words_phrases_of_two,
        [3] = bao__words_phrases_of_three, [4] = bao__words_phrases_of_four,
        [5] = bao__words_phrases_of_five,  [7] = bao__words_phrases_of_seven,
        [8] = bao__words_phrases_of_eight, [10] = bao__words_phrases_of_ten};
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

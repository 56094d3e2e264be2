/* quantity_hedge.c - 约 近 超过 不少于, 余 多, 左右 以上. */
#include "text/quantity_hedge.h"
#include "text/word_lists.h"

static const bao__hedge no_hedge = {.hedge = BAO_EXACT};

/* The characters that make other words of 约 (节约) and 近 (附近). */
static const char32_t not_about[] = U"节签违预合集制契条公履解特赴邀缔简婚相";
static const char32_t not_near[] = U"附最邻临靠远就毗新贴亲";

static bao__hedge about(const bao__view *v, uint32_t at)
{
    const uint32_t before = bao__previous(v, at - 3);
    if (before == U'大') {
        return (bao__hedge){.length = 6, .hedge = BAO_ABOUT};
    }
    return bao__one_of(before, not_about) ? no_hedge
                                          : (bao__hedge){.length = 3, .hedge = BAO_ABOUT};
}

static bao__hedge near(const bao__view *v, uint32_t at)
{
    const uint32_t before = bao__previous(v, at - 3);
    if (before == U'将' || before == U'接' || before == U'逼') {
        return (bao__hedge){.length = 6, .hedge = BAO_ABOUT};
    }
    return bao__one_of(before, not_near)
               ? no_hedge
               : (bao__hedge){.length = 3, .hedge = BAO_ABOUT, .recent = true};
}

/* 低于, 不低于, 高于, 不高于. */
static bao__hedge compared(const bao__view *v, uint32_t at)
{
    const bool less = BEFORE(v, at, "低于") || BEFORE(v, at, "少于") || BEFORE(v, at, "小于");
    const bool more = BEFORE(v, at, "高于") || BEFORE(v, at, "多于") || BEFORE(v, at, "大于");
    if (!less && !more) {
        return no_hedge;
    }
    if (BEFORE(v, at - 6, "不")) {
        return (bao__hedge){.length = 9, .hedge = less ? BAO_AT_LEAST : BAO_UNDER};
    }
    return (bao__hedge){.length = 6, .hedge = less ? BAO_UNDER : BAO_OVER};
}

static bao__hedge exceeded(const bao__view *v, uint32_t at)
{
    if (BEFORE(v, at, "不超过")) {
        return (bao__hedge){.length = 9, .hedge = BAO_UNDER};
    }
    if (BEFORE(v, at, "超过")) {
        return (bao__hedge){.length = 6, .hedge = BAO_OVER};
    }
    return (bao__hedge){.length = 3, .hedge = BAO_OVER, .bare = true};
}

/* The two characters that end at `at` are `word`. */
#define PAIR(word, value)                                                                          \
    (BEFORE(v, at, word) ? (bao__hedge){.length = 6, .hedge = (value)} : no_hedge)

static bao__hedge hedge_before(const bao__view *v, uint32_t at)
{
    switch (bao__previous(v, at)) {
    case U'约':
        return about(v, at);
    case U'近':
        return near(v, at);
    case U'超':
    case U'逾':
        return (bao__hedge){.length = 3, .hedge = BAO_OVER};
    case U'过':
        return exceeded(v, at);
    case U'破':
        return PAIR("突破", BAO_OVER);
    case U'足':
        return PAIR("不足", BAO_UNDER);
    case U'到':
        return PAIR("不到", BAO_UNDER);
    case U'于':
        return compared(v, at);
    case U'少':
        return BEFORE(v, at, "最少") ? PAIR("最少", BAO_AT_LEAST) : PAIR("至少", BAO_AT_LEAST);
    case U'多':
        return BEFORE(v, at, "最多") ? PAIR("最多", BAO_UNDER) : PAIR("至多", BAO_UNDER);
    case U'上':
        if (BEFORE(v, at, "成千上") || BEFORE(v, at, "成百上")) {
            return no_hedge;
        }
        return (bao__hedge){.length = 3, .hedge = BAO_OVER, .bare = true};
    case U'几':
    case U'数':
        return (bao__hedge){.length = 3, .hedge = BAO_ABOUT, .vague = true};
    default:
        return no_hedge;
    }
}

bao__hedge bao__hedge_before(const bao__view *v, uint32_t at, uint32_t least)
{
    if (at < least + 3 || (unsigned char)v->p[at - 1] < 0x80) {
        return no_hedge;
    }
    const bao__hedge h = hedge_before(v, at);
    return at - h.length < least ? no_hedge : h;
}

bao__hedge bao__hedge_inside(const bao__view *v, uint32_t at)
{
    const bool more = AT(v, at, "余") || AT(v, at, "多");
    if (!more || bao__any_at(v, at, bao__words_hedges_inside)) {
        return no_hedge;
    }
    return (bao__hedge){.length = 3, .hedge = BAO_OVER};
}

bao__hedge bao__hedge_after(const bao__view *v, uint32_t at)
{
    bao_hedge hedge = BAO_EXACT;
    switch (bao__peek(v, at)) {
    case U'左':
        hedge = AT(v, at, "左右") ? BAO_ABOUT : BAO_EXACT;
        break;
    case U'上':
        hedge = AT(v, at, "上下") ? BAO_ABOUT : BAO_EXACT;
        break;
    case U'以':
        hedge = AT(v, at, "以上")                        ? BAO_OVER
                : AT(v, at, "以下") || AT(v, at, "以内") ? BAO_UNDER
                                                         : BAO_EXACT;
        break;
    case U'有':
        hedge = AT(v, at, "有余") ? BAO_OVER : BAO_EXACT;
        break;
    case U'之':
        hedge = AT(v, at, "之多") ? BAO_OVER : BAO_EXACT;
        break;
    default:
        break;
    }
    return (bao__hedge){.length = hedge == BAO_EXACT ? 0 : 6, .hedge = hedge};
}

/* page_vocabulary.c - words of the page around a report. */
#include "read/page_vocabulary.h"

#include "read/words.h"

/* Characters: a line about the report has no more. */
#define ABOUT_MOST 120

bool bao__is_about_label(bao_span text)
{
    static const char *const words[] = {
        "索引号",   "索取号",   "发布机构", "公开机构", "发布单位", "制发机关", "发文机关",
        "发文日期", "发布日期", "生成日期", "成文日期", "公开日期", "发文字号", "公文文号",
        "文号",     "主题分类", "体裁分类", "信息分类", "公开类型", "公开方式", "公开时限",
        "有效性",   "生效日期", "废止日期", "主题词",   "信息名称", "内容概述", "公文名称",
        "公开范围", "组配分类", "所属机构", "发布时间", "组配",     "名称",     NULL};
    static const char *const firsts[] = {"索", "发", "公", "制", "生", "成", "文", "主", "体",
                                         "信", "有", "废", "内", "组", "所", "名", NULL};
    static const char *const colons[] = {"：", ":", NULL};
    const bool digit = text.n && text.p[0] >= 0;
    if (digit || !bao__starts_with_any(text, firsts)) {
        return false; /* as nearly every cell */
    }
    char plain[32] = {0};
    bao_span s = {plain, bao__squeeze(text, plain, sizeof plain)};
    s.n -= bao__ends_with_any(s, colons);
    return s.n && bao__is_word(s, words);
}

/* 2026-02-04 07:19:08: a date and time, as pages print them. */
static bool is_moment(bao_span text)
{
    size_t digits = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] >= '0' && text.p[i] <= '9') {
            digits++;
        } else if (!strchr("-:/. ", text.p[i])) {
            return false;
        }
    }
    return digits >= 12 && text.n >= 15;
}

bool bao__begins_about(bao_span text)
{
    static const char *const heads[] = {
        "发布时间", "发布日期", "发布于",   "发稿时间", "更新时间", "来源",     "信息来源",
        "文章来源", "稿件来源", "浏览次数", "浏览量",   "阅读次数", "点击数",   "点击率",
        "访问次数", "字号",     "字体",     "作者",     "索引号",   "索 引 号", "发文字号",
        "文号",     "主题分类", "体裁分类", "公开类型", "公开方式", "成文日期", "发文日期",
        "发布机构", "生成日期", "信息分类", "公开日期", "【字",     "【来源",   "【信息",
        "[字",      "日期：",   "时间：",   "分类：",   "发文机关", "索引：",   "责任编辑",
        "信息提供", "公开范围", "有效性",   "出处",     NULL};
    return bao__starts_with_any(text, heads);
}

bool bao__is_about_line(bao_span text)
{
    static const char *const marks[] = {"发布时间", "发布日期", "浏览次数", "阅读次数",
                                        "点击数",   "字号：",   "字体：",   "来源：",
                                        "来源:",    "【字体",   "出处：",   NULL};
    static const char *const stops[] = {"。", "！", "？", "；", NULL};
    return text.n < ABOUT_MOST * 20 && bao__count_characters(text) < ABOUT_MOST &&
           !bao__has_any(text, stops) &&
           (bao__begins_about(text) || bao__has_any(text, marks) || is_moment(text));
}

bool bao__is_foot(bao_span text)
{
    static const char *const marks[] = {"版权所有", "ICP备",    "icp备",     "公网安备",  "网安备",
                                        "ICP证",    "标识码",   "Copyright", "copyright", "©",
                                        "网站地图", "主办单位", "承办单位",  "技术支持",  "浏览器",
                                        "联系我们", "邮政编码", "设为首页",  NULL};
    static const char *const heads[] = {"主办：", "主办:", "承办：", "地址：", "开办：", NULL};
    return text.n < 600 && (bao__starts_with_any(text, heads) || bao__has_any(text, marks));
}

bool bao__begins_border(bao_span text)
{
    static const char *const heads[] = {
        "当前位置", "您的位置", "您当前的位置", "您现在的位置", "现在位置", "所在位置", "上一篇",
        "下一篇",   "上一条",   "下一条",       "分享到",       "分享：",   "相关",     "关联",
        "打印",     "【打印",   "关闭",         "【关闭",       "扫一扫",   "标签：",   "附件下载",
        "【收藏",   "我要纠错", "【我要",       "返回",         "责任编辑", "编辑：",   "收藏",
        "声明：凡", "声明：本", "打开APP",      "手机扫",       "热门",     "推荐阅读", "阅读原文",
        "※ 了解",   "您是第",   "[ 打印",       "主办",         "［打印",   NULL};
    return bao__starts_with_any(text, heads);
}

bool bao__is_border(bao_span text)
{
    static const char *const marks[] = {"首页 >", "首页>", "首页 ＞", "首页＞",
                                        "首页 »", "首页/", "-->>",    NULL};
    return text.n < 600 &&
           (bao__begins_border(text) || (text.n < 400 && bao__has_any(text, marks)));
}

/* ， 。 ； ： */
static bool is_mark(const char *p)
{
    const unsigned char a = (unsigned char)p[1], b = (unsigned char)p[2];
    return (unsigned char)p[0] == 0xE3 ? a == 0x80 && b == 0x82
                                       : a == 0xBC && (b == 0x8C || b == 0x9A || b == 0x9B);
}

bool bao__has_sentence(bao_span text)
{
    for (size_t i = 0; i + 2 < text.n; i++) {
        const unsigned char c = (unsigned char)text.p[i];
        if ((c == 0xE3 || c == 0xEF) && is_mark(text.p + i)) {
            return true;
        }
    }
    return text.n > 120 && memchr(text.p, ',', text.n);
}

bool bao__has_word(bao_span text)
{
    for (size_t i = 0; i < text.n; i++) {
        const unsigned char c = (unsigned char)text.p[i];
        if ((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
            (c >= 0xE4 && c <= 0xE9) || c >= 0xF0) {
            return true;
        }
    }
    return false;
}

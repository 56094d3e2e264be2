/* headings.c - numbering styles, and the words that titles, captions and notes are known by. */
#include "read/headings.h"

#include "base/utf8.h"
#include "read/line.h"

/* A heading is looked for in so much of a paragraph; blanks may stand between its characters. */
#define HEADING_BYTES 480

/* Characters without blanks. */
#define TITLE_MOST   60
#define HEADING_MOST 40
#define RUN_IN_MOST  30
#define SPACED_MOST  10
#define COLON_MOST   20

size_t bao__starts_with_any(bao_span s, const char *const *words)
{
    for (; s.n > 1 && *words; words++) {
        if ((*words)[0] != s.p[0] || ((*words)[1] != s.p[1] && (*words)[1])) {
            continue;
        }
        const bao_span word = bao_span_of(*words);
        if (bao_span_starts(s, word)) {
            return word.n;
        }
    }
    for (; s.n == 1 && *words; words++) {
        if ((*words)[0] == s.p[0] && !(*words)[1]) {
            return 1;
        }
    }
    return 0;
}

size_t bao__ends_with_any(bao_span s, const char *const *words)
{
    for (; *words; words++) {
        const bao_span word = bao_span_of(*words);
        if (bao_span_ends(s, word)) {
            return word.n;
        }
    }
    return 0;
}

size_t bao__count_characters(bao_span s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        const unsigned char c = (unsigned char)s.p[i];
        n += (c & 0xC0) != 0x80 && c != ' ';
        n -= c == 0xE3 && s.n - i >= 3 && memcmp(s.p + i, "\u3000", 3) == 0;
    }
    return n;
}

static bool has_any(bao_span s, const char *const *words)
{
    for (; *words; words++) {
        if (memmem(s.p, s.n, *words, strlen(*words))) {
            return true;
        }
    }
    return false;
}

static bao_span rest_of(bao_span s, size_t from)
{
    return (bao_span){s.p + from, s.n - from};
}

static size_t blanks(bao_span s, size_t at)
{
    size_t size;
    while (at < s.n && (size = bao__white(rest_of(s, at)))) {
        at += size;
    }
    return at;
}

static const char *const han_digits[] = {"一", "二", "三", "四", "五", "六", "七",
                                         "八", "九", "十", "〇", "零", NULL};
static const char *const wide_digits[] = {"０", "１", "２", "３", "４", "５",
                                          "６", "７", "８", "９", NULL};

static size_t one_digit(bao_span s)
{
    return s.n && s.p[0] >= '0' && s.p[0] <= '9' ? 1 : bao__starts_with_any(s, wide_digits);
}

/* End of a numeral of at most `most` digits at `at`, blanks between allowed; `at` if none. */
static size_t numeral(bao_span s, size_t at, bool han, int most)
{
    size_t end = at;
    for (int i = 0; i < most; i++) {
        const size_t start = i ? blanks(s, end) : at;
        const bao_span rest = rest_of(s, start);
        const size_t size = han ? bao__starts_with_any(rest, han_digits) : one_digit(rest);
        if (!size) {
            break;
        }
        end = start + size;
    }
    return end;
}

static bao__label label(size_t size, uint8_t level)
{
    return (bao__label){(uint16_t)size, level};
}

static const bao__label no_label;

/* 第一部分, 第三章, 第二节 */
static bao__label part_label(bao_span s)
{
    static const char *const parts[] = {"部分", "章", "编", "篇", "編", NULL};
    static const char *const sections[] = {"节", "節", NULL};
    size_t at = numeral(s, strlen("第"), true, 3);
    if (at == strlen("第")) {
        at = numeral(s, at, false, 2);
    }
    if (at == strlen("第")) {
        return no_label;
    }
    size_t size = bao__starts_with_any(rest_of(s, at), parts);
    if (size) {
        return label(at + size, 1);
    }
    size = bao__starts_with_any(rest_of(s, at), sections);
    return size ? label(at + size, 2) : no_label;
}

static const char *const opening[] = {"（", "(", "﹙", "〔", NULL};
static const char *const closing[] = {"）", ")", "﹚", "〕", NULL};

/* (一) (1) with any blanks inside */
static bao__label bracket_label(bao_span s, size_t open)
{
    const size_t start = blanks(s, open);
    bool han = true;
    size_t at = numeral(s, start, true, 3);
    if (at == start) {
        han = false;
        at = numeral(s, start, false, 2);
    }
    if (at == start) {
        return no_label;
    }
    at = blanks(s, at);
    const size_t close = bao__starts_with_any(rest_of(s, at), closing);
    return close ? label(at + close, han ? 2 : 4) : no_label;
}

/* 一、 一． 一 概 述 */
static bao__label han_label(bao_span s, size_t start)
{
    static const char *const marks[] = {"、", "．", ".", "，", ",", "﹑", NULL};
    const size_t end = numeral(s, start, true, 3);
    if (end == start) {
        return no_label;
    }
    const size_t at = blanks(s, end);
    const size_t mark = bao__starts_with_any(rest_of(s, at), marks);
    if (mark) {
        return label(at + mark, 1);
    }
    return at > end && bao__count_characters(rest_of(s, at)) <= SPACED_MOST ? label(end, 1)
                                                                            : no_label;
}

/* 1. 1、 1) but not 1.5 */
static bao__label digit_label(bao_span s)
{
    static const char *const marks[] = {"、", ".", "．", ")", "）", "﹑", NULL};
    const size_t end = numeral(s, 0, false, 2);
    const size_t mark = end ? bao__starts_with_any(rest_of(s, end), marks) : 0;
    const bao_span after = rest_of(s, end + mark);
    return mark && !one_digit(after) ? label(end + mark, 3) : no_label;
}

/* ① ㈠ ⑴ ⒈ */
static bao__label single_label(bao_span s)
{
    static const struct {
        uint16_t first, last;
        uint8_t level;
    } singles[] = {{0x2460, 0x2473, 5},
                   {0x2474, 0x2487, 4},
                   {0x2488, 0x249B, 3},
                   {0x3220, 0x3229, 2},
                   {0x3280, 0x3289, 1}};
    size_t size;
    const uint32_t c = bao_utf8_next(s.p, &size);
    for (size_t i = 0; i < sizeof singles / sizeof *singles; i++) {
        if (c >= singles[i].first && c <= singles[i].last) {
            return label(size, singles[i].level);
        }
    }
    return no_label;
}

bao__label bao__label_find(bao_span line)
{
    if (!line.n) {
        return no_label;
    }
    if (bao_span_starts(line, BAO_SPAN("第"))) {
        return part_label(line);
    }
    const size_t open = bao__starts_with_any(line, opening);
    if (open) {
        return bracket_label(line, open);
    }
    if (one_digit(line)) {
        return digit_label(line);
    }
    /* a letter that a scan left before the number */
    const size_t stray = line.p[0] == 'l' || line.p[0] == 'I' ? 1 : 0;
    const bao__label found = han_label(line, stray);
    return found.size ? found : single_label(line);
}

/* A number that is not part of a date. */
static bool has_figure(bao_span s)
{
    static const char *const date[] = {"年", "月", "日", NULL};
    for (size_t i = 0; i < s.n; i++) {
        const unsigned char c = (unsigned char)s.p[i];
        const size_t end = c == 0xEF || (c >= '0' && c <= '9') ? numeral(s, i, false, 20) : i;
        if (end > i) {
            if (!bao__starts_with_any(rest_of(s, blanks(s, end)), date)) {
                return true;
            }
            i = end;
        }
    }
    return false;
}

/* A number with wide blanks on both sides: a row of a table. */
static bool has_cells(bao_span s)
{
    for (const char *p = s.p, *const end = s.p + s.n;
         (p = memmem(p, (size_t)(end - p), "  ", 2)) != NULL; p++) {
        const size_t at = blanks(s, (size_t)(p - s.p)), after = numeral(s, at, false, 20);
        if (after > at && (after == s.n || s.p[after] == ' ')) {
            return true;
        }
    }
    return false;
}

/* How much of `rest`, which stands behind a label of `level`, is a heading. */
static size_t heading_size(bao_span rest, uint8_t level)
{
    static const char *const unfinished[] = {"；", ";", "，", ",", "、", NULL};
    static const char *const colons[] = {"：", ":", NULL};
    static const char *const inner[] = {"；", ";", "：", "！", "？", NULL};
    const size_t near = rest.n < HEADING_BYTES ? rest.n : HEADING_BYTES;
    const char *stop = memmem(rest.p, near, "。", 3);
    if (!stop && near < rest.n) {
        return 0;
    }
    const bao_span head = {rest.p, stop ? (size_t)(stop - rest.p) : rest.n};
    const size_t length = bao__count_characters(head);
    if (stop) {
        const bool whole = head.n + 3 == rest.n;
        const bool fits = level <= 2 ? length <= HEADING_MOST : !whole && length <= RUN_IN_MOST;
        return fits && length && !has_any(head, inner) && !has_figure(head) ? head.n + 3 : 0;
    }
    if (!length || length > HEADING_MOST || bao__ends_with_any(rest, unfinished) ||
        has_cells(rest)) {
        return 0;
    }
    if (bao__ends_with_any(rest, colons)) {
        return level <= 2 && length <= COLON_MOST ? rest.n : 0;
    }
    return level >= 3 && (has_any(rest, inner) || has_figure(rest)) ? 0 : rest.n;
}

/* s without blanks, at most `size` bytes; 0 when it does not fit. */
static size_t squeeze(bao_span s, char *out, size_t size)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        const size_t white = bao__white(rest_of(s, i));
        if (white) {
            i += white;
        } else if (n < size) {
            out[n++] = s.p[i++];
        } else {
            return 0;
        }
    }
    return n;
}

static bool is_word(bao_span s, const char *const *words)
{
    char plain[32] = {0};
    const bao_span squeezed = {plain, s.n <= 48 ? squeeze(s, plain, sizeof plain) : 0};
    for (; squeezed.n && *words; words++) {
        if ((*words)[0] == plain[0] && (*words)[1] == plain[1] &&
            bao_span_equal(squeezed, bao_span_of(*words))) {
            return true;
        }
    }
    return false;
}

bao__heading bao__heading_find(bao_span text)
{
    static const char *const known[] = {"概述", "总体情况", "總體情況", "总体概述", "引言",
                                        "前言", "附表",     "附件",     "附录",     "结语",
                                        "附注", "注释",     "名词解释", "编制说明", NULL};
    const bao__label number = bao__label_find(text);
    if (number.size) {
        const size_t start = blanks(text, number.size);
        const size_t size = heading_size(rest_of(text, start), number.level);
        return (bao__heading){size ? (uint32_t)(start + size) : 0, number.size, number.level};
    }
    return (bao__heading){is_word(text, known) ? (uint32_t)text.n : 0, 0, 1};
}

bool bao__could_be_title(bao_span line)
{
    static const char *const never[] = {"。", "；", "，", "：", "！", "？", ";",
                                        ",",  ":",  "|",  "”",  "—",  "》", NULL};
    static const char *const dashes[] = {"-", "–", "－", "*", "·", NULL};
    return line.n && line.n <= TITLE_MOST * 6 && bao__count_characters(line) <= TITLE_MOST &&
           !has_any(line, never) && !bao__starts_with_any(line, dashes) &&
           !bao__label_find(line).size && !bao__is_furniture(line);
}

/* s without （摘要） or [1] at its end. */
static bao_span without_brackets(bao_span s)
{
    static const char *const close[] = {"）", ")", "]", "］", "〕", NULL};
    static const char *const open[] = {"（", "(", "[", "［", "〔", NULL};
    if (!bao__ends_with_any(s, close)) {
        return s;
    }
    for (size_t i = s.n; i-- > 0;) {
        if (bao__starts_with_any(rest_of(s, i), open)) {
            return bao__trim_span((bao_span){s.p, i});
        }
    }
    return s;
}

bool bao__ends_title(bao_span line)
{
    static const char *const ends[] = {"报告", "公报", "年报", "报表", "总结",
                                       "報告", "公報", "年報", "總結", NULL};
    char plain[16];
    bao_span s = without_brackets(line);
    /* the last two characters, with any blanks between */
    size_t from = s.n;
    for (int left = 2; from && left;) {
        from--;
        left -= ((unsigned char)s.p[from] & 0xC0) == 0xC0 && bao__white(rest_of(s, from)) == 0;
    }
    const bao_span last = {plain, squeeze(rest_of(s, from), plain, sizeof plain)};
    return bao__ends_with_any(last, ends) > 0;
}

bool bao__is_caption(bao_span line)
{
    static const char *const heads[] = {"表1",  "表2",  "表3",  "表4",  "表一", "表二", "表三",
                                        "表四", "附表", "附件", "表 1", "表 2", "表 3", NULL};
    static const char *const never[] = {"。", "；", "，", NULL};
    const bao_span s = without_brackets(line);
    return bao__count_characters(s) <= HEADING_MOST && s.n && !has_any(line, never) &&
           !bao__label_find(line).size &&
           (bao_span_ends(s, BAO_SPAN("表")) || bao__starts_with_any(s, heads));
}

bool bao__is_note(bao_span line)
{
    static const char *const heads[] = {"注：",     "注:",      "备注：",   "备注:",  "備註：",
                                        "注 ：",    "註：",     "填表说明", "說明：", "说明：",
                                        "数据来源", "资料来源", NULL};
    if (bao__starts_with_any(line, heads)) {
        return true;
    }
    const size_t end = line.n && line.p[0] == '[' ? numeral(line, 1, false, 3) : 0;
    return end > 1 && end < line.n && line.p[end] == ']';
}

/* - 4 - */
static bool is_dashed_number(bao_span s)
{
    static const char *const dashes[] = {"-", "—", "–", "－", "―", "─", "一", NULL};
    size_t at = 0, size;
    int before = 0, after = 0;
    for (; (size = bao__starts_with_any(rest_of(s, at), dashes)); before++) {
        at = blanks(s, at + size);
    }
    const size_t end = numeral(s, at, false, 4);
    if (!before || before > 2 || end == at) {
        return false;
    }
    at = blanks(s, end);
    for (; (size = bao__starts_with_any(rest_of(s, at), dashes)); after++) {
        at = blanks(s, at + size);
    }
    return after && after <= 2 && at == s.n;
}

/* 第 3 页, 第3页 共9页, 第 3 页/共 9 页 */
static bool is_numbered_page(bao_span s)
{
    static const char *const pages[] = {"页", "頁", NULL};
    static const char *const seconds[] = {"共", "/共", "，共", "/", NULL};
    size_t at = blanks(s, strlen("第"));
    size_t end = numeral(s, at, false, 4);
    at = blanks(s, end > at ? end : s.n);
    size_t size = bao__starts_with_any(rest_of(s, at), pages);
    if (!size) {
        return false;
    }
    at = blanks(s, at + size);
    if (at == s.n) {
        return true;
    }
    size = bao__starts_with_any(rest_of(s, at), seconds);
    at = blanks(s, at + size);
    end = numeral(s, at, false, 4);
    at = blanks(s, end);
    return size && bao__ends_with_any(s, pages) && s.n - at == 3;
}

bool bao__is_page_mark(bao_span line)
{
    if (!line.n || line.n > 48) {
        return false;
    }
    return bao_span_starts(line, BAO_SPAN("第")) ? is_numbered_page(line) : is_dashed_number(line);
}

bool bao__is_furniture(bao_span line)
{
    static const char *const words[] = {
        "正文",     "下载",     "打印",       "全屏",       "收藏",     "加大",       "还原",
        "减小",     "大",       "中",         "小",         "】",       "】】",       "分享",
        "分享：",   "分享到：", "分享到",     "【字号：",   "【字体：", "字体：",     "字号：",
        "打印本页", "关闭窗口", "返回顶部",   "【大中小】", "责任编辑", "责任编辑：", "相关附件>>",
        "来源:",    "来源：",   "相关链接>>", "相关报道：", "首页",     NULL};
    static const char *const heads[] = {"扫一扫在手机", "【字体：", "【字号：", NULL};
    return is_word(line, words) || (line.n < 60 && bao__starts_with_any(line, heads));
}

/* One of the characters of `set`, which are of three bytes each. */
static bool is_in(const char *c, const char *set)
{
    for (; *set; set += 3) {
        if (memcmp(c, set, 3) == 0) {
            return true;
        }
    }
    return false;
}

bool bao__ends_sentence(bao_span line)
{
    while (line.n) {
        const char *last = line.p + line.n - 1;
        if (*last > 0) {
            if (!strchr(")\"", *last)) {
                return strchr("!?;:", *last) != NULL;
            }
            line.n -= 1;
        } else if (line.n < 3 || !is_in(last - 2, "”’）」』》")) {
            return line.n >= 3 && is_in(last - 2, "。！？；：");
        } else {
            line.n -= 3;
        }
        line = bao__trim_span(line);
    }
    return false;
}

bool bao__goes_on(bao_span line)
{
    return line.n >= 3 ? line.p[0] == '%' || is_in(line.p, "，。、；：）》”！？％")
                       : line.n && line.p[0] == '%';
}

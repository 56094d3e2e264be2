/* headings.c - numbering styles, and the words that titles, captions and notes are known by. */
#include "read/headings.h"

#include "base/find.h"
#include "base/utf8.h"
#include "read/line.h"
#include "read/words.h"
#include "read/word_lists.h"

/* A heading is looked for in so much of a paragraph; blanks may stand between its characters. */
#define HEADING_BYTES 480

/* Characters without blanks. */
#define TITLE_MOST   60
#define HEADING_MOST 40
#define RUN_IN_MOST  30
#define SPACED_MOST  10
#define COLON_MOST   20

static bao__label label(size_t size, uint8_t level)
{
    return (bao__label){(uint16_t)size, level};
}

static const bao__label no_label;

/* 第一部分, 第三章, 第二节 */
static bao__label part_label(bao_span s)
{
    size_t at = bao__numeral(s, strlen("第"), true, 3);
    if (at == strlen("第")) {
        at = bao__numeral(s, at, false, 2);
    }
    if (at == strlen("第")) {
        return no_label;
    }
    size_t size = bao__starts_with_any(bao__rest(s, at), bao__words_parts);
    if (size) {
        return label(at + size, 1);
    }
    size = bao__starts_with_any(bao__rest(s, at), bao__words_sections);
    return size ? label(at + size, 2) : no_label;
}

static const char *const opening[] = {"（", "(", "﹙", "〔", NULL};
static const char *const closing[] = {"）", ")", "﹚", "〕", NULL};

/* (一) (1) with any blanks inside */
static bao__label bracket_label(bao_span s, size_t open)
{
    const size_t start = bao__blanks(s, open);
    bool han = true;
    size_t at = bao__numeral(s, start, true, 3);
    if (at == start) {
        han = false;
        at = bao__numeral(s, start, false, 2);
    }
    if (at == start) {
        return no_label;
    }
    at = bao__blanks(s, at);
    const size_t close = bao__starts_with_any(bao__rest(s, at), closing);
    return close ? label(at + close, han ? 2 : 4) : no_label;
}

/* 一、 一． 一 概 述 */
static bao__label han_label(bao_span s, size_t start)
{
    static const char *const marks[] = {"、", "．", ".", "，", ",", "﹑", NULL};
    const size_t end = bao__numeral(s, start, true, 3);
    if (end == start) {
        return no_label;
    }
    const size_t at = bao__blanks(s, end);
    const size_t mark = bao__starts_with_any(bao__rest(s, at), marks);
    if (mark) {
        return label(at + mark, 1);
    }
    return at > end && bao__count_characters(bao__rest(s, at)) <= SPACED_MOST ? label(end, 1)
                                                                              : no_label;
}

/* 1. 1、 1) but not 1.5 */
static bao__label digit_label(bao_span s)
{
    static const char *const marks[] = {"、", ".", "．", ")", "）", "﹑", NULL};
    const size_t end = bao__numeral(s, 0, false, 2);
    const size_t mark = end ? bao__starts_with_any(bao__rest(s, end), marks) : 0;
    const bao_span after = bao__rest(s, end + mark);
    return mark && !bao__digit(after) ? label(end + mark, 3) : no_label;
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

/* A look at two bytes: false when no number begins like that. */
static bool may_be_label(bao_span line)
{
    const unsigned char first = (unsigned char)line.p[0];
    const unsigned second = line.n > 1 ? (unsigned char)line.p[1] : 0;
    switch (first) {
    case 0xE2: /* ① ⑴ ⒈ */
        return second == 0x91 || second == 0x92;
    case 0xE3: /* 〇 〔 ㈠ ㊀ */
        return second == 0x80 || second == 0x88 || second == 0x8A;
    case 0xE4: /* 一 三 七, 九, 二 五 */
        return second >= 0xB8 && second <= 0xBA;
    case 0xE5: /* 八 六, 十, 四 */
        return second == 0x85 || second == 0x8D || second == 0x9B;
    case 0xE7: /* 第 */
        return second == 0xAC;
    case 0xE9: /* 零 */
        return second == 0x9B;
    case 0xEF: /* （ ０, ﹙ */
        return second == 0xBC || second == 0xB9;
    default:
        return first == '(' || first == 'l' || first == 'I' || first - '0' < 10;
    }
}

bao__label bao__label_find(bao_span line)
{
    if (!line.n || !may_be_label(line)) {
        return no_label;
    }
    if (bao_span_starts(line, BAO_SPAN("第"))) {
        return part_label(line);
    }
    const size_t open = bao__starts_with_any(line, opening);
    if (open) {
        return bracket_label(line, open);
    }
    if (bao__digit(line)) {
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
    for (size_t i = 0; i < s.n; i++) {
        const unsigned char c = (unsigned char)s.p[i];
        const size_t end = c == 0xEF || (c >= '0' && c <= '9') ? bao__numeral(s, i, false, 20) : i;
        if (end > i) {
            if (!bao__starts_with_any(bao__rest(s, bao__blanks(s, end)), bao__words_date_units)) {
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
         (p = bao_find((bao_span){p, (size_t)(end - p)}, BAO_SPAN("  "))) != NULL; p++) {
        const size_t at = bao__blanks(s, (size_t)(p - s.p)), after = bao__numeral(s, at, false, 20);
        if (after > at && (after == s.n || s.p[after] == ' ')) {
            return true;
        }
    }
    return false;
}

/* A mark that a heading has none of but at its end. */
static bool has_inner(bao_span s)
{
    return bao__has_mark(s, "；：！？", ";");
}

/* How much of `rest`, which stands behind a label of `level`, is a heading. */
static size_t heading_size(bao_span rest, uint8_t level)
{
    const size_t near = rest.n < HEADING_BYTES ? rest.n : HEADING_BYTES;
    const char *stop = bao_find((bao_span){rest.p, near}, BAO_SPAN("。"));
    if (!stop && near < rest.n) {
        return 0;
    }
    const bao_span head = {rest.p, stop ? (size_t)(stop - rest.p) : rest.n};
    const size_t length = bao__count_characters(head);
    if (stop) {
        const bool whole = head.n + 3 == rest.n;
        const bool fits = level <= 2 ? length <= HEADING_MOST : !whole && length <= RUN_IN_MOST;
        return fits && length && !has_inner(head) && !has_figure(head) ? head.n + 3 : 0;
    }
    if (!length || length > HEADING_MOST || bao__ends_in(rest, "；，、", ";,") || has_cells(rest)) {
        return 0;
    }
    if (bao__ends_in(rest, "：", ":")) {
        return level <= 2 && length <= COLON_MOST ? rest.n : 0;
    }
    return level >= 3 && (has_inner(rest) || has_figure(rest)) ? 0 : rest.n;
}

bao__heading bao__heading_find(bao_span text)
{
    const bao__label number = bao__label_find(text);
    if (number.size) {
        const size_t start = bao__blanks(text, number.size);
        const size_t size = heading_size(bao__rest(text, start), number.level);
        return (bao__heading){size ? (uint32_t)(start + size) : 0, number.size, number.level};
    }
    return (bao__heading){bao__is_word(text, bao__words_known_headings) ? (uint32_t)text.n : 0, 0,
                          1};
}

bool bao__could_be_title(bao_span line)
{
    static const char *const dashes[] = {"-", "–", "－", "*", "·", NULL};
    return line.n && line.n <= TITLE_MOST * 6 && !bao__has_mark(line, "。；，：！？”—》", ";,:|") &&
           bao__count_characters(line) <= TITLE_MOST && !bao__starts_with_any(line, dashes) &&
           !bao__label_find(line).size && !bao__is_boilerplate(line);
}

/* s without （摘要） or [1] at its end. */
static bao_span without_brackets(bao_span s)
{
    static const char *const open[] = {"（", "(", "[", "［", "〔", NULL};
    if (!bao__ends_in(s, "）］〕", ")]")) {
        return s;
    }
    for (size_t i = s.n; i-- > 0;) {
        if (bao__starts_with_any(bao__rest(s, i), open)) {
            return bao__trim_span((bao_span){s.p, i});
        }
    }
    return s;
}

bool bao__ends_title(bao_span line)
{
    char plain[16];
    bao_span s = without_brackets(line);
    /* the last two characters, with any blanks between */
    size_t from = s.n;
    for (int left = 2; from && left;) {
        from--;
        left -= ((unsigned char)s.p[from] & 0xC0) == 0xC0 && bao__white(bao__rest(s, from)) == 0;
    }
    const bao_span last = {plain, bao__squeeze(bao__rest(s, from), plain, sizeof plain)};
    return bao__ends_with_any(last, bao__words_title_endings) > 0;
}

bool bao__is_caption(bao_span line)
{
    const bao_span s = without_brackets(line);
    return s.n &&
           (bao_span_ends(s, BAO_SPAN("表")) ||
            bao__starts_with_any(s, bao__words_caption_openings)) &&
           bao__count_characters(s) <= HEADING_MOST && !bao__has_mark(line, "。；，", "") &&
           !bao__label_find(line).size;
}

bool bao__is_note(bao_span line)
{
    if (bao__starts_in(line, "注备備註填說说数资") &&
        bao__starts_with_any(line, bao__words_note_openings)) {
        return true;
    }
    const size_t end = line.n && line.p[0] == '[' ? bao__numeral(line, 1, false, 3) : 0;
    return end > 1 && end < line.n && line.p[end] == ']';
}

/* format.c - format codes: sections, digits, separators, percent, literals; General. Dates are in
 * format_date.c. */
#include "read/sheet/format.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "read/sheet/format_date.h"

/* Excel shows so many characters of a number in General. */
#define GENERAL_MOST 11

/* Digits that a double holds for certain. */
#define DIGITS_MOST 15

const char *bao__format_built_in(unsigned id)
{
    static const char *const codes[] = {
        [0] = "General",
        [1] = "0",
        [2] = "0.00",
        [3] = "#,##0",
        [4] = "#,##0.00",
        [5] = "¥#,##0;-¥#,##0",
        [6] = "¥#,##0;-¥#,##0",
        [7] = "¥#,##0.00;-¥#,##0.00",
        [8] = "¥#,##0.00;-¥#,##0.00",
        [9] = "0%",
        [10] = "0.00%",
        [11] = "0.00E+00",
        [14] = "yyyy-mm-dd", /* as the system has it: the form that cannot be misread */
        [15] = "d-mmm-yy",
        [16] = "d-mmm",
        [17] = "mmm-yy",
        [18] = "h:mm AM/PM",
        [19] = "h:mm:ss AM/PM",
        [20] = "h:mm",
        [21] = "h:mm:ss",
        [22] = "yyyy-mm-dd h:mm",
        [27] = "yyyy年m月",
        [28] = "m月d日",
        [29] = "m月d日",
        [30] = "m-d-yy",
        [31] = "yyyy年m月d日",
        [32] = "h时mm分",
        [33] = "h时mm分ss秒",
        [34] = "h时mm分",
        [35] = "h时mm分ss秒",
        [36] = "yyyy年m月",
        [37] = "#,##0;-#,##0",
        [38] = "#,##0;-#,##0",
        [39] = "#,##0.00;-#,##0.00",
        [40] = "#,##0.00;-#,##0.00",
        [41] = "#,##0;-#,##0;\"-\";@",
        [42] = "¥#,##0;-¥#,##0;\"-\";@",
        [43] = "#,##0.00;-#,##0.00;\"-\";@",
        [44] = "¥#,##0.00;-¥#,##0.00;\"-\";@",
        [45] = "mm:ss",
        [46] = "[h]:mm:ss",
        [47] = "mm:ss.0",
        [48] = "##0.0E+0",
        [49] = "@",
        [50] = "yyyy年m月",
        [51] = "m月d日",
        [52] = "yyyy年m月",
        [53] = "m月d日",
        [54] = "m月d日",
        [55] = "h时mm分",
        [56] = "h时mm分ss秒",
        [57] = "yyyy年m月",
        [58] = "m月d日",
    };
    return id < sizeof codes / sizeof *codes && codes[id] ? codes[id] : "General";
}

/* A number as decimal digits: 0.d1d2d3… * 10^point. */
typedef struct digits {
    char d[DIGITS_MOST + 2];
    int count, point;
} digits;

static digits digits_of(double value)
{
    char text[40];
    digits n = {.count = 0};
    snprintf(text, sizeof text, "%.*e", DIGITS_MOST - 1, fabs(value));
    const char *e = strchr(text, 'e');
    for (const char *p = text; e && p < e; p++) {
        if (*p >= '0' && *p <= '9') {
            n.d[n.count++] = *p;
        }
    }
    n.point = e ? atoi(e + 1) + 1 : 0;
    while (n.count && n.d[n.count - 1] == '0') {
        n.count--;
    }
    n.point = n.count ? n.point : 0;
    return n;
}

/* Rounds half up to `places` digits behind the point. */
static void round_to(digits *n, int places)
{
    const int keep = n->point + places;
    if (keep >= n->count) {
        return;
    }
    const bool up = keep >= 0 && n->d[keep] >= '5';
    n->count = keep > 0 ? keep : 0;
    while (up && n->count && n->d[n->count - 1] == '9') {
        n->count--;
    }
    if (up && n->count) {
        n->d[n->count - 1]++;
    } else if (up) {
        n->d[0] = '1';
        n->count = 1;
        n->point++;
    }
    while (n->count && n->d[n->count - 1] == '0') {
        n->count--;
    }
}

/* Digit at 10^power, '0' where there is none. */
static char digit_at(const digits *n, int power)
{
    const int at = n->point - 1 - power;
    return at >= 0 && at < n->count ? n->d[at] : '0';
}

static void put_general(bao_buf *out, double value)
{
    digits n = digits_of(value);
    if (n.count && (n.point > 20 || n.point < -8)) {
        bao_buf_format(out, "%.6G", value);
        return;
    }
    const int whole = n.point > 0 ? n.point : 1;
    const int places = n.count - n.point;
    if (places > 0) {
        round_to(&n, whole + 1 < GENERAL_MOST ? GENERAL_MOST - whole - 1 : 0);
    }
    if (value < 0 && n.count) {
        bao_buf_byte(out, '-');
    }
    for (int power = (n.point > 0 ? n.point : 1) - 1; power >= 0; power--) {
        bao_buf_byte(out, digit_at(&n, power));
    }
    if (n.count > n.point) {
        bao_buf_byte(out, '.');
        for (int power = -1; power >= n.point - n.count; power--) {
            bao_buf_byte(out, digit_at(&n, power));
        }
    }
}

/* A section is one of these in a row. */
typedef enum kind {
    LITERAL,
    DIGIT,
    POINT,
    COMMA,
    PERCENT,
    GENERAL,
    SCIENTIFIC,
    TEXT,
    ANY,
    END
} kind;

typedef struct token {
    kind kind;
    char digit;    /* 0 # ? */
    bao_span text; /* of a literal */
} token;

/* [Red], [$-804], [>=100]: a currency's sign alone is shown. */
static token bracket(bao_span s, size_t *at)
{
    const size_t from = *at + 1;
    size_t end = from;
    while (end < s.n && s.p[end] != ']') {
        end++;
    }
    *at = end < s.n ? end + 1 : end;
    token t = {.kind = LITERAL, .text = {s.p + from, 0}};
    if (from < end && s.p[from] == '$') {
        size_t stop = from + 1;
        while (stop < end && s.p[stop] != '-') {
            stop++;
        }
        t.text = (bao_span){s.p + from + 1, stop - from - 1};
    }
    return t;
}

static token quoted(bao_span s, size_t *at)
{
    const size_t from = *at + 1;
    size_t end = from;
    while (end < s.n && s.p[end] != '"') {
        end++;
    }
    *at = end < s.n ? end + 1 : end;
    return (token){.kind = LITERAL, .text = {s.p + from, end - from}};
}

/* Bytes of the character at `at`. */
static size_t character(bao_span s, size_t at)
{
    size_t n = 1;
    while (at + n < s.n && ((unsigned char)s.p[at + n] & 0xC0) == 0x80) {
        n++;
    }
    return n;
}

static token next_token(bao_span s, size_t *at)
{
    static const char general[] = "General", local[] = "G/通用格式";
    const char c = *at < s.n ? s.p[*at] : '\0';
    const bao_span rest = {s.p + *at, s.n - *at};
    if (*at >= s.n) {
        return (token){.kind = END};
    }
    if (bao_span_starts(rest, BAO_SPAN(general)) || bao_span_starts(rest, BAO_SPAN(local))) {
        *at += c == general[0] && rest.p[1] == 'e' ? sizeof general - 1 : sizeof local - 1;
        return (token){.kind = GENERAL};
    }
    switch (c) {
    case '[':
        return bracket(s, at);
    case '"':
        return quoted(s, at);
    case '\\':
    case '!': {
        const size_t n = *at + 1 < s.n ? character(s, *at + 1) : 0;
        const token t = {.kind = LITERAL, .text = {s.p + *at + 1, n}};
        *at += 1 + n;
        return t;
    }
    case '_':
    case '*':
        *at += 1 + (*at + 1 < s.n ? character(s, *at + 1) : 0);
        return (token){.kind = LITERAL};
    case 'E':
    case 'e':
        if (*at + 1 < s.n && (s.p[*at + 1] == '+' || s.p[*at + 1] == '-')) {
            *at += 2;
            return (token){.kind = SCIENTIFIC};
        }
        break;
    default:
        break;
    }
    static const char marks[] = "0#?.,%@";
    static const kind kinds[] = {DIGIT, DIGIT, DIGIT, POINT, COMMA, PERCENT, TEXT};
    const char *mark = c ? strchr(marks, c) : NULL;
    const size_t n = character(s, *at);
    const token t = {.kind = mark ? kinds[mark - marks] : LITERAL, .digit = c, .text = {rest.p, n}};
    *at += n;
    return t;
}

/* How a section shows numbers. */
typedef struct plan {
    int whole, places; /* placeholders before and behind the point */
    int scale;         /* commas behind the last digit: thousands are cut off */
    int percent;
    bool grouped, general, scientific, text, shows;
} plan;

static plan plan_of(bao_span section)
{
    plan p = {0};
    bool point = false;
    int commas = 0;
    size_t at = 0;
    for (token t = next_token(section, &at); t.kind != END; t = next_token(section, &at)) {
        p.shows |= t.kind != LITERAL || t.text.n;
        if (t.kind == DIGIT && !p.scientific) {
            p.grouped |= commas && !point;
            commas = 0;
            p.whole += !point;
            p.places += point;
        }
        commas += t.kind == COMMA && (p.whole || point);
        point |= t.kind == POINT;
        p.percent += t.kind == PERCENT;
        p.general |= t.kind == GENERAL;
        p.scientific |= t.kind == SCIENTIFIC;
        p.text |= t.kind == TEXT;
    }
    p.scale = commas;
    return p;
}

/* The digits before the point that placeholder `left` (how many stand right of it) shows; the first
 * shows all that are left. */
static void put_whole(bao_buf *out, const digits *n, const plan *p, int left, bool first, char mark)
{
    const int top = first && n->point - 1 > left ? n->point - 1 : left;
    for (int power = top; power >= left; power--) {
        const bool needed = power < n->point || mark == '0';
        if (needed) {
            bao_buf_byte(out, digit_at(n, power));
            if (p->grouped && power % 3 == 0 && power > 0) {
                bao_buf_byte(out, ',');
            }
        }
    }
}

static void put_number(bao_buf *out, bao_span section, const plan *p, double value)
{
    digits n = digits_of(value);
    n.point += n.count ? 2 * p->percent - 3 * p->scale : 0;
    round_to(&n, p->places);
    int left = p->whole, place = 0;
    bool point = false;
    size_t at = 0;
    for (token t = next_token(section, &at); t.kind != END; t = next_token(section, &at)) {
        if (t.kind == LITERAL) {
            bao_buf_span(out, t.text);
        } else if (t.kind == PERCENT) {
            bao_buf_byte(out, '%');
        } else if (t.kind == POINT) {
            /* a number without places before the point: .5 */
            if (!p->whole && n.point > 0) {
                put_whole(out, &n, p, 0, true, '#');
            }
            point = true;
            if (p->places && (n.count > n.point || memchr(section.p + at, '0', section.n - at))) {
                bao_buf_byte(out, '.');
            }
        } else if (t.kind == DIGIT && !point) {
            left--;
            put_whole(out, &n, p, left, left + 1 == p->whole, t.digit);
        } else if (t.kind == DIGIT) {
            place++;
            if (t.digit == '0' || place <= n.count - n.point) {
                bao_buf_byte(out, digit_at(&n, -place));
            }
        }
    }
}

/* The n-th section; false when there are fewer. */
static bool find_section(bao_span code, int n, bao_span *section)
{
    size_t from = 0, at = 0;
    for (;; at++) {
        if (at < code.n && code.p[at] == '"') {
            const char *end = memchr(code.p + at + 1, '"', code.n - at - 1);
            at = end ? (size_t)(end - code.p) : code.n;
        } else if (at < code.n && (code.p[at] == '\\' || code.p[at] == '!')) {
            at++;
            continue;
        }
        if (at >= code.n || code.p[at] == ';') {
            *section = (bao_span){code.p + from, (at < code.n ? at : code.n) - from};
            if (n-- == 0) {
                return true;
            }
            if (at >= code.n) {
                return false;
            }
            from = at + 1;
        }
    }
}

/* A condition in front: [>=100]. */
static bool read_condition(bao_span section, double value, bool *holds)
{
    for (size_t at = 0; at < section.n && section.p[at] == '[';) {
        const char *end = memchr(section.p + at, ']', section.n - at);
        const char c = at + 1 < section.n ? section.p[at + 1] : '\0';
        if (!end) {
            return false;
        }
        if (c == '<' || c == '>' || c == '=') {
            const char d = section.p[at + 2];
            const bool two = d == '=' || d == '>';
            const double than = strtod(section.p + at + (two ? 3 : 2), NULL);
            *holds = c == '='               ? value == than
                     : c == '<' && d == '>' ? value != than
                     : c == '<'             ? (two ? value <= than : value < than)
                                            : (two ? value >= than : value > than);
            return true;
        }
        at = (size_t)(end - section.p) + 1;
    }
    return false;
}

/* The section that shows `value`; *bare: without its sign, which the section has itself. */
static bao_span choose(bao_span code, double value, bool *bare)
{
    bao_span section, first;
    bool holds = false;
    *bare = false;
    find_section(code, 0, &first);
    if (read_condition(first, value, &holds)) {
        for (int n = 0; n < 3 && find_section(code, n, &section); n++) {
            const bool asks = read_condition(section, value, &holds);
            if (holds || (!asks && n)) {
                *bare = n > 0 && value < 0;
                return section;
            }
        }
        return first;
    }
    if (value < 0 && find_section(code, 1, &section)) {
        *bare = true;
        return section;
    }
    return value == 0 && find_section(code, 2, &section) ? section : first;
}

static void put_scientific(bao_buf *out, const plan *p, double value)
{
    bao_buf_format(out, "%.*E", p->places < DIGITS_MOST ? p->places : DIGITS_MOST, value);
}

void bao__format_put(bao_buf *out, bao_span code, double value, bool from_1904)
{
    bool bare;
    const bao_span section = choose(code, value, &bare);
    if (bao__format_is_date(section)) {
        bao__format_date(out, section, value, from_1904);
        return;
    }
    const plan p = plan_of(section);
    if (!p.shows) {
        return;
    }
    const double shown = bare ? fabs(value) : value;
    if (p.general || (p.text && !p.whole) || memchr(section.p, '/', section.n)) {
        put_general(out, shown);
    } else if (p.scientific) {
        put_scientific(out, &p, shown);
    } else {
        const size_t from = out->n;
        put_number(out, section, &p, shown);
        bool zero = true;
        for (size_t i = from; i < out->n && !out->failed; i++) {
            zero &= out->p[i] < '1' || out->p[i] > '9';
        }
        /* a number that is rounded to zero has no sign */
        if (shown < 0 && !zero && !out->failed && bao_buf_room(out, 1)) {
            memmove(out->p + from + 1, out->p + from, out->n - from);
            out->p[from] = '-';
            out->n++;
        }
    }
}

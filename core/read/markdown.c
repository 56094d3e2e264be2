/* markdown.c - marks among words: what is left of a line without them. */
#include "read/markdown.h"

#include "base/find.h"
#include "read/words.h"

/* Bytes of a footnote's mark: \[12\]. */
#define MARK_MOST 16

/* Bytes of a formula: no more is a number. */
#define FORMULA_MOST 160

/* A line on its way. */
typedef struct marks {
    const bao__unmarked *to;
    bao_span page;
    uint32_t from, end; /* the line; `from` is what was not passed on yet */
    uint32_t begin;     /* of the line */
    uint32_t bold[2];   /* where the second half of a pair of ** or __ stands */
    bool cells;         /* the line has pipes: <br> is for whoever reads cells */
    bao__left_out *left_out;
} marks;

static char at(const marks *m, uint32_t i)
{
    return i < m->end ? m->page.p[i] : '\0';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\0' || c == '\r';
}

static bool begins(const marks *m, uint32_t i, const char *word)
{
    const size_t n = strlen(word);
    return m->end - i >= n && memcmp(m->page.p + i, word, n) == 0;
}

/* Where `word` stands from i on, or the line's end. */
static uint32_t find(const marks *m, uint32_t i, const char *word)
{
    const char *p = bao_find((bao_span){m->page.p + i, m->end - i}, bao_span_of(word));
    return p ? (uint32_t)(p - m->page.p) : m->end;
}

/* Passes on what stands before `to`, and leaves out what stands from there to `next`. */
static void skip(marks *m, uint32_t to, uint32_t next)
{
    if (m->from < to) {
        m->to->copy(m->to->user, (bao_range){m->from, to});
    }
    m->from = next;
}

static void put(marks *m, uint32_t from, uint32_t to, const char *text)
{
    skip(m, from, to);
    m->to->put(m->to->user, text, strlen(text), (bao_range){from, to});
}

/* 2, [2], \[2\], 2,3, 注2, *: what a footnote's mark is made of. */
static bool is_note_mark(bao_span s, bool *digits)
{
    static const char *const parts[] = {"[",  "]",  "(",  ")",  "\\", ",",  "*",  "【", "】",
                                        "〔", "〕", "（", "）", "，", "、", "注", " ",  NULL};
    size_t count = 0;
    *digits = true;
    for (size_t i = 0; i < s.n;) {
        const size_t size = is_digit(s.p[i]) ? 1 : bao__starts_with_any(bao__rest(s, i), parts);
        if (!size) {
            return false;
        }
        *digits &= is_digit(s.p[i]);
        count++;
        i += (uint32_t)size;
    }
    return count && s.n <= MARK_MOST;
}

/* What stands before i takes a power: 10⁴, km², 平方米². */
static bool takes_power(const marks *m, uint32_t i, bool *ten)
{
    static const char *const units[] = {"米", "里", "吨", NULL};
    const bao_span before = {m->page.p + m->begin, i - m->begin};
    const size_t n = before.n;
    *ten = n > 1 && before.p[n - 1] == '0' && before.p[n - 2] == '1' &&
           !(n > 2 && (is_digit(before.p[n - 3]) || before.p[n - 3] == '.'));
    const char last = n ? (char)(before.p[n - 1] | 0x20) : '\0';
    return *ten || (last >= 'a' && last <= 'z') || bao__ends_with_any(before, units);
}

/* Raised text [from, to) between marks [open, close): a power keeps its digits, a footnote's mark
 * is left out. False: it is neither. */
static bool raised(marks *m, bao_range mark, bao_range text)
{
    static const char *const powers[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    bool digits, ten;
    const bao_span s = bao_span_cut(m->page, text);
    if (!is_note_mark(s, &digits)) {
        return false;
    }
    const bool power = takes_power(m, mark.from, &ten);
    skip(m, mark.from, mark.to);
    if (power && digits && s.n <= 2) {
        for (size_t i = 0; i < s.n; i++) {
            const uint32_t from = text.from + (uint32_t)i;
            if (ten) {
                m->to->put(m->to->user, powers[s.p[i] - '0'], strlen(powers[s.p[i] - '0']),
                           (bao_range){from, from + 1});
            } else {
                m->to->copy(m->to->user, (bao_range){from, from + 1});
            }
        }
    }
    return true;
}

/* \% \[ and the like; rst's "\ " parts words from marks. Returns what follows. */
static uint32_t escape(marks *m, uint32_t i)
{
    static const char signs[] = "\\`*_{}[]()#+-.!~^$%&<>\"'/:;=?@,";
    const char next = at(m, i + 1);
    if (next && strchr(signs, next)) {
        skip(m, i, i + 1);
        return i + 2;
    }
    const bool alone = i == m->begin || is_blank(at(m, i - 1)); /* a cell: not applicable */
    if (is_blank(next) && !alone) {
        skip(m, i, i + 1 + (next == ' '));
        return m->from;
    }
    return i + 1;
}

/* The ']' of the '[' at i, or the line's end. */
static uint32_t closing(const marks *m, uint32_t i)
{
    int depth = 0;
    for (; i < m->end; i++) {
        const char c = m->page.p[i];
        if (c == '\\') {
            i++;
        } else if (c == '[') {
            depth++;
        } else if (c == ']' && --depth == 0) {
            return i;
        }
    }
    return m->end;
}

/* [^2] and [^2]: ..., [2]_, [text](url), [text]{.class}. */
static uint32_t bracket(marks *m, uint32_t i)
{
    const uint32_t close = closing(m, i);
    if (close == m->end) {
        return i + 1;
    }
    const char next = at(m, close + 1);
    const bao_span inside = {m->page.p + i + 1, close - i - 1};
    const bool number = inside.n > 1 && inside.n < 5 && is_digit(inside.p[1]);
    if (inside.n > 1 && inside.p[0] == '^' && next == ':' && i == m->begin) {
        if (number) {
            skip(m, i + 1, i + 2);
            skip(m, close + 1, close + 2);
        } else {
            put(m, i, close + 2, "注：");
        }
        return m->from;
    }
    if (inside.n > 1 && inside.p[0] == '^') {
        skip(m, i, close + 1);
        return m->from;
    }
    bool digits;
    if (next == '_' && is_note_mark(inside, &digits) && digits) {
        skip(m, i, close + 2);
        return m->from;
    }
    const bool to_note = next == '(' && at(m, close + 2) == '#';
    const uint32_t end = next == '(' ? find(m, close, ")") : next == '{' ? find(m, close, "}") : 0;
    if (end && end < m->end && to_note && is_note_mark(inside, &digits)) {
        skip(m, i, end + 1);
        return m->from;
    }
    if (end && end < m->end) {
        skip(m, i, end + 1);
        bao__markdown_line(m->to, m->page, (bao_range){i + 1, close}, m->left_out);
        return m->from;
    }
    return i + 1;
}

/* ^2^, ^\[2\]^, ^(2), ^[a note in the line] */
static uint32_t caret(marks *m, uint32_t i)
{
    const uint32_t close = find(m, i + 1, "^");
    if (close < m->end && close - i - 1 <= MARK_MOST &&
        raised(m, (bao_range){i, close + 1}, (bao_range){i + 1, close})) {
        return m->from;
    }
    const uint32_t bracket_end = at(m, i + 1) == '[' ? closing(m, i + 1) : m->end;
    if (bracket_end < m->end) {
        skip(m, i, bracket_end + 1);
        return m->from;
    }
    const uint32_t round = at(m, i + 1) == '(' ? find(m, i, ")") : m->end;
    if (round < m->end && raised(m, (bao_range){i, round + 1}, (bao_range){i + 2, round})) {
        return m->from;
    }
    return i + 1;
}

static void leave_out(marks *m, uint32_t from, uint32_t to)
{
    if (m->left_out->count++ == 0) {
        m->left_out->at = from;
    }
    skip(m, from, to);
}

/* ~~struck~~, PM~2.5~ */
static uint32_t tilde(marks *m, uint32_t i)
{
    if (at(m, i + 1) == '~') {
        const uint32_t close = find(m, i + 2, "~~");
        if (close < m->end && close > i + 2) {
            leave_out(m, i, close + 2);
            return m->from;
        }
        return i + 2;
    }
    const uint32_t close = find(m, i + 1, "~");
    bool index = close < m->end && close > i + 1 && close - i < 6;
    for (uint32_t k = i + 1; k < close && index; k++) {
        index = is_digit(at(m, k)) || (at(m, k) == '.' && k > i + 1);
    }
    const char before = i > m->begin ? (char)(at(m, i - 1) | 0x20) : '\0';
    if (index && before >= 'a' && before <= 'z') {
        skip(m, i, i + 1);
        skip(m, close, close + 1);
        return m->from;
    }
    return i + 1;
}

/* ** and __ in pairs. */
static uint32_t emphasis(marks *m, uint32_t i)
{
    const char c = at(m, i);
    const size_t which = c == '_';
    if (at(m, i + 1) != c) {
        return i + 1;
    }
    if (m->bold[which] == i) {
        m->bold[which] = UINT32_MAX;
        skip(m, i, i + 2);
        return m->from;
    }
    const uint32_t close = find(m, i + 2, which ? "__" : "**");
    if (close == m->end || is_blank(at(m, i + 2)) || at(m, i + 2) == c ||
        is_blank(at(m, close - 1))) {
        return i + 2;
    }
    m->bold[which] = close;
    skip(m, i, i + 2);
    return m->from;
}

/* A name of a formula's command at i, behind the backslash: what it says; its size. NULL: we do not
 * know. */
static const char *command(const marks *m, uint32_t i, uint32_t *size)
{
    static const struct {
        const char *name, *text;
    } commands[] = {
#define COMMAND(name, text) {name, text},
#include "read/formula.def"
#undef COMMAND
    };
    for (size_t k = 0; k < sizeof commands / sizeof *commands; k++) {
        const uint32_t n = (uint32_t)strlen(commands[k].name);
        const char next = begins(m, i, commands[k].name) ? (char)(at(m, i + n) | 0x20) : 'a';
        const bool word = commands[k].name[0] >= 'a';
        if (begins(m, i, commands[k].name) && !(word && next >= 'a' && next <= 'z')) {
            *size = n;
            return commands[k].text;
        }
    }
    return NULL;
}

/* A formula of nothing but a number, its signs and letters: 5 1 2 . 2 0, 5.1\%, 10^{4}. */
static bool is_plain_formula(const marks *m, uint32_t from, uint32_t to)
{
    bool number = false, words = false, commands = false;
    uint32_t size;
    for (uint32_t i = from; i < to; i++) {
        const char c = at(m, i);
        if (c == '\\') {
            if (!command(m, i + 1, &size)) {
                return false;
            }
            i += size;
            number = commands = true;
        } else if (c < 0) {
            words = true; /* \mathrm{亿元} */
        } else if (!(is_blank(c) || strchr("0123456789.,%+-/~:^_{}()[]<>=*", c) ||
                     ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))) {
            return false;
        }
        number |= is_digit(c);
    }
    return number && (!words || commands);
}

/* ^{2}, ^ {[2]}: the end of what is raised at i, and what it is; 0: nothing is. */
static uint32_t formula_raised(const marks *m, uint32_t i, uint32_t to, bao_range *text)
{
    uint32_t k = i + 1;
    while (k < to && is_blank(at(m, k))) {
        k++;
    }
    if (at(m, k) != '{') {
        *text = (bao_range){k, k + 1};
        return k < to ? k + 1 : 0;
    }
    const uint32_t close = find(m, k, "}");
    *text = (bao_range){k + 1, close};
    return close < to ? close + 1 : 0;
}

static void formula(marks *m, uint32_t from, uint32_t to)
{
    uint32_t size;
    bao_range text;
    for (uint32_t i = from; i < to;) {
        const char c = at(m, i);
        const uint32_t end = c == '^' ? formula_raised(m, i, to, &text) : 0;
        if (end && raised(m, (bao_range){i, end}, text)) {
            i = end;
        } else if (c == '\\') {
            const char *said = command(m, i + 1, &size);
            if (*said) {
                put(m, i, i + 1 + size, said);
            } else {
                skip(m, i, i + 1 + size);
            }
            i += 1 + size;
        } else {
            if (is_blank(c) || strchr("{}^_$", c)) {
                skip(m, i, i + 1);
            }
            i++;
        }
    }
}

/* $5.1\%$, $$5.1$$ */
static uint32_t dollar(marks *m, uint32_t i)
{
    const uint32_t open = at(m, i + 1) == '$' ? 2 : 1;
    const uint32_t close = find(m, i + open, "$");
    if (close == m->end || close - i > FORMULA_MOST || !is_plain_formula(m, i + open, close)) {
        return i + open;
    }
    const uint32_t end = close + 1 + (open == 2 && at(m, close + 1) == '$');
    skip(m, i, i + open);
    formula(m, i + open, close);
    skip(m, close, end);
    return end;
}

/* The name of the tag at i and whether it ends an element. */
static bao_span tag_name(const marks *m, uint32_t i, bool *end)
{
    *end = at(m, i + 1) == '/';
    const uint32_t from = i + 1 + *end;
    uint32_t to = from;
    while ((at(m, to) | 0x20) >= 'a' && (at(m, to) | 0x20) <= 'z') {
        to++;
    }
    return (bao_span){m->page.p + from, to - from};
}

static bool is_tag(bao_span name, const char *const *tags)
{
    for (; *tags; tags++) {
        if (name.n == strlen(*tags) && strncasecmp(name.p, *tags, name.n) == 0) {
            return true;
        }
    }
    return false;
}

/* <sup>2</sup>, <del>…</del>, <br>, <u>, <!-- … --> */
static uint32_t tag(marks *m, uint32_t i)
{
    static const char *const tops[] = {"sup", "small", NULL}, *const struck[] = {"del", "s", NULL};
    static const char *const plain[] = {"u",   "b",   "i",   "em", "strong", "span", "font",
                                        "sup", "sub", "ins", "a",  "small",  "mark", "center",
                                        "p",   "div", "del", "s",  NULL};
    static const char *const breaks[] = {"br", NULL};
    bool end;
    const uint32_t close = find(m, i, begins(m, i, "<!--") ? "-->" : ">");
    if (close == m->end) {
        return i + 1;
    }
    if (begins(m, i, "<!--")) {
        skip(m, i, close + 3);
        return m->from;
    }
    const bao_span name = tag_name(m, i, &end);
    const bool top = !end && is_tag(name, tops);
    const uint32_t stop = top || (!end && is_tag(name, struck)) ? find(m, close, "</") : m->end;
    const uint32_t after = stop < m->end ? find(m, stop, ">") : m->end;
    if (after < m->end && top &&
        raised(m, (bao_range){i, after + 1}, (bao_range){close + 1, stop})) {
        return m->from;
    }
    if (after < m->end && !top) {
        leave_out(m, i, after + 1);
    } else if (is_tag(name, plain)) {
        skip(m, i, close + 1);
    } else if (!m->cells && is_tag(name, breaks)) {
        put(m, i, close + 1, "\t");
    } else {
        return i + 1;
    }
    return m->from;
}

/* :sup:`2` */
static uint32_t role(marks *m, uint32_t i)
{
    const bool top = begins(m, i, ":sup:`"), low = begins(m, i, ":sub:`");
    const uint32_t close = top || low ? find(m, i + 6, "`") : m->end;
    if (close == m->end) {
        return i + 1;
    }
    if (!top || !raised(m, (bao_range){i, close + 1}, (bao_range){i + 6, close})) {
        skip(m, i, i + 6);
        skip(m, close, close + 1);
    }
    return m->from;
}

/* ![alt](file): left to whoever counts pictures. */
static uint32_t picture(marks *m, uint32_t i)
{
    const uint32_t close = at(m, i + 1) == '[' ? find(m, i, ")") : m->end;
    return close < m->end ? close + 1 : i + 1;
}

void bao__markdown_line(const bao__unmarked *to, bao_span page, bao_range line,
                        bao__left_out *left_out)
{
    static uint32_t (*const marked[128])(marks *, uint32_t) = {
        ['\\'] = escape,  ['['] = bracket, ['^'] = caret, ['~'] = tilde, ['*'] = emphasis,
        ['_'] = emphasis, ['$'] = dollar,  ['<'] = tag,   [':'] = role,  ['!'] = picture,
    };
    marks m = {.to = to, .page = page, .from = line.from, .begin = line.from, .end = line.to};
    m.left_out = left_out;
    m.bold[0] = m.bold[1] = UINT32_MAX; /* none is open */
    m.cells = memchr(page.p + line.from, '|', line.to - line.from) != NULL;
    if (begins(&m, m.begin, ".. [")) { /* a footnote of reStructuredText */
        skip(&m, m.begin, m.begin + 3);
    }
    for (uint32_t i = m.from; i < m.end;) {
        const unsigned char c = (unsigned char)page.p[i];
        i = c < 128 && marked[c] ? marked[c](&m, i) : i + 1;
        i = i < m.from ? m.from : i;
    }
    skip(&m, m.end, m.end);
}

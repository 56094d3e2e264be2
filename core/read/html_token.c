/* html_token.c - cutting a page into tags and text. */
#include "read/html_token.h"

#include <strings.h>

#define HTML_ELEMENTS
#include "html_tables.inc"

/* Bits that are left of a hash, for 1024 slots; as in gen_html.lua. */
#define SLOT_SHIFT 54

enum {
    SPECIAL = BAO__SPECIAL,
    VOID = BAO__VOID,
    LINE = BAO__LINE,
    CLOSES_P = BAO__CLOSES_P,
    ENDS = BAO__ENDS,
    IMPLIED = BAO__IMPLIED,
    SCOPE = BAO__SCOPE,
    PART = BAO__PART,
    RAW = BAO__RAW,
    BOX = BAO__BOX,
    ASIDE = BAO__ASIDE,
    CONTROL = BAO__CONTROL,
    BREAKOUT = BAO__BREAKOUT
};

const uint16_t bao__element_looks[BAO__HTML_ELEMENTS] = {
    0,
#define ELEMENT(name, looks) looks,
#include "read/html_elements.def"
#undef ELEMENT
};

static const char *const element_names[BAO__HTML_ELEMENTS] = {
    "",
#define ELEMENT(name, looks) #name,
#include "read/html_elements.def"
#undef ELEMENT
};

/* What a byte is in a tag. */
enum { WHITE = 1, SLASH = 2, CLOSE = 4, EQUALS = 8 };

static const unsigned char looks_of[256] = {
    ['\t'] = WHITE, ['\n'] = WHITE, ['\f'] = WHITE, ['\r'] = WHITE,
    [' '] = WHITE,  ['/'] = SLASH,  ['>'] = CLOSE,  ['='] = EQUALS,
};

static unsigned look(const char *p)
{
    return looks_of[(unsigned char)*p];
}

static bool is_letter(char c)
{
    return (unsigned char)((c | 0x20) - 'a') < 26;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static const char *end_of(const bao__tokens *t)
{
    return t->page.p + t->page.n;
}

static uint32_t offset(const bao__tokens *t, const char *p)
{
    return (uint32_t)(p - t->page.p);
}

/* The first eight bytes of a name, little-endian, with bit 5 set: letters are in lower case. */
static uint64_t key_of(const char *p, size_t n, const char *end)
{
    const uint64_t bits = UINT64_C(0x2020202020202020);
    const uint64_t mask = n >= 8 ? UINT64_MAX : (UINT64_C(1) << n * 8) - 1;
    uint64_t key = 0;
    if (end - p >= 8) {
        memcpy(&key, p, 8);
    } else {
        memcpy(&key, p, n < 8 ? n : 8);
    }
    return (key | bits) & mask;
}

/* `key` is of the name at p, which has n bytes. */
static uint16_t find_element(const char *p, size_t n, uint64_t key)
{
    const unsigned element = element_slots[(key * ELEMENT_FACTOR) >> SLOT_SHIFT];
    const char *name = element_names[element];
    if (!n || key != element_keys[element]) {
        return BAO__HTML_OTHER;
    }
    for (size_t i = n < 8 ? n - 1 : 8; i < n; i++) { /* in a key, a control byte is a digit */
        if (!name[i] || lower(p[i]) != name[i]) {
            return BAO__HTML_OTHER;
        }
    }
    return name[n] ? BAO__HTML_OTHER : (uint16_t)element;
}

/* Which attribute a name of n bytes is, or BAO__ATTRIBUTES. */
static bao__attribute find_attribute(const char *p, size_t n, const char *end)
{
    static const struct {
        char name[8];
        bao__attribute attribute;
    } names[8][6] = {
        [2] = {{"id", BAO__ATTR_ID}},
        [3] = {{"src", BAO__ATTR_SRC}, {"alt", BAO__ATTR_ALT}},
        [4] = {{"href", BAO__ATTR_HREF},
               {"name", BAO__ATTR_NAME},
               {"data", BAO__ATTR_DATA},
               {"role", BAO__ATTR_ROLE},
               {"size", BAO__ATTR_SIZE}},
        [5] = {{"class", BAO__ATTR_CLASS}, {"style", BAO__ATTR_STYLE}, {"color", BAO__ATTR_COLOUR}},
        [6] = {{"hidden", BAO__ATTR_HIDDEN}},
        [7] = {{"colspan", BAO__ATTR_COLSPAN},
               {"rowspan", BAO__ATTR_ROWSPAN},
               {"content", BAO__ATTR_CONTENT},
               {"charset", BAO__ATTR_CHARSET},
               {"bgcolor", BAO__ATTR_BGCOLOUR}},
    };
    if (n == 9 && strncasecmp(p, "epub:type", n) == 0) {
        return BAO__ATTR_TYPE;
    }
    if (n > 7) {
        return n == 10 && strncasecmp(p, "http-equiv", n) == 0 ? BAO__ATTR_EQUIV : BAO__ATTRIBUTES;
    }
    const uint64_t key = key_of(p, n, end);
    for (size_t i = 0; i < 6 && names[n][i].name[0]; i++) {
        if (memcmp(&key, names[n][i].name, sizeof key) == 0) {
            return names[n][i].attribute;
        }
    }
    return BAO__ATTRIBUTES;
}

static void unclosed(bao__tokens *t, const char *from, const char *what)
{
    if (!t->unclosed) {
        t->unclosed = what;
        t->unclosed_at = offset(t, from);
    }
}

/* The value that begins at p, behind '=': its end. NULL: the page ends first. */
static const char *read_value(const bao__tokens *t, const char *p, bao_range *value)
{
    const char *const end = end_of(t);
    while (p < end && look(p) == WHITE) {
        p++;
    }
    if (p < end && (*p == '"' || *p == '\'')) {
        const char *close = memchr(p + 1, *p, (size_t)(end - p - 1));
        if (close) {
            *value = (bao_range){offset(t, p + 1), offset(t, close)};
        }
        return close ? close + 1 : NULL;
    }
    const char *from = p;
    while (p < end && !(look(p) & (WHITE | CLOSE))) {
        p++;
    }
    *value = (bao_range){offset(t, from), offset(t, p)};
    return p < end ? p : NULL;
}

/* A name of n bytes may be one of the attributes: most names are told by their first letter. */
static bool may_be_known(char first, size_t n)
{
#define LETTER(c) (UINT32_C(1) << ((c)&31))
    static const uint32_t firsts[11] = {
        [2] = LETTER('i'),
        [3] = LETTER('s') | LETTER('a'),
        [4] = LETTER('h') | LETTER('n') | LETTER('d') | LETTER('r') | LETTER('s'),
        [5] = LETTER('c') | LETTER('s'),
        [6] = LETTER('h'),
        [7] = LETTER('c') | LETTER('r') | LETTER('b'),
        [9] = LETTER('e'),
        [10] = LETTER('h'),
    };
#undef LETTER
    return n <= 10 && (firsts[n] >> (first & 31) & 1);
}

static void keep_attribute(bao__tokens *t, const char *name, size_t n, bao_range value)
{
    const bao__attribute attribute = find_attribute(name, n, end_of(t));
    if (attribute < BAO__ATTRIBUTES && !(t->has >> attribute & 1)) {
        t->has |= 1u << attribute;
        t->values[attribute] = value;
    }
}

/* The attribute that begins at p: its end, or NULL. */
static const char *read_attribute(bao__tokens *t, const char *p)
{
    const char *const end = end_of(t), *const name = p;
    p++; /* even '=' begins a name */
    while (p < end && !look(p)) {
        p++;
    }
    const size_t n = (size_t)(p - name);
    while (p < end && look(p) == WHITE) {
        p++;
    }
    bao_range value = {offset(t, p), offset(t, p)};
    if (p < end && *p == '=') {
        p = read_value(t, p + 1, &value);
    }
    if (may_be_known(*name, n)) {
        keep_attribute(t, name, n, value);
    }
    return p;
}

/* From behind a tag's name to behind its '>'; NULL: the page ends first. */
static const char *read_attributes(bao__tokens *t, const char *p)
{
    const char *const end = end_of(t);
    uint32_t count = 0;
    t->has = 0;
    t->closed = false;
    while (p && p < end) {
        switch (look(p)) {
        case WHITE:
            p++;
            break;
        case CLOSE:
            if (count > t->attributes_most) {
                t->attributes_most = count;
                t->attributes_at = t->token.from;
            }
            return p + 1;
        case SLASH:
            t->closed = end - p > 1 && p[1] == '>';
            p++;
            break;
        default:
            p = read_attribute(t, p);
            count++;
        }
    }
    return NULL;
}

/* The tag whose name begins at `name`. False: the page ends in it. */
static bool read_tag(bao__tokens *t, const char *from, const char *name)
{
    const char *const end = end_of(t), *p = name;
    while (p < end && !(look(p) & (WHITE | SLASH | CLOSE))) {
        p++;
    }
    const size_t n = (size_t)(p - name);
    t->token.from = offset(t, from);
    t->key = key_of(name, n, end);
    t->element = find_element(name, n, t->key);
    p = read_attributes(t, p);
    if (!p) {
        unclosed(t, from, "a tag");
    }
    t->at = p ? p : end;
    t->token.to = offset(t, t->at);
    return p != NULL;
}

/* Behind the comment whose text begins at p. */
static const char *skip_comment(bao__tokens *t, const char *from, const char *p)
{
    const char *const end = end_of(t);
    if (p < end && *p == '>') {
        return p + 1;
    }
    if (end - p > 1 && p[0] == '-' && p[1] == '>') {
        return p + 2;
    }
    while ((p = memchr(p, '-', (size_t)(end - p)))) {
        if (end - p > 2 && p[1] == '-' && p[2] == '>') {
            return p + 3;
        }
        if (end - p > 3 && p[1] == '-' && p[2] == '!' && p[3] == '>') {
            return p + 4;
        }
        p++;
    }
    unclosed(t, from, "a comment");
    return end;
}

/* Behind the declaration, instruction or comment that begins at p. */
static const char *skip_declaration(bao__tokens *t, const char *p)
{
    const char *const end = end_of(t);
    if (end - p >= 4 && memcmp(p, "<!--", 4) == 0) {
        return skip_comment(t, p, p + 4);
    }
    const char *close = memchr(p, '>', (size_t)(end - p));
    if (!close) {
        unclosed(t, p, "a comment");
    }
    return close ? close + 1 : end;
}

/* What the '<' at p begins: 'a' a tag, '/' an end tag, '!' what is passed over, 0 nothing. */
static char what_begins(const char *p, const char *end)
{
    if (end - p < 2) {
        return 0;
    }
    if (is_letter(p[1])) {
        return 'a';
    }
    if (p[1] == '/' && end - p > 2) {
        return is_letter(p[2]) ? '/' : '!';
    }
    return p[1] == '!' || p[1] == '?' ? '!' : 0;
}

/* <![CDATA[ inside svg and math: its text. */
static bool read_cdata(bao__tokens *t, const char *p)
{
    static const char open[] = "<![CDATA[";
    const char *const end = end_of(t);
    if (!t->foreign || end - p < 9 || memcmp(p, open, 9) != 0) {
        return false;
    }
    const char *close = memmem(p + 9, (size_t)(end - p) - 9, "]]>", 3);
    t->token = (bao_range){offset(t, p + 9), offset(t, close ? close : end)};
    t->verbatim = true;
    t->at = close ? close + 3 : end;
    return true;
}

static void note_stray(bao__tokens *t, const char *p)
{
    if (t->strays++ == 0) {
        t->stray_at = offset(t, p);
    }
}

void bao__tokens_start(bao__tokens *tokens, bao_span page)
{
    *tokens = (bao__tokens){.page = page, .at = page.p};
}

/* The run of text at t->at, up to the next '<' that begins something; false when it is empty. */
static bool read_text(bao__tokens *t, char *what)
{
    const char *const end = end_of(t), *p = t->at;
    *what = 0;
    while ((p = memchr(p, '<', (size_t)(end - p)))) {
        *what = what_begins(p, end);
        if (*what) {
            break;
        }
        note_stray(t, p);
        p++;
    }
    p = p ? p : end;
    t->token = (bao_range){offset(t, t->at), offset(t, p)};
    t->verbatim = false;
    t->at = p;
    return t->token.from < t->token.to;
}

bao__token bao__tokens_next(bao__tokens *t)
{
    for (;;) {
        const char *const from = t->at;
        char what = from < end_of(t) && *from == '<' ? what_begins(from, end_of(t)) : 0;
        if (!what && read_text(t, &what)) {
            return BAO__TEXT;
        }
        switch (what) {
        case 'a':
            if (read_tag(t, t->at, t->at + 1)) {
                return BAO__START;
            }
            break;
        case '/':
            if (read_tag(t, t->at, t->at + 2)) {
                return BAO__END;
            }
            break;
        case '!':
            if (read_cdata(t, t->at)) {
                return BAO__TEXT;
            }
            t->at = skip_declaration(t, t->at);
            break;
        default:
            t->token = (bao_range){(uint32_t)t->page.n, (uint32_t)t->page.n};
            return BAO__PAGE_END;
        }
    }
}

/* p is at the tag (or end tag) of the element whose start tag was last. */
static bool is_named(const bao__tokens *t, const char *p, size_t slash)
{
    const char *name = element_names[t->element], *const end = end_of(t);
    const size_t n = strlen(name);
    return (size_t)(end - p) > n + slash + 1 && strncasecmp(p + 1 + slash, name, n) == 0 &&
           (look(p + 1 + slash + n) & (WHITE | SLASH | CLOSE));
}

/* How deep in <!-- and <script> inside it a script is. */
typedef enum script_depth { IN_SCRIPT, IN_COMMENT, IN_INNER } script_depth;

/* Goes on behind what begins at *p, which is '<' or '-'; true when it is the script's end tag. */
static bool pass_script(const bao__tokens *t, const char **p, script_depth *depth)
{
    const size_t left = (size_t)(end_of(t) - *p);
    if (left >= 3 && memcmp(*p, "-->", 3) == 0) {
        *depth = IN_SCRIPT;
        *p += 3;
    } else if (*depth == IN_SCRIPT && left >= 4 && memcmp(*p, "<!--", 4) == 0) {
        *depth = IN_COMMENT;
        *p += 2; /* its dashes may be those of --> */
    } else if (left > 1 && **p == '<' && (*p)[1] == '/' && is_named(t, *p, 1)) {
        if (*depth != IN_INNER) {
            return true;
        }
        *depth = IN_COMMENT;
        *p += 2;
    } else {
        if (*depth == IN_COMMENT && **p == '<' && is_named(t, *p, 0)) {
            *depth = IN_INNER;
        }
        *p += 1;
    }
    return false;
}

/* The end tag of a script; NULL when it has none. */
static const char *script_end(const bao__tokens *t)
{
    const char *const end = end_of(t), *p = t->at;
    script_depth depth = IN_SCRIPT;
    while (p < end) {
        if (depth == IN_SCRIPT) {
            p = memchr(p, '<', (size_t)(end - p));
        } else if (*p != '<' && *p != '-') {
            p++;
            continue;
        }
        if (!p || pass_script(t, &p, &depth)) {
            return p;
        }
    }
    return NULL;
}

bao_range bao__tokens_raw(bao__tokens *t)
{
    const char *const end = end_of(t), *const from = t->at, *p = from;
    if (t->element == bao__html_script) {
        p = script_end(t);
    } else {
        while ((p = memchr(p, '<', (size_t)(end - p))) &&
               !(end - p > 1 && p[1] == '/' && is_named(t, p, 1))) {
            p++;
        }
    }
    if (!p) {
        unclosed(t, t->page.p + t->token.from, element_names[t->element]);
    }
    t->at = p ? p : end;
    return (bao_range){offset(t, from), offset(t, t->at)};
}

bao_range bao__tokens_rest(bao__tokens *t)
{
    const bao_range rest = {offset(t, t->at), (uint32_t)t->page.n};
    t->at = end_of(t);
    return rest;
}

bao_span bao__tokens_value(const bao__tokens *t, bao__attribute attribute)
{
    return t->has >> attribute & 1 ? bao_span_cut(t->page, t->values[attribute])
                                   : (bao_span){"", 0};
}

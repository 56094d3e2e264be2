/* foreign.c - charsets by iconv, a character at a time, so that the way back is exact. */
#include "text/foreign.h"

#include <iconv.h>
#include <stdio.h>
#include <strings.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "text/score.h"

/* Characters that are looked at to compare charsets. */
#define SAMPLE 512

/* Bytes of a character or an escape sequence. */
#define SEQUENCE_MOST 8

/* GB18030 makes Chinese of the bytes from this quality on. */
#define CHINESE 40

/* A declared charset is believed when it does nearly as well as GB18030. */
#define NEARLY 20

/* Bytes of a file that are searched for the signs of a charset. */
#define HEAD 65536

typedef enum kind { MULTIBYTE, WESTERN, ESCAPES, WIDE } kind;

typedef struct charset {
    const char *label, *name;
    kind kind;
} charset;

static const charset charsets[] = {
#define CHARSET(label, name, kind) {label, name, kind},
#include "text/foreign_charsets.def"
#undef CHARSET
};

static const charset *find_charset(bao_span label)
{
    while (label.n && (label.p[0] == ' ' || label.p[0] == '\t')) {
        label = (bao_span){label.p + 1, label.n - 1};
    }
    while (label.n && (label.p[label.n - 1] == ' ' || label.p[label.n - 1] == '\t')) {
        label.n--;
    }
    for (size_t i = 0; i < sizeof charsets / sizeof *charsets; i++) {
        const size_t n = strlen(charsets[i].label);
        if (label.n == n && strncasecmp(label.p, charsets[i].label, n) == 0) {
            return &charsets[i];
        }
    }
    return NULL;
}

typedef struct converting {
    bao_arena *arena;
    bao_span source;
    bao_foreign *foreign;
    bao_buf out;
    bool failed;
} converting;

static void turn(converting *c, size_t source)
{
    bao_foreign *f = c->foreign;
    if (!BAO_RESERVE(c->arena, f->turns, f->count, f->capacity)) {
        c->failed = true;
        return;
    }
    f->turns[f->count++] = (bao__turn){(uint32_t)c->out.n, (uint32_t)source};
}

static void put_bad(converting *c, size_t source)
{
    if (c->foreign->bad++ == 0) {
        c->foreign->first_bad = (uint32_t)source;
    }
    bao_buf_bytes(&c->out, "\xEF\xBF\xBD", 3);
}

/* The sequence at `at`: how many bytes of the source it takes. */
static size_t convert_one(converting *c, iconv_t cd, size_t at)
{
    const size_t left = c->source.n - at;
    for (size_t n = 1; n <= left && n <= SEQUENCE_MOST; n++) {
        char bytes[SEQUENCE_MOST], text[16], *in = bytes, *out = text;
        size_t in_left = n, out_left = sizeof text;
        memcpy(bytes, c->source.p + at, n);
        if (iconv(cd, &in, &in_left, &out, &out_left) != (size_t)-1 && !in_left) {
            const size_t size = sizeof text - out_left;
            if (size && memchr(text, '\0', size)) {
                put_bad(c, at);
            } else {
                bao_buf_bytes(&c->out, text, size);
            }
            return n;
        }
        if (out_left < sizeof text) { /* what came first is whole */
            bao_buf_bytes(&c->out, text, sizeof text - out_left);
            return n - in_left;
        }
    }
    put_bad(c, at);
    return 1;
}

static void convert_all(converting *c, iconv_t cd)
{
    for (size_t at = 0; at < c->source.n && !c->failed;) {
        turn(c, at);
        at += convert_one(c, cd, at);
    }
}

/* HZ: ~{ pairs of seven bits ~}, which the system's iconv may not know: pairs of GB2312. */
static void convert_hz(converting *c, iconv_t gb)
{
    bool pairs = false;
    for (size_t at = 0; at < c->source.n && !c->failed;) {
        const char *p = c->source.p + at;
        const size_t left = c->source.n - at;
        turn(c, at);
        if (left > 1 && p[0] == '~' && (p[1] == '{' || p[1] == '}' || p[1] == '\n')) {
            pairs = p[1] == '{' || (p[1] == '\n' && pairs);
            at += 2;
        } else if (left > 1 && p[0] == '~' && p[1] == '~') {
            bao_buf_byte(&c->out, '~');
            at += 2;
        } else if (pairs && left > 1 && p[0] > ' ' && p[1] > ' ') {
            const char both[2] = {(char)(p[0] | 0x80), (char)(p[1] | 0x80)};
            converting pair = *c;
            pair.source = (bao_span){both, 2};
            convert_one(&pair, gb, 0);
            c->out = pair.out;
            at += 2;
        } else {
            pairs &= p[0] != '\n';
            bao_buf_byte(&c->out, p[0]);
            at++;
        }
    }
}

/* Converts from the charset; false when the system cannot. */
static bool convert(converting *c, const char *name)
{
    const bool hz = strcmp(name, "HZ") == 0;
    iconv_t cd = iconv_open("UTF-8", hz ? "GB18030" : name);
    if (cd == (iconv_t)-1) {
        return false;
    }
    if (hz) {
        convert_hz(c, cd);
    } else {
        convert_all(c, cd);
    }
    turn(c, c->source.n);
    iconv_close(cd);
    for (size_t i = 0; i < c->out.n; i++) {
        c->out.p[i] = c->out.p[i] ? c->out.p[i] : ' '; /* a NUL is no text */
    }
    return true;
}

/* The UTF-8 bytes that were taken for GBK: each character of the text goes back to its two. */
static bool convert_back(converting *c)
{
    iconv_t cd = iconv_open("GB18030", "UTF-8");
    if (cd == (iconv_t)-1) {
        return false;
    }
    for (size_t at = 0, size; at < c->source.n && !c->failed; at += size) {
        char bytes[4], out[8], *from = bytes, *to = out;
        bao_utf8_next(c->source.p + at, &size);
        size_t left = size, room = sizeof out;
        memcpy(bytes, c->source.p + at, size);
        turn(c, at);
        if (iconv(cd, &from, &left, &to, &room) == (size_t)-1) {
            c->foreign->lost = true;
            break;
        }
        bao_buf_bytes(&c->out, out, sizeof out - room);
    }
    turn(c, c->source.n);
    iconv_close(cd);
    return true;
}

/* So many signs of plain text settle it: an OGI report has them in its first kilobyte. */
#define PLAIN_ENOUGH 32

/* 锛 銆 鐨 鏀 鍏 and the like: , 。 的 政 公 of UTF-8 read as GBK. More than a few in a text that
 * has hardly any 的 or 。 of its own. */
static bool looks_twisted(bao_span s)
{
    static const char *const signs[] = {"锛", "銆", "鐨", "鏀", "鍏", "浜", "涓", "骞"};
    static const char *const plain[] = {"，", "。", "的", "政", "公"};
    size_t twisted = 0, straight = 0;
    const char *const end = s.p + (s.n < HEAD ? s.n : HEAD);
    for (const char *p = s.p; end - p >= 3; p++) {
        if ((unsigned char)*p < 0xE3) {
            continue;
        }
        for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
            twisted += memcmp(p, signs[i], 3) == 0;
        }
        for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
            straight += memcmp(p, plain[i], 3) == 0;
        }
        if (straight >= PLAIN_ENOUGH && twisted <= straight * 4) {
            return false;
        }
        p += 2; /* the rest of the character */
    }
    return twisted >= 8 && twisted > straight * 4;
}

static int quality_of(const bao__codec *codec, bao_span s)
{
    return bao__quality(bao__score_of(codec, s, SAMPLE));
}

static bool is_plain(bao_span s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < 0) {
            return false;
        }
    }
    return true;
}

/* ESC $ ) A, ESC $ B; ~{ pairs ~}. The name for iconv, or NULL. */
static const char *by_escapes(bao_span s)
{
    const char *const end = s.p + s.n;
    size_t runs = 0;
    for (const char *p = s.p; end - p > 3; p++) {
        if (p[0] == 0x1B && p[1] == '$') {
            return p[2] == ')' || p[2] == '*' ? "ISO-2022-CN-EXT" : "ISO-2022-JP-2";
        }
        if (p[0] == '~' && p[1] == '{') {
            const char *close = memmem(p, (size_t)(end - p), "~}", 2);
            const bool pairs =
                close && (close - p) % 2 == 0 && !memchr(p, '\n', (size_t)(close - p));
            runs += pairs && close - p > 2;
            p = pairs ? close : p;
        }
    }
    return runs >= 3 ? "HZ" : NULL;
}

/* Four bytes a character without a mark: all begin or all end in two zeros. */
static const char *by_width(bao_span s)
{
    const size_t n = s.n < 4 * SAMPLE ? s.n / 4 : SAMPLE;
    const bool marked = bao_span_starts(s, (bao_span){"\xFF\xFE\0\0", 4}) ||
                        bao_span_starts(s, (bao_span){"\0\0\xFE\xFF", 4});
    bool little = s.n % 4 == 0 && n >= 4 && !marked, big = little;
    for (size_t i = 0; i < n && (little || big); i++) {
        const char *p = s.p + i * 4;
        little &= !p[2] && !p[3] && (p[0] || p[1]);
        big &= !p[0] && !p[1] && (p[2] || p[3]);
    }
    return little ? "UTF-32LE" : big ? "UTF-32BE" : NULL;
}

/* The charset to convert from, or NULL: the bytes are in one of ours. */
static const charset *choose(bao_span source, bao_span declared, charset *found)
{
    const charset *said = find_charset(declared);
    found->kind = WIDE;
    found->name = by_width(source);
    if (found->name) {
        return found;
    }
    if (is_plain(source)) {
        found->kind = ESCAPES;
        found->name = by_escapes(source);
        return found->name ? found : said && said->kind == WIDE ? said : NULL;
    }
    if (!said || said->kind == ESCAPES ||
        (said->kind != WIDE && bao_utf8_valid(source) == source.n)) {
        return NULL;
    }
    return said;
}

/* The text is as good as what our own charsets make of the bytes. */
static bool is_good(const converting *c, const charset *from)
{
    const bao_span text = bao_buf_view(&c->out);
    const size_t many = c->foreign->count / 50;
    if (c->foreign->bad > many) {
        return false;
    }
    const int gb = quality_of(&bao__gb18030, c->source), big5 = quality_of(&bao__big5, c->source);
    const int ours = gb > big5 ? gb : big5;
    return from->kind == WESTERN     ? ours < CHINESE
           : from->kind == MULTIBYTE ? quality_of(&bao__utf8, text) + NEARLY >= ours
                                     : true;
}

static const char *lower_name(bao_arena *arena, const char *name)
{
    char *copy = (char *)bao_arena_copy(arena, name, strlen(name));
    for (char *p = copy; p && *p; p++) {
        *p = *p >= 'A' && *p <= 'Z' ? (char)(*p | 0x20) : *p;
    }
    return copy;
}

static bool start(converting *c, bao_arena *arena, bao_span source)
{
    *c = (converting){.arena = arena, .source = source, .out = bao_buf_in(arena)};
    c->foreign = bao_arena_calloc(arena, 1, sizeof *c->foreign);
    return c->foreign && bao_buf_room(&c->out, source.n + source.n / 2 + 8);
}

/* UTF-8 that was read as GBK and saved. */
static bool untwist(bao_arena *arena, bao_span source, bao_foreign **out, bao_span *utf8)
{
    converting c;
    if (!start(&c, arena, source)) {
        return false;
    }
    if (!convert_back(&c) || c.failed || c.out.failed) {
        return !c.failed && !c.out.failed;
    }
    const bao_span text = bao_buf_view(&c.out);
    c.foreign->lost |= bao_utf8_valid(text) != text.n || memchr(text.p, '\0', text.n);
    c.foreign->undone = !c.foreign->lost;
    c.foreign->name = "utf-8 read as gbk";
    *out = c.foreign;
    *utf8 = text;
    return true;
}

bool bao__foreign_convert(bao_arena *arena, bao_span source, bao_span declared, bao_foreign **out,
                          bao_span *utf8)
{
    charset found = {0};
    converting c;
    *out = NULL;
    if (source.n < 4 || source.n > UINT32_MAX / 4) {
        return true;
    }
    if (bao_utf8_valid(source) == source.n && looks_twisted(source)) {
        return untwist(arena, source, out, utf8);
    }
    const charset *from = choose(source, declared, &found);
    if (!from) {
        return true;
    }
    const char *name = from->name;
    if (strcmp(name, "UTF-32") == 0) {
        name = source.p[0] ? "UTF-32LE" : "UTF-32BE";
    }
    if (!start(&c, arena, source)) {
        return false;
    }
    const bool known = convert(&c, name);
    if (c.failed || c.out.failed) {
        return false;
    }
    c.foreign->name = lower_name(arena, name);
    c.foreign->declared = from != &found;
    if (known && is_good(&c, from)) {
        *out = c.foreign;
        *utf8 = bao_buf_view(&c.out);
    }
    return c.foreign->name != NULL;
}

/* The last turn at or before `offset` of the text. */
static size_t turn_before(const bao_foreign *f, uint64_t offset)
{
    size_t low = 0, high = f->count;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (f->turns[middle].text <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

bao_source_range bao__foreign_source(const bao_foreign *foreign, bao_source_range range)
{
    const bao__turn *turns = foreign->turns;
    const uint64_t from = turns[turn_before(foreign, range.from)].source;
    if (range.from == range.to) {
        return (bao_source_range){from, from};
    }
    const size_t last = turn_before(foreign, range.to - 1);
    const size_t next = last + 1 < foreign->count ? last + 1 : last;
    return (bao_source_range){from, turns[next].source};
}

bao_range bao__foreign_text(const bao_foreign *foreign, bao_source_range source)
{
    const bao__turn *turns = foreign->turns;
    size_t from = 0, to;
    while (from + 1 < foreign->count && turns[from].source < source.from) {
        from++;
    }
    for (to = from; to + 1 < foreign->count && turns[to].source < source.to;) {
        to++;
    }
    return (bao_range){turns[from].text, turns[to].text};
}

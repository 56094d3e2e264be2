/* rtf.c - groups, control words, bytes in hex, text. */
#include "read/word/rtf.h"

static bool is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static int hex(bao_span s, size_t at)
{
    const char c = at < s.n ? s.p[at] : '\0';
    return is_digit(c)                              ? c - '0'
           : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
                                                    : 0;
}

static const char *const words[] = {
    "",
#define X(name) #name,
#include "read/word/rtf_words.def"
#undef X
};
_Static_assert(BAO__RTF_WORDS <= UINT8_MAX, "a word fits in a byte");

/* The word that s is; they are in the order of their bytes. */
static uint8_t find_word(bao_span s)
{
    size_t low = 1, high = BAO__RTF_WORDS;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = strncmp(words[middle], s.p, s.n);
        if (order == 0 && words[middle][s.n] == '\0') {
            return (uint8_t)middle;
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return BAO__RTF_OTHER;
}

/* \word, \word-12, and the blank behind it. */
static bao__rtf_token read_word(bao_span s, size_t *at)
{
    size_t i = *at;
    bao__rtf_token t = {.kind = BAO__RTF_WORD};
    while (i < s.n && is_letter(s.p[i])) {
        i++;
    }
    t.text = (bao_span){s.p + *at, i - *at};
    t.word = find_word(t.text);
    const bool minus = i + 1 < s.n && s.p[i] == '-' && is_digit(s.p[i + 1]);
    i += minus;
    for (; i < s.n && is_digit(s.p[i]); i++) {
        t.numbered = true;
        t.number = t.number < 100000000 ? t.number * 10 + (s.p[i] - '0') : t.number;
    }
    t.number = minus ? -t.number : t.number;
    i += i < s.n && s.p[i] == ' ';
    if (t.word == bao__rtf_w_bin && t.number > 0) {
        i = (size_t)t.number < s.n - i ? i + (size_t)t.number : s.n;
    }
    *at = i;
    return t;
}

bao__rtf_token bao__rtf_next(bao_span s, size_t *at)
{
    while (*at < s.n && (s.p[*at] == '\r' || s.p[*at] == '\n' || s.p[*at] == '\0')) {
        ++*at;
    }
    if (*at >= s.n) {
        return (bao__rtf_token){.kind = BAO__RTF_END};
    }
    const char c = s.p[*at];
    if (c == '{' || c == '}') {
        ++*at;
        return (bao__rtf_token){.kind = c == '{' ? BAO__RTF_OPEN : BAO__RTF_CLOSE};
    }
    if (c == '\\') {
        ++*at;
        const char next = *at < s.n ? s.p[*at] : '\0';
        if (is_letter(next)) {
            return read_word(s, at);
        }
        *at += *at < s.n;
        if (next != '\'') {
            return (bao__rtf_token){.kind = BAO__RTF_SIGN, .number = (unsigned char)next};
        }
        const int byte = hex(s, *at) * 16 + hex(s, *at + 1);
        *at = s.n - *at > 2 ? *at + 2 : s.n;
        return (bao__rtf_token){.kind = BAO__RTF_BYTE, .number = byte};
    }
    const size_t from = *at;
    while (*at < s.n && !strchr("{}\\\r\n", s.p[*at])) {
        ++*at;
    }
    return (bao__rtf_token){.kind = BAO__RTF_TEXT, .text = {s.p + from, *at - from}};
}

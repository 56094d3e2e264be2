/* words.c - beginnings, ends and parts of lines. */
#include "read/words.h"

#include "base/find.h"
#include "base/utf8.h"
#include "read/line.h"

/* Longer spans have nearly every bit of bits_of. */
#define BITS_MOST 192

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

/* What bao_utf8_bit gives for the characters of s. */
static uint64_t bits_of(bao_span s)
{
    uint64_t bits = 0;
    for (size_t i = 0, size; i < s.n; i += size) {
        const unsigned char c = (unsigned char)s.p[i];
        size = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
        bits |= bao_utf8_bit(bao__rest(s, i));
    }
    return bits;
}

bool bao__has_any(bao_span s, const char *const *words)
{
    const uint64_t bits = s.n < BITS_MOST ? bits_of(s) : UINT64_MAX;
    for (; *words; words++) {
        const bao_span word = bao_span_of(*words);
        if (bits & bao_utf8_bit(word) && bao_find(s, word)) {
            return true;
        }
    }
    return false;
}

size_t bao__blanks(bao_span s, size_t at)
{
    size_t size;
    while (at < s.n && (size = bao__white(bao__rest(s, at)))) {
        at += size;
    }
    return at;
}

/* One of the characters of `set`, which are of three bytes each. */
static bool is_in(const char *c, const char *set)
{
    for (; *set; set += 3) {
        if (c[2] == set[2] && c[1] == set[1] && c[0] == set[0]) {
            return true;
        }
    }
    return false;
}

size_t bao__digit(bao_span s)
{
    const unsigned char *p = (const unsigned char *)s.p;
    if (s.n && p[0] - 0x30u < 10) {
        return 1;
    }
    return s.n >= 3 && p[0] == 0xEF && p[1] == 0xBC && p[2] - 0x90u < 10 ? 3 : 0; /* ０ to ９ */
}

static size_t han_digit(bao_span s)
{
    return bao__starts_in(s, "一二三四五六七八九十〇零") ? 3 : 0;
}

/* End of a numeral of at most `most` digits at `at`, blanks between allowed; `at` if none. */
size_t bao__numeral(bao_span s, size_t at, bool han, int most)
{
    size_t end = at;
    for (int i = 0; i < most; i++) {
        const size_t start = i ? bao__blanks(s, end) : at;
        const bao_span rest = bao__rest(s, start);
        const size_t size = han ? han_digit(rest) : bao__digit(rest);
        if (!size) {
            break;
        }
        end = start + size;
    }
    return end;
}

/* s without blanks, at most `size` bytes; 0 when it does not fit. */
size_t bao__squeeze(bao_span s, char *out, size_t size)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        const size_t white = bao__white(bao__rest(s, i));
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

/* `word` is s without the blanks of s. */
static bool is_squeezed(bao_span s, const char *word)
{
    char plain[32];
    const size_t n = bao__squeeze(s, plain, sizeof plain);
    return n && bao_span_equal((bao_span){plain, n}, bao_span_of(word));
}

bool bao__is_word(bao_span s, const char *const *words)
{
    if (s.n > 48) {
        return false;
    }
    const size_t start = bao__blanks(s, 0);
    for (; start < s.n && *words; words++) {
        const char *word = *words, *at = s.p + start;
        if (word[0] == at[0] && (word[0] > 0 || word[1] == at[1]) && is_squeezed(s, word)) {
            return true;
        }
    }
    return false;
}

bool bao__starts_in(bao_span s, const char *set)
{
    return s.n >= 3 && is_in(s.p, set);
}

bool bao__ends_in(bao_span s, const char *wide, const char *narrow)
{
    const char last = s.n ? s.p[s.n - 1] : 0;
    return last > 0 ? strchr(narrow, last) != NULL : s.n >= 3 && is_in(s.p + s.n - 3, wide);
}

bool bao__has_mark(bao_span s, const char *wide, const char *narrow)
{
    for (size_t i = 0; i < s.n; i++) {
        const unsigned char c = (unsigned char)s.p[i];
        if (c < 0x80) {
            if (c && strchr(narrow, c)) {
                return true;
            }
        } else if ((c == 0xE2 || c == 0xE3 || c == 0xEF) && s.n - i >= 3 && is_in(s.p + i, wide)) {
            return true;
        }
        i += c >= 0xE0 ? 2 : 0;
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

/* words.c - beginnings, ends and parts of lines. */
#include "read/words.h"

#include "base/utf8.h"
#include "read/line.h"

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

bool bao__has_any(bao_span s, const char *const *words)
{
    uint64_t begin = 0;
    for (const char *const *word = words; *word; word++) {
        begin |= bao_utf8_bit(bao_span_of(*word));
    }
    for (size_t i = 0; i < s.n; i++) {
        const bao_span rest = {s.p + i, s.n - i};
        if (!bao_utf8_goes_on(*rest.p) && (begin & bao_utf8_bit(rest)) &&
            bao__starts_with_any(rest, words)) {
            return true;
        }
    }
    return false;
}

bao_span bao__rest(bao_span s, size_t from)
{
    return (bao_span){s.p + from, s.n - from};
}

size_t bao__blanks(bao_span s, size_t at)
{
    size_t size;
    while (at < s.n && (size = bao__white(bao__rest(s, at)))) {
        at += size;
    }
    return at;
}

static const char *const han_digits[] = {"一", "二", "三", "四", "五", "六", "七",
                                         "八", "九", "十", "〇", "零", NULL};
static const char *const wide_digits[] = {"０", "１", "２", "３", "４", "５",
                                          "６", "７", "８", "９", NULL};

size_t bao__digit(bao_span s)
{
    return s.n && s.p[0] >= '0' && s.p[0] <= '9' ? 1 : bao__starts_with_any(s, wide_digits);
}

/* End of a numeral of at most `most` digits at `at`, blanks between allowed; `at` if none. */
size_t bao__numeral(bao_span s, size_t at, bool han, int most)
{
    size_t end = at;
    for (int i = 0; i < most; i++) {
        const size_t start = i ? bao__blanks(s, end) : at;
        const bao_span rest = bao__rest(s, start);
        const size_t size = han ? bao__starts_with_any(rest, han_digits) : bao__digit(rest);
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

bool bao__is_word(bao_span s, const char *const *words)
{
    char plain[32] = {0};
    const bao_span squeezed = {plain, s.n <= 48 ? bao__squeeze(s, plain, sizeof plain) : 0};
    for (; squeezed.n && *words; words++) {
        if ((*words)[0] == plain[0] && (*words)[1] == plain[1] &&
            bao_span_equal(squeezed, bao_span_of(*words))) {
            return true;
        }
    }
    return false;
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

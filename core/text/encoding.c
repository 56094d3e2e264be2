/* encoding.c - names and labels of encodings. */
#include "text/encoding.h"

#include "base/utf8.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

const char *bao_encoding_name(bao_encoding encoding)
{
    static const char *const names[BAO_ENCODING_COUNT] = {
#define X(name, text) text,
        BAO_ENCODING_MAP(X)
#undef X
    };
    return (unsigned)encoding < BAO_ENCODING_COUNT ? names[encoding] : "unknown";
}

const char *bao_encoding_shown(const bao_encoding_guess *guess)
{
    return guess->foreign ? guess->foreign : bao_encoding_name(guess->encoding);
}

const char *bao_encoding_origin_name(bao_encoding_origin origin)
{
    static const char *const names[] = {"bom", "validity", "declaration", "content"};
    return (unsigned)origin < COUNT(names) ? names[origin] : "unknown";
}

static const struct {
    const char *label;
    bao_encoding encoding;
} labels[] = {
    {"utf-8", BAO_UTF8},
    {"utf8", BAO_UTF8},
    {"unicode-1-1-utf-8", BAO_UTF8},
    {"unicode11utf8", BAO_UTF8},
    {"unicode20utf8", BAO_UTF8},
    {"x-unicode20utf8", BAO_UTF8},
    {"gb18030", BAO_GB18030},
    {"gbk", BAO_GB18030},
    {"gb2312", BAO_GB18030},
    {"chinese", BAO_GB18030},
    {"csgb2312", BAO_GB18030},
    {"csiso58gb231280", BAO_GB18030},
    {"gb_2312", BAO_GB18030},
    {"gb_2312-80", BAO_GB18030},
    {"iso-ir-58", BAO_GB18030},
    {"x-gbk", BAO_GB18030},
    {"cp936", BAO_GB18030},
    {"ms936", BAO_GB18030},
    {"windows-936", BAO_GB18030},
    {"euc-cn", BAO_GB18030},
    {"big5", BAO_BIG5},
    {"big5-hkscs", BAO_BIG5},
    {"cn-big5", BAO_BIG5},
    {"csbig5", BAO_BIG5},
    {"x-x-big5", BAO_BIG5},
    {"cp950", BAO_BIG5},
    {"utf-16", BAO_UTF16LE},
    {"utf-16le", BAO_UTF16LE},
    {"unicode", BAO_UTF16LE},
    {"ucs-2", BAO_UTF16LE},
    {"iso-10646-ucs-2", BAO_UTF16LE},
    {"csunicode", BAO_UTF16LE},
    {"unicodefeff", BAO_UTF16LE},
    {"utf-16be", BAO_UTF16BE},
    {"unicodefffe", BAO_UTF16BE},
};

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v');
}

bao_span bao__label_trim(bao_span s)
{
    while (s.n && is_blank(s.p[0])) {
        s.p++;
        s.n--;
    }
    while (s.n && is_blank(s.p[s.n - 1])) {
        s.n--;
    }
    return s;
}

/* `lower` is in lower case. */
static bool same_label(bao_span s, const char *lower)
{
    for (size_t i = 0; i < s.n; i++) {
        const char c = s.p[i];
        if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != lower[i] || !lower[i]) {
            return false;
        }
    }
    return lower[s.n] == '\0';
}

bool bao_encoding_find(bao_span label, bao_encoding *out)
{
    label = bao__label_trim(label);
    for (size_t i = 0; i < COUNT(labels); i++) {
        if (same_label(label, labels[i].label)) {
            *out = labels[i].encoding;
            return true;
        }
    }
    return false;
}

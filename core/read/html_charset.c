/* html_charset.c - the encoding that a page's <meta> or XML declaration names. */
#include "read/html_charset.h"

#include <strings.h>

#include "read/html_token.h"

/* Bytes in which a declaration is looked for. */
#define HEAD 16384

static bool is_white(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* What stands behind `key` and '=' in s, in quotes or not. */
static bao_span value_of(bao_span s, const char *key)
{
    const size_t n = strlen(key);
    for (size_t i = 0; i + n < s.n; i++) {
        if (strncasecmp(s.p + i, key, n) != 0) {
            continue;
        }
        size_t from = i + n;
        while (from < s.n && is_white(s.p[from])) {
            from++;
        }
        if (from == s.n || s.p[from] != '=') {
            continue;
        }
        from++;
        while (from < s.n && (is_white(s.p[from]) || s.p[from] == '"' || s.p[from] == '\'')) {
            from++;
        }
        size_t to = from;
        while (to < s.n && !is_white(s.p[to]) && !strchr(";\"'>", s.p[to])) {
            to++;
        }
        return (bao_span){s.p + from, to - from};
    }
    return (bao_span){"", 0};
}

static bao_span charset_of(const bao__tokens *t)
{
    const bao_span charset = bao__tokens_value(t, BAO__ATTR_CHARSET);
    const bao_span equiv = bao__tokens_value(t, BAO__ATTR_EQUIV);
    if (charset.n) {
        return charset;
    }
    return equiv.n == 12 && strncasecmp(equiv.p, "content-type", 12) == 0
               ? value_of(bao__tokens_value(t, BAO__ATTR_CONTENT), "charset")
               : (bao_span){"", 0};
}

static bao_span xml_encoding(bao_span head)
{
    const char *end = memchr(head.p, '>', head.n);
    return end ? value_of((bao_span){head.p, (size_t)(end - head.p)}, "encoding")
               : (bao_span){"", 0};
}

bao_span bao__html_charset(bao_span source)
{
    bao__tokens t;
    const bao_span head = {source.p, source.n < HEAD ? source.n : HEAD};
    bao__tokens_start(&t, head);
    for (;;) {
        const bao__token token = bao__tokens_next(&t);
        const bool body =
            t.element == bao__html_body || (bao__element_looks[t.element] & BAO__LINE);
        if (token == BAO__PAGE_END || (token != BAO__TEXT && body)) {
            break;
        }
        if (token == BAO__START && t.element == bao__html_meta) {
            const bao_span charset = charset_of(&t);
            if (charset.n) {
                return charset;
            }
        } else if (token == BAO__START && (bao__element_looks[t.element] & BAO__RAW)) {
            bao__tokens_raw(&t);
        }
    }
    const bool xml = head.n > 5 && memcmp(head.p, "<?xml", 5) == 0;
    return xml ? xml_encoding(head) : (bao_span){"", 0};
}

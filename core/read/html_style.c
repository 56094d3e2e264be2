/* html_style.c - styles that hide, links to files. */
#include "read/html_style.h"

#include <strings.h>

static bool is_white(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* s without white space and what comes behind ! */
static bao_span trim(bao_span s)
{
    const char *mark = s.n ? memchr(s.p, '!', s.n) : NULL;
    s.n = mark ? (size_t)(mark - s.p) : s.n;
    while (s.n && is_white(s.p[0])) {
        s.p++;
        s.n--;
    }
    while (s.n && is_white(s.p[s.n - 1])) {
        s.n--;
    }
    return s;
}

/* `word` is in lower case. */
static bool is_word(bao_span s, const char *word)
{
    return s.n == strlen(word) && strncasecmp(s.p, word, s.n) == 0;
}

/* 0, 0px, 0pt; not 0.8em */
static bool is_zero(bao_span s)
{
    if (!s.n || s.p[0] != '0') {
        return false;
    }
    for (size_t i = 1; i < s.n; i++) {
        if (s.p[i] == '.' || (s.p[i] >= '1' && s.p[i] <= '9')) {
            return false;
        }
    }
    return true;
}

static bool hides(bao_span name, bao_span value, bool is_inline)
{
    if (is_word(name, "display")) {
        return is_word(value, "none");
    }
    if (is_word(name, "visibility")) {
        return is_word(value, "hidden") || is_word(value, "collapse");
    }
    return is_inline && is_word(name, "font-size") && is_zero(value);
}

/* The name of a property from p on may be one of the three that hide, as its last letters tell. */
static bool may_hide(const char *p, const char *colon)
{
    if (colon - p < 2) {
        return false;
    }
    const char last = (char)(colon[-1] | 0x20), before = (char)(colon[-2] | 0x20);
    return last == 'y' ? before == 'a' || before == 't'
                       : last == ' ' || (last == 'e' && before == 'z');
}

bool bao__style_hides(bao_span style, bool is_inline)
{
    const char *p = style.p, *const end = style.p + style.n, *colon;
    while (p < end && (colon = memchr(p, ':', (size_t)(end - p)))) {
        const char *stop = memchr(colon, ';', (size_t)(end - colon));
        stop = stop ? stop : end;
        if (may_hide(p, colon)) {
            const bao_span name = trim((bao_span){p, (size_t)(colon - p)});
            const bao_span value = trim((bao_span){colon + 1, (size_t)(stop - colon - 1)});
            if (hides(name, value, is_inline)) {
                return true;
            }
        }
        p = stop + (stop < end);
    }
    return false;
}

bool bao__names_file(bao_span href)
{
    static const char *const endings[] = {".pdf", ".doc", ".docx", ".xls", ".xlsx", ".wps",
                                          ".ofd", ".zip", ".rar",  ".ceb", ".et"};
    size_t n = 0;
    while (n < href.n && href.p[n] != '?' && href.p[n] != '#') {
        n++;
    }
    const char *dot = n ? memrchr(href.p, '.', n) : NULL;
    const size_t size = dot ? (size_t)(href.p + n - dot) : n;
    if (size < 3 || size > 5 || size == n || !strchr("pdxwozrce", dot[1] | 0x20)) {
        return false; /* as .html */
    }
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (strlen(endings[i]) == size && strncasecmp(dot, endings[i], size) == 0) {
            return true;
        }
    }
    return false;
}

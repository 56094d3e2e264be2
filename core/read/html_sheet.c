/* html_sheet.c - the simple rules of a page's own style sheets. */
#include <strings.h>

#include "read/html_style.h"

/* A page with more rules that matter is no report's. */
#define RULES_MOST 512

/* 0 for `element`: a rule for any. */
typedef struct bao__sheet_rule {
    bao_span element, name;
    char kind; /* '.' a class, '#' an id, 0 an element alone */
    bao__shown shown;
} bao__sheet_rule;

static bool is_white(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_name(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-' ||
           c == '_' || c < 0;
}

static bool same(bao_span a, bao_span b)
{
    return a.n == b.n && strncasecmp(a.p, b.p, a.n) == 0;
}

/* span, .note, span.note, #note; false for any other selector. */
static bool read_selector(bao_span s, bao__sheet_rule *rule)
{
    size_t at = 0, from;
    while (s.n && is_white(s.p[0])) {
        s = (bao_span){s.p + 1, s.n - 1};
    }
    while (s.n && is_white(s.p[s.n - 1])) {
        s.n--;
    }
    for (; at < s.n && is_name(s.p[at]); at++) {
    }
    rule->element = (bao_span){s.p, at};
    rule->kind = at < s.n ? s.p[at] : '\0';
    from = at + (at < s.n);
    for (at = from; at < s.n && is_name(s.p[at]); at++) {
    }
    rule->name = (bao_span){s.p + from, at - from};
    return at == s.n && s.n && (!rule->kind || rule->kind == '.' || rule->kind == '#');
}

static void add_rules(bao__sheet *sheet, bao_arena *arena, bao_span selectors, bao__shown shown)
{
    const char *p = selectors.p, *const end = p + selectors.n;
    while (p < end && sheet->count < RULES_MOST) {
        const char *comma = memchr(p, ',', (size_t)(end - p));
        comma = comma ? comma : end;
        bao__sheet_rule rule = {.shown = shown};
        if (read_selector((bao_span){p, (size_t)(comma - p)}, &rule)) {
            if (!BAO_RESERVE(arena, sheet->rules, sheet->count, sheet->capacity)) {
                sheet->failed = true;
                return;
            }
            sheet->rules[sheet->count++] = rule;
        }
        p = comma + (comma < end);
    }
}

/* Behind the block that begins at `open`, blocks in it and all. */
static const char *skip_block(const char *open, const char *end)
{
    int depth = 0;
    for (const char *p = open; p < end; p++) {
        depth += *p == '{' ? 1 : *p == '}' ? -1 : 0;
        if (depth == 0) {
            return p + 1;
        }
    }
    return end;
}

/* White space, comments, <!-- and --> from p on. */
static const char *skip_blank(const char *p, const char *end)
{
    while (p < end) {
        const size_t left = (size_t)(end - p);
        if (is_white(*p)) {
            p++;
        } else if (left > 3 && p[0] == '/' && p[1] == '*') {
            const char *close = memmem(p + 2, left - 2, "*/", 2);
            p = close ? close + 2 : end;
        } else if (left >= 4 && memcmp(p, "<!--", 4) == 0) {
            p += 4;
        } else if (left >= 3 && memcmp(p, "-->", 3) == 0) {
            p += 3;
        } else {
            break;
        }
    }
    return p;
}

static bool says_nothing(const bao__shown *shown)
{
    return !shown->hides && !shown->raised && !shown->lifted && !shown->displayed && !shown->size &&
           !shown->percent && !(shown->squeezed && shown->clipped) &&
           shown->colour == BAO__NO_COLOUR && shown->background == BAO__NO_COLOUR;
}

void bao__sheet_read(bao__sheet *sheet, bao_arena *arena, bao_span css)
{
    const char *p = css.p, *const end = css.p + css.n;
    while ((p = skip_blank(p, end)) < end) {
        const char *open = memchr(p, '{', (size_t)(end - p));
        const char *stop = memchr(p, ';', (size_t)(end - p));
        if (*p == '@' && stop && (!open || stop < open)) {
            p = stop + 1; /* @import */
            continue;
        }
        if (!open) {
            return;
        }
        const char *const next = skip_block(open, end);
        if (*p != '@') {
            const char *close = next > open + 1 && next[-1] == '}' ? next - 1 : next;
            bao__shown shown = bao__shown_none();
            bao__style_read((bao_span){open + 1, (size_t)(close - open - 1)}, &shown);
            if (!says_nothing(&shown)) {
                add_rules(sheet, arena, (bao_span){p, (size_t)(open - p)}, shown);
            }
        }
        p = next;
    }
}

/* One of the words of `classes` is `name`. */
static bool has_class(bao_span classes, bao_span name)
{
    for (size_t i = 0; i < classes.n;) {
        size_t end = i;
        while (end < classes.n && !is_white(classes.p[end])) {
            end++;
        }
        if (end > i && same((bao_span){classes.p + i, end - i}, name)) {
            return true;
        }
        i = end + 1;
    }
    return false;
}

/* What a later rule says goes before what an earlier one said. */
static void add(bao__shown *shown, const bao__shown *more)
{
    shown->hides = (shown->hides && !more->displayed) || more->hides;
    shown->raised |= more->raised;
    shown->lifted |= more->lifted;
    shown->squeezed |= more->squeezed;
    shown->clipped |= more->clipped;
    if (more->size || more->percent) {
        shown->size = more->size;
        shown->percent = more->percent;
    }
    shown->colour = more->colour != BAO__NO_COLOUR ? more->colour : shown->colour;
    shown->background = more->background != BAO__NO_COLOUR ? more->background : shown->background;
}

void bao__sheet_apply(const bao__sheet *sheet, bao_span tag, bao_span id, bao_span classes,
                      bao__shown *shown)
{
    for (size_t i = 0; i < sheet->count; i++) {
        const bao__sheet_rule *rule = &sheet->rules[i];
        const bool fits = rule->kind == '.'   ? has_class(classes, rule->name)
                          : rule->kind == '#' ? same(id, rule->name)
                                              : true;
        if (fits && (!rule->element.n || same(rule->element, tag))) {
            add(shown, &rule->shown);
        }
    }
}

bool bao__class_holds(bao_span classes, const char *word)
{
    const size_t n = strlen(word);
    for (size_t i = 0; i + n <= classes.n; i++) {
        if (strncasecmp(classes.p + i, word, n) == 0) {
            return true;
        }
    }
    return false;
}

/* test_line.c - what lines look like, against counting one byte after another. */
#include "test.h"

#include "read/line.h"

static bool has(const char *p, size_t n, const char *word)
{
    return memmem(p, n, word, strlen(word)) != NULL;
}

static void check_look(bao_span text, bao_range line, size_t round)
{
    const bao__line look = bao__line_shape(text, line);
    const char *p = text.p + look.text.from;
    const size_t n = look.text.to - look.text.from;
    size_t narrow = 0, wide = 0;
    for (size_t i = 0; i < n; i++) {
        narrow += (unsigned char)p[i] < 0x80 && p[i] != ' ';
        wide += (unsigned char)p[i] >= 0x80;
    }
    CHECK_THAT(look.columns == narrow + wide / 3 * 2, "round %zu: %u columns", round, look.columns);
    CHECK_THAT(look.pipe == has(p, n, "|") && look.tab == has(p, n, "\t") &&
                   look.wide_gap == has(p, n, "  "),
               "round %zu", round);
    CHECK(!n || (!bao__white((bao_span){p, n}) && (unsigned char)p[n - 1] > ' '));
}

static void looks_are_right(void)
{
    static const char *const pieces[] = {"件", "，", "12", "一二三四五六七八九",  " ",
                                         "|",  "  ", "\t", "abcdefghijklmnopqrs", "\u3000"};
    char text[6000];
    unsigned random = 7;
    for (size_t round = 0; round < 3000; round++) {
        const size_t length = round % 10 ? round % 97 : round * 2 % 5900, kinds = 2 + round % 9;
        size_t n = 0;
        while (n < length) {
            random = random * 1103515245u + 12345u;
            const char *piece = pieces[(random >> 16) % kinds];
            memcpy(text + n, piece, strlen(piece));
            n += strlen(piece);
        }
        check_look((bao_span){text, n}, (bao_range){0, (uint32_t)n}, round);
    }
}

/* A count of more blocks than a byte can count. */
static void long_lines_are_counted(void)
{
    char text[8300];
    memset(text, 'a', sizeof text);
    for (size_t n = 4030; n < sizeof text; n += n % 4080 < 40 ? 1 : 17) {
        check_look((bao_span){text, n}, (bao_range){0, (uint32_t)n}, n);
        check_look((bao_span){text, sizeof text}, (bao_range){0, (uint32_t)n}, n);
    }
}

static void white_space_is_trimmed(void)
{
    static const struct {
        const char *line, *rest;
    } cases[] = {{" \t件 ", "件"},
                 {"\u3000\u3000一、概述\u3000", "一、概述"},
                 {"\u00A0a\u00A0", "a"},
                 {"\uFEFF年\u200B", "年"},
                 {"。", "。"},
                 {"，", "，"},
                 {"\u2028é\u2029", "é"},
                 {" \u3000 ", ""},
                 {"\u3001x\u3002", "\u3001x\u3002"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const bao_span rest = bao__trim_span(bao_span_of(cases[i].line));
        CHECK_THAT(bao_span_equal(rest, bao_span_of(cases[i].rest)), "case %zu", i);
    }
}

int main(void)
{
    looks_are_right();
    long_lines_are_counted();
    white_space_is_trimmed();
    return test_end();
}

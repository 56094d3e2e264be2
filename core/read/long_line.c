/* long_line.c - where a report that was put into one line had line ends. */
#include "read/long_line.h"

#include "read/headings.h"
#include "read/words.h"

/* Bytes: a paragraph may be as long. */
#define LONG 900

/* Of a hundred bytes of the text, the line holds more than so many. */
#define NEARLY_ALL 70

/* Bytes from the start of the line in which its title ends. */
#define TITLE_WITHIN 600

/* A title has so many characters at least. */
#define TITLE_LEAST 8

/* The first title in `line`: the report's name with its year, behind a blank, a bar or nothing. */
static bao_range find_title(bao_span line)
{
    const size_t near = line.n < TITLE_WITHIN ? line.n : TITLE_WITHIN;
    size_t from = 0;
    for (size_t i = 0; i < near; i++) {
        const char c = line.p[i];
        if (c == '|' || c == ' ' || c == '\t') {
            from = i + 1;
        } else if (i + 3 <= near && memcmp(line.p + i, "\u3000", 3) == 0) {
            from = i + 3;
        } else if ((c & 0xC0) != 0x80 && i > from) {
            const bao_span title = {line.p + from, i - from};
            static const char *const years[] = {"年", NULL};
            if (bao__count_characters(title) >= TITLE_LEAST && bao__ends_title(title) &&
                bao__has_any(title, years) && bao__could_be_title(title)) {
                return (bao_range){(uint32_t)from, (uint32_t)i};
            }
        }
    }
    return (bao_range){0, 0};
}

/* A heading's number begins at `at`: behind a sentence, or behind the title. */
static bool is_heading(bao_span line, size_t at, size_t title)
{
    static const char *const stops[] = {"。", "；", "！", "？", NULL};
    const bao__label label = bao__label_find(bao__rest(line, at));
    return label.size && label.level <= 2 &&
           (at == title || bao__ends_with_any((bao_span){line.p, at}, stops));
}

typedef struct cutting {
    bao_arena *arena;
    bao_lines out;
    uint32_t from; /* of the line that is not added yet */
    bool failed;
} cutting;

static void cut(cutting *c, uint32_t at)
{
    if (at <= c->from) {
        return;
    }
    if (!BAO_RESERVE(c->arena, c->out.items, c->out.count, c->out.capacity)) {
        c->failed = true;
        return;
    }
    c->out.items[c->out.count++] = (bao_range){c->from, at};
    c->from = at;
}

static void cut_line(cutting *c, bao_span text, bao_range range)
{
    const bao_span line = bao_span_cut(text, range);
    const bao_range title = find_title(line);
    c->from = range.from;
    if (title.to) {
        cut(c, range.from + title.from);
        cut(c, range.from + title.to);
    }
    for (size_t i = title.to ? title.to : 1; i < line.n; i++) {
        if ((line.p[i] & 0xC0) != 0x80 && is_heading(line, i, title.to)) {
            cut(c, range.from + (uint32_t)i);
        }
    }
    cut(c, range.to);
}

bool bao__long_line_cut(bao_arena *arena, bao_span text, bao_lines *lines)
{
    cutting c = {.arena = arena};
    bool found = false;
    for (size_t i = 0; i < lines->count && !found; i++) {
        const size_t n = lines->items[i].to - lines->items[i].from;
        found = n > LONG && n * 100 > text.n * NEARLY_ALL;
    }
    for (size_t i = 0; found && i < lines->count; i++) {
        const bao_range line = lines->items[i];
        if (line.to - line.from > LONG) {
            cut_line(&c, text, line);
        } else {
            c.from = line.from;
            cut(&c, line.to);
        }
    }
    if (found && !c.failed) {
        *lines = c.out;
    }
    return !c.failed;
}

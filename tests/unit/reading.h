/* reading.h - for tests of readers: a report from a string, escapes in case files. */
#ifndef BAO_TEST_READING_H
#define BAO_TEST_READING_H

#include "test.h"

#include "base/utf8.h"
#include "read/reader.h"

static const bao_read_options no_options;

/* Replaces \n \t \\ and \u{X} without braces, four digits, in place. */
static inline bao_span unescape(char *s)
{
    char *out = s;
    for (const char *p = s; *p; p++) {
        if (*p != '\\') {
            *out++ = *p;
        } else if (*++p == 'u') {
            char hex[5] = {0};
            memcpy(hex, p + 1, 4);
            out += bao_utf8_put(out, (uint32_t)strtoul(hex, NULL, 16));
            p += 4;
        } else {
            *out++ = (char)(*p == 'n' ? '\n' : *p == 't' ? '\t' : *p);
        }
    }
    *out = '\0';
    return (bao_span){s, (size_t)(out - s)};
}

/* Reads `source` as a file called `name`. */
static inline bao_status read_named(bao_arena *arena, bao_span source, const char *name,
                                    bao_report *report)
{
    bao_error error;
    return bao_report_read(report, arena, source, bao_span_of(name), &no_options, &error);
}

static inline bool is_warned(const bao_warnings *warnings, const char *code)
{
    for (size_t i = 0; i < warnings->count; i++) {
        if (strcmp(warnings->items[i].code, code) == 0) {
            return true;
        }
    }
    return false;
}

static inline bool has_warning(const bao_report *report, const char *code)
{
    return is_warned(&report->warnings, code);
}

#endif

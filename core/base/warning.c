/* warning.c - a short list with counts. */
#include "base/warning.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/plain.h"

/* Longer messages are cut. */
#define MESSAGE_MOST 1200

static bao_warning *find(const bao_warnings *warnings, const char *code)
{
    for (size_t i = 0; i < warnings->count; i++) {
        if (strcmp(warnings->items[i].code, code) == 0) {
            return &warnings->items[i];
        }
    }
    return NULL;
}

void bao_warn(bao_warnings *warnings, const char *code, uint64_t at, const char *format, ...)
{
    bao_warning *known = find(warnings, code);
    if (known) {
        known->count++;
        return;
    }
    char text[MESSAGE_MOST];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    bao_plain_trim(text);
    char *message = bao_arena_copy(warnings->arena, text, strlen(text));
    if (!message ||
        !BAO_RESERVE(warnings->arena, warnings->items, warnings->count, warnings->capacity)) {
        warnings->failed = true;
        return;
    }
    warnings->items[warnings->count++] = (bao_warning){code, message, at, 1};
}

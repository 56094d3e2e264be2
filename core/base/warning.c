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

/* Keeps one place; the message of the first one of a code is the warning's own. */
static void add_place(bao_warnings *warnings, uint32_t of, char *text, uint64_t at)
{
    bao_plain_trim(text);
    char *message = bao_arena_copy(warnings->arena, text, strlen(text));
    if (!message || !BAO_RESERVE(warnings->arena, warnings->places, warnings->place_count,
                                 warnings->place_capacity)) {
        warnings->failed = true;
        return;
    }
    warnings->places[warnings->place_count++] = (bao_warned){of, message, at};
    if (!warnings->items[of].message) {
        warnings->items[of].message = message;
    }
}

void bao_warn(bao_warnings *warnings, const char *code, uint64_t at, const char *format, ...)
{
    bao_warning *warning = find(warnings, code);
    if (!warning) {
        if (!BAO_RESERVE(warnings->arena, warnings->items, warnings->count, warnings->capacity)) {
            warnings->failed = true;
            return;
        }
        warning = &warnings->items[warnings->count++];
        *warning = (bao_warning){code, NULL, at, 0};
    }
    if (warning->count++ >= BAO_WARNED_MOST) {
        return;
    }
    char text[MESSAGE_MOST];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    add_place(warnings, (uint32_t)(warning - warnings->items), text, at);
}

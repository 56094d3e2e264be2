/* status.c - status names and texts; filling an error. */
#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *const codes[] = {
#define X(name, text) #name,
    BAO_STATUS_MAP(X)
#undef X
};

static const char *const texts[] = {
#define X(name, text) text,
    BAO_STATUS_MAP(X)
#undef X
};

_Static_assert(sizeof codes / sizeof *codes == BAO_STATUS_COUNT, "status table out of step");

const char *bao_status_code(bao_status status)
{
    return (unsigned)status < BAO_STATUS_COUNT ? codes[status] : "UNKNOWN";
}

const char *bao_status_text(bao_status status)
{
    return (unsigned)status < BAO_STATUS_COUNT ? texts[status] : "unknown status";
}

void bao__trim_partial(char *s)
{
    size_t n = strlen(s);
    size_t back = 0;
    while (back < 3 && back < n && ((unsigned char)s[n - 1 - back] & 0xC0) == 0x80) {
        back++;
    }
    if (back >= n) {
        return;
    }
    unsigned char lead = (unsigned char)s[n - 1 - back];
    size_t want = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    if (lead >= 0xC0 && back < want) {
        s[n - 1 - back] = '\0';
    }
}

bao_status bao_fail(bao_error *error, bao_status status, const char *format, ...)
{
    if (error) {
        va_list args;
        va_start(args, format);
        error->status = status;
        vsnprintf(error->message, sizeof error->message, format, args);
        va_end(args);
        bao__trim_partial(error->message);
    }
    return status;
}

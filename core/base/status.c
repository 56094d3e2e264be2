/* status.c - status names and texts; filling an error. */
#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/plain.h"

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

bao_status bao_fail(bao_error *error, bao_status status, const char *format, ...)
{
    if (error) {
        va_list args;
        va_start(args, format);
        error->status = status;
        vsnprintf(error->message, sizeof error->message, format, args);
        va_end(args);
        bao_plain_trim(error->message);
    }
    return status;
}

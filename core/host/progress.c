/* progress.c - rewriting one line of standard error. */
#include "host/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "host/messages.h"

#define FIRST_MICROSECONDS 500000
#define EVERY_MICROSECONDS 100000

void bao_progress_open(bao_progress *progress, bool wanted, uint64_t now)
{
    const char *term = getenv("TERM");
    *progress = (bao_progress){
        .on = wanted && isatty(STDERR_FILENO) && term && strcmp(term, "dumb") != 0,
        .start = now,
    };
}

static int columns(void)
{
    struct winsize size;
    const bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1;
    return known ? size.ws_col : 80;
}

static bool is_time(const bao_progress *progress, uint64_t now)
{
    return progress->on && now - progress->start >= FIRST_MICROSECONDS &&
           now - progress->told >= EVERY_MICROSECONDS;
}

void bao_report_progress(bao_progress *progress, size_t done, size_t all, uint64_t failed,
                         uint64_t now)
{
    char line[160];
    if (!is_time(progress, now) || done == 0) {
        return;
    }
    const double seconds = (double)(now - progress->start) / 1e6;
    const unsigned long left = (unsigned long)(seconds / (double)done * (double)(all - done) + 0.5);
    const int n = snprintf(line, sizeof line, BAO_SAY_PROGRESS, done, all, (double)done / seconds,
                           (unsigned long)failed, left / 60, left % 60);
    const int room = columns() - 1; /* the last column makes some terminals go to the next line */
    fprintf(stderr, "\r%.*s\033[K", n < room ? n : room, line);
    fflush(stderr);
    progress->shown = true;
    progress->told = now;
}

void bao_progress_clear(bao_progress *progress)
{
    if (progress->shown) {
        fputs("\r\033[K", stderr);
        progress->shown = false;
    }
}

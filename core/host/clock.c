/* clock.c - a timer whose signal ends the program. */
#include "host/clock.h"

#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "host/messages.h"
#include "host/options.h"
#include "host/signals.h"

static const char *volatile late;

static void put(const char *text)
{
    if (write(STDERR_FILENO, text, strlen(text)) < 0) {
        return; /* nobody listens */
    }
}

/* Does nothing but what a signal handler may. */
static void on_time(int number)
{
    (void)number;
    put("baogao: error: LIMIT: ");
    put(late);
    put(BAO_SAY_TOOK_TOO_LONG "\n");
    bao_signals_end();
    _exit(BAO_EXIT_SCRIPT);
}

static void set_timers(unsigned seconds)
{
    const struct itimerval busy = {.it_value = {.tv_sec = (time_t)seconds}};
    const struct itimerval wall = {.it_value = {.tv_sec = (time_t)seconds * 10}};
    setitimer(ITIMER_PROF, &busy, NULL);
    setitimer(ITIMER_REAL, &wall, NULL);
}

void bao_clock_start(unsigned seconds, const char *what)
{
    late = what;
    if (seconds) {
        signal(SIGALRM, on_time);
        signal(SIGPROF, on_time);
        set_timers(seconds);
    }
}

void bao_clock_stop(void)
{
    set_timers(0);
}

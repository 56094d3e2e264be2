/* signals.c - being asked to stop. */
#include "host/signals.h"

#include <signal.h>
#include <stddef.h>
#include <time.h>

#define SAME_REQUEST_MS 500

static volatile sig_atomic_t asked;
static void (*volatile before_end)(void);
static volatile sig_atomic_t asked_at; /* milliseconds, folded; read only once `asked` is set */

/* Milliseconds that fit a sig_atomic_t; they wrap every 12 days, as differences of them may. */
static sig_atomic_t clock_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (sig_atomic_t)((unsigned long long)(now.tv_sec * 1000 + now.tv_nsec / 1000000) %
                          (1U << 30));
}

void bao_signals_end(void)
{
    if (before_end) {
        before_end();
    }
}

static void on_request(int number)
{
    const sig_atomic_t now = clock_ms();
    if (!asked) {
        asked_at = now;
        asked = 1;
        return;
    }
    if (now - asked_at >= SAME_REQUEST_MS || now < asked_at) {
        bao_signals_end();
        signal(number, SIG_DFL);
        raise(number); /* is delivered when this handler returns */
    }
}

void bao_signals_catch(void)
{
    struct sigaction request = {.sa_handler = on_request};
    sigaddset(&request.sa_mask, SIGINT);
    sigaddset(&request.sa_mask, SIGTERM);
    sigaddset(&request.sa_mask, SIGHUP);
    sigaction(SIGINT, &request, NULL);
    sigaction(SIGTERM, &request, NULL);
    struct sigaction hangup;
    if (sigaction(SIGHUP, NULL, &hangup) == 0 && hangup.sa_handler != SIG_IGN) {
        sigaction(SIGHUP, &request, NULL);
    }
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
}

void bao_signals_before_end(void (*tidy)(void))
{
    before_end = tidy;
}

bool bao_signals_stop(void)
{
    return asked != 0;
}

/* clock.h - a limit on the time of what cannot be interrupted: scripts while they load, commands
 * that are written in Lua. */
#ifndef BAO_HOST_CLOCK_H
#define BAO_HOST_CLOCK_H

/* From now on the program has so many seconds of processor time (a loaded machine takes none away)
 * and ten times as many by the clock on the wall; then it says `what` took too long and ends with
 * the exit code of a script error, after what bao_signals_before_end asks for. 0: no limit. `what`
 * must live until bao_clock_stop. */
void bao_clock_start(unsigned seconds, const char *what);

/* No limit any more. */
void bao_clock_stop(void);

#endif

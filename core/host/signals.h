/* signals.h - being asked to stop: SIGINT, SIGTERM and SIGHUP end a run after the report at hand.
 */
#ifndef BAO_SIGNALS_H
#define BAO_SIGNALS_H

#include <stdbool.h>

/* From now on the first SIGINT, SIGTERM or SIGHUP (unless nohup(1) has it ignored) is noted, and so
 * is every other within half a second of it (timeout(1) signals the process and its group, a
 * terminal the group and a shell its child); a later one ends the program at once. Writing past a
 * size limit or to a reader that went away is an error of writing. Called once, before anything
 * else is opened. */
void bao_signals_catch(void);

/* Calls `tidy` before a signal ends the program at once: it may do what a signal handler may. */
void bao_signals_before_end(void (*tidy)(void));

/* Does what bao_signals_before_end was given, for somebody else who ends the program at once. */
void bao_signals_end(void);

/* True once the program was asked to stop. */
bool bao_signals_stop(void);

#endif

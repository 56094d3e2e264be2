/* say.h - the one way for text to standard error, and to a terminal: nothing in it acts on who
 * shows it. */
#ifndef BAO_HOST_SAY_H
#define BAO_HOST_SAY_H

#include <stdbool.h>
#include <stdio.h>

#include "base/span.h"

/* Writes "baogao: ", the pieces and a line end to standard error; no piece makes a line of its own.
 * The last piece is NULL. */
void bao_say(const char *first, ...) __attribute__((sentinel));

/* The same without "baogao: ", to any stream: JSON means the same when its text is plain. */
void bao_say_line(FILE *stream, ...) __attribute__((sentinel));

/* Writes text to a stream as it is, but always as UTF-8 (what is none is ?), and plain where the
 * stream is a terminal. False when not all was written; errno says why. */
bool bao_say_text(FILE *stream, bao_span text);

#endif

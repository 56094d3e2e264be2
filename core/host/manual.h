/* manual.h - the manual page and the shell's completion, made of what --help and the options say.
 */
#ifndef BAO_HOST_MANUAL_H
#define BAO_HOST_MANUAL_H

#include <stdio.h>

/* The manual page baogao(1) in the man macros, UTF-8. */
void bao_manual_print(FILE *out);

/* Completion for bash: commands, the options of each, files. */
void bao_completion_print(FILE *out);

#endif

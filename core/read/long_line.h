/* long_line.h - a whole report in one line, cut into the lines that it had. For this layer only. */
#ifndef BAO_READ_LONG_LINE_H
#define BAO_READ_LONG_LINE_H

#include "base/arena.h"
#include "text/lines.h"

/* Cuts the line that is nearly all of `text` behind its title and before its headings (一、
 * （一）), if there is such a line; `lines` are the lines of `text`. False when out of memory. */
bool bao__long_line_cut(bao_arena *arena, bao_span text, bao_lines *lines);

#endif

/* dump.h - a report as a tree, and as text, for people. */
#ifndef BAO_DUMP_H
#define BAO_DUMP_H

#include "doc/report.h"

/* What the reader made of it: format, encoding, metadata with origins, one line a block (sections
 * indented), tables with their cells, the number of quantities, warnings. Check out->failed. */
void bao_report_dump(const bao_report *report, bao_buf *out);

/* The text of the blocks as decoded, a line each; cells of a row are separated by tabs. Of a format
 * that is no text, all of the text that its reader made, what is of its pages at the end. */
void bao_report_text(const bao_report *report, bao_buf *out);

#endif

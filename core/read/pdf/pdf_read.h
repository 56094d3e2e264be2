/* pdf_read.h - the parts of the way from a PDF to a report. For this layer only. */
#ifndef BAO_READ_PDF_READ_H
#define BAO_READ_PDF_READ_H

#include "read/flow.h"
#include "read/pdf/pdf_doc.h"
#include "read/reader.h"

/* Writes what the document holds into the flow, with pages and boxes. False when out of memory. */
bool bao__pdf_write_report(bao__pdf_doc *doc, bao_report *report, bao__flow *flow);

/* Whether what was read can be trusted: refuses what cannot. Errors: SCAN, EMPTY, FONTS. */
bao_status bao__pdf_judge(const bao__pdf_doc *doc, bao_error *error);

/* Warns of what may be wrong all the same. */
void bao__pdf_warn(const bao__pdf_doc *doc, bao_report *report);

/* Reads what mutool said of `source`, all of it at once: for tests. Errors: those of the reader. */
bao_status bao__pdf_read_trace(bao_report *report, bao_span source, bao_span trace,
                               bao_error *error);

#endif

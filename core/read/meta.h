/* meta.h - who, where and when: title, place, publisher, level, year, date, period of a report. */
#ifndef BAO_READ_META_H
#define BAO_READ_META_H

#include "doc/report.h"

/* Fills report->meta from what was read, in the order of trust of bao_origin. Call it after
 * bao_report_finish. A place name that several places share is kept without a code. Two different
 * years in titles are a TWO_YEARS warning. False when out of memory. */
bool bao_meta_read(bao_report *report);

/* Sets `key` to what the user gave; a different value that was found before is a META_CONFLICT
 * warning. Another place than the report's takes the report's code and level away. */
bool bao_meta_give(bao_report *report, bao_meta_key key, bao_span value);

/* After all of it is given: a place brings its code and level, a code its place and level, where
 * these are not known. False when out of memory. */
bool bao_meta_given_place(bao_report *report);

#endif

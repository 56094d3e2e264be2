/* meta_set.h - setting pieces of metadata, each by the first source that has it. For this layer
 * only.
 */
#ifndef BAO_READ_META_SET_H
#define BAO_READ_META_SET_H

#include "doc/report.h"
#include "read/dates.h"

/* Sets `key` to `value`, which the report keeps, unless it is set or the value empty. */
void bao__meta_set(bao_report *report, bao_meta_key key, bao_origin origin, bao_span value);

/* A copy in the arena; losing it fails the report. */
bao_span bao__meta_keep(bao_report *report, const char *text);

/* The year reported on; the date of publication. */
void bao__meta_set_year(bao_report *report, bao_origin origin, unsigned year);
void bao__meta_set_date(bao_report *report, bao_origin origin, bao__date d);

/* Place, code and level from the first place named in s. */
void bao__meta_take_place(bao_report *report, bao_origin origin, bao_span s);

/* The first year in s. */
void bao__meta_take_year(bao_report *report, bao_origin origin, bao_span s);

#endif

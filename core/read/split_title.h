/* split_title.h - a title that stands in two blocks or cells. For this layer only. */
#ifndef BAO_SPLIT_TITLE_H
#define BAO_SPLIT_TITLE_H

#include "doc/report.h"

/* A title in two short blocks near the start, or in one table there (…国民经济和社会发展 /
 * 统计公报), with a date between them perhaps: put together, in the report's arena; empty when
 * there is none. */
bao_span bao__split_title(bao_report *report);

#endif

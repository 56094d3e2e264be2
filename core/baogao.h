/* baogao.h - everything a C program needs to read a report: statuses, the report, the readers. */
#ifndef BAO_BAOGAO_H
#define BAO_BAOGAO_H

#include "base/status.h"
#include "doc/report.h"
#include "read/reader.h"

#endif

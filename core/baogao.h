/* baogao.h - everything a C program needs: sessions that turn bytes into records, and reports and
 * their readers for those who want no scripts. */
#ifndef BAO_BAOGAO_H
#define BAO_BAOGAO_H

#include "base/status.h"
#include "bind/session/session.h"
#include "doc/report.h"
#include "read/reader.h"

#endif

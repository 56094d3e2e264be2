/* rows.h - the rows of each file of the run folder. The columns are a contract (design 5.2). */
#ifndef BAO_HOST_ROWS_H
#define BAO_HOST_ROWS_H

#include "host/result.h"
#include "host/table.h"

#define BAO_FACTS_HEADER                                                                           \
    "report,place,adcode,publisher,level,year,form,indicator,dims,value,unit,hedge,status,raw,"    \
    "grade,script,rule,section,page,line,from,to,sha256\n"
#define BAO_EVIDENCE_HEADER "report,indicator,dims,role,value,raw,rule,from,to,page,line\n"
#define BAO_CHECKS_HEADER                                                                          \
    "report,script,check,verdict,left,right,gap,blanks,left_facts,right_facts,note\n"
#define BAO_RESIDUE_HEADER "report,raw,value,unit,section,line,from,to,set_aside\n"
#define BAO_REPORTS_HEADER                                                                         \
    "report,sha256,bytes,format,encoding,title,place,adcode,publisher,level,year,date,meta_from,"  \
    "form,script,verdict,reason,warnings,facts,residue\n"
#define BAO_TIMINGS_HEADER "report,microseconds\n"

/* Each writes all rows of its file for one result, which has its places. */
void bao_rows_facts(bao_rows *rows, const bao_result *result);
void bao_rows_evidence(bao_rows *rows, const bao_result *result);
void bao_rows_checks(bao_rows *rows, const bao_result *result);
void bao_rows_residue(bao_rows *rows, const bao_result *result);
void bao_rows_report(bao_rows *rows, const bao_result *result);
void bao_rows_timing(bao_rows *rows, const bao_result *result);

/* One fact as the columns say it; shared with NDJSON. `place` is NULL for a derived fact. */
typedef struct bao_fact_row {
    const bao_fact *fact;
    const bao_place *place;
    const bao_indicator *indicator;
    const char *form;
    bao_span rule;
} bao_fact_row;

/* Fills `row` for fact number `index`. Strings are borrowed from the report's arena. */
void bao_fact_row_fill(bao_fact_row *row, const bao_result *result, size_t index);

/* Where metadata came from, "place:caption;year:caption". */
void bao_meta_from_print(const bao_report *report, bao_buf *out);

/* All warnings as "CODE: message (x3) | …". */
void bao_warnings_print(const bao_warnings *warnings, bao_buf *out);

#endif

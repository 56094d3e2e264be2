/* rows.h - the rows of each file of the run folder. The columns are a contract (design 5.2). */
#ifndef BAO_HOST_ROWS_H
#define BAO_HOST_ROWS_H

#include "extract/record.h"
#include "host/table.h"

#define BAO_FACTS_HEADER                                                                           \
    "report,place,adcode,publisher,level,year,form,indicator,dims,value,unit,hedge,status,raw,"    \
    "grade,script,rule,section,page,line,from,to,sha256,label\n"
#define BAO_EVIDENCE_HEADER "report,indicator,dims,role,value,raw,rule,from,to,page,line\n"
#define BAO_CHECKS_HEADER                                                                          \
    "report,script,check,verdict,left,right,gap,blanks,left_facts,right_facts,note,grade\n"
#define BAO_RESIDUE_HEADER  "report,raw,value,unit,section,line,from,to,set_aside,context\n"
#define BAO_WARNINGS_HEADER "report,code,text,line,from,to,facts\n"
#define BAO_EXPECTED_HEADER "report,indicator,dims,why,rule,line,section,label\n"
#define BAO_REPORTS_HEADER                                                                         \
    "report,sha256,bytes,format,encoding,title,place,adcode,publisher,level,year,date,meta_from,"  \
    "form,script,verdict,reason,warnings,facts,residue,duplicate_of\n"
#define BAO_TIMINGS_HEADER "report,microseconds\n"

/* Each writes all rows of its file for one record; `arena` is for what is needed on the way. */
void bao_rows_facts(bao_rows *rows, const bao_record *record, bao_arena *arena);
void bao_rows_evidence(bao_rows *rows, const bao_record *record, bao_arena *arena);
void bao_rows_checks(bao_rows *rows, const bao_record *record, bao_arena *arena);
void bao_rows_residue(bao_rows *rows, const bao_record *record, bao_arena *arena);
void bao_rows_expected(bao_rows *rows, const bao_record *record, bao_arena *arena);
void bao_rows_warnings(bao_rows *rows, const bao_record *record, bao_arena *arena);
void bao_rows_report(bao_rows *rows, const bao_record *record, bao_arena *arena);

/* Writes `row`, a row of reports.csv, with the report whose bytes it has, too, in its last cell. */
void bao_rows_duplicate(bao_rows *rows, bao_span row, bao_span of);

/* Where a fact's value stands; NULL for a derived fact. */
const bao_record_place *bao_fact_place(const bao_record *record, const bao_record_fact *fact);

/* Warnings as "CODE: message (x3) | …". */
void bao_warnings_print(const bao_warning *warnings, size_t count, bao_buf *out);

#endif

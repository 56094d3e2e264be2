/* record_json.h - a record as text: one line of JSON, design 5.4. */
#ifndef BAO_RECORD_JSON_H
#define BAO_RECORD_JSON_H

#include "base/json.h"
#include "extract/record.h"

/* Appends {schema, report, sha256, …} and a line end. The lists have the columns of the files of a
 * run folder by their names (facts those of facts.csv that are not the record's own); `expected` is
 * null, for nobody has looked yet. What an export wrote is `text`, or `hex` where it is no UTF-8.
 * `arena` is for what is needed on the way. False when out of memory. */
bool bao_record_json(const bao_record *record, bao_arena *arena, bao_buf *out);

/* The same object, to be added to and to be printed by bao_json_print. */
bao_json_node bao_record_object(const bao_record *record, bao_arena *arena);

#endif

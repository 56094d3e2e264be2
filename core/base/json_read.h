/* json_read.h - JSON taken apart; json.c has the functions. */
#ifndef BAO_JSON_READ_H
#define BAO_JSON_READ_H

#include <stdint.h>

#include "base/span.h"

/* A value in a text that was read; NULL is no value, and everything may be asked of it. */
typedef struct bao_json_value bao_json_value;

/* Reads one value that is all of `text`; NULL when it is none, or memory is out. Free it. */
bao_json_value *bao_json_read(bao_span text);
void bao_json_free(bao_json_value *root);

/* Of an object. */
const bao_json_value *bao_json_member(const bao_json_value *object, const char *name);

/* The first of an object's or a list's values, and the next one of the same. */
const bao_json_value *bao_json_first(const bao_json_value *list);
const bao_json_value *bao_json_next(const bao_json_value *value);
uint64_t bao_json_length(const bao_json_value *list);

/* Its name in its object; "" in a list. */
const char *bao_json_key(const bao_json_value *value);

/* A text's bytes, which live as long as what was read; {NULL, 0} for all else. */
bao_span bao_json_text(const bao_json_value *value);

/* A whole number from 0 to 2^53; 0 for all else. */
uint64_t bao_json_number(const bao_json_value *value);

#endif

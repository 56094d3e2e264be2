/* record.h - all that is kept of one report: its row, facts, evidence, checks, residue, warnings,
 * exports, as one value. It holds nothing of the report, the engine or Lua: all files of a run are
 * written from records, and a record can go where these cannot (record_json.h). */
#ifndef BAO_RECORD_H
#define BAO_RECORD_H

#include "extract/result.h"

/* Counted up when a field changes its meaning or goes; new ones may come without. */
#define BAO_RECORD_SCHEMA 1

/* A place of the source, quoted: of a mention, of a figure that nobody claimed. */
typedef struct bao_record_place {
    bao_span raw, section;
    uint64_t from, to; /* bytes of the source, half open */
    uint32_t line;     /* from 1 */
    uint32_t page;     /* from 1; 0 where the format has none */
} bao_record_place;

/* A place that states a value, or that is blank where one belongs. */
typedef struct bao_record_mention {
    bao_record_place place;
    bao_span rule;
    bao_decimal value;
    bool valued;
} bao_record_mention;

typedef struct bao_record_fact {
    bao_span form, indicator, label, dims, unit, grade, rule;
    bao_decimal value;
    uint32_t mention; /* that its value is of; BAO_NONE for a derived fact */
    bool valued;
    uint8_t status, hedge; /* bao_fact_status, bao_hedge */
} bao_record_fact;

typedef struct bao_record_evidence {
    uint32_t fact, mention; /* indexes */
    uint8_t role;           /* bao_role */
} bao_record_evidence;

typedef struct bao_record_residue {
    bao_record_place place;
    bao_span unit, set_aside; /* the script's reason, or "" */
    bao_decimal value;
    bool valued;
    bao_span context; /* of the sentence or row it stands in, as folded, at most 240 bytes */
} bao_record_residue;

/* One time that a warning was given. */
typedef struct bao_record_warned {
    uint32_t warning; /* index */
    bao_span text;
    uint64_t at;   /* source byte */
    uint32_t line; /* from 1; 0: of the whole report, then `at` says nothing */
} bao_record_warned;

/* A figure that the script says such reports state, and this one does not; `why` is a code. */
typedef struct bao_record_expected {
    bao_span indicator, label, dims, why;
    bao_span section,
        rule;      /* the heading to look under, the rule or table that should say it; "" */
    uint32_t line; /* from 1; 0: nowhere */
} bao_record_expected;

typedef struct bao_record {
    bao_span report; /* its path as text */
    char sha256[65]; /* "" when the bytes could not be read */
    uint64_t bytes;
    bao_span format, encoding; /* "" when it could not be read */
    bao_meta meta[BAO_META_COUNT];
    bao_span form, script; /* "name@version"; "" when no script read it */
    bao_result_verdict verdict;
    bao_span reason; /* starts with a CODE; empty when ok */
    bool script_error;
    bao_record_mention *mentions;
    bao_record_fact *facts;
    bao_record_evidence *evidence;
    bao_outcome *checks;
    bao_record_residue *residue; /* figures that no fact claimed, those set aside too */
    bao_warning *warnings;       /* of reading, then of extraction */
    bao_record_warned *warned;   /* in the same order; see BAO_WARNED_MOST */
    bao_record_expected *expected;
    bao_export *exports;
    size_t mention_count, fact_count, evidence_count, check_count, residue_count, warning_count,
        warned_count, expected_count, export_count;
    uint32_t amounts;   /* figures of the report */
    uint32_t unclaimed; /* of those that no fact claimed and that were not set aside */
} bao_record;

/* Makes the record of a result, in `arena`, which may live longer than the result's. False when out
 * of memory. */
bool bao_record_make(bao_record *record, bao_arena *arena, const bao_result *result);

/* Where metadata came from, "place:caption;year:caption". `meta` is of BAO_META_COUNT. */
void bao_meta_from_print(const bao_meta *meta, bao_buf *out);

#endif

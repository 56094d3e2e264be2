/* tally.h - the counts of a run: what its summary and its manifest say. */
#ifndef BAO_HOST_TALLY_H
#define BAO_HOST_TALLY_H

#include "host/delivery.h"

/* Kinds of reasons that are told apart; the rest is counted with the last. */
#define BAO_TALLY_REASONS 48

/* How often a verdict had one reason, and of what genre: "NO_SCRIPT", "budgets". */
typedef struct bao_tally_reason {
    uint64_t verdict, count;
    char code[32], genre[48];
} bao_tally_reason;

typedef struct bao_tally {
    uint64_t reports;
    uint64_t verdicts[BAO_RESULT_FAILED + 1];
    uint64_t checks[BAO_NOT_ASSESSABLE + 1];
    uint64_t facts, figures, claimed, set_aside, unclaimed;
    uint64_t script_errors;
    uint64_t corrections_lost;
    bao_tally_reason reasons[BAO_TALLY_REASONS];
    size_t reason_count;
} bao_tally;

/* Counts one report. */
void bao_tally_add(bao_tally *tally, const bao_delivery *delivery);

/* The summary, on one line. */
void bao_tally_print(const bao_tally *tally, char *line, size_t size);

/* Of one verdict and code, as one line: "no_script: NO_SCRIPT 34: 20 look like work reports, 14
 * like budgets". `number` is from 0; false behind the last. */
bool bao_tally_reason_print(const bao_tally *tally, size_t number, char *line, size_t size);

#define BAO_TALLY_COUNTS 15

/* The names and values of the manifest's counts. */
void bao_tally_counts(const bao_tally *tally, const char *names[BAO_TALLY_COUNTS],
                      uint64_t counts[BAO_TALLY_COUNTS]);

#endif

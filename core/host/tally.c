/* tally.c - adding up reports. */
#include "host/tally.h"

#include <stdio.h>

void bao_tally_add(bao_tally *tally, const bao_delivery *delivery)
{
    tally->reports++;
    tally->verdicts[delivery->verdict]++;
    for (size_t i = 0; i <= BAO_NOT_ASSESSABLE; i++) {
        tally->checks[i] += delivery->checks[i];
    }
    tally->facts += delivery->facts;
    tally->figures += delivery->figures;
    tally->claimed += delivery->claimed;
    tally->set_aside += delivery->set_aside;
    tally->unclaimed += delivery->unclaimed;
    tally->script_errors += delivery->script_errors;
}

void bao_tally_print(const bao_tally *tally, char *line, size_t size)
{
    const uint64_t *v = tally->verdicts, *c = tally->checks;
    snprintf(line, size,
             "%lu report%s: %lu ok, %lu ok_with_warnings, %lu no_script, %lu not_a_report, "
             "%lu failed; %lu facts; checks: %lu pass, %lu fail, %lu uncertain, "
             "%lu not assessable; figures: %lu claimed, %lu set aside, %lu unclaimed",
             (unsigned long)tally->reports, tally->reports == 1 ? "" : "s", (unsigned long)v[0],
             (unsigned long)v[1], (unsigned long)v[2], (unsigned long)v[3], (unsigned long)v[4],
             (unsigned long)tally->facts, (unsigned long)c[0], (unsigned long)c[1],
             (unsigned long)c[2], (unsigned long)c[3], (unsigned long)tally->claimed,
             (unsigned long)tally->set_aside, (unsigned long)tally->unclaimed);
}

void bao_tally_counts(const bao_tally *tally, const char *names[BAO_TALLY_COUNTS],
                      uint64_t counts[BAO_TALLY_COUNTS])
{
    const uint64_t *v = tally->verdicts, *c = tally->checks;
    const struct {
        const char *name;
        uint64_t count;
    } all[] = {{"reports", tally->reports},
               {"ok", v[BAO_RESULT_OK]},
               {"ok_with_warnings", v[BAO_RESULT_WARNED]},
               {"no_script", v[BAO_RESULT_NO_SCRIPT]},
               {"not_a_report", v[BAO_RESULT_NOT_A_REPORT]},
               {"failed", v[BAO_RESULT_FAILED]},
               {"facts", tally->facts},
               {"checks_pass", c[BAO_PASS]},
               {"checks_fail", c[BAO_FAIL]},
               {"checks_uncertain", c[BAO_UNCERTAIN]},
               {"checks_not_assessable", c[BAO_NOT_ASSESSABLE]},
               {"figures", tally->figures},
               {"claimed", tally->claimed},
               {"set_aside", tally->set_aside},
               {"unclaimed", tally->unclaimed}};
    _Static_assert(sizeof all / sizeof *all == BAO_TALLY_COUNTS, "one name each");
    for (size_t i = 0; i < BAO_TALLY_COUNTS; i++) {
        names[i] = all[i].name;
        counts[i] = all[i].count;
    }
}

/* tally.c - adding up reports. */
#include "host/tally.h"

#include <stdarg.h>
#include <stdio.h>

/* The CODE that a reason begins with. */
static bao_span code_of(bao_span reason)
{
    size_t n = 0;
    while (n < reason.n && (reason.p[n] == '_' || (reason.p[n] >= 'A' && reason.p[n] <= 'Z'))) {
        n++;
    }
    return (bao_span){reason.p, n};
}

static bool is_of(const bao_tally_reason *r, uint64_t verdict, bao_span code, bao_span genre)
{
    return r->verdict == verdict && bao_span_equal(bao_span_of(r->code), code) &&
           bao_span_equal(bao_span_of(r->genre), genre);
}

static void count_reason(bao_tally *tally, const bao_delivery *d)
{
    const bao_span code = code_of(d->reason);
    size_t i = 0;
    while (i < tally->reason_count && !is_of(&tally->reasons[i], d->verdict, code, d->genre)) {
        i++;
    }
    if (i == BAO_TALLY_REASONS) {
        i--;
    }
    bao_tally_reason *r = &tally->reasons[i];
    if (i == tally->reason_count) {
        tally->reason_count++;
        r->verdict = d->verdict;
        snprintf(r->code, sizeof r->code, "%.*s", (int)code.n, code.p);
        snprintf(r->genre, sizeof r->genre, "%.*s", (int)d->genre.n, d->genre.p);
    }
    r->count++;
}

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
    tally->corrections_lost += delivery->corrections_lost;
    if (delivery->verdict >= BAO_RESULT_NO_SCRIPT) {
        count_reason(tally, delivery);
    }
}

/* True when no earlier reason has its verdict and code. */
static bool is_first(const bao_tally *tally, size_t at)
{
    const bao_tally_reason *r = &tally->reasons[at];
    for (size_t i = 0; i < at; i++) {
        if (tally->reasons[i].verdict == r->verdict &&
            strcmp(tally->reasons[i].code, r->code) == 0) {
            return false;
        }
    }
    return true;
}

static void append(char *line, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void append(char *line, size_t size, const char *format, ...)
{
    const size_t n = strlen(line);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line + n, size - n, format, arguments);
    va_end(arguments);
}

/* The genres of one verdict and code, behind their sum. */
static void print_genres(const bao_tally *tally, const bao_tally_reason *first, char *line,
                         size_t size)
{
    uint64_t sum = 0, known = 0;
    for (size_t i = 0; i < tally->reason_count; i++) {
        const bao_tally_reason *r = &tally->reasons[i];
        if (r->verdict == first->verdict && strcmp(r->code, first->code) == 0) {
            sum += r->count;
        }
    }
    append(line, size, "%lu", (unsigned long)sum);
    for (size_t i = 0; i < tally->reason_count; i++) {
        const bao_tally_reason *r = &tally->reasons[i];
        if (*r->genre && r->verdict == first->verdict && strcmp(r->code, first->code) == 0) {
            append(line, size, "%s%lu look like %s", known ? ", " : ": ", (unsigned long)r->count,
                   r->genre);
            known += r->count;
        }
    }
}

bool bao_tally_reason_print(const bao_tally *tally, size_t number, char *line, size_t size)
{
    for (size_t i = 0; i < tally->reason_count; i++) {
        const bao_tally_reason *r = &tally->reasons[i];
        if (is_first(tally, i) && number-- == 0) {
            snprintf(line, size, "%s: %s ", bao_result_verdict_name((bao_result_verdict)r->verdict),
                     r->code);
            print_genres(tally, r, line, size);
            return true;
        }
    }
    return false;
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

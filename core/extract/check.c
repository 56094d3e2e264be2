/* check.c - evaluating sums, identities and shares on printed values. */
#include "extract/check.h"

static const char *const verdict_names[] = {"pass", "fail", "uncertain", "not_assessable"};

const char *bao_verdict_name(bao_verdict verdict)
{
    return verdict_names[verdict];
}

void bao_fact_name_print(const bao_facts *facts, const bao_fact *fact, bao_buf *out)
{
    bao_buf_string(out, facts->indicators[fact->indicator].name);
    if (fact->dims.n) {
        bao_buf_byte(out, '[');
        bao_buf_span(out, fact->dims);
        bao_buf_byte(out, ']');
    }
}

/* One side of a check while it is summed. */
typedef struct side {
    bao_facts *facts;
    bao_buf names;
    bao_decimal sum;
    bao_decimal low, high; /* what it would be with other values that the report states */
    bao_decimal units;     /* one unit of the last printed digit of each figure, added up */
    uint32_t valued, blanks, absent, hedged, contradictory;
    uint16_t doubts; /* of its figures, as bao_outcome has them */
    bool overflow;
    bool tables;  /* what tables print counts, whatever the prose says */
    bool rounded; /* `units` is wanted */
} side;

/* What the table says, in a check of a form's table; what the report says, in others. False when it
 * says no value. */
static bool printed_value(const side *s, const bao_fact *fact, bao_decimal *value)
{
    *value = fact->value;
    for (uint32_t m = fact->first; s->tables && m != BAO_NONE; m = s->facts->mentions[m].next) {
        if (s->facts->mentions[m].table) {
            *value = s->facts->mentions[m].value;
            return s->facts->mentions[m].valued;
        }
    }
    return fact->valued;
}

static bool add_signed(bao_decimal *sum, bao_decimal value, bool minus)
{
    return minus ? bao_decimal_subtract(*sum, value, sum) : bao_decimal_add(*sum, value, sum);
}

/* The least and the greatest value that the report states for a contradictory fact; true when one
 * of them is hedged. */
static bool stated_range(const side *s, const bao_fact *fact, bao_decimal *least,
                         bao_decimal *greatest)
{
    bool hedged = false;
    for (uint32_t m = fact->first; m != BAO_NONE; m = s->facts->mentions[m].next) {
        const bao_mention *mention = &s->facts->mentions[m];
        if (mention->valued) {
            hedged |= mention->hedge != BAO_EXACT;
            *least = bao_decimal_compare(mention->value, *least) < 0 ? mention->value : *least;
            *greatest =
                bao_decimal_compare(mention->value, *greatest) > 0 ? mention->value : *greatest;
        }
    }
    return hedged;
}

/* One unit of the last digit that the report prints for a value of `fact`. */
static bao_decimal unit_of(const side *s, const bao_fact *fact, bao_decimal value)
{
    for (uint32_t m = fact->first; m != BAO_NONE; m = s->facts->mentions[m].next) {
        const bao_mention *mention = &s->facts->mentions[m];
        if (mention->valued && bao_decimal_compare(mention->value, value) == 0) {
            return bao_printed_unit(s->facts->report, mention->raw, value);
        }
    }
    return (bao_decimal){1, value.digits};
}

static void add_fact(side *s, const bao_fact *fact, bool minus)
{
    bao_decimal value;
    if (s->names.n) {
        bao_buf_byte(&s->names, ' ');
    }
    bao_fact_name_print(s->facts, fact, &s->names);
    s->doubts |= s->tables ? bao_input_doubts(fact) & (uint16_t)~BAO_GRADE_INPUT_CONTRADICTORY
                           : bao_input_doubts(fact);
    if (!printed_value(s, fact, &value)) {
        s->blanks++;
        return;
    }
    s->valued++;
    bao_decimal least = value;
    bao_decimal greatest = value;
    bool hedged = fact->hedge != BAO_EXACT;
    if (fact->status == BAO_FACT_CONTRADICTORY && !s->tables) {
        hedged |= stated_range(s, fact, &least, &greatest);
        s->contradictory++;
    }
    s->hedged += hedged;
    const bao_decimal unit = s->rounded ? unit_of(s, fact, value) : (bao_decimal){0, 0};
    bool fits = add_signed(&s->sum, value, minus) &&
                add_signed(&s->low, minus ? greatest : least, minus) &&
                add_signed(&s->high, minus ? least : greatest, minus) &&
                bao_decimal_add(s->units, unit, &s->units);
    s->overflow |= !fits;
}

static void add_constant(side *s, const bao_term *term)
{
    s->valued++;
    bool fits = add_signed(&s->sum, term->constant, term->minus) &&
                add_signed(&s->low, term->constant, term->minus) &&
                add_signed(&s->high, term->constant, term->minus);
    s->overflow |= !fits;
}

static void add_term(side *s, const bao_term *term)
{
    if (term->indicator == BAO_NONE) {
        add_constant(s, term);
        return;
    }
    if (term->group.n == 0) {
        const bao_fact *fact = bao_facts_find(s->facts, term->indicator, term->dims);
        if (fact) {
            add_fact(s, fact, term->minus);
        } else {
            s->absent++;
        }
        return;
    }
    uint32_t before = s->valued + s->blanks;
    const bao_range range = bao_facts_range(s->facts, term->indicator);
    for (uint32_t i = range.from; i < range.to; i++) {
        if (s->facts->items[i].indicator == term->indicator &&
            bao_facts_is_part(s->facts, term->indicator, s->facts->items[i].dims, term->group)) {
            add_fact(s, &s->facts->items[i], term->minus);
        }
    }
    s->absent += s->valued + s->blanks == before;
}

static side sum_side(bao_facts *facts, const bao_check *check, const bao_term *terms,
                     uint32_t count)
{
    side s = {.facts = facts,
              .names = bao_buf_in(facts->arena),
              .tables = check->grid != 0,
              .rounded = check->kind == BAO_CHECK_ROUNDED};
    for (uint32_t i = 0; i < count; i++) {
        add_term(&s, &terms[i]);
    }
    return s;
}

static void mark_term(bao_facts *facts, const bao_term *term)
{
    if (term->indicator == BAO_NONE) { /* a constant */
        return;
    }
    bao_fact *exact = term->group.n ? NULL : bao_facts_find(facts, term->indicator, term->dims);
    if (exact) {
        exact->grade |= BAO_GRADE_CHECK_FAILED;
    }
    const bao_range range = bao_facts_range(facts, term->indicator);
    for (uint32_t i = range.from; i < range.to; i++) {
        bao_fact *fact = &facts->items[i];
        if (term->group.n && fact->indicator == term->indicator &&
            bao_facts_is_part(facts, term->indicator, fact->dims, term->group)) {
            fact->grade |= BAO_GRADE_CHECK_FAILED;
        }
    }
}

static void mark_failed(bao_facts *facts, const bao_check *check)
{
    for (uint32_t i = 0; i < check->left_count; i++) {
        mark_term(facts, &check->left[i]);
    }
    for (uint32_t i = 0; i < check->right_count; i++) {
        mark_term(facts, &check->right[i]);
    }
}

/* The fact called "m" or "n[way:fax]"; NULL when there is none. */
static bao_fact *named_fact(bao_facts *facts, bao_span name)
{
    const char *bracket = memchr(name.p, '[', name.n);
    bao_span dims = {"", 0};
    if (bracket && name.p[name.n - 1] == ']') {
        dims = (bao_span){bracket + 1, (size_t)(name.p + name.n - bracket) - 2};
        name.n = (size_t)(bracket - name.p);
    }
    for (uint32_t i = 0; i < facts->indicator_count; i++) {
        if (bao_span_equal(name, bao_span_of(facts->indicators[i].name))) {
            return bao_facts_find(facts, i, dims);
        }
    }
    return NULL;
}

/* The next fact that `names` lists, taken off it; NULL for one that is not there. */
static bao_fact *next_named(bao_facts *facts, bao_span *names)
{
    const char *blank = memchr(names->p, ' ', names->n);
    const bao_span one = {names->p, blank ? (size_t)(blank - names->p) : names->n};
    const size_t used = one.n + (blank != NULL);
    *names = (bao_span){names->p + used, names->n - used};
    return one.n ? named_fact(facts, one) : NULL;
}

void bao_check_mark(bao_facts *facts, bao_span names)
{
    while (names.n) {
        bao_fact *fact = next_named(facts, &names);
        if (fact) {
            fact->grade |= BAO_GRADE_CHECK_FAILED;
        }
    }
}

uint16_t bao_check_doubts(bao_facts *facts, bao_span names)
{
    unsigned doubts = 0;
    while (names.n) {
        const bao_fact *fact = next_named(facts, &names);
        doubts |= fact ? bao_input_doubts(fact) : 0;
    }
    return (uint16_t)doubts;
}

static bool holds(bao_check_kind kind, int order)
{
    return kind == BAO_CHECK_AT_MOST    ? order <= 0
           : kind == BAO_CHECK_AT_LEAST ? order >= 0
                                        : order == 0;
}

/* The sums differ by no more than the rounding of their figures can make. */
static bool is_rounding(const side *left, const side *right)
{
    bao_decimal gap;
    bao_decimal units;
    if (!bao_decimal_subtract(left->sum, right->sum, &gap) ||
        !bao_decimal_add(left->units, right->units, &units) ||
        !bao_decimal_multiply(gap, (bao_decimal){gap.coefficient < 0 ? -2 : 2, 0}, &gap)) {
        return false;
    }
    return bao_decimal_compare(gap, units) <= 0;
}

/* Some of the values that the report states would make it right: which, nobody can say. */
static bool may_hold(const bao_check *check, const side *left, const side *right)
{
    bool low = bao_decimal_compare(left->low, right->high) <= 0;
    bool high = bao_decimal_compare(left->high, right->low) >= 0;
    return check->kind == BAO_CHECK_AT_MOST    ? low
           : check->kind == BAO_CHECK_AT_LEAST ? high
                                               : low && high;
}

/* The verdict over two sums. */
static bao_verdict weigh(const bao_check *check, const side *left, const side *right)
{
    if (!left->valued || !right->valued || left->overflow || right->overflow) {
        return BAO_NOT_ASSESSABLE;
    }
    if (holds(check->kind, bao_decimal_compare(left->sum, right->sum)) ||
        (check->kind == BAO_CHECK_ROUNDED && is_rounding(left, right))) {
        return check->grid && left->absent + right->absent ? BAO_UNCERTAIN : BAO_PASS;
    }
    bool open = left->absent + right->absent + left->hedged + right->hedged > 0;
    return open || may_hold(check, left, right) ? BAO_UNCERTAIN : BAO_FAIL;
}

static void note_sums(const side *left, const side *right, bao_buf *note)
{
    uint32_t absent = left->absent + right->absent;
    uint32_t hedged = left->hedged + right->hedged;
    uint32_t contradictory = left->contradictory + right->contradictory;
    if (absent) {
        bao_buf_format(note, "%u of its figures not stated", absent);
    }
    if (hedged) {
        bao_buf_format(note, "%s%u hedged", note->n ? "; " : "", hedged);
    }
    if (contradictory) {
        bao_buf_format(note, "%s%u contradictory", note->n ? "; " : "", contradictory);
    }
}

static void run_sums(const bao_check *check, bao_facts *facts, bao_outcome *out, bao_buf *note)
{
    side left = sum_side(facts, check, check->left, check->left_count);
    side right = sum_side(facts, check, check->right, check->right_count);
    out->verdict = weigh(check, &left, &right);
    out->left = left.sum;
    out->right = right.sum;
    out->left_valued = left.valued && !left.overflow;
    out->right_valued = right.valued && !right.overflow;
    out->gap_valued = out->left_valued && out->right_valued &&
                      bao_decimal_subtract(left.sum, right.sum, &out->gap);
    out->blanks = left.blanks + right.blanks;
    out->left_facts = bao_buf_view(&left.names);
    out->right_facts = bao_buf_view(&right.names);
    out->grade = left.doubts | right.doubts;
    note_sums(&left, &right, note);
    if (out->verdict == BAO_PASS && out->gap_valued && out->gap.coefficient != 0 &&
        check->kind == BAO_CHECK_ROUNDED) {
        bao_buf_string(note, note->n ? "; the gap is rounding" : "the gap is rounding");
    }
}

static const bao_fact *term_fact(const bao_facts *facts, const bao_term *term)
{
    return bao_facts_find(facts, term->indicator, term->dims);
}

/* What the printed shares of a group add to. */
static bool add_shares(const bao_check *checks, uint32_t count, uint32_t group,
                       const bao_facts *facts, bao_decimal *sum)
{
    *sum = (bao_decimal){0, 0};
    uint32_t stated = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (checks[i].kind != BAO_CHECK_SHARE || checks[i].group != group) {
            continue;
        }
        const bao_fact *share = term_fact(facts, checks[i].left);
        if (share && share->valued && bao_decimal_add(*sum, share->value, sum)) {
            stated++;
        }
    }
    return stated > 1;
}

static uint32_t fact_line(const bao_facts *facts, const bao_fact *fact)
{
    return fact->first == BAO_NONE
               ? 0
               : bao_report_line(facts->report, facts->mentions[fact->first].raw.from);
}

/* The printed share is a / b with the digits behind its own left out. */
static bool is_cut_off(bao_decimal a, bao_decimal b, bao_decimal printed)
{
    bao_decimal last = {1, printed.digits};
    bao_decimal next;
    bao_decimal low;
    bao_decimal high;
    return bao_decimal_add(printed, last, &next) && bao_decimal_multiply(printed, b, &low) &&
           bao_decimal_multiply(next, b, &high) && bao_decimal_compare(low, a) <= 0 &&
           bao_decimal_compare(a, high) < 0;
}

/* "14513 of 288342 is 5.03%, printed 5.1% (line 21); the printed shares add to 100.0" */
static void note_share(const bao_check *checks, uint32_t count, const bao_check *check,
                       const bao_fact *const fact[3], const bao_facts *facts, bao_buf *note)
{
    char part[BAO_DECIMAL_TEXT];
    char base[BAO_DECIMAL_TEXT];
    char real[BAO_DECIMAL_TEXT];
    char printed[BAO_DECIMAL_TEXT];
    bao_decimal hundred;
    bao_decimal exact;
    bao_decimal_print(fact[1]->value, part);
    bao_decimal_print(fact[2]->value, base);
    bao_decimal_print(fact[0]->value, printed);
    if (!bao_decimal_multiply(fact[1]->value, (bao_decimal){100, 0}, &hundred) ||
        !bao_decimal_divide(hundred, fact[2]->value, fact[0]->value.digits + 1u, &exact)) {
        return;
    }
    if (exact.digits < 2 && !bao_decimal_divide(hundred, fact[2]->value, 2, &exact)) {
        return;
    }
    bao_decimal_print(exact, real);
    bao_buf_format(note, "%s of %s is %s%%, printed %s%% (line %u)%s", part, base, real, printed,
                   fact_line(facts, fact[0]),
                   is_cut_off(hundred, fact[2]->value, fact[0]->value) ? ": cut off, not rounded"
                                                                       : "");
    bao_decimal sum;
    if (check->group && add_shares(checks, count, check->group, facts, &sum)) {
        bao_decimal_print(sum, real);
        bao_buf_format(note, "; the printed shares add to %s", real);
    }
}

static void name_facts(const bao_facts *facts, const bao_fact *a, const bao_fact *b, bao_span *out)
{
    bao_buf names = bao_buf_in(facts->arena);
    if (a) {
        bao_fact_name_print(facts, a, &names);
    }
    if (b) {
        bao_buf_string(&names, names.n ? " " : "");
        bao_fact_name_print(facts, b, &names);
    }
    *out = bao_buf_view(&names);
}

/* Says how many of the three figures of a share are contradictory. */
static void note_contradictory(const bao_fact *const fact[3], bao_buf *note)
{
    unsigned n = 0;
    for (int i = 0; i < 3; i++) {
        n += fact[i]->status == BAO_FACT_CONTRADICTORY;
    }
    if (n) {
        bao_buf_format(note, "%s%u contradictory", note->n ? "; " : "", n);
    }
}

static void run_share(const bao_check *checks, uint32_t count, const bao_check *check,
                      bao_facts *facts, bao_outcome *out, bao_buf *note)
{
    const bao_fact *fact[3] = {term_fact(facts, &check->left[0]),
                               term_fact(facts, &check->right[0]),
                               term_fact(facts, &check->right[1])};
    bao_decimal hundred;
    name_facts(facts, fact[0], NULL, &out->left_facts);
    name_facts(facts, fact[1], fact[2], &out->right_facts);
    out->verdict = BAO_NOT_ASSESSABLE;
    for (size_t i = 0; i < 3; i++) {
        out->grade |= fact[i] ? bao_input_doubts(fact[i]) : 0;
    }
    out->left_valued = fact[0] && fact[0]->valued;
    if (out->left_valued) {
        out->left = fact[0]->value;
    }
    out->right_valued = fact[1] && fact[1]->valued && fact[2] && fact[2]->valued &&
                        bao_decimal_multiply(fact[1]->value, (bao_decimal){100, 0}, &hundred) &&
                        bao_decimal_divide(hundred, fact[2]->value, out->left.digits, &out->right);
    if (!out->left_valued || !out->right_valued) {
        return;
    }
    out->gap_valued = bao_decimal_subtract(out->left, out->right, &out->gap);
    if (bao_decimal_compare(out->left, out->right) == 0) {
        out->verdict = BAO_PASS;
        note_contradictory(fact, note);
        return;
    }
    bool hedged =
        fact[0]->hedge != BAO_EXACT || fact[1]->hedge != BAO_EXACT || fact[2]->hedge != BAO_EXACT;
    out->verdict = hedged ? BAO_UNCERTAIN : BAO_FAIL;
    note_share(checks, count, check, fact, facts, note);
    note_contradictory(fact, note);
}

bool bao_check_run(const bao_check *checks, uint32_t count, uint32_t index, bao_facts *facts,
                   bao_outcome *out)
{
    const bao_check *check = &checks[index];
    bao_buf note = bao_buf_in(facts->arena);
    *out = (bao_outcome){.name = check->name};
    if (check->kind == BAO_CHECK_SHARE) {
        run_share(checks, count, check, facts, out, &note);
    } else {
        run_sums(check, facts, out, &note);
    }
    if (out->verdict == BAO_FAIL) {
        mark_failed(facts, check);
    }
    out->note = bao_buf_view(&note);
    return !note.failed;
}

/* make_facts.c - facts of what patterns captured. */
#include "extract/make_facts.h"

#include "base/utf8.h"
#include "extract/missed.h"
#include "extract/reading.h"
#include "extract/window.h"

/* The most breakdowns of one fact, the longest of them, and the longest place that a fact stands
 * in, in bytes. */
#define DIMS_MOST  16
#define DIM_LONG   100
#define PLACE_LONG 4096

/* The most facts that patterns make of one report. The rules of a draft that `new` tries, 40 of
 * them, may each read all of 3,000 alike figures. */
#define FACTS_MOST 200000

/* Small letters, digits and _; where `printed`, characters beyond ASCII too. */
static bool is_name(const char *p, size_t n, bool printed)
{
    for (size_t i = 0; i < n; i++) {
        if (!(p[i] >= 'a' && p[i] <= 'z') && !(p[i] >= '0' && p[i] <= '9') && p[i] != '_' &&
            !(printed && p[i] < 0)) {
            return false;
        }
    }
    return n > 0;
}

/* What was captured is meant to be a breakdown, "channel:fax". */
static bool looks_like_dim(bao_span s)
{
    const char *colon = memchr(s.p, ':', s.n);
    return colon && colon > s.p && s.p[0] >= 'a' && s.p[0] <= 'z';
}

static bool is_dim(bao_span s)
{
    const char *colon = memchr(s.p, ':', s.n);
    return s.n <= DIM_LONG && colon && is_name(s.p, (size_t)(colon - s.p), false) &&
           is_name(colon + 1, (size_t)(s.p + s.n - colon) - 1, true);
}

static int compare_dims(bao_span a, bao_span b)
{
    int order = memcmp(a.p, b.p, a.n < b.n ? a.n : b.n);
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

/* `dims` with `dim` in its place among them. */
static bao_span insert_dim(bao_span dims, bao_span dim, bao_arena *arena)
{
    bao_buf joined = bao_buf_in(arena);
    bool placed = false;
    while (dims.n) {
        const char *end = memchr(dims.p, ';', dims.n);
        bao_span one = {dims.p, end ? (size_t)(end - dims.p) : dims.n};
        if (!placed && compare_dims(dim, one) <= 0) {
            bao_buf_span(&joined, dim);
            bao_buf_byte(&joined, ';');
            placed = true;
        }
        bao_buf_span(&joined, one);
        size_t used = one.n + (end != NULL);
        dims = (bao_span){dims.p + used, dims.n - used};
        bao_buf_string(&joined, dims.n ? ";" : "");
    }
    if (!placed) {
        bao_buf_byte(&joined, ';');
        bao_buf_span(&joined, dim);
    }
    return joined.failed ? (bao_span){NULL, 0} : bao_buf_view(&joined);
}

/* What is wrong with the breakdowns that were captured (from the fourth value to the last but one);
 * NULL when nothing is. */
static const char *wrong_dims(const bao__value *values, size_t n)
{
    size_t count = 0;
    for (size_t i = 3; i + 1 < n; i++) {
        if (values[i].kind == BAO__TEXT && looks_like_dim(values[i].text)) {
            count++;
            if (!is_dim(values[i].text)) {
                return "a breakdown is a name (small letters, digits, _), a colon and a name, as "
                       "printed or such a one";
            }
        }
    }
    return count > DIMS_MOST ? "it has too many breakdowns" : NULL;
}

/* The default dims (the second value) and the captured ones, sorted as those of a name are; p is
 * NULL when out of memory. */
static bao_span join_dims(const bao__value *values, size_t n, bao_arena *arena)
{
    bao_span all = values[1].kind == BAO__TEXT ? values[1].text : BAO_SPAN("");
    for (size_t i = 3; i + 1 < n && all.p; i++) {
        const bao_span dim = values[i].text;
        if (values[i].kind == BAO__TEXT && looks_like_dim(dim)) {
            all = all.n ? insert_dim(all, dim, arena) : dim;
        }
    }
    return all;
}

static void warn_misread(bao_extraction *x, bao_range place, const char *why)
{
    bao_span quote = bao_report_raw(x->report, place);
    bao_warn(&x->facts.warnings, "RULE_MISREAD", bao_report_source(x->report, place).from,
             "line %u: rule %s matched \"%.*s\" but made no fact: %s",
             bao_report_line(x->report, place.from), x->engine->rules[x->rule].name,
             (int)(quote.n > 90 ? 90 : quote.n), quote.p, why);
}

static uint32_t target_indicator(const bao__value *value, const bao_extraction *x)
{
    const int64_t target = value->kind == BAO__INTEGER ? value->integer : -1;
    const bao_engine *engine = x->engine;
    bool known = target >= 0 && (uint64_t)target < engine->target_count;
    return known ? engine->targets[target] : BAO_NONE;
}

static void add_mention(bao_extraction *x, uint32_t indicator, bao_span dims, bao_mention *m)
{
    if (x->facts.mention_count + x->found_count >= FACTS_MOST) {
        x->limit = "200000 facts by patterns";
        return;
    }
    m->rule = x->rule;
    m->fallback = x->engine->rules[x->rule].fallback;
    if (!dims.p || !BAO_RESERVE(x->report->arena, x->found, x->found_count, x->found_capacity)) {
        x->failed = true;
        return;
    }
    x->found[x->found_count++] = (bao_found){indicator, dims, *m};
}

/* Both are parts of a breakdown, and of the same kind. */
static bool is_same_part(const bao_found *a, const bao_found *b)
{
    return a->dims.n && a->indicator == b->indicator && bao_span_equal(a->dims, b->dims) &&
           a->mention.status == BAO_FACT_REPORTED && b->mention.status == BAO_FACT_REPORTED &&
           a->mention.valued && b->mention.valued && a->mention.raw.to <= b->mention.raw.from;
}

/* Adds the later mention to the earlier one. */
static bool join_parts(bao_mention *first, const bao_mention *later)
{
    if (!bao_decimal_add(first->value, later->value, &first->value)) {
        return false;
    }
    first->hedge = first->hedge ? first->hedge : later->hedge;
    first->raw.to = later->raw.to;
    return true;
}

void bao__make_done(bao_extraction *x)
{
    for (size_t i = 0; i < x->found_count; i++) {
        bao_found *found = &x->found[i];
        size_t kept = i + 1;
        for (size_t k = i + 1; k < x->found_count; k++) {
            const bool joined = is_same_part(found, &x->found[k]) &&
                                join_parts(&found->mention, &x->found[k].mention);
            if (!joined) {
                x->found[kept++] = x->found[k];
            }
        }
        x->found_count = kept;
        x->failed |= !bao_facts_add(&x->facts, found->indicator, found->dims, &found->mention);
    }
    x->found_count = 0;
}

/* What a fact's values say: where it stands and of which indicator it is. False, with a warning
 * where it says why, when no fact can be made of them. */
static bool take_values(bao_extraction *x, const bao__value *values, size_t n, bao_range *place,
                        uint32_t *indicator)
{
    if (n < 4 || values[2].kind != BAO__INTEGER || values[n - 1].kind != BAO__INTEGER) {
        return false;
    }
    if (!bao__place(x, values[2].integer, values[n - 1].integer, place)) {
        const bao_range somewhere = {x->window.from, x->window.from};
        warn_misread(x, somewhere, "it begins or ends within a character");
        return false;
    }
    *indicator = target_indicator(&values[0], x);
    const char *wrong = *indicator == BAO_NONE                 ? "its indicator is not declared"
                        : place->to - place->from > PLACE_LONG ? "it is too long for one fact"
                                                               : wrong_dims(values, n);
    if (wrong) {
        warn_misread(x, *place, wrong);
    }
    return !wrong;
}

#define SENTENCES_MOST 3

/* Where the marks begin that end a sentence right before `at`. */
static uint32_t before_stops(bao_span view, uint32_t at)
{
    while (at > 0) {
        const uint32_t size = at >= 3 && view.p[at - 1] < 0 ? 3 : 1;
        if (!bao__is_stop(view, at - size)) {
            break;
        }
        at -= size;
    }
    return at;
}

/* The sentence of the character that holds byte `at`. */
static bao_range sentence_of(bao_span view, uint32_t at)
{
    while (at && at < view.n && bao_utf8_goes_on(view.p[at])) {
        at--; /* a pattern of bytes may begin inside a character */
    }
    return bao__sentence_at(view, at);
}

/* The sentence of `at`, with those before it when it goes on with them: 。其中,税收收入… */
static bao_range sentences_at(bao_span view, uint32_t at)
{
    bao_range sentence = sentence_of(view, at);
    for (int i = 0; i < SENTENCES_MOST; i++) {
        const bao_span text = bao_span_cut(view, sentence);
        const uint32_t before = before_stops(view, sentence.from);
        if (before == 0 || !bao_span_starts(text, BAO_SPAN("其中"))) {
            break;
        }
        sentence.from = sentence_of(view, before - 1).from;
    }
    return sentence;
}

/* The figure, or one before it in this match, is another's than the report's, of which a fact of
 * these dims can tell nothing. */
static bool is_anothers(bao_extraction *x, uint32_t indicator, bao_range figure, bao_span dims)
{
    const bao_whose *whose = x->engine->whose;
    const uint8_t ignored = x->engine->rules[x->rule].ignored;
    if (!whose || ignored == BAO_WHOSE_AXES || !dims.p) {
        return false;
    }
    bao_whose_fact fact =
        bao_whose_fact_of(dims, whose->answers, whose->answer_count, &x->about, whose->covers);
    fact.axes |= ignored;
    const bao_span view = bao_fold_view(&x->report->fold);
    const uint8_t axes =
        bao_whose_other(whose, &x->about, &fact, view, sentences_at(view, figure.from), x->match,
                        figure, &x->whose, x->report->arena);
    const uint8_t before = x->another & (uint8_t)~bao_whose_answered(&fact);
    x->another |= axes;
    if (axes || before) {
        bao__missing_refused(x, indicator, dims, figure, axes | before);
    }
    return axes || before;
}

void bao__make_fact(bao_extraction *x, const bao__value *values, size_t n)
{
    bao_range place;
    uint32_t indicator;
    if (!take_values(x, values, n, &place, &indicator)) {
        return;
    }
    bao_reading *r = bao__reading_take(x, place);
    if (!r) {
        warn_misread(x, place, "no readable number there");
        return;
    }
    const bao_span dims = join_dims(values, n, x->report->arena);
    if (is_anothers(x, indicator, r->raw, dims)) {
        return;
    }
    bao_mention m = {.raw = r->raw, .status = BAO_FACT_REPORTED, .valued = true};
    bao_span unit = bao_span_of(x->engine->indicators[indicator].unit);
    bao_error error;
    if (bao__reading_mention(x, r, unit, &m, &error) != BAO_OK) {
        warn_misread(x, place, error.message);
        return;
    }
    add_mention(x, indicator, dims, &m);
}

void bao__make_none(bao_extraction *x, const bao__value *values, size_t n)
{
    bao_range place;
    uint32_t indicator;
    if (!take_values(x, values, n, &place, &indicator)) {
        return;
    }
    const bao_span dims = join_dims(values, n, x->report->arena);
    if (is_anothers(x, indicator, (bao_range){place.from, place.from}, dims)) {
        return;
    }
    bao_mention m = {.raw = place, .status = BAO_FACT_NONE_STATED, .valued = true};
    add_mention(x, indicator, dims, &m);
}

void bao__make_list_end(bao_extraction *x, int64_t at)
{
    bao_range place;
    if (!bao__place(x, at, at, &place)) {
        return;
    }
    if (!BAO_RESERVE(x->report->arena, x->list_ends, x->list_end_count, x->list_end_capacity)) {
        x->failed = true;
        return;
    }
    x->list_ends[x->list_end_count++] = place.from;
}

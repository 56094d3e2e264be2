/* identify.c - scoring the scripts: one scan for the words of all of them, then sums. */
#include "extract/identify.h"

#include <stdlib.h>

/* Bytes: a longer first line is no title. */
#define FIRST_LINE_MOST 180

struct bao_identifier {
    const bao_candidate *candidates;
    uint32_t count;
    bao_span *words; /* of all candidates, each once */
    uint32_t word_count;
    const bao_literals *literals; /* the words */
    bao_span *title_words;        /* that speak against a title, each once */
    uint32_t title_word_count;
    uint32_t *first; /* where each candidate's words begin in `numbers`: must, any, none, and those
                        that speak against a title */
    uint32_t *numbers;
};

/* A word of a candidate, and its place in `numbers`. */
typedef struct use {
    bao_span word;
    uint32_t place;
} use;

static void take_words(use *uses, size_t *n, const bao_said *said, uint32_t *place)
{
    for (uint32_t i = 0; i < said->count; i++) {
        uses[(*n)++] = (use){said->words[i], (*place)++};
    }
}

static int by_word(const void *x, const void *y)
{
    const use *a = x;
    const use *b = y;
    const size_t n = a->word.n < b->word.n ? a->word.n : b->word.n;
    const int order = n ? memcmp(a->word.p, b->word.p, n) : 0;
    return order ? order : (a->word.n > b->word.n) - (a->word.n < b->word.n);
}

/* Gives equal words one number. Returns how many there are in `words`. */
static uint32_t number_words(use *uses, size_t n, bao_span *words, uint32_t *numbers)
{
    uint32_t count = 0;
    if (n) {
        qsort(uses, n, sizeof *uses, by_word);
    }
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || !bao_span_equal(uses[i].word, uses[i - 1].word)) {
            words[count++] = uses[i].word;
        }
        numbers[uses[i].place] = count - 1;
    }
    return count;
}

/* Numbers the words of all candidates; `uses` has room for all and as much again. */
static void take_candidates(bao_identifier *id, use *uses, size_t room)
{
    use *const title_uses = uses + room;
    size_t n = 0, title_n = 0;
    uint32_t place = 0;
    for (uint32_t i = 0; i < id->count; i++) {
        const bao_candidate *c = &id->candidates[i];
        id->first[i] = place;
        take_words(uses, &n, &c->must, &place);
        take_words(uses, &n, &c->any, &place);
        take_words(uses, &n, &c->none, &place);
        take_words(title_uses, &title_n, &c->untitled, &place);
        take_words(title_uses, &title_n, &c->titled, &place);
    }
    id->word_count = number_words(uses, n, id->words, id->numbers);
    id->title_words = id->words + id->word_count;
    id->title_word_count = number_words(title_uses, title_n, id->title_words, id->numbers);
}

const bao_identifier *bao_identifier_new(bao_arena *arena, const bao_candidate *candidates,
                                         uint32_t count)
{
    size_t total = 0;
    for (uint32_t i = 0; i < count; i++) {
        const bao_candidate *c = &candidates[i];
        total += c->must.count + c->any.count + c->none.count + c->untitled.count + c->titled.count;
    }
    bao_identifier *id = bao_arena_calloc(arena, 1, sizeof *id);
    use *uses = bao_arena_calloc(arena, 2 * total + 1, sizeof *uses);
    bao_span *words = bao_arena_calloc(arena, total + 1, sizeof *words);
    uint32_t *numbers = bao_arena_calloc(arena, total + 1, sizeof *numbers);
    uint32_t *first = bao_arena_calloc(arena, count + 1, sizeof *first);
    if (!id || !uses || !words || !numbers || !first) {
        return NULL;
    }
    *id = (bao_identifier){.candidates = candidates, .count = count, .words = words};
    id->numbers = numbers;
    id->first = first;
    take_candidates(id, uses, total);
    id->literals = bao_literals_new(arena, words, id->word_count);
    return id->literals ? id : NULL;
}

const bao_span *bao_identifier_words(const bao_identifier *id, uint32_t *count)
{
    *count = id->word_count;
    return id->words;
}

/* What is known of a word and the title. */
enum { UNKNOWN, SAID, NOT_SAID };

/* A candidate being weighed. */
typedef struct weighing {
    const bao_candidate *candidate;
    const bool *seen;        /* by number of the word */
    uint8_t *said;           /* by number of the word that speaks against a title */
    bao_span title;          /* or what stands for it */
    const uint32_t *numbers; /* of the candidate's words */
    const bao_report *report;
    bao_buf reason;
    bool wanted; /* the reason */
} weighing;

static void say(weighing *w, const char *what, bao_span detail)
{
    if (w->wanted) {
        bao_buf_string(&w->reason, w->reason.n ? "; " : "");
        bao_buf_string(&w->reason, what);
        bao_buf_span(&w->reason, detail);
    }
}

/* One of the words of group `group`, from *i on, is seen; *i goes to the next group's. */
static bool sees_group(const weighing *w, const bao_said *said, const uint32_t *numbers,
                       uint32_t group, uint32_t *i)
{
    bool seen = false;
    for (; *i < said->count && said->groups[*i] == group; ++*i) {
        seen |= w->seen[numbers[*i]];
    }
    return seen;
}

/* The title has one of the words of a group. */
static bool titled_group(const weighing *w, const bao_said *said, uint32_t group)
{
    for (uint32_t i = 0; i < said->count; i++) {
        const bao_span word = said->words[i];
        if (said->groups[i] == group && w->title.n &&
            memmem(w->title.p, w->title.n, word.p, word.n)) {
            return true;
        }
    }
    return false;
}

static uint32_t weigh_any(weighing *w)
{
    const bao_said *any = &w->candidate->any;
    const uint32_t *numbers = w->numbers + w->candidate->must.count;
    uint32_t hits = 0;
    for (uint32_t group = 0, i = 0; group < any->group_count; group++) {
        hits += sees_group(w, any, numbers, group, &i);
    }
    return hits;
}

/* How many of the things that must be said are not; `titled`: one of them is said by the title. */
static uint32_t weigh_must(weighing *w, uint32_t hits, bool *titled)
{
    const bao_candidate *c = w->candidate;
    bool stands_in = false;
    for (uint32_t group = 0; group < c->titled.group_count && !stands_in; group++) {
        stands_in = 2 * hits >= c->any.group_count && titled_group(w, &c->titled, group);
    }
    uint32_t unmet = 0;
    for (uint32_t group = 0, i = 0; group < c->must.group_count; group++) {
        const bao_span first = c->must.words[i];
        const bool seen = sees_group(w, &c->must, w->numbers, group, &i);
        const bool in_title = titled_group(w, &c->must, group);
        *titled |= in_title;
        if (!seen && !in_title && !stands_in) {
            say(w, "does not say ", first);
            unmet++;
        }
    }
    return unmet;
}

/* How many conditions on words fail. */
static uint32_t weigh_words(weighing *w, uint32_t *hits, bool *titled)
{
    const bao_candidate *c = w->candidate;
    *hits = weigh_any(w);
    uint32_t unmet = weigh_must(w, *hits, titled);
    const uint32_t *none = w->numbers + c->must.count + c->any.count;
    for (uint32_t group = 0, i = 0; group < c->none.group_count; group++) {
        const bao_span first = c->none.words[i];
        if (sees_group(w, &c->none, none, group, &i)) {
            say(w, "says ", first);
            unmet++;
        }
    }
    if (w->wanted && c->any.count) {
        bao_buf_format(&w->reason, "%s%u of %u typical phrases", w->reason.n ? "; " : "", *hits,
                       c->any.group_count);
    }
    return unmet;
}

/* 2 fits, 1 unknown, 0 does not fit. */
static int weigh_year(weighing *w)
{
    bao_span year = w->report->meta[BAO_META_YEAR].value;
    const bao_candidate *c = w->candidate;
    if (c->year_from == 0 && c->year_to == 0) {
        return 1;
    }
    if (year.n != 4) {
        say(w, "the year is not known", BAO_SPAN(""));
        return 1;
    }
    uint32_t y = 0;
    for (size_t i = 0; i < 4; i++) {
        y = y * 10 + (uint32_t)(year.p[i] - '0');
    }
    bool fits = y >= c->year_from && y <= c->year_to;
    if (w->wanted) {
        bao_buf_format(&w->reason, "%syear %u is %s %u-%u", w->reason.n ? "; " : "", y,
                       fits ? "in" : "not in", c->year_from, c->year_to);
    }
    return fits ? 2 : 0;
}

static int weigh_place(weighing *w)
{
    const bao_candidate *c = w->candidate;
    bao_span place = w->report->meta[BAO_META_PLACE].value;
    bao_span adcode = w->report->meta[BAO_META_ADCODE].value;
    if (c->place.n == 0 && c->adcode.n == 0) {
        return 1;
    }
    if (place.n == 0) {
        say(w, "the place is not known; it reads ", c->place);
        return 0;
    }
    bool fits = c->adcode.n && adcode.n ? bao_span_equal(c->adcode, adcode)
                                        : bao_span_equal(c->place, place);
    say(w, fits ? "place is " : "it reads ", c->place);
    if (!fits) {
        say(w, "the report is of ", place);
    }
    return fits ? 2 : 0;
}

/* 《…》解读 is no title of a report: then the first line stands for it. */
static bao_span title_of(const bao_report *report)
{
    bao_span title = report->meta[BAO_META_TITLE].value;
    if (!title.n && report->block_count) {
        title = bao_span_cut(bao_fold_view(&report->fold), report->blocks[0].folded);
        title.n = title.n <= FIRST_LINE_MOST ? title.n : 0;
    }
    return title;
}

static bool title_says(const weighing *w, uint32_t number, bao_span word)
{
    uint8_t *said = &w->said[number];
    if (*said == UNKNOWN) {
        *said = memmem(w->title.p, w->title.n, word.p, word.n) ? SAID : NOT_SAID;
    }
    return *said == SAID;
}

/* 《…年度报告》解读: about a report, and none. How many words of the title speak against it. */
static uint32_t weigh_title(weighing *w)
{
    const bao_candidate *c = w->candidate;
    const uint32_t *numbers = w->numbers + c->must.count + c->any.count + c->none.count;
    uint32_t unmet = 0;
    for (uint32_t i = 0; i < c->untitled.count && w->title.n; i++) {
        if (title_says(w, numbers[i], c->untitled.words[i])) {
            say(w, "its title says ", c->untitled.words[i]);
            unmet++;
        }
    }
    return unmet;
}

static uint32_t weigh(weighing *w, uint32_t *unmet)
{
    const bao_candidate *c = w->candidate;
    uint32_t hits = 0;
    bool titled = false;
    *unmet = weigh_words(w, &hits, &titled);
    *unmet += *unmet && !w->wanted ? 0 : weigh_title(w); /* it is out already */
    int year = weigh_year(w);
    int place = weigh_place(w);
    *unmet += (year == 0) + (place == 0);
    if (*unmet) {
        return 0;
    }
    uint32_t score = 40 + (c->any.count ? 30 * hits / c->any.group_count : 15);
    score = titled && score < BAO_SCORE_MATCH ? BAO_SCORE_MATCH : score; /* it says what it is */
    return score + (year == 2 ? 10 : 0) + (place == 2 ? 20 : 0);
}

static int by_score(const void *x, const void *y)
{
    const bao_score *a = x;
    const bao_score *b = y;
    if (a->score != b->score) {
        return a->score > b->score ? -1 : 1;
    }
    if (a->unmet != b->unmet) {
        return a->unmet < b->unmet ? -1 : 1;
    }
    return (a->candidate > b->candidate) - (a->candidate < b->candidate);
}

bool bao_identify(const bao_identifier *id, const bao_report *report, const bao_hits *hits,
                  uint32_t first, bao_arena *arena, bool reasons, bao_score *scores)
{
    bao_hits own = {0};
    bool *seen = bao_arena_calloc(arena, id->word_count + 1u, sizeof *seen);
    uint8_t *said = bao_arena_calloc(arena, id->title_word_count + 1u, sizeof *said);
    if (!seen || !said ||
        (!hits &&
         !bao_literals_scan(id->literals, bao_fold_view(&report->fold), SIZE_MAX, arena, &own))) {
        return false;
    }
    first = hits ? first : 0;
    hits = hits ? hits : &own;
    for (size_t i = 0; i < hits->count; i++) {
        if (hits->items[i].id >= first) {
            seen[hits->items[i].id - first] = true;
        }
    }
    const bao_span title = title_of(report);
    for (uint32_t i = 0; i < id->count; i++) {
        weighing w = {.candidate = &id->candidates[i],
                      .seen = seen,
                      .said = said,
                      .title = title,
                      .numbers = id->numbers + id->first[i],
                      .report = report,
                      .reason = bao_buf_in(arena),
                      .wanted = reasons};
        scores[i].candidate = i;
        scores[i].score = weigh(&w, &scores[i].unmet);
        scores[i].reason = bao_buf_view(&w.reason);
        if (w.reason.failed) {
            return false;
        }
    }
    qsort(scores, id->count, sizeof *scores, by_score);
    return true;
}

/* whose.c - a walk over a sentence's words that say whose the figures behind them are. */
#include "extract/whose.h"

#include "extract/whose_name.h"
#include "extract/word_lists.h"

/* Ids behind the words': marks between clauses and sentences, and brackets. */
enum { COMMA, COLON, SEMICOLON, STOP, LINE, OPEN, CLOSE, MARKS };

static const char *const marks[MARKS] = {",", ":", ";", "。", "\n", "(", ")"};

#define AXES 4

/* How far a word reaches. */
typedef enum reach { IN_CLAUSE, TO_SEMICOLON, IN_SENTENCE } reach;

/* What was said last of each axis; an empty range: nothing against it. */
typedef struct hold {
    bao_range word;
    uint8_t reach; /* reach */
    bool near;     /* since then nothing but words of these */
} hold;

typedef struct walk {
    const bao_whose *whose;
    const bao_about *report;
    const bao_whose_fact *fact;
    bao_span view;
    bao_range sentence;
    hold holds[AXES];
    uint32_t clause;   /* where it begins */
    uint32_t lead;     /* up to here it is made of these words */
    bool first;        /* clauses before this one were too */
    bool own_place;    /* a name of the report's place ends at `lead` */
    bool named;        /* a body's name stands in the clause */
    uint32_t own_year; /* where the report's year ended that was told of last */
    /* before the bracket that is open */
    hold before[AXES];
    uint32_t bracket, lead_before;
} walk;

bool bao_whose_init(bao_whose *whose, bao_arena *arena, const bao_whose_word *words, uint32_t count)
{
    bao_span *phrases = bao_arena_calloc(arena, count + MARKS, sizeof *phrases);
    if (!phrases) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        phrases[i] = words[i].text;
    }
    for (uint32_t i = 0; i < MARKS; i++) {
        phrases[count + i] = bao_span_of(marks[i]);
    }
    *whose = (bao_whose){.words = words, .count = count};
    whose->literals = bao_literals_new(arena, phrases, count + MARKS);
    return whose->literals != NULL;
}

static bool ends_with_any(bao_span s, const bao_texts *words)
{
    for (uint32_t i = 0; i < words->count; i++) {
        if (bao_span_ends(s, words->items[i])) {
            return true;
        }
    }
    return false;
}

static bool starts_with_any(bao_span s, const bao_texts *words)
{
    for (uint32_t i = 0; i < words->count; i++) {
        if (bao_span_starts(s, words->items[i])) {
            return true;
        }
    }
    return false;
}

static bool counts(const walk *w, const bao_whose_word *word, bao_range place)
{
    const bao_range before = {w->sentence.from, place.from};
    const bao_range behind = {place.to, w->sentence.to};
    return !ends_with_any(bao_span_cut(w->view, before), &word->after) &&
           !starts_with_any(bao_span_cut(w->view, behind), &word->before);
}

/* The figures from here on are not the report's. */
static void hold_other(walk *w, uint8_t axes, bao_range place, bool leads, bool verb)
{
    axes &= (uint8_t)~w->fact->axes;
    const uint8_t far =
        leads ? (w->first ? IN_SENTENCE : TO_SEMICOLON) : (verb ? TO_SEMICOLON : IN_CLAUSE);
    for (int i = 0; i < AXES; i++) {
        if (axes & 1u << i) {
            w->holds[i] = (hold){place, far, leads};
        }
    }
}

/* They are again; not when nothing stands between them and the word that says they are not
 * (去年同期,全年…). */
static void release(walk *w, uint8_t axes, bao_range place, bool surely)
{
    for (int i = 0; i < AXES; i++) {
        const bool near = w->holds[i].near && place.from <= w->lead;
        if (axes & 1u << i && (surely || !near)) {
            w->holds[i].word = (bao_range){0, 0};
        }
    }
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The number whose digits end at `at`, and where they begin; `at` itself when there are none. */
static uint32_t digits_before(const walk *w, uint32_t at, uint32_t *from)
{
    uint32_t value = 0, unit = 1;
    *from = at;
    while (*from > w->sentence.from && is_digit(w->view.p[*from - 1]) && at - *from < 4) {
        value += unit * (uint32_t)(w->view.p[--*from] - '0');
        unit *= 10;
    }
    return value;
}

/* Digits and 月 stand at `at`: a date goes on. */
static bool month_follows(const walk *w, uint32_t at)
{
    uint32_t i = at;
    while (i < w->sentence.to && i < at + 2 && is_digit(w->view.p[i])) {
        i++;
    }
    return i > at && bao_span_starts((bao_span){w->view.p + i, w->view.n - i}, BAO_SPAN("月"));
}

/* A range before the number at `from`, with the number that begins it: 1-, 1—, 1至. 0: none. */
static uint32_t range_start(const walk *w, uint32_t from, uint32_t *start)
{
    const bao_span before = bao_span_cut(w->view, (bao_range){w->sentence.from, from});
    uint32_t value = 0;
    for (size_t i = 0; bao__words_range_links[i]; i++) {
        const bao_span link = bao_span_of(bao__words_range_links[i]);
        if (bao_span_ends(before, link)) {
            const uint32_t at = from - (uint32_t)link.n;
            const uint32_t found = digits_before(w, at, start);
            value = *start < at ? found : value;
        }
    }
    return value;
}

static bool leads(const walk *w, uint32_t from)
{
    return from <= w->lead;
}

static void take_lead(walk *w, bao_range place)
{
    if (leads(w, place.from) && place.to > w->lead) {
        w->lead = place.to;
        w->own_place = false;
    }
}

static void take_year(walk *w, const bao_whose_word *word, bao_range place)
{
    uint32_t from, start;
    const uint32_t value = digits_before(w, place.from, &from), own = w->fact->year;
    const bao_range whole = {from, place.to};
    if (place.from - from != 4 || value < 1900 || value > 2099) {
        return;
    }
    w->own_year = value == own ? place.to : w->own_year;
    const uint32_t since = range_start(w, from, &start);
    if (since > 1900) {
        const bao_range range = {start, place.to};
        if (leads(w, start)) {
            hold_other(w, BAO_WHOSE_PERIOD_AXIS, range, true, false);
        }
        take_lead(w, range);
    } else if (own && counts(w, word, whole)) {
        const bool leading = leads(w, from);
        if (value == own) {
            release(w, BAO_WHOSE_YEAR_AXIS | BAO_WHOSE_PERIOD_AXIS, whole, true);
        } else if (value < own || (leading && !month_follows(w, place.to))) {
            hold_other(w, BAO_WHOSE_YEAR_AXIS, whole, leading, false);
        }
        take_lead(w, whole);
    } else {
        take_lead(w, whole);
    }
}

/* 1-11月, 11月份, 截至6月底 are a part of the year; 1-12月, 12月31日, 12月末 are not. */
static void take_month(walk *w, bao_range place)
{
    uint32_t from, start;
    const uint32_t month = digits_before(w, place.from, &from);
    if (from == place.from || month == 0 || month > 12) {
        return;
    }
    const uint32_t since = range_start(w, from, &start);
    const bool ranged = since > 0 && since <= month;
    const bao_range whole = {ranged ? start : from, place.to};
    const bao_span behind = bao_span_cut(w->view, (bao_range){place.to, w->sentence.to});
    const bao_span before = bao_span_cut(w->view, (bao_range){w->sentence.from, whole.from});
    const bool until = bao_span_ends(before, BAO_SPAN("截至")) ||
                       bao_span_ends(before, BAO_SPAN("截止")) ||
                       bao_span_ends(before, BAO_SPAN("截止到"));
    const bool dated =
        behind.n && (is_digit(behind.p[0]) || bao_span_starts(behind, BAO_SPAN("日")));
    const bool ending = bao_span_starts(behind, BAO_SPAN("底")) ||
                        bao_span_starts(behind, BAO_SPAN("末")) ||
                        bao_span_starts(behind, BAO_SPAN("份末"));
    bool goes_on = false;
    for (size_t i = 0; bao__words_month_links[i]; i++) {
        goes_on |= bao_span_starts(behind, bao_span_of(bao__words_month_links[i]));
    }
    const bool leading = leads(w, whole.from);
    if (ranged && since == 1 && month == 12) {
        release(w, BAO_WHOSE_PERIOD_AXIS, whole, false);
    } else if (!goes_on && (dated ? until && month < 12 : !(ending && month == 12))) {
        hold_other(w, BAO_WHOSE_PERIOD_AXIS, whole, leading, false);
    }
    take_lead(w, whole);
}

/* A word that stands by itself: the report's or not. */
static void take_said(walk *w, const bao_whose_word *word, bao_range place, bool own)
{
    const bool leading = leads(w, place.from);
    if (own) {
        release(w, word->axes, place, false);
    } else {
        hold_other(w, word->axes, place, leading, word->verb);
    }
    take_lead(w, place);
}

/* A word of a year, 去年 or 今年, which may be the fact's; and what else it says (明年 is a plan).
 */
static void take_year_word(walk *w, const bao_whose_word *word, bao_range place)
{
    const bool known = (word->axes & BAO_WHOSE_YEAR_AXIS) && word->shift != INT8_MIN;
    bool own = word->kind == BAO_WHOSE_OWN;
    bao_whose_word rest = *word;
    if (known && word->shift == w->fact->shift) {
        release(w, BAO_WHOSE_YEAR_AXIS, place, false);
        rest.axes &= (uint8_t)~BAO_WHOSE_YEAR_AXIS;
    } else if (known && w->fact->shift < word->shift) {
        own = false; /* 今年, and the fact is of the year before */
    }
    take_said(w, &rest, place, own);
}

/* A word for the place or a part of it, which may be the fact's. */
static void take_place_word(walk *w, const bao_whose_word *word, bao_range place)
{
    const bool own_level = bao_span_equal(w->fact->level, BAO_SPAN("own"));
    const bool own = bao__whose_names_level(w->fact, bao_span_cut(w->view, place)) ||
                     bao__word_is_own(w->report, word, own_level);
    take_said(w, word, place, own);
}

/* The word ends a name that leads its clause. */
static void take_name(walk *w, const bao_whose_word *word, bao_range place)
{
    const bao_range name = {w->lead, place.to};
    if (w->named || name.from >= place.to || name.from < w->clause) {
        return;
    }
    const bool organ = word->kind == BAO_WHOSE_ORGAN, prefixed = w->own_place;
    bao__owner owner = bao__name_owner(w->report, bao_span_cut(w->view, name),
                                       (uint32_t)(place.to - place.from), organ, prefixed);
    if (owner == BAO__NO_NAME) {
        return;
    }
    if (owner == BAO__OTHER_NAME && bao__whose_names_level(w->fact, bao_span_cut(w->view, name))) {
        owner = BAO__OWN_NAME;
    }
    if (owner == BAO__OWN_NAME && w->bracket) {
        return; /* 全省…5场(其中市政府负责同志出席2场) */
    }
    if (owner == BAO__OWN_NAME) {
        release(w, word->axes, name, true);
    } else {
        hold_other(w, word->axes, name, true, false);
    }
    take_lead(w, name);
    w->own_place = owner == BAO__OWN_NAME && !organ;
    w->named = organ;
}

static void take_word(walk *w, const bao_whose_word *word, bao_range place)
{
    const bao_range clause = {w->clause, place.to};
    switch ((bao_whose_kind)word->kind) {
    case BAO_WHOSE_YEAR:
        take_year(w, word, place);
        return;
    case BAO_WHOSE_MONTH:
        take_month(w, place);
        return;
    case BAO_WHOSE_FILL:
        take_lead(w, place);
        return;
    case BAO_WHOSE_BEHIND:
        return;
    default:
        break;
    }
    if (!counts(w, word, place)) {
        return;
    }
    switch ((bao_whose_kind)word->kind) {
    case BAO_WHOSE_OTHER:
    case BAO_WHOSE_OWN:
        take_year_word(w, word, place);
        return;
    case BAO_WHOSE_LEVEL:
    case BAO_WHOSE_PART:
    case BAO_WHOSE_OWN_LEVEL:
        take_place_word(w, word, place);
        return;
    case BAO_WHOSE_SINCE:
        if (w->own_year && w->own_year == place.from) {
            return; /* 2016年以来 in a report of 2016 */
        }
        hold_other(w, word->axes, clause, true, false);
        w->lead = place.to;
        return;
    case BAO_WHOSE_ORGAN:
    case BAO_WHOSE_TERRITORY:
        take_name(w, word, place);
        return;
    default:
        return;
    }
}

/* What reaches no farther than this mark is over. */
static void end_reach(walk *w, reach least)
{
    for (int i = 0; i < AXES; i++) {
        if (w->holds[i].reach < least) {
            w->holds[i].word = (bao_range){0, 0};
        }
    }
}

static void take_mark(walk *w, uint32_t mark, bao_range place)
{
    if (mark == OPEN && !w->bracket) {
        memcpy(w->before, w->holds, sizeof w->holds);
        w->bracket = place.to;
        w->lead_before = w->lead;
        w->lead = place.to;
    } else if (mark == CLOSE && w->bracket) {
        memcpy(w->holds, w->before, sizeof w->holds);
        w->lead = w->lead_before + 1 == w->bracket ? place.to : w->lead_before;
        w->bracket = 0;
    } else if (mark <= LINE) {
        for (int i = 0; i < AXES; i++) {
            w->holds[i].near &= w->lead >= place.from;
        }
        end_reach(w, mark >= SEMICOLON ? IN_SENTENCE : TO_SEMICOLON);
        if (!w->bracket) {
            w->first &= w->lead >= place.from;
        }
        w->clause = w->lead = place.to;
        w->own_place = w->named = false;
    }
}

static const bao_hits *hits_of(const bao_whose *whose, bao_span view, bao_range sentence,
                               bao_whose_cache *cache, bao_arena *arena)
{
    if (cache->sentence.from != sentence.from || cache->sentence.to != sentence.to) {
        cache->sentence = sentence;
        cache->hits.count = 0;
        bao_literals_scan(whose->literals, bao_span_cut(view, sentence), SIZE_MAX, arena,
                          &cache->hits);
    }
    return &cache->hits;
}

static uint32_t length_of(const bao_whose *whose, uint32_t id)
{
    return (uint32_t)(id < whose->count ? whose->words[id].text.n
                                        : strlen(marks[id - whose->count]));
}

/* The longest of the hits at one place, from `i` on; where the next place's begin goes to `next`.
 */
static size_t longest(const bao_whose *whose, const bao_hits *hits, size_t i, size_t *next)
{
    size_t best = i;
    for (*next = i; *next < hits->count && hits->items[*next].at == hits->items[i].at; ++*next) {
        if (length_of(whose, hits->items[*next].id) > length_of(whose, hits->items[best].id)) {
            best = *next;
        }
    }
    return best;
}

/* The axes for which a word right behind the figure that ends at `at` says that it is another's. */
static uint8_t axes_behind(const bao_whose *whose, const bao_hits *hits, bao_range sentence,
                           uint32_t at)
{
    for (size_t i = 0; i < hits->count; i++) {
        const bao_hit *hit = &hits->items[i];
        if (sentence.from + hit->at == at && hit->id < whose->count &&
            whose->words[hit->id].kind == BAO_WHOSE_BEHIND) {
            return whose->words[hit->id].axes;
        }
    }
    return 0;
}

/* The year or month that ends at hits[i]'s place, whatever longer word begins there (2023年末). */
static void take_dates(walk *w, const bao_hits *hits, size_t i, size_t end)
{
    for (; i < end; i++) {
        const bao_hit *hit = &hits->items[i];
        const bool dates =
            hit->id < w->whose->count && (w->whose->words[hit->id].kind == BAO_WHOSE_YEAR ||
                                          w->whose->words[hit->id].kind == BAO_WHOSE_MONTH);
        if (dates) {
            const uint32_t from = w->sentence.from + hit->at;
            const bao_range place = {from, from + length_of(w->whose, hit->id)};
            take_word(w, &w->whose->words[hit->id], place);
        }
    }
}

/* Goes over the words up to `figure`. Those that the match at `match` begins with count for
 * nothing. */
static void walk_to(walk *w, const bao_hits *hits, uint32_t match, uint32_t figure)
{
    uint32_t taken = w->sentence.from, own = match;
    size_t next;
    for (size_t i = 0; i < hits->count && w->sentence.from + hits->items[i].at < figure; i = next) {
        const bao_hit *hit = &hits->items[longest(w->whose, hits, i, &next)];
        const uint32_t from = w->sentence.from + hit->at, to = from + length_of(w->whose, hit->id);
        if (from < taken) {
            continue;
        }
        taken = to;
        if (from >= match && from <= own) {
            own = to;
            continue;
        }
        take_dates(w, hits, i, next);
        if (hit->id >= w->whose->count) {
            take_mark(w, hit->id - w->whose->count, (bao_range){from, to});
        } else if (w->whose->words[hit->id].kind != BAO_WHOSE_YEAR &&
                   w->whose->words[hit->id].kind != BAO_WHOSE_MONTH) {
            take_word(w, &w->whose->words[hit->id], (bao_range){from, to});
        }
    }
}

uint8_t bao_whose_other(const bao_whose *whose, const bao_about *report, const bao_whose_fact *fact,
                        bao_span view, bao_range sentence, uint32_t match, bao_range figure,
                        bao_whose_cache *cache, bao_arena *arena)
{
    const bao_hits *hits = hits_of(whose, view, sentence, cache, arena);
    walk w = {.whose = whose, .report = report, .fact = fact, .view = view, .sentence = sentence};
    w.clause = w.lead = sentence.from;
    w.first = true;
    walk_to(&w, hits, match, figure.from);
    uint8_t axes = axes_behind(whose, hits, sentence, figure.to) & (uint8_t)~fact->axes;
    for (int i = 0; i < AXES; i++) {
        axes |= (uint8_t)(w.holds[i].word.to ? 1u << i : 0);
    }
    return axes;
}

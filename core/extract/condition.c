/* condition.c - looking around a place of the subject. */
#include "extract/condition.h"

#include "base/utf8.h"

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

/* A walk over the places of some words that begin before a place, from the last to the first. */
typedef struct walk {
    bao_span subject;
    const bao_texts *words;
    const bao__word_places *places; /* NULL: they are looked for in the subject */
    uint32_t offset;                /* of the subject in the view, for `places` */
    size_t left;                    /* of `places` */
    size_t from, to;                /* where it is */
    uint32_t word, next;            /* which word stands there, and which to look at next */
} walk;

static walk walk_from(bao_span subject, size_t at, const bao_texts *words,
                      const bao__word_places *places, uint32_t offset)
{
    walk w = {.subject = subject, .words = words, .places = places, .offset = offset};
    w.left = places ? bao__word_places_before(places, offset + (uint32_t)at) : 0;
    w.from = at;
    w.next = words->count;
    return w;
}

static bool step_over_places(walk *w)
{
    while (w->left > 0) {
        const bao__word_place *place = &w->places->items[--w->left];
        if (place->from < w->offset) {
            return false;
        }
        if (place->to - w->offset <= w->subject.n) {
            w->from = place->from - w->offset;
            w->to = place->to - w->offset;
            w->word = place->word;
            return true;
        }
    }
    return false;
}

static bool step_over_text(walk *w)
{
    for (;;) {
        if (w->next == w->words->count) {
            if (w->from == 0) {
                return false;
            }
            w->from--;
            w->next = bao_utf8_goes_on(w->subject.p[w->from]) ? w->words->count : 0;
            continue;
        }
        w->word = w->next++;
        const bao_span word = w->words->items[w->word];
        if (bao_span_starts((bao_span){w->subject.p + w->from, w->subject.n - w->from}, word)) {
            w->to = w->from + word.n;
            return true;
        }
    }
}

/* On to the place before; false when there is none. Of words that begin in one place, they come as
 * they are listed. */
static bool step(walk *w)
{
    return w->places ? step_over_places(w) : step_over_text(w);
}

/* What a condition looks at. */
typedef struct sight {
    const bao__condition *c;
    bao_span subject;
    size_t at;
    const bao__places_known *known; /* or NULL */
} sight;

static walk over_words(const sight *s)
{
    return walk_from(s->subject, s->at, &s->c->words, s->known ? s->known->words : NULL,
                     s->known ? s->known->offset : 0);
}

static walk over_others(const sight *s)
{
    return walk_from(s->subject, s->at, &s->c->others, s->known ? s->known->others : NULL,
                     s->known ? s->known->offset : 0);
}

static walk over_marks(const sight *s)
{
    return walk_from(s->subject, s->at, bao__condition_marks(s->c),
                     s->known ? s->known->marks : NULL, s->known ? s->known->offset : 0);
}

/* One of the words begins behind the last mark before the place, and not right behind one of the
 * others. */
static bool said_before(const sight *s)
{
    walk w = over_words(s);
    size_t begin = SIZE_MAX;
    while (step(&w)) {
        if (begin == SIZE_MAX) {
            walk mark = over_marks(s);
            begin = step(&mark) ? mark.to : 0;
        }
        if (w.from < begin) {
            return false;
        }
        if (!ends_with_any((bao_span){s->subject.p, w.from}, &s->c->others)) {
            return true;
        }
    }
    return false;
}

static uint32_t last_word(const sight *s)
{
    walk w = over_words(s);
    return step(&w) ? w.word : BAO_NONE;
}

/* The word that a walk comes to first, or one around it (the 全市及市本级 of 市本级); or BAO_NONE.
 */
static uint32_t whole_word(walk w)
{
    if (!step(&w)) {
        return BAO_NONE;
    }
    uint32_t word = w.word;
    size_t from = w.from, to = w.to, longest = 0;
    for (uint32_t i = 0; i < w.words->count; i++) {
        longest = w.words->items[i].n > longest ? w.words->items[i].n : longest;
    }
    while (step(&w) && w.from + longest >= to) {
        if (w.from < from && w.to >= to) {
            word = w.word;
            from = w.from;
            to = w.to;
        }
    }
    return word;
}

/* The last of the words in a text, or BAO_NONE. */
static uint32_t last_in(const bao_texts *words, bao_span text)
{
    return whole_word(walk_from(text, text.n, words, NULL, 0));
}

/* What a heading and those above it tell, the nearest first; or BAO_NONE. */
static uint32_t word_above(const sight *s, const bao_report *report, uint32_t heading)
{
    uint32_t word = BAO_NONE;
    while (word == BAO_NONE && heading != BAO_NONE) {
        const bao_block *block = &report->blocks[heading];
        word = last_in(&s->c->words, bao_span_cut(bao_fold_view(&report->fold), block->folded));
        heading = block->section;
    }
    return word;
}

static uint32_t word_headed(const sight *s, const bao_about *about)
{
    const uint32_t heading = about->block ? about->block->section : BAO_NONE;
    if (heading == BAO_NONE || !about->told) {
        return heading == BAO_NONE ? BAO_NONE : word_above(s, about->report, heading);
    }
    const uintptr_t hash = (uintptr_t)s->c / sizeof(void *) * 31 + heading;
    bao__told *kept = &about->told[hash % BAO__TOLD_KEPT];
    if (kept->condition != s->c || kept->heading != heading) {
        *kept = (bao__told){s->c, heading, word_above(s, about->report, heading)};
    }
    return kept->word;
}

/* The last word before here; where there is none, in the headings above. */
static uint32_t word_told(const sight *s, const bao_about *about)
{
    const uint32_t word = s->c->kind == BAO__HEADED ? BAO_NONE : whole_word(over_words(s));
    return word == BAO_NONE ? word_headed(s, about) : word;
}

static bool is_one_of(bao_span word, const bao_texts *words)
{
    for (uint32_t i = 0; i < words->count; i++) {
        if (bao_span_equal(words->items[i], word)) {
            return true;
        }
    }
    return false;
}

static size_t told_end(const sight *s, const bao_about *about, uint32_t *word)
{
    const uint32_t told = word_told(s, about);
    if (told == BAO_NONE) {
        return BAO__NOWHERE;
    }
    if (s->c->others.count) {
        return is_one_of(s->c->words.items[told], &s->c->others) ? s->at : BAO__NOWHERE;
    }
    *word = told;
    return s->at;
}

/* The end of the place that ends last; 0 when there is none. */
static size_t last_end(walk w)
{
    size_t longest = 0, last = 0;
    for (uint32_t i = 0; i < w.words->count; i++) {
        longest = w.words->items[i].n > longest ? w.words->items[i].n : longest;
    }
    while (step(&w) && w.from + longest > last) {
        last = w.to > last ? w.to : last;
    }
    return last;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

#define YEAR_BYTES 7 /* 2016年 */

/* A year with 年 stands in [at, to). */
static bool is_year(bao_span s, size_t at, size_t to)
{
    return to >= at + YEAR_BYTES && (s.p[at] == '1' || s.p[at] == '2') && is_digit(s.p[at + 1]) &&
           is_digit(s.p[at + 2]) && is_digit(s.p[at + 3]) && memcmp(s.p + at + 4, "年", 3) == 0;
}

/* The year told of last before the place, if any, is `year` or later. */
static bool of_this_year(const sight *s, bao_span year)
{
    walk w = over_marks(s);
    while (year.n && step(&w)) {
        const size_t from = w.from < 4 ? 0 : w.from - 4;
        if (is_year(s->subject, from, s->at) && from + YEAR_BYTES == w.to &&
            !ends_with_any((bao_span){s->subject.p, from}, &s->c->words) &&
            !starts_with_any((bao_span){s->subject.p + w.to, s->subject.n - w.to}, &s->c->others)) {
            return memcmp(s->subject.p + from, year.p, year.n < 4 ? year.n : 4) >= 0;
        }
    }
    return true;
}

static size_t last_year_end(bao_span subject, size_t at, bao_span year)
{
    if (year.n != 4 || !is_year(subject, at, subject.n)) {
        return BAO__NOWHERE;
    }
    int stated = 0, own = 0;
    for (int i = 0; i < 4; i++) {
        stated = stated * 10 + (subject.p[at + (size_t)i] - '0');
        own = own * 10 + (year.p[i] - '0');
    }
    return stated + 1 == own ? at + YEAR_BYTES : BAO__NOWHERE;
}

#define SHORTEST 6 /* bytes: a name of two characters */

/* Bytes of the place's name without its suffix, where that leaves a name. */
static size_t bare_length(const bao_texts *suffixes, bao_span place)
{
    for (uint32_t i = 0; i < suffixes->count; i++) {
        const bao_span suffix = suffixes->items[i];
        if (place.n >= SHORTEST + suffix.n && bao_span_ends(place, suffix)) {
            return place.n - suffix.n;
        }
    }
    return 0;
}

/* The place is called so before its last character: 自治 of 巴音郭楞蒙古自治州. */
static bool is_called(bao_span place, const bao_texts *words)
{
    return place.n > 3 && ends_with_any((bao_span){place.p, place.n - 3}, words);
}

/* The end of such a place's short name at the begin of `rest`, as 巴州 for 巴音郭楞…自治州: the
 * first characters of its name and the last one; 0 when it does not stand there. */
static size_t short_length(bao_span rest, bao_span place)
{
    const bao_span last = {place.p + place.n - 3, 3};
    size_t same = 0;
    while (same + 3 <= rest.n && same + 3 <= place.n &&
           memcmp(place.p + same, rest.p + same, 3) == 0) {
        same += 3;
    }
    return same && bao_span_starts((bao_span){rest.p + same, rest.n - same}, last) ? same + 3 : 0;
}

static size_t place_end(const bao__condition *c, bao_span subject, size_t at, bao_span place)
{
    const bao_span rest = {subject.p + at, subject.n - at};
    if (place.n && bao_span_starts(rest, place)) {
        return at + place.n;
    }
    const size_t bare = place.n ? bare_length(&c->words, place) : 0;
    if (bare && bao_span_starts(rest, (bao_span){place.p, bare})) {
        return at + bare;
    }
    const size_t brief = is_called(place, &c->others) ? short_length(rest, place) : 0;
    return brief ? at + brief : BAO__NOWHERE;
}

/* A mark that ends a clause, or a line or a cell, begins at byte i. */
static bool ends_clause(bao_span s, size_t i)
{
    const unsigned char b = (unsigned char)s.p[i];
    return b == ',' || b == ';' || b == ':' || b == '\t' || b == '\n' ||
           ((b == 0x81 || b == 0x82) && i >= 2 && memcmp(s.p + i - 2, "\xE3\x80", 2) == 0);
}

size_t bao__clause_start(bao_span subject, size_t at)
{
    int depth = 0;
    for (; at > 0; at--) {
        const char c = subject.p[at - 1];
        if (c == ')') {
            depth++;
        } else if (c == '(' && depth-- == 0) {
            return at;
        } else if (c != '(' && depth == 0 && ends_clause(subject, at - 1)) {
            return at;
        }
    }
    return 0;
}

const bao_texts *bao__condition_marks(const bao__condition *c)
{
    static const bao_span ends[] = {{"\n", 1}, {"\t", 1}, {"!", 1}, {"?", 1}, {"。", 3}};
    static const bao_span clause[] = {{",", 1}, {":", 1}, {";", 1}};
    static const bao_span year[] = {{"年", 3}};
    static const bao_texts none = {NULL, 0}, of_sentences = {ends, 5}, of_clauses = {clause, 3},
                           of_years = {year, 1};
    return c->kind == BAO__WITHOUT          ? &of_sentences
           : c->kind == BAO__CLAUSE_WITHOUT ? &of_clauses
           : c->kind == BAO__THIS_YEAR      ? &of_years
                                            : &none;
}

size_t bao__condition_end(const bao__condition *c, const bao_about *about, bao_span subject,
                          size_t at, const bao__places_known *known, uint32_t *word)
{
    const sight s = {.c = c, .subject = subject, .at = at, .known = known};
    *word = BAO_NONE;
    switch ((bao__condition_kind)c->kind) {
    case BAO__WITHOUT:
    case BAO__CLAUSE_WITHOUT:
        return said_before(&s) ? BAO__NOWHERE : at;
    case BAO__LAST_WORD:
        *word = last_word(&s);
        return at;
    case BAO__UNDER:
        return last_end(over_words(&s)) > last_end(over_others(&s)) ? at : BAO__NOWHERE;
    case BAO__TOLD:
    case BAO__HEADED:
        return told_end(&s, about, word);
    case BAO__THIS_YEAR:
        return of_this_year(&s, about->year) ? at : BAO__NOWHERE;
    case BAO__LAST_YEAR:
        return last_year_end(subject, at, about->year);
    case BAO__PLACE:
        return place_end(c, subject, at, about->place);
    default:
        return BAO__NOWHERE;
    }
}

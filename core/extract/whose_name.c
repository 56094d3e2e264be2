/* whose_name.c - 市公安局 in the report of a city government, 清河市 in that of another city. A
 * body may be called in short (发改局 for 发展和改革局): then its characters stand in the long
 * name, in their order. */
#include "extract/whose_name.h"

#include "base/find.h"

#define CHARACTER 3 /* bytes: every character of a name has as many */

/* Characters. */
enum { NAME_MOST = 14, TERRITORY_LEAST = 3, TERRITORY_MOST = 5 };

/* What says whose a body is: 省公安厅. */
static const char *const levels[] = {"省", "市", "县", "区", "州", "旗", "盟", "镇", "乡"};

bool bao__name_has(bao_span name, bao_span word)
{
    return word.n && bao_find(name, word) != NULL;
}

/* Characters of three bytes, and how many; 0 when there are others. */
static size_t length_of(bao_span s)
{
    for (size_t i = 0; i < s.n; i += CHARACTER) {
        if (((unsigned char)s.p[i] & 0xF0) != 0xE0) {
            return 0;
        }
    }
    return s.n / CHARACTER;
}

/* The characters of `part` stand in `whole`, in their order. */
static bool is_short_for(bao_span part, bao_span whole)
{
    size_t at = 0;
    for (size_t i = 0; i + CHARACTER <= part.n; i += CHARACTER) {
        while (at + CHARACTER <= whole.n && memcmp(whole.p + at, part.p + i, CHARACTER) != 0) {
            at += CHARACTER;
        }
        if (at + CHARACTER > whole.n) {
            return false;
        }
        at += CHARACTER;
    }
    return part.n > 0;
}

static bao_span rest_of(bao_span s)
{
    return (bao_span){s.p + CHARACTER, s.n - CHARACTER};
}

/* The character that says whose the body is, at the begin of its name; empty when none does. */
static bao_span level_of(bao_span name)
{
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        const bao_span level = bao_span_of(levels[i]);
        if (bao_span_starts(name, level)) {
            return level;
        }
    }
    return (bao_span){name.p, 0};
}

static bao__owner owner_of_territory(const bao_about *report, bao_span name)
{
    const size_t n = length_of(name);
    if (n < TERRITORY_LEAST || n > TERRITORY_MOST || !report->place.n) {
        return is_short_for(name, report->place) ? BAO__OWN_NAME : BAO__NO_NAME;
    }
    return is_short_for(name, report->place) ? BAO__OWN_NAME : BAO__OTHER_NAME;
}

/* The government whose report it is, or its office: 市政府办公室 in the report of a city. */
static bool is_own_government(const bao_about *report, bao_span level)
{
    return !level.n || !report->place.n || bao_span_ends(report->place, level) ||
           bao__name_has(report->publisher, level);
}

static bao__owner owner_of_organ(const bao_about *report, bao_span name, uint32_t suffix,
                                 bool prefixed)
{
    const bao_span level = prefixed ? (bao_span){name.p, 0} : level_of(name);
    const bao_span bare = level.n ? rest_of(name) : name;
    const size_t n = length_of(name);
    if (report->place.n + report->publisher.n == 0 || n == 0 || n > NAME_MOST ||
        (!level.n && !prefixed) || bare.n < suffix) {
        return BAO__NO_NAME;
    }
    if (bao__name_has(bare, BAO_SPAN("政府")) || bao__name_has(bare, BAO_SPAN("府办"))) {
        return is_own_government(report, level) ? BAO__OWN_NAME : BAO__OTHER_NAME;
    }
    return is_short_for(bare, report->publisher) ? BAO__OWN_NAME : BAO__OTHER_NAME;
}

bao__owner bao__name_owner(const bao_about *report, bao_span name, uint32_t suffix, bool organ,
                           bool prefixed)
{
    return organ ? owner_of_organ(report, name, suffix, prefixed)
                 : owner_of_territory(report, name);
}

static bool has_word(const bao_about *r, bao_span word)
{
    return bao__name_has(r->place, word) || bao__name_has(r->publisher, word) ||
           bao__name_has(r->title, word);
}

/* 全镇, 我镇 of a part: the report says 镇. */
static bool is_own_part(const bao_about *r, const bao_whose_word *word)
{
    const bool known = r->place.n + r->publisher.n + r->title.n > 0;
    return (!known && !word->strict) || has_word(r, word->of.n ? word->of : word->text);
}

static bool is_own_level(const bao_about *r, const bao_whose_word *word)
{
    const bao_span place = r->place;
    return place.n ? bao_span_ends(place, word->of) : !word->strict;
}

bool bao__word_is_own(const bao_about *report, const bao_whose_word *word, bool own_level)
{
    switch ((bao_whose_kind)word->kind) {
    case BAO_WHOSE_LEVEL:
        return is_own_level(report, word);
    case BAO_WHOSE_PART:
        return is_own_part(report, word);
    default:
        return own_level ? is_own_level(report, word) : has_word(report, word->text);
    }
}

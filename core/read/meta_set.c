/* meta_set.c - setting pieces of metadata: the first source of each counts. */
#include "read/meta_set.h"

#include "base/find.h"
#include "doc/place.h"
#include "read/word_lists.h"

void bao__meta_set(bao_report *report, bao_meta_key key, bao_origin origin, bao_span value)
{
    bao_meta *meta = &report->meta[key];
    if (!meta->value.n && value.n) {
        *meta = (bao_meta){value, (uint8_t)origin};
    }
}

/* A copy in the arena; losing it fails the report. */
bao_span bao__meta_keep(bao_report *report, const char *text)
{
    const bao_span copy = {bao_arena_copy(report->arena, text, strlen(text)), strlen(text)};
    report->warnings.failed |= !copy.p;
    return copy.p ? copy : (bao_span){NULL, 0};
}

void bao__meta_set_year(bao_report *report, bao_origin origin, unsigned year)
{
    if (!report->meta[BAO_META_YEAR].value.n) {
        bao_error text;
        bao_fail(&text, BAO_OK, "%u", year);
        bao__meta_set(report, BAO_META_YEAR, origin, bao__meta_keep(report, text.message));
    }
}

void bao__meta_set_date(bao_report *report, bao_origin origin, bao__date d)
{
    if (!report->meta[BAO_META_DATE].value.n) {
        bao_error text;
        bao_fail(&text, BAO_OK, "%04u-%02u-%02u", d.year, d.month, d.day);
        bao__meta_set(report, BAO_META_DATE, origin, bao__meta_keep(report, text.message));
    }
}

/* Words that a place's own name does not tell a level by. */
static const char *level_in(bao_span s)
{
    for (size_t i = 0; bao__words_township_endings[i]; i++) {
        if (bao_has(s, bao__words_township_endings[i])) {
            return "township";
        }
    }
    for (size_t i = 0; bao__words_national_issuers[i]; i++) {
        if (bao_has(s, bao__words_national_issuers[i])) {
            return "nation";
        }
    }
    return NULL;
}

/* Place, code and level from the first place named in s. */
void bao__meta_take_place(bao_report *report, bao_origin origin, bao_span s)
{
    bao_place_match match;
    const bool found = !report->meta[BAO_META_PLACE].value.n && bao_place_find(s, 0, &match);
    const char *level = found || origin == BAO_FROM_TITLE ? level_in(s) : NULL;
    if (!found) {
        if (level) {
            bao__meta_set(report, BAO_META_LEVEL, origin, bao_span_of(level));
        }
        return;
    }
    bao__meta_set(report, BAO_META_PLACE, origin,
                  match.place ? bao_span_of(match.place->name) : match.name);
    if (match.place) {
        bao_error code;
        bao_fail(&code, BAO_OK, "%06u", match.place->adcode);
        bao__meta_set(report, BAO_META_ADCODE, origin, bao__meta_keep(report, code.message));
    }
    level = level && strcmp(level, "township") == 0 ? level
            : match.place                           ? match.place->level
                                                    : "county";
    bao__meta_set(report, BAO_META_LEVEL, origin, bao_span_of(level));
}

void bao__meta_take_year(bao_report *report, bao_origin origin, bao_span s)
{
    bao__date date;
    bao_range range;
    if (!report->meta[BAO_META_YEAR].value.n && bao__date_find(s, 0, 1, &date, &range)) {
        bao__meta_set_year(report, origin, date.year);
    }
}

/* places.c - mentions looked up once; a section's path made once. */
#include "host/places.h"

static bao_span section_of(const bao_places *places, uint32_t at)
{
    const bao_report *report = places->report;
    const bao_block *block = bao_report_block_at(report, at);
    if (!block || block->section == BAO_NONE) {
        return (bao_span){"", 0};
    }
    bao_span *path = &places->sections[block->section];
    if (!path->p) {
        *path = bao_report_section_path(report, block);
    }
    return *path;
}

/* A range that begins with the end of a block begins in the line of that end. */
static uint32_t line_of(const bao_report *report, bao_range folded, bao_range text)
{
    const bao_span view = bao_fold_view(&report->fold);
    const char first = folded.from < folded.to ? view.p[folded.from] : ' ';
    return first == '\n' || first == '\t' ? bao_report_line(report, folded.from)
                                          : bao_lines_find(&report->lines, text.from);
}

bao_place bao_places_find(const bao_places *places, bao_range folded)
{
    const bao_report *report = places->report;
    const bao_range text = bao_fold_text(&report->fold, folded);
    return (bao_place){.raw = bao_report_content(report, text),
                       .section = section_of(places, folded.from),
                       .source = bao_text_source(&report->text, text),
                       .line = line_of(report, folded, text)};
}

bao_places *bao_places_new(bao_arena *arena, const bao_extraction *x)
{
    const bao_facts *facts = &x->facts;
    bao_places *places = bao_arena_alloc(arena, sizeof *places);
    if (!places) {
        return NULL;
    }
    *places = (bao_places){.report = x->report};
    places->mentions =
        bao_arena_alloc(arena, (facts->mention_count + 1) * sizeof *places->mentions);
    places->sections =
        bao_arena_calloc(arena, x->report->block_count + 1, sizeof *places->sections);
    if (!places->mentions || !places->sections) {
        return NULL;
    }
    for (size_t i = 0; i < facts->mention_count; i++) {
        places->mentions[i] = bao_places_find(places, facts->mentions[i].raw);
    }
    return places;
}

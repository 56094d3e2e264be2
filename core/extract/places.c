/* places.c - mentions looked up once; a section's path made once. */
#include "extract/places.h"

static bao_span section_of(const bao_places *places, uint32_t at)
{
    const bao_report *report = places->report;
    const bao_block *block = places->near->block;
    if (!block || at < block->folded.from || at >= block->folded.to) {
        block = places->near->block = bao_report_block_at(report, at);
    }
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
static uint32_t line_of(const bao_places *places, bao_range folded, bao_range text)
{
    const bao_report *report = places->report;
    const bao_span view = bao_fold_view(&report->fold);
    const char first = folded.from < folded.to ? view.p[folded.from] : ' ';
    if (first == '\n' || first == '\t') {
        return bao_report_line(report, folded.from);
    }
    places->near->line = bao_lines_find_near(&report->lines, text.from, places->near->line);
    return places->near->line;
}

bao_place bao_places_find(const bao_places *places, bao_range folded)
{
    const bao_report *report = places->report;
    const bao_range text = bao_fold_text_near(&report->fold, folded, &places->near->fold);
    return (bao_place){.raw = bao_report_content(report, text),
                       .section = section_of(places, folded.from),
                       .source = bao_text_source_near(&report->text, text, &places->near->text),
                       .line = line_of(places, folded, text),
                       .page = bao_report_page(report, text.from)};
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
    places->near = bao_arena_calloc(arena, 1, sizeof *places->near);
    if (!places->mentions || !places->sections || !places->near) {
        return NULL;
    }
    for (size_t i = 0; i < facts->mention_count; i++) {
        places->mentions[i] = bao_places_find(places, facts->mentions[i].raw);
    }
    return places;
}

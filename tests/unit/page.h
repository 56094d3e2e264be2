/* page.h - for tests of web pages: a line of prose, what every report must hold. */
#ifndef BAO_TEST_PAGE_H
#define BAO_TEST_PAGE_H

#include "reading.h"

/* Enough of a sentence for an article. */
#define PROSE "2016年，全市各级行政机关认真贯彻落实条例，主动公开政府信息，方便群众办事。"

/* Ranges in order, text and folded view in step, ways back: what every report must hold. */
static inline void check_sane(const bao_report *report, const char *name)
{
    uint32_t folded = 0, text = 0;
    for (size_t i = 0; i < report->block_count; i++) {
        const bao_block *b = &report->blocks[i];
        const bao_source_range source = bao_text_source(&report->text, b->text);
        CHECK_THAT(b->text.from >= text && b->text.from <= b->text.to &&
                       b->text.to <= report->text.utf8.n,
                   "%s: block %zu", name, i);
        CHECK_THAT(b->folded.from >= folded && b->folded.from <= b->folded.to, "%s: block %zu",
                   name, i);
        CHECK_THAT(source.from <= source.to && source.to <= report->text.source.n, "%s: block %zu",
                   name, i);
        text = b->text.from;
        folded = b->folded.to;
    }
    for (size_t i = 1; i < report->gap_count; i++) {
        CHECK_THAT(report->gaps[i].text.from >= report->gaps[i - 1].text.to, "%s: gap %zu", name,
                   i);
    }
}

#endif

/* fuzz_reader.c - reads any bytes as a report, holds it to what every report must be, prints it. */
#include "doc/dump.h"
#include "read/reader.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool condition)
{
    if (!condition) {
        abort();
    }
}

static void check_blocks(const bao_report *report)
{
    uint32_t text = 0, folded = 0;
    for (size_t i = 0; i < report->block_count; i++) {
        const bao_block *block = &report->blocks[i];
        demand(block->text.from >= text && block->text.from <= block->text.to);
        demand(block->text.to <= report->text.utf8.n);
        demand(block->folded.from >= folded && block->folded.from <= block->folded.to);
        demand(block->section == BAO_NONE || report->blocks[block->section].kind == BAO_HEADING);
        text = block->text.from;
        folded = block->folded.to;
    }
    demand(folded <= bao_fold_view(&report->fold).n);
}

static void check_tables(const bao_report *report)
{
    for (size_t i = 0; i < report->table_count; i++) {
        const bao_table *table = &report->tables[i];
        demand(report->blocks[table->block].table == i);
        for (uint32_t c = 0; c < table->cell_count; c++) {
            const bao_cell *cell = &table->cells[c];
            demand(bao_table_cell(table, cell->row, cell->column) != NULL);
            demand(cell->folded.from <= cell->folded.to);
        }
    }
}

/* Every piece of the view leads to a range of the text and of the source. */
static void check_ways_back(const bao_report *report)
{
    const bao_span view = bao_fold_view(&report->fold);
    const size_t size = report->text.made ? report->text.utf8.n : report->text.source.n;
    for (size_t i = 0; i < report->block_count; i++) {
        const bao_range folded = report->blocks[i].folded;
        const bao_source_range source = bao_report_source(report, folded);
        demand(folded.to <= view.n && source.from <= source.to);
        demand(source.to <= size);
        demand(bao_report_raw(report, folded).p != NULL);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const bao_read_options options = {.max_columns = 64};
    const bao_span source = {(const char *)data, size};
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_report report;
    bao_error error;
    if (bao_report_read(&report, arena, source, BAO_SPAN("in.txt"), &options, &error) == BAO_OK) {
        check_blocks(&report);
        check_tables(&report);
        check_ways_back(&report);
        bao_buf out = bao_buf_in(arena);
        bao_report_dump(&report, &out);
        bao_report_text(&report, &out);
        demand(!out.failed);
    }
    bao_arena_drop(arena);
    return 0;
}

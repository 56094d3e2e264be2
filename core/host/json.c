/* json.c - what the program prints as JSON. */
#include "host/json.h"

#include "base/file.h"
#include "base/json.h"
#include "base/utf8.h"
#include "host/rows.h"
#include "host/say.h"

/* A word of the command line or a path, with bytes that are not UTF-8 as %XX. */
static const char *path_of(const char *word, bao_arena *arena)
{
    bao_buf text = bao_buf_in(arena);
    bao_span bytes = bao_span_of(word);
    if (bao_utf8_valid(bytes) == bytes.n) {
        return word;
    }
    bao_path_text(&text, bytes);
    const char *made = bao_buf_cstring(&text);
    return made ? made : "";
}

static void add_meta(bao_json_node object, const bao_meta *meta, bool all)
{
    for (int key = 0; key < BAO_META_COUNT; key++) {
        bool column = key != BAO_META_TITLE && key != BAO_META_DATE && key != BAO_META_PERIOD &&
                      key != BAO_META_URL && key != BAO_META_INDEX;
        if (all || column) {
            bao_json_span(object, bao_meta_name((bao_meta_key)key), meta[key].value);
        }
    }
}

static void add_place(bao_json_node object, const bao_record_place *place)
{
    if (place && place->page) {
        bao_json_unsigned(object, "page", place->page);
    } else {
        bao_json_null(object, "page");
    }
    if (place) {
        bao_json_unsigned(object, "line", place->line);
        bao_json_unsigned(object, "from", place->from);
        bao_json_unsigned(object, "to", place->to);
    } else {
        bao_json_null(object, "line");
        bao_json_null(object, "from");
        bao_json_null(object, "to");
    }
}

static bao_json_node fact_object(const bao_record *record, const bao_record_fact *fact,
                                 bao_arena *arena)
{
    const bao_record_place *place = bao_fact_place(record, fact);
    bao_json_node o = bao_json_start(arena);
    bao_json_span(o, "report", record->report);
    add_meta(o, record->meta, false);
    bao_json_span(o, "form", fact->form);
    bao_json_span(o, "indicator", fact->indicator);
    bao_json_span(o, "dims", fact->dims);
    bao_json_decimal(o, "value", fact->valued, fact->value);
    bao_json_span(o, "unit", fact->unit);
    bao_json_string(o, "hedge", bao_hedge_name((bao_hedge)fact->hedge));
    bao_json_string(o, "status", bao_fact_status_name((bao_fact_status)fact->status));
    bao_json_span(o, "raw", place ? place->raw : (bao_span){"", 0});
    bao_json_span(o, "grade", fact->grade);
    bao_json_span(o, "script", record->script);
    bao_json_span(o, "rule", fact->rule);
    bao_json_span(o, "section", place ? place->section : (bao_span){"", 0});
    add_place(o, place);
    bao_json_string(o, "sha256", record->sha256);
    bao_json_span(o, "label", fact->label);
    return o;
}

bool bao_json_facts(bao_buf *out, const bao_record *record, bao_arena *arena)
{
    for (size_t i = 0; i < record->fact_count; i++) {
        if (!bao_json_print(fact_object(record, &record->facts[i], arena), false, out)) {
            return false;
        }
    }
    return true;
}

static void add_warnings(bao_json_node object, const bao_warnings *warnings)
{
    bao_json_node list = bao_json_list(object, "warnings");
    for (size_t i = 0; i < warnings->count; i++) {
        bao_json_node w = bao_json_object(list, NULL);
        bao_json_string(w, "code", warnings->items[i].code);
        bao_json_string(w, "message", warnings->items[i].message);
        bao_json_unsigned(w, "at", warnings->items[i].at);
        bao_json_unsigned(w, "count", warnings->items[i].count);
    }
}

/* Where pages begin in the text; absent where the format has none. */
static void add_pages(bao_json_node object, const bao_report *report)
{
    if (!report->page_count) {
        return;
    }
    bao_json_node list = bao_json_list(object, "pages");
    for (size_t i = 0; i < report->page_count; i++) {
        bao_json_node page = bao_json_object(list, NULL);
        bao_json_unsigned(page, "page", report->pages[i].page);
        bao_json_unsigned(page, "from", report->pages[i].text);
    }
}

/* The page of a block or table, where the format has pages. */
static void add_page(bao_json_node object, const bao_report *report, uint32_t text)
{
    const uint32_t page = bao_report_page(report, text);
    if (page) {
        bao_json_unsigned(object, "page", page);
    }
}

static const char *block_kind(uint8_t kind)
{
    static const char *const names[] = {"heading", "paragraph", "table",
                                        "caption", "note",      "chrome"};
    return kind < BAO_BLOCK_COUNT ? names[kind] : "?";
}

static void add_blocks(bao_json_node object, const bao_report *report)
{
    bao_json_node list = bao_json_list(object, "blocks");
    for (size_t i = 0; i < report->block_count; i++) {
        const bao_block *block = &report->blocks[i];
        bao_json_node b = bao_json_object(list, NULL);
        bao_json_string(b, "kind", block_kind(block->kind));
        if (block->kind == BAO_HEADING) {
            bao_json_unsigned(b, "level", block->level);
        }
        bao_json_unsigned(b, "line", bao_lines_find(&report->lines, block->text.from));
        add_page(b, report, block->text.from);
        bao_source_range source = bao_text_source(&report->text, block->text);
        bao_json_unsigned(b, "from", source.from);
        bao_json_unsigned(b, "to", source.to);
        if (block->kind != BAO_TABLE) {
            const bool chrome = block->kind == BAO_CHROME; /* it may be a gap of the block before */
            bao_json_span(b, "text",
                          chrome ? bao_span_cut(report->text.utf8, block->text)
                                 : bao_report_content(report, block->text));
        }
    }
}

static void add_grid_row(bao_json_node rows, const bao_report *report, const bao_table *table,
                         uint32_t row)
{
    bao_json_node cells = bao_json_list(rows, NULL);
    for (uint32_t column = 0; column < table->columns; column++) {
        const bao_cell *cell = bao_table_cell(table, row, column);
        if (!cell) {
            bao_json_null(cells, NULL);
            continue;
        }
        bao_span s = bao_report_content(report, cell->text);
        bao_json_span(cells, NULL, s);
    }
}

/* Grids are shown up to this many slots; the counts are always there. */
#define SHOWN_SLOTS 20000

static void add_tables(bao_json_node object, const bao_report *report)
{
    bao_json_node list = bao_json_list(object, "tables");
    for (size_t i = 0; i < report->table_count; i++) {
        const bao_table *table = &report->tables[i];
        bao_json_node t = bao_json_object(list, NULL);
        bao_json_unsigned(t, "rows", table->rows);
        bao_json_unsigned(t, "columns", table->columns);
        bao_json_unsigned(t, "header_rows", table->header_rows);
        if (table->block != BAO_NONE) {
            add_page(t, report, report->blocks[table->block].text.from);
        }
        bao_json_node rows = bao_json_list(t, "cells");
        if ((uint64_t)table->rows * table->columns <= SHOWN_SLOTS) {
            for (uint32_t row = 0; row < table->rows; row++) {
                add_grid_row(rows, report, table, row);
            }
        }
    }
}

static void add_quantities(bao_json_node object, const bao_report *report)
{
    bao_json_node list = bao_json_list(object, "quantities");
    bao_span view = bao_fold_view(&report->fold);
    for (size_t i = 0; i < report->quantities.count; i++) {
        const bao_quantity *q = &report->quantities.items[i];
        bao_source_range source = bao_report_source(report, q->raw);
        bao_json_node o = bao_json_object(list, NULL);
        bao_json_span(o, "raw", bao_report_raw(report, q->raw));
        bao_json_string(o, "kind", bao_quantity_kind_name((bao_quantity_kind)q->kind));
        bao_json_decimal(o, "value", q->valued, q->value);
        bao_json_span(o, "unit", bao_span_cut(view, q->unit));
        bao_json_string(o, "hedge", bao_hedge_name((bao_hedge)q->hedge));
        bao_json_unsigned(o, "line", bao_report_line(report, q->raw.from));
        bao_json_unsigned(o, "from", source.from);
        bao_json_unsigned(o, "to", source.to);
    }
}

static void add_encoding(bao_json_node object, const bao_text *text)
{
    bao_json_node e = bao_json_object(object, "encoding");
    bao_json_string(e, "name", bao_encoding_shown(&text->guess));
    bao_json_string(e, "by", bao_encoding_origin_name(text->guess.origin));
    bao_json_unsigned(e, "certainty", text->guess.certainty);
    bao_json_unsigned(e, "bad", text->bad);
}

bool bao_json_report(bao_buf *out, bao_span path, const bao_report *report)
{
    bao_json_node o = bao_json_start(report->arena);
    bao_buf from = bao_buf_in(report->arena);
    bao_meta_from_print(report->meta, &from);
    bao_json_span(o, "report", path);
    bao_json_string(o, "format", report->format);
    add_encoding(o, &report->text);
    bao_json_unsigned(o, "bytes", report->text.source.n);
    bao_json_unsigned(o, "lines", report->lines.count);
    add_meta(o, report->meta, true);
    bao_json_span(o, "meta_from", bao_buf_view(&from));
    add_warnings(o, &report->warnings);
    add_pages(o, report);
    add_blocks(o, report);
    add_tables(o, report);
    add_quantities(o, report);
    return bao_json_print(o, true, out);
}

bool bao_json_error(bao_buf *out, bao_span path, const bao_error *error)
{
    bao_json_node o = bao_json_start(out->arena);
    bao_json_span(o, "report", path);
    bao_json_node e = bao_json_object(o, "error");
    bao_json_string(e, "code", bao_status_code(error->status));
    bao_json_string(e, "message", error->message);
    return bao_json_print(o, true, out);
}

static void add_scripts(bao_json_node object, const bao_manifest *manifest, bao_arena *arena)
{
    bao_json_node list = bao_json_list(object, "scripts");
    for (size_t i = 0; i < manifest->script_count; i++) {
        bao_json_node s = bao_json_object(list, NULL);
        bao_json_string(s, "script", manifest->scripts[i * 3]);
        bao_json_string(s, "path", path_of(manifest->scripts[i * 3 + 1], arena));
        bao_json_string(s, "sha256", manifest->scripts[i * 3 + 2]);
    }
}

bool bao_json_manifest(bao_buf *out, const bao_manifest *manifest)
{
    bao_json_node o = bao_json_start(out->arena);
    bao_json_string(o, "tool", manifest->tool);
    add_scripts(o, manifest, out->arena);
    bao_json_node options = bao_json_list(o, "options");
    for (size_t i = 0; i < manifest->option_count; i++) {
        const char *word = path_of(manifest->options[i], out->arena);
        bao_json_string(options, NULL, word);
    }
    bao_json_node counts = bao_json_object(o, "counts");
    for (size_t i = 0; i < manifest->count_count; i++) {
        bao_json_unsigned(counts, manifest->count_names[i], manifest->counts[i]);
    }
    return bao_json_print(o, true, out);
}

void bao_json_log(FILE *stream, const char *level, const char *report, const char *message)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    bao_buf line = bao_buf_in(arena);
    bao_json_node o = arena ? bao_json_start(arena) : (bao_json_node){NULL, NULL};
    bao_json_string(o, "level", level);
    if (*report) {
        bao_json_string(o, "report", report);
    }
    bao_json_string(o, "message", message);
    const bool printed = bao_json_print(o, false, &line);
    if (printed) {
        line.p[line.n - 1] = '\0'; /* bao_say_line ends the line */
    }
    bao_say_line(stream, printed ? line.p : "{}", NULL);
    bao_arena_drop(arena);
}

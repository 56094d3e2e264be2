/* json.c - writing JSON through cJSON. */
#include "host/json.h"

#include <cjson/cJSON.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/utf8.h"
#include "host/rows.h"
#include "host/say.h"

static bool short_of_memory; /* since the last start(); the library leaves out what it cannot add */

static void *counted_malloc(size_t n)
{
    void *p = malloc(n);
    short_of_memory |= p == NULL;
    return p;
}

/* The object that everything is added to. */
static cJSON *start(void)
{
    static cJSON_Hooks hooks = {counted_malloc, free};
    cJSON_InitHooks(&hooks);
    short_of_memory = false;
    return cJSON_CreateObject();
}

/* A C string of `s`, which holds no NUL; "" when out of memory. */
static const char *string_of(bao_span s, bao_arena *arena)
{
    const char *copy = bao_arena_copy(arena, s.p, s.n);
    short_of_memory |= copy == NULL;
    return copy ? copy : "";
}

/* cJSON wants C strings; what is not UTF-8 never comes here. */
static void add_span(cJSON *object, const char *name, bao_span s, bao_arena *arena)
{
    cJSON_AddStringToObject(object, name, string_of(s, arena));
}

/* A word of the command line or a path, with bytes that are not UTF-8 as %XX. */
static const char *path_of(const char *word, bao_arena *arena)
{
    bao_buf text = bao_buf_in(arena);
    bao_span bytes = bao_span_of(word);
    if (bao_utf8_valid(bytes) == bytes.n) {
        return word;
    }
    bao_path_text(&text, bytes);
    return string_of(bao_buf_view(&text), arena);
}

static void add_unsigned(cJSON *object, const char *name, uint64_t n)
{
    char text[BAO_DECIMAL_TEXT];
    bao_decimal_print((bao_decimal){(int64_t)n, 0}, text);
    cJSON_AddRawToObject(object, name, text);
}

static void add_decimal(cJSON *object, const char *name, bool valued, bao_decimal d)
{
    char text[BAO_DECIMAL_TEXT];
    if (valued) {
        bao_decimal_print(d, text);
        cJSON_AddRawToObject(object, name, text);
    } else {
        cJSON_AddNullToObject(object, name);
    }
}

static bool print(cJSON *json, bool indented, bao_buf *out)
{
    char *text = indented ? cJSON_Print(json) : cJSON_PrintUnformatted(json);
    if (text) {
        bao_buf_string(out, text);
        bao_buf_byte(out, '\n');
    }
    cJSON_free(text);
    cJSON_Delete(json);
    return text != NULL && !short_of_memory && !out->failed;
}

static void add_meta(cJSON *object, const bao_meta *meta, bool all, bao_arena *arena)
{
    for (int key = 0; key < BAO_META_COUNT; key++) {
        bool column = key != BAO_META_TITLE && key != BAO_META_DATE && key != BAO_META_PERIOD &&
                      key != BAO_META_URL && key != BAO_META_INDEX;
        if (all || column) {
            add_span(object, bao_meta_name((bao_meta_key)key), meta[key].value, arena);
        }
    }
}

static void add_place(cJSON *object, const bao_record_place *place)
{
    if (place && place->page) {
        add_unsigned(object, "page", place->page);
    } else {
        cJSON_AddNullToObject(object, "page");
    }
    if (place) {
        add_unsigned(object, "line", place->line);
        add_unsigned(object, "from", place->from);
        add_unsigned(object, "to", place->to);
    } else {
        cJSON_AddNullToObject(object, "line");
        cJSON_AddNullToObject(object, "from");
        cJSON_AddNullToObject(object, "to");
    }
}

static cJSON *fact_object(const bao_record *record, const bao_record_fact *fact, bao_arena *arena)
{
    const bao_record_place *place = bao_fact_place(record, fact);
    cJSON *o = start();
    add_span(o, "report", record->report, arena);
    add_meta(o, record->meta, false, arena);
    add_span(o, "form", fact->form, arena);
    add_span(o, "indicator", fact->indicator, arena);
    add_span(o, "dims", fact->dims, arena);
    add_decimal(o, "value", fact->valued, fact->value);
    add_span(o, "unit", fact->unit, arena);
    cJSON_AddStringToObject(o, "hedge", bao_hedge_name((bao_hedge)fact->hedge));
    cJSON_AddStringToObject(o, "status", bao_fact_status_name((bao_fact_status)fact->status));
    add_span(o, "raw", place ? place->raw : (bao_span){"", 0}, arena);
    add_span(o, "grade", fact->grade, arena);
    add_span(o, "script", record->script, arena);
    add_span(o, "rule", fact->rule, arena);
    add_span(o, "section", place ? place->section : (bao_span){"", 0}, arena);
    add_place(o, place);
    cJSON_AddStringToObject(o, "sha256", record->sha256);
    return o;
}

bool bao_json_facts(bao_buf *out, const bao_record *record, bao_arena *arena)
{
    for (size_t i = 0; i < record->fact_count; i++) {
        if (!print(fact_object(record, &record->facts[i], arena), false, out)) {
            return false;
        }
    }
    return true;
}

static void add_warnings(cJSON *object, const bao_warnings *warnings)
{
    cJSON *list = cJSON_AddArrayToObject(object, "warnings");
    for (size_t i = 0; i < warnings->count; i++) {
        cJSON *w = cJSON_CreateObject();
        cJSON_AddStringToObject(w, "code", warnings->items[i].code);
        cJSON_AddStringToObject(w, "message", warnings->items[i].message);
        add_unsigned(w, "at", warnings->items[i].at);
        add_unsigned(w, "count", warnings->items[i].count);
        cJSON_AddItemToArray(list, w);
    }
}

/* Where pages begin in the text; absent where the format has none. */
static void add_pages(cJSON *object, const bao_report *report)
{
    cJSON *list = report->page_count ? cJSON_AddArrayToObject(object, "pages") : NULL;
    for (size_t i = 0; i < report->page_count; i++) {
        cJSON *page = cJSON_CreateObject();
        add_unsigned(page, "page", report->pages[i].page);
        add_unsigned(page, "from", report->pages[i].text);
        cJSON_AddItemToArray(list, page);
    }
}

/* The page of a block or table, where the format has pages. */
static void add_page(cJSON *object, const bao_report *report, uint32_t text)
{
    const uint32_t page = bao_report_page(report, text);
    if (page) {
        add_unsigned(object, "page", page);
    }
}

static const char *block_kind(uint8_t kind)
{
    static const char *const names[] = {"heading", "paragraph", "table",
                                        "caption", "note",      "chrome"};
    return kind < BAO_BLOCK_COUNT ? names[kind] : "?";
}

static void add_blocks(cJSON *object, const bao_report *report)
{
    cJSON *list = cJSON_AddArrayToObject(object, "blocks");
    for (size_t i = 0; i < report->block_count; i++) {
        const bao_block *block = &report->blocks[i];
        cJSON *b = cJSON_CreateObject();
        cJSON_AddStringToObject(b, "kind", block_kind(block->kind));
        if (block->kind == BAO_HEADING) {
            add_unsigned(b, "level", block->level);
        }
        add_unsigned(b, "line", bao_lines_find(&report->lines, block->text.from));
        add_page(b, report, block->text.from);
        bao_source_range source = bao_text_source(&report->text, block->text);
        add_unsigned(b, "from", source.from);
        add_unsigned(b, "to", source.to);
        if (block->kind != BAO_TABLE) {
            const bool chrome = block->kind == BAO_CHROME; /* it may be a gap of the block before */
            add_span(b, "text",
                     chrome ? bao_span_cut(report->text.utf8, block->text)
                            : bao_report_content(report, block->text),
                     report->arena);
        }
        cJSON_AddItemToArray(list, b);
    }
}

static cJSON *grid_row(const bao_report *report, const bao_table *table, uint32_t row)
{
    cJSON *cells = cJSON_CreateArray();
    for (uint32_t column = 0; column < table->columns; column++) {
        const bao_cell *cell = bao_table_cell(table, row, column);
        if (!cell) {
            cJSON_AddItemToArray(cells, cJSON_CreateNull());
            continue;
        }
        bao_span s = bao_report_content(report, cell->text);
        cJSON_AddItemToArray(cells, cJSON_CreateString(string_of(s, report->arena)));
    }
    return cells;
}

/* Grids are shown up to this many slots; the counts are always there. */
#define SHOWN_SLOTS 20000

static void add_tables(cJSON *object, const bao_report *report)
{
    cJSON *list = cJSON_AddArrayToObject(object, "tables");
    for (size_t i = 0; i < report->table_count; i++) {
        const bao_table *table = &report->tables[i];
        cJSON *t = cJSON_CreateObject();
        add_unsigned(t, "rows", table->rows);
        add_unsigned(t, "columns", table->columns);
        add_unsigned(t, "header_rows", table->header_rows);
        if (table->block != BAO_NONE) {
            add_page(t, report, report->blocks[table->block].text.from);
        }
        cJSON *rows = cJSON_AddArrayToObject(t, "cells");
        if ((uint64_t)table->rows * table->columns <= SHOWN_SLOTS) {
            for (uint32_t row = 0; row < table->rows; row++) {
                cJSON_AddItemToArray(rows, grid_row(report, table, row));
            }
        }
        cJSON_AddItemToArray(list, t);
    }
}

static void add_quantities(cJSON *object, const bao_report *report)
{
    cJSON *list = cJSON_AddArrayToObject(object, "quantities");
    bao_span view = bao_fold_view(&report->fold);
    for (size_t i = 0; i < report->quantities.count; i++) {
        const bao_quantity *q = &report->quantities.items[i];
        bao_source_range source = bao_report_source(report, q->raw);
        cJSON *o = cJSON_CreateObject();
        add_span(o, "raw", bao_report_raw(report, q->raw), report->arena);
        cJSON_AddStringToObject(o, "kind", bao_quantity_kind_name((bao_quantity_kind)q->kind));
        add_decimal(o, "value", q->valued, q->value);
        add_span(o, "unit", bao_span_cut(view, q->unit), report->arena);
        cJSON_AddStringToObject(o, "hedge", bao_hedge_name((bao_hedge)q->hedge));
        add_unsigned(o, "line", bao_report_line(report, q->raw.from));
        add_unsigned(o, "from", source.from);
        add_unsigned(o, "to", source.to);
        cJSON_AddItemToArray(list, o);
    }
}

static void add_encoding(cJSON *object, const bao_text *text)
{
    cJSON *e = cJSON_AddObjectToObject(object, "encoding");
    cJSON_AddStringToObject(e, "name", bao_encoding_name(text->guess.encoding));
    cJSON_AddStringToObject(e, "by", bao_encoding_origin_name(text->guess.origin));
    add_unsigned(e, "certainty", text->guess.certainty);
    add_unsigned(e, "bad", text->bad);
}

bool bao_json_report(bao_buf *out, bao_span path, const bao_report *report)
{
    cJSON *o = start();
    bao_buf from = bao_buf_in(report->arena);
    bao_meta_from_print(report->meta, &from);
    add_span(o, "report", path, report->arena);
    cJSON_AddStringToObject(o, "format", report->format);
    add_encoding(o, &report->text);
    add_unsigned(o, "bytes", report->text.source.n);
    add_unsigned(o, "lines", report->lines.count);
    add_meta(o, report->meta, true, report->arena);
    add_span(o, "meta_from", bao_buf_view(&from), report->arena);
    add_warnings(o, &report->warnings);
    add_pages(o, report);
    add_blocks(o, report);
    add_tables(o, report);
    add_quantities(o, report);
    return print(o, true, out);
}

bool bao_json_error(bao_buf *out, bao_span path, const bao_error *error)
{
    cJSON *o = start();
    add_span(o, "report", path, out->arena);
    cJSON *e = cJSON_AddObjectToObject(o, "error");
    cJSON_AddStringToObject(e, "code", bao_status_code(error->status));
    cJSON_AddStringToObject(e, "message", error->message);
    return print(o, true, out);
}

static void add_scripts(cJSON *object, const bao_manifest *manifest, bao_arena *arena)
{
    cJSON *list = cJSON_AddArrayToObject(object, "scripts");
    for (size_t i = 0; i < manifest->script_count; i++) {
        cJSON *s = cJSON_CreateObject();
        cJSON_AddStringToObject(s, "script", manifest->scripts[i * 3]);
        cJSON_AddStringToObject(s, "path", path_of(manifest->scripts[i * 3 + 1], arena));
        cJSON_AddStringToObject(s, "sha256", manifest->scripts[i * 3 + 2]);
        cJSON_AddItemToArray(list, s);
    }
}

bool bao_json_manifest(bao_buf *out, const bao_manifest *manifest)
{
    cJSON *o = start();
    cJSON_AddStringToObject(o, "tool", manifest->tool);
    add_scripts(o, manifest, out->arena);
    cJSON *options = cJSON_AddArrayToObject(o, "options");
    for (size_t i = 0; i < manifest->option_count; i++) {
        const char *word = path_of(manifest->options[i], out->arena);
        cJSON_AddItemToArray(options, cJSON_CreateString(word));
    }
    cJSON *counts = cJSON_AddObjectToObject(o, "counts");
    for (size_t i = 0; i < manifest->count_count; i++) {
        add_unsigned(counts, manifest->count_names[i], manifest->counts[i]);
    }
    return print(o, true, out);
}

void bao_json_log(FILE *stream, const char *level, const char *report, const char *message)
{
    cJSON *o = start();
    cJSON_AddStringToObject(o, "level", level);
    if (*report) {
        cJSON_AddStringToObject(o, "report", report);
    }
    cJSON_AddStringToObject(o, "message", message);
    char *text = cJSON_PrintUnformatted(o);
    bao_say_line(stream, text ? text : "{}", NULL);
    cJSON_free(text);
    cJSON_Delete(o);
}

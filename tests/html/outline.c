/* outline.c - prints what the HTML reader makes of pages before it looks for an article, for
 * oracle.py. One line of JSON a file: {"text": …, "stray": bool, "tables": [[[text, rowspan,
 * colspan, th], …], …]}. Reads paths from standard input. */
#include <stdio.h>

#include "base/file.h"
#include "read/html_charset.h"
#include "read/html_outline.h"

static void print_string(bao_span s)
{
    putchar('"');
    for (size_t i = 0; i < s.n; i++) {
        const unsigned char c = (unsigned char)s.p[i];
        if (c == '"' || c == '\\') {
            printf("\\%c", c);
        } else if (c < ' ') {
            printf("\\u%04x", c);
        } else {
            putchar(c);
        }
    }
    putchar('"');
}

static void print_cell(const bao__page *page, const bao__item *cell, bool first)
{
    printf(first ? "[" : ",[");
    print_string(bao_span_cut(page->report->text.utf8, cell->text));
    printf(",%u,%u,%s]", cell->rowspan, cell->colspan,
           cell->looks & BAO__IS_HEADER ? "true" : "false");
}

static void print_table(const bao__page *page, uint32_t at)
{
    const bao__item *table = &page->items[at];
    uint32_t row = 0;
    bool first = true;
    printf("[[");
    for (uint32_t i = at + 1; i < table->end; i = page->items[i].end) {
        const bao__item *cell = &page->items[i];
        if (cell->kind != BAO__ITEM_CELL) {
            continue;
        }
        for (; row < cell->row; row++) {
            printf("],[");
            first = true;
        }
        print_cell(page, cell, first);
        first = false;
    }
    printf("]]");
}

static void print_page(const bao__page *page)
{
    bool stray = false, first = true;
    printf("{\"text\":");
    print_string(page->report->text.utf8);
    printf(",\"tables\":[");
    for (uint32_t i = 0; i < page->item_count; i++) {
        const bao__item *item = &page->items[i];
        stray |= item->kind == BAO__ITEM_LINE && (item->looks & BAO__STRAY);
        if (item->kind == BAO__ITEM_TABLE && !(item->looks & BAO__STRAY)) {
            printf(first ? "" : ",");
            print_table(page, i);
            first = false;
        }
    }
    printf("],\"stray\":%s}\n", stray ? "true" : "false");
}

static void read_page(bao_arena *arena, const char *path)
{
    bao_span source;
    bao_error error;
    bao_report report;
    bao__page page;
    bao_decode_options declared = {0};
    bao_report_start(&report, arena, bao_span_of(path), "html");
    const bool found = bao_file_read(arena, path, 0, &source, &error) == BAO_OK;
    declared.declared = found ? bao__html_charset(source) : (bao_span){"", 0};
    if (found &&
        bao_text_decode(arena, source, &declared, &report.warnings, &report.text, &error) ==
            BAO_OK &&
        bao__page_read(&page, &report, 0)) {
        print_page(&page);
    } else {
        printf("null\n");
    }
}

int main(void)
{
    char path[4096];
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    while (arena && fgets(path, sizeof path, stdin)) {
        path[strcspn(path, "\n")] = '\0';
        read_page(arena, path);
        bao_arena_reset(arena);
    }
    bao_arena_drop(arena);
    return 0;
}

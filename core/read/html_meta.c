/* html_meta.c - publisher, date, index number and address of a page's report. */
#include "read/html_meta.h"

#include <strings.h>

#include "read/dates.h"
#include "read/html_reference.h"
#include "read/issuer.h"
#include "read/line.h"
#include "read/words.h"
#include "read/word_lists.h"

/* Bytes of a value behind a label. */
#define VALUE_MOST 150

typedef struct gatherer {
    bao__page *page;
    bao_report *report;
} gatherer;

static bool is_set(const gatherer *g, bao_meta_key key)
{
    return g->report->stated[key].n > 0;
}

static void set(gatherer *g, bao_meta_key key, bao_span value)
{
    if (!is_set(g, key) && value.n) {
        g->report->stated[key] = value;
    }
}

static void set_date(gatherer *g, bao_span value)
{
    bao__date date;
    bao_range range;
    if (!is_set(g, BAO_META_DATE) && bao__date_find(value, 0, 3, &date, &range)) {
        set(g, BAO_META_DATE, bao_span_cut(value, range));
    }
}

/* An office; 综合科 and 本网 are none. */
static void set_publisher(gatherer *g, bao_span value)
{
    if (value.n <= VALUE_MOST && bao__is_issuer(value) && bao__count_characters(value) > 3) {
        set(g, BAO_META_PUBLISHER, value);
    }
}

/* What a label asks for; BAO_META_COUNT: nothing that is wanted. */
static bao_meta_key key_of(bao_span label)
{
    if (!bao__starts_with_any(label, bao__words_first_keys)) {
        return BAO_META_COUNT;
    }
    return bao__is_word(label, bao__words_publisher_keys) ? BAO_META_PUBLISHER
           : bao__is_word(label, bao__words_date_keys)    ? BAO_META_DATE
           : bao__is_word(label, bao__words_index_keys)   ? BAO_META_INDEX
                                                          : BAO_META_COUNT;
}

static void take(gatherer *g, bao_meta_key key, bao_span value)
{
    if (key == BAO_META_DATE) {
        set_date(g, value);
    } else if (key == BAO_META_PUBLISHER) {
        set_publisher(g, value);
    } else if (value.n <= VALUE_MOST) {
        set(g, key, value);
    }
}

/* `s` up to the next label. */
static bao_span until_label(bao_span s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (bao__starts_with_any(bao__rest(s, i), bao__words_line_labels)) {
            return bao__trim_span((bao_span){s.p, i});
        }
    }
    return bao__trim_span(s);
}

/* 发布时间：2026-01-16 15:04 来源：莆田市财政局 字号：T | T */
static void read_line(gatherer *g, bao_span line)
{
    static const char *const colons[] = {"：", ":", NULL};
    for (size_t i = 0; i < line.n; i++) {
        const size_t size = bao__starts_with_any(bao__rest(line, i), bao__words_line_labels);
        if (!size) {
            continue;
        }
        const bao_meta_key key = key_of((bao_span){line.p + i, size});
        i += size;
        const size_t blanks = bao__blanks(line, i);
        const size_t colon = bao__starts_with_any(bao__rest(line, blanks), colons);
        i = colon ? blanks + colon : i;
        const bao_span value = until_label(bao__rest(line, i));
        if (key < BAO_META_COUNT) {
            take(g, key, value);
        }
        i += i ? 0 : 1;
        i--;
    }
}

/* A cell with a label, and the next one with its value; or both in one cell. */
static void read_table(gatherer *g, uint32_t at)
{
    static const char *const colons[] = {"：", ":", NULL};
    const bao__item *items = g->page->items;
    bao_meta_key key = BAO_META_COUNT;
    for (uint32_t i = at + 1; i < items[at].end; i = items[i].end) {
        bao_span text = bao__item_text(g->page, &items[i]);
        if (items[i].kind != BAO__ITEM_CELL || !text.n) {
            continue;
        }
        if (key < BAO_META_COUNT) {
            take(g, key, text);
            key = BAO_META_COUNT;
            continue;
        }
        read_line(g, text);
        text.n -= bao__ends_with_any(text, colons);
        key = key_of(text);
    }
}

/* Labels and values in lines of their own: 索引号 / 014416330/2018-04736. */
static bao_meta_key read_label(gatherer *g, bao_meta_key key, bao_span text)
{
    static const char *const colons[] = {"：", ":", NULL};
    if (key < BAO_META_COUNT) {
        take(g, key, text);
    }
    text.n -= bao__ends_with_any(text, colons);
    return key_of(text);
}

static void read_items(gatherer *g)
{
    const bao__page *page = g->page;
    bao_meta_key key = BAO_META_COUNT;
    for (uint32_t i = 0; i < page->item_count; i++) {
        const bao__item *item = &page->items[i];
        if (item->kind == BAO__ITEM_TABLE && !(item->looks & BAO__LAYOUT)) {
            if (item->role == BAO__ROLE_ABOUT) {
                read_table(g, i);
            }
            i = item->end - 1;
        } else if (item->kind == BAO__ITEM_LINE && item->role <= BAO__ROLE_ABOUT &&
                   item->text.to - item->text.from < VALUE_MOST * 3) {
            const bao_span text = bao__item_text(page, item);
            if (item->role == BAO__ROLE_ABOUT) {
                read_line(g, text);
                set_date(g, text);
            }
            key = read_label(g, key, text);
        }
    }
}

static bool is_tag(const bao__meta_tag *tag, const char *name)
{
    return tag->name.n == strlen(name) && strncasecmp(tag->name.p, name, tag->name.n) == 0;
}

static bool is_address(bao_span s)
{
    return bao_span_starts(s, BAO_SPAN("http://")) || bao_span_starts(s, BAO_SPAN("https://"));
}

/* Tags that are common on government sites. False when out of memory. */
static bool read_tag(gatherer *g, const bao__meta_tag *tag)
{
    const bool source = is_tag(tag, "ContentSource") || is_tag(tag, "source");
    const bool date = is_tag(tag, "PubDate") || is_tag(tag, "publishdate");
    const bool site = is_tag(tag, "SiteName");
    if (!source && !date && !site && !is_tag(tag, "Url")) {
        return true;
    }
    bao_span value = bao__reference_resolve(g->report->arena, tag->content);
    if (!value.p) {
        return false;
    }
    value = bao__trim_span(value);
    if (source) {
        set_publisher(g, value);
    } else if (date) {
        set_date(g, value);
    } else if (site) {
        set(g, BAO_META_PLACE, value); /* the place of the site, if nothing says another */
    } else if (is_address(value)) {
        set(g, BAO_META_URL, value);
    }
    return true;
}

bool bao__html_meta_find(bao__page *page, bao_span name)
{
    gatherer g = {page, page->report};
    set(&g, BAO_META_TITLE, name);
    read_items(&g);
    for (size_t i = 0; i < page->tag_count; i++) {
        if (!read_tag(&g, &page->tags[i])) {
            return false;
        }
    }
    return true;
}

/* meta.c - metadata in the order of trust: title, caption, byline, period sentence, first
 * sentences, file name. All of it from the folded view. */
#include "read/meta.h"

#include <stdio.h>

#include "base/find.h"
#include "base/utf8.h"
#include "doc/place.h"
#include "read/dates.h"
#include "read/issuer.h"
#include "read/meta_set.h"
#include "read/split_title.h"
#include "read/words.h"
#include "read/word_lists.h"

/* How many blocks are looked at from the start and from the end, and how much of each. */
#define FIRST_BLOCKS 14
#define LAST_BLOCKS  5
#define BLOCK_BYTES  400

/* 2013-2014学年: the year it begins in; the period says the rest. */
static bool take_school_year(bao_report *report, bao_span title)
{
    const char *at = bao_find(title, BAO_SPAN("学年"));
    if (!at || at - title.p < 9) {
        return false;
    }
    unsigned first, second;
    char years[10] = {0};
    memcpy(years, at - 9, 9);
    if (sscanf(years, "%4u%*[-~]%4u", &first, &second) != 2 || second != first + 1) {
        return false;
    }
    bao__meta_set_year(report, BAO_FROM_TITLE, first);
    bao_error text;
    bao_fail(&text, BAO_OK, "%u/%u", first, second);
    bao__meta_set(report, BAO_META_PERIOD, BAO_FROM_TITLE, bao__meta_keep(report, text.message));
    return true;
}

static void take_publisher(bao_report *report, bao_span title)
{
    const bao_span body = bao__issuer_of(title);
    if (bao__is_issuer(body) || bao__ends_with_any(body, bao__words_towns)) {
        bao__meta_set(report, BAO_META_PUBLISHER, BAO_FROM_TITLE, body);
    }
}

static bao_span folded_of(const bao_report *report, const bao_block *block)
{
    bao_span s = bao_span_cut(bao_fold_view(&report->fold), block->folded);
    return s;
}

static bao_span head_of(const bao_report *report, const bao_block *block)
{
    bao_span s = folded_of(report, block);
    if (s.n > BLOCK_BYTES) {
        s.n = BLOCK_BYTES;
        while (s.n && ((unsigned char)s.p[s.n] & 0xC0) == 0x80) {
            s.n--;
        }
    }
    return s;
}

static bool is_title(const bao_block *block)
{
    return block->kind == BAO_HEADING && block->level == 0;
}

static void warn_of_years(bao_report *report, const bao_block *block, unsigned first, unsigned year)
{
    bao_warn(&report->warnings, "TWO_YEARS", bao_text_source(&report->text, block->text).from,
             "line %u has the title of a report of %u, but the first title is of %u",
             bao_lines_find(&report->lines, block->text.from), year, first);
}

/* Whose report, of where and when, by its title. */
static void take_title(bao_report *report, bao_span title)
{
    bao__meta_set(report, BAO_META_TITLE, BAO_FROM_TITLE, title);
    bao__meta_take_place(report, BAO_FROM_TITLE, title);
    take_publisher(report, title);
    if (!take_school_year(report, title)) {
        bao__meta_take_year(report, BAO_FROM_TITLE, title);
    }
}

/* What the format states, folded; empty when it states nothing. */
static bao_span stated(bao_report *report, bao_meta_key key)
{
    const bao_span s = bao_fold_string(report->arena, report->stated[key]);
    report->warnings.failed |= !s.p;
    return s.p ? s : (bao_span){"", 0};
}

static void read_titles(bao_report *report)
{
    unsigned first = 0;
    for (size_t i = 0; i < report->block_count; i++) {
        const bao_block *block = &report->blocks[i];
        if (!is_title(block)) {
            continue;
        }
        const bao_span title = head_of(report, block);
        bao__date date;
        bao_range range;
        const bool dated = bao__date_find(title, 0, 1, &date, &range);
        if (dated && first && date.year != first) {
            warn_of_years(report, block, first, date.year);
        }
        first = dated && !first ? date.year : first;
        if (!report->meta[BAO_META_TITLE].value.n) {
            take_title(report, title);
        }
    }
    const bao_span split = bao__split_title(report);
    if (!report->meta[BAO_META_TITLE].value.n && split.n) {
        take_title(report, split);
    }
    const bao_span title = stated(report, BAO_META_TITLE);
    if (!report->meta[BAO_META_TITLE].value.n && title.n) {
        take_title(report, title);
    }
}

static void read_captions(bao_report *report)
{
    for (size_t i = 0; i < report->table_count; i++) {
        if (report->tables[i].caption != BAO_NONE) {
            const bao_span s = head_of(report, &report->blocks[report->tables[i].caption]);
            bao__meta_take_place(report, BAO_FROM_CAPTION_LINE, s);
            bao__meta_take_year(report, BAO_FROM_CAPTION_LINE, s);
        }
    }
}

/* 海拉尔区人民政府区长张天喜; 大庆市统计局; 来源:义兴镇人民政府 */
static void take_signature(bao_report *report, bao_span s)
{
    for (size_t i = 0; bao__words_signature_labels[i]; i++) {
        const char *at = bao_find(s, bao_span_of(bao__words_signature_labels[i]));
        if (at) { /* 日期:2021-01-20 来源:县城管局 浏览次数:12 */
            s = bao__rest(s, (size_t)(at - s.p) + strlen(bao__words_signature_labels[i]));
            const char *blank = memchr(s.p, ' ', s.n);
            s.n = blank && blank > s.p ? (size_t)(blank - s.p) : s.n;
        }
    }
    const char *government = bao_find(s, BAO_SPAN("人民政府"));
    if (government) {
        const size_t end = (size_t)(government - s.p) + strlen("人民政府");
        if (bao__starts_with_any((bao_span){s.p + end, s.n - end}, bao__words_signature_openings)) {
            s.n = end;
        }
    }
    const char *second = s.n > 3 ? bao_find(bao__rest(s, 3), BAO_SPAN("国家统计局")) : NULL;
    if (second && bao__is_issuer((bao_span){s.p, (size_t)(second - s.p)})) {
        s.n = (size_t)(second - s.p); /* two offices in one line: the first */
    }
    if (s.n <= 90 && bao__is_issuer(s) && bao__count_characters(s) > 3 && !bao_has(s, "。") &&
        !bao_has(s, ",") && !bao_has(s, ":")) {
        bao__meta_set(report, BAO_META_PUBLISHER, BAO_FROM_BYLINE, s);
        bao__meta_take_place(report, BAO_FROM_BYLINE, s);
    }
}

/* ——2026年2月3日在某某人民代表大会第四次会议上 */
static bool is_session(bao_span s)
{
    static const char *const dashes[] = {"——", "—", "--", "-", NULL};
    return s.n < 240 && bao_has(s, "日在") &&
           (bao__starts_with_any(s, dashes) || bao_has(s, "会议"));
}

/* The block is a date and little else, or says what date it is. */
static bool is_dateline(bao_span s, bao_range date)
{
    return bao__ends_with_any((bao_span){s.p, date.from}, bao__words_dateline_labels) ||
           (date.from <= 3 && s.n - date.to <= 16);
}

static void read_byline(bao_report *report, const bao_block *block, bool work_report)
{
    bao_span s = head_of(report, block);
    bao__date date;
    bao_range range;
    if (s.n > 300 || block->kind != BAO_PARAGRAPH) {
        return;
    }
    const bool dated = bao__date_find(s, 0, 3, &date, &range);
    if (is_session(s)) {
        bao__meta_take_place(report, BAO_FROM_BYLINE, s);
        if (dated && work_report) {
            bao__meta_set_year(report, BAO_FROM_BYLINE, date.year);
        }
        return;
    }
    if (dated && is_dateline(s, range)) {
        bao__meta_set_date(report, BAO_FROM_BYLINE, date);
    }
    take_signature(report, s);
}

/* A date that only the line about a session has. */
static void read_session_date(bao_report *report, const bao_block *block)
{
    const bao_span s = head_of(report, block);
    bao__date date;
    bao_range range;
    if (is_session(s) && bao__date_find(s, 0, 3, &date, &range)) {
        bao__meta_set_date(report, BAO_FROM_BYLINE, date);
    }
}

/* The first blocks of the report (those before its first section are its head), and the last ones
 * behind its head. */
typedef struct edges {
    const bao_block *first[FIRST_BLOCKS], *last[LAST_BLOCKS];
    size_t first_count, head, last_count;
} edges;

static edges edges_of(const bao_report *report)
{
    edges e = {.first_count = 0};
    const bao_block *const end = report->blocks + report->block_count;
    for (const bao_block *at = report->blocks; at < end && e.first_count < FIRST_BLOCKS; at++) {
        if (at->kind != BAO_CHROME) {
            e.first[e.first_count++] = at;
        }
    }
    while (e.head < e.first_count &&
           (e.first[e.head]->kind != BAO_HEADING || e.first[e.head]->level == 0)) {
        e.head++;
    }
    const bao_block *const head = e.head ? e.first[e.head - 1] + 1 : report->blocks;
    const bao_block *at = end;
    for (size_t n = 0; at > head && n < LAST_BLOCKS; at--) {
        n += at[-1].kind != BAO_CHROME;
    }
    for (; at < end; at++) {
        if (at->kind != BAO_CHROME) {
            e.last[e.last_count++] = at;
        }
    }
    return e;
}

/* 市统计局 gets the place it leaves out: 泰州市统计局. */
static void complete_publisher(bao_report *report)
{
    bao_meta *publisher = &report->meta[BAO_META_PUBLISHER];
    const bao_span place = report->meta[BAO_META_PLACE].value;
    const size_t size = bao__starts_with_any(publisher->value, bao__words_kinds_of_places);
    if (!size || !bao_span_ends(place, (bao_span){publisher->value.p, size})) {
        return;
    }
    bao_buf out = bao_buf_in(report->arena);
    bao_buf_span(&out, place);
    bao_buf_span(&out, bao__rest(publisher->value, size));
    report->warnings.failed |= out.failed;
    publisher->value = out.failed ? publisher->value : bao_buf_view(&out);
}

/* What a page says above its article. */
static void read_stated(bao_report *report)
{
    const bao_span publisher = stated(report, BAO_META_PUBLISHER);
    const bao_span dated = stated(report, BAO_META_DATE);
    bao__date date;
    bao_range range;
    bao__meta_set(report, BAO_META_PUBLISHER, BAO_FROM_BYLINE, publisher);
    bao__meta_take_place(report, BAO_FROM_BYLINE, publisher);
    if (bao__date_find(dated, 0, 3, &date, &range)) {
        bao__meta_set_date(report, BAO_FROM_BYLINE, date);
    }
    bao__meta_set(report, BAO_META_URL, BAO_FROM_BYLINE, report->stated[BAO_META_URL]);
    bao__meta_set(report, BAO_META_INDEX, BAO_FROM_BYLINE, stated(report, BAO_META_INDEX));
}

static void read_bylines(bao_report *report, const edges *e, bool work_report)
{
    for (size_t i = 0; i < e->head; i++) {
        read_byline(report, e->first[i], work_report);
    }
    for (size_t i = 0; i < e->last_count; i++) {
        read_byline(report, e->last[i], work_report);
    }
    for (size_t i = 0; i < e->head; i++) {
        read_session_date(report, e->first[i]);
    }
    read_stated(report);
}

static void read_period(bao_report *report, bao_span s)
{
    bao__date from, to;
    bao_error text;
    if (bao__period_find(s, &from, &to)) {
        bao_fail(&text, BAO_OK, "%04u-%02u-%02u/%04u-%02u-%02u", from.year, from.month, from.day,
                 to.year, to.month, to.day);
        bao__meta_set(report, BAO_META_PERIOD, BAO_FROM_PERIOD,
                      bao__meta_keep(report, text.message));
        bao__meta_set_year(report, BAO_FROM_PERIOD, to.year);
    }
}

/* 统计期限自…, 统计周期为… */
static void read_periods(bao_report *report, const edges *e)
{
    for (size_t i = 0; i < e->first_count && !report->meta[BAO_META_PERIOD].value.n; i++) {
        const bao_span s = folded_of(report, e->first[i]);
        const char *at = s.p, *const end = s.p + s.n;
        while ((at = bao_find((bao_span){at, (size_t)(end - at)}, BAO_SPAN("统计")))) {
            const bao_span rest = {at, end - at < 160 ? (size_t)(end - at) : 160};
            if (bao__starts_with_any(rest, bao__words_period_words)) {
                read_period(report, rest);
            }
            at += strlen("统计");
        }
    }
}

/* A short line with a day in it is about its publication: 第A07版 2026年05月19日 */
static bool is_only_dated(bao_span s)
{
    bao__date date;
    bao_range range;
    return s.n < 90 && bao__date_find(s, 0, 3, &date, &range);
}

/* The first sentences that name a year may name the place as well. */
static void read_sentences(bao_report *report, const edges *e, bool work_report)
{
    const bao_meta *place = &report->meta[BAO_META_PLACE], *year = &report->meta[BAO_META_YEAR];
    for (size_t i = 0; i < e->first_count; i++) {
        if (place->value.n && (year->value.n || work_report)) {
            return;
        }
        const bao_block *block = e->first[i];
        bao_span s = head_of(report, block);
        const char *stop = bao_find(s, BAO_SPAN("。"));
        s.n = stop ? (size_t)(stop - s.p) : s.n;
        if (block->kind != BAO_HEADING && block->kind != BAO_PARAGRAPH) {
            continue;
        }
        if (!place->value.n && bao_has(s, "代表国务院")) {
            bao__meta_set(report, BAO_META_LEVEL, BAO_FROM_SENTENCE, BAO_SPAN("nation"));
            return; /* places that follow are only spoken of */
        }
        if (bao_has(s, "年")) {
            bao__meta_take_place(report, BAO_FROM_SENTENCE, s);
            if (!work_report && (stop || !is_only_dated(s))) {
                bao__meta_take_year(report, BAO_FROM_SENTENCE, s);
            }
        }
    }
}

static void read_name(bao_report *report)
{
    bao_span name = report->name;
    for (size_t i = name.n; i-- > 0;) {
        if (name.p[i] == '/') {
            name = (bao_span){name.p + i + 1, name.n - i - 1};
            break;
        }
    }
    for (size_t i = 0; i + 4 <= name.n; i++) {
        unsigned year = 0;
        size_t n = 0;
        while (i + n < name.n && name.p[i + n] >= '0' && name.p[i + n] <= '9') {
            year = n < 6 ? year * 10 + (unsigned)(name.p[i + n] - '0') : 0;
            n++;
        }
        if (n == 4 && year >= 1949 && year <= 2099) {
            bao__meta_set_year(report, BAO_FROM_FILE_NAME, year);
        }
        i += n;
    }
    if (bao_utf8_valid(name) == name.n) {
        const bao_span folded = bao_fold_string(report->arena, name);
        bao__meta_take_place(report, BAO_FROM_FILE_NAME, folded);
    }
}

static bool is_work_report(const bao_report *report)
{
    bao_span view = bao_fold_view(&report->fold);
    view.n = view.n < 600 ? view.n : 600;
    return bao_has(view, "政府工作报告") || bao_has(view, "各位代表");
}

static bool is_given(const bao_report *report, bao_meta_key key)
{
    return report->meta[key].value.n && report->meta[key].origin == BAO_FROM_GIVEN;
}

/* Forgets what was found of a place when another place is given. */
static void forget_place(bao_report *report)
{
    static const bao_meta_key keys[] = {BAO_META_PLACE, BAO_META_ADCODE, BAO_META_LEVEL};
    for (size_t i = 0; i < 3; i++) {
        if (!is_given(report, keys[i])) {
            report->meta[keys[i]] = (bao_meta){{NULL, 0}, BAO_FROM_NOWHERE};
        }
    }
}

bool bao_meta_give(bao_report *report, bao_meta_key key, bao_span value)
{
    bao_meta *meta = &report->meta[key];
    const bool other = !bao_span_equal(meta->value, value);
    if (meta->value.n && other) {
        bao_warn(&report->warnings, "META_CONFLICT", 0,
                 "%s: given \"%.*s\", the report says \"%.*s\"", bao_meta_name(key), (int)value.n,
                 value.p, (int)meta->value.n, meta->value.p);
    }
    if (other && (key == BAO_META_PLACE || key == BAO_META_ADCODE)) {
        forget_place(report);
    }
    meta->value.p = bao_arena_copy(report->arena, value.p, value.n);
    meta->value.n = meta->value.p ? value.n : 0;
    meta->origin = BAO_FROM_GIVEN;
    return meta->value.p && !report->warnings.failed;
}

/* The place that the given code, or else the given name, stands for. */
static const bao_place *given_place(const bao_report *report)
{
    if (is_given(report, BAO_META_ADCODE)) {
        const bao_span code = report->meta[BAO_META_ADCODE].value;
        uint32_t number = 0;
        for (size_t i = 0; i < code.n; i++) {
            number = number * 10 + (uint32_t)(code.p[i] - '0');
        }
        return bao_place_by_code(number);
    }
    bool ambiguous;
    return bao_place_by_name(report->meta[BAO_META_PLACE].value, &ambiguous);
}

bool bao_meta_given_place(bao_report *report)
{
    const bool given = is_given(report, BAO_META_PLACE) || is_given(report, BAO_META_ADCODE);
    const bao_place *place = given ? given_place(report) : NULL;
    if (place) {
        bao_error code;
        bao_fail(&code, BAO_OK, "%06u", place->adcode);
        bao__meta_set(report, BAO_META_PLACE, BAO_FROM_GIVEN, bao_span_of(place->name));
        bao__meta_set(report, BAO_META_ADCODE, BAO_FROM_GIVEN,
                      bao__meta_keep(report, code.message));
        bao__meta_set(report, BAO_META_LEVEL, BAO_FROM_GIVEN, bao_span_of(place->level));
    }
    return !report->warnings.failed;
}

bool bao_meta_read(bao_report *report)
{
    const bool work_report = is_work_report(report);
    const edges e = edges_of(report);
    read_titles(report);
    read_captions(report);
    read_bylines(report, &e, work_report);
    read_periods(report, &e);
    read_sentences(report, &e, work_report);
    bao__meta_take_place(report, BAO_FROM_BYLINE, stated(report, BAO_META_PLACE));
    complete_publisher(report);
    read_name(report);
    return !report->warnings.failed;
}

/* report.c - building a report, folding it in text order, and the ways from folded offsets back. */
#include "doc/report.h"

#define SPAN_LEVELS 32

#define X(name, text) text,
static const char *const origin_names[] = {BAO_ORIGIN_MAP(X)};
static const char *const meta_names[] = {BAO_META_MAP(X)};
#undef X

const char *bao_origin_name(bao_origin origin)
{
    return (unsigned)origin < BAO_ORIGIN_COUNT ? origin_names[origin] : "";
}

const char *bao_meta_name(bao_meta_key key)
{
    return (unsigned)key < BAO_META_COUNT ? meta_names[key] : "";
}

void bao_report_start(bao_report *report, bao_arena *arena, bao_span name, const char *format)
{
    *report = (bao_report){.arena = arena, .name = name, .format = format};
    report->warnings.arena = arena;
}

bao_block *bao_report_add_block(bao_report *report, bao_block_kind kind, bao_range text)
{
    if (report->block_count >= BAO_NONE ||
        !BAO_RESERVE(report->arena, report->blocks, report->block_count, report->block_capacity)) {
        return NULL;
    }
    bao_block *block = &report->blocks[report->block_count++];
    *block = (bao_block){.text = text, .section = BAO_NONE, .table = BAO_NONE};
    block->kind = (uint8_t)kind;
    return block;
}

bao_table *bao_report_add_table(bao_report *report)
{
    if (!BAO_RESERVE(report->arena, report->tables, report->table_count, report->table_capacity)) {
        return NULL;
    }
    bao_table *table = &report->tables[report->table_count++];
    *table = (bao_table){.block = BAO_NONE, .caption = BAO_NONE};
    return table;
}

bool bao_report_add_gap(bao_report *report, bao_range text, bool blank)
{
    if (!BAO_RESERVE(report->arena, report->gaps, report->gap_count, report->gap_capacity)) {
        return false;
    }
    report->gaps[report->gap_count++] = (bao_gap){text, blank};
    return true;
}

bool bao_report_add_page(bao_report *report, uint32_t text, uint32_t page)
{
    if (report->page_count && report->pages[report->page_count - 1].page == page) {
        return true;
    }
    if (!BAO_RESERVE(report->arena, report->pages, report->page_count, report->page_capacity)) {
        return false;
    }
    report->pages[report->page_count++] = (bao_page_start){text, page};
    return true;
}

uint32_t bao_report_page(const bao_report *report, uint32_t text)
{
    size_t low = 0, high = report->page_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (report->pages[middle].text <= text) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low ? report->pages[low - 1].page : 0;
}

/* 第一部分 holds 一、 though both are of level 1. */
static unsigned rank_of(const bao_report *report, const bao_block *heading)
{
    const bao_span text = bao_span_cut(report->text.utf8, heading->text);
    const unsigned level = heading->level < SPAN_LEVELS / 2 ? heading->level : SPAN_LEVELS / 2 - 1;
    return level * 2 - (heading->label && bao_span_starts(text, BAO_SPAN("第")));
}

static void assign_sections(bao_report *report)
{
    uint32_t open[SPAN_LEVELS]; /* heading by depth */
    unsigned rank[SPAN_LEVELS];
    unsigned depth = 0;
    for (size_t i = 0; i < report->block_count; i++) {
        bao_block *block = &report->blocks[i];
        if (block->kind != BAO_HEADING) {
            block->section = depth ? open[depth - 1] : BAO_NONE;
            continue;
        }
        const unsigned own = block->level ? rank_of(report, block) : 0;
        while (depth && rank[depth - 1] >= own) {
            depth--;
        }
        block->section = depth ? open[depth - 1] : BAO_NONE;
        if (own) {
            rank[depth] = own;
            open[depth++] = (uint32_t)i;
        }
    }
}

/* What is left to be folded, and the next gap. */
typedef struct folder {
    bao_report *report;
    size_t gap;
} folder;

static bool is_alphanumeric(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* True when `piece`, folded after what there is, needs a blank before it. */
static bool parts_words(const bao_report *report, bao_range piece)
{
    const bao_buf *out = &report->fold.out;
    const char *p = report->text.utf8.p;
    while (piece.from < piece.to && p[piece.from] <= ' ' && p[piece.from] > 0) {
        piece.from++;
    }
    return piece.from < piece.to && is_alphanumeric(p[piece.from]) && out->n &&
           is_alphanumeric(out->p[out->n - 1]);
}

static bool is_white(const bao_report *report, uint32_t at)
{
    return report->text.utf8.p[at] <= ' ' && report->text.utf8.p[at] > 0;
}

/* Folds a piece of a block and takes its end back. *blank: white space or a gap that parts words
 * stood before it; when it does part words, the end of the piece before, a blank, is used again. */
static void fold_piece(bao_report *report, bao_range piece, bool first, bool *blank)
{
    bao_fold *fold = &report->fold;
    if (piece.from >= piece.to || fold->failed) {
        return;
    }
    *blank |= is_white(report, piece.from);
    fold->out.n += *blank && !first && parts_words(report, piece);
    const bao_range done = bao_fold_block(fold, piece, ' ');
    if (!fold->failed) {
        fold->out.n--;
    }
    *blank = is_white(report, piece.to - 1) || (*blank && done.from == done.to);
}

/* Folds a block that has gaps, piece by piece. */
static bao_range fold_pieces(folder *f, bao_range text, char end)
{
    bao_report *report = f->report;
    bao_fold *fold = &report->fold;
    const uint32_t start = (uint32_t)fold->out.n;
    bool blank = false;
    for (; f->gap < report->gap_count && report->gaps[f->gap].text.from < text.to; f->gap++) {
        const bao_gap *gap = &report->gaps[f->gap];
        fold_piece(report, (bao_range){text.from, gap->text.from}, fold->out.n == start, &blank);
        blank |= gap->blank;
        text.from = gap->text.to < text.from ? text.from
                    : gap->text.to < text.to ? gap->text.to
                                             : text.to;
    }
    blank |= text.from < text.to && is_white(report, text.from);
    fold->out.n += blank && fold->out.n > start && !fold->failed && parts_words(report, text);
    return (bao_range){start, bao_fold_block(fold, text, end).to};
}

static bao_range fold_one(folder *f, bao_range text, char end)
{
    const bao_report *report = f->report;
    while (f->gap < report->gap_count && report->gaps[f->gap].text.to <= text.from) {
        f->gap++;
    }
    if (f->gap < report->gap_count && report->gaps[f->gap].text.from < text.to) {
        return fold_pieces(f, text, end);
    }
    return bao_fold_block(&f->report->fold, text, end);
}

static bao_range fold_table(folder *f, bao_table *table)
{
    const uint32_t from = (uint32_t)f->report->fold.out.n;
    for (uint32_t i = 0; i < table->cell_count; i++) {
        bao_cell *cell = &table->cells[i];
        const bool last = i + 1 == table->cell_count || cell[1].row != cell->row;
        cell->folded = fold_one(f, cell->text, last ? '\n' : '\t');
    }
    const uint32_t to = (uint32_t)f->report->fold.out.n;
    return (bao_range){from, to > from ? to - 1 : from};
}

static void fold_blocks(bao_report *report)
{
    folder f = {.report = report};
    for (size_t i = 0; i < report->block_count; i++) {
        bao_block *block = &report->blocks[i];
        if (block->kind == BAO_CHROME) {
            block->folded.from = block->folded.to = (uint32_t)report->fold.out.n;
        } else if (block->kind == BAO_TABLE && block->table != BAO_NONE) {
            block->folded = fold_table(&f, &report->tables[block->table]);
        } else {
            block->folded = fold_one(&f, block->text, '\n');
        }
    }
}

static bool is_blank(bao_span view)
{
    for (size_t i = 0; i < view.n; i++) {
        if (view.p[i] != '\n' && view.p[i] != '\t') {
            return false;
        }
    }
    return true;
}

static void warn_at(bao_report *report, const char *code, uint32_t count, uint32_t at,
                    const char *what)
{
    if (count) {
        const bao_source_range source = bao_text_source(&report->text, (bao_range){at, at});
        bao_warn(&report->warnings, code, source.from, "%u %s, the first in line %u", count, what,
                 bao_lines_find(&report->lines, at));
    }
}

static void warn_of_fold(bao_report *report)
{
    const bao_fold *fold = &report->fold;
    warn_at(report, "INVISIBLE", fold->unseen, fold->unseen_at,
            "characters without a width inside numbers were left out");
    warn_at(report, "PRIVATE_USE", fold->private_use, fold->private_use_at,
            "private-use characters, whose meaning is unknown");
    warn_at(report, "COMPATIBILITY_FORMS", fold->compatibility, fold->compatibility_at,
            "compatibility characters were read as what they look like");
}

/* The scan places its warnings, those from `first` on, in the text. */
static void place_in_source(bao_report *report, size_t first)
{
    for (size_t i = first; i < report->warnings.count; i++) {
        bao_warning *w = &report->warnings.items[i];
        const uint32_t at = (uint32_t)w->at;
        w->at = bao_text_source(&report->text, (bao_range){at, at}).from;
    }
}

bao_status bao_report_finish(bao_report *report, bao_error *error)
{
    assign_sections(report);
    bao_fold_start(&report->fold, report->arena, report->text.utf8);
    report->fold.collapsed = report->collapsed;
    fold_blocks(report);
    if (report->fold.failed || report->fold.out.failed) {
        return bao_fail(error, BAO_MEMORY, "no memory to fold %zu bytes", report->text.utf8.n);
    }
    if (!report->no_report.code && is_blank(bao_fold_view(&report->fold))) {
        return bao_fail(error, BAO_EMPTY, "no text in %zu bytes, %zu lines", report->text.source.n,
                        report->lines.count);
    }
    warn_of_fold(report);
    const size_t warned = report->warnings.count;
    if (!bao_quantity_scan(report->arena, &report->fold, &report->warnings, &report->quantities) ||
        report->warnings.failed) {
        return bao_fail(error, BAO_MEMORY, "no memory for the numbers of %zu bytes",
                        report->text.utf8.n);
    }
    place_in_source(report, warned);
    return BAO_OK;
}

const bao_block *bao_report_block_at(const bao_report *report, uint32_t at)
{
    size_t low = 0, high = report->block_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (report->blocks[middle].folded.from <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    while (low && report->blocks[low - 1].kind == BAO_CHROME) {
        low--;
    }
    return low && at < report->blocks[low - 1].folded.to ? &report->blocks[low - 1] : NULL;
}

/* A title on one line. */
static void add_title(bao_buf *out, bao_span title)
{
    for (size_t i = 0; i < title.n; i++) {
        if (title.p[i] != '\n' && title.p[i] != '\r') {
            bao_buf_byte(out, title.p[i]);
        }
    }
}

bao_span bao_report_section_path(const bao_report *report, const bao_block *block)
{
    uint32_t path[SPAN_LEVELS];
    unsigned depth = 0;
    for (uint32_t at = block->section; at != BAO_NONE && depth < SPAN_LEVELS; depth++) {
        path[depth] = at;
        at = report->blocks[at].section;
    }
    bao_buf out = bao_buf_in(report->arena);
    while (depth--) {
        add_title(&out, bao_span_cut(report->text.utf8, report->blocks[path[depth]].text));
        bao_buf_string(&out, depth ? " / " : "");
    }
    if (out.failed) {
        return (bao_span){NULL, 0};
    }
    return out.n ? bao_buf_view(&out) : (bao_span){"", 0};
}

bao_source_range bao_report_source(const bao_report *report, bao_range folded)
{
    return bao_text_source(&report->text, bao_fold_text(&report->fold, folded));
}

uint32_t bao_report_line(const bao_report *report, uint32_t folded_at)
{
    const bao_range text = bao_fold_text(&report->fold, (bao_range){folded_at, folded_at});
    return bao_lines_find(&report->lines, text.from);
}

size_t bao_report_gap_after(const bao_report *report, uint32_t at)
{
    size_t low = 0, high = report->gap_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (report->gaps[middle].text.to <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

bao_span bao_report_content(const bao_report *report, bao_range text)
{
    size_t gap = bao_report_gap_after(report, text.from);
    if (gap == report->gap_count || report->gaps[gap].text.from >= text.to) {
        return bao_span_cut(report->text.utf8, text);
    }
    bao_buf out = bao_buf_in(report->arena);
    for (; gap < report->gap_count && report->gaps[gap].text.from < text.to; gap++) {
        const bao_range left = report->gaps[gap].text;
        if (left.from > text.from) {
            bao_buf_span(&out, bao_span_cut(report->text.utf8, (bao_range){text.from, left.from}));
        }
        text.from = left.to < text.to ? left.to : text.to;
        if (report->gaps[gap].blank && out.n && is_alphanumeric(out.p[out.n - 1]) &&
            text.from < text.to && is_alphanumeric(report->text.utf8.p[text.from])) {
            bao_buf_byte(&out, ' '); /* 5.2 and 4.6 in two paragraphs are not 5.24.6 */
        }
    }
    bao_buf_span(&out, bao_span_cut(report->text.utf8, text));
    bao_buf_room(&out, 1);
    return out.failed ? (bao_span){NULL, 0} : bao_buf_view(&out);
}

bao_span bao_report_raw(const bao_report *report, bao_range folded)
{
    return bao_report_content(report, bao_fold_text(&report->fold, folded));
}

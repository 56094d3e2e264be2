/* grid_assign_rows.c - which row of the form each row of a table is: by labels whole or joined, in
 * the best order; then, between those, by likeness and by the form's order. */
#include "extract/grid_parts.h"

/* Rows that one broken label may take. */
#define GROUP_MOST 8

/* A table that is flat has no more rows than these: the figures, and what is left of a header. */
#define FLAT_ROWS_MOST 6

/* More rows are no form. */
#define ROWS_MOST 4000

/* What a match is worth. Rows that a match explains count; a step back in the form's order costs
 * less than a label is worth, for labels decide. */
enum {
    WORTH_LABEL = 1000,
    WORTH_BESIDE = 1200,
    WORTH_TEXT = 300,
    COST_JOINED = 10,
    COST_BACK = 700,
    COST_BACK_JOINED = 1500
};

/* Rows that rows i to i + count - 1 could be together, and how. */
typedef struct offer {
    uint64_t keys;
    uint8_t matched_by; /* bao__matched_by */
    uint8_t carrier;    /* which of them has the values; GROUP_MOST when none has cells */
} offer;

typedef struct state {
    int32_t score;
    uint8_t count;  /* rows of the step that led here; 0: nothing did */
    uint8_t key;    /* 1 + row of that step, 0 for a row left out */
    uint8_t before; /* last row before that step, as 1 + row or 0 */
} state;

typedef struct matcher {
    const bao__grid_reading *g;
    bao__row_match *matches; /* by row */
    uint32_t *list;          /* rows that look for a row of the form */
    size_t count;
    uint32_t width; /* rows of the form + 1 */
    state *states;  /* of position i and last row k at i * width + k */
    uint64_t found; /* rows that rows with cells have */
} matcher;

static const bao__table_row *row_at(const matcher *m, size_t i)
{
    return &m->g->rows[m->list[i]];
}

static bao__row_match *match_at(const matcher *m, size_t i)
{
    return &m->matches[m->list[i]];
}

static bool is_blank(const bao__grid_reading *g, const bao__table_row *row, uint32_t i)
{
    return bao__value_of(g, row, i)->kind == BAO_CELL_BLANK;
}

/* All figures of the form in one row, perhaps behind a blank label; of a small form, perhaps cut
 * off. */
static bool is_flat(const bao__grid_reading *g, const bao__table_row *row, uint32_t first)
{
    const bao_grid *grid = g->grid;
    const uint32_t count = row->cell_count - first;
    uint32_t filled = count;
    while (filled && is_blank(g, row, first + filled - 1)) {
        filled--;
    }
    const uint32_t rows = grid->rows.count - (uint32_t)__builtin_popcountll(grid->rows.extra);
    const uint32_t places = grid->place_count;
    const bool whole = count == places || filled == places;
    const bool small = g->tables[row->table].rows <= FLAT_ROWS_MOST;
    const bool cut =
        rows < 5 && grid->columns.sum_count && filled > grid->columns.count && filled < places;
    return rows > 1 && small && row->kind == BAO__VALUE_ROW && !row->keys && (whole || cut);
}

/* Rows that a header names for the figures below it. */
static uint64_t rows_over(const bao__grid_reading *g, const bao__header *header)
{
    uint64_t rows = 0;
    for (uint32_t i = 0; i < header->column_count; i++) {
        rows |= g->columns[header->column + i].rows;
    }
    return rows;
}

/* The header of a row names row and column of its cells; one that names fewer than all of a form
 * in one row has lost its spans. */
static bool is_paired(const bao__grid_reading *g, const bao__table_row *row)
{
    const bao__header *header = row->header == BAO_NONE ? NULL : &g->headers[row->header];
    if (!header || !header->pairs || row->kind == BAO__TEXT_ROW || row->keys) {
        return false;
    }
    uint32_t named = 0;
    for (uint32_t i = 0; i < header->column_count; i++) {
        named += g->columns[header->column + i].columns != 0;
    }
    return named >= row->cell_count || row->cell_count != g->grid->place_count;
}

/* Lists the rows that look for a row of the form: neither flat ones nor those whose header names it
 * look for one. */
static bool list_rows(matcher *m)
{
    const bao__grid_reading *g = m->g;
    m->list = bao_arena_alloc(g->report->arena, (g->row_count + 1) * sizeof *m->list);
    m->matches = bao_arena_calloc(g->report->arena, g->row_count + 1, sizeof *m->matches);
    if (!m->list || !m->matches) {
        return false;
    }
    for (size_t i = 0; i < g->row_count; i++) {
        m->matches[i].key = BAO_NONE;
    }
    for (size_t i = 0; i < g->row_count && m->count < ROWS_MOST; i++) {
        const bao__table_row *row = &g->rows[i];
        bao__row_match *match = &m->matches[i];
        const bool paired = is_paired(g, row);
        if (!paired && !row->foreign) {
            match->blank_first = row->cell_count == g->grid->place_count + 1 && is_blank(g, row, 0);
            match->flat = is_flat(g, row, match->blank_first);
        }
        if (!paired && !row->foreign && !match->flat) {
            m->list[m->count++] = (uint32_t)i;
        } else if (paired) {
            m->found |= rows_over(g, &g->headers[row->header]);
        }
    }
    return true;
}

/* One row by itself. */
static offer offer_one(const matcher *m, size_t i)
{
    const bao__table_row *row = row_at(m, i);
    return (offer){.keys = row->keys,
                   .matched_by = BAO__LABEL,
                   .carrier = row->kind == BAO__TEXT_ROW ? GROUP_MOST : 0};
}

/* Which of `count` rows has the values; GROUP_MOST: none; false when two have. */
static bool find_carrier(const matcher *m, size_t i, size_t count, uint8_t *carrier)
{
    bool valued = false;
    *carrier = GROUP_MOST;
    for (size_t n = 0; n < count; n++) {
        const uint8_t kind = row_at(m, i + n)->kind;
        if (kind == BAO__VALUE_ROW && valued) {
            return false;
        }
        if (kind == BAO__VALUE_ROW || (kind == BAO__BLANK_ROW && *carrier == GROUP_MOST)) {
            *carrier = (uint8_t)n;
        }
        valued |= kind == BAO__VALUE_ROW;
    }
    return true;
}

/* Several rows: a broken label, or a label beside a row of bare numbers. */
static offer offer_many(const matcher *m, size_t i, size_t count)
{
    bao_range pieces[GROUP_MOST];
    size_t texts = 0;
    offer made = {0};
    if (!find_carrier(m, i, count, &made.carrier)) {
        return made;
    }
    for (size_t n = 0; n < count; n++) {
        const bao__table_row *row = row_at(m, i + n);
        if (row->piece_count) {
            pieces[texts++] = row->pieces[row->piece_count - 1];
        } else if (n != made.carrier && row->kind != BAO__BLANK_ROW) {
            return made;
        }
    }
    if (texts > 1) {
        made.matched_by = BAO__JOINED;
        made.keys = bao__joined_hit(m->g, pieces, texts).rows;
        made.keys = made.keys ? made.keys : bao__label_tail(m->g, pieces, texts);
    } else if (texts == 1 && count == 2 && made.carrier < GROUP_MOST) {
        const bao__table_row *label = row_at(m, i + !made.carrier);
        made.matched_by = BAO__BESIDE;
        made.keys = label->kind == BAO__TEXT_ROW ? label->keys : 0; /* else: a row of blanks */
    }
    return made;
}

static int32_t worth(const matcher *m, size_t i, const offer *o, size_t count, uint32_t key,
                     uint32_t before)
{
    (void)m;
    (void)i;
    const bool back = key + 1 <= before;
    int32_t score = o->carrier == GROUP_MOST       ? WORTH_TEXT * (int32_t)count
                    : o->matched_by == BAO__BESIDE ? WORTH_BESIDE
                                                   : WORTH_LABEL * (int32_t)count;
    score -= o->matched_by == BAO__LABEL ? 0 : COST_JOINED;
    if (back) {
        return o->matched_by == BAO__BESIDE
                   ? -1
                   : score - (o->matched_by == BAO__LABEL ? COST_BACK : COST_BACK_JOINED);
    }
    return score - (int32_t)(key - before);
}

static void reach(matcher *m, size_t at, uint32_t last, int32_t score, size_t count, uint32_t key,
                  uint32_t before)
{
    state *to = &m->states[at * m->width + last];
    if (to->count == 0 || score > to->score) {
        *to = (state){score, (uint8_t)count, (uint8_t)key, (uint8_t)before};
    }
}

static void take_offer(matcher *m, size_t i, const offer *o, size_t count)
{
    for (uint32_t before = 0; before < m->width; before++) {
        const state *from = &m->states[i * m->width + before];
        if (i && from->count == 0) {
            continue;
        }
        for (uint64_t keys = o->keys; keys; keys &= keys - 1) {
            const uint32_t key = (uint32_t)__builtin_ctzll(keys);
            const int32_t score = worth(m, i, o, count, key, before);
            if (score > 0) {
                reach(m, i + count, key + 1, from->score + score, count, key + 1, before);
            }
        }
        if (i == 0) {
            return; /* nothing stands before the first row */
        }
    }
}

static void leave_out(matcher *m, size_t i)
{
    for (uint32_t before = 0; before < m->width; before++) {
        const state *from = &m->states[i * m->width + before];
        if (i == 0 || from->count) {
            reach(m, i + 1, before, from->score, 1, 0, before);
        }
        if (i == 0) {
            return;
        }
    }
}

/* A label can be broken over rows i to i + count - 1: what has a label and figures is whole, and
 * a label of its own goes on nothing, but it may stand below bare figures. */
static bool may_go_on(const matcher *m, size_t i, size_t count)
{
    const bao__table_row *first = row_at(m, i), *last = row_at(m, i + count - 1);
    const bool bare = first->kind == BAO__VALUE_ROW && first->piece_count == 0;
    return (!first->keys || first->kind != BAO__VALUE_ROW) && (!last->keys || (bare && count == 2));
}

static bool score_all(matcher *m)
{
    m->states = bao_arena_calloc(m->g->report->arena, (m->count + 1) * m->width, sizeof *m->states);
    if (!m->states) {
        return false;
    }
    for (size_t i = 0; i < m->count; i++) {
        const offer one = offer_one(m, i);
        leave_out(m, i);
        take_offer(m, i, &one, 1);
        for (size_t n = 2; n <= GROUP_MOST && i + n <= m->count && may_go_on(m, i, n); n++) {
            const offer many = offer_many(m, i, n);
            if (many.keys) {
                take_offer(m, i, &many, n);
            }
        }
    }
    return true;
}

static void take(matcher *m, size_t i, size_t count, uint32_t key)
{
    const offer o = count == 1 ? offer_one(m, i) : offer_many(m, i, count);
    if (o.carrier < GROUP_MOST) {
        *match_at(m, i + o.carrier) =
            (bao__row_match){key, o.matched_by, false, match_at(m, i + o.carrier)->blank_first};
        m->found |= UINT64_C(1) << key;
    }
}

static void trace_back(matcher *m)
{
    uint32_t last = 0;
    const state *end = &m->states[m->count * m->width];
    for (uint32_t k = 1; k < m->width; k++) {
        if (end[k].count && (!end[last].count || end[k].score > end[last].score)) {
            last = k;
        }
    }
    for (size_t at = m->count; at > 0;) {
        const state *step = &m->states[at * m->width + last];
        if (step->count == 0) {
            return;
        }
        at -= step->count;
        if (step->key) {
            take(m, at, step->count, step->key - 1u);
        }
        last = step->before;
    }
}

/* Rows from `from` to `to` (exclusive) that no row has and that the form wants. */
static uint64_t missing_rows(const matcher *m, uint32_t from, uint32_t to)
{
    uint64_t missing = 0;
    for (uint32_t k = from; k < to; k++) {
        missing |= UINT64_C(1) << k;
    }
    return missing & ~m->found & ~m->g->grid->rows.extra;
}

/* Positions [begin, end) of the list between two rows with rows, and those rows. */
typedef struct gap {
    size_t begin, end;
    uint32_t after, before; /* rows [after, before) may stand there */
} gap;

/* A row without a label, with no more cells than a row of the form can have. */
static bool is_open(const matcher *m, size_t i)
{
    const bao__table_row *row = row_at(m, i);
    return match_at(m, i)->key == BAO_NONE && row->kind != BAO__TEXT_ROW &&
           row->cell_count - match_at(m, i)->blank_first <= m->g->grid->columns.count + 4;
}

/* Rows whose words are much like the label of one missing row. */
static bool find_alike(matcher *m, const gap *g)
{
    uint32_t after = g->after;
    for (size_t i = g->begin; i < g->end; i++) {
        const bao__table_row *row = row_at(m, i);
        if (!is_open(m, i) || !row->piece_count) {
            continue;
        }
        const bao_span text = bao_span_cut(m->g->view, row->pieces[row->piece_count - 1]);
        const uint32_t key = bao__label_alike(m->g, text, missing_rows(m, after, g->before));
        if (key != BAO_NONE) {
            match_at(m, i)->key = key;
            match_at(m, i)->matched_by = BAO__ALIKE;
            m->found |= UINT64_C(1) << key;
            return true;
        }
    }
    return false;
}

/* As many rows without label as rows are missing: they are those, in order. */
static void find_by_order(matcher *m, const gap *g)
{
    const uint64_t missing = missing_rows(m, g->after, g->before);
    uint32_t valued = 0, blank = 0;
    for (size_t i = g->begin; i < g->end; i++) {
        const bao__table_row *row = row_at(m, i);
        if (!is_open(m, i)) {
            continue;
        }
        for (uint32_t p = 0; p < row->piece_count; p++) {
            if (!bao__label_part(m->g, &m->g->grid->rows, bao_span_cut(m->g->view, row->pieces[p]),
                                 missing)) {
                return; /* a row that the form does not have */
            }
        }
        *(row->kind == BAO__VALUE_ROW ? &valued : &blank) += 1;
    }
    const uint32_t wanted = (uint32_t)__builtin_popcountll(missing);
    const bool with_blanks = valued + blank == wanted;
    if (!valued || (!with_blanks && valued != wanted)) {
        return;
    }
    uint64_t left = missing;
    for (size_t i = g->begin; i < g->end && left; i++) {
        const bao__table_row *row = row_at(m, i);
        if (is_open(m, i) && (with_blanks || row->kind == BAO__VALUE_ROW)) {
            match_at(m, i)->key = (uint32_t)__builtin_ctzll(left);
            match_at(m, i)->matched_by = BAO__ORDER;
            left &= left - 1;
        }
    }
    m->found |= missing;
}

/* The next gap from position `at` on; false at the end of the list. */
static bool next_gap(const matcher *m, size_t at, uint32_t after, gap *g)
{
    if (at >= m->count) {
        return false;
    }
    *g = (gap){at, at, after, m->g->grid->rows.count};
    while (g->end < m->count) {
        if (match_at(m, g->end)->key != BAO_NONE) {
            g->before = match_at(m, g->end)->key;
            break;
        }
        g->end++;
    }
    return true;
}

static void fill_gaps(matcher *m, bool by_order)
{
    gap g;
    size_t at = 0;
    uint32_t after = 0;
    while (next_gap(m, at, after, &g)) {
        if (by_order) {
            find_by_order(m, &g);
        } else if (find_alike(m, &g)) {
            continue; /* the gap is two now */
        }
        at = g.end + 1;
        after = g.end < m->count ? match_at(m, g.end)->key + 1 : 0;
    }
}

const bao__row_match *bao__rows_assign(bao__grid_reading *g)
{
    matcher m = {.g = g, .width = g->grid->rows.count + 1};
    if (!list_rows(&m) || !score_all(&m)) {
        return NULL;
    }
    trace_back(&m);
    fill_gaps(&m, false);
    fill_gaps(&m, true);
    return m.matches;
}

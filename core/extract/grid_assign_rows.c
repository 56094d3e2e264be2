/* grid_assign_rows.c - which row of the form each strip is: by labels whole or joined, in the best
 * order; then, between those, by likeness and by the form's order. */
#include "extract/grid_parts.h"

/* Strips that one broken label may take. */
#define GROUP_MOST 8

/* A table that is flat has no more rows than these: the figures, and what is left of a header. */
#define FLAT_ROWS_MOST 6

/* More strips are no form. */
#define ROWS_MOST 4000

/* What a match is worth. Strips that a match explains count; a step back in the form's order costs
 * less than a label is worth, for labels decide. */
enum {
    WORTH_LABEL = 1000,
    WORTH_BESIDE = 1200,
    WORTH_TEXT = 300,
    COST_JOINED = 10,
    COST_BACK = 700,
    COST_BACK_JOINED = 1500
};

/* Rows that strips i to i + count - 1 could be together, and how. */
typedef struct offer {
    uint64_t keys;
    uint8_t how;     /* bao__matched_by */
    uint8_t carrier; /* which of them has the values; GROUP_MOST when none has cells */
} offer;

typedef struct state {
    int32_t score;
    uint8_t count;  /* strips of the step that led here; 0: nothing did */
    uint8_t key;    /* 1 + row of that step, 0 for a strip left out */
    uint8_t before; /* last row before that step, as 1 + row or 0 */
} state;

typedef struct matcher {
    bao__grid_reading *s;
    uint32_t *list; /* strips that look for a row */
    size_t count;
    uint32_t width; /* rows of the form + 1 */
    state *states;  /* of position i and last row k at i * width + k */
    uint64_t found; /* rows that strips with cells have */
} matcher;

static bao__table_row *strip_at(const matcher *m, size_t i)
{
    return &m->s->strips[m->list[i]];
}

/* All figures of the form in one row, perhaps behind a blank label; of a small form, perhaps cut
 * off. */
static bool is_flat(const bao__grid_reading *s, bao__table_row *strip)
{
    const bao_grid *grid = s->grid;
    if (strip->slot_count == grid->place_count + 1 &&
        s->slots[strip->slot].value.kind == BAO_CELL_BLANK) {
        strip->slot++;
        strip->slot_count--;
    }
    uint32_t filled = strip->slot_count;
    while (filled && s->slots[strip->slot + filled - 1].value.kind == BAO_CELL_BLANK) {
        filled--;
    }
    const uint32_t rows = grid->rows.count - (uint32_t)__builtin_popcountll(grid->rows.extra);
    const uint32_t places = grid->place_count;
    const bool whole = strip->slot_count == places || filled == places;
    const bool small = s->planes[strip->plane].rows <= FLAT_ROWS_MOST;
    const bool cut =
        rows < 5 && grid->columns.sum_count && filled > grid->columns.count && filled < places;
    return rows > 1 && small && strip->kind == BAO__VALUE_ROW && !strip->keys && (whole || cut);
}

/* Rows that a header names for the figures below it. */
static uint64_t rows_over(const bao__grid_reading *s, const bao__header *header)
{
    uint64_t rows = 0;
    for (uint32_t i = 0; i < header->leaf_count; i++) {
        rows |= s->leaves[header->leaf + i].rows;
    }
    return rows;
}

/* The header of a strip names row and column of its cells; one that names fewer than all of a form
 * in one row has lost its spans. */
static bool is_paired(const bao__grid_reading *s, const bao__table_row *strip)
{
    const bao__header *header = strip->header == BAO_NONE ? NULL : &s->headers[strip->header];
    if (!header || !header->pairs || strip->kind == BAO__TEXT_ROW || strip->keys) {
        return false;
    }
    uint32_t named = 0;
    for (uint32_t i = 0; i < header->leaf_count; i++) {
        named += s->leaves[header->leaf + i].columns != 0;
    }
    return named >= strip->slot_count || strip->slot_count != s->grid->place_count;
}

static bool list_strips(matcher *m)
{
    bao__grid_reading *s = m->s;
    m->list = bao_arena_alloc(s->report->arena, (s->strip_count + 1) * sizeof *m->list);
    if (!m->list) {
        return false;
    }
    for (size_t i = 0; i < s->strip_count && m->count < ROWS_MOST; i++) {
        bao__table_row *strip = &s->strips[i];
        const bool paired = is_paired(s, strip);
        strip->flat = !paired && !strip->foreign && is_flat(s, strip);
        if (!paired && !strip->foreign && !strip->flat) {
            m->list[m->count++] = (uint32_t)i;
        } else if (paired) {
            m->found |= rows_over(s, &s->headers[strip->header]);
        }
    }
    return true;
}

/* One strip by itself. */
static offer offer_one(const matcher *m, size_t i)
{
    const bao__table_row *strip = strip_at(m, i);
    return (offer){.keys = strip->keys,
                   .how = BAO__LABEL,
                   .carrier = strip->kind == BAO__TEXT_ROW ? GROUP_MOST : 0};
}

/* Which of `count` strips has the values; GROUP_MOST: none; false when two have. */
static bool find_carrier(const matcher *m, size_t i, size_t count, uint8_t *carrier)
{
    bool valued = false;
    *carrier = GROUP_MOST;
    for (size_t n = 0; n < count; n++) {
        const uint8_t kind = strip_at(m, i + n)->kind;
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

/* Several strips: a broken label, or a label beside a row of bare numbers. */
static offer offer_many(const matcher *m, size_t i, size_t count)
{
    bao_range pieces[GROUP_MOST];
    size_t texts = 0;
    offer made = {0};
    if (!find_carrier(m, i, count, &made.carrier)) {
        return made;
    }
    for (size_t n = 0; n < count; n++) {
        const bao__table_row *strip = strip_at(m, i + n);
        if (strip->piece_count) {
            pieces[texts++] = strip->pieces[strip->piece_count - 1];
        } else if (n != made.carrier && strip->kind != BAO__BLANK_ROW) {
            return made;
        }
    }
    if (texts > 1) {
        made.how = BAO__JOINED;
        made.keys = bao__joined_hit(m->s, pieces, texts).rows;
        made.keys = made.keys ? made.keys : bao__label_tail(m->s, pieces, texts);
    } else if (texts == 1 && count == 2 && made.carrier < GROUP_MOST) {
        const bao__table_row *label = strip_at(m, i + !made.carrier);
        made.how = BAO__BESIDE;
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
    int32_t score = o->carrier == GROUP_MOST ? WORTH_TEXT * (int32_t)count
                    : o->how == BAO__BESIDE  ? WORTH_BESIDE
                                             : WORTH_LABEL * (int32_t)count;
    score -= o->how == BAO__LABEL ? 0 : COST_JOINED;
    if (back) {
        return o->how == BAO__BESIDE
                   ? -1
                   : score - (o->how == BAO__LABEL ? COST_BACK : COST_BACK_JOINED);
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
            return; /* nothing stands before the first strip */
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

/* A label can be broken over strips i to i + count - 1: what has a label and figures is whole, and
 * a label of its own goes on nothing, but it may stand below bare figures. */
static bool may_go_on(const matcher *m, size_t i, size_t count)
{
    const bao__table_row *first = strip_at(m, i), *last = strip_at(m, i + count - 1);
    const bool bare = first->kind == BAO__VALUE_ROW && first->piece_count == 0;
    return (!first->keys || first->kind != BAO__VALUE_ROW) && (!last->keys || (bare && count == 2));
}

static bool score_all(matcher *m)
{
    m->states = bao_arena_calloc(m->s->report->arena, (m->count + 1) * m->width, sizeof *m->states);
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

static void settle(matcher *m, size_t i, size_t count, uint32_t key)
{
    const offer o = count == 1 ? offer_one(m, i) : offer_many(m, i, count);
    if (o.carrier < GROUP_MOST) {
        bao__table_row *strip = strip_at(m, i + o.carrier);
        strip->key = key;
        strip->how = o.how;
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
            settle(m, at, step->count, step->key - 1u);
        }
        last = step->before;
    }
}

/* Rows from `from` to `to` (exclusive) that no strip has and that the form wants. */
static uint64_t missing_rows(const matcher *m, uint32_t from, uint32_t to)
{
    uint64_t missing = 0;
    for (uint32_t k = from; k < to; k++) {
        missing |= UINT64_C(1) << k;
    }
    return missing & ~m->found & ~m->s->grid->rows.extra;
}

/* Positions [begin, end) of the list between two strips with rows, and those rows. */
typedef struct gap {
    size_t begin, end;
    uint32_t after, before; /* rows [after, before) may stand there */
} gap;

/* A row without a label, with no more cells than a row of the form can have. */
static bool is_open(const matcher *m, const bao__table_row *strip)
{
    return strip->key == BAO_NONE && strip->kind != BAO__TEXT_ROW &&
           strip->slot_count <= m->s->grid->columns.count + 4;
}

/* Strips whose words are much like the label of one missing row. */
static bool find_alike(matcher *m, const gap *g)
{
    uint32_t after = g->after;
    for (size_t i = g->begin; i < g->end; i++) {
        bao__table_row *strip = strip_at(m, i);
        if (!is_open(m, strip) || !strip->piece_count) {
            continue;
        }
        const bao_span text = bao_span_cut(m->s->view, strip->pieces[strip->piece_count - 1]);
        const uint32_t key = bao__label_alike(m->s, text, missing_rows(m, after, g->before));
        if (key != BAO_NONE) {
            strip->key = key;
            strip->how = BAO__ALIKE;
            m->found |= UINT64_C(1) << key;
            return true;
        }
    }
    return false;
}

/* As many strips without label as rows are missing: they are those, in order. */
static void find_by_order(matcher *m, const gap *g)
{
    const uint64_t missing = missing_rows(m, g->after, g->before);
    uint32_t valued = 0, blank = 0;
    for (size_t i = g->begin; i < g->end; i++) {
        const bao__table_row *strip = strip_at(m, i);
        if (!is_open(m, strip)) {
            continue;
        }
        for (uint32_t p = 0; p < strip->piece_count; p++) {
            if (!bao__label_part(m->s, &m->s->grid->rows,
                                 bao_span_cut(m->s->view, strip->pieces[p]), missing)) {
                return; /* a row that the form does not have */
            }
        }
        *(strip->kind == BAO__VALUE_ROW ? &valued : &blank) += 1;
    }
    const uint32_t wanted = (uint32_t)__builtin_popcountll(missing);
    const bool with_blanks = valued + blank == wanted;
    if (!valued || (!with_blanks && valued != wanted)) {
        return;
    }
    uint64_t left = missing;
    for (size_t i = g->begin; i < g->end && left; i++) {
        bao__table_row *strip = strip_at(m, i);
        if (is_open(m, strip) && (with_blanks || strip->kind == BAO__VALUE_ROW)) {
            strip->key = (uint32_t)__builtin_ctzll(left);
            strip->how = BAO__ORDER;
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
    *g = (gap){at, at, after, m->s->grid->rows.count};
    while (g->end < m->count) {
        const bao__table_row *strip = strip_at(m, g->end);
        if (strip->key != BAO_NONE) {
            g->before = strip->key;
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
        after = g.end < m->count ? strip_at(m, g.end)->key + 1 : 0;
    }
}

bool bao__rows_find(bao__grid_reading *s)
{
    matcher m = {.s = s, .width = s->grid->rows.count + 1};
    if (!list_strips(&m) || !score_all(&m)) {
        return false;
    }
    trace_back(&m);
    fill_gaps(&m, false);
    fill_gaps(&m, true);
    return true;
}

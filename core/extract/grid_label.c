/* grid_label.c - labels of rows and columns: what is left of them, finding them, whole, as the end
 * of a text, or nearly. */
#include "extract/grid_parts.h"
#include "extract/labels.h"

#include "base/utf8.h"
#include "extract/word_lists.h"

/* Longer texts are no labels. */
#define TEXT_MOST 600

/* Characters that a row's label may have before it, of a group's label beside it. */
#define TAIL_REST 8

/* A label of fewer characters is nothing that another text could be much like. */
#define ALIKE_LEAST 5
#define ALIKE_MOST  48

/* A text so short, and without Chinese, is not looked up as a label when its cell is looked at. */
static bool is_brief(bao_span text)
{
    return text.n == 0 || (text.n <= 6 && text.p[0] >= 0);
}

static bool is_kept(uint32_t c)
{
    return (c >= 0x3400 && c < 0xA000) || c == 0x3007 || (c < 0x80 && (c | 0x20) - 'a' < 26) ||
           c - '0' < 10;
}

/* Copies what is_kept, without bracketed notes; an unclosed bracket cuts the rest off. */
static size_t copy_kept(bao_span s, char *out)
{
    size_t n = 0;
    int depth = 0;
    for (size_t i = 0, size; i < s.n; i += size) {
        const uint32_t c = bao_utf8_next(s.p + i, &size);
        depth += c == '(' || c == '[';
        if (depth == 0 && is_kept(c)) {
            memcpy(out + n, s.p + i, size);
            n += size;
        }
        depth -= (c == ')' || c == ']') && depth > 0;
    }
    return n;
}

/* 1属于国家秘密: a number that lost its point. */
static bao_span skip_digits(bao_span s)
{
    size_t digits = 0;
    while (digits < s.n && digits < 2 && s.p[digits] >= '0' && s.p[digits] <= '9') {
        digits++;
    }
    const bool before_word = digits && digits < s.n && s.p[digits] < 0;
    return before_word ? (bao_span){s.p + digits, s.n - digits} : s;
}

/* (六)其他 is not 3.其他: the number belongs to so short a label. */
static size_t keep_number(bao_span folded, bao_span label, char *out)
{
    if (label.n > 6 || label.n == 0 || folded.n < 5 || folded.p[0] != '(' || folded.p[4] != ')') {
        return 0;
    }
    memmove(out + 3, label.p, label.n);
    memcpy(out, folded.p + 1, 3);
    return 3;
}

bao_span bao_grid_label(bao_span folded, char *out)
{
    bao_span label = {out, copy_kept(bao_label_body(folded), out)};
    label = skip_digits(label);
    const size_t number = keep_number(folded, label, out);
    if (number) {
        return (bao_span){out, label.n + number};
    }
    for (size_t i = 0; bao__words_grid_label_tails[i]; i++) {
        const bao_span tail = bao_span_of(bao__words_grid_label_tails[i]);
        if (label.n >= tail.n + 6 && bao_span_ends(label, tail)) {
            label.n -= tail.n;
        }
    }
    return label;
}

static size_t hash_label(bao_span s)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < s.n; i++) {
        h = (h ^ (unsigned char)s.p[i]) * 16777619u;
    }
    return h;
}

/* The slot of `label`, taken or free. */
static uint32_t *slot_of(const bao_grids *grids, bao_span label)
{
    size_t at = hash_label(label) & (grids->slot_count - 1);
    while (grids->slots[at] && !bao_span_equal(grids->labels[grids->slots[at] - 1], label)) {
        at = (at + 1) & (grids->slot_count - 1);
    }
    return &grids->slots[at];
}

static bao_grid_hit *note_label(bao_grids *grids, uint32_t grid, bao_span label)
{
    uint32_t *slot = slot_of(grids, label);
    if (!*slot) {
        grids->labels[grids->label_count++] = label;
        grids->longest = label.n > grids->longest ? label.n : grids->longest;
        *slot = grids->label_count;
    }
    return &grids->hits[(size_t)(*slot - 1) * grids->count + grid];
}

/* A bit for the last character of a label. */
static uint64_t end_bit(bao_span label)
{
    const unsigned char *end = (const unsigned char *)label.p + label.n;
    return UINT64_C(1) << (label.n < 2 ? 0 : (end[-1] ^ (unsigned)end[-2] << 3) & 63);
}

static void index_axis(bao_grids *grids, uint32_t grid, bao_grid_axis *axis, bool columns)
{
    axis->extra = axis->ends = 0;
    for (uint32_t k = 0; k < axis->count; k++) {
        const bao_grid_key *key = &axis->keys[k];
        axis->extra |= (uint64_t)key->extra << k;
        for (uint32_t l = 0; l < key->label_count; l++) {
            bao_grid_hit *hit = note_label(grids, grid, key->labels[l]);
            *(columns ? &hit->columns : &hit->rows) |= UINT64_C(1) << k;
            axis->ends |= end_bit(key->labels[l]);
        }
    }
}

static size_t count_labels(const bao_grids *grids)
{
    size_t n = 1;
    for (uint32_t g = 0; g < grids->count; g++) {
        const bao_grid *grid = &grids->items[g];
        n += grid->group_count;
        for (uint32_t k = 0; k < grid->rows.count; k++) {
            n += grid->rows.keys[k].label_count;
        }
        for (uint32_t k = 0; k < grid->columns.count; k++) {
            n += grid->columns.keys[k].label_count;
        }
    }
    return n;
}

static uint32_t count_places(const bao_grid *grid)
{
    const size_t most = (size_t)grid->rows.count * grid->columns.count;
    uint32_t n = 0;
    for (size_t i = 0; i < most; i++) {
        n += grid->places[i].indicator != BAO_NONE;
    }
    return n;
}

bool bao_grids_index(bao_arena *arena, bao_grids *grids)
{
    const size_t most = count_labels(grids);
    grids->slot_count = 64;
    while (grids->slot_count < most * 2) {
        grids->slot_count *= 2;
    }
    grids->slots = bao_arena_calloc(arena, grids->slot_count, sizeof *grids->slots);
    grids->labels = bao_arena_calloc(arena, most, sizeof *grids->labels);
    grids->hits = bao_arena_calloc(arena, most * (grids->count + 1), sizeof *grids->hits);
    grids->label_count = 0;
    if (!grids->slots || !grids->labels || !grids->hits) {
        return false;
    }
    for (uint32_t g = 0; g < grids->count; g++) {
        bao_grid *grid = &grids->items[g];
        index_axis(grids, g, &grid->rows, false);
        index_axis(grids, g, &grid->columns, true);
        grid->place_count = count_places(grid);
        for (uint32_t i = 0; i < grid->group_count; i++) {
            note_label(grids, g, grid->groups[i])->group = true;
        }
    }
    return true;
}

uint32_t bao__label_number(const bao_grids *grids, bao_span normal)
{
    if (normal.n == 0 || normal.n > grids->longest) {
        return BAO_NONE;
    }
    const uint32_t slot = *slot_of(grids, normal);
    return slot ? slot - 1 : BAO_NONE;
}

uint32_t bao__label_of_cell(const bao_grids *grids, bao_span text)
{
    char normal[TEXT_MOST];
    if (is_brief(text) || text.n > TEXT_MOST) {
        return BAO_NONE;
    }
    const uint32_t opened = bao__label_opened(grids, text);
    return opened != BAO_NONE ? opened : bao__label_number(grids, bao_grid_label(text, normal));
}

bao_grid_hit bao__label_hit(const bao_grids *grids, uint32_t grid, uint32_t label)
{
    return label == BAO_NONE ? (bao_grid_hit){0} : grids->hits[(size_t)label * grids->count + grid];
}

/* `text` reduced, into `out` of TEXT_MOST bytes; empty when it is too long. */
static bao_span reduce(bao_span text, char *out)
{
    return text.n > TEXT_MOST ? (bao_span){NULL, 0} : bao_grid_label(text, out);
}

/* The same for ranges of the view, one after the other. */
static bao_span reduce_joined(const bao__grid_reading *s, const bao_range *pieces, size_t count,
                              char *out)
{
    char text[TEXT_MOST];
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        const bao_span piece = bao_span_cut(s->view, pieces[i]);
        if (n + piece.n > sizeof text) {
            return (bao_span){NULL, 0};
        }
        memcpy(text + n, piece.p, piece.n);
        n += piece.n;
    }
    return bao_grid_label((bao_span){text, n}, out);
}

/* 行政诉讼(未经复议直接起诉): what stands in brackets at the end is a part of the label. */
uint32_t bao__label_opened(const bao_grids *grids, bao_span folded)
{
    char text[TEXT_MOST], normal[TEXT_MOST];
    size_t n = 0;
    if (folded.n > sizeof text || !bao_span_ends(folded, BAO_SPAN(")"))) {
        return BAO_NONE;
    }
    for (size_t i = 0; i < folded.n; i++) {
        text[n] = folded.p[i];
        n += folded.p[i] != '(' && folded.p[i] != ')';
    }
    return bao__label_number(grids, bao_grid_label((bao_span){text, n}, normal));
}

bao_grid_hit bao__joined_hit(const bao__grid_reading *s, const bao_range *pieces, size_t count)
{
    char normal[TEXT_MOST];
    const bao_span label = reduce_joined(s, pieces, count, normal);
    const uint32_t opened =
        count == 1 ? bao__label_opened(s->grids, bao_span_cut(s->view, *pieces)) : BAO_NONE;
    return bao__label_hit(s->grids, s->number,
                          opened != BAO_NONE ? opened : bao__label_number(s->grids, label));
}

bao_grid_hit bao__cell_hit(const bao__grid_reading *s, const bao__oriented_table *table,
                           const bao_cell *cell)
{
    return is_brief(bao_span_cut(s->view, cell->folded))
               ? bao__joined_hit(s, &cell->folded, 1)
               : bao__label_hit(s->grids, s->number, bao__oriented_label(table, cell));
}

/* All characters of `rest` stand in labels of groups, or are numbers of a label. */
static bool is_of_groups(const bao__grid_reading *s, bao_span rest)
{
    static const char numbers[] = "一二三四五六七八九十0123456789";
    size_t characters = 0;
    for (size_t i = 0, size; i < rest.n; i += size, characters++) {
        bao_utf8_next(rest.p + i, &size);
        bool found = memmem(numbers, sizeof numbers - 1, rest.p + i, size) != NULL;
        for (uint32_t g = 0; g < s->grid->group_count && !found; g++) {
            const bao_span group = s->grid->groups[g];
            found = memmem(group.p, group.n, rest.p + i, size) != NULL;
        }
        if (!found) {
            return false;
        }
    }
    return characters <= TAIL_REST;
}

uint64_t bao__label_tail(const bao__grid_reading *s, const bao_range *pieces, size_t count)
{
    char normal[TEXT_MOST];
    const bao_span whole = reduce_joined(s, pieces, count, normal);
    const bao_grid_axis *rows = &s->grid->rows;
    uint64_t found = 0;
    size_t longest = 6; /* 其他 ends too many words */
    if (!(rows->ends & end_bit(whole))) {
        return 0;
    }
    for (uint32_t k = 0; k < rows->count; k++) {
        for (uint32_t l = 0; l < rows->keys[k].label_count; l++) {
            const bao_span label = rows->keys[k].labels[l];
            if (label.n < longest || label.n >= whole.n || !bao_span_ends(whole, label) ||
                !is_of_groups(s, (bao_span){whole.p, whole.n - label.n})) {
                continue;
            }
            found = label.n > longest ? 0 : found;
            longest = label.n;
            found |= UINT64_C(1) << k;
        }
    }
    return found;
}

static size_t decode(bao_span s, uint32_t *out)
{
    size_t n = 0;
    for (size_t i = 0, size; i < s.n && n <= ALIKE_MOST; i += size) {
        out[n++] = bao_utf8_next(s.p + i, &size);
    }
    return n;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* Insertions, deletions and changes that make a b. */
static unsigned distance(const uint32_t *a, size_t m, const uint32_t *b, size_t n)
{
    unsigned row[ALIKE_MOST + 2];
    for (size_t j = 0; j <= n; j++) {
        row[j] = (unsigned)j;
    }
    for (size_t i = 1; i <= m; i++) {
        unsigned corner = row[0];
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= n; j++) {
            const unsigned change = corner + (a[i - 1] != b[j - 1]);
            corner = row[j];
            row[j] = least(change, least(row[j], row[j - 1]) + 1);
        }
    }
    return row[n];
}

/* The least distance of `text` to a label of row `key`; ALIKE_MOST when none is near. */
static unsigned nearest(const bao__grid_reading *s, uint32_t key, const uint32_t *text, size_t n)
{
    const bao_grid_key *row = &s->grid->rows.keys[key];
    uint32_t label[ALIKE_MOST + 1];
    unsigned best = ALIKE_MOST;
    for (uint32_t l = 0; l < row->label_count; l++) {
        const size_t m = decode(row->labels[l], label);
        const size_t gap = m > n ? m - n : n - m;
        if (m < ALIKE_LEAST || m > ALIKE_MOST || gap > m / 4) {
            continue;
        }
        const unsigned d = distance(text, n, label, m);
        best = d <= m / 4 && d < best ? d : best;
    }
    return best;
}

uint32_t bao__label_alike(const bao__grid_reading *s, bao_span text, uint64_t among)
{
    char normal[TEXT_MOST];
    uint32_t characters[ALIKE_MOST + 1];
    const size_t n = decode(reduce(text, normal), characters);
    uint32_t best = BAO_NONE;
    unsigned least_distance = ALIKE_MOST;
    if (n < ALIKE_LEAST - 1 || n > ALIKE_MOST) {
        return BAO_NONE;
    }
    for (; among; among &= among - 1) {
        const uint32_t key = (uint32_t)__builtin_ctzll(among);
        const unsigned d = nearest(s, key, characters, n);
        if (d < least_distance) {
            best = key;
            least_distance = d;
        } else if (d == least_distance && d < ALIKE_MOST) {
            best = BAO_NONE;
        }
    }
    return best;
}

uint64_t bao__labels_in(const bao__grid_reading *s, bao_span text)
{
    char normal[TEXT_MOST];
    const bao_span whole = reduce(text, normal);
    const bao_grid_axis *rows = &s->grid->rows;
    uint64_t found = 0;
    bao_span last = {NULL, 0};
    for (uint32_t k = 0; k < rows->count; k++) {
        for (uint32_t l = 0; l < rows->keys[k].label_count; l++) {
            const bao_span label = rows->keys[k].labels[l];
            const bool inside = last.n && memmem(last.p, last.n, label.p, label.n);
            if (label.n >= 12 && !inside && memmem(whole.p, whole.n, label.p, label.n)) {
                found |= UINT64_C(1) << k;
                last = label;
            }
        }
    }
    return found;
}

bool bao__label_part(const bao__grid_reading *s, const bao_grid_axis *axis, bao_span text,
                     uint64_t among)
{
    char normal[TEXT_MOST];
    const bao_span part = reduce(text, normal);
    for (uint32_t g = 0; g < s->grid->group_count; g++) {
        const bao_span group = s->grid->groups[g];
        if (part.n && memmem(group.p, group.n, part.p, part.n)) {
            return true;
        }
    }
    for (; among; among &= among - 1) {
        const bao_grid_key *row = &axis->keys[__builtin_ctzll(among)];
        for (uint32_t l = 0; l < row->label_count; l++) {
            if (part.n && memmem(row->labels[l].p, row->labels[l].n, part.p, part.n)) {
                return true;
            }
        }
    }
    return false;
}

bool bao__label_begins(const bao__grid_reading *s, bao_span text)
{
    char normal[TEXT_MOST];
    const bao_span begin = reduce(text, normal);
    const bao_grid_axis *rows = &s->grid->rows;
    for (uint32_t k = 0; k < rows->count && begin.n >= 6; k++) {
        for (uint32_t l = 0; l < rows->keys[k].label_count; l++) {
            const bao_span label = rows->keys[k].labels[l];
            if (label.n > begin.n && bao_span_starts(label, begin)) {
                return true;
            }
        }
    }
    return false;
}

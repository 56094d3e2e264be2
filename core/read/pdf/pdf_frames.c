/* pdf_frames.c - ruling lines that touch each other make the frame of a table. */
#include "read/pdf/pdf_frame.h"

#include <stdlib.h>

/* Points: lines that end so near to each other meet; edges so near are one. */
#define MEET 3.0f
#define EDGE 3.0f

/* Rules of a page that are looked at, each way. */
#define RULES_MOST 2000

/* Slots of a table on one page. */
#define SLOTS_MOST 40000u

typedef struct finder {
    const bao__pdf_page *page;
    uint32_t *parent; /* of rules: those across first, then those down */
    uint32_t across, down;
    bao__frame *frames;
    size_t count, capacity;
    float *edges; /* room for those of one frame */
    bool failed;
} finder;

static uint32_t root_of(finder *f, uint32_t at)
{
    while (f->parent[at] != at) {
        f->parent[at] = f->parent[f->parent[at]];
        at = f->parent[at];
    }
    return at;
}

static bool inside(float x, float from, float to)
{
    return x >= from - MEET && x <= to + MEET;
}

static void connect(finder *f)
{
    for (uint32_t i = 0; i < f->across + f->down; i++) {
        f->parent[i] = i;
    }
    for (uint32_t a = 0; a < f->across; a++) {
        const bao__pdf_rule *h = &f->page->across.items[a];
        for (uint32_t d = 0; d < f->down; d++) {
            const bao__pdf_rule *v = &f->page->down.items[d];
            if (v->at > h->to + MEET) {
                break; /* they are in order */
            }
            if (inside(v->at, h->from, h->to) && inside(h->at, v->from, v->to)) {
                f->parent[root_of(f, a)] = root_of(f, f->across + d);
            }
        }
    }
}

static int compare_floats(const void *a, const void *b)
{
    const float x = *(const float *)a, y = *(const float *)b;
    return x < y ? -1 : x > y;
}

/* Sorts edges and makes one of those that are near each other; how many are left. */
static uint32_t settle(float *edges, uint32_t n)
{
    qsort(edges, n, sizeof *edges, compare_floats);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (kept && edges[i] - edges[kept - 1] < EDGE) {
            continue;
        }
        edges[kept++] = edges[i];
    }
    return kept;
}

/* How much of [from, to) the rules at `at` cover, as a share. */
static float covered(const bao__pdf_rules *rules, float at, float from, float to)
{
    float sum = 0;
    for (size_t i = 0; i < rules->count; i++) {
        const bao__pdf_rule *r = &rules->items[i];
        if (r->at < at - EDGE || r->at > at + EDGE) {
            continue;
        }
        const float left = r->from > from ? r->from : from, right = r->to < to ? r->to : to;
        sum += right > left ? right - left : 0;
    }
    return to > from ? sum / (to - from) : 0;
}

static float *copy_edges(finder *f, uint32_t n)
{
    float *copy = bao_arena_alloc(f->page->scratch, (n + 1) * sizeof *copy);
    f->failed |= !copy;
    if (copy) {
        memcpy(copy, f->edges, n * sizeof *copy);
    }
    return copy;
}

/* Which sides of its slots have a rule. */
static bool look_at_sides(finder *f, bao__frame *frame)
{
    const size_t slots = (size_t)frame->rows * frame->columns;
    frame->right = bao_arena_calloc(f->page->scratch, slots + 1, sizeof *frame->right);
    frame->below = bao_arena_calloc(f->page->scratch, slots + 1, sizeof *frame->below);
    if (!frame->right || !frame->below) {
        return false;
    }
    for (uint32_t r = 0; r < frame->rows; r++) {
        for (uint32_t c = 0; c < frame->columns; c++) {
            const size_t slot = (size_t)r * frame->columns + c;
            frame->right[slot] = frame->open || c + 1 == frame->columns ||
                                 covered(&f->page->down, frame->down[c + 1], frame->across[r],
                                         frame->across[r + 1]) > 0.5f;
            frame->below[slot] = frame->open || r + 1 == frame->rows ||
                                 covered(&f->page->across, frame->across[r + 1], frame->down[c],
                                         frame->down[c + 1]) > 0.5f;
        }
    }
    return true;
}

static void widen(bao__pdf_rect *area, float left, float top, float right, float bottom)
{
    area->left = left < area->left ? left : area->left;
    area->top = top < area->top ? top : area->top;
    area->right = right > area->right ? right : area->right;
    area->bottom = bottom > area->bottom ? bottom : area->bottom;
}

/* The frame of the rules whose root is `root`. */
static void add_frame(finder *f, uint32_t root)
{
    bao__frame frame = {.area = {1e9f, 1e9f, -1e9f, -1e9f}};
    uint32_t h = 0, v = 0;
    for (uint32_t i = 0; i < f->across; i++) {
        const bao__pdf_rule *r = &f->page->across.items[i];
        if (root_of(f, i) == root) {
            widen(&frame.area, r->from, r->at, r->to, r->at);
            h++;
        }
    }
    for (uint32_t i = 0; i < f->down; i++) {
        const bao__pdf_rule *r = &f->page->down.items[i];
        if (root_of(f, f->across + i) == root) {
            widen(&frame.area, r->at, r->from, r->at, r->to);
            f->edges[v++] = r->at;
        }
    }
    if (h < 1 || v < 1 || h + v < 3) { /* a part of a table on another page has one rule across */
        return;
    }
    f->edges[v++] = frame.area.left;
    f->edges[v++] = frame.area.right;
    const uint32_t columns = settle(f->edges, v);
    frame.columns = columns - 1;
    frame.down = copy_edges(f, columns);
    uint32_t n = 0;
    for (uint32_t i = 0; i < f->across; i++) {
        if (root_of(f, i) == root) {
            f->edges[n++] = f->page->across.items[i].at;
        }
    }
    f->edges[n++] = frame.area.top;
    f->edges[n++] = frame.area.bottom;
    const uint32_t rows = settle(f->edges, n);
    frame.rows = rows - 1;
    frame.across = copy_edges(f, rows);
    if (f->failed || columns < 2 || rows < 2 || columns > BAO__FRAME_EDGES ||
        (uint64_t)rows * columns > SLOTS_MOST) {
        return;
    }
    if (!look_at_sides(f, &frame) ||
        !BAO_RESERVE(f->page->scratch, f->frames, f->count, f->capacity)) {
        f->failed = true;
        return;
    }
    f->frames[f->count++] = frame;
}

static bool alike(const bao__pdf_rule *a, const bao__pdf_rule *b)
{
    return inside(a->from, b->from - MEET, b->from + MEET) &&
           inside(a->to, b->to - MEET, b->to + MEET);
}

/* Something of a frame lies at height `y`. */
static bool is_taken(const finder *f, float y, float from, float to)
{
    for (size_t i = 0; i < f->count; i++) {
        const bao__pdf_rect *a = &f->frames[i].area;
        if (y > a->top - MEET && y < a->bottom + MEET && from < a->right && to > a->left) {
            return true;
        }
    }
    return false;
}

/* Rules of one width below each other, with no rule down: a table whose columns are told by gaps.
 * The `first` of them; `used` are those that are in a frame. */
static void add_open(finder *f, uint32_t first, bool *used)
{
    const bao__pdf_rule *top = &f->page->across.items[first];
    uint32_t n = 0;
    for (uint32_t i = first; i < f->across; i++) {
        const bao__pdf_rule *r = &f->page->across.items[i];
        if (!used[i] && alike(r, top) && !is_taken(f, r->at, r->from, r->to)) {
            f->edges[n++] = r->at;
            used[i] = true;
        }
    }
    const uint32_t rows = settle(f->edges, n);
    if (rows < 3) {
        return;
    }
    bao__frame frame = {.open = true, .rows = rows - 1, .columns = 1};
    frame.area = (bao__pdf_rect){top->from, f->edges[0], top->to, f->edges[rows - 1]};
    frame.across = copy_edges(f, rows);
    f->edges[0] = top->from;
    f->edges[1] = top->to;
    frame.down = copy_edges(f, 2);
    if (f->failed || !look_at_sides(f, &frame) ||
        !BAO_RESERVE(f->page->scratch, f->frames, f->count, f->capacity)) {
        f->failed = true;
        return;
    }
    f->frames[f->count++] = frame;
}

static void find_open(finder *f)
{
    bool *used = bao_arena_calloc(f->page->scratch, f->across + 1, sizeof *used);
    f->failed |= !used;
    for (uint32_t i = 0; i < f->across && !f->failed; i++) {
        const bao__pdf_rule *r = &f->page->across.items[i];
        bool alone = r->to - r->from > f->page->width * 0.25f;
        for (uint32_t d = 0; d < f->down && alone; d++) {
            alone = root_of(f, i) != root_of(f, f->across + d);
        }
        used[i] |= !alone;
    }
    for (uint32_t i = 0; i < f->across && !f->failed; i++) {
        if (!used[i]) {
            add_open(f, i, used);
        }
    }
}

bool bao__frames_find(const bao__pdf_page *page, bao__frame **frames, size_t *count)
{
    finder f = {.page = page};
    *count = 0;
    f.across = (uint32_t)(page->across.count < RULES_MOST ? page->across.count : RULES_MOST);
    f.down = (uint32_t)(page->down.count < RULES_MOST ? page->down.count : RULES_MOST);
    if (!f.across) {
        return true;
    }
    f.parent = bao_arena_alloc(page->scratch, (f.across + f.down + 1) * sizeof *f.parent);
    f.edges = bao_arena_alloc(page->scratch, (f.across + f.down + 4) * sizeof *f.edges);
    if (!f.parent || !f.edges) {
        return false;
    }
    connect(&f);
    for (uint32_t i = 0; i < f.across + f.down && !f.failed; i++) {
        if (root_of(&f, i) == i) {
            add_frame(&f, i);
        }
    }
    find_open(&f);
    *frames = f.frames;
    *count = f.count;
    return !f.failed;
}

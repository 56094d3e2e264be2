/* pdf_page.c - collecting what a page paints, and seeing it as a reader does. */
#include "read/pdf/pdf_page.h"

#include <stdlib.h>

/* Points. A filled area that is no higher is a ruling line. */
#define RULE_MOST 3.2f

/* Points: what is smaller both ways is a dot, where ruling lines meet or of a dotted one. */
#define DOT_MOST 1.6f

/* Of a page's area: what is smaller is a logo or a stamp. */
#define PICTURE_LEAST 0.03f

/* A faint letter so many times as large as the text is of a watermark. */
#define WATERMARK 1.7

/* Filled areas of a page that are looked at. */
#define FILLS_MOST 4000

void bao__pdf_page_start(bao__pdf_page *page, float width, float height)
{
    bao_arena_reset(page->scratch);
    page->width = width;
    page->height = height;
    page->glyph_count = page->across.count = page->down.count = page->fill_count = 0;
    page->image_share = 0;
    page->picture_count = 0;
    page->order = 0;
    page->depth = 0;
    page->masks = 0;
    page->clips[0] = (bao__pdf_rect){0, 0, width, height};
    memset(page->sights, 0, sizeof page->sights);
    page->digits_unseen = page->letters_unseen = 0;
}

static unsigned top_clip(const bao__pdf_page *page)
{
    return page->depth < BAO__PDF_CLIPS ? page->depth : BAO__PDF_CLIPS - 1;
}

static bao__pdf_rect both(bao__pdf_rect a, bao__pdf_rect b)
{
    return (bao__pdf_rect){a.left > b.left ? a.left : b.left, a.top > b.top ? a.top : b.top,
                           a.right < b.right ? a.right : b.right,
                           a.bottom < b.bottom ? a.bottom : b.bottom};
}

void bao__pdf_page_clip(bao__pdf_page *page, bao__pdf_rect area, bool mask)
{
    const bao__pdf_rect inside = both(page->clips[top_clip(page)], area);
    page->depth++;
    if (page->depth < BAO__PDF_CLIPS) {
        page->clips[page->depth] = inside;
        const uint64_t bit = (uint64_t)1 << page->depth;
        page->masks = mask ? page->masks | bit : page->masks & ~bit;
    }
}

void bao__pdf_page_unclip(bao__pdf_page *page)
{
    page->depth -= page->depth > 0;
}

/* The quarter turns of a direction. */
static uint8_t turn_of(const float step[2])
{
    const float x = step[0], y = step[1], ax = x < 0 ? -x : x, ay = y < 0 ? -y : y;
    return ay <= ax * 0.05f   ? (x >= 0 ? 0 : 2)
           : ax <= ay * 0.05f ? (y >= 0 ? 1 : 3)
                              : BAO__PDF_ASKEW;
}

void bao__pdf_page_glyph(bao__pdf_page *page, bao__pdf_glyph glyph, float x, float y,
                         const float advance[2])
{
    if (!BAO_RESERVE(page->arena, page->glyphs, page->glyph_count, page->glyph_capacity)) {
        page->failed = true;
        return;
    }
    const bao__pdf_rect clip = page->clips[top_clip(page)];
    const float dx = advance[0], dy = advance[1];
    glyph.turn = turn_of(advance);
    glyph.order = page->order++;
    /* Its middle, about a third of its size above the baseline, whatever its direction. */
    const float reach = (dx < 0 ? -dx : dx) + (dy < 0 ? -dy : dy), lift = glyph.size * 0.33f;
    const float px = reach > 0 ? dy / reach : 0, py = reach > 0 ? -dx / reach : -1;
    const float mx = x + dx / 2 + px * lift, my = y + dy / 2 + py * lift;
    const float slack = 0.5f;
    if (glyph.sight == BAO__PDF_SEEN && (mx < clip.left - slack || mx > clip.right + slack ||
                                         my < clip.top - slack || my > clip.bottom + slack)) {
        glyph.sight = BAO__PDF_CLIPPED;
    }
    glyph.left = x;
    glyph.base = y;
    glyph.right = reach; /* until the page is whole */
    page->glyphs[page->glyph_count++] = glyph;
}

static void add_rule(bao__pdf_page *page, bao__pdf_rules *rules, bao__pdf_rule rule)
{
    if (!BAO_RESERVE(page->arena, rules->items, rules->count, rules->capacity)) {
        page->failed = true;
        return;
    }
    rules->items[rules->count++] = rule;
}

static void add_fill(bao__pdf_page *page, bao__pdf_fill fill)
{
    if (page->fill_count >= FILLS_MOST) {
        return;
    }
    if (!BAO_RESERVE(page->arena, page->fills, page->fill_count, page->fill_capacity)) {
        page->failed = true;
        return;
    }
    page->fills[page->fill_count++] = fill;
}

void bao__pdf_page_fill(bao__pdf_page *page, bao__pdf_rect area, bool pale, bool opaque)
{
    area = both(area, page->clips[top_clip(page)]);
    const float width = area.right - area.left, height = area.bottom - area.top;
    if (width < 0 || height < 0) {
        return;
    }
    page->order++;
    const bool dot = width <= DOT_MOST && height <= DOT_MOST;
    if (height <= RULE_MOST && (dot || width > height * 2) && !pale) {
        add_rule(page, &page->across,
                 (bao__pdf_rule){(area.top + area.bottom) / 2, area.left, area.right});
    }
    if (width <= RULE_MOST && (dot || height > width * 2) && !pale) {
        add_rule(page, &page->down,
                 (bao__pdf_rule){(area.left + area.right) / 2, area.top, area.bottom});
    }
    if (width > RULE_MOST && height > RULE_MOST && opaque) {
        add_fill(page, (bao__pdf_fill){area, page->order, pale, false});
    }
}

void bao__pdf_page_shade(bao__pdf_page *page)
{
    page->order++;
    add_fill(page, (bao__pdf_fill){page->clips[top_clip(page)], page->order, false, false});
}

static void add_picture(bao__pdf_page *page, bao__pdf_rect area)
{
    if (page->picture_count < BAO__PDF_PICTURES &&
        (area.right - area.left) * (area.bottom - area.top) >
            page->width * page->height * PICTURE_LEAST) {
        page->pictures[page->picture_count++] = area;
    }
}

void bao__pdf_page_image(bao__pdf_page *page, bao__pdf_rect area, bool opaque)
{
    area = both(area, page->clips[top_clip(page)]);
    const float width = area.right - area.left, height = area.bottom - area.top;
    if (width <= 0 || height <= 0) {
        return;
    }
    if (width <= RULE_MOST || height <= RULE_MOST) { /* a line drawn as a picture */
        bao__pdf_page_fill(page, area, false, opaque);
        return;
    }
    page->order++;
    add_picture(page, area);
    page->image_share += width * height / (page->width * page->height + 1);
    if (opaque && !(page->masks >> top_clip(page) & 1)) {
        add_fill(page, (bao__pdf_fill){area, page->order, false, true});
    }
}

void bao__pdf_page_stroke(bao__pdf_page *page, const float from[2], const float to[2], bool pale)
{
    const float dx = to[0] - from[0], dy = to[1] - from[1];
    const bool across = dy < 0.6f && dy > -0.6f, down = dx < 0.6f && dx > -0.6f;
    bao__pdf_rect area = {from[0] < to[0] ? from[0] : to[0], from[1] < to[1] ? from[1] : to[1],
                          from[0] > to[0] ? from[0] : to[0], from[1] > to[1] ? from[1] : to[1]};
    if (pale || across == down) {
        return;
    }
    bao__pdf_rect clip = page->clips[top_clip(page)];
    clip = (bao__pdf_rect){clip.left - 1, clip.top - 1, clip.right + 1, clip.bottom + 1};
    area = both(area, clip);
    if (area.right < area.left || area.bottom < area.top) {
        return;
    }
    if (across) {
        add_rule(page, &page->across, (bao__pdf_rule){area.top, area.left, area.right});
    } else {
        add_rule(page, &page->down, (bao__pdf_rule){area.left, area.top, area.bottom});
    }
}

/* The direction that most glyphs of the page have. */
static unsigned main_turn(const bao__pdf_page *page)
{
    uint32_t counts[BAO__PDF_ASKEW + 1] = {0};
    unsigned best = 0;
    for (size_t i = 0; i < page->glyph_count; i++) {
        counts[page->glyphs[i].turn]++;
    }
    for (unsigned turn = 1; turn < BAO__PDF_ASKEW; turn++) {
        best = counts[turn] > counts[best] * 2 ? turn : best;
    }
    return best;
}

/* A point of a page of `width` by `height` after the page was turned back by `turn` quarters. */
static void turn_point(float width, float height, unsigned turn, float *x, float *y)
{
    const float px = *x, py = *y;
    switch (turn) {
    case 1: /* letters ran down */
        *x = py;
        *y = width - px;
        break;
    case 2:
        *x = width - px;
        *y = height - py;
        break;
    case 3:
        *x = height - py;
        *y = px;
        break;
    default:
        break;
    }
}

static bao__pdf_rect turn_rect(float width, float height, unsigned turn, bao__pdf_rect r)
{
    float x0 = r.left, y0 = r.top, x1 = r.right, y1 = r.bottom;
    turn_point(width, height, turn, &x0, &y0);
    turn_point(width, height, turn, &x1, &y1);
    return (bao__pdf_rect){x0 < x1 ? x0 : x1, y0 < y1 ? y0 : y1, x0 > x1 ? x0 : x1,
                           y0 > y1 ? y0 : y1};
}

static void turn_rules(bao__pdf_page *page, unsigned turn)
{
    bao__pdf_rules was[2] = {page->across, page->down};
    for (int vertical = 0; vertical < 2; vertical++) {
        for (size_t i = 0; i < was[vertical].count; i++) {
            bao__pdf_rule *r = &was[vertical].items[i];
            const bao__pdf_rect line = vertical ? (bao__pdf_rect){r->at, r->from, r->at, r->to}
                                                : (bao__pdf_rect){r->from, r->at, r->to, r->at};
            const bao__pdf_rect now = turn_rect(page->width, page->height, turn, line);
            const bool stands = (vertical != 0) != (turn & 1);
            *r = stands ? (bao__pdf_rule){now.left, now.top, now.bottom}
                        : (bao__pdf_rule){now.top, now.left, now.right};
        }
    }
    page->across = turn & 1 ? was[1] : was[0];
    page->down = turn & 1 ? was[0] : was[1];
}

/* Turns all of the page so that most letters stand upright; gives glyphs their extent. */
static void turn_page(bao__pdf_page *page)
{
    const unsigned turn = main_turn(page);
    for (size_t i = 0; i < page->glyph_count; i++) {
        bao__pdf_glyph *g = &page->glyphs[i];
        turn_point(page->width, page->height, turn, &g->left, &g->base);
        g->turn = g->turn == BAO__PDF_ASKEW ? g->turn : (g->turn + 4 - turn) & 3;
        g->right = g->left + (g->turn == 1 ? g->size : g->right); /* 1: letters below each other */
    }
    if (!turn) {
        return;
    }
    turn_rules(page, turn);
    for (size_t i = 0; i < page->fill_count; i++) {
        page->fills[i].area = turn_rect(page->width, page->height, turn, page->fills[i].area);
    }
    for (unsigned i = 0; i < page->picture_count; i++) {
        page->pictures[i] = turn_rect(page->width, page->height, turn, page->pictures[i]);
    }
    if (turn & 1) {
        const float width = page->width;
        page->width = page->height;
        page->height = width;
    }
}

/* What lies under a glyph when it is painted, and what is painted over it. */
static void look_through(bao__pdf_page *page)
{
    for (size_t i = 0; i < page->glyph_count; i++) {
        bao__pdf_glyph *g = &page->glyphs[i];
        const float x = (g->left + g->right) / 2, y = g->base - g->size * 0.33f;
        bool ground = true; /* pale: paper */
        if (g->sight != BAO__PDF_SEEN || (!page->fill_count && !g->pale) ||
            page->work > BAO__PDF_WORK) {
            continue;
        }
        page->work += page->fill_count;
        for (size_t f = 0; f < page->fill_count; f++) {
            const bao__pdf_fill *fill = &page->fills[f];
            const bao__pdf_rect *a = &fill->area;
            if (x < a->left || x > a->right || y < a->top || y > a->bottom) {
                continue;
            }
            if (fill->order > g->order) {
                g->sight = BAO__PDF_COVERED;
                break;
            }
            ground = fill->pale;
        }
        if (g->sight == BAO__PDF_SEEN && g->pale && ground) {
            g->sight = BAO__PDF_WHITE;
        }
    }
}

static int by_place(const bao__pdf_rule *a, const bao__pdf_rule *b)
{
    return a->at != b->at ? (a->at < b->at ? -1 : 1) : a->from < b->from ? -1 : a->from > b->from;
}

static int compare_rules(const void *a, const void *b)
{
    return by_place(a, b);
}

/* Joins pieces of one line: they lie within `near` of each other, with no gap. */
static void join_rules(bao__pdf_rules *rules)
{
    const float near = 1.2f, gap = 2.5f;
    if (!rules->count) {
        return;
    }
    qsort(rules->items, rules->count, sizeof *rules->items, compare_rules);
    /* Lines of about the same place get the same place, then are in order along it. */
    float at = rules->items[0].at;
    for (size_t i = 1; i < rules->count; i++) {
        if (rules->items[i].at - at > near) {
            at = rules->items[i].at;
        }
        rules->items[i].at = at;
    }
    qsort(rules->items, rules->count, sizeof *rules->items, compare_rules);
    size_t n = 0;
    for (size_t i = 1; i < rules->count; i++) {
        bao__pdf_rule *last = &rules->items[n];
        const bao__pdf_rule *next = &rules->items[i];
        if (next->at == last->at && next->from <= last->to + gap) {
            last->to = next->to > last->to ? next->to : last->to;
        } else {
            rules->items[++n] = *next;
        }
    }
    rules->count = n + 1;
    n = 0;
    for (size_t i = 0; i < rules->count; i++) { /* dots that no line went through */
        if (rules->items[i].to - rules->items[i].from > 3) {
            rules->items[n++] = rules->items[i];
        }
    }
    rules->count = n;
}

/* Fonts that say a digit is as wide as a Chinese character: a glyph ends where the next one of its
 * line begins. */
static void fit_widths(bao__pdf_page *page)
{
    bao__pdf_glyph *last = NULL;
    for (size_t i = 0; i < page->glyph_count; i++) {
        bao__pdf_glyph *g = &page->glyphs[i];
        if (g->sight != BAO__PDF_SEEN || g->turn) {
            continue;
        }
        const float most = g->size * 0.3f;
        if (last && g->left > last->left + g->size * 0.15f && g->left < last->right &&
            g->base - last->base < most && last->base - g->base < most) {
            last->right = g->left;
        }
        last = g;
    }
}

/* Large faint letters lie under the text: a watermark. They stand askew, whatever their direction.
 */
static void mark_watermark(bao__pdf_page *page)
{
    double sizes = 0;
    size_t n = 0;
    for (size_t i = 0; i < page->glyph_count; i++) {
        const bao__pdf_glyph *g = &page->glyphs[i];
        if (g->sight == BAO__PDF_SEEN && !g->faint) {
            sizes += g->size;
            n++;
        }
    }
    for (size_t i = 0; i < page->glyph_count && n; i++) {
        bao__pdf_glyph *g = &page->glyphs[i];
        if (g->faint && g->size > sizes / (double)n * WATERMARK) {
            g->turn = BAO__PDF_ASKEW;
        }
    }
}

static void count_sights(bao__pdf_page *page)
{
    for (size_t i = 0; i < page->glyph_count; i++) {
        const bao__pdf_glyph *g = &page->glyphs[i];
        const bool digit = (g->c >= '0' && g->c <= '9') || (g->c >= 0xFF10 && g->c <= 0xFF19);
        const bool unseen = g->sight > BAO__PDF_TWICE && g->c > ' ' && g->c != 0x3000;
        page->sights[g->sight]++;
        page->digits_unseen += unseen && digit;
        page->letters_unseen += unseen && !digit;
    }
}

void bao__pdf_page_end(bao__pdf_page *page)
{
    turn_page(page);
    look_through(page);
    if (!bao__pdf_mark_twice(page)) {
        page->failed = true;
        return;
    }
    mark_watermark(page);
    fit_widths(page);
    count_sights(page);
    join_rules(&page->across);
    join_rules(&page->down);
}
